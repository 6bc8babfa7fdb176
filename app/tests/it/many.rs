//! Many at once where cases are concerned: letters joined to one case, cases closed together.

use obieg_cases::deeds::WaiveAnswer;
use obieg_cases::model::CaseState;
use obieg_cases::queries::ShowCase;
use obieg_duties::model::DutyKind;
use obieg_testkit::on_both;

use crate::cast::{open_case, open_to, register, with_list};
use crate::faces;

on_both! {
    async fn letters_join_one_case_and_what_cannot_is_told(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let case = open_case(&world, "Anna", None).await.unwrap();
        let mut items = Vec::new();
        for title in ["Uzupełnienie pierwsze", "Uzupełnienie drugie", "Uzupełnienie trzecie"] {
            let item = register(&world, title).await.id;
            open_to(&world, item, "Anna").await;
            items.push(item.to_string());
        }
        let cookie = world.cookie("alfa", "Anna").await;
        let screen = world.serve().await.with_cookie(&cookie);
        let list = screen.get(&format!("/sprawy?item={}&item={}", items[0], items[1])).await;
        assert!(list.body.contains("Uzupełnienie pierwsze") && list.body.contains("Uzupełnienie drugie"), "{}", list.body);
        assert!(list.body.contains("Dołącz pisma do sprawy"), "{}", list.body);
        let token = list.hidden("_token");
        let join = format!("/sprawy/{}/dolacz", case.id);
        let two = [("_token", token.as_str()), ("item", items[0].as_str()), ("item", items[1].as_str())];
        let done = screen.post(&join, &two).await;
        assert!(done.body.contains("Udało się: 2"), "{}", done.body);
        // One is in the case already: it is told so, and the new one joins.
        let mixed = [("_token", token.as_str()), ("item", items[1].as_str()), ("item", items[2].as_str())];
        let done = screen.post(&join, &mixed).await;
        assert!(done.body.contains("Nie udało się: 1") && done.body.contains("Udało się: 1"), "{}", done.body);
        let anna = world.actor("alfa", "Anna").await;
        let file = anna.see(ShowCase { case: case.id, panels: Vec::new() }).await.unwrap().0;
        assert_eq!(file.items.len(), 3);
        let gone = screen.get("/sprawy?item=01900000-0000-7000-8000-000000000000").await;
        assert_eq!(gone.status, 404, "{}", gone.body);
        world.assert_sound().await;
    }
}

on_both! {
    async fn cases_are_closed_together_and_each_is_checked(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let free = open_case(&world, "Anna", None).await.unwrap();
        let item = register(&world, "Wniosek bez odpowiedzi").await.id;
        open_to(&world, item, "Anna").await;
        let owing = open_case(&world, "Anna", Some(item)).await.unwrap();
        let cookie = world.cookie("alfa", "Anna").await;
        let screen = world.serve().await.with_cookie(&cookie);
        let page = screen.get("/sprawy/wiele").await;
        assert!(page.status == 200 && !page.body.contains("cases-"), "{}", page.body);
        let token = page.hidden("_token");
        let shown = |case: &obieg_cases::model::CaseId| {
            let start = page.body.find(&format!("value=\"{case}.")).unwrap() + 7;
            page.body[start..].split('"').next().unwrap().to_owned()
        };
        let (one, other) = (shown(&free.id), shown(&owing.id));
        let form = [("_token", token.as_str()), ("item", one.as_str()), ("item", other.as_str())];
        let done = screen.post("/sprawy/wiele", &form).await;
        let (failed, closed) = done.body.split_once("id=\"udane\"").unwrap();
        assert!(failed.contains(&owing.sign) && closed.contains(&free.sign), "{}", done.body);
        let state = async |case| anna.see(ShowCase { case, panels: Vec::new() }).await.unwrap().0.case.state;
        assert_eq!([state(free.id).await, state(owing.id).await], [CaseState::Closed, CaseState::Open]);
        // Somebody changed the case after it was shown: the old tick does not close it.
        let file = anna.see(ShowCase { case: owing.id, panels: Vec::new() }).await.unwrap().0;
        let duty = file.duties.iter().find(|duty| duty.kind == DutyKind::AnswerSender).unwrap().id;
        anna.act(WaiveAnswer { case: owing.id, duty, reason: "do wiadomości, bez odpowiedzi".to_owned() }, None).await.unwrap();
        let fresh = screen.get("/sprawy/wiele").await;
        assert!(fresh.body.contains(&owing.sign) && !fresh.body.contains(&free.sign), "{}", fresh.body);
        for wrong in ["", "7", "abc.1"] {
            let form = [("_token", token.as_str()), ("item", wrong)];
            assert_eq!(screen.post("/sprawy/wiele", &form).await.status, 422, "{wrong}");
        }
        world.assert_sound().await;
    }
}
