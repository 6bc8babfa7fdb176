use obieg_assignments::queries::{MyAssignments, SeeCorrection};
use obieg_kernel::Failure;
use obieg_testkit::on_both;

use crate::*;

on_both! {
    async fn a_list_holds_what_lies_with_the_asker_and_no_more(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let (to_head, to_anna) = (letter(&karolina, "dla komórki").await, letter(&karolina, "dla Anny").await);
        let head = assign(&karolina, to_head, vec![to_unit(&karolina, "AB").await]).await;
        let anna = assign(&karolina, to_anna, vec![to(&world, "Anna").await]).await;
        for name in ["Stefan", "Karolina", "Konrad", "Norbert", "Anna", "Beata", "Olga"] {
            let wanted = match name {
                "Norbert" => head.clone(),
                "Anna" => anna.clone(),
                _ => Vec::new(),
            };
            assert_eq!(ids(&mine(&world, name).await.waiting), wanted, "{name}");
        }
        // Another's assignment is not there, and cannot be offered for taking back.
        for (asked, name) in [(head[0], "Anna"), (anna[0], "Olga"), (anna[0], "Beata")] {
            let actor = world.actor("alfa", name).await;
            let hidden = actor.see(MyAssignments { assignment: Some(asked), undo: None }).await;
            assert!(matches!(hidden, Err(Failure::Hidden)), "{name}");
            let view = actor.see(MyAssignments { assignment: None, undo: Some(asked) }).await.unwrap();
            assert!(view.undo.is_none(), "{name}");
        }
        for name in ["Igor", "Zenon"] {
            let actor = world.actor("alfa", name).await;
            assert!(matches!(actor.see(ListMyAssignments).await, Err(Failure::Forbidden)), "{name}");
        }
    }
}

on_both! {
    async fn the_queue_is_for_those_who_assign_for_the_whole_office(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "kolejka").await;
        for name in ["Karolina", "Konrad", "Stefan"] {
            assert_eq!(queue(&world.actor("alfa", name).await).await, [item], "{name}");
        }
        for name in ["Norbert", "Anna", "Olga", "Igor", "Zenon"] {
            let actor = world.actor("alfa", name).await;
            let answer = actor.see(AssignmentQueue { item: None, undo: None }).await;
            assert!(matches!(answer, Err(Failure::Forbidden)), "{name}");
        }
        let adam = world.actor("beta", "Adam").await;
        assert!(queue(&adam).await.is_empty());
        let foreign = adam.see(AssignmentQueue { item: Some(item), undo: None }).await;
        assert!(matches!(foreign, Err(Failure::Hidden)));
        // What another has just assigned is passed over.
        assign(&karolina, item, vec![to(&world, "Anna").await]).await;
        let view = karolina.see(AssignmentQueue { item: Some(item), undo: None }).await.unwrap();
        assert!(view.shown.is_none());
    }
}

on_both! {
    async fn who_does_not_see_the_item_does_not_see_its_assignments(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "łańcuch").await;
        let assigned = assign(&karolina, item, vec![to(&world, "Anna").await]).await[0];
        for name in ["Karolina", "Zenon", "Norbert", "Anna", "Beata"] {
            assert_eq!(chain(&world.actor("alfa", name).await, item).await.len(), 1, "{name}");
        }
        for (office, name) in [("alfa", "Olga"), ("beta", "Adam")] {
            let actor = world.actor(office, name).await;
            assert!(matches!(actor.see(ItemChain { item }).await, Err(Failure::Hidden)), "{name}");
            let correction = actor.see(SeeCorrection { assignment: assigned }).await;
            assert!(matches!(correction, Err(Failure::Hidden)), "{name}");
        }
    }
}

on_both! {
    async fn likely_receivers_are_the_last_used_then_units_with_a_head(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let olga = to(&world, "Olga").await;
        for title in ["a", "b"] {
            let item = letter(&karolina, title).await;
            assign(&karolina, item, vec![olga]).await;
        }
        let view = karolina.see(AssignmentQueue { item: None, undo: None }).await.unwrap();
        let labels: Vec<&str> = view.likely.iter().map(|one| one.label.as_str()).collect();
        assert_eq!(labels[..2], [OLGA, UNIT_AB]);
        assert!(labels.len() <= 9);
        assert!(view.shown.is_none() && view.next.is_none() && view.count == 0);
        // Neither an administrator nor an archivist takes letters.
        assert!(!view.everyone.iter().any(|one| one.label.starts_with("Igor") || one.label.starts_with("Zenon")));
    }
}
