//! A classification list by form and by API: warnings are shown with their lines.

use obieg_testkit::on_both;
use serde_json::json;

use crate::faces;

/// Line 4 is an end class without a category: worth a warning, not a fault.
const LIST: &str =
    "symbol,title,category_parent_cell,category_other_cells,note\n0,Zarząd,,,\n00,Organy,A,,\n01,Rada,,,\n";

fn upload(token: &str) -> String {
    let mut body = String::new();
    for (name, value) in
        [("_token", token), ("name", "Wykaz"), ("source", "zarządzenie"), ("valid_from", "2026-01-01")]
    {
        body += &format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    body + &format!(
        "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"wykaz.csv\"\r\n\r\n{LIST}\r\n--X--\r\n"
    )
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
        let body = json!({ "name": "Nowy", "source": "zarządzenie", "valid_from": "2026-06-01", "csv": LIST });
        let made = api.post_json("/api/v1/class-lists", &body, &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let made = made.json();
        assert_eq!((&made["classes"], &made["warnings"][0]["line"]), (&json!(3), &json!(4)));
        let path = format!("/api/v1/class-lists/{}/classes/00/close", made["id"].as_str().unwrap());
        assert_eq!(api.post_json(&path, &json!({}), &[]).await.status, 200);
        assert_eq!(api.post_json(&path, &json!({}), &[]).await.status, 409);
        let bad = json!({ "name": "Zły", "source": "x", "valid_from": "2026-07-01", "csv": "symbol,title\n" });
        assert_eq!(api.post_json("/api/v1/class-lists", &bad, &[]).await.status, 422);
        world.assert_sound().await;
    }
}
