//! Who acts for somebody sees and does what the post does, and everything says who acted and for whom.

use obieg_cases::deeds::PauseCase;
use obieg_duties::model::PauseBasis;
use obieg_kernel::Failure;
use obieg_kernel::door::StandIn;
use obieg_people::substitutions::MakeSubstitution;
use obieg_testkit::on_both;

use crate::cast::{client, open_case, open_to, register, with_list};
use crate::faces;

on_both! {
    async fn a_substitute_leads_a_case_and_the_log_names_both(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let item = register(&world, "Wniosek").await.id;
        open_to(&world, item, "Anna").await;
        let case = open_case(&world, "Anna", Some(item)).await.unwrap().id;
        let norbert = world.actor("alfa", "Norbert").await;
        let olga = world.actor("alfa", "Olga").await;
        let today = world.kernel.env().today();
        let made = norbert.act(MakeSubstitution {
            holding: world.holding("alfa", "Anna").await,
            substitute: olga.person().unwrap(),
            since: today,
            until: today,
            reason: "nagła nieobecność".to_owned(),
        }, None).await.unwrap().id;
        let pause = |reason: &str| PauseCase {
            case,
            basis: PauseBasis::StatutoryTerm,
            reason: reason.to_owned(),
            from: today,
        };
        // In her own name she does not even see it.
        let own = olga.act(pause("Wezwanie do uzupełnienia braków."), None).await;
        assert!(matches!(own, Err(Failure::Hidden)));
        let nobody = world.serve().await;
        let cookie = world.cookie("alfa", "Olga").await;
        let screen = nobody.with_cookie(&cookie);
        assert_eq!(screen.get(&format!("/sprawy/{case}")).await.status, 404);
        let (actor, session) = world.kernel.session(&cookie).await.unwrap().unwrap();
        actor.act(StandIn { session, substitution: made }, None).await.unwrap();
        let acting = world.kernel.session(&cookie).await.unwrap().unwrap().0;
        // Her lists are the absent one's while it is on.
        assert!(screen.get("/sprawy?moje=1").await.body.contains("Pozwolenie na budowę"));
        acting.act(pause("Wezwanie do uzupełnienia braków."), None).await.unwrap();
        let log = screen.get(&format!("/sprawy/{case}/metryka")).await;
        let both = "Olga Obca w zastępstwie: Anna Prowadząca, inspektor";
        assert!(log.body.contains(both), "{}", log.body);
        assert!(nobody.with_cookie(&world.cookie("alfa", "Anna").await).get(&format!("/sprawy/{case}/metryka")).await.body.contains(both));
        // The history of the letter, and a label that is stored as text.
        let item_page = screen.get(&format!("/rpw/{item}")).await;
        assert_eq!(item_page.status, 200);
        // By the API with the header, and without it the case is not there.
        let program = client(&world, &nobody, "alfa", "Olga").await;
        let path = format!("/api/v1/cases/{case}");
        assert_eq!(program.get(&path).await.status, 404);
        let place = made.to_string();
        let headers = [("obieg-substitution", place.as_str())];
        let seen = program.send("GET", &path, "", "", &headers).await;
        assert_eq!(seen.status, 200, "{}", seen.body);
        // Over with its last day: the case is gone again, also in the session that stood in.
        world.clock.set("2026-06-02T06:00:00Z");
        let after = program.send("GET", &path, "", "", &headers).await;
        assert_eq!((after.status, after.json()["code"].as_str()), (422, Some("kernel.no-substitution")), "{}", after.body);
        world.assert_sound().await;
    }
}
