//! Contracts that hold for all slices at once.

use obieg_testkit::{Database, World, on_both};

use crate::faces;

on_both! {
    async fn every_statement_is_understood(world: World with faces) {
        let statements: Vec<&'static str> = faces().into_iter().flat_map(|face| face.statements).collect();
        assert!(statements.len() > 50);
        world.kernel.rehearse(&world.office("alfa"), &statements).unwrap();
    }
}

/// No statement walks a table that grows with letters and cases from end to end: with a million cases it would be felt, with
/// the few of a test never.
#[tokio::test(flavor = "multi_thread")]
async fn no_growing_table_is_walked_whole() {
    let world = World::open(Database::Sqlite, faces).await;
    let office = world.office("alfa");
    let statements = faces().into_iter().flat_map(|face| face.statements);
    let walks: Vec<String> = statements
        .flat_map(|words| {
            let plan = world.kernel.plan(&office, words).unwrap();
            let tables: Vec<String> = plan.iter().filter_map(|step| walked(step, words)).collect();
            tables.into_iter().map(move |table| format!("{table}: {words}"))
        })
        .filter(|walk| !SMALL.iter().any(|table| walk.starts_with(table)))
        .filter(|walk| !ON_PURPOSE.iter().any(|words| walk.contains(words)))
        .collect();
    assert!(walks.is_empty(), "{}", walks.join("\n"));
}

/// What has to touch everything that is open to a unit: only when it goes under another one.
const ON_PURPOSE: [&str; 4] = [
    "DELETE FROM cases_reach WHERE office = $1 AND scope = $2 AND NOT EXISTS",
    "DELETE FROM registry_reach WHERE office = $1 AND scope = $2 AND NOT EXISTS",
    "FROM cases_reach b WHERE b.office = $1 AND b.scope = $3 AND NOT EXISTS",
    "FROM registry_reach b WHERE b.office = $1 AND b.scope = $3 AND NOT EXISTS",
];

/// Tables with some thousand rows at the most, however many letters come.
const SMALL: [&str; 25] = [
    "kernel_look_rule",
    "assignments_template",
    "terms_pattern",
    "templates_",
    "signing_seal",
    "signing_follower",
    "paper_store",
    "people_",
    "classification_list",
    "intake_refusal_open",
    "kernel_factor_rule",
    "kernel_token",
    "registers_register",
    "routing_rule",
    "routing_follower",
    "mailbox_rule",
    "mailbox_follower",
    "registry_reach_incomplete",
    // One row for each office.
    "desk_first",
    "journal_head",
    "notices_office",
    "notices_server",
    // One row for each person.
    "notices_reader",
    "webhooks_subscription",
    // Twenty at most are live.
    "mailbox_box",
];

/// The table or index of a step that reads every row of an office, or of all that somebody reaches.
fn walked(step: &str, words: &str) -> Option<String> {
    if let Some(rest) = step.strip_prefix("SCAN ") {
        let alias = rest.split(' ').next()?;
        let mut before = words.split([' ', ',', ')']).zip(words.split([' ', ',', ')']).skip(1));
        // The name of a subquery stands behind its bracket: what that reads is told in steps of its own.
        let named = before.find(|(table, name)| *name == alias && table.contains('_'));
        return named
            .map(|(table, _)| table.to_owned())
            .or_else(|| alias.contains('_').then(|| alias.to_owned()));
    }
    let index = step.split(" INDEX ").nth(1)?;
    let whole = index.ends_with("(office=?)") || index.ends_with("(office=? AND scope=?)");
    whole.then(|| index.trim_start_matches("sqlite_autoindex_").to_owned())
}

/// The same migrations give the same tables and columns on both engines.
#[tokio::test(flavor = "multi_thread")]
async fn both_engines_have_the_same_columns() {
    let Some(postgres) = Database::postgres() else {
        eprintln!("skipped: OBIEG_TEST_PG is not set");
        return;
    };
    let one = World::open(Database::Sqlite, faces).await;
    let two = World::open(postgres, faces).await;
    let columns = |world: &World| world.kernel.rehearse(&world.office("alfa"), &[]).unwrap();
    assert_eq!(columns(&one), columns(&two));
}

/// Polish and English have the same keys; a text missing in one is a hole on a screen.
#[tokio::test(flavor = "multi_thread")]
async fn both_languages_have_the_same_keys() {
    let world = World::open(Database::Sqlite, faces).await;
    let site = world.site();
    let (pl, en) = (site.lexicon().keys("pl"), site.lexicon().keys("en"));
    assert_eq!(pl, en);
    assert!(pl.len() > 400);
}

/// Numbers of migrations are unique over all slices.
#[test]
fn migrations_are_numbered_once() {
    let mut numbers: Vec<i64> = obieg_app::slices::migrations().iter().map(|step| step.number).collect();
    numbers.sort_unstable();
    let count = numbers.len();
    numbers.dedup();
    assert_eq!(numbers.len(), count);
}
