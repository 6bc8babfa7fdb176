//! Help in place: every screen has it, in both languages, and it is drawn.

use std::collections::BTreeSet;

use obieg_app::slices::slots;
use obieg_testkit::on_both;
use obieg_web::Method;
use obieg_web::help::help_key;
use obieg_web::route::API;

use crate::faces;

/// Addresses that answer with no page of their own: files, pieces of pages, ways on to another page.
const NO_PAGES: [&str; 23] = [
    "/",
    "/zasoby/{name}",
    "/jezyk/{code}",
    "/zdrowie",
    "/api/v1",
    "/kalendarz/{key}/terminy.ics",
    "/sprawy/nowa/klasy",
    "/sprawy/spis.pdf",
    "/sprawy/{id}/metryka.pdf",
    "/sprawy/{id}/dokument/{document}",
    "/sprawy/{id}/dokument/{document}/wersja/{version}",
    "/sprawy/{id}/pisma/{document}",
    "/rpw/{id}/dokument/{document}",
    "/rpw/{id}/dokument/{document}/wersja/{version}",
    "/rpw/{id}/etykieta",
    "/rpw/{id}/potwierdzenie",
    "/rpw/{id}/uszkodzenie/{damage}/protokol.pdf",
    "/skrzynka/{id}/oryginal",
    "/kontakty/podpowiedzi",
    "/kontakty/podpowiedzi/adresaci",
    "/projekty/{draft}/dokument/{document}",
    "/projekty/{draft}/dokument/{document}/wersje/{version}",
    "/poza-sprawami/dokumenty/{record}/dokument/{document}",
];

fn is_page(path: &str) -> bool {
    let piece = path.ends_with("/eksport/{format}") || path.ends_with("/podglad");
    !piece && !NO_PAGES.contains(&path)
}

/// How many sentences there are: what ends with a point, at the end of a line or before a space.
fn sentences(text: &str) -> usize {
    text.lines().map(|line| line.matches(". ").count() + line.matches("? ").count() + 1).sum()
}

on_both! {
    async fn every_screen_has_help(world: World with faces) {
        let mut world = world;
        let nobody = world.serve_with(slots()).await;
        let site = world.site();
        let pages: BTreeSet<&str> = site
            .routes()
            .iter()
            .filter(|route| !route.is_api())
            .map(|route| route.row())
            .filter(|(method, path, _)| *method == Method::Get && is_page(path))
            .map(|(_, path, _)| path)
            .collect();
        assert!(pages.len() > 100 && pages.contains(API), "{}", pages.len());
        for code in ["pl", "en"] {
            let words = site.lexicon().words(code).unwrap();
            let known = site.lexicon().keys(code);
            for page in &pages {
                let key = help_key(page);
                assert!(known.contains(&key), "{page} has no help: add {key} to the {code}.ftl of its slice");
                let count = sentences(words.t(&key));
                assert!((2..=6).contains(&count), "{key}: {count} sentences in {code}, two to six are read");
            }
            let wanted: BTreeSet<String> = pages.iter().map(|page| help_key(page)).collect();
            for key in known.iter().filter(|key| key.starts_with("help-")) {
                assert!(wanted.contains(key), "{key} is the help of no page");
            }
        }
        let mut seen = BTreeSet::new();
        for name in ["Stefan", "Anna", "Konrad", "Igor"] {
            let screen = nobody.with_cookie(&world.cookie("alfa", name).await);
            for page in pages.iter().filter(|page| !page.contains('{')) {
                let answer = screen.get(page).await;
                if answer.status == 200 {
                    assert!(answer.body.contains("popovertarget=\"help\""), "{page} shows no help");
                    seen.insert(*page);
                }
            }
        }
        assert!(seen.len() > 50, "{}: {seen:?}", seen.len());
    }
}

on_both! {
    async fn the_sheet_of_keys_is_a_page_too(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let sheet = nobody.get("/skroty").await;
        assert_eq!(sheet.status, 200);
        assert!(sheet.body.contains("<kbd>?</kbd>") && sheet.body.contains("Następna pozycja"), "{}", sheet.body);
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        assert!(anna.get("/moje/sesje").await.body.contains("href=\"/skroty\" data-keys-open"));
    }
}
