use jiff::SignedDuration;
use obieg_kernel::Failure;
use obieg_kernel::door::{EndSession, MySessions};
use obieg_testkit::on_both;

use crate::faces;

on_both! {
    async fn a_session_ends_when_it_is_ended_idle_or_old(world: World with faces) {
        let cookie = world.cookie("alfa", "Anna").await;
        assert!(world.kernel.session(&cookie).await.unwrap().is_some());
        // Another office's name in front of the same secret opens nothing.
        let foreign = cookie.replace("alfa.", "beta.");
        assert!(world.kernel.session(&foreign).await.unwrap().is_none());
        world.clock.advance(SignedDuration::from_mins(31));
        assert!(world.kernel.session(&cookie).await.unwrap().is_none());
    }
}

on_both! {
    async fn one_ends_ones_own_sessions_only(world: World with faces) {
        let (mine, other) = (world.cookie("alfa", "Anna").await, world.cookie("alfa", "Beata").await);
        let (anna, session) = world.kernel.session(&mine).await.unwrap().unwrap();
        let (_, foreign) = world.kernel.session(&other).await.unwrap().unwrap();
        assert_eq!(anna.see(MySessions).await.unwrap().len(), 1);
        assert!(matches!(anna.act(EndSession { session: foreign }, None).await, Err(Failure::Hidden)));
        anna.act(EndSession { session }, None).await.unwrap();
        assert!(world.kernel.session(&mine).await.unwrap().is_none());
        assert!(world.kernel.session(&other).await.unwrap().is_some());
        world.assert_sound().await;
    }
}

on_both! {
    async fn pages_need_a_session_and_forms_their_token(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let to = nobody.get("/moje/sesje").await;
        assert_eq!((to.status, to.header("location")), (303, Some("/wejscie?dalej=/moje/sesje")));
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let page = anna.get("/moje/sesje").await;
        assert_eq!(page.status, 200);
        let forged = anna.post("/wyjscie", &[("_token", "guess")]).await;
        assert_eq!(forged.status, 409, "{}", forged.body);
        let abroad = anna.send("POST", "/wyjscie", "application/x-www-form-urlencoded", "", &[("origin", "http://evil")]).await;
        assert_eq!(abroad.status, 409);
        let out = anna.post("/wyjscie", &[("_token", &page.hidden("_token"))]).await;
        assert_eq!((out.status, out.header("location")), (303, Some("/wejscie")));
        assert_eq!(anna.get("/moje/sesje").await.status, 303);
    }
}

on_both! {
    async fn a_wrong_password_and_an_unknown_login_look_the_same(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let wrong = nobody.post("/wejscie", &[("office", "alfa"), ("login", "anna"), ("password", "wrong wrong wrong")]).await;
        let unknown = nobody.post("/wejscie", &[("office", "alfa"), ("login", "nobody"), ("password", "wrong wrong wrong")]).await;
        assert_eq!((wrong.status, unknown.status), (422, 422));
        assert_eq!(wrong.body.replace("anna", "nobody").len(), unknown.body.len());
    }
}
