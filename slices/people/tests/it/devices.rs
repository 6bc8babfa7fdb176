//! Who comes in by a device that is not known yet is told; the first one of a person is not.

use jiff::SignedDuration;
use obieg_kernel::door::{EndAllSessions, Entered, MyFactors, Origin};
use obieg_testkit::{World, on_both};

use crate::faces;
use crate::factors::{PASSWORD, half, with_app, with_password};

fn origin(browser: &str) -> Origin {
    let (address, device) = ("10.0.0.7".to_owned(), "Przeglądarka".to_owned());
    Origin { address, device, browser: Some(browser.to_owned()) }
}

async fn enter(world: &World, login: &str, browser: &str) {
    let entered = world.kernel.sign_in(&world.office("alfa"), login, PASSWORD, origin(browser)).await;
    assert!(matches!(entered.unwrap(), Entered::Session(_)));
}

/// How many new devices a person was told of.
async fn told(world: &World, name: &str) -> usize {
    let view = world.actor("alfa", name).await.see(MyFactors).await.unwrap();
    view.history.iter().filter(|one| one.event == "EnteredByNewDevice").count()
}

on_both! {
    async fn a_new_device_is_told_once_and_the_first_never(world: World with faces) {
        for name in ["Anna", "Beata"] {
            with_password(&world, name).await;
        }
        for _ in 0..3 {
            enter(&world, "anna", "pierwsza").await;
        }
        assert_eq!(told(&world, "Anna").await, 0);
        for _ in 0..2 {
            enter(&world, "anna", "druga").await;
        }
        assert_eq!((told(&world, "Anna").await, told(&world, "Beata").await), (1, 0));
        // A browser that one person knows is new to another.
        enter(&world, "beata", "swoja").await;
        enter(&world, "beata", "druga").await;
        assert_eq!((told(&world, "Anna").await, told(&world, "Beata").await), (1, 1));
        // Used once a year a browser stays known, and is forgotten later than that.
        for _ in 0..2 {
            world.clock.advance(SignedDuration::from_hours(24 * 300));
            enter(&world, "anna", "pierwsza").await;
        }
        assert_eq!(told(&world, "Anna").await, 1);
        enter(&world, "anna", "druga").await;
        assert_eq!(told(&world, "Anna").await, 2);
        // Whoever was turned out of all sessions comes in by a browser that is not known any more: told, also the person's own.
        let person = world.actor("alfa", "Anna").await.person().unwrap();
        let end = EndAllSessions { person, holding: None, except: None };
        world.actor("alfa", "Igor").await.act(end, None).await.unwrap();
        for browser in ["druga", "pierwsza", "druga"] {
            enter(&world, "anna", browser).await;
        }
        assert_eq!((told(&world, "Anna").await, told(&world, "Beata").await), (4, 1));
        world.assert_sound().await;
    }
}

on_both! {
    async fn half_a_sign_in_makes_no_device_known(world: World with faces) {
        with_password(&world, "Anna").await;
        enter(&world, "anna", "pierwsza").await;
        let (_, codes) = with_app(&world, &world.actor("alfa", "Anna").await).await;
        let office = world.office("alfa");
        let entered = world.kernel.sign_in(&office, "anna", PASSWORD, origin("cudza")).await.unwrap();
        assert!(matches!(entered, Entered::Half(_)));
        assert_eq!(told(&world, "Anna").await, 0);
        let held = world.kernel.half_of(&half(&world, "anna").await).unwrap().unwrap();
        world.kernel.finish_sign_in(&held, &codes[0], origin("cudza")).await.unwrap();
        assert_eq!(told(&world, "Anna").await, 1);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_browser_keeps_its_secret_beyond_the_session(world: World with faces) {
        let mut world = world;
        with_password(&world, "Anna").await;
        let nobody = world.serve().await;
        let form = [("login", "anna"), ("password", PASSWORD), ("office", "alfa")];
        let first = nobody.post("/wejscie", &form).await;
        assert_eq!(first.status, 303, "{}", first.body);
        let secret = |answer: &obieg_testkit::Answer| {
            let lines = answer.headers.iter().filter(|(name, _)| name == "set-cookie");
            let line = lines.map(|(_, line)| line).find(|line| line.starts_with("obieg-urzadzenie=")).unwrap();
            assert!(line.contains("; HttpOnly; SameSite=Strict; Max-Age=34560000"), "{line}");
            line.split(['=', ';']).nth(1).unwrap().to_owned()
        };
        let kept = secret(&first);
        let known = nobody.with_cookie(&format!("x; obieg-urzadzenie={kept}"));
        assert_eq!(secret(&known.post("/wejscie", &form).await), kept, "kept for another 400 days");
        assert_eq!(told(&world, "Anna").await, 0);
        // What nobody of ours gave is no secret: a new one takes its place.
        let odd = nobody.with_cookie("x; obieg-urzadzenie=../../x");
        assert!(secret(&odd.post("/wejscie", &form).await).len() == 43);
        assert_eq!(told(&world, "Anna").await, 1);
        let screen = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        assert!(screen.get("/moje/bezpieczenstwo").await.body.contains("zalogowano się z nowego urządzenia"));
    }
}
