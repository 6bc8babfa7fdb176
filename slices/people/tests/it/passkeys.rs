//! Passkeys, with an authenticator in software: the second step, proving once more, giving up, and what must be refused.

use jiff::SignedDuration;
use obieg_kernel::door::{
    ClearFactors, Entered, MyFactors, Origin, PasskeyAsk, Proof, RemoveFactor, SetFactorRule,
};
use obieg_kernel::{Actor, Failure};
use obieg_testkit::{World, on_both};
use url::Url;
use webauthn_authenticator_rs::AuthenticatorBackend;
use webauthn_authenticator_rs::softpasskey::SoftPasskey;

use crate::factors::{PASSWORD, half, with_app, with_password};
use crate::{faces, person, refused};

const HERE: &str = "https://test.obieg.example";

fn origin() -> Origin {
    Origin { address: "10.0.0.7".to_owned(), device: "test".to_owned(), browser: None }
}

/// The person's device: it says that it verified them.
fn device() -> SoftPasskey {
    SoftPasskey::new(true)
}

/// What the device answers for a page at this address. A good browser would refuse to ask for another host; this one is bad.
fn made(device: &mut SoftPasskey, ask: &PasskeyAsk, at: &str) -> String {
    let options: serde_json::Value = serde_json::from_str(&ask.options).unwrap();
    let options = serde_json::from_value(options["publicKey"].clone()).unwrap();
    let answer = AuthenticatorBackend::perform_register(device, Url::parse(at).unwrap(), options, 60_000);
    serde_json::to_string(&answer.unwrap()).unwrap()
}

fn signed(device: &mut SoftPasskey, ask: &PasskeyAsk, at: &str) -> String {
    let options: serde_json::Value = serde_json::from_str(&ask.options).unwrap();
    let options = serde_json::from_value(options["publicKey"].clone()).unwrap();
    let answer = AuthenticatorBackend::perform_auth(device, Url::parse(at).unwrap(), options, 60_000);
    serde_json::to_string(&answer.unwrap()).unwrap()
}

/// Adds a passkey; gives recovery codes when they came with it.
async fn with_passkey(device: &mut SoftPasskey, actor: &Actor) -> Vec<String> {
    let ask = actor.ask_new_passkey().await.unwrap();
    let answer = made(device, &ask, HERE);
    let (deed, codes) = actor.confirm_passkey("Komputer", &ask.challenge, &answer).unwrap();
    if actor.act(deed, None).await.unwrap() { codes } else { Vec::new() }
}

/// A challenge for the second step after the password.
async fn asked(world: &World, cookie: &str) -> PasskeyAsk {
    let half = world.kernel.half_of(cookie).unwrap().expect("a half sign-in");
    half.ask_passkey().await.unwrap().expect("a passkey to ask for")
}

async fn enter(world: &World, cookie: &str, challenge: &str, answer: &str) -> Result<String, Failure> {
    let half = world.kernel.half_of(cookie).unwrap().expect("a half sign-in");
    world.kernel.finish_by_passkey(&half, challenge, answer, origin()).await
}

async fn told(actor: &Actor) -> Vec<String> {
    actor.see(MyFactors).await.unwrap().history.into_iter().map(|one| one.event).collect()
}

on_both! {
    async fn a_passkey_lets_in_after_the_password_and_each_challenge_once(world: World with faces) {
        with_password(&world, "Anna").await;
        let anna = world.actor("alfa", "Anna").await;
        let mut device = device();
        assert_eq!(with_passkey(&mut device, &anna).await.len(), 10);
        let cookie = half(&world, "anna").await;
        let ask = asked(&world, &cookie).await;
        let answer = signed(&mut device, &ask, HERE);
        let session = enter(&world, &cookie, &ask.challenge, &answer).await.unwrap();
        let (anna, _) = world.kernel.session(&session).await.unwrap().unwrap();
        assert!(anna.has_factor() && anna.is_fresh());
        let view = anna.see(MyFactors).await.unwrap();
        assert!(view.factors[0].passkey && view.factors[0].used_at.is_some(), "{:?}", view.factors);
        // Neither the half sign-in, nor the challenge, nor the answer to it works twice.
        assert!(world.kernel.half_of(&cookie).unwrap().is_none());
        let again = half(&world, "anna").await;
        let replayed = enter(&world, &again, &ask.challenge, &answer).await;
        assert_eq!(refused(replayed), [("kernel.passkey-late", "credential")]);
        let fresh = asked(&world, &again).await;
        let replayed = enter(&world, &again, &fresh.challenge, &answer).await;
        assert_eq!(refused(replayed), [("kernel.passkey-refused", "credential")]);
        // And what was refused has used its challenge up.
        let right = signed(&mut device, &fresh, HERE);
        assert_eq!(refused(enter(&world, &again, &fresh.challenge, &right).await), [("kernel.passkey-late", "credential")]);
        let fresh = asked(&world, &again).await;
        let right = signed(&mut device, &fresh, HERE);
        enter(&world, &again, &fresh.challenge, &right).await.unwrap();
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_challenge_is_soon_over_and_belongs_to_one_person(world: World with faces) {
        for name in ["Anna", "Beata"] {
            with_password(&world, name).await;
        }
        let (mut hers, mut others) = (device(), device());
        with_passkey(&mut hers, &world.actor("alfa", "Anna").await).await;
        with_passkey(&mut others, &world.actor("alfa", "Beata").await).await;
        let (anna, beata) = (half(&world, "anna").await, half(&world, "beata").await);
        let ask = asked(&world, &anna).await;
        let answer = signed(&mut hers, &ask, HERE);
        // Beata's challenge and key are nothing at Anna's door.
        let foreign = asked(&world, &beata).await;
        let theirs = signed(&mut others, &foreign, HERE);
        assert_eq!(refused(enter(&world, &anna, &foreign.challenge, &theirs).await), [("kernel.passkey-late", "credential")]);
        assert_eq!(refused(enter(&world, &anna, &ask.challenge, &theirs).await), [("kernel.passkey-refused", "credential")]);
        let late = asked(&world, &anna).await;
        let answer_late = signed(&mut hers, &late, HERE);
        world.clock.advance(SignedDuration::from_secs(301));
        let anna = half(&world, "anna").await;
        assert_eq!(refused(enter(&world, &anna, &late.challenge, &answer_late).await), [("kernel.passkey-late", "credential")]);
        assert_eq!(refused(enter(&world, &anna, &ask.challenge, &answer).await), [("kernel.passkey-late", "credential")]);
        for nonsense in ["", "{}", "[]", "nic", &"x".repeat(20_000)] {
            let ask = asked(&world, &anna).await;
            let judged = enter(&world, &anna, &ask.challenge, nonsense).await;
            assert_eq!(refused(judged), [("kernel.passkey-refused", "credential")], "{}", nonsense.len());
        }
    }
}

on_both! {
    async fn another_origin_and_an_unverified_person_are_refused(world: World with faces) {
        with_password(&world, "Anna").await;
        let anna = world.actor("alfa", "Anna").await;
        for at in ["https://obieg.example", "https://test.obieg.example:8443", "https://a.test.obieg.example", "http://test.obieg.example"] {
            let ask = anna.ask_new_passkey().await.unwrap();
            let answer = made(&mut device(), &ask, at);
            let judged = anna.confirm_passkey("Komputer", &ask.challenge, &answer).map(drop);
            assert_eq!(refused(judged), [("kernel.passkey-refused", "credential")], "{at}");
        }
        let ask = anna.ask_new_passkey().await.unwrap();
        assert!(ask.options.contains(r#""userVerification":"required""#), "{}", ask.options);
        let named = anna.confirm_passkey(" ", &ask.challenge, "{}").map(drop);
        assert_eq!(refused(named), [("kernel.factor-name", "name")]);
        let mut device = device();
        with_passkey(&mut device, &anna).await;
        let cookie = half(&world, "anna").await;
        let ask = asked(&world, &cookie).await;
        let answer = signed(&mut device, &ask, "https://obieg.example");
        assert_eq!(refused(enter(&world, &cookie, &ask.challenge, &answer).await), [("kernel.passkey-refused", "credential")]);
        // A browser that asks its device for less than we asked: the device says that it verified nobody.
        let ask = asked(&world, &cookie).await;
        let less = ask.options.replace(r#""userVerification":"required""#, r#""userVerification":"discouraged""#);
        assert_ne!(less, ask.options);
        let less = PasskeyAsk { challenge: ask.challenge, options: less, address: ask.address };
        let answer = signed(&mut device, &less, HERE);
        assert_eq!(refused(enter(&world, &cookie, &less.challenge, &answer).await), [("kernel.passkey-refused", "credential")]);
        // The app and the recovery codes remain, and the passkey too.
        let ask = asked(&world, &cookie).await;
        let answer = signed(&mut device, &ask, HERE);
        enter(&world, &cookie, &ask.challenge, &answer).await.unwrap();
    }
}

on_both! {
    async fn a_counter_that_goes_back_stops_the_key_and_its_owner_is_told(world: World with faces) {
        with_password(&world, "Anna").await;
        let mut device = device();
        let codes = with_passkey(&mut device, &world.actor("alfa", "Anna").await).await;
        let cookie = half(&world, "anna").await;
        // A copy signs with a counter that the key itself has passed meanwhile.
        let copy = asked(&world, &cookie).await;
        let copied = signed(&mut device, &copy, HERE);
        let own = asked(&world, &cookie).await;
        let answer = signed(&mut device, &own, HERE);
        enter(&world, &cookie, &own.challenge, &answer).await.unwrap();
        let cookie = half(&world, "anna").await;
        assert_eq!(refused(enter(&world, &cookie, &copy.challenge, &copied).await), [("kernel.passkey-copied", "credential")]);
        // From now on it lets nobody in: it is not even asked for. The second step is owed all the same.
        let held = world.kernel.half_of(&cookie).unwrap().unwrap();
        assert!(held.ask_passkey().await.unwrap().is_none());
        let session = world.kernel.finish_sign_in(&held, &codes[0], origin()).await.unwrap();
        let (anna, _) = world.kernel.session(&session).await.unwrap().unwrap();
        let view = anna.see(MyFactors).await.unwrap();
        assert!(view.factors[0].stopped_at.is_some(), "{:?}", view.factors);
        assert!(told(&anna).await.contains(&"PasskeyStopped".to_owned()));
        half(&world, "anna").await;
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_passkey_proves_once_more_and_is_given_up_with_a_proof(world: World with faces) {
        with_password(&world, "Anna").await;
        let (mut first, mut second) = (device(), device());
        let Entered::Session(cookie) = world.kernel.sign_in(&world.office("alfa"), "anna", PASSWORD, origin()).await.unwrap() else {
            panic!("no second step yet")
        };
        let (anna, session) = world.kernel.session(&cookie).await.unwrap().unwrap();
        with_passkey(&mut first, &anna).await;
        world.clock.advance(SignedDuration::from_secs(601));
        let (stale, _) = world.kernel.session(&cookie).await.unwrap().unwrap();
        let ask = stale.ask_new_passkey().await.unwrap();
        let answer = made(&mut second, &ask, HERE);
        let (deed, _) = stale.confirm_passkey("Telefon", &ask.challenge, &answer).unwrap();
        assert_eq!(refused(stale.act(deed, None).await), [("kernel.prove-again", "")]);
        let ask = stale.ask_passkey().await.unwrap().unwrap();
        let answer = signed(&mut first, &ask, HERE);
        let proof = stale.prove_passkey(&ask.challenge, &answer).await.unwrap();
        let (deed, fresh) = stale.prove_again(session, Proof::Second(proof.clone()));
        stale.act(deed, None).await.unwrap();
        let (anna, _) = world.kernel.session(&fresh).await.unwrap().unwrap();
        assert!(anna.is_fresh());
        // One proof is good for one deed.
        let factor = anna.see(MyFactors).await.unwrap().factors[0].id;
        assert_eq!(refused(anna.act(RemoveFactor { factor, proof }, None).await), [("kernel.passkey-refused", "credential")]);
        // Two may be had; a key is not added twice.
        assert!(with_passkey(&mut second, &anna).await.is_empty());
        let ask = anna.ask_passkey().await.unwrap().unwrap();
        let answer = signed(&mut second, &ask, HERE);
        let proof = anna.prove_passkey(&ask.challenge, &answer).await.unwrap();
        let beata = world.actor("alfa", "Beata").await;
        assert!(matches!(beata.act(RemoveFactor { factor, proof: proof.clone() }, None).await, Err(Failure::Hidden)));
        anna.act(RemoveFactor { factor, proof }, None).await.unwrap();
        let view = anna.see(MyFactors).await.unwrap();
        assert_eq!((view.factors.len(), view.codes_left), (1, 10));
        assert_eq!(told(&anna).await[0], "PasskeyRemoved");
        // The last one stays where the office wants a second step.
        world.actor("alfa", "Igor").await.act(SetFactorRule { required: true }, None).await.unwrap();
        let ask = anna.ask_passkey().await.unwrap().unwrap();
        let answer = signed(&mut second, &ask, HERE);
        let proof = anna.prove_passkey(&ask.challenge, &answer).await.unwrap();
        let last = anna.act(RemoveFactor { factor: view.factors[0].id, proof }, None).await;
        assert_eq!(refused(last), [("kernel.factor-last", "")]);
        world.assert_sound().await;
    }
}

on_both! {
    async fn an_administrator_takes_passkeys_away_with_the_rest(world: World with faces) {
        let anna = world.actor("alfa", "Anna").await;
        with_app(&world, &anna).await;
        assert!(with_passkey(&mut device(), &anna).await.is_empty(), "recovery codes came with the app");
        let igor = world.actor("alfa", "Igor").await;
        igor.act(ClearFactors { person: person(&world, "Anna").await }, None).await.unwrap();
        let anna = world.actor("alfa", "Anna").await;
        let view = anna.see(MyFactors).await.unwrap();
        assert_eq!((view.factors.len(), view.codes_left), (0, 0));
        assert!(anna.ask_passkey().await.unwrap().is_none());
        world.assert_sound().await;
    }
}

on_both! {
    async fn the_screens_offer_the_passkey_first(world: World with faces) {
        let mut world = world;
        with_password(&world, "Anna").await;
        let nobody = world.serve().await;
        let her = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let page = her.get("/moje/bezpieczenstwo/klucz").await;
        assert!(page.body.contains("data-passkey=\"create\"") && page.body.contains("Klucz dostępu wymaga skryptów"), "{}", page.body);
        let token = page.hidden("_token");
        let empty = [("_token", token.as_str()), ("name", "Komputer"), ("challenge", "x"), ("credential", "{}")];
        let wrong = her.post("/moje/bezpieczenstwo/klucz", &empty).await;
        assert_eq!(wrong.status, 422, "{}", wrong.body);
        assert_ne!(wrong.hidden("challenge"), page.hidden("challenge"));
        let mut device = device();
        with_passkey(&mut device, &world.actor("alfa", "Anna").await).await;
        let shown = her.get("/moje/bezpieczenstwo").await.body;
        assert!(shown.contains("klucz dostępu"), "{shown}");

        let cookie = half(&world, "anna").await;
        let header = format!("obieg-krok={cookie}");
        let with = [("cookie", header.as_str())];
        let step = nobody.send("GET", "/wejscie/krok?dalej=/moje/sesje", "", "", &with).await;
        let (passkey, code) = (step.body.find("data-passkey=\"get\"").unwrap(), step.body.find("name=\"code\"").unwrap());
        assert!(passkey < code);
        let media = "application/x-www-form-urlencoded";
        let wrong = nobody.send("POST", "/wejscie/krok", media, "challenge=x&credential=%7B%7D", &with).await;
        assert_eq!(wrong.status, 422, "{}", wrong.body);
        let ask = asked(&world, &cookie).await;
        let answer = signed(&mut device, &ask, HERE);
        let fields = [("challenge", ask.challenge.as_str()), ("credential", &answer), ("dalej", "/moje/sesje")];
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let right = nobody.send("POST", "/wejscie/krok", media, &body, &with).await;
        assert_eq!((right.status, right.header("location")), (303, Some("/moje/sesje")), "{}", right.body);
    }
}
