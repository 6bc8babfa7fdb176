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
