//! Notes on a case: who reads them, on the page, by program, in the history and in the journal.

use obieg_cases::deeds::CloseCase;
use obieg_cases::queries::ShowCase;
use obieg_kernel::journal::feed::ListEvents;
use obieg_kernel::{Actor, Failure};
use obieg_notes::deeds::{ChangeNote, RemoveNote, WithdrawOpinion, WriteNote};
use obieg_notes::model::{NoteId, NoteKind};
use obieg_notes::queries::CaseNotes;
use obieg_testkit::on_both;
use obieg_web::{Site, SiteOptions};
use serde_json::json;

use crate::cast::{client, open_case, opening, with_list};
use crate::faces;

const TEXTS: [(NoteKind, &str); 3] = [
    (NoteKind::Own, "zapamiętać-dla-siebie"),
    (NoteKind::Service, "uwaga-dla-pracujących"),
    (NoteKind::Opinion, "opinia-do-akt"),
];

fn code<T: std::fmt::Debug>(done: Result<T, Failure>) -> &'static str {
    match done {
        Err(Failure::Refused(refusals)) => refusals[0].code,
        other => panic!("{other:?}"),
    }
}

async fn seen(actor: &Actor, case: obieg_cases::model::CaseId) -> Vec<NoteKind> {
    let mut kinds: Vec<_> =
        actor.see(CaseNotes { case }).await.unwrap().notes.iter().map(|note| note.kind).collect();
    // Written in one instant, they come in any order.
    kinds.sort_by_key(|kind| kind.code());
    kinds
}

on_both! {
    async fn a_note_is_read_by_whom_it_is_for_and_by_nobody_else(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let case = open_case(&world, "Anna", None).await.unwrap().id;
        let mut ids: Vec<NoteId> = Vec::new();
        for (kind, text) in TEXTS {
            ids.push(anna.act(WriteNote { case, kind, text: text.to_owned() }, None).await.unwrap());
        }
        assert_eq!(seen(&anna, case).await, [NoteKind::Opinion, NoteKind::Own, NoteKind::Service]);
        let options = SiteOptions { slots: obieg_app::slices::slots(), ..SiteOptions::default() };
        let site = Site::new(std::sync::Arc::clone(&world.kernel), faces(), options).unwrap();
        let nobody = world.serve_site(site).await;
        // Her head and colleague work on it, the coordinator and the archivist look after it.
        for (name, expected) in [("Anna", 3), ("Norbert", 2), ("Beata", 2), ("Konrad", 1), ("Zenon", 1)] {
            let actor = world.actor("alfa", name).await;
            if actor.see(ShowCase { case, panels: Vec::new() }).await.is_err() { continue }
            let screen = nobody.with_cookie(&world.cookie("alfa", name).await);
            let program = client(&world, &nobody, "alfa", name).await;
            let pages = [
                screen.get(&format!("/sprawy/{case}")).await.body,
                program.get(&format!("/api/v1/cases/{case}/notes")).await.body,
            ];
            for (at, (_, text)) in TEXTS.iter().enumerate() {
                let may = match at { 0 => expected == 3, 1 => expected >= 2, _ => true };
                for page in &pages {
                    assert_eq!(page.contains(text), may, "{name} {text}: {page}");
                }
            }
            // Whose it is not, finds nothing there: not to change, not to remove.
            if name != "Anna" {
                let own = ChangeNote { case, note: ids[0], version: 1, text: "x".to_owned() };
                assert!(matches!(actor.act(own, None).await, Err(Failure::Hidden | Failure::Forbidden)), "{name}");
                let gone = RemoveNote { case, note: ids[0], version: 1 };
                assert!(matches!(actor.act(gone, None).await, Err(Failure::Hidden | Failure::Forbidden)), "{name}");
                let foreign = WithdrawOpinion { case, note: ids[2], reason: "nie moja".to_owned() };
                assert!(matches!(actor.act(foreign, None).await, Err(Failure::Forbidden)), "{name}");
            }
        }
        let olga = world.actor("alfa", "Olga").await;
        assert!(matches!(olga.see(CaseNotes { case }).await, Err(Failure::Hidden)));

        // The journal has no text of any of them, and of what is not of the file not even the case.
        let konrad = world.actor("alfa", "Konrad").await;
        let events = konrad.see(ListEvents { after: None, limit: 200 }).await.unwrap().events;
        let told = serde_json::to_string(&events).unwrap();
        assert!(TEXTS.iter().all(|(_, text)| !told.contains(text)));
        let written: Vec<_> = events.iter().filter(|event| event.kind == "pl.obieg.NoteWritten").collect();
        assert_eq!(written.len(), 2);
        assert!(written.iter().all(|event| !event.data.to_string().contains(&case.to_string())));
        for path in [format!("/sprawy/{case}/metryka"), format!("/sprawy/{case}")] {
            let page = nobody.with_cookie(&world.cookie("alfa", "Konrad").await).get(&path).await.body;
            assert!(!page.contains("Zapisano notatkę") && !page.contains(TEXTS[0].1), "{path}");
        }
        world.assert_sound().await;
    }
}

on_both! {
    async fn an_opinion_stays_and_a_note_goes(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let mut opening = opening(None);
        opening.settling = None;
        let case = anna.act(opening, None).await.unwrap().id;
        let nobody = world.serve_with(obieg_app::slices::slots()).await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let token = screen.get(&format!("/sprawy/{case}")).await.hidden("_token");
        let send = async |path: &str, form: &[(&str, &str)]| {
            screen.post(&format!("/sprawy/{case}/notatki{path}"), &[&[("_token", token.as_str())], form].concat()).await
        };
        assert_eq!(send("", &[("kind", "secret"), ("text", "x")]).await.status, 422);
        assert_eq!(send("", &[("kind", "opinion")]).await.status, 422);
        for (kind, text) in TEXTS {
            let sent = send("", &[("kind", kind.code()), ("text", text)]).await;
            assert_eq!(sent.status, 303, "{}", sent.body);
        }
        let notes = anna.see(CaseNotes { case }).await.unwrap().notes;
        let of = |kind| notes.iter().find(|note| note.kind == kind).unwrap().id;
        let (opinion, service, own) = (of(NoteKind::Opinion), of(NoteKind::Service), of(NoteKind::Own));
        let page = screen.get(&format!("/sprawy/{case}")).await.body;
        assert!(page.contains("służbowa") && !page.contains(">notes-"), "{page}");
        assert_eq!(send(&format!("/{service}/zmien"), &[("version", "1"), ("text", "<i>inaczej</i>")]).await.status, 303);
        assert_eq!(send(&format!("/{service}/zmien"), &[("version", "1"), ("text", "jeszcze inaczej")]).await.status, 422);
        assert!(screen.get(&format!("/sprawy/{case}")).await.body.contains("&#60;i&#62;inaczej"));
        assert_eq!(send(&format!("/{service}/usun"), &[("version", "2")]).await.status, 303);
        let change = ChangeNote { case, note: opinion, version: 1, text: "inna".to_owned() };
        assert_eq!(code(anna.act(change, None).await), "notes.opinion-stays");
        assert_eq!(code(anna.act(RemoveNote { case, note: opinion, version: 1 }, None).await), "notes.opinion-stays");
        let wrong = WithdrawOpinion { case, note: own, reason: "x".to_owned() };
        assert_eq!(code(anna.act(wrong, None).await), "notes.no-opinion");

        // By a program: the same deeds; a key of hers reads her own notes, as she does.
        let program = client(&world, &nobody, "alfa", "Anna").await;
        let path = format!("/api/v1/cases/{case}/notes");
        let made = program.post_json(&path, &json!({ "kind": "opinion", "text": "druga" }), &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let withdraw = format!("{path}/{}/withdraw", made.json()["id"].as_str().unwrap());
        assert_eq!(program.post_json(&withdraw, &json!({ "reason": "nowe ustalenia" }), &[]).await.status, 200);
        let again = program.post_json(&withdraw, &json!({ "reason": "nowe ustalenia" }), &[]).await;
        assert_eq!((again.status, &again.json()["code"]), (409, &json!("notes.withdrawn-already")), "{}", again.body);
        let page = screen.get(&format!("/sprawy/{case}")).await.body;
        assert!(page.contains("nowe ustalenia") && page.contains("druga"), "{page}");

        // Nothing of a closed case's file changes; one's own notes are no part of it.
        let version = anna.see(ShowCase { case, panels: Vec::new() }).await.unwrap().0.case.version;
        anna.act(CloseCase { case, version }, None).await.unwrap();
        for kind in [NoteKind::Service, NoteKind::Opinion] {
            assert_eq!(code(anna.act(WriteNote { case, kind, text: "po czasie".to_owned() }, None).await), "cases.closed");
        }
        let late = WithdrawOpinion { case, note: opinion, reason: "po czasie".to_owned() };
        assert_eq!(code(anna.act(late, None).await), "cases.closed");
        anna.act(WriteNote { case, kind: NoteKind::Own, text: "po czasie".to_owned() }, None).await.unwrap();
        anna.act(RemoveNote { case, note: own, version: 1 }, None).await.unwrap();
        assert_eq!(seen(&anna, case).await, [NoteKind::Opinion, NoteKind::Opinion, NoteKind::Own]);
        world.assert_sound().await;
    }
}
