//! How cases hang together: references read from both ends, restart and take-over as new cases.

use obieg_cases::deeds::{AddParty, CloseCase, PauseCase, ResumeCase};
use obieg_cases::model::{CaseFile, CaseId, CaseState, PartyRole};
use obieg_cases::queries::{CaseLog, ShowCase};
use obieg_duties::model::{DutyKind, PauseBasis};
use obieg_kernel::{Actor, Failure};
use obieg_relations::deeds::{EndRelation, RelateCases, ReregisterInUnit, RestartCase};
use obieg_relations::model::{RelationKind, RelationView};
use obieg_relations::queries::CaseRelations;
use obieg_testkit::on_both;
use serde_json::json;

use crate::cast::{client, code, open_case, open_to, register, with_list};
use crate::faces;

async fn file_of(actor: &Actor, case: CaseId) -> CaseFile {
    actor.see(ShowCase { case, panels: Vec::new() }).await.unwrap().0
}

async fn relations(actor: &Actor, case: CaseId) -> Vec<RelationView> {
    actor.see(CaseRelations { case }).await.unwrap().relations
}

async fn log(actor: &Actor, case: CaseId) -> String {
    let (_, entries) = actor.see(CaseLog { case }).await.unwrap();
    entries.iter().map(|entry| entry.body.as_str()).collect()
}

on_both! {
    async fn references_are_read_from_both_cases(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let (anna, olga) = (world.actor("alfa", "Anna").await, world.actor("alfa", "Olga").await);
        let (one, two) = (open_case(&world, "Anna", None).await.unwrap(), open_case(&world, "Anna", None).await.unwrap());
        let foreign = open_case(&world, "Olga", None).await.unwrap();
        let relate = |sign: &str, kind| RelateCases { case: one.id, sign: sign.to_owned(), kind, note: None };
        let id = anna.act(relate(&two.sign, RelationKind::Joined), None).await.unwrap();
        let (there, back) = (relations(&anna, one.id).await, relations(&anna, two.id).await);
        assert_eq!((there[0].outgoing, there[0].sign.as_str()), (true, two.sign.as_str()));
        assert_eq!((back[0].outgoing, back[0].sign.as_str(), back[0].kind), (false, one.sign.as_str(), RelationKind::Joined));
        assert!(log(&anna, two.id).await.contains("CasesRelated"), "it stands in both records");

        assert_eq!(code(anna.act(relate(&two.sign, RelationKind::Joined), None).await), "relations.already");
        assert_eq!(code(anna.act(relate(&one.sign, RelationKind::RefersTo), None).await), "relations.itself");
        assert_eq!(code(anna.act(relate(&two.sign, RelationKind::Restarts), None).await), "relations.kind-wrong");
        // A case out of reach and one that does not exist are one answer.
        assert_eq!(code(anna.act(relate(&foreign.sign, RelationKind::RefersTo), None).await), "relations.case-unknown");
        assert_eq!(code(anna.act(relate("AB-I.0000.99.2026", RelationKind::RefersTo), None).await), "relations.case-unknown");

        // Who reaches one of the two only sees the other's sign and nothing else of it.
        let stefan = world.actor("alfa", "Stefan").await;
        let deed = RelateCases { case: foreign.id, sign: one.sign.clone(), kind: RelationKind::RefersTo, note: None };
        stefan.act(deed, None).await.unwrap();
        let seen = &relations(&olga, foreign.id).await[0];
        assert_eq!((seen.sign.as_str(), &seen.title, seen.state), (one.sign.as_str(), &None, None));

        let nobody = world.serve().await;
        let program = client(&world, &nobody, "alfa", "Anna").await;
        let path = format!("/api/v1/cases/{}/relations", one.id);
        let made = program.post_json(&path, &json!({ "sign": two.sign, "kind": "continues", "note": "ciąg dalszy" }), &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        assert_eq!(program.get(&path).await.json()["relations"].as_array().unwrap().len(), 3);
        anna.act(EndRelation { case: one.id, relation: id, reason: "pomyłka w znaku".to_owned() }, None).await.unwrap();
        assert_eq!(relations(&anna, one.id).await.len(), 2);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_settled_case_is_restarted_under_a_new_sign(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let old = open_case(&world, "Anna", None).await.unwrap();
        let restart = RestartCase { case: old.id, reason: "wznowienie postępowania".to_owned(), settling: None };
        assert_eq!(code(anna.act(restart.clone(), None).await), "relations.not-closed");
        let party = AddParty { case: old.id, role: PartyRole::Party, name: "Ewa Zmyślona".to_owned(), address: None };
        anna.act(party, None).await.unwrap();
        let version = file_of(&anna, old.id).await.case.version;
        anna.act(CloseCase { case: old.id, version }, None).await.unwrap();
        let new = anna.act(restart, None).await.unwrap();
        assert_ne!(new.sign, old.sign);
        let (before, after) = (file_of(&anna, old.id).await, file_of(&anna, new.id).await);
        assert_eq!((before.case.state, after.case.state), (CaseState::Closed, CaseState::Open));
        assert_eq!((before.case.title, before.case.symbol), (after.case.title, after.case.symbol));
        assert_eq!(after.parties[0].name, "Ewa Zmyślona");
        assert_eq!(relations(&anna, new.id).await[0].kind, RelationKind::Restarts);
        let back = &relations(&anna, old.id).await[0];
        assert!(!back.outgoing && back.sign == new.sign);
        // What came with the new case is not taken back.
        let end = EndRelation { case: new.id, relation: back.id, reason: "pomyłka".to_owned() };
        assert_eq!(code(anna.act(end, None).await), "relations.for-ever");

        let options = obieg_web::SiteOptions { slots: obieg_app::slices::slots(), ..Default::default() };
        let site = obieg_web::Site::new(std::sync::Arc::clone(&world.kernel), faces(), options).unwrap();
        let screen = world.serve_site(site).await.with_cookie(&world.cookie("alfa", "Anna").await);
        let page = screen.get(&format!("/sprawy/{}", old.id)).await.body;
        assert!(page.contains("podjęta na nowo jako sprawa") && page.contains(&new.sign), "{page}");
        world.assert_sound().await;
    }
}

on_both! {
    async fn another_unit_takes_a_case_over_with_what_is_owed(world: World with faces) {
        let world = world;
        with_list(&world).await;
        let (anna, olga, stefan) =
            (world.actor("alfa", "Anna").await, world.actor("alfa", "Olga").await, world.actor("alfa", "Stefan").await);
        let item = register(&world, "Wniosek").await.id;
        open_to(&world, item, "Anna").await;
        let old = open_case(&world, "Anna", Some(item)).await.unwrap();
        // Five days were not counted: they are not counted after the take-over either.
        let pause = PauseCase {
            case: old.id, basis: PauseBasis::Mediation, reason: "mediacja stron".to_owned(), from: anna.today(),
        };
        anna.act(pause, None).await.unwrap();
        let over = ReregisterInUnit {
            case: old.id, officer: olga.holding().unwrap(), reason: "zmiana regulaminu organizacyjnego".to_owned(),
        };
        assert_eq!(code(stefan.act(over.clone(), None).await), "cases.blocked");
        world.clock.set("2026-06-06T08:00:00Z");
        anna.act(ResumeCase { case: old.id, to: anna.today() }, None).await.unwrap();
        let same = ReregisterInUnit { officer: anna.holding().unwrap(), ..over.clone() };
        assert_eq!(code(stefan.act(same, None).await), "relations.officer-wrong");
        assert!(matches!(anna.act(over.clone(), None).await, Err(Failure::Forbidden)));

        let before = file_of(&anna, old.id).await;
        let new = stefan.act(over, None).await.unwrap();
        let (closed, after) = (file_of(&anna, old.id).await, file_of(&olga, new.id).await);
        assert!(new.sign.starts_with("OŚ."), "{}", new.sign);
        assert_eq!(closed.case.state, CaseState::Closed);
        assert_eq!(closed.case.sign, old.sign);
        assert!(closed.duties.is_empty());
        // Term, answer and the days not counted came along; the clock did not begin anew.
        let owed = |file: &CaseFile| {
            let mut owed: Vec<_> = file.duties.iter().map(|duty| (duty.kind.code(), duty.due_on, duty.started_on)).collect();
            owed.sort();
            owed
        };
        assert_eq!(owed(&after), owed(&before));
        assert!(after.duties.iter().any(|duty| duty.kind == DutyKind::AnswerSender));
        assert_eq!((after.case.due_on, after.pauses.len()), (before.case.due_on, 1));
        assert_eq!(after.parties.len(), before.parties.len());
        // The case before is readable to the unit that goes on with it, and says where it went.
        let back = &relations(&olga, old.id).await[0];
        assert_eq!((back.kind, back.sign.as_str(), back.outgoing), (RelationKind::TakenOver, new.sign.as_str(), false));
        assert!(log(&olga, old.id).await.contains("CaseReregisteredIn"));
        world.assert_sound().await;
    }
}
