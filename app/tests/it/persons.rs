//! Persons from a list: looked at first, each line whole or not at all.

use obieg_testkit::on_both;
use serde_json::json;

use crate::cast::client;
use crate::faces;

const HEAD: &str = "imię;nazwisko;login;komórka;stanowisko;role;od\n";

on_both! {
    async fn a_list_of_persons_is_looked_at_and_then_added(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let igor = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let page = igor.get("/ustawienia/osoby/import").await;
        let token = page.hidden("_token");
        let send = async |list: &str, act: &str| {
            igor.post("/ustawienia/osoby/import", &[("_token", &token), ("list", list), ("do", act)]).await
        };
        let bad = format!("{HEAD}Ewa;Zmyślona;ezm;AB;inspektor;referent|kierownik;1.6.2026\nJan;Drugi;ezm;XX;;pisarz;\n");
        // Asked to import, it still only shows what is wrong: nothing of a list with faults is done.
        for act in ["check", "import"] {
            let page = send(&bad, act).await;
            assert_eq!(page.status, 200);
            for said in ["jest już wyżej na liście", "kodzie „XX”", "w porządku"] {
                assert!(page.body.contains(said), "{said}: {}", page.body);
            }
            assert!(!igor.get("/ustawienia/osoby?nazwisko=Zmy").await.body.contains("Zmyślona Ewa"));
        }
        assert_eq!(send("", "check").await.status, 422);
        let good = format!("{HEAD}Ewa;Zmyślona;ezm;AB;inspektor;referent|kierownik;1.6.2026\nJan;Drugi;jdr;OŚ;referent;officer;\n");
        assert!(send(&good, "check").await.body.contains("Dodaj 2 osoby"));
        let done = send(&good, "import").await;
        assert!(done.body.contains("Dodano 2 osoby"), "{}", done.body);
        // Each can enter with the password that was shown, and holds the post of the line.
        let shown = done.body.split("class=\"mono\"").nth(2).unwrap();
        let password = shown.split_once('>').unwrap().1.split_once('<').unwrap().0;
        let form = [("office", "alfa"), ("login", "ezm"), ("password", password)];
        let entered = nobody.post("/wejscie", &form).await;
        assert_eq!(entered.status, 303, "{}", entered.body);
        let structure = igor.get("/ustawienia/osoby?nazwisko=Zmy").await.body;
        assert!(structure.contains("inspektor"), "{structure}");
        let again = send(&good, "check").await.body;
        assert!(again.contains("2 wiersze do poprawienia") && !again.contains("Dodaj 2 osoby"), "{again}");

        let program = client(&world, &nobody, "alfa", "Igor").await;
        let person = json!({ "given": "Ola", "surname": "Trzecia", "login": "otr", "unit": "AB", "title": "referent", "roles": ["officer"], "since": "2026-06-01" });
        assert_eq!(program.post_json("/api/v1/persons/with-post", &person, &[]).await.status, 201);
        assert_eq!(program.post_json("/api/v1/persons/with-post", &person, &[]).await.status, 422);
        world.assert_sound().await;
    }
}
