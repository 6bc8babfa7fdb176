//! What the clerk's day costs the database, as ceilings: a statement more than here is a decision, not an accident.
//!
//! Wall time is not looked at: it is the machine's. Commits are syncs on both engines; on SQLite a statement is what costs,
//! on PostgreSQL waiting for the server.

use obieg_cases::model::CaseState;
use obieg_cases::queries::CaseList;
use obieg_kernel::Counts;
use obieg_testkit::{World, on_both};

use crate::cast::{letter, open_case, open_to, register, with_list};
use crate::faces;

/// What is looked at of one act.
struct Most {
    /// On SQLite.
    statements: u64,
    /// On PostgreSQL.
    round_trips: u64,
    transactions: u64,
    commits: u64,
}

/// Counted the second time: by then every connection is open and nothing is loaded for the first time.
fn at_most(world: &World, what: &str, counts: Counts, most: &Most) {
    assert!(
        counts.transactions <= most.transactions,
        "{what}: {counts:?}, at most {} transactions",
        most.transactions
    );
    assert!(counts.commits <= most.commits, "{what}: {counts:?}, at most {} commits", most.commits);
    if world.schema.is_some() {
        assert!(
            counts.round_trips <= most.round_trips,
            "{what}: {counts:?}, at most {} round trips",
            most.round_trips
        );
    } else {
        assert!(
            counts.statements <= most.statements,
            "{what}: {counts:?}, at most {} statements",
            most.statements
        );
    }
}

on_both! {
    async fn a_letter_and_a_case_cost_so_many_statements(world: World with faces) {
        with_list(&world).await;
        let chancery = world.actor("alfa", "Karolina").await;
        register(&world, "pierwsze").await;
        let before = world.kernel.counts();
        let deed = obieg_registry::deeds::RegisterItem { draft: letter("drugie"), files: Vec::new(), taken_as: None };
        let item = chancery.act(deed, None).await.unwrap();
        let most = Most { statements: 9, round_trips: 2, transactions: 1, commits: 1 };
        at_most(&world, "register a letter", world.kernel.counts().since(before), &most);

        let first = register(&world, "trzecie").await;
        for id in [item.id, first.id] {
            open_to(&world, id, "Anna").await;
        }
        open_case(&world, "Anna", Some(first.id)).await.unwrap();
        let anna = world.actor("alfa", "Anna").await;
        let before = world.kernel.counts();
        let deed = crate::cast::opening(Some(item.id));
        anna.act(deed, None).await.unwrap();
        let most = Most { statements: 29, round_trips: 5, transactions: 1, commits: 1 };
        at_most(&world, "open a case from a letter", world.kernel.counts().since(before), &most);
    }
}

on_both! {
    async fn a_page_costs_so_many_statements(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        for title in ["pierwsze", "drugie", "trzecie"] {
            let item = register(&world, title).await;
            open_to(&world, item.id, "Anna").await;
            open_case(&world, "Anna", Some(item.id)).await.unwrap();
        }
        let anna = world.actor("alfa", "Anna").await;
        let list = CaseList { state: CaseState::Open, mine: false, due_from: None, due_to: None, after: None, limit: 50 };
        let case = anna.see(list).await.unwrap().cases[0].id;
        register(&world, "czeka na przydział").await;
        let nobody = world.serve().await;
        for (what, name, path, statements, round_trips) in [
            ("case page", "Anna", format!("/sprawy/{case}"), 16, 4),
            ("work list", "Anna", "/sprawy?stan=open".to_owned(), 2, 2),
            ("desk of an officer", "Anna", "/pulpit".to_owned(), 1, 1),
            ("desk of the chancery", "Karolina", "/pulpit".to_owned(), 1, 1),
            ("queue", "Karolina", "/dekretacja".to_owned(), 13, 3),
        ] {
            let browser = nobody.with_cookie(&world.cookie("alfa", name).await);
            assert_eq!(browser.get(&path).await.status, 200, "{what}");
            let before = world.kernel.counts();
            assert_eq!(browser.get(&path).await.status, 200);
            let most = Most { statements, round_trips, transactions: 2, commits: 0 };
            at_most(&world, what, world.kernel.counts().since(before), &most);
        }
    }
}
