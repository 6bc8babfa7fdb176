//! A hostile message on the pages of a case and of an item: it is read, and nothing in it runs, fetches or sends.

use obieg_testkit::{Answer, on_both};

use crate::cast::register;
use crate::faces;
use crate::versions::{own_case, upload};

const HOSTILE: &str = "From: Jan Zmyslony <jan@example.org>\r\nTo: urzad@example.org\r\nSubject: Prosba\r\n\
    Date: Mon, 1 Jun 2026 08:00:00 +0200\r\nMIME-Version: 1.0\r\n\
    Content-Type: text/html; charset=utf-8\r\n\r\n\
    <html><head><meta http-equiv=\"refresh\" content=\"0;url=https://zly.example/\"><style>body{display:none}</style>\
    <base href=\"https://zly.example/\"></head><body onload=\"zle()\"><p id=\"main\" onclick=\"zle()\">Dzien dobry, prosze o odpowiedz.</p>\
    <script>zle()</script><img src=\"https://zly.example/slad.png\"><iframe src=\"https://zly.example/\"></iframe>\
    <form action=\"https://zly.example/haslo\"><input name=\"haslo\"></form><svg onload=\"zle()\"></svg>\
    <a href=\"javascript:zle()\">kliknij</a> <a href=\"https://przyklad.example/\" target=\"_blank\">strona</a></body></html>\r\n";

fn is_tame(page: &Answer) {
    assert_eq!(page.status, 200);
    // What the message made of the page: from its facts to the end of the preview, or to our own form of a new version.
    let (_, preview) = page.body.split_once("id=\"podglad\"").expect("a preview");
    let (preview, _) = preview.split_once("</article>").expect("its end");
    let (_, shown) = preview.split_once("<dl class=\"facts\">").expect("the facts");
    let (shown, _) = shown.split_once("class=\"upload\"").unwrap_or((shown, ""));
    assert!(shown.contains("Dzien dobry, prosze o odpowiedz."), "{shown}");
    assert!(shown.contains("jan@example.org"), "{shown}");
    for evil in [
        "<script",
        "<img",
        "<iframe",
        "<svg",
        "<style",
        "<meta",
        "<base",
        "onload",
        "onclick",
        "javascript:",
        "haslo",
        "zly.example",
        "id=\"main\"",
        "target=",
    ] {
        assert!(!shown.contains(evil), "{evil}: {shown}");
    }
    assert!(
        shown.contains("<a href=\"https://przyklad.example/\" rel=\"noopener noreferrer nofollow\">"),
        "{shown}"
    );
}

on_both! {
    async fn a_hostile_message_is_tame_on_the_page(world: World with faces) {
        let mut world = world;
        let case = own_case(&world).await;
        let item = register(&world, "Wiadomość").await.id;
        let browser = world.serve_with(obieg_app::slices::slots()).await;
        let anna = browser.with_cookie(&world.cookie("alfa", "Anna").await);
        let page = format!("/sprawy/{case}");
        let before = anna.get(&page).await;
        let fields = [("_token", before.hidden("_token")), ("kind", "note".to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(upload(&anna, &format!("{page}/dokumenty"), &fields, HOSTILE).await.status, 303);
        let after = anna.get(&page).await;
        is_tame(&after);
        assert_eq!(before.header("content-security-policy"), after.header("content-security-policy"));

        let karolina = browser.with_cookie(&world.cookie("alfa", "Karolina").await);
        let page = format!("/rpw/{item}");
        let token = karolina.get(&page).await.hidden("_token");
        assert_eq!(upload(&karolina, &format!("{page}/pliki"), &[("_token", &token)], HOSTILE).await.status, 303);
        is_tame(&karolina.get(&page).await);
    }
}
