use obieg_kernel::door::IssueToken;
use obieg_testkit::{Browser, World, on_both};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::*;

async fn browser(world: &mut World, name: &str) -> Browser {
    let cookie = world.cookie("alfa", name).await;
    world.serve().await.with_cookie(&cookie)
}

/// What a token needs: the steps of a deed are judged by its holder's rights alone.
const SCOPES: [&str; 4] = [
    "assignments.assign-item",
    "assignments.accept-assignment",
    "assignments.pass-back",
    "assignments.list-my-assignments",
];

/// A client with a token of a person.
async fn program(world: &World, browser: &Browser, name: &str) -> Browser {
    let deed = IssueToken {
        token: world.kernel.env().new_id(),
        secret_hash: Sha256::digest(name).into(),
        holding: world.holding("alfa", name).await,
        name: "test".to_owned(),
        scopes: SCOPES.map(str::to_owned).to_vec(),
        days: 10,
    };
    world.actor("alfa", "Igor").await.act(deed, None).await.unwrap();
    browser.with_token(&format!("obieg.alfa.{name}"))
}

on_both! {
    async fn one_key_assigns_and_moves_on_and_one_key_undoes(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let (old, young) = (letter(&karolina, "Pismo starsze").await, letter(&karolina, "Pismo młodsze").await);
        let screen = browser(&mut world, "Karolina").await;
        let page = screen.get("/dekretacja").await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(page.body.contains("2 pisma") && page.body.contains("data-key=\"1\""), "{}", page.body);
        assert!(!page.body.contains("assignments-"), "a word is missing: {}", page.body);
        let (token, next) = (page.hidden("_token"), page.hidden("next"));
        assert_eq!(next, young.to_string());
        let anna = world.actor("alfa", "Anna").await;
        let owner = format!("{}.{}", anna.unit().unwrap(), anna.holding().unwrap());
        let form = [("_token", token.as_str()), ("next", next.as_str()), ("owner", owner.as_str())];
        let done = screen.post(&format!("/dekretacja/{old}"), &form).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let to = done.header("location").unwrap().to_owned();
        assert!(to.starts_with(&format!("/dekretacja/{young}?zrobiono=przydzielono&cofnij=")), "{to}");
        let after = screen.get(&to).await;
        assert!(after.body.contains("1 pismo<") && after.body.contains("data-key=\"u\""), "{}", after.body);
        let undo = after.body.split_once("action=\"/dekretacje/").unwrap().1.split_once('/').unwrap().0.to_owned();
        let undone = screen.post(&format!("/dekretacje/{undo}/cofnij"), &[("_token", &token)]).await;
        assert_eq!(undone.header("location"), Some(format!("/dekretacja/{old}?zrobiono=cofnieto").as_str()));
        assert_eq!(queue(&karolina).await, [old, young]);
    }
}

on_both! {
    async fn a_wrong_form_comes_back_and_an_empty_queue_is_calm(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let screen = browser(&mut world, "Karolina").await;
        assert!(screen.get("/dekretacja").await.body.contains("Wszystko przydzielone"));
        let item = letter(&karolina, "Formularz").await;
        let place = format!("/dekretacja/{item}");
        let token = screen.get(&place).await.hidden("_token");
        let form = [("_token", token.as_str()), ("term", "jutro"), ("owner", "x")];
        assert_eq!(screen.post(&place, &form).await.status, 422);
        let form = [("_token", token.as_str()), ("instruction", "Pilne"), ("term", "2026-05-01")];
        let back = screen.post(&place, &form).await;
        assert_eq!(back.status, 422);
        assert!(back.body.contains("Wskaż, komu") && back.body.contains("Termin już minął"), "{}", back.body);
        assert!(back.body.contains(">Pilne</textarea>"), "{}", back.body);
    }
}

on_both! {
    async fn a_letter_is_accepted_passed_on_and_passed_back_on_the_screen(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "Dla kierownika").await;
        let top = assign(&karolina, item, vec![to_unit(&karolina, "AB").await]).await[0];
        let norbert = browser(&mut world, "Norbert").await;
        let page = norbert.get("/moje-pisma").await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(!page.body.contains("assignments-"), "a word is missing: {}", page.body);
        assert!(page.body.contains(&format!("/sprawy/nowa?item={item}")), "{}", page.body);
        let token = page.hidden("_token");
        let done = norbert.post(&format!("/dekretacje/{top}/przyjmij"), &[("_token", &token)]).await;
        assert_eq!(done.header("location"), Some(format!("/moje-pisma/{top}?zrobiono=przyjeto").as_str()));
        let anna = world.actor("alfa", "Anna").await;
        let owner = format!("{}.{}", anna.unit().unwrap(), anna.holding().unwrap());
        let text = item.to_string();
        let form = [("_token", token.as_str()), ("item", text.as_str()), ("owner", owner.as_str())];
        let done = norbert.post(&format!("/dekretacje/{top}/dalej"), &form).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(norbert.get("/moje-pisma").await.body.contains("Nic na Ciebie nie czeka"));
        let below = ids(&mine(&world, "Anna").await.waiting)[0];
        let anna = norbert.with_cookie(&world.cookie("alfa", "Anna").await);
        let token = anna.get("/moje-pisma").await.hidden("_token");
        let place = format!("/dekretacje/{below}/zwroc");
        assert_eq!(anna.post(&place, &[("_token", &token), ("reason", "x")]).await.status, 422);
        let back = anna.post(&place, &[("_token", &token), ("reason", "Nie moja działka.")]).await;
        assert_eq!(back.header("location"), Some("/moje-pisma?zrobiono=zwrocono"));
        let chain = norbert.get(&format!("/rpw/{item}/dekretacje")).await;
        assert!(chain.body.contains("Nie moja działka.") && chain.body.contains("Dekretacja zastępcza"));
        assert!(!chain.body.contains("assignments-"), "a word is missing: {}", chain.body);
    }
}

on_both! {
    async fn the_author_corrects_on_the_screen(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "Do poprawy").await;
        let olga = helping(to(&world, "Olga").await);
        let wrong = assign(&karolina, item, vec![to(&world, "Anna").await, olga]).await[1];
        let screen = browser(&mut world, "Karolina").await;
        let place = format!("/dekretacje/{wrong}/popraw");
        let page = screen.get(&place).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(!page.body.contains("assignments-"), "a word is missing: {}", page.body);
        let token = page.hidden("_token");
        let beata = world.actor("alfa", "Beata").await;
        let code = format!("{}.{}", beata.unit().unwrap(), beata.holding().unwrap());
        assert_eq!(screen.post(&place, &[("_token", &token), ("owner", &code)]).await.status, 422);
        let done = screen.post(&place, &[("_token", &token), ("also", &code)]).await;
        let to = format!("/rpw/{item}/dekretacje?zrobiono=poprawiono");
        assert_eq!((done.status, done.header("location")), (303, Some(to.as_str())), "{}", done.body);
        let foreign = screen.with_cookie(&world.cookie("alfa", "Konrad").await);
        assert_eq!(foreign.get(&place).await.status, 403);
    }
}

on_both! {
    async fn programs_do_the_same_deeds(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "API").await;
        let anna = to(&world, "Anna").await;
        let (place, key) = (format!("/api/v1/items/{item}/assignments"), [("idempotency-key", "raz")]);
        let body = json!({ "receivers": [{ "unit": anna.unit, "holding": anna.holding, "is_owner": true }],
            "instruction": "Proszę.", "term": "2026-06-10" });
        let nobody = world.serve().await;
        let office = program(&world, &nobody, "Karolina").await;
        let typo = office.post_json(&place, &json!({ "receivers": [], "terms": 1 }), &[]).await;
        assert_eq!(typo.status, 422);
        let made = office.post_json(&place, &body, &key).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let again = office.post_json(&place, &body, &key).await;
        assert_eq!((again.status, again.json()), (201, made.json()));
        let id = made.json()["assignments"][0].as_str().unwrap().to_owned();
        let person = program(&world, &nobody, "Anna").await;
        let list = person.get("/api/v1/assignments").await.json();
        assert_eq!(list["waiting"][0]["assignment"]["id"], json!(id));
        assert_eq!(list["waiting"][0]["assignment"]["term"], json!("2026-06-10"));
        let accepted = person.send("POST", &format!("/api/v1/assignments/{id}/accept"), "", "", &[]).await;
        assert_eq!((accepted.status, accepted.json()["state"].clone()), (200, json!("accepted")));
        let back = format!("/api/v1/assignments/{id}/pass-back");
        let none = person.post_json(&back, &json!({ "reason": "" }), &[]).await;
        assert_eq!((none.status, none.json()["code"].clone()), (422, json!("assignments.reason")));
        let stranger = program(&world, &nobody, "Olga").await;
        assert_eq!(stranger.post_json(&back, &json!({ "reason": "Oddaj." }), &[]).await.status, 404);
        assert_eq!(person.post_json(&back, &json!({ "reason": "Nie nasze." }), &[]).await.status, 200);
        assert_eq!(queue(&karolina).await, [item]);
    }
}
