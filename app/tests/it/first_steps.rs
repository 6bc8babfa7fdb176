//! The first steps of a new office stand on the administrator's desk until the record says that they are done.

use obieg_app::slices::slots;
use obieg_testkit::on_both;

use crate::cast::with_list;
use crate::faces;

on_both! {
    async fn first_steps_go_when_what_is_needed_is_there(world: World with faces) {
        let mut world = world;
        let nobody = world.serve_with(slots()).await;
        let igor = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let desk = igor.get("/pulpit").await;
        assert_eq!(desk.status, 200);
        for said in ["Pierwsze kroki w urzędzie", "Jednolity rzeczowy wykaz akt", "Do zrobienia", "Zrobione", "Zalecane"] {
            assert!(desk.body.contains(said), "{said}");
        }
        for link in ["/ustawienia/struktura", "/ustawienia/osoby", "/wykaz-akt", "/ustawienia/wejscie"] {
            assert!(desk.body.contains(&format!("href=\"{link}\"")), "{link}");
            // The last one first asks to prove again, when that was long ago.
            assert!([200, 303].contains(&igor.get(link).await.status), "{link}");
        }
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        assert!(!anna.get("/pulpit").await.body.contains("Pierwsze kroki"), "only for administrators");
        with_list(&world).await;
        assert!(!igor.get("/pulpit").await.body.contains("Pierwsze kroki"), "the list was the last one needed");
    }

    async fn first_steps_are_put_away_and_taken_out(world: World with faces) {
        let mut world = world;
        let nobody = world.serve_with(slots()).await;
        let igor = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let say = async |shown: &str| {
            let desk = igor.get("/pulpit").await;
            let (token, key) = (desk.hidden("_token"), desk.hidden("_key"));
            let form = [("_token", token.as_str()), ("_key", key.as_str()), ("shown", shown)];
            assert_eq!(igor.post("/pulpit/pierwsze-kroki", &form).await.status, 303);
            igor.get("/pulpit").await.body
        };
        let before = igor.get("/pulpit").await.body;
        assert!(before.contains("Składy papieru") && before.contains("Odłóż pierwsze kroki"));
        assert!(!before.contains("href=\"/papier\""), "an administrator reads it, the chancery does it");
        let away = say("false").await;
        assert!(!away.contains("Pierwsze kroki w urzędzie") && away.contains("Pokaż pierwsze kroki"));
        assert!(say("true").await.contains("Pierwsze kroki w urzędzie"));
        // Taken out they stay, also when what is needed is there, until they are put away.
        with_list(&world).await;
        assert!(igor.get("/pulpit").await.body.contains("Pierwsze kroki w urzędzie"));
        assert!(say("false").await.contains("Pokaż pierwsze kroki"), "advice is left");
    }
}
