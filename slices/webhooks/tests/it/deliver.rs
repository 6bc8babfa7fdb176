//! Telling events to receivers that behave and to those that do not.

use jiff::SignedDuration;
use obieg_kernel::journal::feed::ListEvents;
use obieg_people::deeds::ChangeRoles;
use obieg_testkit::on_both;
use obieg_webhooks::deeds::{EndSubscription, RenewSecret, RetrySubscription};
use obieg_webhooks::model::Condition;
use obieg_webhooks::sign::signature;

use crate::receiver::Receiver;
use crate::{HAPPENED, LEASE, SOON, faces, happens, runner, seen, subscribe, turn};

/// The bytes of a secret as the screen spells it.
fn bytes(spelled: &str) -> [u8; 32] {
    use base64::Engine;
    let text = spelled.strip_prefix("whsec_").unwrap();
    base64::prelude::BASE64_STANDARD.decode(text).unwrap().try_into().unwrap()
}

on_both! {
    async fn a_receiver_is_told_what_the_feed_tells_signed_and_in_order(world: World with faces) {
        let mut world = world;
        let (receiver, runner) = (Receiver::open().await, runner(&world));
        let igor = world.actor("alfa", "Igor").await;
        let own = world.holding("alfa", "Igor").await;
        let key = igor.issue_token(own, "przed", 30, &["*".to_owned()]).await.unwrap();
        let settings = obieg_webhooks::Settings { loopback: true };
        let program = world.serve_with(vec![Box::new(settings)]).await.with_token(&key);
        let draft = serde_json::json!({
            "url": receiver.url(), "types": [HAPPENED], "note": "mapa", "holding": world.holding("alfa", "Konrad").await,
        });
        let added = program.post_json("/api/v1/webhooks", &draft, &[("idempotency-key", "one")]).await;
        assert_eq!(added.status, 201, "{}", added.body);
        // Asked again with its key, the same subscription and the same secret.
        assert_eq!(program.post_json("/api/v1/webhooks", &draft, &[("idempotency-key", "one")]).await.json(), added.json());
        let secret = bytes(added.json()["secret"].as_str().unwrap());
        for name in ["raz", "dwa", "trzy"] {
            happens(&world, name).await;
        }
        turn(&runner, &world).await;
        // What was before it is not told, and nothing of other kinds.
        assert_eq!(receiver.names(), ["raz", "dwa", "trzy"]);
        turn(&runner, &world).await;
        assert_eq!(receiver.told().len(), 3);
        let feed = world.actor("alfa", "Konrad").await.see(ListEvents { after: None, limit: 200 }).await.unwrap();
        for told in receiver.told() {
            assert_eq!(told.header("content-type"), "application/cloudevents+json; charset=utf-8");
            let (id, at) = (told.header("webhook-id"), told.header("webhook-timestamp"));
            let wanted = signature(&secret, id, at.parse().unwrap(), &told.body).unwrap();
            assert_eq!(told.header("webhook-signature"), wanted);
            let event = feed.events.iter().find(|event| format!("alfa-{}", event.id) == id).unwrap();
            assert_eq!(told.json(), serde_json::to_value(event).unwrap());
        }
        let told = runner.tally();
        assert!(told.claimed == told.done && told.failed + told.died == 0, "{told:?}");
        world.assert_sound().await;
    }

    async fn after_an_error_the_same_is_told_again_and_nothing_overtakes(world: World with faces) {
        let (receiver, runner) = (Receiver::open().await, runner(&world));
        let id = subscribe(&world, &receiver.url(), &[HAPPENED]).await;
        receiver.answers(&[204, 500]);
        for name in ["raz", "dwa", "trzy"] {
            happens(&world, name).await;
        }
        turn(&runner, &world).await;
        assert_eq!(receiver.names(), ["raz", "dwa"]);
        let late = seen(&world, id).await;
        assert_eq!((late.subscription.state, late.subscription.fault.as_deref()), (Condition::Retrying, Some("status:500")));
        assert_eq!((late.subscription.attempts, late.subscription.behind > 1), (1, true));
        // Not before its time.
        turn(&runner, &world).await;
        assert_eq!(receiver.told().len(), 2);
        world.clock.advance(SOON);
        turn(&runner, &world).await;
        assert_eq!(receiver.names(), ["raz", "dwa", "dwa", "trzy"]);
        let told = receiver.told();
        assert_eq!(told[1].header("webhook-id"), told[2].header("webhook-id"));
        assert_ne!(told[1].header("webhook-timestamp"), told[2].header("webhook-timestamp"));
        let mended = seen(&world, id).await;
        // What is left is the sign-in of whoever asks.
        assert_eq!((mended.subscription.state, mended.subscription.behind), (Condition::Working, 1));
        let faults: Vec<&str> = mended.calls.iter().filter_map(|call| call.fault.as_deref()).collect();
        assert_eq!((mended.calls.len(), faults), (4, vec!["status:500"]));
        world.assert_sound().await;
    }

    async fn a_dead_receiver_stands_still_and_goes_on_where_it_stopped(world: World with faces) {
        let (receiver, runner) = (Receiver::open().await, runner(&world));
        let other = Receiver::open().await;
        let id = subscribe(&world, &receiver.url(), &[HAPPENED]).await;
        subscribe(&world, &other.url(), &[HAPPENED]).await;
        receiver.always(Some(503));
        happens(&world, "raz").await;
        for _ in 0..20 {
            turn(&runner, &world).await;
            world.clock.advance(SignedDuration::from_hours(30));
        }
        assert_eq!(receiver.told().len(), 12, "so many attempts and no more");
        let paused = seen(&world, id).await.subscription;
        assert_eq!((paused.state, paused.next_at), (Condition::Paused, None));
        assert_eq!((runner.tally().failed, runner.tally().died), (11, 1));
        happens(&world, "dwa").await;
        turn(&runner, &world).await;
        // The neighbour has heard of all of it.
        assert_eq!((receiver.told().len(), other.names().len()), (12, 2));
        receiver.always(None);
        world.actor("alfa", "Igor").await.act(RetrySubscription { subscription: id }, None).await.unwrap();
        turn(&runner, &world).await;
        assert_eq!(receiver.names()[12..], ["raz", "dwa"]);
        assert_eq!(seen(&world, id).await.subscription.state, Condition::Working);
        world.assert_sound().await;
    }

    async fn redirects_silence_and_gone_are_told_apart(world: World with faces) {
        let runner = runner(&world);
        for (status, fault, state) in [
            (302, "redirect:302", Condition::Retrying),
            (0, "slow", Condition::Retrying),
            (410, "gone", Condition::Paused),
        ] {
            let receiver = Receiver::open().await;
            let id = subscribe(&world, &receiver.url(), &[HAPPENED]).await;
            receiver.always(Some(status));
            happens(&world, "raz").await;
            turn(&runner, &world).await;
            let seen = seen(&world, id).await.subscription;
            assert_eq!((seen.fault.as_deref(), seen.state), (Some(fault), state));
            world.actor("alfa", "Igor").await.act(EndSubscription { subscription: id }, None).await.unwrap();
        }
        world.assert_sound().await;
    }

    async fn who_may_no_longer_read_the_feed_tells_nobody_of_it(world: World with faces) {
        let (receiver, runner) = (Receiver::open().await, runner(&world));
        let id = subscribe(&world, &receiver.url(), &[HAPPENED]).await;
        let (igor, konrad) = (world.actor("alfa", "Igor").await, world.holding("alfa", "Konrad").await);
        let today = igor.today();
        let roles = |role: &str| ChangeRoles { holding: konrad, roles: vec![role.to_owned()], since: today };
        igor.act(roles("officer"), None).await.unwrap();
        happens(&world, "raz").await;
        turn(&runner, &world).await;
        assert_eq!(receiver.told().len(), 0);
        let stopped = seen(&world, id).await.subscription;
        assert_eq!((stopped.state, stopped.fault.as_deref()), (Condition::Paused, Some("holder-may-not")));
        igor.act(roles("coordinator"), None).await.unwrap();
        igor.act(RetrySubscription { subscription: id }, None).await.unwrap();
        turn(&runner, &world).await;
        assert_eq!(receiver.names(), ["raz"]);
        world.assert_sound().await;
    }

    async fn a_new_secret_signs_what_comes_next_and_the_end_ends_it(world: World with faces) {
        let (receiver, runner) = (Receiver::open().await, runner(&world));
        let id = subscribe(&world, &receiver.url(), &[HAPPENED]).await;
        let igor = world.actor("alfa", "Igor").await;
        happens(&world, "raz").await;
        turn(&runner, &world).await;
        igor.act(RenewSecret { subscription: id }, None).await.unwrap();
        // The same bytes at the same instant, once more by a person's wish: only the secret differs.
        let first = receiver.told().remove(0);
        let secret = igor.derived_secret("webhooks", id.uuid(), 2).unwrap();
        happens(&world, "dwa").await;
        turn(&runner, &world).await;
        let told = receiver.told().remove(1);
        let of = |told: &crate::receiver::Told| {
            let at = told.header("webhook-timestamp").parse().unwrap();
            signature(&secret, told.header("webhook-id"), at, &told.body).unwrap()
        };
        assert_eq!(told.header("webhook-signature"), of(&told));
        assert_ne!(first.header("webhook-signature"), of(&first));
        igor.act(EndSubscription { subscription: id }, None).await.unwrap();
        happens(&world, "trzy").await;
        turn(&runner, &world).await;
        assert_eq!(receiver.told().len(), 2);
        for refused in [
            igor.act(RetrySubscription { subscription: id }, None).await.err(),
            igor.act(EndSubscription { subscription: id }, None).await.err(),
        ] {
            assert_eq!(refused.unwrap().code(), "webhooks.ended-before");
        }
        assert_eq!(seen(&world, id).await.subscription.state, Condition::Ended);
        world.assert_sound().await;
    }

    async fn a_server_that_dies_between_call_and_record_tells_it_again_under_the_same_id(world: World with faces) {
        let receiver = Receiver::open().await;
        subscribe(&world, &receiver.url(), &[HAPPENED]).await;
        happens(&world, "raz").await;
        receiver.answers(&[0]);
        let (dying, office) = (runner(&world), world.office("alfa"));
        let work = tokio::spawn(async move { dying.turn(&office).await });
        receiver.came().await;
        work.abort();
        assert!(work.await.unwrap_err().is_cancelled());
        // A new life: the lease of the old one still stands.
        let next = runner(&world);
        turn(&next, &world).await;
        assert_eq!(receiver.told().len(), 1);
        world.clock.advance(LEASE);
        turn(&next, &world).await;
        let told = receiver.told();
        assert_eq!(receiver.names(), ["raz", "raz"]);
        assert_eq!(told[0].header("webhook-id"), told[1].header("webhook-id"));
        turn(&next, &world).await;
        assert_eq!(receiver.told().len(), 2);
        world.assert_sound().await;
    }

    async fn another_office_hears_nothing(world: World with faces) {
        let (receiver, runner) = (Receiver::open().await, runner(&world));
        subscribe(&world, &receiver.url(), &[]).await;
        turn(&runner, &world).await;
        let before = receiver.told().len();
        let adam = world.actor("beta", "Adam").await;
        let own = world.holding("beta", "Adam").await;
        adam.issue_token(own, "obcy", 30, &["*".to_owned()]).await.unwrap();
        for key in ["alfa", "beta"] {
            runner.turn(&world.office(key)).await.unwrap();
        }
        assert!(!receiver.told().iter().any(|told| told.body.contains("obcy")));
        assert!(before > 0 && receiver.told().iter().all(|told| told.json()["source"] == "urn:obieg:alfa"));
    }
}
