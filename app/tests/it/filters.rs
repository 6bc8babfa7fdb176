//! Saved filters: a person's own, counted by what they reach, on the desk and by program.

use obieg_cases::deeds::CloseCase;
use obieg_cases::queries::ShowCase;
use obieg_filters::deeds::{DeleteFilter, RenameFilter, SaveFilter};
use obieg_filters::model::FilteredList;
use obieg_filters::queries::OwnFilters;
use obieg_kernel::{Actor, Failure};
use obieg_testkit::on_both;
use obieg_web::{Site, SiteOptions};
use serde_json::json;

use crate::cast::{client, opening, register, with_list};
use crate::faces;

fn code<T: std::fmt::Debug>(done: Result<T, Failure>) -> &'static str {
    match done {
        Err(Failure::Refused(refusals)) => refusals[0].code,
        other => panic!("{other:?}"),
    }
}

fn save(list: FilteredList, name: &str, query: &str) -> SaveFilter {
    SaveFilter { list, name: name.to_owned(), query: query.to_owned() }
}

async fn counts(actor: &Actor) -> Vec<(String, i64)> {
    let found = actor.see(OwnFilters).await.unwrap().filters;
    let mut counts: Vec<_> = found.into_iter().map(|one| (one.filter.name, one.count)).collect();
    counts.sort();
    counts
}

on_both! {
    async fn a_filter_counts_what_its_person_reaches_and_is_nobody_elses(world: World with faces) {
        let world = world;
        with_list(&world).await;
        let (anna, olga) = (world.actor("alfa", "Anna").await, world.actor("alfa", "Olga").await);
        let mut settled = opening(None);
        settled.settling = None;
        let cases = [anna.act(settled, None).await.unwrap().id, anna.act(opening(None), None).await.unwrap().id];
        let open = anna.act(save(FilteredList::Cases, "Moje otwarte", "stan=open&moje=1"), None).await.unwrap();
        anna.act(save(FilteredList::Cases, "Na trzy dni", "stan=open&termin=3"), None).await.unwrap();
        olga.act(save(FilteredList::Cases, "Moje otwarte", "stan=open&moje=1"), None).await.unwrap();
        let told = |pairs: &[(&str, i64)]| pairs.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect::<Vec<_>>();
        assert_eq!(counts(&anna).await, told(&[("Moje otwarte", 2), ("Na trzy dni", 0)]));
        assert_eq!(counts(&olga).await, told(&[("Moje otwarte", 0)]));
        let version = anna.see(ShowCase { case: cases[0], panels: Vec::new() }).await.unwrap().0.case.version;
        anna.act(CloseCase { case: cases[0], version }, None).await.unwrap();
        assert_eq!(counts(&anna).await[0].1, 1);
        // Within the term nothing is near; a month later it is, then late and not near any more.
        world.clock.set("2026-06-29T08:00:00Z");
        assert_eq!(counts(&anna).await[1].1, 1);
        world.clock.set("2026-08-03T08:00:00Z");
        assert_eq!(counts(&anna).await[1].1, 0);

        let karolina = world.actor("alfa", "Karolina").await;
        register(&world, "Wniosek").await;
        karolina.act(save(FilteredList::Items, "Od Z", "nadawca=zmy&stan=registered"), None).await.unwrap();
        assert_eq!(counts(&karolina).await, told(&[("Od Z", 1)]));

        for (deed, wanted) in [
            (save(FilteredList::Cases, "x", "stan=otwarte"), "cases.choice"),
            (save(FilteredList::Items, "x", "dzien=jutro"), "registry.filter-wrong"),
            (save(FilteredList::Items, "x", "moje=1"), "filters.query-wrong"),
            (save(FilteredList::Cases, "Moje otwarte", "stan=closed"), "filters.name-taken"),
            (save(FilteredList::Cases, " ", "stan=closed"), "filters.name-missing"),
        ] {
            assert_eq!(code(anna.act(deed, None).await), wanted);
        }
        assert!(matches!(olga.act(DeleteFilter { filter: open }, None).await, Err(Failure::Hidden)));
        assert!(matches!(olga.act(RenameFilter { filter: open, name: "x".to_owned() }, None).await, Err(Failure::Hidden)));
        anna.act(RenameFilter { filter: open, name: "Otwarte".to_owned() }, None).await.unwrap();
        anna.act(DeleteFilter { filter: open }, None).await.unwrap();
        assert_eq!(counts(&anna).await.len(), 1);
        for number in 2..=12 {
            anna.act(save(FilteredList::Cases, &format!("f{number}"), "stan=open"), None).await.unwrap();
        }
        assert_eq!(code(anna.act(save(FilteredList::Cases, "f13", "stan=open"), None).await), "filters.many");
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_filter_is_saved_above_the_list_and_stands_on_the_desk(world: World with faces) {
        let mut world = world;
        let options = SiteOptions { slots: obieg_app::slices::slots(), ..SiteOptions::default() };
        let site = Site::new(std::sync::Arc::clone(&world.kernel), faces(), options).unwrap();
        let nobody = world.serve_site(site).await;
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let list = anna.get("/sprawy?stan=open&moje=1").await;
        assert!(list.body.contains("name=\"query\" value=\"stan=open&#38;moje=1\""), "{}", list.body);
        let token = list.hidden("_token");
        let form = |name: &'static str| [("_token", token.as_str()), ("list", "cases"), ("query", "stan=open&moje=1"), ("name", name)].to_vec();
        let saved = anna.post("/moje/filtry", &form("Moja <kolejka>")).await;
        assert_eq!((saved.status, saved.header("location").unwrap()), (303, "/sprawy?stan=open&moje=1&zrobiono=filtr"));
        let again = anna.post("/moje/filtry", &form("Moja <kolejka>")).await;
        assert!(again.status == 422 && again.body.contains("Masz już filtr"), "{}", again.body);
        assert!(anna.get("/pulpit").await.body.contains("Moja &#60;kolejka&#62;"));
        let page = anna.get("/moje/filtry").await;
        assert!(page.body.contains("href=\"/sprawy?stan=open&#38;moje=1\"") && !page.body.contains(">filters-"), "{}", page.body);
        // The register has nothing to save until it is filtered.
        assert!(!anna.get("/rpw").await.body.contains("filter-name"));
        assert!(anna.get("/rpw?stan=registered").await.body.contains("filter-name"));

        let program = client(&world, &nobody, "alfa", "Anna").await;
        let made = program.post_json("/api/v1/filters", &json!({ "list": "items", "name": "Nowe", "query": "stan=registered" }), &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let path = format!("/api/v1/filters/{}", made.json()["id"].as_str().unwrap());
        assert_eq!(program.post_json(&format!("{path}/rename"), &json!({ "name": "Świeże" }), &[]).await.status, 200);
        assert!(program.get("/api/v1/filters").await.body.contains("Świeże"));
        assert_eq!(program.post_json(&format!("{path}/delete"), &json!({}), &[]).await.status, 200);
        assert_eq!(program.post_json(&format!("{path}/delete"), &json!({}), &[]).await.status, 404);
        world.assert_sound().await;
    }
}
