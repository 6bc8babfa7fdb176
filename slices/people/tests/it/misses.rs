//! Failed tries to come in, told to their owner.

use jiff::SignedDuration;
use obieg_kernel::door::{Entered, Misses, MyFactors, NoteMisses, Origin, Way};
use obieg_kernel::{Actor, Failure};
use obieg_testkit::{World, on_both};

use crate::factors::{PASSWORD, half, with_app, with_password};
use crate::{faces, refused};

fn origin(address: &str) -> Origin {
    Origin { address: address.to_owned(), device: "test".to_owned(), browser: None }
}

async fn try_password(world: &World, login: &str, typed: &str) -> Result<Entered, Failure> {
    world.kernel.sign_in(&world.office("alfa"), login, typed, origin("10.6.6.6")).await
}

async fn enter(world: &World, login: &str) -> (Actor, obieg_kernel::id::SessionId) {
    let office = world.office("alfa");
    let entered = world.kernel.sign_in(&office, login, PASSWORD, origin("10.0.0.7")).await.unwrap();
    let Entered::Session(cookie) = entered else { panic!("no second step") };
    world.kernel.session(&cookie).await.unwrap().unwrap()
}

async fn entries(world: &World) -> u64 {
    world.kernel.verify(&world.office("alfa")).await.unwrap().entries
}

on_both! {
    async fn wrong_passwords_are_told_at_the_next_sign_in_and_once(world: World with faces) {
        for name in ["Anna", "Beata"] {
            with_password(&world, name).await;
        }
        let before = entries(&world).await;
        for typed in ["inne hasło pierwsze", "inne hasło drugie"] {
            assert_eq!(refused(try_password(&world, "anna", typed).await.map(drop)), [("kernel.sign-in-wrong", "")]);
        }
        assert!(try_password(&world, "nikogo-takiego", "inne hasło").await.is_err());
        world.clock.advance(SignedDuration::from_secs(60));
        let last_at = world.kernel.env().now();
        assert!(try_password(&world, "anna", "inne hasło trzecie").await.is_err());
        // Guessing fills one row and not the journal.
        assert_eq!(entries(&world).await, before);
        world.clock.advance(SignedDuration::from_secs(60));
        let (anna, session) = enter(&world, "anna").await;
        let wanted = Misses { tries: 3, last_at, way: Way::Password };
        assert_eq!(anna.misses(), Some(&wanted));
        let view = anna.see(MyFactors).await.unwrap();
        assert_eq!((view.misses, view.history[0].event.as_str(), view.history[0].tries), (None, "EntryMissed", Some(3)));
        // Nobody else is told, nobody else says for her that she knows, and the next session tells nothing.
        let (beata, _) = enter(&world, "beata").await;
        assert!(beata.misses().is_none());
        assert!(matches!(beata.act(NoteMisses { session }, None).await, Err(Failure::Hidden)));
        let (again, _) = enter(&world, "anna").await;
        assert!(again.misses().is_none());
        world.assert_sound().await;
    }
}

on_both! {
    async fn wrong_codes_are_told_and_tries_meanwhile_stand_on_the_security_page(world: World with faces) {
        with_password(&world, "Anna").await;
        let (_, codes) = with_app(&world, &world.actor("alfa", "Anna").await).await;
        let cookie = half(&world, "anna").await;
        let held = world.kernel.half_of(&cookie).unwrap().unwrap();
        for _ in 0..2 {
            let wrong = world.kernel.finish_sign_in(&held, "000000", origin("10.6.6.6")).await;
            assert_eq!(refused(wrong), [("kernel.code-wrong", "code")]);
        }
        let session = world.kernel.finish_sign_in(&held, &codes[0], origin("10.0.0.7")).await.unwrap();
        let (anna, _) = world.kernel.session(&session).await.unwrap().unwrap();
        let misses = anna.misses().unwrap();
        assert_eq!((misses.tries, misses.way.code()), (2, "code"));
        // While she is in, somebody tries on.
        assert!(try_password(&world, "anna", "inne hasło pierwsze").await.is_err());
        assert!(anna.prove_code("000000", "10.0.0.7").await.is_err());
        // Tries are counted behind the answer, in the office's lane: what is done there afterwards comes after them.
        world.actor("alfa", "Beata").await;
        let view = anna.see(MyFactors).await.unwrap();
        assert_eq!(view.misses.map(|misses| (misses.tries, misses.way.code().to_owned())), Some((2, "code".to_owned())));
        // A proof in a session takes nothing off; the next sign-in tells it.
        anna.prove_code(&codes[1], "10.0.0.7").await.unwrap();
        let held = world.kernel.half_of(&half(&world, "anna").await).unwrap().unwrap();
        let session = world.kernel.finish_sign_in(&held, &codes[2], origin("10.0.0.7")).await.unwrap();
        let (anna, _) = world.kernel.session(&session).await.unwrap().unwrap();
        assert_eq!(anna.misses().map(|misses| misses.tries), Some(2));
        world.assert_sound().await;
    }
}

on_both! {
    async fn the_notice_stands_on_every_page_until_its_reader_says_so(world: World with faces) {
        let mut world = world;
        with_password(&world, "Anna").await;
        for typed in ["inne hasło pierwsze", "inne hasło drugie"] {
            assert!(try_password(&world, "anna", typed).await.is_err());
        }
        let nobody = world.serve().await;
        let her = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        for path in ["/moje/sesje", "/ustawienia/struktura"] {
            let page = her.get(path).await;
            assert!(page.body.contains("Od ostatniego wejścia: 2 nieudane próby"), "{path}: {}", page.body);
            assert!(page.body.contains("01.06.2026, 10:00") && page.body.contains("złe hasło"), "{path}: {}", page.body);
        }
        let token = her.get("/moje/sesje").await.hidden("_token");
        let noted = her.post("/moje/proby", &[("_token", &token), ("dalej", "/ustawienia/struktura")]).await;
        assert_eq!((noted.status, noted.header("location")), (303, Some("/ustawienia/struktura")));
        assert!(!her.get("/ustawienia/struktura").await.body.contains("nieudane próby"));
        // The history of one's own security keeps it.
        assert!(her.get("/moje/bezpieczenstwo").await.body.contains("2 nieudane próby wejścia"));
    }
}
