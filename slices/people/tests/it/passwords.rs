use argon2::password_hash::PasswordHasher;
use argon2::{Algorithm, Argon2, Params, Version};
use obieg_kernel::door::{EndAllSessions, Entered, Origin};
use obieg_kernel::{Actor, Failure};
use obieg_people::deeds::{ChangePassword, FoundOffice, ResetPassword};
use obieg_people::password::NewPassword;
use obieg_people::plan;
use obieg_testkit::{World, on_both};

use crate::{faces, person, refused};

const GIVEN: &str = "nadane przez administratora";
const OWN: &str = "cztery słowa bez związku";

fn origin() -> Origin {
    Origin { address: "10.0.0.7".to_owned(), device: "test".to_owned(), browser: None }
}

async fn reset(world: &World, by: &Actor, name: &str, password: &str) -> Result<(), Failure> {
    let password = NewPassword::of(by, password, "anna").await.unwrap();
    let deed =
        ResetPassword { person: person(world, name).await, attempt: world.kernel.env().new_uuid(), password };
    by.act(deed, None).await
}

async fn enter(world: &World, login: &str, password: &str) -> Result<String, Failure> {
    match world.kernel.sign_in(&world.office("alfa"), login, password, origin()).await? {
        Entered::Session(cookie) => Ok(cookie),
        Entered::Half(_) => panic!("nobody has a second step here"),
    }
}

on_both! {
    async fn a_reset_ends_sessions_and_gives_a_temporary_password(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let before = world.cookie("alfa", "Anna").await;
        reset(&world, &igor, "Anna", GIVEN).await.unwrap();
        assert!(world.kernel.session(&before).await.unwrap().is_none());
        let cookie = enter(&world, "anna", GIVEN).await.unwrap();
        let (anna, session) = world.kernel.session(&cookie).await.unwrap().unwrap();
        assert!(anna.has_temporary_password());
        let old = anna.prove_password(GIVEN, "10.0.0.7").await.unwrap();
        let new = NewPassword::of(&anna, OWN, old.login()).await.unwrap();
        anna.act(ChangePassword { session: Some(session), old: old.clone(), new: new.clone() }, None).await.unwrap();
        let (anna, _) = world.kernel.session(&cookie).await.unwrap().unwrap();
        assert!(!anna.has_temporary_password());
        // What was proved with the password of before changes nothing any more.
        let late = anna.act(ChangePassword { session: Some(session), old, new }, None).await;
        assert_eq!(refused(late), [("kernel.changed-meanwhile", "")]);
        assert!(enter(&world, "anna", GIVEN).await.is_err());
        enter(&world, "anna", OWN).await.unwrap();
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_change_ends_the_other_sessions_only(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        reset(&world, &igor, "Anna", GIVEN).await.unwrap();
        let (here, there) = (enter(&world, "anna", GIVEN).await.unwrap(), enter(&world, "anna", GIVEN).await.unwrap());
        let (anna, session) = world.kernel.session(&here).await.unwrap().unwrap();
        let old = anna.prove_password(GIVEN, "10.0.0.7").await.unwrap();
        let new = NewPassword::of(&anna, OWN, "anna").await.unwrap();
        anna.act(ChangePassword { session: Some(session), old, new }, None).await.unwrap();
        assert!(world.kernel.session(&here).await.unwrap().is_some());
        assert!(world.kernel.session(&there).await.unwrap().is_none());
    }
}

on_both! {
    async fn the_old_password_is_asked_and_guessing_is_slowed_down(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        reset(&world, &igor, "Anna", GIVEN).await.unwrap();
        let cookie = enter(&world, "anna", GIVEN).await.unwrap();
        let anna = world.kernel.session(&cookie).await.unwrap().unwrap().0;
        for _ in 0..4 {
            assert_eq!(refused(anna.prove_password("zgaduję zgaduję", "10.0.0.7").await.map(drop)), [("kernel.password-wrong", "old")]);
        }
        assert_eq!(refused(anna.prove_password(GIVEN, "10.0.0.7").await.map(drop)), [("kernel.sign-in-slow", "")]);
        // An administrator proves the own password too.
        assert_eq!(refused(reset(&world, &igor, "Igor", GIVEN).await), [("people.password-own", "")]);
    }
}

on_both! {
    async fn sessions_of_others_are_ended_by_the_administrator_alone(world: World with faces) {
        let anna = person(&world, "Anna").await;
        let cookie = world.cookie("alfa", "Anna").await;
        let end = || EndAllSessions { person: anna, holding: None, except: None };
        let beata = world.actor("alfa", "Beata").await;
        assert!(matches!(beata.act(end(), None).await, Err(Failure::Forbidden)));
        assert!(matches!(world.actor("beta", "Adam").await.act(end(), None).await, Err(Failure::Hidden)));
        assert!(world.kernel.session(&cookie).await.unwrap().is_some());
        assert_eq!(world.actor("alfa", "Igor").await.act(end(), None).await.unwrap(), 1);
        assert!(world.kernel.session(&cookie).await.unwrap().is_none());
        world.assert_sound().await;
    }
}

/// As an installation of years ago stored it.
fn cheap(password: &str) -> String {
    let params = Params::new(64, 1, 1, None).unwrap();
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    hasher.hash_password_with_salt(password.as_bytes(), &[7; 32]).unwrap().to_string()
}

on_both! {
    async fn a_password_stored_with_less_is_hashed_anew_when_it_is_typed(world: World with faces) {
        let text = format!(
            "[office]\nkey = \"gamma\"\nname = \"Urząd\"\nfrom = \"2026-01-01\"\n[[unit]]\ncode = \"GA\"\nname = \"Urząd\"\n\
             [[post]]\nunit = \"GA\"\ntitle = \"wójt\"\nroles = [\"administrator\"]\ngiven = \"Wanda\"\nsurname = \"Wójt\"\n\
             login = \"wanda\"\npassword = \"{OWN}\"\n"
        );
        let deed = FoundOffice::from_plan(&plan::read(&text).unwrap(), |password| Ok(cheap(password))).unwrap();
        world.kernel.found(&world.operator, "gamma", "Urząd", deed).await.unwrap();
        let gamma = world.office("gamma");
        let stored = async || {
            let entered = world.kernel.sign_in(&gamma, "wanda", OWN, origin()).await.unwrap();
            let Entered::Session(cookie) = entered else { panic!("no second step") };
            let (wanda, _) = world.kernel.session(&cookie).await.unwrap().unwrap();
            wanda.prove_password(OWN, "10.0.0.7").await.unwrap().hash().to_owned()
        };
        // Whoever only guesses changes nothing.
        assert!(world.kernel.sign_in(&gamma, "wanda", "inne hasło zupełnie", origin()).await.is_err());
        let first = stored().await;
        assert!(first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{first}");
        // Once is enough.
        assert_eq!(stored().await, first);
        assert_eq!(world.kernel.verify(&gamma).await.unwrap().faults, []);
    }
}
