//! What people see: never "signed" before it is.

use std::any::Any;

use obieg_testkit::{Browser, World, multipart, on_both};

use crate::cast::{
    PASSWORD, accept, begin, file, judge, keep_seal, key, runner, signed_beside, turn, written,
};
use crate::faces;

async fn serve(world: &mut World) -> Browser {
    let slots: Vec<Box<dyn Any + Send + Sync>> = vec![
        Box::new(judge()),
        Box::new(obieg_signing::panel::draft_panel()),
        Box::new(obieg_signing::told::told()),
    ];
    world.serve_with(slots).await
}

async fn of(world: &World, nobody: &Browser, name: &str) -> Browser {
    nobody.with_cookie(&world.cookie("alfa", name).await)
}

on_both! {
    async fn the_page_says_sealed_only_after_the_file_was_verified(world: World with faces) {
        let mut world = world;
        let (_, draft) = written(&world, "pismo.txt", b"Pismo").await;
        let nobody = serve(&mut world).await;
        let norbert = of(&world, &nobody, "Norbert").await;
        let here = format!("/projekty/{draft}");
        assert!(!norbert.get(&here).await.body.contains("h-podpis\""));
        accept(&world, draft, 1).await;
        let page = norbert.get(&here).await.body;
        assert!(page.contains("Urząd nie ma pieczęci elektronicznej") && page.contains("/podpisany"));
        keep_seal(&world, &key("Pieczęć Gminy Brzozowo", 2027), PASSWORD).await.unwrap();
        // Many at once, each with its own truth.
        let list = norbert.get("/podpis").await;
        let (token, item) = (list.hidden("_token"), format!("{draft}.1"));
        assert!(list.body.contains(&item) && list.body.contains("bez podpisu"), "{}", list.body);
        let done = norbert.post("/podpis", &[("_token", &token), ("item", &item)]).await;
        assert!((done.status, done.body.contains("Pieczęć zlecona")) == (200, true), "{}", done.body);
        let again = norbert.post("/podpis", &[("_token", &token), ("item", &item)]).await;
        assert!(again.body.contains("jest już w toku"), "{}", again.body);
        let page = norbert.get(&here).await.body;
        assert!(page.contains("pieczęć w toku") && !page.contains("plik sprawdzony"));
        turn(&runner(&world, &judge()), &world).await;
        let page = norbert.get(&here).await.body;
        assert!(page.contains("opatrzone pieczęcią, plik sprawdzony") && page.contains("Pieczęć Gminy Brzozowo"));
        // What goes out is named before it goes.
        let anna = of(&world, &nobody, "Anna").await;
        let send = anna.get(&format!("{here}/wyslij")).await.body;
        assert!(send.contains("Wychodzi z podpisem") && send.contains("pismo.txt.xades"), "{send}");
        // The key of the seal stands on no page.
        let igor = of(&world, &nobody, "Igor").await;
        let seal = igor.get("/ustawienia/pieczec").await;
        assert!(seal.body.contains("Pieczęć Gminy Brzozowo") && !seal.body.contains(PASSWORD));
        assert_eq!(anna.get("/ustawienia/pieczec").await.status, 403);
    }

    async fn who_brings_another_file_is_told_what_is_wrong(world: World with faces) {
        let mut world = world;
        let (_, draft) = written(&world, "pismo.txt", b"Pismo").await;
        accept(&world, draft, 1).await;
        let nobody = serve(&mut world).await;
        let anna = of(&world, &nobody, "Anna").await;
        let here = format!("/projekty/{draft}/podpisany");
        let form = anna.get(&here).await;
        let token = form.hidden("_token");
        let own = key("Jan Zmyślony", 2027);
        let bring = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            let body = multipart(&[("_token", &token), ("seen", "1")], &[("file", "pismo.xades", &text)]);
            let (anna, here) = (anna.clone(), here.clone());
            async move { anna.send("POST", &here, "multipart/form-data; boundary=X", &body, &[]).await }
        };
        let plain = bring(b"Pismo".to_vec()).await;
        assert!(plain.status == 422 && plain.body.contains("nie ma podpisu, który da się"), "{}", plain.body);
        let other = bring(signed_beside(&own, b"Inne", &world)).await;
        assert_eq!(other.status, 422, "{}", other.body);
        let good = bring(signed_beside(&own, b"Pismo", &world)).await;
        assert_eq!(good.status, 303, "{}", good.body);
        let page = anna.get(&format!("/projekty/{draft}")).await.body;
        assert!(page.contains("podpis zgodny z treścią") && page.contains("Jan Zmyślony"));
        let olga = of(&world, &nobody, "Olga").await;
        assert_eq!(olga.get(&here).await.status, 404);
    }

    async fn a_document_tells_its_signatures_where_it_is_shown(world: World with faces) {
        let mut world = world;
        begin(&world).await;
        let signed = signed_beside(&key("Jan Zmyślony", 2027), b"Pismo", &world);
        let (anna, draft) = written(&world, "puste.txt", b"x").await;
        let next = file(&anna, "podpis.xml", signed).await;
        anna.act(obieg_drafts::deeds::ReviseDraft { draft, after: 1, file: next }, None).await.unwrap();
        let nobody = serve(&mut world).await;
        let anna = of(&world, &nobody, "Anna").await;
        let here = format!("/projekty/{draft}");
        assert!(anna.get(&here).await.body.contains("podpisy jeszcze niesprawdzone"));
        turn(&runner(&world, &judge()), &world).await;
        let page = anna.get(&here).await.body;
        assert!(page.contains("nie da się odczytać") && page.contains("Nie ma tu pliku, który podpisano."), "{page}");
        assert!(page.contains("Podpis dotyczy także pliku, którego tu nie ma."));
        // In words everywhere: no key of the dictionary stands on the page.
        assert!(!page.contains("signing-finding") && !page.contains("signing-word"), "{page}");
    }
}
