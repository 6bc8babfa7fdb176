//! A classification list by form and by API: warnings are shown with their lines.

use obieg_testkit::{multipart, on_both};
use serde_json::json;

use crate::faces;

/// Line 4 is an end class without a category: worth a warning, not a fault.
const LIST: &str =
    "symbol,title,category_parent_cell,category_other_cells,note\n0,Zarząd,,,\n00,Organy,A,,\n01,Rada,,,\n";

fn upload(token: &str) -> String {
    let fields =
        [("_token", token), ("name", "Wykaz"), ("source", "zarządzenie"), ("valid_from", "2026-01-01")];
    multipart(&fields, &[("file", "wykaz.csv", LIST)])
}

on_both! {
    async fn warnings_of_a_list_are_told(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let adam = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let token = adam.get("/wykaz-akt").await.hidden("_token");
        let page = adam.send("POST", "/wykaz-akt/import", "multipart/form-data; boundary=X", &upload(&token), &[]).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(page.body.contains("Wiersz 4: klasa końcowa nie ma kategorii"), "{}", page.body);

        let api = crate::versions::program(&world, &nobody, "Igor").await;
        let body = json!({ "name": "Nowy", "source": "zarządzenie", "valid_from": "2026-06-01", "file": LIST });
        let made = api.post_json("/api/v1/class-lists", &body, &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let made = made.json();
        assert_eq!((&made["classes"], &made["warnings"][0]["line"]), (&json!(3), &json!(4)));
        let path = format!("/api/v1/class-lists/{}/classes/00/close", made["id"].as_str().unwrap());
        assert_eq!(api.post_json(&path, &json!({}), &[]).await.status, 200);
        assert_eq!(api.post_json(&path, &json!({}), &[]).await.status, 409);
        let bad = json!({ "name": "Zły", "source": "x", "valid_from": "2026-07-01", "file": "symbol,title\n" });
        assert_eq!(api.post_json("/api/v1/class-lists", &bad, &[]).await.status, 422);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_class_is_added_in_mid_year(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let api = crate::versions::program(&world, &nobody, "Igor").await;
        let list = json!({ "name": "Wykaz", "source": "zarządzenie", "valid_from": "2026-01-01", "file": LIST });
        assert_eq!(api.post_json("/api/v1/class-lists", &list, &[]).await.status, 201);

        let igor = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let token = igor.get("/wykaz-akt").await.hidden("_token");
        let today = world.actor("alfa", "Igor").await.today();
        let tomorrow = today.tomorrow().unwrap().to_string();
        let add = async |symbol: &str, from: &str, category: &str| {
            let form = [
                ("_token", token.as_str()), ("new_symbol", symbol), ("title", "Nowe zadanie"), ("category", category),
                ("category_other", "Bc"), ("from", from), ("basis", "Zarządzenie 7/2026"),
            ];
            igor.post("/wykaz-akt/klasa", &form).await
        };
        // Each fault stands at its field, with what was typed.
        let faults = [
            ("10", "", "B5", "Klasa nadrzędna"), ("0", "", "B5", "już jest w wykazie"), ("00", "", "B5", "już jest w wykazie"), ("000", "", "B5", "Klasy końcowej się nie dzieli"),
            ("x", "", "B5", "od 2 do 10 cyfr"), ("08", "2025-01-01", "B5", "nie może brać spraw wstecz"),
            ("08", "", "C5", "Nie ma takiej kategorii"), ("08", "jutro", "B5", "Podaj dzień"),
        ];
        for (symbol, from, category, said) in faults {
            let from = if from.is_empty() { today.to_string() } else { from.to_owned() };
            let page = add(symbol, &from, category).await;
            assert!(page.status == 422 && page.body.contains(said) && page.body.contains("Nowe zadanie"), "{symbol}: {}", page.body);
        }
        assert_eq!(add("08", &today.to_string(), "B5").await.status, 303);
        assert_eq!(add("09", &tomorrow, "BE10").await.status, 303);
        assert!(igor.get("/wykaz-akt?symbol=08").await.body.contains("Zarządzenie 7/2026"));

        // It takes cases at once; the one of tomorrow does not yet.
        let anna = crate::versions::program(&world, &nobody, "Anna").await;
        let open = async |symbol: &str| {
            let body = json!({ "title": "Sprawa", "symbol": symbol, "settling": "none", "access": "public" });
            anna.post_json("/api/v1/cases", &body, &[]).await
        };
        let opened = open("08").await;
        assert_eq!(opened.status, 201, "{}", opened.body);
        assert!(opened.json()["sign"].as_str().unwrap().contains(".08.1."));
        assert_eq!(open("09").await.json()["code"], json!("cases.class-not-yet"));
        let found = anna.get("/api/v1/classes?q=nowe").await.json();
        assert_eq!(found["classes"].as_array().unwrap().len(), 1);

        let body = json!({ "symbol": "07", "title": "Inne", "category": "A", "from": today.to_string(), "basis": "Zarządzenie 8/2026" });
        assert_eq!(api.post_json("/api/v1/classes", &body, &[]).await.status, 200);
        world.assert_sound().await;
    }
}
