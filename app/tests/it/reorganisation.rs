//! A unit ends in the middle of a year: another one takes its cases over, and nothing stays without an owner.

use obieg_assignments::deeds::AssignItem;
use obieg_assignments::model::Receiver;
use obieg_cases::deeds::{AddCooperation, TakeOverCase};
use obieg_cases::queries::{CasesLedIn, ShowCase};
use obieg_kernel::Failure;
use obieg_people::deeds::EndHolding;
use obieg_testkit::on_both;
use serde_json::json;

use crate::cast::{client, open_case, open_to, register, with_list};
use crate::faces;

on_both! {
    async fn another_unit_takes_cases_over(world: World with faces) {
        with_list(&world).await;
        let item = register(&world, "Wniosek").await.id;
        open_to(&world, item, "Anna").await;
        let case = open_case(&world, "Anna", Some(item)).await.unwrap();
        let free = open_case(&world, "Beata", None).await.unwrap();
        let stefan = world.actor("alfa", "Stefan").await;
        let (anna, olga) = (world.actor("alfa", "Anna").await, world.actor("alfa", "Olga").await);
        let unit = anna.unit().unwrap();
        let led = async |unit| {
            let led = stefan.see(CasesLedIn { unit, after: None, limit: 1 }).await.unwrap();
            (led.cases.iter().map(|line| line.id).collect::<Vec<_>>(), led.next)
        };
        let (first, next) = led(unit).await;
        assert!(first.len() == 1 && next == first.last().copied(), "{first:?} {next:?}");
        let (second, none) = stefan.see(CasesLedIn { unit, after: next, limit: 1 }).await.map(|led| (led.cases, led.next)).unwrap();
        assert!(second.len() == 1 && second[0].id != first[0] && none.is_none());
        let take = |case, officer| TakeOverCase { case, officer, reason: "Zarządzenie nr 7/2026".to_owned() };
        let to_olga = take(case.id, olga.holding().unwrap());
        // Nobody takes it for themself, nor gives it away: that is for the office.
        assert!(matches!(olga.act(to_olga.clone(), None).await, Err(Failure::Hidden)));
        assert!(matches!(anna.act(to_olga.clone(), None).await, Err(Failure::Forbidden)));
        let beata = world.holding("alfa", "Beata").await;
        let same = stefan.act(take(case.id, beata), None).await;
        assert!(matches!(same, Err(Failure::Refused(list)) if list[0].code == "cases.take-over-same"));
        stefan.act(to_olga, None).await.unwrap();
        // The new unit leads it under the old sign and reads its letters; the former one is a stranger.
        let show = || ShowCase { case: case.id, panels: Vec::new() };
        let (file, _) = olga.see(show()).await.unwrap();
        assert_eq!((file.case.sign.as_str(), file.case.unit, file.case.led_in), (case.sign.as_str(), unit, olga.unit().unwrap()));
        assert_eq!(file.case.officer, olga.holding().unwrap());
        assert!(olga.see(obieg_registry::queries::SeeItem { item }).await.is_ok());
        assert!(matches!(anna.see(show()).await, Err(Failure::Hidden)));
        assert!(matches!(world.actor("alfa", "Norbert").await.see(show()).await, Err(Failure::Hidden)));
        assert!(matches!(anna.act(AddCooperation { case: case.id, unit, reason: "pomoc".to_owned() }, None).await, Err(Failure::Hidden)));
        // Who cooperates reaches it still when it goes on to a third unit.
        olga.act(AddCooperation { case: case.id, unit, reason: "znajomość sprawy".to_owned() }, None).await.unwrap();
        assert!(anna.see(show()).await.is_ok());
        stefan.act(take(case.id, world.holding("alfa", "Norbert").await), None).await.unwrap();
        assert!(anna.see(show()).await.is_ok());
        assert!(matches!(olga.see(show()).await, Err(Failure::Hidden)));
        assert_eq!(led(unit).await, (vec![free.id], None));
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_unit_ends_when_nothing_is_left(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let case = open_case(&world, "Olga", None).await.unwrap();
        let item = register(&world, "Wniosek").await.id;
        let olga = world.actor("alfa", "Olga").await;
        let (unit, holding) = (olga.unit().unwrap(), olga.holding().unwrap());
        let receivers = vec![Receiver { unit, holding: Some(holding), is_owner: true }];
        let deed = AssignItem { item, receivers, instruction: None, term: None, parent: None };
        world.actor("alfa", "Stefan").await.act(deed, None).await.unwrap();
        let igor = world.actor("alfa", "Igor").await;
        let today = world.kernel.env().today();
        igor.act(EndHolding { holding, last_day: today }, None).await.unwrap();
        let site = obieg_web::Site::new(
            std::sync::Arc::clone(&world.kernel),
            faces(),
            obieg_web::SiteOptions { slots: obieg_app::slices::slots(), ..obieg_web::SiteOptions::default() },
        ).unwrap();
        let nobody = world.serve_site(site).await;
        let admin = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let path = format!("/ustawienia/struktura/{unit}/koniec");
        let page = admin.get(&path).await;
        // The administrator reads how much is left and is not led to what they may not see.
        assert!(page.body.contains("Sprawy i pisma przekazuje kierownictwo urzędu"), "{}", page.body);
        assert!(!page.body.contains("/sprawy/przejecie"), "{}", page.body);
        let refused = admin.post(&path, &[("_token", &page.hidden("_token")), ("last_day", &today.to_string())]).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert!(refused.body.contains("zostały 2 rzeczy"), "{}", refused.body);
        let program = client(&world, &nobody, "alfa", "Igor").await;
        let end = json!({ "last_day": today.to_string() });
        let refused = program.post_json(&format!("/api/v1/units/{unit}/close"), &end, &[]).await;
        assert_eq!(refused.json()["code"], "people.unit-has-work", "{}", refused.body);
        // The head of the office gives the case away on the screen, and the letter goes to somebody else.
        let stefan = nobody.with_cookie(&world.cookie("alfa", "Stefan").await);
        let way = format!("/sprawy/przejecie?komorka={unit}");
        assert!(stefan.get(&format!("/ustawienia/struktura/{unit}")).await.body.contains(&way));
        let page = stefan.get(&way).await;
        assert!(page.body.contains(&case.sign) && !page.body.contains(">cases-"), "{}", page.body);
        let token = page.hidden("_token");
        let (unit_text, case_text) = (unit.to_string(), case.id.to_string());
        let anna = world.holding("alfa", "Anna").await.to_string();
        let mut form = vec![("_token", token.as_str()), ("unit", &unit_text), ("officer", ""), ("reason", "Zarządzenie"), ("item", &case_text)];
        let wrong = stefan.post("/sprawy/przejecie", &form).await;
        assert!(wrong.status == 422 && wrong.body.contains("href=\"#officer\""), "{}", wrong.body);
        form[2] = ("officer", &anna);
        let done = stefan.post("/sprawy/przejecie", &form).await;
        assert!(done.body.contains("id=\"udane\""), "{}", done.body);
        let log = nobody.with_cookie(&world.cookie("alfa", "Anna").await).get(&format!("/sprawy/{}/metryka", case.id)).await;
        assert!(log.body.contains("Przejęcie sprawy przez inną komórkę"), "{}", log.body);
        // By the API what was taken over already is answered case by case.
        let head = client(&world, &nobody, "alfa", "Stefan").await;
        let body = json!({ "cases": [case.id], "officer": anna, "reason": "Zarządzenie" });
        let told = head.post_json("/api/v1/cases/many/take-over", &body, &[]).await.json();
        assert_eq!(told["code"], "cases.take-over-same", "{told}");
        let left = head.get(&format!("/api/v1/cases/led-in/{unit}")).await.json();
        assert_eq!(left["cases"], json!([]));
        let refused = program.post_json(&format!("/api/v1/units/{unit}/close"), &end, &[]).await;
        assert_eq!(refused.json()["code"], "people.unit-has-work", "the letter is still there: {}", refused.body);
        world.assert_sound().await;
    }
}
