//! A retried request gets the first answer again, also after a restart.

use obieg_kernel::idempotency::Key;
use obieg_kernel::{Failure, RefusalKind};
use obieg_registry::deeds::RegisterItem;
use obieg_testkit::{World, on_both};

use crate::cast::letter;
use crate::faces;

fn deed(title: &str) -> RegisterItem {
    RegisterItem { draft: letter(title), files: Vec::new(), taken_as: None }
}

on_both! {
    async fn the_same_key_gives_the_same_answer(world: World with faces) {
        let chancery = world.actor("alfa", "Karolina").await;
        let key = || Some(Key::new("abc").unwrap());
        let first = chancery.act(deed("raz"), key()).await.unwrap();
        let again = chancery.act(deed("raz"), key()).await.unwrap();
        assert_eq!((first.id, &first.number), (again.id, &again.number));
        let restarted = world.reopen();
        let chancery = World::actor_of(&restarted, &world, "Karolina").await;
        assert_eq!(chancery.act(deed("raz"), key()).await.unwrap().number, first.number);
        let other = chancery.act(deed("inne"), key()).await.unwrap_err();
        assert!(matches!(other, Failure::Refused(list) if list[0].kind == RefusalKind::KeyReused));
        assert_eq!(chancery.act(deed("inne"), None).await.unwrap().number, "2/2026");
    }
}

on_both! {
    async fn forms_of_one_page_are_requests_of_their_own(world: World with faces) {
        let mut world = world;
        crate::cast::with_list(&world).await;
        let case = crate::cast::open_case(&world, "Anna", None).await.unwrap().id;
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let page = screen.get(&format!("/sprawy/{case}")).await;
        let (token, key) = (page.hidden("_token"), page.hidden("_key"));
        let common = [("_token", token.as_str()), ("_key", key.as_str())];
        let party = [common[0], common[1], ("role", "party"), ("name", "Jan Zmyślony")];
        let pause = [common[0], common[1], ("basis", "mediation"), ("reason", "mediacja stron"), ("from", "2026-06-01")];
        // One after the other from the same page, as after the browser's "back".
        assert_eq!(screen.post(&format!("/sprawy/{case}/strona"), &party).await.status, 303);
        assert_eq!(screen.post(&format!("/sprawy/{case}/wstrzymaj"), &pause).await.status, 303);
        // The same form once more is the same request; with other words it is told apart, and nothing is done.
        assert_eq!(screen.post(&format!("/sprawy/{case}/strona"), &party).await.status, 303);
        let other = [common[0], common[1], ("role", "party"), ("name", "Inny")];
        let refused = screen.post(&format!("/sprawy/{case}/strona"), &other).await;
        assert!(refused.status == 422 && refused.body.contains("Otwórz ją na nowo"), "{}", refused.body);
        let shown = crate::cast::client(&world, &nobody, "alfa", "Anna").await.get(&format!("/api/v1/cases/{case}")).await.json();
        assert_eq!(shown["parties"].as_array().unwrap().len(), 1, "{shown}");
    }
}
