use jiff::civil::date;
use obieg_assignments::AssignmentState::{Accepted, Done, PassedOn, Waiting};
use obieg_assignments::SettleAssignments;
use obieg_assignments::deeds::AssignItem;
use obieg_kernel::Failure;
use obieg_kernel::id::UnitId;
use obieg_registry::Stage;
use obieg_registry::queries::SeeItem;
use obieg_testkit::on_both;

use crate::*;

on_both! {
    async fn an_item_goes_from_the_queue_to_the_head_and_on_to_the_officer(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let (old, item) = (letter(&karolina, "starsze").await, letter(&karolina, "młodsze").await);
        assert_eq!(queue(&karolina).await, [old, item]);
        let deed = AssignItem {
            term: Some(date(2026, 6, 20)),
            ..first(item, vec![to_unit(&karolina, "AB").await])
        };
        let done = karolina.act(deed, None).await.unwrap();
        // 20 June 2026 is a Saturday: a hint, no fault.
        assert!(done.term_on_day_off);
        assert_eq!(queue(&karolina).await, [old]);
        let norbert = world.actor("alfa", "Norbert").await;
        assert_eq!(norbert.see(SeeItem { item }).await.unwrap().item.stage, Stage::Assigned);
        assert_eq!(ids(&mine(&world, "Norbert").await.waiting), done.assignments);
        accept(&norbert, done.assignments[0]).await.unwrap();
        assert_eq!(told(accept(&norbert, done.assignments[0]).await), ["assignments.not-waiting"]);
        let parent = Some(done.assignments[0]);
        let further = |receivers, term| AssignItem { term, parent, ..first(item, receivers) };
        let (anna, olga) = (to(&world, "Anna").await, to(&world, "Olga").await);
        let longer = norbert.act(further(vec![anna], Some(date(2026, 6, 22))), None).await;
        assert_eq!(told(longer), ["law.assignment-term-lengthened"]);
        assert_eq!(told(norbert.act(further(vec![anna], None), None).await), ["law.assignment-term-dropped"]);
        let outside = norbert.act(further(vec![olga], Some(date(2026, 6, 19))), None).await;
        assert_eq!(told(outside), ["assignments.receiver-outside"]);
        let split = vec![anna, helping(to(&world, "Beata").await)];
        let next = norbert.act(further(split, Some(date(2026, 6, 19))), None).await.unwrap();
        assert_eq!(ids(&mine(&world, "Anna").await.waiting), next.assignments[..1]);
        assert_eq!(ids(&mine(&world, "Beata").await.waiting), next.assignments[1..]);
        let again = norbert.act(further(vec![anna], Some(date(2026, 6, 19))), None).await;
        assert_eq!(told(again), ["assignments.not-at-receiver"]);
        accept(&world.actor("alfa", "Anna").await, next.assignments[0]).await.unwrap();
        let wanted = [(UNIT_AB, PassedOn), (ANNA, Accepted), (BEATA, Waiting)];
        assert_eq!(states(&karolina, item).await, wanted.map(|(who, state)| (who.to_owned(), state)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn an_item_is_assigned_out_of_the_queue_once(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let konrad = world.actor("alfa", "Konrad").await;
        let item = letter(&karolina, "raz").await;
        let receiver = to(&world, "Anna").await;
        assign(&konrad, item, vec![receiver]).await;
        let again = karolina.act(first(item, vec![receiver]), None).await;
        assert_eq!(told(again), ["assignments.already-assigned"]);
    }
}

on_both! {
    async fn faults_are_told_all_at_once(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "błędy").await;
        let nobody = Receiver {
            unit: UnitId::from_uuid(uuid::Uuid::from_u128(9)),
            ..to(&world, "Anna").await
        };
        let elsewhere = Receiver { holding: world.actor("alfa", "Olga").await.holding(), ..to(&world, "Anna").await };
        let archivist = to(&world, "Zenon").await;
        let headless = to_unit(&karolina, "OŚ").await;
        let receivers = vec![helping(nobody), helping(elsewhere), helping(archivist), helping(headless)];
        let deed = AssignItem {
            instruction: Some("x".repeat(2001)),
            term: Some(date(2026, 5, 31)),
            ..first(item, receivers)
        };
        let wanted = [
            "assignments.owner-one", "assignments.receiver-unknown", "assignments.receiver-unknown",
            "assignments.receiver-cannot", "assignments.unit-without-head", "assignments.term-past",
            "assignments.text",
        ];
        assert_eq!(told(karolina.act(deed, None).await), wanted);
        assert_eq!(queue(&karolina).await, [item]);
        world.assert_sound().await;
    }
}

on_both! {
    async fn only_those_who_may_assign_and_only_what_they_know_of(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "prawa").await;
        let receiver = to(&world, "Anna").await;
        for name in ["Anna", "Olga", "Norbert", "Igor", "Zenon"] {
            let answer = world.actor("alfa", name).await.act(first(item, vec![receiver]), None).await;
            assert!(matches!(answer, Err(Failure::Hidden)), "{name}: {answer:?}");
        }
        let wanda = world.actor("beta", "Wanda").await;
        assert!(matches!(wanda.act(first(item, vec![receiver]), None).await, Err(Failure::Hidden)));
        let assigned = assign(&karolina, item, vec![to_unit(&karolina, "AB").await]).await;
        let parent = assigned.first().copied();
        // Anna's unit does not reach it yet; Beata neither.
        for name in ["Anna", "Olga"] {
            let deed = AssignItem { parent, ..first(item, vec![receiver]) };
            let answer = world.actor("alfa", name).await.act(deed, None).await;
            assert!(matches!(answer, Err(Failure::Hidden)), "{name}: {answer:?}");
        }
        let other = letter(&karolina, "inne").await;
        let crossed = AssignItem { parent, ..first(other, vec![receiver]) };
        assert!(matches!(karolina.act(crossed, None).await, Err(Failure::Hidden)));
    }
}

on_both! {
    async fn only_the_receiver_accepts(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "odbiorca").await;
        let assigned = assign(&karolina, item, vec![to(&world, "Anna").await]).await[0];
        for name in ["Beata", "Norbert", "Karolina", "Stefan"] {
            let answer = accept(&world.actor("alfa", name).await, assigned).await;
            assert!(matches!(answer, Err(Failure::Forbidden)), "{name}: {answer:?}");
        }
        for (office, name) in [("alfa", "Olga"), ("beta", "Adam")] {
            let answer = accept(&world.actor(office, name).await, assigned).await;
            assert!(matches!(answer, Err(Failure::Hidden)), "{name}: {answer:?}");
        }
        accept(&world.actor("alfa", "Anna").await, assigned).await.unwrap();
    }
}

on_both! {
    async fn settling_ends_every_task_and_nothing_else(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let (item, other) = (letter(&karolina, "załatwione").await, letter(&karolina, "zostaje").await);
        assign(&karolina, item, vec![to(&world, "Anna").await, helping(to(&world, "Olga").await)]).await;
        let kept = assign(&karolina, other, vec![to(&world, "Anna").await]).await;
        let beata = world.actor("alfa", "Beata").await;
        beata.act(SettleAssignments { item }, None).await.unwrap();
        beata.act(SettleAssignments { item }, None).await.unwrap();
        assert_eq!(ids(&mine(&world, "Anna").await.waiting), kept);
        assert!(mine(&world, "Olga").await.waiting.is_empty());
        assert!(states(&karolina, item).await.iter().all(|(_, state)| *state == Done));
        let free = letter(&karolina, "nieprzydzielone").await;
        assert!(matches!(beata.act(SettleAssignments { item: free }, None).await, Err(Failure::Hidden)));
        world.assert_sound().await;
    }
}
