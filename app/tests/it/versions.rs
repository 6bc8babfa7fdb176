//! Versions of documents on the pages and in the API: all are kept, none after the case is closed or the entry cancelled.

use obieg_cases::deeds::CloseCase;
use obieg_cases::model::CaseId;
use obieg_registry::deeds::CancelItem;
use obieg_testkit::{Answer, Browser, World, multipart, on_both};
use sha2::{Digest, Sha256};

use crate::cast::{open_case, open_to, opening, register, with_list};
use crate::faces;

pub(crate) async fn upload(browser: &Browser, path: &str, fields: &[(&str, &str)], content: &str) -> Answer {
    let body = multipart(fields, &[("file", "notatka.txt", content)]);
    browser.send("POST", path, "multipart/form-data; boundary=X", &body, &[]).await
}

/// The id of the document that a page shows.
fn shown(page: &Answer, base: &str) -> String {
    let (_, rest) = page.body.split_once(&format!("{base}/")).expect("a document");
    rest[..36].to_owned()
}

pub(crate) async fn program(world: &World, browser: &Browser, name: &str) -> Browser {
    crate::cast::client(world, browser, "alfa", name).await
}

pub(crate) async fn own_case(world: &World) -> CaseId {
    with_list(world).await;
    let deed = obieg_cases::deeds::OpenCase { settling: None, ..opening(None) };
    world.actor("alfa", "Anna").await.act(deed, None).await.unwrap().id
}

on_both! {
    async fn a_note_of_a_case_gets_a_version(world: World with faces) {
        let mut world = world;
        let case = own_case(&world).await;
        let nobody = world.serve().await;
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let page = format!("/sprawy/{case}");
        let token = anna.get(&page).await.hidden("_token");
        let added = upload(&anna, &format!("{page}/dokumenty"), &[("_token", &token), ("kind", "note")], "pierwsza").await;
        assert_eq!(added.status, 303, "{}", added.body);
        let base = format!("{page}/dokument");
        let document = shown(&anna.get(&page).await, &base);
        let form = format!("{base}/{document}/wersja");
        let done = upload(&anna, &form, &[("_token", &token), ("after", "1")], "druga").await;
        assert_eq!(done.status, 303, "{}", done.body);
        // Who has not seen the second version is told.
        let stale = upload(&anna, &form, &[("_token", &token), ("after", "1")], "trzecia").await;
        assert_eq!(stale.status, 422, "{}", stale.body);
        let list = anna.get(&format!("{base}/{document}/wersje")).await;
        for wanted in ["pierwsza", "druga"] {
            assert!(list.body.contains(&hex::encode(Sha256::digest(wanted))), "{wanted}: {}", list.body);
        }
        assert!(list.body.contains("Anna"), "who");
        assert_eq!(anna.get(&format!("{base}/{document}/wersja/1")).await.body, "pierwsza");
        assert_eq!(anna.get(&format!("{base}/{document}/wersja/2")).await.body, "druga");
        assert_eq!(anna.get(&format!("{base}/{document}")).await.body, "druga");
        assert_eq!(anna.get(&format!("{base}/{document}/wersja/3")).await.status, 404);

        let api = program(&world, &nobody, "Anna").await;
        let path = format!("/api/v1/cases/{case}/documents/{document}/versions");
        let made = upload(&api, &path, &[("after", "2")], "trzecia").await;
        assert_eq!((made.status, made.json()["version"].as_i64()), (201, Some(3)), "{}", made.body);
        assert_eq!(api.get(&path).await.json()["versions"].as_array().unwrap().len(), 3);
        assert_eq!(api.get(&format!("{path}/1")).await.body, "pierwsza");
        let filed = upload(&api, &format!("/api/v1/cases/{case}/documents"), &[], "nowa").await;
        assert_eq!(filed.status, 201, "{}", filed.body);

        let anna_acts = world.actor("alfa", "Anna").await;
        let panels = Vec::new();
        let (file, _) = anna_acts.see(obieg_cases::queries::ShowCase { case, panels }).await.unwrap();
        anna_acts.act(CloseCase { case, version: file.case.version }, None).await.unwrap();
        assert_eq!(upload(&api, &path, &[("after", "3")], "czwarta").await.status, 409);
        assert!(!anna.get(&page).await.body.contains(&form), "a closed case offers no form");
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_scan_gets_a_version_until_it_is_in_a_case(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let item = register(&world, "Wniosek").await.id;
        let nobody = world.serve().await;
        let karolina = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let page = format!("/rpw/{item}");
        let token = karolina.get(&page).await.hidden("_token");
        let added = upload(&karolina, &format!("{page}/pliki"), &[("_token", &token)], "skan").await;
        assert_eq!(added.status, 303, "{}", added.body);
        let base = format!("{page}/dokument");
        let document = shown(&karolina.get(&page).await, &base);
        let form = format!("{base}/{document}/wersja");
        assert!(karolina.get(&page).await.body.contains(&form), "the form is offered");
        let done = upload(&karolina, &form, &[("_token", &token), ("after", "1")], "lepszy skan").await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(karolina.get(&format!("{base}/{document}/wersja/1")).await.body, "skan");

        open_to(&world, item, "Anna").await;
        let case = open_case(&world, "Anna", Some(item)).await.unwrap().id;
        let refused = upload(&karolina, &form, &[("_token", &token), ("after", "2")], "trzeci").await;
        assert_eq!(refused.status, 409, "{}", refused.body);
        // In the case it goes on; under another case the document does not exist.
        let api = program(&world, &nobody, "Anna").await;
        let path = |case| format!("/api/v1/cases/{case}/documents/{document}/versions");
        assert_eq!(upload(&api, &path(case), &[("after", "2")], "trzeci").await.status, 201);
        let other = open_case(&world, "Anna", None).await.unwrap().id;
        assert_eq!(upload(&api, &path(other), &[("after", "3")], "czwarty").await.status, 404);

        let gone = register(&world, "Pomyłka").await.id;
        let file = upload(&karolina, &format!("/rpw/{gone}/pliki"), &[("_token", &token)], "skan").await;
        assert_eq!(file.status, 303);
        let base = format!("/rpw/{gone}/dokument");
        let document = shown(&karolina.get(&format!("/rpw/{gone}")).await, &base);
        let cancel = CancelItem { item: gone, version: None, reason: "pomyłka".to_owned() };
        world.actor("alfa", "Karolina").await.act(cancel, None).await.unwrap();
        let form = format!("{base}/{document}/wersja");
        assert_eq!(upload(&karolina, &form, &[("_token", &token), ("after", "1")], "nowy").await.status, 409);
        world.assert_sound().await;
    }
}
