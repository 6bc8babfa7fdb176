use obieg_assignments::AssignmentState::{PassedBack, Waiting, Withdrawn};
use obieg_assignments::deeds::AssignItem;
use obieg_registry::Stage;
use obieg_registry::queries::SeeItem;
use obieg_testkit::on_both;

use crate::*;

on_both! {
    async fn an_item_passed_back_lies_with_its_author_and_at_last_in_the_queue(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let (norbert, anna) = (world.actor("alfa", "Norbert").await, world.actor("alfa", "Anna").await);
        let item = letter(&karolina, "tam i z powrotem").await;
        let top = assign(&karolina, item, vec![to_unit(&karolina, "AB").await]).await[0];
        let further = AssignItem { parent: Some(top), ..first(item, vec![to(&world, "Anna").await]) };
        let below = norbert.act(further, None).await.unwrap().assignments[0];
        assert_eq!(told(pass_back(&norbert, top, "jednak nie").await), ["assignments.not-with-you"]);
        accept(&anna, below).await.unwrap();
        assert_eq!(told(pass_back(&anna, below, " x ").await), ["assignments.reason"]);
        pass_back(&anna, below, "Nie moja dzielnica.").await.unwrap();
        assert!(mine(&world, "Anna").await.accepted.is_empty());
        assert_eq!(ids(&mine(&world, "Norbert").await.waiting), [top]);
        assert!(queue(&karolina).await.is_empty());
        pass_back(&norbert, top, "To sprawa środowiska.").await.unwrap();
        assert_eq!(queue(&karolina).await, [item]);
        let view = karolina.see(AssignmentQueue { item: None, undo: None }).await.unwrap();
        assert_eq!(view.chain[0].reason.as_deref(), Some("To sprawa środowiska."));
        // And it is assigned anew, by anybody who assigns.
        let konrad = world.actor("alfa", "Konrad").await;
        let olga = assign(&konrad, item, vec![to(&world, "Olga").await]).await;
        assert_eq!(ids(&mine(&world, "Olga").await.waiting), olga);
        world.assert_sound().await;
    }
}

on_both! {
    async fn when_a_helper_passes_back_the_others_go_on_and_the_author_is_shown(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let olga = world.actor("alfa", "Olga").await;
        let item = letter(&karolina, "we dwoje").await;
        let both = vec![to(&world, "Anna").await, helping(to(&world, "Olga").await)];
        let assigned = assign(&karolina, item, both).await;
        pass_back(&olga, assigned[1], "Nie dotyczy środowiska.").await.unwrap();
        assert_eq!(ids(&mine(&world, "Anna").await.waiting), assigned[..1]);
        assert_eq!(ids(&mine(&world, "Karolina").await.returned), assigned[1..]);
        assert_eq!(karolina.see(SeeItem { item }).await.unwrap().item.stage, Stage::Assigned);
        let wanted = [(ANNA.to_owned(), Waiting), (OLGA.to_owned(), PassedBack)];
        assert_eq!(states(&karolina, item).await, wanted);
    }
}

on_both! {
    async fn when_the_leader_passes_back_nobody_is_left_with_a_task(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let norbert = world.actor("alfa", "Norbert").await;
        let item = letter(&karolina, "bez prowadzącego").await;
        let both = vec![to(&world, "Olga").await, helping(to_unit(&karolina, "AB").await)];
        let assigned = assign(&karolina, item, both).await;
        let further = AssignItem { parent: Some(assigned[1]), ..first(item, vec![to(&world, "Anna").await]) };
        norbert.act(further, None).await.unwrap();
        pass_back(&world.actor("alfa", "Olga").await, assigned[0], "Nie nasze.").await.unwrap();
        assert_eq!(queue(&karolina).await, [item]);
        let wanted = [(OLGA, PassedBack), (UNIT_AB, Withdrawn), (ANNA, Withdrawn)];
        assert_eq!(states(&karolina, item).await, wanted.map(|(who, state)| (who.to_owned(), state)));
        for name in ["Anna", "Norbert"] {
            assert!(mine(&world, name).await.waiting.is_empty(), "{name}");
        }
        // A helper below falls with the leader of that level alone.
        let again = assign(&karolina, item, vec![to_unit(&karolina, "AB").await]).await[0];
        let split = vec![to(&world, "Anna").await, helping(to(&world, "Beata").await)];
        let next = norbert.act(AssignItem { parent: Some(again), ..first(item, split) }, None).await.unwrap();
        pass_back(&world.actor("alfa", "Anna").await, next.assignments[0], "Urlop do września.").await.unwrap();
        assert!(mine(&world, "Beata").await.waiting.is_empty());
        assert_eq!(ids(&mine(&world, "Norbert").await.waiting), [again]);
        assert!(queue(&karolina).await.is_empty());
        world.assert_sound().await;
    }
}
