//! The office's own terms: kept by who may, chosen with a new case, and nothing is changed behind a case's back.

use obieg_testkit::on_both;
use serde_json::json;

use crate::cast::{client, end_class, with_list};
use crate::faces;

on_both! {
    async fn a_case_is_opened_by_a_line_of_the_offices_table(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let nobody = world.serve().await;
        let anna = client(&world, &nobody, "alfa", "Anna").await;
        let konrad = client(&world, &nobody, "alfa", "Konrad").await;
        let symbol = end_class();
        let line = json!({ "symbol": symbol[..2], "name": "pozwolenie na budowę", "unit": "days", "length": 65, "article": "Prawo budowlane art. 35 ust. 6" });
        assert_eq!(anna.post_json("/api/v1/terms", &line, &[]).await.status, 403);
        let added = konrad.post_json("/api/v1/terms", &line, &[]).await;
        assert_eq!(added.status, 201, "{}", added.body);
        let id = added.json()["id"].as_str().unwrap().to_owned();
        // The same once more is one line too many.
        let again = konrad.post_json("/api/v1/terms", &line, &[]).await;
        assert_eq!((again.status, again.json()["code"].as_str()), (409, Some("terms.known")), "{}", again.body);

        // It stands among the choices of the form, with length and article.
        let screen = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let form = screen.get("/sprawy/nowa").await;
        let said = format!("{} pozwolenie na budowę: 65 dni (Prawo budowlane art. 35 ust. 6)</option>", &symbol[..2]);
        assert!(form.body.contains(&said), "{}", form.body);
        let (token, officer) = (form.hidden("_token"), world.holding("alfa", "Anna").await.to_string());
        let fields = [
            ("_token", token.as_str()),
            ("title", "Budowa domu"),
            ("symbol", symbol.as_str()),
            ("settling", id.as_str()),
            ("officer", officer.as_str()),
            ("access", "public"),
        ];
        let opened = screen.post("/sprawy/nowa", &fields).await;
        assert_eq!(opened.status, 303, "{}", opened.body);
        let case = opened.header("location").unwrap().split(['/', '?']).nth(2).unwrap().to_owned();
        let shown = anna.get(&format!("/api/v1/cases/{case}")).await.json();
        // 65 days from Monday, 1 June 2026: Wednesday, 5 August.
        let duty = &shown["duties"][0];
        assert_eq!((duty["due_on"].as_str(), duty["article"].as_str()), (Some("2026-08-05"), Some("Prawo budowlane art. 35 ust. 6")), "{shown}");

        // A line of another class opens nothing; nor does one that nobody knows or a code that is none.
        let other = if symbol.starts_with('9') { "8" } else { "9" };
        let line = json!({ "symbol": other, "name": "inna", "unit": "at-once", "length": 0, "article": "art. 1" });
        let other = konrad.post_json("/api/v1/terms", &line, &[]).await.json()["id"].as_str().unwrap().to_owned();
        let open = |settling: &str| json!({ "title": "Sprawa", "symbol": symbol, "settling": settling, "access": "public" });
        for (settling, status, code) in [
            (other.as_str(), 409, "terms.other-class"),
            ("01900000-0000-7000-8000-000000000000", 409, "terms.gone"),
            ("kiedys", 422, "cases.settling-unknown"),
        ] {
            let refused = anna.post_json("/api/v1/cases", &open(settling), &[]).await;
            assert_eq!((refused.status, refused.json()["code"].as_str()), (status, Some(code)), "{}", refused.body);
            assert_eq!(refused.json()["errors"][0]["field"], "settling");
        }

        // Ended, it opens no case, and the one that it opened keeps its day.
        assert_eq!(konrad.post_json(&format!("/api/v1/terms/{id}/end"), &json!({}), &[]).await.status, 200);
        assert_eq!(konrad.post_json(&format!("/api/v1/terms/{id}/end"), &json!({}), &[]).await.status, 409);
        assert_eq!(anna.post_json("/api/v1/cases", &open(&id), &[]).await.status, 409);
        assert!(!screen.get("/sprawy/nowa").await.body.contains("65 dni"));
        let kept = anna.get(&format!("/api/v1/cases/{case}")).await.json();
        assert_eq!(kept["duties"][0]["due_on"], "2026-08-05");
        assert_eq!(konrad.post_json("/api/v1/terms", &line_again(&symbol), &[]).await.status, 201);
        world.assert_sound().await;
    }
}

fn line_again(symbol: &str) -> serde_json::Value {
    json!({ "symbol": symbol[..2], "name": "pozwolenie na budowę", "unit": "months", "length": 2, "article": "nowy przepis" })
}

on_both! {
    async fn a_settled_case_goes_on_by_a_line_of_the_table(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let symbol = end_class();
        let nobody = world.serve().await;
        let konrad = client(&world, &nobody, "alfa", "Konrad").await;
        let line = json!({ "symbol": symbol, "name": "wznowienie", "unit": "days", "length": 65, "article": "art. 149" });
        let line = konrad.post_json("/api/v1/terms", &line, &[]).await.json()["id"].as_str().unwrap().to_owned();
        let anna = world.actor("alfa", "Anna").await;
        let opened = anna.act(obieg_cases::deeds::OpenCase { settling: None, ..crate::cast::opening(None) }, None).await.unwrap();
        anna.act(obieg_cases::deeds::CloseCase { case: opened.id, version: 1 }, None).await.unwrap();
        let screen = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let path = format!("/sprawy/{}/podejmij", opened.id);
        let form = screen.get(&path).await;
        assert!(form.body.contains("wznowienie: 65 dni (art. 149)</option>"), "{}", form.body);
        let token = form.hidden("_token");
        let bad = screen.post(&path, &[("_token", &token), ("reason", ""), ("settling", &line)]).await;
        assert!(bad.status == 422 && bad.body.contains(&format!("value=\"{line}\" selected")), "{}", bad.body);
        let done = screen.post(&path, &[("_token", &token), ("reason", "nowe dowody"), ("settling", &line)]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let case = done.header("location").unwrap().split(['/', '?']).nth(2).unwrap().to_owned();
        let program = client(&world, &nobody, "alfa", "Anna").await;
        let shown = program.get(&format!("/api/v1/cases/{case}")).await.json();
        assert_eq!((shown["duties"][0]["due_on"].as_str(), shown["duties"][0]["article"].as_str()), (Some("2026-08-05"), Some("art. 149")), "{shown}");
        world.assert_sound().await;
    }
}

on_both! {
    async fn the_table_is_edited_on_its_screen(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Konrad").await);
        let token = screen.get("/ustawienia/terminy").await.hidden("_token");
        let wrong = [("_token", token.as_str()), ("name", "x"), ("symbol", "67a"), ("length", "ile"), ("unit", "days"), ("article", "art. 1")];
        let refused = screen.post("/ustawienia/terminy", &wrong).await;
        assert!(refused.status == 422 && refused.body.contains("Podaj liczbę od 1 do 999"), "{}", refused.body);
        let right = [("_token", token.as_str()), ("name", "zezwolenie"), ("length", "2"), ("unit", "months"), ("article", "art. 1")];
        assert_eq!(screen.post("/ustawienia/terminy", &right).await.status, 303);
        let page = screen.get("/ustawienia/terminy").await;
        assert!(page.body.contains("2 miesiące") && page.body.contains("wszystkie klasy"), "{}", page.body);
        let id = page.body.split("/ustawienia/terminy/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let ended = screen.post(&format!("/ustawienia/terminy/{id}/zakoncz"), &[("_token", token.as_str())]).await;
        assert_eq!(ended.status, 303);
        assert!(screen.get("/ustawienia/terminy").await.body.contains("zakończony 01.06.2026"));
        // Those who open cases read the table and change nothing.
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let read = anna.get("/ustawienia/terminy").await;
        assert!(read.status == 200 && !read.body.contains("action=\"/ustawienia/terminy\""), "{}", read.body);
    }
}
