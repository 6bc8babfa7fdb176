use obieg_kernel::door::IssueToken;
use obieg_testkit::{Answer, Browser, World, on_both};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::faces;

/// A client with a token of a person that may do these things.
async fn client(world: &World, browser: &Browser, name: &str, scopes: &[&str]) -> Browser {
    let secret = format!("{name}{}", scopes.len());
    let deed = IssueToken {
        token: world.kernel.env().new_id(),
        secret_hash: Sha256::digest(&secret).into(),
        holding: world.holding("alfa", name).await,
        name: "test".to_owned(),
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
        days: 10,
    };
    world.actor("alfa", "Igor").await.act(deed, None).await.unwrap();
    browser.with_token(&format!("obieg.alfa.{secret}"))
}

const ALL: [&str; 7] = [
    "registry.register-item",
    "registry.complete-item",
    "registry.cancel-item",
    "registry.attach-files",
    "registry.list-items",
    "registry.see-item",
    "documents.add-document",
];

fn letter(title: &str) -> Value {
    json!({
        "senders": [{ "organisation": "ACME sp. z o.o.", "place": "Łódź" }],
        "letter_date": "2026-05",
        "received_on": "2026-06-01",
        "channel": "courier",
        "title": title,
        "access": "public"
    })
}

fn fields(answer: &Answer) -> Vec<String> {
    let errors = answer.json()["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().map(|error| error["field"].as_str().unwrap_or_default().to_owned()).collect()
}

on_both! {
    async fn a_program_registers_completes_and_cancels(world: World with faces) {
        let mut world = world;
        let browser = world.serve().await;
        let client = client(&world, &browser, "Karolina", &ALL).await;
        let key = [("idempotency-key", "one")];
        let made = client.post_json("/api/v1/items", &letter("pierwsze"), &key).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let body = made.json();
        assert_eq!((&body["number"], &body["complete"], &body["missing"]), (&json!("1/2026"), &json!(false), &json!(["document"])));
        let again = client.post_json("/api/v1/items", &letter("pierwsze"), &key).await;
        assert_eq!(again.json(), body);
        let path = format!("/api/v1/items/{}", body["id"].as_str().unwrap());
        let upload = "--X\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 api\r\n--X--\r\n";
        let added = client.send("POST", &format!("{path}/documents"), "multipart/form-data; boundary=X", upload, &[]).await;
        assert_eq!((added.status, added.header("etag")), (200, Some("\"2\"")), "{}", added.body);
        assert_eq!(added.json()["complete"], true);
        let seen = client.get(&path).await;
        assert_eq!((seen.status, seen.header("etag")), (200, Some("\"2\"")));
        assert_eq!(seen.json()["documents"][0]["media"], "application/pdf");
        assert_eq!(seen.json()["senders"][0]["country"], "PL");
        let change = letter("poprawione");
        let complete = format!("{path}/complete");
        assert_eq!(fields(&client.post_json(&complete, &change, &[]).await), ["If-Match"]);
        assert_eq!(client.post_json(&complete, &change, &[("if-match", "\"1\"")]).await.status, 412);
        let changed = client.post_json(&complete, &change, &[("if-match", "\"2\"")]).await;
        assert_eq!((changed.status, changed.header("etag")), (200, Some("\"3\"")), "{}", changed.body);
        let cancel = format!("{path}/cancel");
        assert_eq!(client.post_json(&cancel, &json!({ "reason": "x", "why": 1 }), &[]).await.status, 422);
        assert_eq!(client.post_json(&cancel, &json!({ "reason": "pomyłka" }), &[]).await.status, 200);
        assert_eq!(client.post_json(&cancel, &json!({ "reason": "pomyłka" }), &[]).await.status, 409);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_program_is_told_every_fault(world: World with faces) {
        let mut world = world;
        let browser = world.serve().await;
        let client = client(&world, &browser, "Karolina", &ALL).await;
        let post = async |body: Value| client.post_json("/api/v1/items", &body, &[]).await;
        let empty = post(json!({})).await;
        assert_eq!(empty.status, 422);
        assert_eq!(fields(&empty), ["senders.0.organisation", "channel", "title", "access", "received_on"]);
        let mut unknown = letter("x");
        unknown["tittle"] = json!("y");
        assert_eq!((post(unknown.clone()).await.status, fields(&post(unknown).await)), (422, vec!["tittle".to_owned()]));
        assert_eq!(post(letter("twin")).await.status, 201);
        let mut signed = letter("signed");
        signed["sender_sign"] = json!("AB.1");
        assert_eq!(post(signed.clone()).await.status, 201);
        let twin = post(signed.clone()).await;
        assert_eq!((twin.status, &twin.json()["code"]), (422, &json!("registry.looks-duplicate")));
        assert!(twin.body.contains("2/2026"), "{}", twin.body);
        signed["not_duplicate"] = json!(true);
        assert_eq!(post(signed).await.status, 201);
    }
}

on_both! {
    async fn a_program_pages_through_the_register(world: World with faces) {
        let mut world = world;
        let browser = world.serve().await;
        let client = client(&world, &browser, "Karolina", &ALL).await;
        for at in 0..5 {
            assert_eq!(client.post_json("/api/v1/items", &letter(&at.to_string()), &[]).await.status, 201);
        }
        let first = client.get("/api/v1/items?limit=2").await.json();
        assert_eq!((first["items"].as_array().unwrap().len(), &first["items"][0]["number"]), (2, &json!("5/2026")));
        let second = client.get(&format!("/api/v1/items?limit=3&before={}", first["next"])).await.json();
        assert_eq!((&second["items"][2]["number"], &second["next"]), (&json!("1/2026"), &Value::Null));
        for (query, field) in [("limit=201", "limit"), ("day=x", "day"), ("stage=open", "stage"), ("staeg=open", "staeg")] {
            let refused = client.get(&format!("/api/v1/items?{query}")).await;
            assert_eq!((refused.status, fields(&refused)), (422, vec![field.to_owned()]), "{query}");
        }
    }
}

on_both! {
    async fn a_token_does_what_it_was_given_for(world: World with faces) {
        let mut world = world;
        let browser = world.serve().await;
        assert_eq!(browser.get("/api/v1/items").await.status, 401);
        let only_lists = client(&world, &browser, "Karolina", &["registry.list-items"]).await;
        assert_eq!(only_lists.get("/api/v1/items").await.status, 200);
        assert_eq!(only_lists.post_json("/api/v1/items", &letter("x"), &[]).await.status, 403);
        let only_registers = client(&world, &browser, "Karolina", &["registry.register-item", "x"]).await;
        let made = only_registers.post_json("/api/v1/items", &letter("x"), &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let olga = client(&world, &browser, "Olga", &ALL).await;
        let path = format!("/api/v1/items/{}", made.json()["id"].as_str().unwrap());
        assert_eq!(olga.get(&path).await.status, 404);
        // An officer can cancel no entry at all: the answer is the same whether there is one or not.
        assert_eq!(olga.post_json(&format!("{path}/cancel"), &json!({ "reason": "x" }), &[]).await.status, 403);
        assert_eq!(olga.get("/api/v1/items").await.json()["items"], json!([]));
        let description = browser.get("/api/v1/openapi.json").await.json();
        assert!(description["paths"]["/api/v1/items/{id}/complete"]["post"]["requestBody"].is_object());
    }
}
