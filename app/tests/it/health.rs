//! The page of health and the meters, on a running server.

use std::path::Path;
use std::sync::Arc;

use obieg_app::machine;
use obieg_app::slices::slots_with;
use obieg_testkit::{World, on_both};
use obieg_web::{Site, SiteOptions};

use crate::cast::register;
use crate::faces;

fn site(world: &World) -> Arc<Site> {
    let slots = slots_with(world.folder(), Default::default(), None, obieg_press::Place::Here);
    Site::new(Arc::clone(&world.kernel), faces(), SiteOptions { slots, ..SiteOptions::default() }).unwrap()
}

/// The number of a meter.
fn meter(text: &str, line: &str) -> String {
    let found = text.lines().find_map(|told| told.strip_prefix(line)?.strip_prefix(' '));
    found.unwrap_or_else(|| panic!("no {line} in\n{text}")).to_owned()
}

on_both! {
    async fn a_clerk_and_a_stranger_read_how_the_program_is(world: World with faces) {
        let mut world = world;
        let site = site(&world);
        let stranger = world.serve_site(site).await;
        let page = stranger.get("/stan").await;
        assert_eq!(page.status, 200);
        for said in ["Obieg działa.", "Baza danych odpowiada.", "wolne ", "Po zalogowaniu"] {
            assert!(page.body.contains(said), "{said}");
        }
        assert!(!page.body.contains("wysłanie"), "a stranger reads nothing of an office");
        register(&world, "Wniosek").await;
        let anna = stranger.with_cookie(&world.cookie("alfa", "Anna").await);
        let page = anna.get("/stan").await;
        assert!(page.body.contains("Nic nie czeka na wysłanie poza urząd."));
        assert!(page.body.contains("czekają na podpis"));
        world.kernel.checkpoint(&world.office("alfa")).await.unwrap();
        assert!(anna.get("/stan").await.body.contains("podpisany do ostatniego wpisu"));
        let health = stranger.get("/zdrowie").await;
        assert_eq!((health.status, health.json()["status"].as_str()), (200, Some("ok")));
    }

    async fn meters_count_what_happened_and_name_nobody(world: World with faces) {
        let mut world = world;
        let site = site(&world);
        let nobody = world.serve_site(Arc::clone(&site)).await;
        register(&world, "Wniosek o azbest").await;
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        assert_eq!(anna.get("/pulpit").await.status, 200);
        assert_eq!(nobody.get("/pulpit").await.status, 303);
        let text = obieg_web::meter::text(&site, &world.operator).await;
        let of = |status: &str| {
            meter(&text, &format!("obieg_requests_total{{method=\"GET\",route=\"/pulpit\",status=\"{status}\"}}"))
        };
        assert_eq!((of("2xx").as_str(), of("3xx").as_str()), ("1", "1"));
        assert_eq!(meter(&text, "obieg_database_up{office=\"alfa\"}"), "1");
        assert_eq!(meter(&text, "obieg_jobs_dead{office=\"alfa\"}"), "0");
        assert_ne!(meter(&text, "obieg_journal_entries{office=\"alfa\"}"), "0");
        assert_ne!(meter(&text, "obieg_commits_total"), "0");
        assert_ne!(meter(&text, "obieg_disk_free_bytes"), "0");
        for personal in ["Anna", "anna", "azbest"] {
            assert!(!text.contains(personal), "{personal}");
        }
        // The site itself has no such address: what a proxy lets through shows no meters.
        assert_eq!(anna.get("/metrics").await.status, 404);
    }
}

#[test]
fn a_folder_that_is_not_there_has_no_room_to_tell() {
    assert!(machine::disk(Path::new("/nie/ma/takiego")).look().is_none());
}
