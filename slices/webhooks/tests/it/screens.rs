//! The screens and the API: what is shown, what is refused, who may.

use obieg_kernel::Failure;
use obieg_testkit::on_both;
use obieg_webhooks::queries::ListSubscriptions;
use serde_json::json;

use crate::receiver::Receiver;
use crate::{HAPPENED, faces, happens, runner, subscribe, turn};

on_both! {
    async fn an_administrator_adds_a_receiver_and_sees_how_it_is(world: World with faces) {
        let mut world = world;
        let receiver = Receiver::open().await;
        let nobody = world.serve_with(vec![Box::new(obieg_webhooks::Settings { loopback: true })]).await;
        let igor = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let form = igor.get("/ustawienia/powiadomienia/nowe").await;
        // Only who may read the events can be chosen.
        assert!(form.body.contains("Konrad") && !form.body.contains("Karolina"), "{}", form.body);
        let (token, konrad) = (form.hidden("_token"), world.holding("alfa", "Konrad").await.to_string());
        let url = receiver.url();
        let fields = [("_token", &*token), ("_key", "1"), ("url", &url), ("note", "mapa"), ("types", "pl.obieg.TokenIssued"), ("holding", &konrad)];
        let made = igor.post("/ustawienia/powiadomienia/nowe", &fields).await;
        assert!(made.status == 200 && made.body.contains("whsec_"), "{}", made.body);
        // Sent twice by the browser: the same secret, one receiver.
        let again = igor.post("/ustawienia/powiadomienia/nowe", &fields).await;
        let secret = |body: &str| body.split("whsec_").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert_eq!(secret(&made.body), secret(&again.body));
        let list = igor.get("/ustawienia/powiadomienia").await.body;
        assert_eq!(list.matches("data-row").count(), 1, "{list}");
        assert!(list.contains("mapa") && list.contains("127.0.0.1") && list.contains("działa"), "{list}");
        let page = list.split("href=\"/ustawienia/powiadomienia/").nth(2).unwrap().split('"').next().unwrap();
        let page = format!("/ustawienia/powiadomienia/{page}");
        receiver.answers(&[204, 503]);
        let runner = runner(&world);
        happens(&world, "raz").await;
        happens(&world, "dwa").await;
        turn(&runner, &world).await;
        let shown = igor.get(&page).await.body;
        assert!(shown.contains("ponawia") && shown.contains("błędem 503") && shown.contains("1 nieudana próba"), "{shown}");
        assert!(shown.contains("przekazane") && shown.contains(HAPPENED) && !shown.contains("whsec_"), "{shown}");
        assert_eq!(igor.post(&format!("{page}/ponow"), &[("_token", &token)]).await.status, 303);
        turn(&runner, &world).await;
        assert!(igor.get(&page).await.body.contains("działa"));
        let renewed = igor.post(&format!("{page}/sekret"), &[("_token", &token)]).await.body;
        assert_ne!(secret(&renewed), secret(&made.body));
        assert_eq!(igor.post(&format!("{page}/koniec"), &[("_token", &token)]).await.status, 303);
        let ended = igor.get(&page).await.body;
        assert!(ended.contains("zakończone") && !ended.contains("/ponow\""), "{ended}");
        world.assert_sound().await;
    }

    async fn what_is_wrong_is_refused_at_its_field(world: World with faces) {
        let mut world = world;
        let igor = world.actor("alfa", "Igor").await;
        let own = world.holding("alfa", "Igor").await;
        let key = igor.issue_token(own, "api", 30, &["*".to_owned()]).await.unwrap();
        let konrad = world.holding("alfa", "Konrad").await;
        // Without the setting for tests, as every server stands.
        let nobody = world.serve().await;
        let program = nobody.with_token(&key);
        let good = "https://odbiorca.example/obieg";
        for (url, types, note, holding, code, field) in [
            ("http://odbiorca.example/", json!([]), "", konrad, "webhooks.url-plain", "url"),
            ("http://127.0.0.1:9/", json!([]), "", konrad, "webhooks.url-plain", "url"),
            ("https://0x7f.1/", json!([]), "", konrad, "webhooks.url-inside", "url"),
            ("https://[::ffff:127.0.0.1]/", json!([]), "", konrad, "webhooks.url-inside", "url"),
            ("https://169.254.169.254/", json!([]), "", konrad, "webhooks.url-inside", "url"),
            ("https://a:b@odbiorca.example/", json!([]), "", konrad, "webhooks.url-credentials", "url"),
            ("odbiorca", json!([]), "", konrad, "webhooks.url-malformed", "url"),
            (good, json!(["CaseOpened"]), "", konrad, "webhooks.type-wrong", "types"),
            (good, json!([]), "a\nb", konrad, "webhooks.note-wrong", "note"),
            (good, json!([]), "", own, "webhooks.holder-may-not", "holding"),
            (good, json!([]), "", world.holding("beta", "Adam").await, "webhooks.holder-gone", "holding"),
        ] {
            let body = json!({ "url": url, "types": types, "note": note, "holding": holding });
            let answer = program.post_json("/api/v1/webhooks", &body, &[]).await;
            let told = answer.json();
            let field_told = &told["errors"][0]["field"];
            assert_eq!((answer.status, &told["code"], field_told), (422, &json!(code), &json!(field)), "{}", answer.body);
        }
        let screen = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let token = screen.get("/ustawienia/powiadomienia/nowe").await.hidden("_token");
        let fields = [("_token", &*token), ("url", "https://10.0.0.1/"), ("note", "mapa")];
        let back = screen.post("/ustawienia/powiadomienia/nowe", &fields).await;
        assert!(back.status == 422 && back.body.contains("mapa"), "{}", back.body);
        assert!(back.body.contains("sieci wewnętrznej") && back.body.contains("Wybierz osobę, która"), "all at once");
        assert_eq!(program.get("/api/v1/webhooks").await.json()["subscriptions"], json!([]));
        for bad in ["?limit=0", "?limit=101", "?before=x", "?x=1"] {
            assert_eq!(program.get(&format!("/api/v1/webhooks{bad}")).await.status, 422, "{bad}");
        }
    }

    async fn twenty_and_no_more_and_pages_go_by_key(world: World with faces) {
        let mut world = world;
        for _ in 0..20 {
            subscribe(&world, "http://127.0.0.1:9/obieg", &[]).await;
        }
        let igor = world.actor("alfa", "Igor").await;
        let own = world.holding("alfa", "Igor").await;
        let key = igor.issue_token(own, "api", 30, &["*".to_owned()]).await.unwrap();
        let program = world.serve().await.with_token(&key);
        let body = json!({ "url": "https://odbiorca.example/", "holding": world.holding("alfa", "Konrad").await });
        let full = program.post_json("/api/v1/webhooks", &body, &[]).await;
        assert_eq!((full.status, &full.json()["code"]), (409, &json!("webhooks.too-many")));
        let (mut found, mut before) = (Vec::new(), String::new());
        loop {
            let page = program.get(&format!("/api/v1/webhooks?limit=7{before}")).await.json();
            found.extend(page["subscriptions"].as_array().unwrap().iter().map(|one| one["id"].to_string()));
            let Some(next) = page["next"].as_str() else { break };
            before = format!("&before={next}");
        }
        found.dedup();
        assert_eq!(found.len(), 20);
    }

    async fn only_administrators_and_only_of_their_office(world: World with faces) {
        let mut world = world;
        let id = subscribe(&world, "http://127.0.0.1:9/obieg", &[]).await;
        for name in ["Anna", "Konrad", "Stefan"] {
            let actor = world.actor("alfa", name).await;
            let refused = actor.see(ListSubscriptions { before: None, limit: 10 }).await;
            assert!(matches!(refused, Err(Failure::Forbidden)), "{name}");
        }
        let adam = world.serve().await.with_cookie(&world.cookie("beta", "Adam").await);
        assert_eq!(adam.get(&format!("/ustawienia/powiadomienia/{id}")).await.status, 404);
        assert_eq!(adam.get("/ustawienia/powiadomienia").await.body.matches("data-row").count(), 0);
    }
}
