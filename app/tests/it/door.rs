//! The door before a dangerous file: what was found is said, and the file is given out only to whoever was warned.

use obieg_registry::queries::SeeItem;
use obieg_testkit::{Answer, Browser, multipart, on_both};

use crate::cast::{client, register};
use crate::faces;

/// A PDF that runs a script when it is opened; inert, for the script says only a number.
const SCRIPTED: &str = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (1) >> >>\nendobj\n\
2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n\
0000000097 00000 n \ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n146\n%%EOF\n";
const PAGE: &str = "<!DOCTYPE html><p>zwykła strona</p>";

async fn post_file(browser: &Browser, path: &str, token: &str, name: &str, content: &str) -> Answer {
    let body = multipart(&[("_token", token)], &[("files", name, content)]);
    browser.send("POST", path, "multipart/form-data; boundary=X", &body, &[]).await
}

on_both! {
    async fn a_dangerous_file_is_given_out_only_through_the_door(world: World with faces) {
        let mut world = world;
        let item = register(&world, "Z załącznikiem").await.id;
        let nobody = world.serve().await;
        let karolina = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let page = format!("/rpw/{item}");
        let token = karolina.get(&page).await.hidden("_token");
        let files = format!("{page}/pliki");
        assert_eq!(post_file(&karolina, &files, &token, "faktura.pdf", SCRIPTED).await.status, 303);
        let document = world.actor("alfa", "Karolina").await.see(SeeItem { item }).await.unwrap().documents[0].clone();
        let codes: Vec<&str> = document.findings.iter().map(|finding| finding.code()).collect();
        assert_eq!(codes, ["pdf-script"]);

        // The page says what was found and what to do, shows nothing, and its links lead to the door, not to a saved page.
        let shown = karolina.get(&page).await;
        for wanted in ["Plik może być niebezpieczny", "PDF zawiera skrypt", "Zapytaj nadawcę"] {
            assert!(shown.body.contains(wanted), "{wanted}");
        }
        assert!(!shown.body.contains("<iframe"), "{}", shown.body);
        let base = format!("{page}/dokument/{}", document.id);
        assert!(shown.body.contains(&format!("href=\"{base}\">")), "{}", shown.body);

        // By whatever address it is asked for, the door stands first; a link from elsewhere does not open it.
        for path in [base.clone(), format!("{base}/podglad"), format!("{base}/wersja/1"), format!("{base}?danger=accept")] {
            for headers in [&[][..], &[("sec-fetch-site", "cross-site")], &[("sec-fetch-site", "none")], &[("referer", "https://zly.example/")]] {
                let door = karolina.send("GET", &path, "", "", headers).await;
                assert_eq!(door.status, 200);
                assert!(door.body.contains("Zapisz mimo to") && !door.body.contains("%PDF"), "{path}: {}", door.body);
            }
        }

        // The second press comes from the door itself.
        let here = format!("http://{}{base}", nobody.address());
        for headers in [[("sec-fetch-site", "same-origin")], [("referer", here.as_str())]] {
            let saved = karolina.send("GET", &format!("{base}?danger=accept"), "", "", &headers).await;
            assert_eq!((saved.status, saved.body.as_str()), (200, SCRIPTED));
            assert!(saved.header("content-disposition").unwrap().starts_with("attachment"));
            assert!(saved.header("content-security-policy").unwrap().contains("sandbox"));
            assert_eq!(saved.header("x-content-type-options"), Some("nosniff"));
        }
        world.kernel.write_looks().await.unwrap();
        let konrad = nobody.with_cookie(&world.cookie("alfa", "Konrad").await);
        let log = konrad.get(&format!("{page}/ogladajacy")).await;
        assert_eq!(log.body.matches("zapisał plik mimo ostrzeżenia").count(), 2, "{}", log.body);

        // A program says that it was warned.
        let program = client(&world, &nobody, "alfa", "Karolina").await;
        let path = format!("/api/v1/items/{item}/documents/{}", document.id);
        let refused = program.get(&path).await;
        assert_eq!((refused.status, &refused.json()["code"]), (409, &"documents.danger".into()));
        assert!(refused.body.contains("pdf-script") && refused.body.contains("danger=accept"), "{}", refused.body);
        assert_eq!(program.get(&format!("{path}?danger=accept")).await.body, SCRIPTED);
        let seen = program.get(&format!("/api/v1/items/{item}")).await.json();
        assert_eq!(seen["documents"][0]["findings"], serde_json::json!(["pdf-script"]));
        world.assert_sound().await;
    }
}

on_both! {
    async fn what_is_only_odd_is_saved_at_once_with_a_word(world: World with faces) {
        let mut world = world;
        let item = register(&world, "Z załącznikiem").await.id;
        let nobody = world.serve().await;
        let karolina = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let page = format!("/rpw/{item}");
        let token = karolina.get(&page).await.hidden("_token");
        let files = format!("{page}/pliki");
        assert_eq!(post_file(&karolina, &files, &token, "strona.html", PAGE).await.status, 303);
        let document = world.actor("alfa", "Karolina").await.see(SeeItem { item }).await.unwrap().documents[0].clone();
        let shown = karolina.get(&page).await;
        assert!(shown.body.contains("Uwaga na ten plik") && shown.body.contains("To jest strona HTML."), "{}", shown.body);
        let saved = karolina.get(&format!("{page}/dokument/{}/podglad", document.id)).await;
        assert_eq!((saved.status, saved.body.as_str()), (200, PAGE));
        assert!(saved.header("content-disposition").unwrap().starts_with("attachment"));
        let plain = post_file(&karolina, &files, &token, "zwykły.txt", "zwykły tekst").await;
        assert_eq!(plain.status, 303);
        let seen = world.actor("alfa", "Karolina").await.see(SeeItem { item }).await.unwrap();
        let text = seen.documents.iter().find(|one| one.name == "zwykły.txt").unwrap();
        assert!(text.findings.is_empty());
        let shown = karolina.get(&format!("{page}/dokument/{}/podglad", text.id)).await;
        assert!(shown.header("content-disposition").unwrap().starts_with("inline"));
    }
}
