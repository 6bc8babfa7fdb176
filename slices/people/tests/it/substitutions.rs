//! Who acts for whom: made, chosen, recorded, ended by itself, taken back.

use jiff::civil::{Date, date};
use obieg_kernel::door::{ChangePost, StandIn};
use obieg_kernel::{Actor, Failure, Named, Role};
use obieg_people::deeds::{AddPost, AppointPerson};
use obieg_people::queries::Structure;
use obieg_people::substitutions::queries::{ListSubstitutions, MyPlaces};
use obieg_people::substitutions::{MakeSubstitution, TakeBackSubstitution};
use obieg_testkit::{World, on_both};

use crate::{faces, person, refused, unit};

const TODAY: Date = date(2026, 6, 1);

async fn of(world: &World, absent: &str, substitute: &str, since: Date, until: Date) -> MakeSubstitution {
    let (holding, substitute) = (world.holding("alfa", absent).await, person(world, substitute).await);
    MakeSubstitution { holding, substitute, since, until, reason: "urlop".to_owned() }
}

/// A person in a session that acts in a substitution, and the cookie of the session.
async fn standing_in(
    world: &World,
    name: &str,
    substitution: obieg_kernel::id::SubstitutionId,
) -> (Actor, String) {
    let cookie = world.cookie("alfa", name).await;
    let (actor, session) = world.kernel.session(&cookie).await.unwrap().unwrap();
    actor.act(StandIn { session, substitution }, None).await.unwrap();
    (world.kernel.session(&cookie).await.unwrap().unwrap().0, cookie)
}

on_both! {
    async fn a_substitute_has_the_post_and_stays_who_they_are(world: World with faces) {
        let norbert = world.actor("alfa", "Norbert").await;
        let olga = world.actor("alfa", "Olga").await;
        let anna = world.actor("alfa", "Anna").await;
        let made = norbert.act(of(&world, "Anna", "Olga", TODAY, TODAY).await, None).await.unwrap();
        let (acting, cookie) = standing_in(&world, "Olga", made.id).await;
        assert_eq!((acting.holding(), acting.unit(), acting.unit_code()), (anna.holding(), anna.unit(), "AB-I"));
        assert_eq!(acting.scope(&[]), anna.scope(&[]));
        assert_eq!((acting.person(), acting.own_holding()), (olga.person(), olga.holding()));
        assert_eq!(acting.signature(), "Olga Obca wz. Anna Prowadząca, inspektor");
        // Forms of one's own name are not sent in another's, nor the other way round.
        assert_ne!(acting.form_token(), olga.form_token());
        // What changes who may enter is not done in somebody's place.
        let again = acting.act(of(&world, "Olga", "Beata", date(2026, 7, 1), date(2026, 7, 2)).await, None).await;
        assert_eq!(refused(again), [("kernel.not-for-another", "")]);
        // With the last day it is over, at the next request and without any job.
        world.clock.advance(jiff::SignedDuration::from_hours(11));
        assert!(world.kernel.session(&cookie).await.unwrap().is_none_or(|(actor, _)| actor.acts_for().is_none()));
        world.assert_sound().await;
    }
}

on_both! {
    async fn nobody_gets_an_administrators_rights(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let sole = igor.act(of(&world, "Igor", "Olga", date(2026, 6, 2), date(2026, 6, 3)).await, None).await;
        assert_eq!(refused(sole), [("people.substitution-administers", "holding")]);
        let holding = world.holding("alfa", "Igor").await;
        let roles = vec!["administrator".to_owned(), "officer".to_owned()];
        igor.act(obieg_people::deeds::ChangeRoles { holding, roles, since: TODAY }, None).await.unwrap();
        let igor = world.actor("alfa", "Igor").await;
        let stefan = world.actor("alfa", "Stefan").await;
        let made = stefan.act(of(&world, "Igor", "Olga", TODAY, TODAY).await, None).await.unwrap();
        let (acting, _) = standing_in(&world, "Olga", made.id).await;
        assert!(acting.has(Role::Officer) && !acting.has(Role::Administrator));
        assert!(matches!(acting.see(ListSubstitutions { after: None, limit: 10 }).await, Err(Failure::Forbidden)));
        assert_eq!(igor.see(ListSubstitutions { after: None, limit: 10 }).await.unwrap().substitutions.len(), 1);
    }
}

on_both! {
    async fn who_may_name_a_substitute(world: World with faces) {
        let (tomorrow, later) = (date(2026, 6, 2), date(2026, 6, 9));
        let anna = world.actor("alfa", "Anna").await;
        let now = anna.act(of(&world, "Anna", "Beata", TODAY, later).await, None).await;
        assert_eq!(refused(now), [("people.substitution-own-today", "since")]);
        let made = anna.act(of(&world, "Anna", "Beata", tomorrow, later).await, None).await.unwrap();
        // One at a time, and nobody acts for another while somebody acts for them.
        let twice = anna.act(of(&world, "Anna", "Norbert", later, later).await, None).await;
        assert_eq!(refused(twice), [("people.substitution-taken", "since")]);
        let beata = world.actor("alfa", "Beata").await;
        let chain = beata.act(of(&world, "Beata", "Anna", tomorrow, tomorrow).await, None).await;
        assert_eq!(refused(chain), [("people.substitute-away", "substitute")]);
        // For somebody else: heads within their reach, the head of the office, the administrator.
        let foreign = anna.act(of(&world, "Olga", "Beata", tomorrow, later).await, None).await;
        assert!(matches!(foreign, Err(Failure::Forbidden)));
        let norbert = world.actor("alfa", "Norbert").await;
        let beyond = norbert.act(of(&world, "Olga", "Beata", tomorrow, later).await, None).await;
        assert!(matches!(beyond, Err(Failure::Forbidden)));
        let wordless = MakeSubstitution { reason: String::new(), ..of(&world, "Beata", "Norbert", TODAY, TODAY).await };
        assert_eq!(refused(norbert.act(wordless, None).await), [("people.substitution-reason", "reason")]);
        norbert.act(of(&world, "Beata", "Norbert", TODAY, TODAY).await, None).await.unwrap();
        // Taken back by who made it or an administrator; for others it is not there.
        let back = TakeBackSubstitution { substitution: made.id };
        assert!(matches!(beata.act(back.clone(), None).await, Err(Failure::Hidden)));
        anna.act(back.clone(), None).await.unwrap();
        assert_eq!(refused(anna.act(back, None).await), [("people.substitution-over", "")]);
        let places = anna.see(MyPlaces).await.unwrap();
        assert_eq!((places.posts.len(), places.for_me.len()), (1, 1));
        assert!(places.for_me[0].taken_back_at.is_some());
        world.assert_sound().await;
    }
}

on_both! {
    async fn taken_back_ends_at_the_next_request(world: World with faces) {
        let norbert = world.actor("alfa", "Norbert").await;
        let made = norbert.act(of(&world, "Anna", "Beata", TODAY, date(2026, 6, 30)).await, None).await.unwrap();
        let (acting, cookie) = standing_in(&world, "Beata", made.id).await;
        assert!(acting.acts_for().is_some());
        world.actor("alfa", "Igor").await.act(TakeBackSubstitution { substitution: made.id }, None).await.unwrap();
        let (actor, session) = world.kernel.session(&cookie).await.unwrap().unwrap();
        assert_eq!(actor.acts_for(), None);
        let again = actor.act(StandIn { session, substitution: made.id }, None).await;
        assert!(matches!(again, Err(Failure::Hidden)));
        // Nobody takes a place that was given to another.
        let made = norbert.act(of(&world, "Anna", "Beata", TODAY, TODAY).await, None).await.unwrap();
        let olga = world.cookie("alfa", "Olga").await;
        let (olga, session) = world.kernel.session(&olga).await.unwrap().unwrap();
        let foreign = olga.act(StandIn { session, substitution: made.id }, None).await;
        assert!(matches!(foreign, Err(Failure::Hidden)));
    }
}

on_both! {
    async fn several_posts_and_one_at_a_time(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let deed = AddPost {
            unit: unit(&world, "OR").await,
            title: "sekretarz".to_owned(),
            roles: vec!["chancery".to_owned()],
            since: TODAY,
        };
        let post = igor.act(deed, None).await.unwrap().id;
        let anna_id = person(&world, "Anna").await;
        let deed = AppointPerson { person: anna_id, post, since: TODAY, roles: Vec::new() };
        let second = igor.act(deed, None).await.unwrap().id;
        let structure = world.machine("alfa").see(Structure).await.unwrap();
        let people = structure.units.iter().flat_map(|unit| &unit.people);
        let first = people.filter(|one| one.person_id == anna_id).find(|one| one.holding != second).unwrap().holding;
        let origin = obieg_kernel::door::Origin { address: "127.0.0.1".to_owned(), device: "test".to_owned(), browser: None };
        let office = world.office("alfa");
        let cookie = world.kernel.sign_in_cast(&world.operator, &office, first, origin).await.unwrap();
        let (anna, session) = world.kernel.session(&cookie).await.unwrap().unwrap();
        assert_eq!(anna.see(MyPlaces).await.unwrap().posts.len(), 2);
        assert!(anna.has(Role::Officer) && !anna.has(Role::Chancery));
        let (deed, other) = anna.change_post(session, second);
        anna.act(deed, None).await.unwrap();
        // The session before has ended; the next one reaches what the other post reaches, not both.
        assert!(world.kernel.session(&cookie).await.unwrap().is_none());
        let (anna, session) = world.kernel.session(&other).await.unwrap().unwrap();
        assert_eq!((anna.holding(), anna.unit_code()), (Some(second), "OR"));
        assert!(anna.has(Role::Chancery) && !anna.has(Role::Officer));
        // Nobody works at a post of somebody else.
        let (deed, _) = anna.change_post(session, world.holding("alfa", "Olga").await);
        assert!(matches!(anna.act(deed, None).await, Err(Failure::Hidden)));
        // A post at which a session began was used, though the session went on elsewhere.
        let back = obieg_people::deeds::WithdrawAppointment { holding: first };
        assert_eq!(refused(igor.act(back, None).await), [("people.holding-used", "")]);
        assert_eq!(ChangePost::NAME, "kernel.change-post");
        world.assert_sound().await;
    }
}

on_both! {
    async fn screens_choose_show_and_return(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let norbert = nobody.with_cookie(&world.cookie("alfa", "Norbert").await);
        let page = norbert.get("/moje/zastepstwa/nowe").await;
        assert!(page.body.contains("Anna Prowadząca") && page.body.contains("Olga Obca"), "{}", page.body);
        let token = page.hidden("_token");
        let (holding, olga_id) = (world.holding("alfa", "Anna").await.to_string(), person(&world, "Olga").await.to_string());
        let wrong = norbert.post("/moje/zastepstwa/nowe", &[("_token", &token), ("holding", &holding), ("substitute", ""),
            ("since", "2026-06-01"), ("until", "2026-06-03"), ("reason", "")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("href=\"#substitute\""), "{}", wrong.body);
        let done = norbert.post("/moje/zastepstwa/nowe", &[("_token", &token), ("holding", &holding), ("substitute", &olga_id),
            ("since", "2026-06-01"), ("until", "2026-06-03"), ("reason", "nagła nieobecność")]).await;
        assert_eq!((done.status, done.header("location")), (303, Some("/moje/stanowiska?zrobiono=zastepstwo")), "{}", done.body);
        // The substitute chooses, every page says it, and one press leads back.
        let cookie = world.cookie("alfa", "Olga").await;
        let olga = nobody.with_cookie(&cookie);
        let page = olga.get("/moje/stanowiska").await;
        assert!(page.body.contains("Działaj za tę osobę") && !page.body.contains("place-band"), "{}", page.body);
        let own = page.hidden("_token");
        let actor = world.kernel.session(&cookie).await.unwrap().unwrap().0;
        let id = actor.see(MyPlaces).await.unwrap().for_others[0].id;
        let done = olga.post(&format!("/moje/zastepstwa/{id}"), &[("_token", &own)]).await;
        assert_eq!((done.status, done.header("location")), (303, Some("/pulpit")));
        let page = olga.get("/ustawienia/struktura").await;
        assert!(page.body.contains("place-band") && page.body.contains("Działasz za: Anna Prowadząca"), "{}", page.body);
        // A form that was open before is not sent in the other's name.
        let stale = olga.post("/moje/stanowiska/powrot", &[("_token", &own)]).await;
        assert_eq!(stale.status, 409);
        assert!(stale.body.contains("za kogo działasz"), "{}", stale.body);
        let done = olga.post("/moje/stanowiska/powrot", &[("_token", &page.hidden("_token"))]).await;
        assert_eq!(done.status, 303);
        assert!(!olga.get("/ustawienia/struktura").await.body.contains("place-band"));
        // The absent one reads it, the administrator has the list.
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        assert!(anna.get("/moje/stanowiska").await.body.contains("nagła nieobecność"));
        let igor = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let list = igor.get("/ustawienia/zastepstwa").await;
        assert!(list.body.contains("Norbert Naczelnik") && list.body.contains("Trwa"), "{}", list.body);
        let done = igor.post(&format!("/moje/zastepstwa/{id}/cofnij"), &[("_token", &list.hidden("_token"))]).await;
        assert_eq!(done.status, 303);
        assert!(igor.get("/ustawienia/zastepstwa").await.body.contains("Cofnięte"));
    }
}

on_both! {
    async fn a_program_names_the_substitution_with_each_request(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let norbert = world.actor("alfa", "Norbert").await;
        let made = norbert.act(of(&world, "Anna", "Olga", TODAY, TODAY).await, None).await.unwrap();
        let holding = world.holding("alfa", "Olga").await;
        let igor = world.actor("alfa", "Igor").await;
        let key = igor.issue_token(holding, "program", 5, &["*".to_owned()]).await.unwrap();
        let authorization = format!("Bearer {key}");
        let id = made.id.to_string();
        let call = async |place: &str| {
            let mut headers = vec![format!("authorization={authorization}")];
            if !place.is_empty() {
                headers.push(format!("obieg-substitution={place}"));
            }
            let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
            let headers: Vec<(&str, &str)> = headers.iter().filter_map(|one| one.split_once('=')).collect();
            nobody.send("GET", "/api/v1/my-places", "", "", &headers).await
        };
        assert_eq!(call("").await.json()["for_others"][0]["id"], id.as_str());
        assert_eq!(call(&id).await.status, 200);
        for wrong in ["nic", "01900000-0000-7000-8000-000000000000"] {
            let answer = call(wrong).await;
            assert_eq!(answer.status, 422, "{}", answer.body);
            assert_eq!(answer.json()["code"], "kernel.no-substitution", "{}", answer.body);
        }
    }
}
