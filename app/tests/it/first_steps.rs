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
}
