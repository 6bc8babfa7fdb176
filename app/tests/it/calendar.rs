//! The calendar of terms: opened by its person, read by a calendar, parsed back; nothing but signs and days leaves.

use icalendar::{Calendar, CalendarComponent, Component};
use obieg_assignments::Receiver;
use obieg_assignments::deeds::AssignItem;
use obieg_calendar::queries::OwnTerms;
use obieg_cases::deeds::OpenCase;
use obieg_kernel::Failure;
use obieg_testkit::on_both;
use serde_json::json;

use crate::cast::{client, opening, register, with_list};
use crate::faces;

/// The address in a page that shows it once.
fn address(page: &str) -> String {
    let (_, rest) = page.split_once("/kalendarz/obieg.").unwrap_or_else(|| panic!("{page}"));
    format!("/kalendarz/obieg.{}", rest.split('<').next().unwrap())
}

on_both! {
    async fn a_calendar_reads_signs_and_days_at_a_secret_address(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let case = anna.act(OpenCase { title: "Tajny-tytuł".to_owned(), ..opening(None) }, None).await.unwrap();
        world.actor("alfa", "Beata").await.act(opening(None), None).await.unwrap();
        let due = anna.see(OwnTerms).await.unwrap().terms[0].day;
        // An assignment with a term is one's own term too; one without, or another's, is not.
        let item = register(&world, "Tajny-przydział").await;
        let term = due.tomorrow().unwrap();
        for (name, term) in [("Anna", Some(term)), ("Beata", Some(term))] {
            let actor = world.actor("alfa", name).await;
            let receivers = vec![Receiver { unit: actor.unit().unwrap(), holding: actor.holding(), is_owner: true }];
            let item = if name == "Anna" { item.id } else { register(&world, "Inny-przydział").await.id };
            let deed = AssignItem { item, receivers, instruction: None, term, parent: None };
            world.actor("alfa", "Karolina").await.act(deed, None).await.unwrap();
        }
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let page = screen.get("/moje/kalendarz").await;
        assert!(page.status == 200 && !page.body.contains(">calendar-"), "{}", page.body);
        let token = page.hidden("_token");
        let opened = screen.post("/moje/kalendarz/otworz", &[("_token", &token)]).await;
        assert_eq!(opened.status, 200, "{}", opened.body);
        let feed = address(&opened.body);
        // Shown once.
        assert!(!screen.get("/moje/kalendarz").await.body.contains("/kalendarz/obieg."));

        let read = nobody.get(&feed).await;
        assert_eq!((read.status, read.header("content-type").unwrap()), (200, "text/calendar; charset=utf-8"));
        assert!(!read.body.contains("Tajny") && !read.body.contains("Anna"), "{}", read.body);
        let calendar: Calendar = read.body.parse().unwrap();
        let events: Vec<_> = calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
        assert_eq!(events.len(), 2, "{}", read.body);
        assert_eq!(events[1].property_value("DTSTART").unwrap(), term.strftime("%Y%m%d").to_string());
        assert_eq!(events[1].get_summary(), Some("Wykonać przydział: 1/2026"));
        assert_eq!(events[0].property_value("DTSTART").unwrap(), due.strftime("%Y%m%d").to_string());
        assert_eq!(events[0].get_summary().unwrap(), format!("Załatwić sprawę: {}", case.sign));
        // The key opens the calendar and nothing else; a wrong one, one for something else and none are one answer.
        let key = feed.split('/').nth(2).unwrap().to_owned();
        let program = nobody.with_token(&key);
        assert_eq!(program.get("/api/v1/calendar/terms").await.status, 200);
        assert_eq!(program.get("/api/v1/cases").await.status, 403);
        assert_eq!(program.get(&format!("/api/v1/cases/{}", case.id)).await.status, 403);
        assert_eq!(nobody.get(&format!("/kalendarz/{key}x/terminy.ics")).await.status, 404);
        assert_eq!(nobody.get("/kalendarz/obieg.alfa.x/terminy.ics").await.status, 404);
        let other = client(&world, &nobody, "alfa", "Beata").await;
        assert_eq!(other.get("/api/v1/calendar/feed").await.json()["opened_at"], json!(null));

        // A new address ends the old one; closed, none opens anything. Nobody else could have done it.
        let again = screen.post("/moje/kalendarz/otworz", &[("_token", &token)]).await;
        let newer = address(&again.body);
        assert_eq!((nobody.get(&feed).await.status, nobody.get(&newer).await.status), (404, 200));
        assert_eq!(screen.post("/moje/kalendarz/zamknij", &[("_token", &token)]).await.status, 303);
        assert_eq!(nobody.get(&newer).await.status, 404);
        assert_eq!(screen.post("/moje/kalendarz/zamknij", &[("_token", &token)]).await.status, 404);
        let karolina = world.actor("alfa", "Karolina").await;
        assert!(matches!(karolina.see(OwnTerms).await, Err(Failure::Forbidden)));

        // By a program, and an old session proves itself first.
        let program = client(&world, &nobody, "alfa", "Anna").await;
        let made = program.post_json("/api/v1/calendar/feed", &json!({}), &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let path = made.json()["path"].as_str().unwrap().to_owned();
        assert_eq!(nobody.get(&path).await.status, 200);
        assert_eq!(program.post_json("/api/v1/calendar/feed/close", &json!({}), &[]).await.status, 200);
        world.clock.set("2026-06-01T09:00:00Z");
        let stale = screen.post("/moje/kalendarz/otworz", &[("_token", &token)]).await;
        assert!(!stale.body.contains("/kalendarz/obieg."), "{}", stale.body);
        // In a year the address is over.
        let made = program.post_json("/api/v1/calendar/feed", &json!({}), &[]).await;
        let path = made.json()["path"].as_str().unwrap().to_owned();
        world.clock.set("2027-06-03T09:00:00Z");
        assert_eq!(nobody.get(&path).await.status, 404);
        world.assert_sound().await;
    }
}
