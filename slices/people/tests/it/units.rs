use jiff::civil::{Date, date};
use obieg_kernel::id::{PostId, UnitId};
use obieg_kernel::{Actor, Failure};
use obieg_people::deeds::{AddPost, AddUnit, ClosePost, CloseUnit, EndHolding, RenameUnit};
use obieg_people::queries::{SeeUnit, Structure};
use obieg_people::store::scopes_of;
use obieg_testkit::{World, on_both};

use crate::{faces, refused, unit};

const TODAY: Date = date(2026, 6, 1);

fn add(code: &str, parent: UnitId, since: Date) -> AddUnit {
    AddUnit { code: code.to_owned(), name: format!("Wydział {code}"), parent, since }
}

async fn codes(actor: &Actor) -> Vec<(String, u32)> {
    let structure = actor.see(Structure).await.unwrap();
    structure.units.into_iter().map(|unit| (unit.code, unit.depth)).collect()
}

on_both! {
    async fn a_unit_is_added_and_the_tree_stays_a_tree(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let above = unit(&world, "AB").await;
        let id = igor.act(add("AB-II", above, TODAY), None).await.unwrap().id;
        assert!(codes(&igor).await.contains(&("AB-II".to_owned(), 2)));
        let deeper = igor.act(add("AB-IIa", id, TODAY), None).await.unwrap().id;
        let detail = igor.see(SeeUnit { unit: deeper }).await.unwrap();
        let way: Vec<&str> = detail.above.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!(way, ["AL", "AB", "AB-II"]);
        world.assert_sound().await;
    }
}

/// A head of a unit reaches what lies in a unit that was added below it later.
struct ScopesOf(UnitId);
obieg_kernel::named!(ScopesOf, "test.scopes", [(Administrator, Colleague)]);
impl obieg_kernel::Query for ScopesOf {
    type Target = ();
    type Answer = Vec<i64>;
    fn load(&self, _: &mut obieg_kernel::Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }
    fn relation(&self, _: &Actor, (): &()) -> obieg_kernel::Relation {
        obieg_kernel::Relation::Colleague
    }
    fn shows(&self, _: &Self::Target) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut obieg_kernel::Seen<'_, Self>, (): ()) -> Result<Vec<i64>, Failure> {
        Ok(scopes_of(seen, self.0)?)
    }
}

on_both! {
    async fn heads_above_reach_a_new_unit(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let (above, beside) = (unit(&world, "AB").await, unit(&world, "AB-I").await);
        let id = igor.act(add("AB-II", above, TODAY), None).await.unwrap().id;
        // Units are numbered AL 1, OR 2, AB 3, AB-I 4, OŚ 5; the new one is 6: office, itself, its tree, AB's, AL's.
        assert_eq!(igor.see(ScopesOf(id)).await.unwrap(), [0, 3, 7, 12, 13]);
        assert_eq!(igor.see(ScopesOf(beside)).await.unwrap(), [0, 3, 7, 8, 9]);
    }
}

on_both! {
    async fn a_planned_unit_waits_for_its_day(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let above = unit(&world, "AL").await;
        let id = igor.act(add("IT", above, date(2026, 7, 1)), None).await.unwrap().id;
        let structure = igor.see(Structure).await.unwrap();
        assert!(structure.units.iter().all(|unit| unit.id != id));
        assert!(structure.others.iter().any(|unit| unit.id == id));
        world.clock.set("2026-07-01T08:00:00Z");
        let igor = world.actor("alfa", "Igor").await;
        assert!(codes(&igor).await.contains(&("IT".to_owned(), 1)));
    }
}

on_both! {
    async fn a_wrong_unit_is_refused_with_every_fault(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let above = unit(&world, "AB").await;
        let mut wrong = add("1.2", above, date(2019, 12, 31));
        wrong.name = " ".to_owned();
        assert_eq!(
            refused(igor.act(wrong, None).await),
            [("people.name-wrong", "name"), ("people.code-wrong", "code"), ("people.since-early", "since")]
        );
        assert_eq!(refused(igor.act(add("OR", above, TODAY), None).await), [("people.code-taken", "code")]);
        let nowhere = UnitId::from_uuid(uuid::Uuid::nil());
        assert_eq!(refused(igor.act(add("X", nowhere, TODAY), None).await), [("people.parent-missing", "parent")]);
        let foreign = world.actor("beta", "Adam").await;
        assert_eq!(refused(foreign.act(add("X", above, TODAY), None).await), [("people.parent-missing", "parent")]);
    }
}

on_both! {
    async fn a_code_is_reserved_to_the_end_of_the_year(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let above = unit(&world, "AL").await;
        let id = igor.act(add("IT", above, TODAY), None).await.unwrap().id;
        igor.act(CloseUnit { unit: id, last_day: date(2026, 6, 30), counts: Vec::new() }, None).await.unwrap();
        let again = igor.act(add("IT", above, date(2026, 12, 31)), None).await;
        assert_eq!(refused(again), [("people.code-taken", "code")]);
        igor.act(add("IT", above, date(2027, 1, 1)), None).await.unwrap();
        world.assert_sound().await;
    }
}

on_both! {
    async fn names_are_dated_and_kept(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let id = unit(&world, "OR").await;
        let rename = |name: &str, since| RenameUnit { unit: id, name: name.to_owned(), since };
        igor.act(rename("Kadry", TODAY), None).await.unwrap();
        igor.act(rename("Kadry i Organizacja", date(2026, 9, 1)), None).await.unwrap();
        let detail = igor.see(SeeUnit { unit: id }).await.unwrap();
        assert_eq!(detail.unit.name, "Kadry");
        let names: Vec<&str> = detail.names.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Organizacyjny", "Kadry", "Kadry i Organizacja"]);
        assert_eq!(refused(igor.act(rename("X", date(2026, 9, 1)), None).await), [("people.name-later", "since")]);
        assert_eq!(refused(igor.act(rename("", date(2026, 10, 1)), None).await), [("people.name-wrong", "name")]);
        world.clock.set("2026-09-01T08:00:00Z");
        let igor = world.actor("alfa", "Igor").await;
        assert_eq!(igor.see(SeeUnit { unit: id }).await.unwrap().unit.name, "Kadry i Organizacja");
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_unit_ends_only_when_it_is_empty(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let (ab, inner, head) = (unit(&world, "AB").await, unit(&world, "AB-I").await, unit(&world, "AL").await);
        let close = |unit, last_day| CloseUnit { unit, last_day, counts: Vec::new() };
        let Err(Failure::Refused(list)) = igor.act(close(ab, TODAY), None).await else { panic!("closed") };
        assert_eq!(list.iter().map(|one| one.code).collect::<Vec<_>>(), ["people.unit-has-units", "people.unit-has-people"]);
        assert_eq!(list[0].args, [("units", "AB-I".to_owned())]);
        assert_eq!(list[1].args, [("people", "Norbert Naczelnik (naczelnik)".to_owned())]);
        let Err(Failure::Refused(list)) = igor.act(close(head, TODAY), None).await else { panic!("closed") };
        assert_eq!(list[0].code, "people.unit-is-head");
        for name in ["Anna", "Beata"] {
            let holding = world.holding("alfa", name).await;
            igor.act(EndHolding { holding, last_day: date(2026, 6, 30) }, None).await.unwrap();
        }
        // They still work there to the end of June.
        assert_eq!(refused(igor.act(close(inner, TODAY), None).await), [("people.unit-has-people", "")]);
        assert_eq!(refused(igor.act(close(inner, date(2019, 1, 1)), None).await), [("people.last-day-early", "last_day")]);
        igor.act(close(inner, date(2026, 6, 30)), None).await.unwrap();
        assert_eq!(refused(igor.act(close(inner, date(2026, 7, 30)), None).await), [("people.ended", "")]);
        let detail = igor.see(SeeUnit { unit: inner }).await.unwrap();
        assert!(detail.posts.iter().all(|post| post.until == Some(date(2026, 6, 30))));
        assert_eq!(detail.posts.iter().flat_map(|post| &post.holdings).count(), 2);
        // Nothing new hangs on what has a last day.
        assert_eq!(refused(igor.act(add("Y", inner, TODAY), None).await), [("people.ends", "parent")]);
        let post = AddPost { unit: inner, title: "x".to_owned(), roles: vec!["officer".to_owned()], since: TODAY };
        assert_eq!(refused(igor.act(post, None).await), [("people.ends", "unit")]);
        world.clock.set("2026-07-01T08:00:00Z");
        let igor = world.actor("alfa", "Igor").await;
        assert!(codes(&igor).await.iter().all(|(code, _)| code != "AB-I"));
        world.assert_sound().await;
    }
}

on_both! {
    async fn posts_come_and_go(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let or = unit(&world, "OR").await;
        let post = |title: &str, roles: &[&str], since| AddPost {
            unit: or,
            title: title.to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            since,
        };
        assert_eq!(
            refused(igor.act(post("", &[], date(2019, 1, 1)), None).await),
            [("people.title-wrong", "title"), ("people.roles-missing", "roles"), ("people.since-early", "since")]
        );
        for role in ["machine", "operator", "boss"] {
            assert_eq!(refused(igor.act(post("x", &[role], TODAY), None).await), [("people.role-unknown", "roles")], "{role}");
        }
        let id = igor.act(post("referent", &["officer", "chancery"], TODAY), None).await.unwrap().id;
        let detail = igor.see(SeeUnit { unit: or }).await.unwrap();
        let added = detail.posts.iter().find(|one| one.id == id).unwrap();
        assert_eq!((added.since, added.until, added.roles.join(" ")), (TODAY, None, "chancery officer".to_owned()));
        igor.act(ClosePost { post: id, last_day: TODAY }, None).await.unwrap();
        assert_eq!(refused(igor.act(ClosePost { post: id, last_day: TODAY }, None).await), [("people.ended", "")]);
        let held = detail.posts.iter().find(|one| one.title == "kancelistka").unwrap();
        assert_eq!(refused(igor.act(ClosePost { post: held.id, last_day: TODAY }, None).await), [("people.post-held", "")]);
        world.assert_sound().await;
    }
}

on_both! {
    async fn only_the_own_administrator_changes_units(world: World with faces) {
        let or = unit(&world, "OR").await;
        let post = world.actor("alfa", "Igor").await.see(SeeUnit { unit: or }).await.unwrap().posts[0].id;
        for (office, name) in [("alfa", "Anna"), ("alfa", "Stefan"), ("alfa", "Norbert"), ("beta", "Adam")] {
            let actor = world.actor(office, name).await;
            for failure in all(&actor, &world, or, post).await {
                let right = match office {
                    "beta" => matches!(failure, Failure::Hidden | Failure::Refused(_)),
                    _ => matches!(failure, Failure::Forbidden),
                };
                assert!(right, "{name}: {failure}");
            }
        }
    }
}

/// Every deed of units and posts; all must fail.
async fn all(actor: &Actor, _: &World, unit: UnitId, post: PostId) -> Vec<Failure> {
    let last_day = TODAY;
    let title = "x".to_owned();
    vec![
        actor.act(add("NEW", unit, TODAY), None).await.unwrap_err(),
        actor.act(RenameUnit { unit, name: title.clone(), since: TODAY }, None).await.unwrap_err(),
        actor.act(CloseUnit { unit, last_day, counts: Vec::new() }, None).await.unwrap_err(),
        actor.act(AddPost { unit, title, roles: vec![], since: TODAY }, None).await.unwrap_err(),
        actor.act(ClosePost { post, last_day }, None).await.unwrap_err(),
    ]
}
