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
