//! Numbers without gap or duplicate.

use futures_util::future::join_all;
use obieg_registry::deeds::{CancelItem, RegisterItem};
use obieg_testkit::on_both;

use crate::cast::{letter, open_case, register, with_list};
use crate::faces;

on_both! {
    async fn sixty_four_clients_get_numbers_without_gap_or_duplicate(world: World with faces) {
        let chancery = world.actor("alfa", "Karolina").await;
        let clients = (0..64).map(|client| {
            let chancery = chancery.clone();
            async move {
                let mut numbers = Vec::new();
                for turn in 0..3 {
                    // Every fifth is refused after its turn came: a refusal takes no number.
                    let mut draft = letter(&format!("pismo {client}/{turn}"));
                    if (client + turn) % 5 == 0 {
                        draft.title = None;
                    }
                    let deed = RegisterItem { draft, files: Vec::new(), taken_as: None };
                    if let Ok(done) = chancery.act(deed, None).await {
                        numbers.push(done.number);
                    }
                }
                numbers
            }
        });
        let given: Vec<String> = join_all(clients).await.into_iter().flatten().collect();
        let mut numbers: Vec<u32> =
            given.iter().map(|number| number.split('/').next().unwrap().parse().unwrap()).collect();
        numbers.sort_unstable();
        let wanted: Vec<u32> = (1..=u32::try_from(numbers.len()).unwrap()).collect();
        assert_eq!(numbers, wanted);
        assert!(numbers.len() > 100);
        world.assert_sound().await;
    }
}

on_both! {
    async fn the_year_is_the_civil_year_in_warsaw(world: World with faces) {
        // 23:59 on 31 December in Warsaw is 22:59 UTC; a minute later it is another year.
        world.clock.set("2026-12-31T22:59:00Z");
        let last = register(&world, "ostatnie pismo roku").await.number;
        world.clock.set("2026-12-31T23:01:00Z");
        let first = register(&world, "pierwsze pismo roku").await.number;
        assert_eq!((last.as_str(), first.as_str()), ("1/2026", "1/2027"));
    }
}

on_both! {
    async fn a_cancelled_entry_keeps_its_number(world: World with faces) {
        let first = register(&world, "pomyłka").await;
        let chancery = world.actor("alfa", "Karolina").await;
        let cancel = CancelItem { item: first.id, version: Some(first.version), reason: "zarejestrowano dwa razy".to_owned() };
        chancery.act(cancel, None).await.unwrap();
        assert_eq!(register(&world, "następne").await.number, "2/2026");
        world.assert_sound().await;
    }
}

on_both! {
    async fn case_numbers_run_per_unit_class_and_year(world: World with faces) {
        with_list(&world).await;
        let first = open_case(&world, "Anna", None).await.unwrap().sign;
        let second = open_case(&world, "Beata", None).await.unwrap().sign;
        let other_unit = open_case(&world, "Olga", None).await.unwrap().sign;
        assert!(first.ends_with(".1.2026") && second.ends_with(".2.2026"), "{first} {second}");
        assert!(other_unit.starts_with("OŚ.") && other_unit.ends_with(".1.2026"), "{other_unit}");
    }
}
