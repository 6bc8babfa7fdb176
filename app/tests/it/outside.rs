//! Items that make no case are filed to a class.

use obieg_kernel::Failure;
use obieg_outside::deeds::FileOutside;
use obieg_outside::queries::ListOutside;
use obieg_registry::deeds::RegisterItem;
use obieg_testkit::{World, on_both};
use serde_json::json;

use crate::cast::{client, code, end_class, letter, open_case, open_to, with_list};
use crate::faces;

async fn registered(world: &World, title: &str, answer: bool) -> obieg_registry::model::ItemId {
    let mut draft = letter(title);
    draft.answer_expected = Some(answer);
    let deed = RegisterItem { draft, files: Vec::new(), taken_as: None };
    let item = world.actor("alfa", "Karolina").await.act(deed, None).await.unwrap().id;
    open_to(world, item, "Anna").await;
    item
}

on_both! {
    async fn an_item_is_filed_to_a_class_without_a_sign(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let (item, owed) = (registered(&world, "Zaproszenie", false).await, registered(&world, "Wniosek", true).await);
        let file = |item, symbol: &str| FileOutside { item, symbol: symbol.to_owned() };
        assert_eq!(code(anna.act(file(owed, &end_class()), None).await), "outside.answer-expected");
        for symbol in ["", "0", "9999999"] {
            assert_eq!(code(anna.act(file(item, symbol), None).await), "outside.class-wrong");
        }
        anna.act(file(item, &end_class()), None).await.unwrap();
        let list = |symbol: &str| ListOutside { unit: None, symbol: symbol.to_owned(), before: None, limit: 50 };
        let page = anna.see(list("")).await.unwrap().page;
        assert_eq!((page.items.len(), page.items[0].title.as_str(), page.items[0].symbol.as_str()), (1, "Zaproszenie", end_class().as_str()));
        assert_eq!(anna.see(list("99")).await.unwrap().page.items.len(), 0);
        // Another unit does not reach the list; its own is empty.
        let olga = world.actor("alfa", "Olga").await;
        let theirs = ListOutside { unit: anna.unit(), ..list("") };
        assert!(matches!(olga.see(theirs).await, Err(Failure::Hidden)));
        assert!(olga.see(list("")).await.unwrap().page.items.is_empty());
        assert_eq!(code(anna.act(file(item, &end_class()), None).await), "registry.move-not-allowed");

        // It may still make a case: then it leaves the list by itself.
        open_case(&world, "Anna", Some(item)).await.unwrap();
        assert!(anna.see(list("")).await.unwrap().page.items.is_empty());

        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let other = registered(&world, "Życzenia", false).await;
        let path = format!("/rpw/{other}/poza-sprawa");
        let token = screen.get(&path).await.hidden("_token");
        let bad = screen.post(&path, &[("_token", &token), ("symbol", "nic takiego")]).await;
        assert!(bad.status == 422 && bad.body.contains("Wybierz klasę końcową"), "{}", bad.body);
        let done = screen.post(&path, &[("_token", &token), ("symbol", &end_class())]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(screen.get("/poza-sprawami").await.body.contains("Życzenia"));
        assert!(screen.get("/poza-sprawami/eksport/csv").await.body.contains("Życzenia"));

        let program = client(&world, &nobody, "alfa", "Anna").await;
        let third = registered(&world, "Oferta", false).await;
        let filed = program.post_json(&format!("/api/v1/items/{third}/outside-case"), &json!({ "symbol": end_class() }), &[]).await;
        assert_eq!(filed.status, 200, "{}", filed.body);
        assert_eq!(program.get("/api/v1/outside-cases").await.json()["items"].as_array().unwrap().len(), 2);
        world.assert_sound().await;
    }
}
