//! A letter that joined the wrong case comes out of it: by the officer, at once after joining many, by the API.

use jiff::SignedDuration;
use obieg_assignments::deeds::{AcceptAssignment, AssignItem, CorrectAssignment};
use obieg_assignments::model::{AssignmentState, Receiver};
use obieg_assignments::queries::MyAssignments;
use obieg_cases::deeds::{JoinItem, TakeOutItem};
use obieg_cases::model::CaseFile;
use obieg_cases::queries::ShowCase;
use obieg_duties::deeds::MeetDuty;
use obieg_duties::model::DutyState;
use obieg_kernel::{Actor, Failure};
use obieg_outside::deeds::FileOutside;
use obieg_outside::queries::ListOutside;
use obieg_registry::ItemId;
use obieg_registry::deeds::RegisterItem;
use obieg_registry::draft::ItemDraft;
use obieg_registry::model::Stage;
use obieg_registry::queries::ShowItem;
use obieg_testkit::{World, on_both};
use serde_json::json;

use crate::cast::{client, code, codes, end_class, letter, open_case, open_to, register, with_list};
use crate::faces;

const WHY: &str = "dotyczy sprawy sąsiada";

async fn file(world: &World, case: obieg_cases::model::CaseId) -> CaseFile {
    world.actor("alfa", "Anna").await.see(ShowCase { case, panels: Vec::new() }).await.unwrap().0
}

/// A letter from somebody, to which an answer is owed, lies with Anna.
async fn given_to_anna(world: &World, title: &str, surname: &str) -> ItemId {
    let mut draft = letter(title);
    draft.answer_expected = Some(true);
    draft.senders[0].surname = Some(surname.to_owned());
    given(world, draft).await
}

async fn given(world: &World, draft: ItemDraft) -> ItemId {
    let chancery = world.actor("alfa", "Karolina").await;
    let item =
        chancery.act(RegisterItem { draft, files: Vec::new(), taken_as: None }, None).await.unwrap().id;
    let anna = world.actor("alfa", "Anna").await;
    let receiver = Receiver { unit: anna.unit().unwrap(), holding: anna.holding(), is_owner: true };
    let deed = AssignItem { item, receivers: vec![receiver], instruction: None, term: None, parent: None };
    let assigned = chancery.act(deed, None).await.unwrap();
    anna.act(AcceptAssignment { assignment: assigned.assignments[0] }, None).await.unwrap();
    item
}

async fn stage(world: &World, item: ItemId) -> Stage {
    let chancery = world.actor("alfa", "Karolina").await;
    chancery.see(ShowItem { item, panels: Vec::new() }).await.unwrap().detail.item.stage
}

on_both! {
    async fn what_joined_by_mistake_lies_where_it_lay_before(world: World with faces) {
        let world = world;
        with_list(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let case = open_case(&world, "Anna", None).await.unwrap().id;
        let before = file(&world, case).await;
        let item = given_to_anna(&world, "Wniosek sąsiada", "Obca").await;
        let other = given_to_anna(&world, "Drugie pismo sąsiada", "Obca").await;
        anna.act(JoinItem { case, item }, None).await.unwrap();
        anna.act(JoinItem { case, item: other }, None).await.unwrap();
        world.clock.advance(SignedDuration::from_hours(2));
        // Why must be said, and said so that somebody understands it.
        for (reason, refused) in [("", "cases.text-missing"), ("pomyłka", "cases.take-out-short")] {
            let deed = TakeOutItem { case, item, reason: reason.to_owned() };
            assert_eq!(codes(anna.act(deed, None).await.unwrap_err()), [refused]);
        }
        let out = |item| TakeOutItem { case, item, reason: WHY.to_owned() };
        anna.act(out(item), None).await.unwrap();
        assert_eq!(stage(&world, item).await, Stage::Assigned);
        let mine = anna.see(MyAssignments { assignment: None, undo: None }).await.unwrap();
        let line = mine.letters.accepted.iter().find(|line| line.item.id == item).unwrap();
        assert_eq!(line.assignment.state, AssignmentState::Accepted);
        // The other letter of the same sender keeps her as a party, and what is owed for it.
        let now = file(&world, case).await;
        assert_eq!(now.items.len(), 1);
        assert_eq!(now.parties.len(), 1);
        let about = |id: ItemId| now.duties.iter().find(|duty| duty.about == Some(id.uuid())).unwrap();
        assert_eq!((about(item).state, about(item).waived_reason.as_deref()), (DutyState::Waived, Some(WHY)));
        assert_eq!(about(other).state, DutyState::Open);
        // The last one goes too: the case is as it was, and its log says what happened.
        anna.act(out(other), None).await.unwrap();
        let after = file(&world, case).await;
        assert_eq!((after.items.len(), after.parties.len()), (0, 0));
        assert_eq!((after.case.due_on, after.case.sign), (before.case.due_on, before.case.sign));
        // Twice is once, and it can join the right case.
        assert!(matches!(anna.act(out(item), None).await, Err(Failure::Hidden)));
        let right = open_case(&world, "Anna", None).await.unwrap().id;
        anna.act(JoinItem { case: right, item }, None).await.unwrap();
        assert_eq!(file(&world, right).await.items.len(), 1);
        world.assert_sound().await;
    }

    async fn what_began_a_case_or_was_answered_stays(world: World with faces) {
        let world = world;
        with_list(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let item = given_to_anna(&world, "Wniosek", "Obca").await;
        let opened = open_case(&world, "Anna", Some(item)).await.unwrap();
        let out = TakeOutItem { case: opened.id, item, reason: WHY.to_owned() };
        assert_eq!(code(anna.act(out.clone(), None).await), "cases.origin-stays");
        let answered = given_to_anna(&world, "Pytanie", "Inna").await;
        anna.act(JoinItem { case: opened.id, item: answered }, None).await.unwrap();
        let duties = file(&world, opened.id).await.duties;
        let duty = duties.iter().find(|duty| duty.about == Some(answered.uuid())).unwrap().id;
        anna.act(MeetDuty { duty, by: Some(answered.uuid()), on: world.kernel.env().today() }, None).await.unwrap();
        let deed = TakeOutItem { item: answered, ..out.clone() };
        assert_eq!(code(anna.act(deed, None).await), "cases.item-answered");
        // Not by those to whom the case does not belong.
        let konrad = world.actor("alfa", "Konrad").await;
        assert!(matches!(konrad.act(out.clone(), None).await, Err(Failure::Hidden | Failure::Forbidden)));
        // Joined without having been assigned: it goes back to the queue, and the unit reaches it no more.
        let free = register(&world, "Nikomu nie dane").await.id;
        open_to(&world, free, "Anna").await;
        anna.act(JoinItem { case: opened.id, item: free }, None).await.unwrap();
        anna.act(TakeOutItem { item: free, ..out }, None).await.unwrap();
        assert_eq!(stage(&world, free).await, Stage::Registered);
        let seen = anna.see(ShowItem { item: free, panels: Vec::new() }).await;
        assert!(matches!(seen, Err(Failure::Hidden)));
        world.assert_sound().await;
    }

    async fn what_was_corrected_or_filed_comes_back_as_it_was(world: World with faces) {
        let world = world;
        with_list(&world).await;
        let (karolina, anna) = (world.actor("alfa", "Karolina").await, world.actor("alfa", "Anna").await);
        let case = open_case(&world, "Anna", None).await.unwrap().id;
        // Anna leads, another unit has a copy, which is put right later: one level with two times.
        let item = register(&world, "Z kopią").await.id;
        let (olga, norbert) = (world.actor("alfa", "Olga").await, world.actor("alfa", "Norbert").await);
        let to = |actor: &Actor, is_owner| Receiver { unit: actor.unit().unwrap(), holding: actor.holding(), is_owner };
        let receivers = vec![to(&anna, true), to(&olga, false)];
        let deed = AssignItem { item, receivers, instruction: None, term: None, parent: None };
        let assigned = karolina.act(deed, None).await.unwrap().assignments;
        world.clock.advance(SignedDuration::from_mins(5));
        let receivers = vec![to(&norbert, false)];
        let assignment = assigned[1];
        let deed = CorrectAssignment { assignment, receivers, instruction: None, term: None };
        karolina.act(deed, None).await.unwrap();
        anna.act(JoinItem { case, item }, None).await.unwrap();
        anna.act(TakeOutItem { case, item, reason: WHY.to_owned() }, None).await.unwrap();
        assert_eq!(stage(&world, item).await, Stage::Assigned);
        // Anna had not accepted it yet, so it waits for her again; Norbert has his copy.
        let mine = anna.see(MyAssignments { assignment: None, undo: None }).await.unwrap().letters;
        assert!(mine.waiting.iter().any(|line| line.item.id == item) && mine.accepted.is_empty());
        let his = norbert.see(MyAssignments { assignment: None, undo: None }).await.unwrap().letters;
        assert!(his.waiting.iter().any(|line| line.item.id == item));
        // Filed outside cases before it joined: there it goes.
        let mut draft = letter("Zaproszenie");
        draft.answer_expected = Some(false);
        let filed = given(&world, draft).await;
        anna.act(FileOutside { item: filed, symbol: end_class() }, None).await.unwrap();
        anna.act(JoinItem { case, item: filed }, None).await.unwrap();
        anna.act(TakeOutItem { case, item: filed, reason: WHY.to_owned() }, None).await.unwrap();
        assert_eq!(stage(&world, filed).await, Stage::OutsideCases);
        let list = ListOutside { unit: None, symbol: String::new(), before: None, limit: 50 };
        assert_eq!(anna.see(list).await.unwrap().page.items.len(), 1);
        world.assert_sound().await;
    }

    async fn joining_many_is_undone_by_one_press(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let case = open_case(&world, "Anna", None).await.unwrap().id;
        let mut items = Vec::new();
        for title in ["Pierwsze", "Drugie", "Trzecie"] {
            items.push(given_to_anna(&world, title, title).await.to_string());
        }
        let cookie = world.cookie("alfa", "Anna").await;
        let browser = world.serve().await.with_cookie(&cookie);
        let token = browser.get(&format!("/sprawy?item={}&item={}", items[0], items[1])).await.hidden("_token");
        let join = [("_token", token.as_str()), ("item", &items[0]), ("item", &items[1]), ("item", &items[2])];
        let done = browser.post(&format!("/sprawy/{case}/dolacz"), &join).await;
        let address = format!("/sprawy/{case}/wylacz");
        assert!(done.body.contains(&address) && done.body.contains("Cofnij dołączenie"), "{}", done.body);
        let reason = done.hidden("reason");
        let undo =
            [("_token", token.as_str()), ("item", &items[0]), ("item", &items[1]), ("reason", reason.as_str())];
        let done = browser.post(&address, &undo).await;
        assert!(done.body.contains("Udało się: 2"), "{}", done.body);
        // One by the page of the case, whose log says what happened and why.
        let page = browser.get(&format!("/sprawy/{case}")).await;
        assert!(page.body.contains("Wyłącz ze sprawy") && !page.body.contains("cases-"), "{}", page.body);
        let short = [("_token", token.as_str()), ("item", &items[2]), ("reason", "nie")];
        let refused = browser.post(&address, &short).await;
        assert!(refused.status == 422 && refused.body.contains("od 10 do 500 znaków"), "{}", refused.body);
        let one = [("_token", token.as_str()), ("item", &items[2]), ("reason", WHY)];
        let done = browser.post(&address, &one).await;
        assert_eq!(done.header("location").unwrap(), format!("/sprawy/{case}?zrobiono=wylaczono"));
        assert!(file(&world, case).await.items.is_empty());
        let log = browser.get(&format!("/sprawy/{case}")).await.body;
        assert!(log.contains("Wyłączono przesyłkę"), "{log}");
        // And by program.
        let program = client(&world, &browser, "alfa", "Anna").await;
        let item = items[0].as_str();
        program.post_json(&format!("/api/v1/cases/{case}/items"), &json!({ "item": item }), &[]).await;
        let body = json!({ "items": [item, items[1]], "reason": WHY });
        let told = program.post_json(&format!("/api/v1/cases/{case}/items/take-out"), &body, &[]).await;
        assert_eq!(told.status, 200, "{}", told.body);
        let results = &told.json()["results"];
        assert!(results[0]["done"] == json!({ "done": true }) && results[1]["status"] == 404, "{}", told.body);
        world.assert_sound().await;
    }
}
