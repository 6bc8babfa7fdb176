//! People of a unit go to another unit with their posts, in the middle of the year.

use jiff::civil::{Date, date};
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::{Actor, Failure};
use obieg_people::deeds::{
    AddUnit, AppointPerson, ChangeRoles, CloseUnit, EndHolding, HoldingMoved, MoveHolding,
};
use obieg_people::queries::{SeeUnit, Structure};
use obieg_testkit::on_both;
use serde_json::json;

use crate::{faces, refused};

const DAY: Date = date(2026, 7, 1);

/// A new unit beside the others, from a day.
async fn new_unit(igor: &Actor, code: &str, since: Date) -> UnitId {
    let structure = igor.see(Structure).await.unwrap();
    let parent = structure.units.iter().find(|one| one.parent.is_none()).unwrap().id;
    let deed = AddUnit { code: code.to_owned(), name: "Wydział po reorganizacji".to_owned(), parent, since };
    igor.act(deed, None).await.unwrap().id
}

async fn moved(igor: &Actor, holding: HoldingId, unit: UnitId, since: Date) -> Result<HoldingMoved, Failure> {
    igor.act(MoveHolding { holding, unit, since }, None).await
}

on_both! {
    async fn a_person_moves_with_title_roles_and_login(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let anna = world.actor("alfa", "Anna").await;
        let (holding, old) = (world.holding("alfa", "Anna").await, anna.unit().unwrap());
        let unit = new_unit(&igor, "NOWY", date(2026, 6, 1)).await;
        let done = moved(&igor, holding, unit, DAY).await.unwrap();
        // Until the day nothing changes for her.
        assert_eq!(world.actor("alfa", "Anna").await.holding(), Some(holding));
        let before = igor.see(SeeUnit { unit: old }).await.unwrap();
        let after = igor.see(SeeUnit { unit }).await.unwrap();
        let post = before.posts.iter().find(|post| post.holdings.iter().any(|one| one.id == holding)).unwrap();
        let gone = post.holdings.iter().find(|one| one.id == holding).unwrap();
        assert_eq!((gone.until, post.until), (Some(date(2026, 6, 30)), Some(date(2026, 6, 30))));
        let (there, held) = (&after.posts[0], &after.posts[0].holdings[0]);
        assert_eq!((there.id, held.id, &there.title, &there.roles), (done.post, done.id, &post.title, &post.roles));
        assert_eq!((held.since, held.until, held.last_roles()), (DAY, None, gone.last_roles()));
        world.clock.set("2026-07-01T08:00:00Z");
        let anna = world.actor("alfa", "Anna").await;
        assert_eq!((anna.holding(), anna.unit()), (Some(done.id), Some(unit)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn what_cannot_be_moved_is_refused_whole(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let (anna, beata) = (world.holding("alfa", "Anna").await, world.holding("alfa", "Beata").await);
        let old = world.actor("alfa", "Anna").await.unit().unwrap();
        let unit = new_unit(&igor, "NOWY", date(2026, 6, 15)).await;
        let late = date(2026, 6, 10);
        assert_eq!(refused(moved(&igor, anna, old, DAY).await), [("people.move-same", "unit")]);
        assert_eq!(refused(moved(&igor, anna, unit, date(2026, 5, 31)).await), [("people.move-past", "since")]);
        // The unit has not begun on that day.
        assert_eq!(refused(moved(&igor, anna, unit, late).await), [("people.since-early", "since")]);
        let nowhere = "01900000-0000-7000-8000-000000000000".parse().unwrap();
        assert_eq!(refused(moved(&igor, anna, nowhere, DAY).await), [("people.unit-missing", "unit")]);
        let roles = ChangeRoles { holding: beata, roles: vec!["officer".to_owned()], since: date(2026, 8, 1) };
        igor.act(roles, None).await.unwrap();
        assert_eq!(refused(moved(&igor, beata, unit, DAY).await), [("people.move-roles", "since")]);
        igor.act(EndHolding { holding: beata, last_day: date(2026, 6, 20) }, None).await.unwrap();
        assert_eq!(refused(moved(&igor, beata, unit, DAY).await), [("people.ends", "item")]);
        let first = moved(&igor, anna, unit, DAY).await.unwrap();
        assert_eq!(refused(moved(&igor, first.id, old, DAY).await), [("people.move-early", "since")]);
        // The others may not, and nobody of another office may.
        let worker = world.actor("alfa", "Anna").await;
        assert!(matches!(moved(&worker, first.id, old, date(2026, 7, 2)).await, Err(Failure::Forbidden)));
        let foreign = world.actor("beta", "Adam").await;
        assert!(matches!(moved(&foreign, first.id, old, date(2026, 7, 2)).await, Err(Failure::Hidden)));
        // Refused ones left nothing behind.
        let there = igor.see(SeeUnit { unit }).await.unwrap();
        assert_eq!(there.posts.len(), 1);
        world.assert_sound().await;
    }
}

on_both! {
    async fn the_last_administrator_moves_and_stays_one_and_a_promised_post_stays_open(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let unit = new_unit(&igor, "NOWY", date(2026, 6, 1)).await;
        let done = moved(&igor, world.holding("alfa", "Igor").await, unit, DAY).await.unwrap();
        world.clock.set("2026-07-01T08:00:00Z");
        let igor = world.actor("alfa", "Igor").await;
        assert_eq!(igor.holding(), Some(done.id));
        // Beata's post is promised to Anna for later: it does not end when Beata goes.
        let (anna, beata) = (world.holding("alfa", "Anna").await, world.holding("alfa", "Beata").await);
        let structure = igor.see(Structure).await.unwrap();
        let find = |holding| structure.units.iter().flat_map(|one| &one.people).find(|one| one.holding == holding).unwrap();
        let unit_of_beata = structure.units.iter().find(|one| one.people.iter().any(|who| who.holding == beata)).unwrap().id;
        let there = igor.see(SeeUnit { unit: unit_of_beata }).await.unwrap();
        let post = there.posts.iter().find(|post| post.holdings.iter().any(|one| one.id == beata)).unwrap().id;
        let person = crate::person(&world, "Anna").await;
        assert!(find(anna).person.starts_with("Anna"));
        let busy = igor.act(AppointPerson { person, post, since: date(2026, 9, 1), roles: Vec::new() }, None).await;
        assert_eq!(refused(busy), [("people.post-held", "post")]);
        moved(&igor, beata, unit, date(2026, 8, 1)).await.unwrap();
        let there = igor.see(SeeUnit { unit: unit_of_beata }).await.unwrap();
        let post = there.posts.iter().find(|one| one.id == post).unwrap();
        assert_eq!(post.until, Some(date(2026, 7, 31)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn the_screen_and_the_api_move_many_at_once_with_the_truth_about_each(world: World with faces) {
        let mut world = world;
        let igor = world.actor("alfa", "Igor").await;
        let old = world.actor("alfa", "Anna").await.unit().unwrap();
        let unit = new_unit(&igor, "NOWY", date(2026, 6, 1)).await;
        let nobody = world.serve().await;
        let his = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let path = format!("/ustawienia/struktura/{old}/osoby");
        assert!(his.get(&format!("/ustawienia/struktura/{old}")).await.body.contains(&path));
        let page = his.get(&path).await;
        let token = page.hidden("_token");
        let people: Vec<String> =
            page.body.split("name=\"item\" id=\"item-").skip(1).map(|rest| rest[..36].to_owned()).collect();
        assert!(people.len() >= 2, "{}", page.body);
        let none = his.post(&path, &[("_token", &token), ("unit", &unit.to_string()), ("since", "2026-07-01")]).await;
        assert!(none.status == 422 && none.body.contains("id=\"item\""), "{}", none.body);
        let unchosen = his.post(&path, &[("_token", &token), ("item", &people[0]), ("since", "2026-07-01")]).await;
        assert!(unchosen.status == 422 && unchosen.body.contains("Wybierz komórkę z listy"), "{}", unchosen.body);
        // One of them leaves: they are told of apart, and the others go.
        let leaver: HoldingId = people[1].parse().unwrap();
        igor.act(EndHolding { holding: leaver, last_day: date(2026, 6, 20) }, None).await.unwrap();
        let stale = [("_token", token.as_str()), ("item", &people[0]), ("item", &people[1]), ("unit", &unit.to_string()), ("since", "2026-07-01")];
        let told = his.post(&path, &stale).await;
        assert!(told.status == 422 && told.body.contains("już tu nie pracuje"), "{}", told.body);
        let one = [("_token", token.as_str()), ("item", &people[0]), ("unit", &unit.to_string()), ("since", "2026-07-01")];
        let done = his.post(&path, &one).await;
        assert_eq!(done.status, 200, "{}", done.body);
        assert!(igor.see(SeeUnit { unit }).await.unwrap().posts.len() == 1);

        let own = world.holding("alfa", "Igor").await;
        let text = igor.issue_token(own, "kadry", 30, &["*".to_owned()]).await.unwrap();
        let program = nobody.with_token(&text);
        let body = json!({ "holdings": [people[0], people[1], own.to_string()], "unit": unit, "since": "2026-07-01" });
        let each = program.post_json("/api/v1/holdings/many/move", &body, &[]).await.json();
        let status = |at: usize| each["results"][at]["status"].as_i64();
        assert_eq!((status(0), status(1), status(2)), (Some(422), Some(422), Some(200)), "{each}");
        assert!(each["results"][2]["done"]["post"].is_string(), "{each}");
        let odd = program.post_json("/api/v1/holdings/many/move", &json!({ "holdings": [], "unit": unit, "since": "2026-07-01", "x": 1 }), &[]).await;
        assert_eq!(odd.status, 422, "{}", odd.body);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_unit_that_everybody_left_ends_in_mid_year(world: World with faces) {
        let igor = world.actor("alfa", "Igor").await;
        let old = world.actor("alfa", "Anna").await.unit().unwrap();
        let unit = new_unit(&igor, "NOWY", date(2026, 6, 1)).await;
        let detail = igor.see(SeeUnit { unit: old }).await.unwrap();
        let held = detail.posts.iter().flat_map(|post| &post.holdings).filter(|one| one.until.is_none());
        let all: Vec<HoldingId> = held.map(|one| one.id).collect();
        for holding in &all {
            moved(&igor, *holding, unit, DAY).await.unwrap();
        }
        let close = CloseUnit { unit: old, last_day: date(2026, 6, 30), counts: Vec::new() };
        igor.act(close, None).await.unwrap();
        world.clock.set("2026-07-01T08:00:00Z");
        let there = igor.see(Structure).await.unwrap();
        assert!(there.units.iter().all(|one| one.id != old));
        assert_eq!(there.units.iter().find(|one| one.id == unit).unwrap().people.len(), all.len());
        world.assert_sound().await;
    }
}
