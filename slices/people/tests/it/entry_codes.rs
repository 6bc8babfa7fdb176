//! The first administrator's one-time code.

use jiff::SignedDuration;
use obieg_kernel::Failure;
use obieg_kernel::door::{Entered, IssueEntryCode, MyFactors, Origin};
use obieg_testkit::{World, on_both};

use crate::{faces, refused};

const PASSWORD: &str = "cztery słowa bez związku";

fn origin() -> Origin {
    Origin { address: "10.0.0.7".to_owned(), device: "test".to_owned(), browser: None }
}

async fn code(world: &World, login: &str) -> Result<String, Failure> {
    let operator = world.kernel.machine(&world.operator, &world.office("alfa"), "operator");
    let (deed, code) = IssueEntryCode::new(&operator, login);
    operator.act(deed, None).await.map(|()| code)
}

async fn enter(world: &World, login: &str, code: &str) -> Result<Entered, Failure> {
    world.kernel.enter_by_code(&world.office("alfa"), login, code, PASSWORD, origin()).await
}

on_both! {
    async fn a_code_lets_an_administrator_in_once(world: World with faces) {
        let given = code(&world, "igor").await.unwrap();
        let before = world.cookie("alfa", "Igor").await;
        let wrong = [("kernel.entry-code-wrong", "code")];
        assert_eq!(refused(enter(&world, "igor", "abcd-efgh").await.map(drop)), wrong);
        assert_eq!(refused(enter(&world, "anna", &given).await.map(drop)), wrong);
        assert_eq!(refused(enter(&world, "nikt", &given).await.map(drop)), wrong);
        let office = world.office("alfa");
        let short = world.kernel.enter_by_code(&office, "igor", &given, "krótkie", origin()).await;
        assert_eq!(refused(short.map(drop)), [("kernel.password-length", "password")]);
        let Entered::Session(cookie) = enter(&world, "igor", &given.to_uppercase()).await.unwrap() else { panic!("half") };
        let (igor, _) = world.kernel.session(&cookie).await.unwrap().unwrap();
        assert!(igor.is_fresh() && !igor.has_temporary_password());
        // Earlier sessions end, the code is dead, the password is theirs.
        assert!(world.kernel.session(&before).await.unwrap().is_none());
        assert_eq!(refused(enter(&world, "igor", &given).await.map(drop)), wrong);
        world.kernel.sign_in(&office, "igor", PASSWORD, origin()).await.map(drop).unwrap();
        let history = igor.see(MyFactors).await.unwrap().history;
        assert_eq!(history.iter().map(|one| one.event.as_str()).collect::<Vec<_>>(), ["EntryCodeUsed", "EntryCodeIssued"]);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_code_lives_an_hour_and_until_the_next_one(world: World with faces) {
        let first = code(&world, "igor").await.unwrap();
        let second = code(&world, "igor").await.unwrap();
        let wrong = [("kernel.entry-code-wrong", "code")];
        assert_eq!(refused(enter(&world, "igor", &first).await.map(drop)), wrong);
        world.clock.advance(SignedDuration::from_mins(60));
        assert_eq!(refused(enter(&world, "igor", &second).await.map(drop)), wrong);
        let third = code(&world, "igor").await.unwrap();
        world.clock.advance(SignedDuration::from_mins(59));
        enter(&world, "igor", &third).await.map(drop).unwrap();
        // Only the operator makes codes, and only for administrators.
        assert!(matches!(code(&world, "anna").await, Err(Failure::Hidden)));
        let igor = world.actor("alfa", "Igor").await;
        let (deed, _) = IssueEntryCode::new(&igor, "igor");
        assert!(matches!(igor.act(deed, None).await, Err(Failure::Forbidden)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn guessing_a_code_is_slowed_down(world: World with faces) {
        let given = code(&world, "igor").await.unwrap();
        for _ in 0..4 {
            assert_eq!(refused(enter(&world, "igor", "zgaduję").await.map(drop)), [("kernel.entry-code-wrong", "code")]);
        }
        assert_eq!(refused(enter(&world, "igor", &given).await.map(drop)), [("kernel.sign-in-slow", "")]);
    }
}

on_both! {
    async fn the_screen_sets_the_password(world: World with faces) {
        let mut world = world;
        let given = code(&world, "igor").await.unwrap();
        let nobody = world.serve().await;
        assert!(nobody.get("/wejscie").await.body.contains("/wejscie/kod"));
        assert_eq!(nobody.get("/wejscie/kod").await.status, 200);
        let send = |password: &'static str, again: &'static str| {
            let (nobody, given) = (nobody.clone(), given.clone());
            async move {
                let form = [("office", "alfa"), ("login", "igor"), ("code", given.as_str()), ("password", password), ("again", again)];
                nobody.post("/wejscie/kod", &form).await
            }
        };
        let differ = send(PASSWORD, "inne słowa bez związku").await;
        assert!(differ.status == 422 && differ.body.contains("Hasła się różnią"), "{}", differ.body);
        assert_eq!(send("qwertyuiop12", "qwertyuiop12").await.status, 422);
        let right = send(PASSWORD, PASSWORD).await;
        assert_eq!((right.status, right.header("location")), (303, Some("/")), "{}", right.body);
        let cookie = right.header("set-cookie").unwrap();
        assert!(cookie.starts_with("obieg=alfa.") && cookie.contains("; SameSite=Strict;"), "{cookie}");
        assert_eq!(send(PASSWORD, PASSWORD).await.status, 422);
    }
}
