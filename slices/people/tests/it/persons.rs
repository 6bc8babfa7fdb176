use jiff::civil::{Date, date};
use obieg_kernel::id::{HoldingId, PersonId, PostId};
use obieg_kernel::{Actor, Failure, Role};
use obieg_people::deeds::{
    AddPerson, AddPost, AppointPerson, ChangeRoles, ClosePost, EndHolding, RenamePerson, ResetPassword,
    WithdrawAppointment,
};
use obieg_people::password::NewPassword;
use obieg_people::queries::{FindPersons, SeePerson, SeeUnit};
use obieg_testkit::{World, on_both};

use crate::{faces, person, refused, unit};

const TODAY: Date = date(2026, 6, 1);

async fn new_person(world: &World, actor: &Actor, given: &str, surname: &str, login: &str) -> AddPerson {
    AddPerson {
        person: world.kernel.env().new_id(),
        given: given.to_owned(),
        surname: surname.to_owned(),
        login: login.to_owned(),
        password: NewPassword::of(actor, "cztery słowa bez związku", login).await.unwrap(),
    }
}

async fn add(world: &World, actor: &Actor, given: &str, surname: &str, login: &str) -> PersonId {
    let deed = new_person(world, actor, given, surname, login).await;
    actor.act(deed, None).await.unwrap().id
}

async fn free_post(world: &World, actor: &Actor, title: &str, roles: &[&str]) -> PostId {
    let deed = AddPost {
        unit: unit(world, "OR").await,
        title: title.to_owned(),
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        since: TODAY,
    };
    actor.act(deed, None).await.unwrap().id
}

fn appoint(person: PersonId, post: PostId, since: Date, roles: &[&str]) -> AppointPerson {
    AppointPerson { person, post, since, roles: roles.iter().map(|role| (*role).to_owned()).collect() }
}

fn roles(holding: HoldingId, roles: &[&str], since: Date) -> ChangeRoles {
    ChangeRoles { holding, roles: roles.iter().map(|role| (*role).to_owned()).collect(), since }
}

on_both! {
    async fn a_person_comes_takes_a_post_and_leaves_it(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let ewa = add(&world, &igor, "Ewa Maria", "Żółć-Łoś", "ewa").await;
        let post = free_post(&world, &igor, "referent", &["officer"]).await;
        let holding = igor.act(appoint(ewa, post, TODAY, &[]), None).await.unwrap().id;
        let actor = world.actor("alfa", "Ewa").await;
        assert!(actor.has(Role::Officer) && !actor.has(Role::Chancery));
        assert_eq!((actor.holding(), actor.unit_code()), (Some(holding), "OR"));
        let cookie = world.cookie("alfa", "Ewa").await;
        igor.act(EndHolding { holding, last_day: TODAY }, None).await.unwrap();
        assert!(world.kernel.session(&cookie).await.unwrap().is_none(), "the session of the post has ended");
        let detail = igor.see(SeePerson { person: ewa }).await.unwrap();
        assert_eq!((detail.holdings.len(), detail.holdings[0].until), (1, Some(TODAY)));
        assert_eq!(refused(igor.act(EndHolding { holding, last_day: TODAY }, None).await), [("people.ended", "")]);
        // From the next day the post is free for somebody else.
        let early = igor.act(appoint(person(&world, "Anna").await, post, TODAY, &[]), None).await;
        assert_eq!(refused(early), [("people.post-held-until", "post")]);
        igor.act(appoint(person(&world, "Anna").await, post, date(2026, 6, 2), &[]), None).await.unwrap();
        world.assert_sound().await;
    }
}

on_both! {
    async fn an_end_in_the_days_to_come_lets_work_on_and_can_be_brought_forward(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let holding = world.holding("alfa", "Anna").await;
        let cookie = world.cookie("alfa", "Anna").await;
        let end = |last_day| EndHolding { holding, last_day };
        assert_eq!(refused(igor.act(end(date(2019, 1, 1)), None).await), [("people.last-day-early", "last_day")]);
        igor.act(end(date(2026, 6, 30)), None).await.unwrap();
        assert!(world.kernel.session(&cookie).await.unwrap().is_some());
        assert_eq!(refused(igor.act(end(date(2026, 7, 30)), None).await), [("people.ended", "")]);
        igor.act(end(date(2026, 5, 31)), None).await.unwrap();
        assert!(world.kernel.session(&cookie).await.unwrap().is_none());
        world.assert_sound().await;
    }
}

on_both! {
    async fn wrong_appointments_are_refused(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let anna = person(&world, "Anna").await;
        let or = unit(&world, "OR").await;
        let held = igor.see(SeeUnit { unit: or }).await.unwrap().posts[0].id;
        let Err(Failure::Refused(list)) = igor.act(appoint(anna, held, TODAY, &["machine"]), None).await else { panic!("taken") };
        assert_eq!(list.iter().map(|one| one.code).collect::<Vec<_>>(), ["people.post-held", "people.role-unknown"]);
        let nowhere = PostId::from_uuid(uuid::Uuid::nil());
        assert_eq!(refused(igor.act(appoint(anna, nowhere, TODAY, &[]), None).await), [("people.post-missing", "post")]);
        let free = free_post(&world, &igor, "x", &["officer"]).await;
        assert_eq!(refused(igor.act(appoint(anna, free, date(2026, 5, 31), &[]), None).await), [("people.since-early", "since")]);
    }
}

on_both! {
    async fn roles_change_from_a_day_and_the_past_stays(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let holding = world.holding("alfa", "Anna").await;
        let anna = person(&world, "Anna").await;
        assert_eq!(refused(igor.act(roles(holding, &["officer"], date(2026, 5, 31)), None).await), [("people.roles-past", "since")]);
        assert_eq!(refused(igor.act(roles(holding, &[], TODAY), None).await), [("people.roles-missing", "roles")]);
        igor.act(roles(holding, &["officer", "head"], TODAY), None).await.unwrap();
        assert!(world.actor("alfa", "Anna").await.has(Role::Head), "works at the next request");
        // Named again for the same day, they are corrected; for an earlier one they are not.
        igor.act(roles(holding, &["archivist"], TODAY), None).await.unwrap();
        igor.act(roles(holding, &["chancery"], date(2026, 9, 1)), None).await.unwrap();
        assert_eq!(refused(igor.act(roles(holding, &["officer"], date(2026, 8, 1)), None).await), [("people.roles-later", "since")]);
        let actor = world.actor("alfa", "Anna").await;
        assert_eq!(actor.roles().collect::<Vec<_>>(), [Role::Archivist]);
        let detail = igor.see(SeePerson { person: anna }).await.unwrap();
        let spans: Vec<(Date, Option<Date>, String)> =
            detail.holdings[0].roles.iter().map(|span| (span.since, span.until, span.roles.join(" "))).collect();
        assert_eq!(spans, [
            (date(2020, 1, 1), Some(date(2026, 5, 31)), "officer".to_owned()),
            (TODAY, Some(date(2026, 8, 31)), "archivist".to_owned()),
            (date(2026, 9, 1), None, "chancery".to_owned()),
        ]);
        world.clock.set("2026-09-01T08:00:00Z");
        assert_eq!(world.actor("alfa", "Anna").await.roles().collect::<Vec<_>>(), [Role::Chancery]);
        // An end cuts the spans: nothing begins after it.
        let igor = world.actor("alfa", "Igor").await;
        igor.act(EndHolding { holding, last_day: date(2026, 8, 31) }, None).await.unwrap();
        let detail = igor.see(SeePerson { person: anna }).await.unwrap();
        assert_eq!(detail.holdings[0].roles.len(), 2);
        world.assert_sound().await;
    }
}

on_both! {
    async fn the_last_administrator_stays(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let holding = world.holding("alfa", "Igor").await;
        let last = [("people.last-administrator", "")];
        assert_eq!(refused(igor.act(EndHolding { holding, last_day: TODAY }, None).await), last);
        assert_eq!(refused(igor.act(roles(holding, &["officer"], TODAY), None).await), last);
        let other = world.holding("alfa", "Zenon").await;
        igor.act(roles(other, &["archivist", "administrator"], date(2026, 7, 1)), None).await.unwrap();
        // Zenon begins only in July: until then Igor stays.
        assert_eq!(refused(igor.act(EndHolding { holding, last_day: TODAY }, None).await), last);
        igor.act(EndHolding { holding, last_day: date(2026, 6, 30) }, None).await.unwrap();
        world.assert_sound().await;
    }
}

on_both! {
    async fn wrong_persons_are_refused(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let wrong = new_person(&world, &igor, "", "x\u{202E}", "Ż").await;
        assert_eq!(
            refused(igor.act(wrong, None).await),
            [("people.given-wrong", "given"), ("people.surname-wrong", "surname"), ("people.login-wrong", "login")]
        );
        let taken = new_person(&world, &igor, "Anna", "Inna", "anna").await;
        assert_eq!(refused(igor.act(taken, None).await), [("people.login-taken", "login")]);
        // The same login in another office is another person.
        let adam = world.actor("beta", "Adam").await;
        add(&world, &adam, "Karolina", "Inna", "karolina").await;
        for (password, code) in [
            ("krótkie", "kernel.password-length"),
            ("123456789012", "people.password-common"),
            ("anna.nowak", "kernel.password-length"),
            ("anna.nowak12", "people.password-login"),
        ] {
            let made = NewPassword::of(&igor, password, "anna.nowak").await.map(drop);
            assert_eq!(refused(made), [(code, "password")], "{password}");
        }
    }
}

on_both! {
    async fn persons_are_found_by_beginnings_page_by_page(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        add(&world, &igor, "Świętosława", "Żółć-Łoś", "swieta").await;
        let find = |name: &str, after, limit| FindPersons { name: name.to_owned(), after, limit };
        let olga = world.actor("alfa", "Olga").await;
        for (typed, found) in [("zolc", 1), ("ŻÓŁ swie", 1), ("świę", 1), ("nna", 0), ("an", 1), ("%", 0), ("_", 0), ("", 10)] {
            assert_eq!(olga.see(find(typed, None, 50)).await.unwrap().persons.len(), found, "{typed}");
        }
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = olga.see(find("", after, 3)).await.unwrap();
            seen.extend(page.persons.iter().map(|one| one.surname.clone()));
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        let mut all = seen.clone();
        all.dedup();
        assert_eq!((seen.len(), all.len()), (10, 10));
        assert_eq!((seen[0].as_str(), seen[9].as_str()), ("Archiwista", "Żółć-Łoś"));
    }
}

on_both! {
    async fn logins_and_sessions_are_for_the_administrator_and_oneself(world: World with faces) {
        let anna = person(&world, "Anna").await;
        let see = || SeePerson { person: anna };
        let igor = world.actor("alfa", "Igor").await.see(see()).await.unwrap();
        assert_eq!((igor.login.as_deref(), igor.sessions), (Some("anna"), Some(0)));
        let own = world.actor("alfa", "Anna").await.see(see()).await.unwrap();
        assert_eq!((own.login.as_deref(), own.sessions), (Some("anna"), Some(1)));
        let other = world.actor("alfa", "Beata").await.see(see()).await.unwrap();
        assert_eq!((other.login, other.sessions, other.holdings.len()), (None, None, 1));
        assert!(matches!(world.actor("beta", "Adam").await.see(see()).await, Err(Failure::Hidden)));
    }
}

on_both! {
    async fn only_the_own_administrator_changes_persons(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let (anna, holding) = (person(&world, "Anna").await, world.holding("alfa", "Anna").await);
        let post = free_post(&world, &igor, "x", &["officer"]).await;
        for (office, name) in [("alfa", "Beata"), ("alfa", "Stefan"), ("beta", "Adam")] {
            let actor = world.actor(office, name).await;
            let password = NewPassword::of(&actor, "cztery słowa bez związku", "anna").await.unwrap();
            let attempt = world.kernel.env().new_uuid();
            let failures = [
                actor.act(appoint(anna, post, TODAY, &[]), None).await.unwrap_err(),
                actor.act(roles(holding, &["officer"], TODAY), None).await.unwrap_err(),
                actor.act(EndHolding { holding, last_day: TODAY }, None).await.unwrap_err(),
                actor.act(ResetPassword { person: anna, attempt, password }, None).await.unwrap_err(),
            ];
            for failure in failures {
                let right = if office == "beta" { matches!(failure, Failure::Hidden) } else { matches!(failure, Failure::Forbidden) };
                assert!(right, "{name}: {failure}");
            }
            if office == "alfa" {
                let new = new_person(&world, &actor, "a", "b", "c").await;
                assert!(matches!(actor.act(new, None).await, Err(Failure::Forbidden)));
            }
        }
    }
}

on_both! {
    async fn a_name_is_changed_from_a_day_and_the_earlier_stays(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let (anna, holding) = (person(&world, "Anna").await, world.holding("alfa", "Anna").await);
        let rename = |given: &str, surname: &str, since| RenamePerson {
            person: anna,
            given: given.to_owned(),
            surname: surname.to_owned(),
            since,
        };
        assert_eq!(
            refused(igor.act(rename("", "a\u{202E}b", date(2026, 6, 2)), None).await),
            [("people.given-wrong", "given"), ("people.surname-wrong", "surname"), ("people.name-future", "since")]
        );
        assert_eq!(refused(igor.act(rename("Anna", "Prowadząca", TODAY), None).await), [("people.name-same", "surname")]);
        igor.act(rename("Anna", "Prowadzaca-Żak", date(2026, 5, 20)), None).await.unwrap();
        // A slip of the pen on the same day is corrected, not kept as a name.
        igor.act(rename("Anna", "Prowadząca-Żak", date(2026, 5, 20)), None).await.unwrap();
        assert_eq!(refused(igor.act(rename("Anna", "Inna", date(2026, 5, 1)), None).await), [("people.person-name-later", "since")]);
        igor.act(rename("Anna Maria", "Żak", TODAY), None).await.unwrap();
        let detail = igor.see(SeePerson { person: anna }).await.unwrap();
        let names: Vec<(&str, Date)> = detail.names.iter().map(|one| (one.name.as_str(), one.until)).collect();
        assert_eq!(names, [("Anna Prowadząca", date(2026, 5, 19)), ("Anna Prowadząca-Żak", date(2026, 5, 31))]);
        assert_eq!((detail.name().as_str(), detail.login.as_deref()), ("Anna Maria Żak", Some("anna")));
        assert_eq!(detail.holdings[0].id, holding, "the same person at the same post");
        let found = igor.see(FindPersons { name: "zak".to_owned(), after: None, limit: 10 }).await.unwrap();
        assert_eq!(found.persons.len(), 1);
        assert!(world.kernel.session(&world.cookie("alfa", "Anna").await).await.unwrap().is_some());
        let karolina = world.actor("alfa", "Karolina").await;
        assert!(matches!(karolina.act(rename("x", "y", TODAY), None).await, Err(Failure::Forbidden)));
        let adam = world.actor("beta", "Adam").await;
        assert!(matches!(adam.act(rename("x", "y", TODAY), None).await, Err(Failure::Hidden)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn an_appointment_by_mistake_is_taken_back(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let anna = person(&world, "Anna").await;
        let post = free_post(&world, &igor, "referent", &["officer"]).await;
        let withdraw = |holding| WithdrawAppointment { holding };
        for since in [TODAY, date(2026, 9, 1)] {
            let holding = igor.act(appoint(anna, post, since, &[]), None).await.unwrap().id;
            let karolina = world.actor("alfa", "Karolina").await;
            assert!(matches!(karolina.act(withdraw(holding), None).await, Err(Failure::Forbidden)));
            let adam = world.actor("beta", "Adam").await;
            assert!(matches!(adam.act(withdraw(holding), None).await, Err(Failure::Hidden)));
            igor.act(withdraw(holding), None).await.unwrap();
            assert_eq!(refused(igor.act(withdraw(holding), None).await), [("people.ended", "")]);
        }
        let detail = igor.see(SeePerson { person: anna }).await.unwrap();
        let state: Vec<(bool, bool)> = detail.holdings.iter().map(|one| (one.withdrawn, one.now)).collect();
        assert_eq!(state, [(true, false), (true, false), (false, true)]);
        // The post is free from its first day again, and can be closed.
        let holding = igor.act(appoint(anna, post, TODAY, &[]), None).await.unwrap().id;
        igor.act(withdraw(holding), None).await.unwrap();
        igor.act(ClosePost { post, last_day: TODAY }, None).await.unwrap();
        // Whoever has entered in the name of a holding has held it.
        let used = world.holding("alfa", "Beata").await;
        world.cookie("alfa", "Beata").await;
        assert_eq!(refused(igor.act(withdraw(used), None).await), [("people.holding-used", "")]);
        // The one who is to administer next stays.
        let chair = free_post(&world, &igor, "administrator", &["administrator"]).await;
        let next = igor.act(appoint(anna, chair, date(2026, 7, 1), &[]), None).await.unwrap().id;
        let own = world.holding("alfa", "Igor").await;
        igor.act(EndHolding { holding: own, last_day: date(2026, 6, 30) }, None).await.unwrap();
        assert_eq!(refused(igor.act(withdraw(next), None).await), [("people.last-administrator", "")]);
        world.assert_sound().await;
    }
}
