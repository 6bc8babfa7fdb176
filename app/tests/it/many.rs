//! Many at once where cases are concerned: letters joined to one case, cases closed together.

use obieg_cases::deeds::WaiveAnswer;
use obieg_cases::model::CaseState;
use obieg_cases::queries::ShowCase;
use obieg_duties::model::DutyKind;
use obieg_testkit::on_both;
use serde_json::{Value, json};

use crate::cast::{client, letter, open_case, open_to, register, with_list};
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
        assert!(failed.contains("Nadawca czeka na odpowiedź") && !failed.contains("cases-"), "{failed}");
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

/// The status of each result.
fn statuses(answer: &Value) -> Vec<i64> {
    answer["results"].as_array().unwrap().iter().map(|one| one["status"].as_i64().unwrap()).collect()
}

on_both! {
    async fn a_program_does_many_at_once_and_is_told_of_each(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let nobody = world.serve().await;
        let karolina = client(&world, &nobody, "alfa", "Karolina").await;
        let anna = client(&world, &nobody, "alfa", "Anna").await;
        let draft = |title: &str| serde_json::to_value(letter(title)).unwrap();
        let mut wrong = draft("zła data");
        wrong["received_on"] = json!("2026-02-30");
        let bag = json!({ "items": [draft("pierwsza"), wrong, draft("druga")] });
        let key = [("idempotency-key", "torba-1")];
        let registered = karolina.post_json("/api/v1/items/many", &bag, &key).await;
        assert_eq!(registered.status, 200, "{}", registered.body);
        let told = registered.json();
        assert_eq!(statuses(&told), [200, 422, 200]);
        assert_eq!(told["results"][1]["problem"]["errors"][0]["field"], "received_on", "{told}");
        let again = karolina.post_json("/api/v1/items/many", &bag, &key).await.json();
        assert_eq!(again["results"][2], told["results"][2], "a repeated request gets the first answers");
        let ids: Vec<&Value> = [0, 2].iter().map(|at| &told["results"][at]["done"]["id"]).collect();

        let receiver = world.actor("alfa", "Anna").await;
        let receivers = json!([{ "unit": receiver.unit().unwrap(), "holding": receiver.holding().unwrap(), "is_owner": true }]);
        let body = json!({ "items": [ids[0], ids[1], ids[0]], "receivers": receivers });
        let assigned = karolina.post_json("/api/v1/assignments/many", &body, &[]).await.json();
        assert_eq!(statuses(&assigned), [200, 200, 409], "{assigned}");
        let made = |at: usize| &assigned["results"][at]["done"]["assignments"][0];
        let taken = karolina.post_json("/api/v1/assignments/many/withdraw", &json!({ "assignments": [made(1)] }), &[]).await;
        assert_eq!(statuses(&taken.json()), [200]);
        let accept = json!({ "assignments": [made(0), made(1)] });
        let accepted = anna.post_json("/api/v1/assignments/many/accept", &accept, &[]).await.json();
        assert_eq!(statuses(&accepted)[0], 200, "{accepted}");
        assert!(accepted["results"][1]["done"].is_null(), "what was taken back is not accepted: {accepted}");
        let back = json!({ "assignments": [made(0)], "reason": "x" });
        let back = anna.post_json("/api/v1/assignments/many/pass-back", &back, &[]).await;
        assert!(back.status == 422 && back.body.contains("\"field\":\"reason\""), "the same for all: {}", back.body);

        let case = open_case(&world, "Anna", None).await.unwrap().id;
        let other = open_case(&world, "Anna", None).await.unwrap().id;
        let path = format!("/api/v1/cases/{case}/items/many");
        let joined = anna.post_json(&path, &json!({ "items": [ids[0], ids[1]] }), &[]).await.json();
        // The second one was taken back: it is out of Anna's reach again, as if it were not there.
        assert_eq!(statuses(&joined), [200, 404], "{joined}");
        let close = json!({ "cases": [{ "id": case, "version": 1 }, { "id": other, "version": 1 }] });
        let closed = anna.post_json("/api/v1/cases/many/close", &close, &[]).await.json();
        assert_eq!(statuses(&closed)[1], 200, "{closed}");
        assert!(closed["results"][0]["problem"]["code"].is_string(), "{closed}");
        let none = anna.post_json("/api/v1/cases/many/close", &json!({ "cases": [] }), &[]).await;
        assert_eq!(none.status, 422, "{}", none.body);
        world.assert_sound().await;
    }
}
