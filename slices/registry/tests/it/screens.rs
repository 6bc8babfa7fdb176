use obieg_registry::queries::SeeItem;
use obieg_testkit::{Answer, Browser, on_both, samples};
use sha2::Digest;

use crate::{draft, faces, file, register};

/// A word that has no text shows its key.
fn no_bare_keys(answer: &Answer) {
    for mark in
        [">registry-", ">documents-", ">event-", ">said-", "\"registry-", "\"documents-", " registry-"]
    {
        if let Some((before, after)) = answer.body.split_once(mark) {
            panic!("{}{mark}{}", &before[before.len().saturating_sub(80)..], &after[..40.min(after.len())]);
        }
    }
}

async fn page(browser: &Browser, path: &str) -> Answer {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    no_bare_keys(&answer);
    answer
}

fn multipart(token: &str, fields: &[(&str, &str)], files: &[(&str, &str)]) -> String {
    let mut body = format!("--X\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n");
    for (name, value) in fields {
        body += &format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    for (name, content) in files {
        body += &format!(
            "--X\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: application/x-evil\r\n\r\n{content}\r\n"
        );
    }
    body + "--X--\r\n"
}

const GOOD: [(&str, &str); 11] = [
    ("senders.0.surname", "Kowalska"),
    ("senders.0.given_names", "Maria"),
    ("senders.0.place", "Brzozowo"),
    ("sender_rows", "1"),
    ("letter_date", "29.05.2026"),
    ("received_on", "2026-06-01"),
    ("channel", "post"),
    ("title", "Wniosek <b>o</b> wycinkę"),
    ("access", "partly-public"),
    ("scan_state", "full"),
    ("answer_expected", "false"),
];

async fn send(browser: &Browser, path: &str, body: &str) -> Answer {
    let answer = browser.send("POST", path, "multipart/form-data; boundary=X", body, &[]).await;
    no_bare_keys(&answer);
    answer
}

on_both! {
    async fn a_letter_is_registered_by_form(world: World with faces) {
        let mut world = world;
        let cookie = world.cookie("alfa", "Karolina").await;
        let browser = world.serve().await.with_cookie(&cookie);
        page(&browser, "/rpw").await;
        let form = page(&browser, "/rpw/nowa").await;
        assert!(form.body.contains("name=\"received_on\" type=\"date\" value=\"2026-06-01\""));
        let token = form.hidden("_token");
        let wrong = send(&browser, "/rpw/nowa", &multipart(&token, &[("title", "a\u{202E}b")], &[("p.txt", "")])).await;
        assert_eq!(wrong.status, 422, "{}", wrong.body);
        for part in ["href=\"#senders.0.organisation\"", "Tytuł: tekst zawiera niewidoczny znak U+202E", "p.txt", "data-returned"] {
            assert!(wrong.body.contains(part), "{part}: {}", wrong.body);
        }
        let more = send(&browser, "/rpw/nowa", &multipart(&token, &[("add_sender", "1"), ("title", "zostaje")], &[])).await;
        assert_eq!(more.status, 200);
        assert!(more.body.contains("senders.1.surname") && more.body.contains(">zostaje</textarea>"));
        let done = send(&browser, "/rpw/nowa", &multipart(&token, &GOOD, &[("skan.pdf", samples::PDF)])).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let to = done.header("location").unwrap().to_owned();
        assert!(to.starts_with("/rpw/") && to.ends_with("?zrobiono=zarejestrowano"), "{to}");
        let item = page(&browser, &to).await;
        for part in [
            "RPW 1/2026", "Wniosek &#60;b&#62;o&#60;/b&#62; wycinkę", "Pismo zarejestrowane.", "draft-done", "Kowalska Maria",
            "<iframe class=\"doc-view\"", "D-2026-000001", "Zarejestrowano pismo", "Karolina Kancelaria, kancelistka (OR)",
        ] {
            assert!(item.body.contains(part), "{part}: {}", item.body);
        }
        let again = send(&browser, "/rpw/nowa", &multipart(&token, &GOOD, &[("skan.pdf", samples::PDF)])).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("To nie duplikat") && again.body.contains("RPW 1/2026"), "{}", again.body);
        let sure = [&GOOD[..], &[("not_duplicate", "true")]].concat();
        let sure = send(&browser, "/rpw/nowa", &multipart(&token, &sure, &[("skan.pdf", samples::PDF)])).await;
        assert_eq!(sure.status, 303, "{}", sure.body);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_letter_is_completed_and_cancelled_by_form(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let scan = file(&karolina, "obraz.png", samples::PNG).await;
        let mut incomplete = draft("do uzupełnienia");
        incomplete.letter_date = None;
        let item = register(&karolina, incomplete, vec![scan]).await.unwrap().id;
        let browser = world.serve().await.with_cookie(&world.cookie("alfa", "Karolina").await);
        assert!(page(&browser, "/rpw/do-uzupelnienia").await.body.contains("do uzupełnienia"));
        let shown = page(&browser, &format!("/rpw/{item}")).await;
        assert!(shown.body.contains("Podaj datę pisma albo powód jej braku") && shown.body.contains("<img src=\"/rpw/"));
        let seq = shown.body.split("/dziennik/").nth(1).unwrap().split('"').next().unwrap();
        assert!(page(&browser, &format!("/rpw/{item}/dziennik/{seq}")).await.body.contains("Korzeń drzewa"));
        let path = format!("/rpw/{item}/uzupelnij");
        let form = page(&browser, &path).await;
        let (token, version) = (form.hidden("_token"), form.hidden("version"));
        let mut fields = [&GOOD[..], &[("_token", token.as_str()), ("version", "99")]].concat();
        let stale = browser.post(&path, &fields).await;
        no_bare_keys(&stale);
        assert_eq!((stale.status, stale.hidden("version")), (422, version.clone()));
        assert!(stale.body.contains("Ktoś zmienił to w międzyczasie"), "{}", stale.body);
        fields.pop();
        fields.push(("version", &version));
        let saved = browser.post(&path, &fields).await;
        assert_eq!(saved.header("location"), Some(format!("/rpw/{item}?zrobiono=rpw-uzupelniono").as_str()), "{}", saved.body);
        let detail = karolina.see(SeeItem { item }).await.unwrap();
        assert_eq!((detail.missing.len(), detail.item.answer_expected), (0, false));
        assert!(page(&browser, "/rpw/do-uzupelnienia").await.body.contains("Wszystko uzupełnione"));
        let path = format!("/rpw/{item}/uniewaznij");
        let form = page(&browser, &path).await;
        let version = form.hidden("version");
        let empty = browser.post(&path, &[("_token", &token), ("version", &version)]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.body.contains("Powód: wypełnij to pole."), "{}", empty.body);
        let done = browser.post(&path, &[("_token", &token), ("version", &version), ("reason", "dwa razy")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let shown = page(&browser, &format!("/rpw/{item}")).await;
        assert!(shown.body.contains("dwa razy") && !shown.body.contains("/uniewaznij"));
    }
}

on_both! {
    async fn screens_hide_what_is_not_within_reach(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let item = register(&karolina, draft("ukryte"), Vec::new()).await.unwrap().id;
        let browser = world.serve().await;
        let olga = browser.with_cookie(&world.cookie("alfa", "Olga").await);
        for path in ["", "/uzupelnij", "/uniewaznij", "/dziennik/1"] {
            assert_eq!(olga.get(&format!("/rpw/{item}{path}")).await.status, 404, "{path}");
        }
        let register = page(&olga, "/rpw").await;
        assert!(!register.body.contains("ukryte") && !register.body.contains("/rpw/nowa"));
        let stefan = browser.with_cookie(&world.cookie("alfa", "Stefan").await);
        assert_eq!(page(&stefan, &format!("/rpw/{item}")).await.status, 200);
        for path in ["/uzupelnij", "/uniewaznij"] {
            assert_eq!(stefan.get(&format!("/rpw/{item}{path}")).await.status, 403, "{path}");
        }
        let form = olga.get("/rpw/nowa").await;
        assert_eq!(form.status, 403);
        let refused = olga.send("POST", "/rpw/nowa", "multipart/form-data; boundary=X", &multipart("x", &GOOD, &[]), &[]).await;
        assert_eq!(refused.status, 403);
        for page in ["/rpw", "/rpw/do-uzupelnienia", "/rpw/nowa"] {
            let igor = browser.with_cookie(&world.cookie("alfa", "Igor").await);
            assert_eq!(igor.get(page).await.status, 403, "{page}");
            assert_eq!(browser.get(page).await.status, 303, "{page}");
        }
    }
}

fn kept(answer: &Answer) -> Vec<String> {
    let names = answer.body.split("name=\"_kept\" value=\"").skip(1);
    names.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn with<'f>(fields: &[(&'f str, &'f str)], kept: &'f [String]) -> Vec<(&'f str, &'f str)> {
    fields.iter().copied().chain(kept.iter().map(|name| ("_kept", name.as_str()))).collect()
}

on_both! {
    async fn files_of_a_faulty_form_are_kept_for_their_person_only(world: World with faces) {
        let mut world = world;
        let cookie = world.cookie("alfa", "Karolina").await;
        let other = world.cookie("alfa", "Karolina").await;
        let nobody = world.serve().await;
        let browser = nobody.with_cookie(&cookie);
        let token = page(&browser, "/rpw/nowa").await.hidden("_token");
        let two = [("skan.pdf", "%PDF-1.7 zostaje"), ("<b>zbędny</b>.txt", "do usunięcia")];
        let back = send(&browser, "/rpw/nowa", &multipart(&token, &[("title", "x")], &two)).await;
        assert_eq!(back.status, 422);
        let names = kept(&back);
        assert_eq!(names.len(), 2);
        assert!(back.body.contains("Pliki już przesłane") && back.body.contains("skan.pdf") && !back.body.contains("<b>"));
        // One more sender, and a third file beside them: all are there, under the same names.
        let more = with(&[("add_sender", "1")], &names);
        let more = send(&browser, "/rpw/nowa", &multipart(&token, &more, &[("trzeci.txt", "trzeci")])).await;
        assert_eq!((more.status, &kept(&more)[..2], kept(&more).len()), (200, &names[..], 3));

        // Another session, of the same person even, and a made-up name: nothing is registered, and the form says why.
        let made_up = vec!["0".repeat(64)];
        let stranger = nobody.with_cookie(&other);
        let strange_token = page(&stranger, "/rpw/nowa").await.hidden("_token");
        for (who, token, names) in [(&stranger, &strange_token, &names), (&browser, &token, &made_up)] {
            let refused = send(who, "/rpw/nowa", &multipart(token, &with(&GOOD, names), &[])).await;
            assert_eq!(refused.status, 422, "{}", refused.body);
            assert!(refused.body.contains("już nie ma na serwerze") && kept(&refused).is_empty(), "{}", refused.body);
        }
        // The hash of a blob is no name: whoever knows it gets nothing by it.
        let sha = obieg_kernel::blob::Sha(sha2::Sha256::digest("%PDF-1.7 zostaje").into()).to_string();
        assert_eq!(send(&browser, "/rpw/nowa", &multipart(&token, &with(&GOOD, &[sha]), &[])).await.status, 422);

        // The box of the second was unticked: only the first becomes a document.
        let done = send(&browser, "/rpw/nowa", &multipart(&token, &with(&GOOD, &names[..1]), &[])).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let item = page(&browser, done.header("location").unwrap()).await;
        assert!(item.body.contains("skan.pdf") && !item.body.contains("zbędny"), "{}", item.body);
        // Ten kept ones and one more are too many.
        let many = vec![names[0].clone(); 10];
        let many = send(&browser, "/rpw/nowa", &multipart(&token, &with(&GOOD, &many), &[("a.txt", "a")])).await;
        assert_eq!(many.status, 422);
        world.assert_sound().await;
    }
}
