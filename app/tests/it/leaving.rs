//! Who leaves a post while work waits there: the administrator is told how much, and of nothing else.

use obieg_kernel::Failure;
use obieg_people::queries::CountWaitingAt;
use obieg_testkit::{World, on_both};

use crate::cast::{open_case, open_to, register, with_list};
use crate::faces;

async fn waiting(world: &World, office: &str, by: &str, whose: &str) -> Result<Vec<i64>, Failure> {
    let holding = world.holding("alfa", whose).await;
    let works = [obieg_assignments::waiting::waiting_work(), obieg_cases::waiting::waiting_work()];
    let counts = works.iter().map(|work| work.count).collect();
    world.actor(office, by).await.see(CountWaitingAt { holding, counts }).await
}

on_both! {
    async fn what_waits_at_a_holding_is_counted_for_the_administrator_alone(world: World with faces) {
        with_list(&world).await;
        assert_eq!(waiting(&world, "alfa", "Igor", "Anna").await.unwrap(), [0, 0]);
        let item = register(&world, "Wniosek").await.id;
        open_to(&world, item, "Anna").await;
        open_case(&world, "Anna", Some(item)).await.unwrap();
        open_case(&world, "Anna", None).await.unwrap();
        assert_eq!(waiting(&world, "alfa", "Igor", "Anna").await.unwrap()[1], 2);
        assert_eq!(waiting(&world, "alfa", "Igor", "Beata").await.unwrap(), [0, 0]);
        assert!(matches!(waiting(&world, "alfa", "Beata", "Anna").await, Err(Failure::Forbidden)));
        assert!(matches!(waiting(&world, "beta", "Adam", "Anna").await, Err(Failure::Hidden)));
    }
}
