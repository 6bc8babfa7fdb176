//! The second step of sign-in: apps, recovery codes, the rule of the office, proving once more.

use jiff::SignedDuration;
use obieg_kernel::door::{
    ClearFactors, EndAllSessions, Entered, MakeRecoveryCodes, MyFactors, NewSecret, Origin, Proof,
    RemoveFactor, SetFactorRule,
};
use obieg_kernel::{Actor, Failure};
use obieg_people::deeds::{ChangePassword, ResetPassword};
use obieg_people::password::NewPassword;
use obieg_testkit::{Browser, World, on_both};
use totp_rs::{Algorithm, Builder, Secret};

use crate::{faces, person, refused};

pub(crate) const PASSWORD: &str = "cztery słowa bez związku";

fn origin() -> Origin {
    Origin { address: "10.0.0.7".to_owned(), device: "test".to_owned(), browser: None }
}

/// What the app shows now.
fn code(world: &World, secret: &NewSecret) -> String {
    let secret = Secret::try_from_base32(secret.text()).unwrap();
    let app = Builder::new().with_algorithm(Algorithm::SHA1).with_secret(secret).build().unwrap();
    app.generate(world.kernel.env().now().as_second().try_into().unwrap()).to_string()
}

fn later(world: &World, seconds: i64) {
    world.clock.advance(SignedDuration::from_secs(seconds));
}

/// Gives Anna a password of her own, as if she had set it.
pub(crate) async fn with_password(world: &World, name: &str) {
    let igor = world.actor("alfa", "Igor").await;
    let given = NewPassword::of(&igor, "nadane przez administratora", "anna").await.unwrap();
    let deed = ResetPassword {
        person: person(world, name).await,
        attempt: world.kernel.env().new_uuid(),
        password: given,
    };
    igor.act(deed, None).await.unwrap();
    let login = name.to_lowercase();
    let office = world.office("alfa");
    let entered =
        world.kernel.sign_in(&office, &login, "nadane przez administratora", origin()).await.unwrap();
    let Entered::Session(cookie) = entered else { panic!("no second step yet") };
    let (actor, session) = world.kernel.session(&cookie).await.unwrap().unwrap();
    let old = actor.prove_password("nadane przez administratora", "10.0.0.7").await.unwrap();
    let new = NewPassword::of(&actor, PASSWORD, &login).await.unwrap();
    actor.act(ChangePassword { session: Some(session), old, new }, None).await.unwrap();
}

async fn password(world: &World, login: &str) -> Result<Entered, Failure> {
    world.kernel.sign_in(&world.office("alfa"), login, PASSWORD, origin()).await
}

pub(crate) async fn half(world: &World, login: &str) -> String {
    match password(world, login).await.unwrap() {
        Entered::Half(cookie) => cookie,
        Entered::Session(_) => panic!("signed in without the code"),
    }
}

async fn finish(world: &World, cookie: &str, typed: &str) -> Result<String, Failure> {
    let half = world.kernel.half_of(cookie).unwrap().expect("a half sign-in");
    world.kernel.finish_sign_in(&half, typed, origin()).await
}

/// Adds an app; gives its secret and the recovery codes.
pub(crate) async fn with_app(world: &World, actor: &Actor) -> (NewSecret, Vec<String>) {
    let secret = actor.new_factor_secret();
    let (deed, codes) = actor.confirm_factor(&secret, "Telefon", &code(world, &secret)).unwrap();
    let stored = actor.act(deed, None).await.unwrap();
    later(world, 30);
    (secret, if stored { codes } else { Vec::new() })
}

on_both! {
    async fn an_app_counts_after_a_right_code_and_each_code_once(world: World with faces) {
        with_password(&world, "Anna").await;
        let anna = world.actor("alfa", "Anna").await;
        let secret = anna.new_factor_secret();
        assert_eq!(refused(anna.confirm_factor(&secret, "Telefon", "000000").map(drop)), [("kernel.factor-code", "code")]);
        assert_eq!(refused(anna.confirm_factor(&secret, " ", &code(&world, &secret)).map(drop)), [("kernel.factor-name", "name")]);
        assert!(matches!(password(&world, "anna").await.unwrap(), Entered::Session(_)));
        let (deed, codes) = anna.confirm_factor(&secret, "Telefon", &code(&world, &secret)).unwrap();
        assert!(anna.act(deed, None).await.unwrap());
        assert_eq!((codes.len(), codes[0].len()), (10, 29));
        let cookie = half(&world, "anna").await;
        // The code that confirmed the app is used up.
        assert_eq!(refused(finish(&world, &cookie, &code(&world, &secret)).await), [("kernel.code-used", "code")]);
        later(&world, 30);
        let shown = code(&world, &secret);
        let session = finish(&world, &cookie, &shown).await.unwrap();
        let (anna, _) = world.kernel.session(&session).await.unwrap().unwrap();
        assert!(anna.has_factor() && anna.is_fresh());
        // Neither the half sign-in nor the code works twice.
        assert!(world.kernel.half_of(&cookie).unwrap().is_none());
        let again = half(&world, "anna").await;
        assert_eq!(refused(finish(&world, &again, &shown).await), [("kernel.code-used", "code")]);
        world.assert_sound().await;
    }
}

on_both! {
    async fn two_sign_ins_with_one_code_end_in_one_session(world: World with faces) {
        with_password(&world, "Anna").await;
        let (secret, _) = with_app(&world, &world.actor("alfa", "Anna").await).await;
        let (one, two) = (half(&world, "anna").await, half(&world, "anna").await);
        let shown = code(&world, &secret);
        let (first, second) = tokio::join!(finish(&world, &one, &shown), finish(&world, &two, &shown));
        assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_half_sign_in_opens_nothing_and_guessing_is_slowed_down(world: World with faces) {
        with_password(&world, "Anna").await;
        let (secret, _) = with_app(&world, &world.actor("alfa", "Anna").await).await;
        let cookie = half(&world, "anna").await;
        assert!(world.kernel.session(&cookie).await.unwrap().is_none());
        assert!(world.kernel.half_of(&cookie.replace("alfa.", "beta.")).unwrap().is_none());
        for _ in 0..4 {
            assert_eq!(refused(finish(&world, &cookie, "000000").await), [("kernel.code-wrong", "code")]);
        }
        assert_eq!(refused(finish(&world, &cookie, &code(&world, &secret)).await), [("kernel.sign-in-slow", "")]);
        // Another address gives no new guesses.
        let half_now = world.kernel.half_of(&cookie).unwrap().unwrap();
        let elsewhere = Origin { address: "10.9.9.9".to_owned(), device: "test".to_owned(), browser: None };
        let there = world.kernel.finish_sign_in(&half_now, &code(&world, &secret), elsewhere).await;
        assert_eq!(refused(there), [("kernel.sign-in-slow", "")]);
        later(&world, 60);
        finish(&world, &cookie, &code(&world, &secret)).await.unwrap();
        let late = half(&world, "anna").await;
        later(&world, 301);
        assert!(world.kernel.half_of(&late).unwrap().is_none());
    }
}

on_both! {
    async fn a_recovery_code_works_once_and_its_owner_is_told(world: World with faces) {
        with_password(&world, "Anna").await;
        let (_, codes) = with_app(&world, &world.actor("alfa", "Anna").await).await;
        let typed = codes[3].to_uppercase().replace('-', " ");
        let session = finish(&world, &half(&world, "anna").await, &typed).await.unwrap();
        let (anna, _) = world.kernel.session(&session).await.unwrap().unwrap();
        assert_eq!(refused(finish(&world, &half(&world, "anna").await, &codes[3]).await), [("kernel.code-wrong", "code")]);
        let view = anna.see(MyFactors).await.unwrap();
        assert_eq!((view.factors.len(), view.codes_left), (1, 9));
        let events: Vec<&str> = view.history.iter().map(|one| one.event.as_str()).collect();
        assert_eq!(events, ["RecoveryCodeUsed", "FactorAdded", "PasswordChanged", "PasswordReset"]);
        let (deed, fresh) = anna.new_recovery_codes().unwrap();
        anna.act::<MakeRecoveryCodes>(deed, None).await.unwrap();
        later(&world, 60);
        assert_eq!(refused(finish(&world, &half(&world, "anna").await, &codes[4]).await), [("kernel.code-wrong", "code")]);
        finish(&world, &half(&world, "anna").await, &fresh[0]).await.unwrap();
        // Another person's code is no code of Beata's.
        with_password(&world, "Beata").await;
        with_app(&world, &world.actor("alfa", "Beata").await).await;
        assert_eq!(refused(finish(&world, &half(&world, "beata").await, &fresh[1]).await), [("kernel.code-wrong", "code")]);
        world.assert_sound().await;
    }
}

on_both! {
    async fn an_app_is_removed_with_a_code_alone_and_not_the_last_where_the_office_wants_one(world: World with faces) {
        let anna = world.actor("alfa", "Anna").await;
        let (secret, _) = with_app(&world, &anna).await;
        let factor = anna.see(MyFactors).await.unwrap().factors[0].id;
        assert_eq!(refused(anna.prove_code("000000", "10.0.0.7").await.map(drop)), [("kernel.code-wrong", "code")]);
        let proof = anna.prove_code(&code(&world, &secret), "10.0.0.7").await.unwrap();
        // Beata can neither see Anna's app nor use Anna's code.
        let beata = world.actor("alfa", "Beata").await;
        assert!(matches!(beata.act(RemoveFactor { factor, proof: proof.clone() }, None).await, Err(Failure::Hidden)));
        let igor = world.actor("alfa", "Igor").await;
        igor.act(SetFactorRule { required: true }, None).await.unwrap();
        let last = anna.act(RemoveFactor { factor, proof }, None).await;
        assert_eq!(refused(last), [("kernel.factor-last", "")]);
        igor.act(SetFactorRule { required: false }, None).await.unwrap();
        let proof = anna.prove_code(&code(&world, &secret), "10.0.0.7").await.unwrap();
        anna.act(RemoveFactor { factor, proof }, None).await.unwrap();
        let view = anna.see(MyFactors).await.unwrap();
        assert_eq!((view.factors.len(), view.codes_left, view.required), (0, 0, false));
        world.assert_sound().await;
    }
}

on_both! {
    async fn an_administrator_takes_lost_factors_away(world: World with faces) {
        let anna = world.actor("alfa", "Anna").await;
        with_app(&world, &anna).await;
        let session = world.cookie("alfa", "Anna").await;
        let (igor, id) = (world.actor("alfa", "Igor").await, person(&world, "Anna").await);
        assert!(matches!(anna.act(ClearFactors { person: id }, None).await, Err(Failure::Forbidden)));
        let foreign = world.actor("beta", "Adam").await.act(ClearFactors { person: id }, None).await;
        assert!(matches!(foreign, Err(Failure::Hidden)));
        let own = igor.act(ClearFactors { person: person(&world, "Igor").await }, None).await;
        assert_eq!(refused(own), [("kernel.factor-own", "")]);
        igor.act(ClearFactors { person: id }, None).await.unwrap();
        assert!(world.kernel.session(&session).await.unwrap().is_none());
        assert_eq!(refused(igor.act(ClearFactors { person: id }, None).await), [("kernel.factor-none", "")]);
        let anna = world.actor("alfa", "Anna").await;
        let view = anna.see(MyFactors).await.unwrap();
        assert_eq!((view.factors.len(), view.codes_left, view.history[0].event.as_str()), (0, 0, "FactorsCleared"));
        assert_eq!(view.history[0].by, igor.name());
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_critical_deed_wants_a_fresh_proof(world: World with faces) {
        with_password(&world, "Anna").await;
        let Entered::Session(cookie) = password(&world, "anna").await.unwrap() else { panic!("no second step") };
        let (anna, session) = world.kernel.session(&cookie).await.unwrap().unwrap();
        let add = |anna: &Actor| {
            let secret = anna.new_factor_secret();
            let now = code(&world, &secret);
            anna.confirm_factor(&secret, "Telefon", &now).unwrap().0
        };
        later(&world, 601);
        let (stale, _) = world.kernel.session(&cookie).await.unwrap().unwrap();
        assert!(anna.holding() == stale.holding() && !stale.is_fresh());
        assert_eq!(refused(stale.act(add(&stale), None).await), [("kernel.prove-again", "")]);
        // What is not critical goes on.
        let others = EndAllSessions { person: stale.person().unwrap(), holding: None, except: Some(session) };
        stale.act(others, None).await.unwrap();
        let proof = Proof::Password(stale.prove_password(PASSWORD, "10.0.0.7").await.unwrap());
        let (deed, fresh) = stale.prove_again(session, proof);
        stale.act(deed, None).await.unwrap();
        // The session goes on under a new secret; the old one opens nothing.
        assert!(world.kernel.session(&cookie).await.unwrap().is_none());
        let (anna, same) = world.kernel.session(&fresh).await.unwrap().unwrap();
        assert_eq!(same, session);
        let (secret, _) = with_app(&world, &anna).await;
        // With a second step the password is not enough.
        let proof = Proof::Password(anna.prove_password(PASSWORD, "10.0.0.7").await.unwrap());
        let (deed, _) = anna.prove_again(session, proof);
        assert_eq!(refused(anna.act(deed, None).await), [("kernel.code-wrong", "code")]);
        let proof = anna.prove_code(&code(&world, &secret), "10.0.0.7").await.unwrap();
        let (deed, _) = anna.prove_again(session, Proof::Second(proof));
        anna.act(deed, None).await.unwrap();
        world.assert_sound().await;
    }
}

on_both! {
    async fn keys_and_machines_are_not_asked_again(world: World with faces) {
        let mut world = world;
        let (igor, own) = (world.actor("alfa", "Igor").await, world.holding("alfa", "Igor").await);
        let text = igor.issue_token(own, "ustawienia", 30, &["*".to_owned()]).await.unwrap();
        later(&world, 3600);
        let program = world.serve().await.with_token(&text);
        let set = program.post_json("/api/v1/sign-in-rule", &serde_json::json!({ "second_step": true }), &[]).await;
        assert_eq!(set.status, 200, "{}", set.body);
        assert_eq!(program.get("/api/v1/sign-in-rule").await.json()["second_step"], true);
    }
}

on_both! {
    async fn a_stolen_database_makes_no_codes(world: World with faces) {
        let anna = world.actor("alfa", "Anna").await;
        let (secret, codes) = with_app(&world, &anna).await;
        let folder = world.folder().join("offices/alfa");
        assert_eq!(std::fs::read(folder.join("factor.key")).unwrap().len(), 32);
        let raw = Secret::try_from_base32(secret.text()).unwrap();
        for name in ["office.db", "office.db-wal"] {
            let Ok(bytes) = std::fs::read(folder.join(name)) else { continue };
            let has = |what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
            assert!(!has(raw.as_ref()) && !has(secret.text().as_bytes()) && !has(codes[0].as_bytes()), "{name}");
        }
    }
}

/// Signs in over HTTP up to the page of the code; gives the header of the half sign-in's cookie.
async fn typed_password(nobody: &Browser) -> String {
    let form = [("office", "alfa"), ("login", "anna"), ("password", PASSWORD), ("dalej", "/moje/sesje")];
    let answer = nobody.post("/wejscie", &form).await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/wejscie/krok?dalej=/moje/sesje")));
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("obieg-krok=") && cookie.contains("HttpOnly"), "{cookie}");
    cookie.split(';').next().unwrap().to_owned()
}

on_both! {
    async fn the_screens_ask_for_the_code(world: World with faces) {
        let mut world = world;
        with_password(&world, "Anna").await;
        let nobody = world.serve().await;
        let her = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let page = her.get("/moje/bezpieczenstwo/aplikacja").await;
        assert!(page.body.contains("<svg width=") && page.body.contains("<path"), "{}", page.body);
        let secret = NewSecret::read(&page.hidden("secret")).unwrap();
        let form = |code: String| {
            vec![("_token", page.hidden("_token")), ("secret", secret.text()), ("name", "Telefon".to_owned()), ("code", code)]
        };
        let send = |fields: Vec<(&'static str, String)>| {
            let her = her.clone();
            async move {
                let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                her.post("/moje/bezpieczenstwo/aplikacja", &fields).await
            }
        };
        let wrong = send(form("000000".to_owned())).await;
        assert_eq!(wrong.status, 422);
        // The secret stays, because the app has it already.
        assert_eq!(wrong.hidden("secret"), secret.text());
        let added = send(form(code(&world, &secret))).await;
        assert_eq!(added.status, 200, "{}", added.body);
        assert_eq!(added.body.matches("<li class=\"mono\"").count(), 10);
        assert!(!her.get("/moje/bezpieczenstwo").await.body.contains(&secret.text()));
        later(&world, 30);

        let cookie = typed_password(&nobody).await;
        let with = [("cookie", cookie.as_str())];
        for path in ["/moje/sesje", "/moje/bezpieczenstwo", "/ustawienia/osoby"] {
            let shut = nobody.send("GET", path, "", "", &with).await;
            assert_eq!(shut.status, 303, "{path}");
            assert!(shut.header("location").unwrap().starts_with("/wejscie?"), "{path}");
        }
        let step = nobody.send("GET", "/wejscie/krok?dalej=/moje/sesje", "", "", &with).await;
        assert_eq!(step.status, 200);
        let media = "application/x-www-form-urlencoded";
        let wrong = nobody.send("POST", "/wejscie/krok", media, "code=000000", &with).await;
        assert_eq!(wrong.status, 422, "{}", wrong.body);
        let body = format!("code={}&dalej=/moje/sesje", code(&world, &secret));
        let right = nobody.send("POST", "/wejscie/krok", media, &body, &with).await;
        assert_eq!((right.status, right.header("location")), (303, Some("/moje/sesje")), "{}", right.body);
        assert!(right.header("set-cookie").unwrap().starts_with("obieg="));
        // Without a half sign-in the page of the code leads to the beginning.
        assert_eq!(nobody.get("/wejscie/krok").await.header("location"), Some("/wejscie"));
    }
}

on_both! {
    async fn who_owes_a_second_step_can_do_nothing_else(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let before = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        later(&world, 1);
        world.actor("alfa", "Igor").await.act(SetFactorRule { required: true }, None).await.unwrap();
        later(&world, 1);
        // Who works already is not torn away; the next sign-in leads to the app.
        assert_eq!(before.get("/moje/sesje").await.status, 200);
        let cookie = world.cookie("alfa", "Anna").await;
        let her = nobody.with_cookie(&cookie);
        for path in ["/moje/sesje", "/moje/haslo", "/ustawienia/struktura", "/ustawienia/osoby"] {
            let led = her.get(path).await;
            assert_eq!((led.status, led.header("location")), (303, Some("/moje/bezpieczenstwo")), "{path}");
        }
        let page = her.get("/moje/bezpieczenstwo/aplikacja").await;
        assert_eq!(page.status, 200);
        let token = page.hidden("_token");
        let led = her.post("/ustawienia/struktura/nowa", &[("_token", &token)]).await;
        assert_ne!(led.status, 200);
        let (anna, _) = world.kernel.session(&cookie).await.unwrap().unwrap();
        with_app(&world, &anna).await;
        assert_eq!(her.get("/moje/sesje").await.status, 200);
    }
}

on_both! {
    async fn forms_of_critical_deeds_ask_for_a_proof_first(world: World with faces) {
        let mut world = world;
        with_password(&world, "Anna").await;
        let nobody = world.serve().await;
        let her = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let form = "/moje/bezpieczenstwo/aplikacja";
        let token = her.get(form).await.hidden("_token");
        later(&world, 601);
        let asked = her.get(form).await;
        let proof = format!("/moje/potwierdzenie?dalej={form}");
        assert_eq!((asked.status, asked.header("location")), (303, Some(proof.as_str())));
        let late = her.post(form, &[("_token", &token), ("name", "Telefon"), ("code", "000000")]).await;
        assert!(late.header("location").unwrap().starts_with("/moje/potwierdzenie"), "{late:?}");
        assert_eq!(her.get("/moje/bezpieczenstwo").await.status, 200);
        assert_eq!(her.get(&proof).await.status, 200);
        let wrong = her.post(&proof, &[("_token", &token), ("old", "inne inne inne")]).await;
        assert_eq!(wrong.status, 422, "{}", wrong.body);
        let right = her.post(&proof, &[("_token", &token), ("old", PASSWORD)]).await;
        assert_eq!((right.status, right.header("location")), (303, Some(form)), "{}", right.body);
        let fresh = right.header("set-cookie").unwrap().split(['=', ';']).nth(1).unwrap().to_owned();
        assert_eq!(nobody.with_cookie(&fresh).get(form).await.status, 200);
        // The secret of before is nobody's any more.
        assert!(her.get(form).await.header("location").unwrap().starts_with("/wejscie"));
    }
}

on_both! {
    async fn a_person_has_ten_second_steps_and_no_more(world: World with faces) {
        let anna = world.actor("alfa", "Anna").await;
        for _ in 0..10 {
            with_app(&world, &anna).await;
        }
        let secret = anna.new_factor_secret();
        let (deed, _) = anna.confirm_factor(&secret, "Telefon", &code(&world, &secret)).unwrap();
        assert_eq!(refused(anna.act(deed, None).await.map(drop)), [("kernel.factor-many", "")]);
    }
}
