//! The read log of an office as a whole: who took lists, and that it is let go of after its years and not before.

use jiff::ToSpan;
use obieg_kernel::Failure;
use obieg_kernel::look::{SeeLookRule, SetLookRule, WhoTookLists, forget_looks};
use obieg_registry::queries::{SeeItem, WhoLooked};
use obieg_testkit::{World, on_both};
use serde_json::json;

use crate::cast::{client, code, register};
use crate::faces;
use crate::flips::{apart, connect};

/// Goes on by years and days.
fn later(world: &World, span: jiff::Span) {
    let zone = world.kernel.env().zone().clone();
    let then = world.kernel.env().now().to_zoned(zone).checked_add(span).unwrap();
    world.clock.set(&then.timestamp().to_string());
}

async fn looks(world: &World, item: obieg_registry::ItemId) -> usize {
    let konrad = world.actor("alfa", "Konrad").await;
    let (_, page) = konrad.see(WhoLooked { item, before: None }).await.unwrap();
    page.looks.iter().filter(|look| look.query == "registry.see-item").count()
}

async fn forget(world: &World) -> u64 {
    forget_looks(&world.machine("alfa")).await.unwrap()
}

on_both! {
    async fn the_log_is_kept_two_years_at_least_and_goes_with_a_trace(world: World with faces) {
        let item = register(&world, "Wniosek").await.id;
        let karolina = world.actor("alfa", "Karolina").await;
        let see = async || {
            karolina.see(SeeItem { item }).await.unwrap();
            world.kernel.write_looks().await.unwrap();
        };
        see().await;
        later(&world, 1.year());
        see().await;
        assert_eq!((forget(&world).await, looks(&world, item).await), (0, 2));
        later(&world, 1.year());
        assert_eq!((forget(&world).await, looks(&world, item).await), (0, 2), "two years to the day");
        later(&world, 1.day());
        assert!(forget(&world).await >= 1);
        assert_eq!((forget(&world).await, looks(&world, item).await), (0, 1));
        // Longer, where the office wants it; never shorter.
        let igor = world.actor("alfa", "Igor").await;
        let version = igor.see(SeeLookRule).await.unwrap().version;
        for keep_years in [1, 0, -1, 11, i64::MAX] {
            assert_eq!(code(igor.act(SetLookRule { keep_years, version }, None).await), "kernel.look-keep-wrong");
        }
        igor.act(SetLookRule { keep_years: 5, version }, None).await.unwrap();
        assert_eq!(code(igor.act(SetLookRule { keep_years: 2, version }, None).await), "kernel.changed-meanwhile");
        let refused = karolina.act(SetLookRule { keep_years: 5, version }, None).await;
        assert!(matches!(refused, Err(Failure::Forbidden)));
        later(&world, 3.years());
        assert_eq!((forget(&world).await, looks(&world, item).await), (0, 1));
        later(&world, 2.years());
        forget(&world).await;
        assert_eq!(looks(&world, item).await, 0);
        assert!(igor.see(SeeLookRule).await.unwrap().gone_upto.is_some());
        world.assert_sound().await;
    }
}

on_both! {
    async fn who_took_lists_is_read_on_screen_and_by_program(world: World with faces) {
        let mut world = world;
        register(&world, "Wniosek").await;
        let nobody = world.serve().await;
        let screen = async |name: &str| nobody.with_cookie(&world.cookie("alfa", name).await);
        let page = "/ustawienia/dziennik-odczytow";
        assert_eq!(screen("Karolina").await.get("/rpw/eksport/csv?nadawca=Nowak").await.status, 200);
        world.kernel.write_looks().await.unwrap();
        for name in ["Igor", "Konrad"] {
            let shown = screen(name).await.get(page).await;
            for part in ["Karolina Kancelaria", "rejestr pism", "/rpw/eksport/csv?nadawca=Nowak"] {
                assert!(shown.body.contains(part), "{name}, {part}: {}", shown.body);
            }
            assert_eq!(shown.body.contains("name=\"keep_years\""), name == "Igor");
            assert!(screen(name).await.get("/ustawienia/struktura").await.body.contains(page));
        }
        assert_eq!(screen("Anna").await.get(page).await.status, 403);
        assert!(!screen("Anna").await.get("/ustawienia/struktura").await.body.contains(page));
        let igor = screen("Igor").await;
        let form = igor.get(page).await;
        let (token, version) = (form.hidden("_token"), form.hidden("version"));
        let set = |years: &'static str| [("_token", token.clone()), ("keep_years", years.to_owned()), ("version", version.clone())];
        let sent = async |years| {
            let form = set(years);
            let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            igor.post(page, &form).await
        };
        let refused = sent("1").await;
        assert!(refused.status == 422 && refused.body.contains("od 2 do 10"), "{}", refused.body);
        assert_eq!(sent("3").await.status, 303);

        let program = client(&world, &nobody, "alfa", "Konrad").await;
        let told = program.get("/api/v1/list-looks").await.json();
        assert_eq!(told["looks"][0]["query"], json!("registry.list-items"));
        let before = told["looks"][0]["id"].as_str().unwrap();
        let older = program.get(&format!("/api/v1/list-looks?before={before}")).await.json();
        assert_eq!(older["looks"], json!([]));
        assert_eq!(program.get("/api/v1/look-rule").await.json()["keep_years"], 3);
        let body = json!({ "keep_years": 4, "version": 1 });
        assert_eq!(program.post_json("/api/v1/look-rule", &body, &[]).await.status, 403);
        let program = client(&world, &nobody, "alfa", "Igor").await;
        assert_eq!(program.post_json("/api/v1/look-rule", &body, &[]).await.status, 200);
        assert!(matches!(world.actor("alfa", "Anna").await.see(WhoTookLists { before: None, limit: 5 }).await, Err(Failure::Forbidden)));
        world.assert_sound().await;
    }
}

/// Somebody with the database in hand shortens nothing in passing: the row that allows it is vouched for.
#[tokio::test(flavor = "multi_thread")]
async fn no_look_goes_without_the_row_that_says_so() {
    let world = World::open(obieg_testkit::Database::Sqlite, faces).await;
    let item = register(&world, "Wniosek").await.id;
    world.actor("alfa", "Karolina").await.see(SeeItem { item }).await.unwrap();
    world.kernel.write_looks().await.unwrap();
    let raw = rusqlite::Connection::open(world.folder().join("offices/alfa/office.db")).unwrap();
    for statement in ["DELETE FROM kernel_look", "UPDATE kernel_look SET name = 'Nikt'"] {
        let refused = raw.execute(statement, []).unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{statement}: {refused}");
    }
    world.assert_sound().await;
    assert_eq!(raw.execute("DELETE FROM kernel_look_rule", []).unwrap(), 0);
    let forged = "INSERT INTO kernel_look_rule (office, keep_years, gone_upto, version) \
                  SELECT office, 2, '9999-12-31T00:00:00.000000Z', 1 FROM kernel_look LIMIT 1";
    raw.execute(forged, []).unwrap();
    assert!(raw.execute("DELETE FROM kernel_look", []).unwrap() > 0);
    // Nor is the forged row taken out or set back afterwards.
    for (statement, said) in FORGERIES {
        let refused = raw.execute(statement, []).unwrap_err().to_string();
        assert!(refused.contains(said), "{statement}: {refused}");
    }
    let replace = "INSERT OR REPLACE INTO kernel_look_rule (office, keep_years, gone_upto, version) \
                   SELECT office, 2, NULL, 1 FROM kernel_look_rule";
    let refused = raw.execute(replace, []).unwrap_err().to_string();
    assert!(refused.contains("does not go back"), "{refused}");
    let report = world.kernel.verify(&world.office("alfa")).await.unwrap();
    assert!(!report.faults.is_empty(), "the row is not in the journal");
}

/// What would hide that looks were taken out, and what it is answered.
const FORGERIES: [(&str, &str); 3] = [
    ("DELETE FROM kernel_look_rule", "stays"),
    ("UPDATE kernel_look_rule SET gone_upto = NULL", "does not go back"),
    ("UPDATE kernel_look_rule SET gone_upto = '2026-01-01T00:00:00.000000Z'", "does not go back"),
];

#[tokio::test(flavor = "multi_thread")]
async fn no_look_goes_without_the_row_that_says_so_in_postgres() {
    let Some(database) = obieg_testkit::Database::postgres() else {
        eprintln!("skipped: OBIEG_TEST_PG is not set");
        return;
    };
    let world = World::open(database, faces).await;
    let item = register(&world, "Wniosek").await.id;
    world.actor("alfa", "Karolina").await.see(SeeItem { item }).await.unwrap();
    world.kernel.write_looks().await.unwrap();
    let mut client = apart(|| connect(&world)).unwrap();
    let forged = "INSERT INTO kernel_look_rule (office, keep_years, gone_upto, version) \
                  SELECT office, 2, '9999-12-31T00:00:00.000000Z', 1 FROM kernel_look LIMIT 1";
    for role in ["NONE", "obieg_app"] {
        apart(|| client.batch_execute(&format!("SET ROLE {role}"))).unwrap();
        let mut refuses = |statement: &str, said: &str| match apart(|| client.execute(statement, &[])) {
            // What the role of the server does not see (row-level security) it does not take either.
            Ok(rows) => assert_eq!((role, rows), ("obieg_app", 0), "{statement}"),
            Err(refused) => {
                let refused = refused.as_db_error().unwrap().message().to_owned();
                assert!(
                    refused.contains(said) || refused.contains("permission denied"),
                    "{statement}: {refused}"
                );
            }
        };
        for statement in
            ["DELETE FROM kernel_look", "UPDATE kernel_look SET name = 'Nikt'", "TRUNCATE kernel_look"]
        {
            refuses(statement, "append-only");
        }
        refuses("TRUNCATE kernel_look_rule", "stays");
    }
    apart(|| client.batch_execute("SET ROLE NONE")).unwrap();
    assert_eq!(apart(|| client.execute(forged, &[])).unwrap(), 1);
    for (statement, said) in FORGERIES {
        let refused = apart(|| client.execute(statement, &[])).unwrap_err();
        let refused = refused.as_db_error().unwrap().message().to_owned();
        assert!(refused.contains(said), "{statement}: {refused}");
    }
    apart(move || drop(client));
}
