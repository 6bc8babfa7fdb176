//! Rules of assigning: written by one, approved by another, applied once, tried without a trace.

use std::sync::Arc;

use obieg_assignments::deeds::{CorrectAssignment, WithdrawAssignment};
use obieg_assignments::queries::ItemChain;
use obieg_assignments::{AssignmentState, AssignmentView, Receiver};
use obieg_kernel::Failure;
use obieg_kernel::id::UnitId;
use obieg_kernel::job::Runner;
use obieg_people::deeds::EndHolding;
use obieg_people::queries::Structure;
use obieg_registry::deeds::{CompleteItem, RegisterItem};
use obieg_registry::draft::ItemDraft;
use obieg_registry::{ItemId, Stage};
use obieg_routing::deeds::{ApplyRules, ApproveRule, ChangeRule, MoveRule, ProposeRule, SwitchRule};
use obieg_routing::follow::Apply;
use obieg_routing::model::{Conditions, RuleDraft, RuleView, Verdict};
use obieg_routing::queries::{ListRules, TryRules};
use obieg_testkit::{World, on_both};
use serde_json::json;

use crate::cast::{client, code, letter, register};
use crate::faces;

async fn unit(world: &World, code: &str) -> UnitId {
    let units = world.actor("alfa", "Konrad").await.see(Structure).await.unwrap().units;
    units.iter().find(|unit| unit.code == code).unwrap().id
}

async fn draft(world: &World, title: &str, to: &str) -> RuleDraft {
    RuleDraft {
        name: format!("Reguła o {title}"),
        conditions: Conditions { title: Some(title.to_owned()), ..Conditions::default() },
        receivers: vec![Receiver { unit: unit(world, to).await, holding: None, is_owner: true }],
        instruction: Some("proszę załatwić".to_owned()),
        term_days: Some(7),
    }
}

/// Karolina writes it, Konrad approves it.
async fn working(world: &World, title: &str, to: &str) -> RuleView {
    let draft = draft(world, title, to).await;
    let rule = world.actor("alfa", "Karolina").await.act(ProposeRule { draft }, None).await.unwrap();
    approve(world, "Konrad", &rule, rule.standing.version).await.unwrap();
    rule
}

async fn approve(world: &World, who: &str, rule: &RuleView, version: i64) -> Result<(), Failure> {
    world.actor("alfa", who).await.act(ApproveRule { rule: rule.id, version }, None).await
}

/// What is due is done.
async fn turn(world: &World) {
    let runner = Runner::new(Arc::clone(&world.kernel), &world.operator, vec![Arc::new(Apply)]);
    runner.turn(&world.office("alfa")).await.unwrap();
    assert_eq!(runner.tally().failed + runner.tally().died, 0);
}

async fn chain(world: &World, item: ItemId) -> (Stage, Vec<AssignmentView>) {
    let view = world.actor("alfa", "Konrad").await.see(ItemChain { item }).await.unwrap();
    (view.item.stage, view.chain)
}

async fn registered(world: &World, draft: ItemDraft) -> ItemId {
    let deed = RegisterItem { draft, files: Vec::new(), taken_as: None };
    world.actor("alfa", "Karolina").await.act(deed, None).await.unwrap().id
}

on_both! {
    async fn a_rule_works_once_after_another_person_approved_it(world: World with faces) {
        let world = world;
        let before = register(&world, "Wycinka drzew przed regułą").await.id;
        let draft = draft(&world, "drzew", "AB").await;
        let konrad = world.actor("alfa", "Konrad").await;
        let rule = konrad.act(ProposeRule { draft }, None).await.unwrap();
        assert_eq!(code(approve(&world, "Konrad", &rule, 1).await), "routing.own-rule");
        assert!(matches!(approve(&world, "Karolina", &rule, 1).await, Err(Failure::Forbidden)));
        let early = register(&world, "Wycinka drzew przed zatwierdzeniem").await.id;
        turn(&world).await;
        approve(&world, "Stefan", &rule, 1).await.unwrap();
        assert_eq!(code(approve(&world, "Stefan", &rule, 2).await), "routing.not-proposed");

        let item = register(&world, "Wniosek o wycinkę DRZEW").await.id;
        let other = register(&world, "Skarga").await.id;
        for _ in 0..3 {
            turn(&world).await;
        }
        let (stage, records) = chain(&world, item).await;
        assert_eq!((stage, records.len()), (Stage::Assigned, 1));
        let mark = records[0].rule.clone().unwrap();
        assert_eq!((mark.id, mark.number), (rule.id.uuid(), 1));
        assert_eq!((records[0].from_label.as_str(), mark.approved_by.as_str()),
            ("Konrad Koordynator, koordynator (OR)", "Stefan Starosta, starosta (AL)"));
        assert_eq!((records[0].to_label.as_str(), records[0].term), ("Architektura (AB)", Some(jiff::civil::date(2026, 6, 8))));
        // A repetition finds it done; what nothing fits and what came before waits for people.
        assert_eq!(code(world.machine("alfa").act(ApplyRules { item }, None).await), "routing.no-rule");
        for waits in [before, early, other] {
            assert_eq!(chain(&world, waits).await.0, Stage::Registered);
        }

        // A server that died after the deed and before its job was recorded: the job is done again and finds it done.
        let twice = register(&world, "Jeszcze jedna wycinka drzew").await.id;
        world.machine("alfa").act(ApplyRules { item: twice }, None).await.unwrap();
        turn(&world).await;
        assert_eq!(chain(&world, twice).await.1.len(), 1);

        // The author of the rule puts it right as any assignment; what came back is people's.
        let beata = world.holding("alfa", "Beata").await;
        let receivers = vec![Receiver { unit: unit(&world, "AB-I").await, holding: Some(beata), is_owner: true }];
        let deed = CorrectAssignment { assignment: records[0].id, receivers, instruction: None, term: None };
        let new = konrad.act(deed, None).await.unwrap().assignments[0];
        konrad.act(WithdrawAssignment { assignment: new }, None).await.unwrap();
        turn(&world).await;
        let (stage, records) = chain(&world, item).await;
        assert_eq!((stage, records.iter().filter(|one| one.state.is_live()).count()), (Stage::Registered, 0));
        assert!(records.iter().any(|one| one.state == AssignmentState::Superseded));
        world.assert_sound().await;
    }

    async fn a_change_needs_approval_anew_and_order_decides(world: World with faces) {
        let world = world;
        let first = working(&world, "drzew", "AB").await;
        let second = working(&world, "wycinkę", "AB").await;
        assert_eq!((first.standing.number, second.standing.number), (1, 2));
        let konrad = world.actor("alfa", "Konrad").await;
        let to = async |title: &str| {
            let item = register(&world, title).await.id;
            turn(&world).await;
            chain(&world, item).await.1.first().and_then(|one| one.rule.clone()).map(|rule| rule.number)
        };
        assert_eq!(to("O wycinkę drzew").await, Some(1));
        konrad.act(MoveRule { rule: second.id }, None).await.unwrap();
        assert_eq!(to("O wycinkę drzew").await, Some(2));
        assert_eq!(code(konrad.act(MoveRule { rule: second.id }, None).await), "routing.first-already");
        konrad.act(SwitchRule { rule: second.id, version: 2, on: false }, None).await.unwrap();
        assert_eq!(to("O wycinkę drzew").await, Some(1));
        konrad.act(SwitchRule { rule: second.id, version: 3, on: true }, None).await.unwrap();
        assert_eq!(to("O wycinkę drzew").await, Some(2));

        // Changed by Konrad: it stands until somebody else has read exactly this version.
        let change = ChangeRule { rule: second.id, version: 4, draft: draft(&world, "krzewów", "AB").await };
        let changed = konrad.act(change.clone(), None).await.unwrap();
        assert!(matches!(konrad.act(change, None).await, Err(Failure::Refused(list)) if list[0].code == "kernel.changed-meanwhile"));
        assert_eq!(to("O wycinkę krzewów").await, None);
        assert_eq!(code(approve(&world, "Stefan", &changed, 4).await), "kernel.changed-meanwhile");
        assert_eq!(code(approve(&world, "Konrad", &changed, 5).await), "routing.own-rule");
        approve(&world, "Stefan", &changed, 5).await.unwrap();
        assert_eq!(to("O wycinkę krzewów").await, Some(2));

        // A receiver who cannot take it is refused when the rule is written.
        let bad = draft(&world, "x", "OŚ").await;
        assert_eq!(code(konrad.act(ProposeRule { draft: bad }, None).await), "assignments.unit-without-head");
        assert!(matches!(world.actor("alfa", "Anna").await.see(ListRules).await, Err(Failure::Forbidden)));
        assert_eq!(world.actor("beta", "Adam").await.office_key(), "beta");
        world.assert_sound().await;
    }

    async fn closed_letters_wait_for_people_and_completed_ones_are_taken(world: World with faces) {
        let world = world;
        working(&world, "drzew", "AB").await;
        let secret = ItemDraft { access: Some("non-public".to_owned()), ..letter("O drzew wycięcie") };
        let secret = registered(&world, secret).await;
        let bare = ItemDraft { letter_date: None, ..letter("O sadzenie drzew") };
        let late = registered(&world, bare).await;
        turn(&world).await;
        assert_eq!(chain(&world, secret).await.0, Stage::Registered);
        assert_eq!(chain(&world, late).await.0, Stage::Registered);
        let deed = CompleteItem { item: late, version: 1, draft: letter("O sadzenie drzew") };
        world.actor("alfa", "Karolina").await.act(deed, None).await.unwrap();
        turn(&world).await;
        assert_eq!(chain(&world, late).await.0, Stage::Assigned);

        let konrad = world.actor("alfa", "Konrad").await;
        let size = konrad.see(obieg_kernel::journal::feed::ListEvents { after: None, limit: 200 }).await.unwrap().events.len();
        let tried = konrad.see(TryRules { rule: None, before: None, limit: 1 }).await.unwrap();
        assert_eq!((tried.lines[0].item, tried.lines[0].verdict, tried.lines[0].rule), (late, Verdict::Same, Some(1)));
        let rest = konrad.see(TryRules { rule: None, before: tried.next, limit: 1 }).await.unwrap();
        assert_eq!((rest.lines[0].item, rest.lines[0].verdict, rest.next), (secret, Verdict::Kept, None));
        // Nothing was written, and two months later nothing of it is in the last month.
        let after = konrad.see(obieg_kernel::journal::feed::ListEvents { after: None, limit: 200 }).await.unwrap().events.len();
        assert_eq!(size, after);
        world.clock.set("2026-08-01T08:00:00Z");
        let konrad = world.actor("alfa", "Konrad").await;
        assert!(konrad.see(TryRules { rule: None, before: None, limit: 50 }).await.unwrap().lines.is_empty());
        world.assert_sound().await;
    }
}

on_both! {
    async fn rules_are_kept_on_screens_and_by_programs(world: World with faces) {
        let mut world = world;
        let code = unit(&world, "AB").await.to_string();
        register(&world, "Wycinka drzew").await;
        let nobody = world.serve_with(vec![Box::new(obieg_assignments::item_panel())]).await;
        let screen = async |name: &str| nobody.with_cookie(&world.cookie("alfa", name).await);
        let (karolina, stefan) = (screen("Karolina").await, screen("Stefan").await);
        let token = karolina.get("/reguly/nowa").await.hidden("_token");
        let form = |title: &'static str, days: &'static str| {
            [("_token", token.clone()), ("name", "Drzewa".to_owned()), ("title", title.to_owned()),
             ("owner", code.clone()), ("term_days", days.to_owned())]
        };
        let send = async |form: [(&str, String); 5]| {
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            karolina.post("/reguly/nowa", &form).await
        };
        let bad = send(form("", "x")).await;
        assert_eq!(bad.status, 422);
        let bad = send(form("", "7")).await;
        assert!(bad.status == 422 && bad.body.contains("co najmniej jeden warunek"), "{}", bad.body);
        let made = send(form("drzew", "7")).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let page = made.header("location").unwrap().split('?').next().unwrap().to_owned();
        assert!(karolina.get(&page).await.body.contains("Tę treść reguły zapisałeś ty"));
        let trial = stefan.get("/reguly/proba").await.body;
        assert!(trial.contains("Wycinka drzew") && trial.contains("jeszcze nieprzydzielona"), "{trial}");
        let mine = stefan.get(&page).await;
        let token = mine.hidden("_token");
        let done = stefan.post(&format!("{page}/zatwierdz"), &[("_token", &token), ("version", "1")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(stefan.get("/reguly").await.body.contains("Stefan Starosta"));

        let item = register(&world, "Sadzenie drzew").await.id;
        turn(&world).await;
        let shown = karolina.get(&format!("/rpw/{item}")).await.body;
        assert!(shown.contains("przydzielone regułą 1, zatwierdził Stefan Starosta"), "{shown}");

        let program = client(&world, &nobody, "alfa", "Konrad").await;
        let body = json!({ "name": "Skargi", "conditions": { "kind": "skarga" },
            "receivers": [{ "unit": code, "is_owner": true }] });
        let made = program.post_json("/api/v1/routing-rules", &body, &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let path = format!("/api/v1/routing-rules/{}", made.json()["id"].as_str().unwrap());
        let own = program.post_json(&format!("{path}/approve"), &json!({ "version": 1 }), &[]).await;
        assert!(own.body.contains("routing.own-rule"), "{}", own.body);
        assert_eq!(program.post_json(&format!("{path}/up"), &json!({}), &[]).await.status, 200);
        let rules = program.get("/api/v1/routing-rules").await.json();
        assert_eq!(rules["rules"][0]["draft"]["name"], "Skargi");
        assert_eq!(program.get("/api/v1/routing-rules/trial?limit=201").await.status, 422);
        assert_eq!(program.get("/api/v1/routing-rules/trial?limit=2").await.json()["lines"].as_array().unwrap().len(), 2);
    }
}

on_both! {
    async fn a_rule_whose_receiver_is_gone_is_seen(world: World with faces) {
        let mut world = world;
        let beata = world.holding("alfa", "Beata").await;
        let mut draft = draft(&world, "drzew", "AB-I").await;
        draft.receivers = vec![Receiver { unit: unit(&world, "AB-I").await, holding: Some(beata), is_owner: true }];
        let karolina = world.actor("alfa", "Karolina").await;
        let rule = karolina.act(ProposeRule { draft }, None).await.unwrap();
        approve(&world, "Konrad", &rule, rule.standing.version).await.unwrap();
        assert!(karolina.see(ListRules).await.unwrap().rules[0].gone.is_empty());
        let last_day = jiff::civil::date(2026, 6, 1);
        world.actor("alfa", "Igor").await.act(EndHolding { holding: beata, last_day }, None).await.unwrap();
        world.clock.set("2026-06-02T08:00:00Z");

        let konrad = world.actor("alfa", "Konrad").await;
        assert_eq!(konrad.see(ListRules).await.unwrap().rules[0].gone, ["Beata Druga, podinspektor (AB-I)"]);
        // Its letters wait for people, who see why.
        let item = register(&world, "Wycinka drzew").await.id;
        turn(&world).await;
        assert_eq!(chain(&world, item).await.0, Stage::Registered);
        let nobody = world.serve_with(vec![Box::new(obieg_routing::desk_part())]).await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Konrad").await);
        for (path, said) in [("/reguly".to_owned(), "brak odbiorcy"), (format!("/reguly/{}", rule.id), "Beata Druga"), ("/pulpit".to_owned(), "Reguły bez odbiorcy")] {
            let page = screen.get(&path).await;
            assert!(page.body.contains(said), "{path}: {} {}", page.status, page.body);
        }
        let program = client(&world, &nobody, "alfa", "Konrad").await;
        assert_eq!(program.get("/api/v1/routing-rules").await.json()["rules"][0]["gone"].as_array().unwrap().len(), 1);
        // Put off, it is no fault any more.
        konrad.act(SwitchRule { rule: rule.id, version: 2, on: false }, None).await.unwrap();
        assert!(!screen.get("/pulpit").await.body.contains("Reguły bez odbiorcy"));
        world.assert_sound().await;
    }
}
