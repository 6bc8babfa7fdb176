use obieg_kernel::id::UnitId;
use obieg_kernel::{Actor, Failure};
use obieg_people::queries::Structure;
use obieg_registry::deeds::{CompleteItem, MoveItem, OpenToUnit};
use obieg_registry::model::{ItemId, Stage};
use obieg_registry::queries::{ItemFile, ListIncomplete, SeeItem};
use obieg_testkit::{World, on_both};

use crate::{draft, faces, file, register};

async fn unit(actor: &Actor, code: &str) -> UnitId {
    let units = actor.see(Structure).await.unwrap().units;
    units.iter().find(|unit| unit.code == code).unwrap().id
}

async fn sees(world: &World, name: &str, item: ItemId) -> bool {
    let actor = world.actor("alfa", name).await;
    let listed = actor.see(ListIncomplete { before: None, limit: 50 }).await;
    let listed = listed.is_ok_and(|page| page.items.iter().any(|one| one.id == item));
    let seen = match actor.see(SeeItem { item }).await {
        Ok(_) => true,
        Err(Failure::Hidden) => false,
        Err(other) => panic!("{name}: {other}"),
    };
    // The list and the single read must say the same.
    assert_eq!(listed, seen, "{name}");
    seen
}

on_both! {
    async fn the_register_belongs_to_the_office_and_an_item_to_the_unit_it_is_opened_to(world: World with faces) {
        let stefan = world.actor("alfa", "Stefan").await;
        let karolina = world.actor("alfa", "Karolina").await;
        let scan = file(&karolina, "skan.pdf", b"%PDF-1.7 reach").await;
        let mut incomplete = draft("zasięg");
        incomplete.letter_date = None;
        let item = register(&karolina, incomplete.clone(), vec![scan]).await.unwrap().id;
        for (name, wide) in [
            ("Karolina", true), ("Konrad", true), ("Stefan", true), ("Zenon", true), ("Norbert", false),
            ("Anna", false), ("Olga", false),
        ] {
            assert_eq!(sees(&world, name, item).await, wide, "{name}");
        }
        let igor = world.actor("alfa", "Igor").await;
        assert!(matches!(igor.see(SeeItem { item }).await, Err(Failure::Hidden)));
        let to_unit = unit(&stefan, "AB-I").await;
        let anna = world.actor("alfa", "Anna").await;
        assert!(matches!(anna.act(OpenToUnit { item, unit: to_unit }, None).await, Err(Failure::Hidden)));
        stefan.act(OpenToUnit { item, unit: to_unit }, None).await.unwrap();
        stefan.act(OpenToUnit { item, unit: to_unit }, None).await.unwrap();
        stefan.act(MoveItem { item, to: Stage::Assigned }, None).await.unwrap();
        // The unit itself and the head of the unit above it, and nobody beside them.
        for (name, reached) in [("Anna", true), ("Beata", true), ("Norbert", true), ("Olga", false)] {
            assert_eq!(sees(&world, name, item).await, reached, "{name}");
        }
        let olga = world.actor("alfa", "Olga").await;
        let detail = anna.see(SeeItem { item }).await.unwrap();
        let document = detail.documents[0].id;
        assert!(anna.see(ItemFile { item, document, version: None }).await.is_ok());
        assert!(matches!(olga.see(ItemFile { item, document, version: None }).await, Err(Failure::Hidden)));
        let edit = |draft| CompleteItem { item, version: detail.item.version, draft };
        assert!(matches!(olga.act(edit(incomplete.clone()), None).await, Err(Failure::Hidden)));
        assert!(matches!(stefan.act(edit(incomplete.clone()), None).await, Err(Failure::Forbidden)));
        anna.act(edit(incomplete), None).await.unwrap();
        world.assert_sound().await;
    }
}

on_both! {
    async fn another_office_knows_nothing(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let scan = file(&karolina, "skan.pdf", b"%PDF-1.7 tenants").await;
        let item = register(&karolina, draft("alfa"), vec![scan]).await.unwrap().id;
        let beta = world.machine("beta");
        assert!(matches!(beta.see(SeeItem { item }).await, Err(Failure::Hidden)));
        // The same file in another office is no duplicate and the numbers are its own.
        let scan = file(&beta, "skan.pdf", b"%PDF-1.7 tenants").await;
        assert_eq!(register(&beta, draft("beta"), vec![scan]).await.unwrap().number, "1/2026");
    }
}
