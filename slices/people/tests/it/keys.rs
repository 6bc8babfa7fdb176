use obieg_kernel::Failure;
use obieg_kernel::door::{RevokeToken, Tokens};
use obieg_testkit::on_both;
use serde_json::json;

use crate::{faces, unit};

on_both! {
    async fn the_structure_is_changed_through_the_api(world: World with faces) {
        let mut world = world;
        let igor = world.actor("alfa", "Igor").await;
        let own = world.holding("alfa", "Igor").await;
        let token = igor.issue_token(own, "kadry", 30, &["*".to_owned()]).await.unwrap();
        let head = unit(&world, "AL").await;
        let program = world.serve().await.with_token(&token);
        let post = async |path: &str, body: serde_json::Value, status: u16| {
            let answer = program.post_json(path, &body, &[]).await;
            assert_eq!(answer.status, status, "{path}: {}", answer.body);
            answer.json()
        };
        let unit = post("/api/v1/units", json!({ "code": "IT", "name": "Informatyka", "parent": head, "since": "2026-06-01" }), 201).await["id"].clone();
        let unit = unit.as_str().unwrap();
        post("/api/v1/units", json!({ "code": "IT", "name": "Inna", "parent": head, "since": "2026-06-01" }), 422).await;
        post("/api/v1/units", json!({ "code": "IT", "name": "Inna", "parent": head, "since": "wczoraj" }), 422).await;
        post(&format!("/api/v1/units/{unit}/rename"), json!({ "name": "Cyfryzacja", "since": "2026-06-02" }), 200).await;
        let place = post("/api/v1/posts", json!({ "unit": unit, "title": "informatyk", "roles": ["officer"], "since": "2026-06-01" }), 201).await["id"].clone();
        let person = post("/api/v1/persons", json!({ "given": "Ewa", "surname": "Nowa", "login": "ewa" }), 201).await;
        assert_eq!(person["password"].as_str().unwrap().len(), 23);
        let id = person["id"].as_str().unwrap();
        let holding = post("/api/v1/holdings", json!({ "person": id, "post": place, "since": "2026-06-01" }), 201).await["id"].clone();
        let holding = holding.as_str().unwrap();
        post(&format!("/api/v1/holdings/{holding}/roles"), json!({ "roles": ["officer", "head"], "since": "2026-06-01" }), 200).await;
        let again = post(&format!("/api/v1/persons/{id}/password"), json!({}), 200).await;
        assert_ne!(again["password"], person["password"]);
        let detail = program.get(&format!("/api/v1/persons/{id}")).await.json();
        assert_eq!(detail["holdings"][0]["roles"][0]["roles"], json!(["officer", "head"]));
        assert_eq!(program.get("/api/v1/persons?name=now").await.json()["persons"][0]["surname"], "Nowa");
        for bad in ["?nazwisko=x", "?limit=0", "?limit=201", "?after=x"] {
            assert_eq!(program.get(&format!("/api/v1/persons{bad}")).await.status, 422, "{bad}");
        }
        assert_eq!(program.get(&format!("/api/v1/units/{unit}")).await.json()["names"].as_array().unwrap().len(), 2);
        post(&format!("/api/v1/units/{unit}/close"), json!({ "last_day": "2026-06-30" }), 409).await;
        post(&format!("/api/v1/holdings/{holding}/end"), json!({ "last_day": "2026-06-30" }), 200).await;
        post(&format!("/api/v1/posts/{}/close", place.as_str().unwrap()), json!({ "last_day": "2026-06-30" }), 200).await;
        post(&format!("/api/v1/units/{unit}/close"), json!({ "last_day": "2026-06-30" }), 200).await;
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_key_opens_what_it_names_until_it_is_withdrawn(world: World with faces) {
        let mut world = world;
        let igor = world.actor("alfa", "Igor").await;
        let (own, anna) = (world.holding("alfa", "Igor").await, world.holding("alfa", "Anna").await);
        let master = igor.issue_token(own, "klucze", 30, &["*".to_owned()]).await.unwrap();
        let nobody = world.serve().await;
        let program = nobody.with_token(&master);
        let issue = json!({ "name": "mapa", "holding": anna, "days": 10, "scopes": ["people.structure"] });
        let made = program.post_json("/api/v1/tokens", &issue, &[("idempotency-key", "one")]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        // Repeated, it neither makes a second key nor shows one that was not stored.
        assert_eq!(program.post_json("/api/v1/tokens", &issue, &[("idempotency-key", "one")]).await.status, 422);
        let made = made.json();
        let map = nobody.with_token(made["token"].as_str().unwrap());
        assert_eq!(map.get("/api/v1/structure").await.status, 200);
        assert_eq!(map.get("/api/v1/persons").await.status, 403);
        assert_eq!(map.get("/api/v1/tokens").await.status, 403);
        for wrong in [json!(["people.structur"]), json!([])] {
            let mut body = issue.clone();
            body["scopes"] = wrong;
            assert_eq!(program.post_json("/api/v1/tokens", &body, &[]).await.status, 422);
        }
        let list = program.get("/api/v1/tokens").await.json();
        let line = list["tokens"].as_array().unwrap().iter().find(|one| one["name"] == "mapa").unwrap().clone();
        assert_eq!((&line["holder"], &line["scopes"]), (&json!("Anna Prowadząca (AB-I)"), &json!(["people.structure"])));
        assert!(!program.get("/api/v1/tokens").await.body.contains(made["token"].as_str().unwrap()));
        let id = made["id"].as_str().unwrap();
        let foreign = world.actor("beta", "Adam").await;
        let hidden = foreign.act(RevokeToken { token: id.parse().unwrap() }, None).await;
        assert!(matches!(hidden, Err(Failure::Hidden)));
        assert_eq!(program.post_json(&format!("/api/v1/tokens/{id}/revoke"), &json!({}), &[]).await.status, 200);
        assert_eq!(map.get("/api/v1/structure").await.status, 401);
        for name in ["Anna", "Stefan"] {
            let actor = world.actor("alfa", name).await;
            assert!(matches!(actor.see(Tokens).await, Err(Failure::Forbidden)), "{name}");
        }
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_key_tells_the_day_of_its_last_use(world: World with faces) {
        let mut world = world;
        let igor = world.actor("alfa", "Igor").await;
        let own = world.holding("alfa", "Igor").await;
        let text = igor.issue_token(own, "skaner", 30, &["*".to_owned()]).await.unwrap();
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let keys = screen.get("/ustawienia/klucze").await.body;
        assert!(keys.contains("Ostatnio użyty") && keys.contains("jeszcze nie"), "{keys}");
        let program = nobody.with_token(&text);
        for (at, day) in [("2026-06-01T08:00:00Z", "2026-06-01"), ("2026-06-03T22:30:00Z", "2026-06-04")] {
            world.clock.set(at);
            for _ in 0..2 {
                assert_eq!(program.get("/api/v1/structure").await.status, 200);
            }
            // What is done after the use is written after it: the lane keeps the order.
            let igor = world.actor("alfa", "Igor").await;
            igor.issue_token(own, "inny", 30, &["*".to_owned()]).await.unwrap();
            let list = program.get("/api/v1/tokens").await.json();
            let line = list["tokens"].as_array().unwrap().iter().find(|one| one["name"] == "skaner").unwrap();
            assert_eq!(line["used_on"], day);
        }
        world.assert_sound().await;
    }
}
