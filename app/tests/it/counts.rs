//! What the clerk's day costs the database, as ceilings: a statement more than here is a decision, not an accident.
//!
//! Wall time is not looked at: it is the machine's. Statements are round trips on PostgreSQL, commits are syncs on both.

use obieg_cases::model::CaseState;
use obieg_cases::queries::CaseList;
use obieg_kernel::Counts;
use obieg_testkit::{World, on_both};

use crate::cast::{letter, open_case, open_to, register, with_list};
use crate::faces;

/// Counted the second time: by then every connection is open and nothing is loaded for the first time.
fn at_most(what: &str, counts: Counts, statements: u64, transactions: u64, commits: u64) {
    assert!(counts.statements <= statements, "{what}: {counts:?}, at most {statements} statements");
    assert!(counts.transactions <= transactions, "{what}: {counts:?}, at most {transactions} transactions");
    assert!(counts.commits <= commits, "{what}: {counts:?}, at most {commits} commits");
}

/// SQLite writes the journal table by table, PostgreSQL in one round trip.
fn by(world: &World, sqlite: u64, postgres: u64) -> u64 {
    if world.schema.is_some() { postgres } else { sqlite }
}

on_both! {
    async fn a_letter_and_a_case_cost_so_many_statements(world: World with faces) {
        with_list(&world).await;
        let chancery = world.actor("alfa", "Karolina").await;
        register(&world, "pierwsze").await;
        let before = world.kernel.counts();
        let deed = obieg_registry::deeds::RegisterItem { draft: letter("drugie"), files: Vec::new(), taken_as: None };
        let item = chancery.act(deed, None).await.unwrap();
        at_most("register a letter", world.kernel.counts().since(before), by(&world, 9, 6), 1, 1);

        let first = register(&world, "trzecie").await;
        for id in [item.id, first.id] {
            open_to(&world, id, "Anna").await;
        }
        open_case(&world, "Anna", Some(first.id)).await.unwrap();
        let anna = world.actor("alfa", "Anna").await;
        let before = world.kernel.counts();
        let deed = crate::cast::opening(Some(item.id));
        anna.act(deed, None).await.unwrap();
        at_most("open a case from a letter", world.kernel.counts().since(before), by(&world, 34, 28), 1, 1);
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
        let cookie = world.cookie("alfa", "Anna").await;
        let browser = world.serve().await.with_cookie(&cookie);
        for (what, path, statements, transactions) in
            [("case page", format!("/sprawy/{case}"), 13, 2), ("work list", "/sprawy?stan=open".to_owned(), 2, 2)]
        {
            assert_eq!(browser.get(&path).await.status, 200);
            let before = world.kernel.counts();
            assert_eq!(browser.get(&path).await.status, 200);
            at_most(what, world.kernel.counts().since(before), statements, transactions, 0);
        }
    }
}
