use jiff::SignedDuration;
use obieg_assignments::AssignmentState::{Superseded, Waiting, Withdrawn};
use obieg_assignments::deeds::{AssignItem, CorrectAssignment, WithdrawAssignment};
use obieg_kernel::Failure;
use obieg_registry::queries::SeeItem;
use obieg_testkit::{World, on_both};

use crate::*;

fn correct(assignment: AssignmentId, receivers: Vec<Receiver>) -> CorrectAssignment {
    CorrectAssignment { assignment, receivers, instruction: some("Do załatwienia."), term: None }
}

async fn sees(world: &World, name: &str, item: ItemId) -> bool {
    match world.actor("alfa", name).await.see(SeeItem { item }).await {
        Ok(_) => true,
        Err(Failure::Hidden) => false,
        Err(other) => panic!("{name}: {other}"),
    }
}

on_both! {
    async fn only_the_author_corrects_and_only_what_nobody_has_taken(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "pomyłka").await;
        let wrong = assign(&karolina, item, vec![to(&world, "Olga").await]).await[0];
        let anna = to(&world, "Anna").await;
        for name in ["Konrad", "Stefan", "Olga"] {
            let answer = world.actor("alfa", name).await.act(correct(wrong, vec![anna]), None).await;
            assert!(matches!(answer, Err(Failure::Forbidden)), "{name}: {answer:?}");
        }
        let stranger = world.actor("beta", "Adam").await.act(correct(wrong, vec![anna]), None).await;
        assert!(matches!(stranger, Err(Failure::Hidden)));
        let nobody_leads = karolina.act(correct(wrong, vec![helping(anna)]), None).await;
        assert_eq!(told(nobody_leads), ["assignments.owner-one"]);
        let right = karolina.act(correct(wrong, vec![anna]), None).await.unwrap().assignments[0];
        let chain = chain(&karolina, item).await;
        assert_eq!(chain.iter().map(|one| one.state).collect::<Vec<_>>(), [Superseded, Waiting]);
        // The wrong record stays as it was said; the right one names it.
        assert_eq!((chain[0].instruction.as_deref(), chain[1].supersedes), (Some("Proszę załatwić."), Some(wrong)));
        assert!(mine(&world, "Olga").await.waiting.is_empty());
        // Olga's unit was shown it by mistake and sees it no more; Anna's does.
        assert_eq!([sees(&world, "Olga", item).await, sees(&world, "Anna", item).await], [false, true]);
        accept(&world.actor("alfa", "Anna").await, right).await.unwrap();
        let late = karolina.act(correct(right, vec![to(&world, "Olga").await]), None).await;
        assert_eq!(told(late), ["assignments.not-correctable"]);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_helper_who_passed_back_is_replaced_by_helpers(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "zastępca").await;
        let (anna, beata) = (to(&world, "Anna").await, to(&world, "Beata").await);
        let assigned = assign(&karolina, item, vec![anna, helping(to(&world, "Olga").await)]).await;
        pass_back(&world.actor("alfa", "Olga").await, assigned[1], "Nie nasze.").await.unwrap();
        let refused = karolina.act(correct(assigned[1], vec![beata]), None).await;
        assert_eq!(told(refused), ["assignments.owner-elsewhere"]);
        let refused = karolina.act(correct(assigned[1], vec![helping(anna)]), None).await;
        assert_eq!(told(refused), ["assignments.receiver-twice"]);
        let right = karolina.act(correct(assigned[1], vec![helping(beata)]), None).await.unwrap();
        assert_eq!(ids(&mine(&world, "Beata").await.waiting), right.assignments);
        assert!(mine(&world, "Karolina").await.returned.is_empty());
        world.assert_sound().await;
    }
}

on_both! {
    async fn the_author_takes_back_within_the_day_while_nobody_has_accepted(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "cofnięte").await;
        let both = vec![to(&world, "Anna").await, helping(to(&world, "Olga").await)];
        let assigned = assign(&karolina, item, both.clone()).await;
        let withdraw = |assignment| WithdrawAssignment { assignment };
        let other = world.actor("alfa", "Konrad").await.act(withdraw(assigned[0]), None).await;
        assert!(matches!(other, Err(Failure::Forbidden)));
        assert!(sees(&world, "Olga", item).await);
        karolina.act(withdraw(assigned[1]), None).await.unwrap();
        assert!(!sees(&world, "Olga", item).await && !sees(&world, "Anna", item).await);
        assert_eq!(queue(&karolina).await, [item]);
        assert!(states(&karolina, item).await.iter().all(|(_, state)| *state == Withdrawn));
        assert!(mine(&world, "Olga").await.waiting.is_empty());
        assert_eq!(told(karolina.act(withdraw(assigned[0]), None).await), ["assignments.not-withdrawable"]);
        let again = assign(&karolina, item, both.clone()).await;
        accept(&world.actor("alfa", "Olga").await, again[1]).await.unwrap();
        assert_eq!(told(karolina.act(withdraw(again[0]), None).await), ["assignments.not-withdrawable"]);
        let second = letter(&karolina, "wczorajsze").await;
        let old = assign(&karolina, second, both).await;
        world.clock.advance(SignedDuration::from_hours(24));
        let karolina = world.actor("alfa", "Karolina").await;
        assert_eq!(told(karolina.act(withdraw(old[0]), None).await), ["assignments.not-withdrawable"]);
        world.assert_sound().await;
    }
}

on_both! {
    async fn what_was_assigned_further_is_taken_back_to_the_head(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let norbert = world.actor("alfa", "Norbert").await;
        let item = letter(&karolina, "dalej i z powrotem").await;
        let top = assign(&karolina, item, vec![to_unit(&karolina, "AB").await]).await[0];
        let further = AssignItem { parent: Some(top), ..first(item, vec![to(&world, "Anna").await]) };
        let below = norbert.act(further, None).await.unwrap().assignments[0];
        norbert.act(WithdrawAssignment { assignment: below }, None).await.unwrap();
        assert_eq!(ids(&mine(&world, "Norbert").await.waiting), [top]);
        assert!(mine(&world, "Anna").await.waiting.is_empty());
        assert_eq!([sees(&world, "Norbert", item).await, sees(&world, "Anna", item).await], [true, false]);
        assert!(queue(&karolina).await.is_empty());
    }
}
