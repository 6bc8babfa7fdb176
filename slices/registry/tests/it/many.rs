//! A bag of post: many numbers at once, the rest later.

use obieg_registry::queries::ListIncomplete;
use obieg_testkit::{Browser, World, on_both};

use crate::faces;

async fn chancery(world: &mut World) -> Browser {
    let cookie = world.cookie("alfa", "Karolina").await;
    world.serve().await.with_cookie(&cookie)
}

const BAG: [(&str, &str); 5] = [
    ("count", "20"),
    ("channel", "post"),
    ("received_on", "2026-06-01"),
    ("title", "Poczta poranna"),
    ("access", "partly-public"),
];

on_both! {
    async fn a_bag_of_post_gets_its_numbers_in_order_and_waits_to_be_completed(world: World with faces) {
        let mut world = world;
        let screen = chancery(&mut world).await;
        let token = screen.get("/rpw/wiele").await.hidden("_token");
        let form: Vec<_> = BAG.into_iter().chain([("_token", token.as_str()), ("_key", "worek-1")]).collect();
        let before = world.kernel.counts();
        let done = screen.post("/rpw/wiele", &form).await;
        assert_eq!(done.status, 200, "{}", done.body);
        assert!(done.body.contains("Zarejestrowano 20 przesyłek"), "{}", done.body);
        let commits = world.kernel.counts().since(before).commits;
        assert!(commits <= 3, "{commits} commits: many share one");
        let at = |number: usize| done.body.find(&format!("RPW {number}/2026<")).unwrap();
        assert!((1..20).all(|number| at(number) < at(number + 1)), "numbers follow the list");
        // The same form sent twice gets the same numbers.
        let again = screen.post("/rpw/wiele", &form).await;
        assert!(again.body.contains("RPW 20/2026<") && !again.body.contains("RPW 21/2026<"), "{}", again.body);
        let karolina = world.actor("alfa", "Karolina").await;
        let waiting = karolina.see(ListIncomplete { before: None, limit: 50 }).await.unwrap();
        assert_eq!(waiting.items.len(), 20);
    }
}

on_both! {
    async fn a_wrong_bag_is_told_at_its_fields(world: World with faces) {
        let mut world = world;
        let screen = chancery(&mut world).await;
        let token = screen.get("/rpw/wiele").await.hidden("_token");
        for count in ["", "0", "1001", "dwa", "-1"] {
            let form = [("_token", token.as_str()), ("count", count)];
            let back = screen.post("/rpw/wiele", &form).await;
            assert!(back.status == 422 && back.body.contains("liczbę przesyłek od 1 do 1000"), "{}", back.body);
        }
        let form = [("_token", token.as_str()), ("count", "3"), ("channel", "post"), ("title", "Worek")];
        let back = screen.post("/rpw/wiele", &form).await;
        assert_eq!(back.status, 422, "{}", back.body);
        assert!(back.body.contains("href=\"#received_on\""), "{}", back.body);
    }
}
