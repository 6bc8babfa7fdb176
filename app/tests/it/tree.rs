//! A unit goes under another one in the middle of the year: whoever was above it reaches its cases and letters no more, whoever is
//! above it now does, and the reach that is stored is exactly that of the tree.

use obieg_cases::deeds::AddCooperation;
use obieg_cases::model::CaseId;
use obieg_cases::queries::ShowCase;
use obieg_kernel::id::UnitId;
use obieg_kernel::{Actor, Failure};
use obieg_people::deeds::{AddUnit, ChangeRoles, CloseUnit, MoveUnit};
use obieg_people::queries::Structure;
use obieg_people::slot::ReachKeeper;
use obieg_registry::model::ItemId;
use obieg_registry::queries::SeeItem;
use obieg_testkit::{World, on_both};
use obieg_web::{Site, SiteOptions};
use serde_json::json;

use crate::cast::{client, code, open_case, open_to, register, with_list};
use crate::faces;

/// Every keeper that the program plugs in.
fn keepers() -> Vec<obieg_people::slot::RewriteReach> {
    let slots = obieg_app::slices::slots();
    slots.iter().filter_map(|slot| slot.downcast_ref::<ReachKeeper>()).map(|keeper| keeper.rewrite).collect()
}

async fn unit(world: &World, code: &str) -> UnitId {
    let igor = world.actor("alfa", "Igor").await;
    igor.see(Structure).await.unwrap().units.iter().find(|one| one.code == code).unwrap().id
}

async fn put(world: &World, code: &str, under: &str) -> Result<(), Failure> {
    let deed =
        MoveUnit { unit: unit(world, code).await, parent: unit(world, under).await, keepers: keepers() };
    world.actor("alfa", "Igor").await.act(deed, None).await
}

async fn sees(actor: &Actor, case: CaseId) -> bool {
    match actor.see(ShowCase { case, panels: Vec::new() }).await {
        Ok(_) => true,
        Err(Failure::Hidden) => false,
        Err(other) => panic!("{other}"),
    }
}

async fn sees_item(actor: &Actor, item: ItemId) -> bool {
    actor.see(SeeItem { item }).await.is_ok()
}

/// Rows of the tables of reach, and those that are wrong by the tree as it is now. On SQLite, where the file is at hand.
fn reach(world: &World) -> Option<Vec<String>> {
    if world.schema.is_some() {
        return None;
    }
    let file = world.folder().join("offices/alfa/office.db");
    let raw = rusqlite::Connection::open(&file).unwrap();
    let mut all = Vec::new();
    for (table, thing) in [("cases_reach", "case_id"), ("registry_reach", "item")] {
        let lines = |words: &str| -> Vec<String> {
            let mut asked = raw.prepare(words).unwrap();
            let rows = asked.query_map([], |row| row.get::<_, String>(0)).unwrap();
            rows.map(Result::unwrap).collect()
        };
        let is = format!("SELECT hex({thing}) || ' ' || scope AS line FROM {table} WHERE scope <> 0");
        let wanted = format!(
            "SELECT hex(r.{thing}) || ' ' || s.scope AS line FROM {table} r JOIN people_unit u ON u.number * 2 = r.scope \
             JOIN people_unit_scope s ON s.unit = u.id WHERE s.scope <> 0"
        );
        assert_eq!(lines(&format!("{is} EXCEPT {wanted}")), Vec::<String>::new(), "{table} has too much");
        assert_eq!(lines(&format!("{wanted} EXCEPT {is}")), Vec::<String>::new(), "{table} lacks");
        all.extend(lines(&format!("SELECT '{table} ' || line FROM ({is}) ORDER BY 1")));
    }
    Some(all)
}

/// Olga becomes the head of her unit.
async fn with_another_head(world: &World) {
    let roles = vec!["head".to_owned(), "officer".to_owned()];
    let deed = ChangeRoles {
        holding: world.holding("alfa", "Olga").await,
        roles,
        since: world.kernel.env().today(),
    };
    world.actor("alfa", "Igor").await.act(deed, None).await.unwrap();
}

#[test]
fn the_program_plugs_in_every_slice_that_keeps_reach() {
    // One for each table of reach there is.
    let tables: usize = faces()
        .iter()
        .flat_map(|face| face.migrations)
        .map(|step| step.text.matches("_reach (\n").filter(|_| step.text.contains("CREATE TABLE")).count())
        .sum();
    assert_eq!((tables, keepers().len()), (2, 2));
}

on_both! {
    async fn reach_follows_the_tree_exactly(world: World with faces) {
        with_list(&world).await;
        with_another_head(&world).await;
        let item = register(&world, "Wniosek").await.id;
        open_to(&world, item, "Anna").await;
        let annas = open_case(&world, "Anna", Some(item)).await.unwrap().id;
        let norberts = open_case(&world, "Norbert", None).await.unwrap().id;
        let shared = open_case(&world, "Norbert", None).await.unwrap().id;
        let olgas = open_case(&world, "Olga", None).await.unwrap().id;
        let low = world.actor("alfa", "Anna").await.unit().unwrap();
        let help = |case| AddCooperation { case, unit: low, reason: "znajomość sprawy".to_owned() };
        world.actor("alfa", "Norbert").await.act(help(shared), None).await.unwrap();
        world.actor("alfa", "Olga").await.act(help(olgas), None).await.unwrap();
        let (norbert, olga) = (world.actor("alfa", "Norbert").await, world.actor("alfa", "Olga").await);
        let seen = async |actor: &Actor| {
            let mut seen = Vec::new();
            for case in [annas, norberts, shared, olgas] {
                seen.push(sees(actor, case).await);
            }
            seen.push(sees_item(actor, item).await);
            seen
        };
        let begin = reach(&world);
        // Norbert is the head above Anna's unit: he reaches all that is open to it.
        assert_eq!(seen(&norbert).await, [true, true, true, true, true]);
        assert_eq!(seen(&olga).await, [false, false, false, true, false]);
        put(&world, "AB-I", "OŚ").await.unwrap();
        reach(&world);
        // What is open to his own unit too stays his; the rest went with the unit.
        assert_eq!(seen(&norbert).await, [false, true, true, false, false]);
        assert_eq!(seen(&olga).await, [true, false, true, true, true]);
        // Who works there and who leads the whole office see what they saw.
        assert_eq!(seen(&world.actor("alfa", "Anna").await).await, [true, false, true, true, true]);
        assert_eq!(seen(&world.actor("alfa", "Stefan").await).await, [true; 5]);
        // What comes later follows the new tree, also two levels down.
        let later = open_case(&world, "Anna", None).await.unwrap().id;
        assert!(sees(&olga, later).await && !sees(&norbert, later).await);
        put(&world, "OŚ", "AB").await.unwrap();
        reach(&world);
        assert_eq!(seen(&norbert).await, [true; 5]);
        assert!(sees(&norbert, later).await && sees(&olga, later).await);
        put(&world, "AB-I", "AL").await.unwrap();
        reach(&world);
        assert_eq!(seen(&norbert).await, [false, true, true, true, false]);
        assert!(!sees(&norbert, later).await && !sees(&olga, later).await);
        // Back where all was: as if nothing had been, but for the case that came meanwhile.
        put(&world, "OŚ", "AL").await.unwrap();
        put(&world, "AB-I", "AB").await.unwrap();
        let mut end = reach(&world);
        let id = later.to_string().replace('-', "").to_uppercase();
        if let Some(lines) = &mut end {
            lines.retain(|line| !line.contains(&id));
        }
        assert_eq!(end, begin);
        assert_eq!(seen(&norbert).await, [true; 5]);
        world.assert_sound().await;
    }
}

on_both! {
    async fn what_cannot_be_above_is_refused(world: World with faces) {
        assert_eq!(code(put(&world, "AL", "OR").await), "people.unit-is-head");
        assert_eq!(code(put(&world, "AB", "AL").await), "people.parent-same");
        assert_eq!(code(put(&world, "AB", "AB-I").await), "people.parent-below");
        assert_eq!(code(put(&world, "AB", "AB").await), "people.parent-below");
        let (igor, today) = (world.actor("alfa", "Igor").await, world.kernel.env().today());
        let head = unit(&world, "AL").await;
        let coming = today.tomorrow().unwrap();
        let deed = |code: &str, since| AddUnit { code: code.to_owned(), name: "Nowa".to_owned(), parent: head, since };
        let planned = igor.act(deed("PL", coming), None).await.unwrap().id;
        let ended = igor.act(deed("KO", today), None).await.unwrap().id;
        igor.act(CloseUnit { unit: ended, last_day: today, counts: Vec::new() }, None).await.unwrap();
        let low = unit(&world, "AB-I").await;
        let to = |unit, parent| MoveUnit { unit, parent, keepers: keepers() };
        assert_eq!(code(igor.act(to(low, planned), None).await), "people.since-early");
        assert_eq!(code(igor.act(to(low, ended), None).await), "people.ends");
        assert_eq!(code(igor.act(to(ended, low), None).await), "people.ended");
        let nowhere = "01900000-0000-7000-8000-000000000000".parse().unwrap();
        assert_eq!(code(igor.act(to(low, nowhere), None).await), "people.parent-missing");
        assert!(matches!(igor.act(to(nowhere, low), None).await, Err(Failure::Hidden)));
        // A planned unit may find another place before it begins.
        igor.act(to(planned, low), None).await.unwrap();
        let stefan = world.actor("alfa", "Stefan").await;
        assert!(matches!(stefan.act(to(low, head), None).await, Err(Failure::Forbidden)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn the_screen_and_the_api_move_a_unit(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        with_another_head(&world).await;
        let case = open_case(&world, "Anna", None).await.unwrap();
        let (low, green) = (unit(&world, "AB-I").await, unit(&world, "OŚ").await);
        let options = SiteOptions { slots: obieg_app::slices::slots(), ..SiteOptions::default() };
        let site = Site::new(std::sync::Arc::clone(&world.kernel), faces(), options).unwrap();
        let nobody = world.serve_site(site).await;
        let admin = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let olga = nobody.with_cookie(&world.cookie("alfa", "Olga").await);
        let norbert = nobody.with_cookie(&world.cookie("alfa", "Norbert").await);
        assert!(norbert.get("/sprawy").await.body.contains(&case.sign));
        assert!(!olga.get("/sprawy").await.body.contains(&case.sign));
        let path = format!("/ustawienia/struktura/{low}/nadrzedna");
        assert!(admin.get(&format!("/ustawienia/struktura/{low}")).await.body.contains(&path));
        let token = admin.get(&path).await.hidden("_token");
        let unchosen = admin.post(&path, &[("_token", &token), ("parent", "")]).await;
        assert!(unchosen.status == 422 && unchosen.body.contains("href=\"#parent\""), "{}", unchosen.body);
        let done = admin.post(&path, &[("_token", &token), ("parent", &green.to_string())]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(admin.get(done.header("location").unwrap()).await.body.contains("Zasięg został przepisany"));
        assert!(!norbert.get("/sprawy").await.body.contains(&case.sign));
        assert!(olga.get("/sprawy").await.body.contains(&case.sign));
        let program = client(&world, &nobody, "alfa", "Igor").await;
        let back = json!({ "parent": unit(&world, "AB").await });
        let moved = program.post_json(&format!("/api/v1/units/{low}/move"), &back, &[]).await;
        assert_eq!(moved.status, 200, "{}", moved.body);
        assert!(norbert.get("/sprawy").await.body.contains(&case.sign));
        assert!(!olga.get("/sprawy").await.body.contains(&case.sign));
        reach(&world);
        world.assert_sound().await;
    }
}
