//! The API as a whole: it can do what the screens can, says what it takes, and a page tells people of it.

use std::collections::BTreeSet;

use obieg_testkit::{Answer, Browser, multipart, on_both};
use obieg_web::{Access, Method};
use serde_json::{Value, json};

use crate::bad_input::state;
use crate::cast::{client, register};
use crate::faces;
use crate::hidden::{annas, body, call};
use crate::versions::upload;

/// Deeds of screens that a program has no use for, each with the reason.
const ONLY_ON_SCREENS: [(&str, &str); 13] = [
    ("training.begin-anew", "a training office is for people; a program makes itself one of its own"),
    ("desk.set-first-steps", "a panel of one screen; a program has no desk"),
    ("kernel.sign-out", "a key has no session to leave"),
    (
        "kernel.end-session",
        "a person looks through their own devices; all sessions at once are ended by the API too",
    ),
    ("kernel.add-factor", "one's own app stands in one's own hand"),
    ("kernel.note-misses", "a person says that they have read a notice on their screen"),
    ("kernel.remove-factor", "as adding one"),
    ("kernel.make-recovery-codes", "they are read by a person, once"),
    ("kernel.change-post", "a key is of one post; each post has keys of its own"),
    (
        "kernel.stand-in",
        "a program names the substitution with each request, by the header Obieg-Substitution",
    ),
    ("kernel.stand-down", "as standing in"),
    ("kernel.prove-again", "a key has no session; it proves itself with every request"),
    ("people.change-password", "one's own password is typed by oneself, with the old one"),
];

#[test]
fn every_deed_of_a_screen_can_be_done_by_a_program() {
    let (mut screens, mut programs) = (BTreeSet::new(), BTreeSet::new());
    for route in faces().iter().flat_map(|face| &face.routes) {
        if let (Method::Post, _, Access::Named { name, .. }) = route.row() {
            if route.is_api() {
                programs.insert(name)
            } else {
                screens.insert(name)
            };
        }
    }
    let missing: Vec<&str> = screens.difference(&programs).copied().collect();
    let mut allowed: Vec<&str> = ONLY_ON_SCREENS.iter().map(|(name, _)| *name).collect();
    allowed.sort_unstable();
    assert_eq!(missing, allowed);
    assert!(programs.len() > 35, "{}", programs.len());
}

/// Every object below a schema, by the way to it.
fn objects<'d>(described: &'d Value, schema: &'d Value, way: &str, found: &mut Vec<(String, &'d Value)>) {
    let schema = match schema["$ref"].as_str() {
        Some(at) => described.pointer(at.trim_start_matches('#')).unwrap(),
        None => schema,
    };
    if schema["type"] == "object" {
        found.push((way.to_owned(), schema));
    }
    for (name, part) in schema["properties"].as_object().into_iter().flatten() {
        objects(described, part, &format!("{way}.{name}"), found);
    }
    if !schema["items"].is_null() {
        objects(described, &schema["items"], way, found);
    }
}

on_both! {
    async fn the_description_is_whole_in_both_languages(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let polish = nobody.get("/api/v1/openapi.json").await.json();
        let english = nobody.send("GET", "/api/v1/openapi.json", "", "", &[("cookie", "obieg-jezyk=en")]).await.json();
        assert_ne!(polish["paths"]["/api/v1/cases"]["post"]["summary"], english["paths"]["/api/v1/cases"]["post"]["summary"]);
        for described in [&polish, &english] {
            // A text without words would show its key.
            assert!(!described.to_string().contains("\"api-"), "{described}");
            let mut bodies = 0;
            for (path, methods) in described["paths"].as_object().unwrap() {
                for content in methods["post"]["requestBody"]["content"].as_object().into_iter().flatten() {
                    let mut found = Vec::new();
                    objects(described, &content.1["schema"], path, &mut found);
                    for (way, object) in found {
                        assert_eq!(object["additionalProperties"], false, "{way} refuses unknown fields");
                        bodies += 1;
                    }
                }
            }
            assert!(bodies > 25, "{bodies}");
        }
        for route in world.site().routes().iter().filter(|route| route.is_api()) {
            let (method, path, access) = route.row();
            let method = if method == Method::Get { "get" } else { "post" };
            let described = polish["paths"][path][method].is_object();
            assert_eq!(described, matches!(access, Access::Named { .. }), "{method} {path}");
        }
    }
}

on_both! {
    async fn people_read_of_every_operation(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let short = nobody.get("/api/v1").await;
        assert_eq!((short.status, short.header("location")), (303, Some("/api/v1/")));
        let described = nobody.get("/api/v1/openapi.json").await.json();
        let igor = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        for browser in [&nobody, &igor] {
            let page = browser.get("/api/v1/").await;
            assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
            assert!(page.body.contains("Zarejestruj i wyślij pismo"), "{}", page.body);
            // Words that are missing show their key.
            assert!(!page.body.contains(">api-") && !page.body.contains(" api-kind"), "{}", page.body);
            for methods in described["paths"].as_object().unwrap().values() {
                for operation in methods.as_object().unwrap().values() {
                    let id = operation["operationId"].as_str().unwrap();
                    assert!(page.body.contains(&format!("id=\"{id}\"")), "{id}");
                }
            }
        }
        assert!(igor.get("/ustawienia/klucze").await.body.contains("href=\"/api/v1/\""));
        // What is beside it stays JSON.
        assert_eq!(nobody.get("/api/v1/nic").await.header("content-type"), Some("application/problem+json"));
    }
}

/// A change that names a version; files where the description wants them.
async fn change(browser: &Browser, described: &Value, path: &str, asked: &str, version: &str) -> Answer {
    let content = &described["paths"][path]["post"]["requestBody"]["content"];
    if content["multipart/form-data"].is_null() || path.ends_with("/letters") {
        return call(browser, asked, &body(path), version).await;
    }
    let after = !content["multipart/form-data"]["schema"]["properties"]["after"].is_null();
    let fields: &[(&str, &str)] = if after { &[("after", "1")] } else { &[] };
    upload_as(browser, asked, fields, version).await
}

async fn upload_as(browser: &Browser, path: &str, fields: &[(&str, &str)], version: &str) -> Answer {
    let body = multipart(fields, &[("file", "n.txt", "tekst")]);
    browser.send("POST", path, "multipart/form-data; boundary=X", &body, &[("if-match", version)]).await
}

on_both! {
    async fn a_stale_version_is_refused_wherever_one_is_taken(world: World with faces) {
        let mut world = world;
        let annas = annas(&world).await;
        let nobody = world.serve().await;
        let described = nobody.get("/api/v1/openapi.json").await.json();
        let mut clients = Vec::new();
        for name in ["Anna", "Karolina", "Norbert"] {
            clients.push(client(&world, &nobody, "alfa", name).await);
        }
        let before = state(&world).await;
        let mut met = 0;
        for (path, methods) in described["paths"].as_object().unwrap() {
            let parameters = methods["post"]["parameters"].as_array().into_iter().flatten();
            if !parameters.into_iter().any(|one| one["name"] == "If-Match") {
                continue;
            }
            let asked = annas.filled(path).unwrap();
            let mut answers = Vec::new();
            for browser in &clients {
                answers.push(change(browser, &described, path, &asked, "\"0\"").await);
            }
            assert!(answers.iter().all(|answer| matches!(answer.status, 403 | 404 | 412)), "{path}: {answers:?}");
            let stale = answers.iter().find(|answer| answer.status == 412);
            assert_eq!(stale.expect(path).json()["code"], "kernel.changed-meanwhile", "{path}");
            met += 1;
        }
        assert!(met >= 17, "{met}");
        assert_eq!(state(&world).await, before);
        // The version that is there lets it through.
        let case = format!("/api/v1/cases/{}", annas.case.id);
        let version = clients[0].get(&case).await.header("etag").unwrap().to_owned();
        let party = json!({ "role": "party", "name": "Jan" });
        let added = call(&clients[0], &format!("{case}/parties"), &party, &version).await;
        assert_eq!(added.status, 201, "{}", added.body);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_letter_is_sent_and_its_delivery_recorded_by_a_program(world: World with faces) {
        let mut world = world;
        let case = crate::versions::own_case(&world).await;
        let nobody = world.serve().await;
        let anna = client(&world, &nobody, "alfa", "Anna").await;
        let letters = format!("/api/v1/cases/{case}/letters");
        let version = anna.get(&format!("/api/v1/cases/{case}")).await.header("etag").unwrap().to_owned();
        let sent = call(&anna, &letters, &Value::Null, &version).await;
        assert_eq!(sent.status, 201, "{}", sent.body);
        let list = anna.get(&letters).await.json();
        assert_eq!(list["letters"][0]["id"], sent.json()["id"]);
        let document = list["documents"][0]["id"].as_str().unwrap();
        assert_eq!(anna.get(&format!("{letters}/documents/{document}")).await.body, "decyzja");
        let addressee = list["addressees"][0]["id"].as_str().unwrap();
        let delivered = json!({ "delivered_on": list["addressees"][0]["sent_on"], "basis": "collected", "evidence": "ZPO 1" });
        let recorded = anna.post_json(&format!("/api/v1/cases/{case}/deliveries/{addressee}"), &delivered, &[]).await;
        assert_eq!(recorded.status, 200, "{}", recorded.body);
        // Without the JSON part, and with another beside it, it is refused by name.
        let missing = upload(&anna, &letters, &[], "sam plik").await;
        assert_eq!((missing.status, &missing.json()["errors"][0]["field"]), (422, &json!("letter")));
        let other = upload(&anna, &letters, &[("list", "{}")], "inna nazwa").await;
        assert_eq!((other.status, &other.json()["errors"][0]["field"]), (422, &json!("list")));
        world.assert_sound().await;
    }
}

on_both! {
    async fn assignments_are_put_right_and_taken_back_by_a_program(world: World with faces) {
        let mut world = world;
        let item = register(&world, "Wniosek").await.id;
        let (anna, olga) = (world.actor("alfa", "Anna").await, world.actor("alfa", "Olga").await);
        let nobody = world.serve().await;
        let karolina = client(&world, &nobody, "alfa", "Karolina").await;
        let to = |actor: &obieg_kernel::Actor| json!({ "receivers": [{ "unit": actor.unit(), "holding": actor.holding(), "is_owner": true }] });
        let chain = format!("/api/v1/items/{item}/assignments");
        let made = karolina.post_json(&chain, &to(&anna), &[]).await.json();
        let first = made["assignments"][0].as_str().unwrap();
        let right = karolina.post_json(&format!("/api/v1/assignments/{first}/correct"), &to(&olga), &[]).await;
        assert_eq!(right.status, 201, "{}", right.body);
        let second = right.json()["assignments"][0].as_str().unwrap().to_owned();
        let back = karolina.post_json(&format!("/api/v1/assignments/{second}/withdraw"), &json!({}), &[]).await;
        assert_eq!((back.status, &back.json()["state"]), (200, &json!("withdrawn")), "{}", back.body);
        let shown = karolina.get(&chain).await.json();
        let states: Vec<&str> =
            shown["assignments"].as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap()).collect();
        assert_eq!(states, ["superseded", "withdrawn"]);
        world.assert_sound().await;
    }
}
