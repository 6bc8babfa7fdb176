//! Letters in preparation: accepted step by step, bound to their bytes, and sent as they were accepted.

use jiff::civil::date;
use obieg_cases::deeds::CloseCase;
use obieg_cases::model::{CaseFile, CaseId};
use obieg_cases::queries::ShowCase;
use obieg_documents::NewFile;
use obieg_drafts::deeds::{
    AfterJudgement, CorrectDraft, DropDraft, JudgeDraft, Judgement, RecallDraft, ReviseDraft, SendDraft,
    SubmitDraft, WriteDraft,
};
use obieg_drafts::model::{DraftFile, DraftId, DraftState, StepVerdict, Voided};
use obieg_drafts::queries::{DraftContent, DraftPathForm, DraftSendForm, ListWaiting, ShowDraft};
use obieg_kernel::id::HoldingId;
use obieg_kernel::{Actor, Failure};
use obieg_letters::model::{Channel, NewAddressee};
use obieg_letters::queries::{LetterContent, ListCaseLetters};
use obieg_testkit::{World, on_both};

use crate::cast::{code, codes, open_case, with_list};
use crate::faces;

async fn text(actor: &Actor, text: &'static str) -> NewFile {
    let stored = actor.blobs().put_bytes(text.into()).await.unwrap();
    NewFile::new(stored, "pismo.txt", text.as_bytes())
}

/// A draft of Anna's in a case of hers.
async fn written(world: &World) -> (Actor, CaseId, DraftId) {
    with_list(world).await;
    let case = open_case(world, "Anna", None).await.unwrap().id;
    let anna = world.actor("alfa", "Anna").await;
    let file = text(&anna, "pierwsza").await;
    let draft = anna
        .act(WriteDraft { case, title: "Decyzja".to_owned(), file, composed: false }, None)
        .await
        .unwrap()
        .id;
    (anna, case, draft)
}

async fn holding(world: &World, name: &str) -> HoldingId {
    world.actor("alfa", name).await.holding().unwrap()
}

/// Sends the draft along a path of people.
async fn submit(world: &World, draft: DraftId, seen: i64, names: &[&str]) -> Result<(), Failure> {
    let mut path = Vec::new();
    for name in names {
        path.push(holding(world, name).await);
    }
    world.actor("alfa", "Anna").await.act(SubmitDraft { draft, seen, path }, None).await
}

fn judge(draft: DraftId, seen: i64, judgement: Judgement, remarks: &str) -> JudgeDraft {
    let remarks = Some(remarks.to_owned()).filter(|text| !text.is_empty());
    JudgeDraft { draft, seen, judgement, remarks }
}

async fn accept(world: &World, name: &str, draft: DraftId, seen: i64) -> Result<AfterJudgement, Failure> {
    world.actor("alfa", name).await.act(judge(draft, seen, Judgement::Accept, ""), None).await
}

async fn show(actor: &Actor, draft: DraftId) -> DraftFile {
    actor.see(ShowDraft { draft }).await.unwrap()
}

async fn case_file(actor: &Actor, case: CaseId) -> CaseFile {
    actor.see(ShowCase { case, panels: Vec::new() }).await.unwrap().0
}

fn send(draft: DraftId, seen: i64) -> SendDraft {
    let to = NewAddressee {
        name: "Zmyślona Maria".to_owned(),
        address: None,
        channel: Channel::Ordinary,
        duty: None,
    };
    SendDraft { draft, seen, dated_on: date(2026, 6, 1), addressees: vec![to] }
}

on_both! {
    async fn a_draft_is_accepted_in_two_steps_and_goes_out_byte_for_byte(world: World with faces) {
        let (anna, case, draft) = written(&world).await;
        // While it is not finished, the case does not close.
        let file = case_file(&anna, case).await;
        let ties: Vec<&str> = file.blockers.iter().map(|blocker| blocker.code.as_str()).collect();
        assert_eq!(ties, ["cases-blocker-draft"]);
        let close = CloseCase { case, version: file.case.version };
        assert_eq!(code(anna.act(close, None).await), "cases.blocked");
        assert_eq!(code(anna.act(send(draft, 1), None).await), "drafts.not-accepted");

        submit(&world, draft, 1, &["Konrad", "Norbert"]).await.unwrap();
        // It is Konrad's turn and nobody else's.
        assert_eq!(code(accept(&world, "Norbert", draft, 1).await), "drafts.not-your-turn");
        let konrad = world.actor("alfa", "Konrad").await;
        assert_eq!(konrad.see(ListWaiting).await.unwrap().drafts.len(), 1);
        assert_eq!(accept(&world, "Konrad", draft, 1).await.unwrap().state, DraftState::Accepting);
        assert_eq!(konrad.see(ListWaiting).await.unwrap().drafts.len(), 0);
        assert_eq!(code(anna.act(send(draft, 1), None).await), "drafts.not-accepted");
        assert_eq!(accept(&world, "Norbert", draft, 1).await.unwrap().state, DraftState::Accepted);

        let sent = anna.act(send(draft, 1), None).await.unwrap();
        let letters = anna.see(ListCaseLetters { case }).await.unwrap();
        let norbert = world.actor("alfa", "Norbert").await.signature();
        assert_eq!((letters.letters[0].id, letters.letters[0].signed_by.as_str()), (sent.id, norbert.as_str()));
        let document = letters.documents[0].id;
        let out = anna.see(LetterContent { case, document }).await.unwrap();
        let kept = show(&anna, draft).await;
        let from = anna.see(DraftContent { draft, document: kept.document.id, version: None }).await.unwrap();
        assert_eq!(out.readable.sha256(), from.readable.sha256());
        assert_eq!((kept.draft.state, kept.draft.letter), (DraftState::Sent, Some(sent.id)));
        // Twice is refused, and the case is free again (what is owed now is the evidence of the letter).
        assert_eq!(code(anna.act(send(draft, 1), None).await), "drafts.over");
        let codes: Vec<String> =
            case_file(&anna, case).await.blockers.into_iter().map(|one| one.code).collect();
        assert_eq!(codes, ["cases-blocker-prove-delivery"]);
        world.assert_sound().await;
    }

    async fn any_change_voids_what_was_accepted_and_says_so(world: World with faces) {
        let (anna, _, draft) = written(&world).await;
        submit(&world, draft, 1, &["Konrad", "Norbert"]).await.unwrap();
        accept(&world, "Konrad", draft, 1).await.unwrap();
        let file = text(&anna, "druga").await;
        anna.act(ReviseDraft { draft, after: 1, file }, None).await.unwrap();
        let file = show(&anna, draft).await;
        assert_eq!(file.draft.state, DraftState::Writing);
        assert!(file.steps.iter().all(|step| step.voided == Some(Voided::Changed)));
        assert_eq!(file.steps[0].verdict, Some(StepVerdict::Accepted));
        // Who had the old version before their eyes accepts nothing, and is told.
        let late = accept(&world, "Norbert", draft, 1).await;
        assert_eq!(code(late), "drafts.not-under-way");
        submit(&world, draft, 2, &["Norbert"]).await.unwrap();
        assert_eq!(code(accept(&world, "Norbert", draft, 1).await), "drafts.changed-meanwhile");
        assert_eq!(show(&anna, draft).await.steps[2].verdict, None);
        accept(&world, "Norbert", draft, 2).await.unwrap();
        // Also what was accepted by everybody.
        let file = text(&anna, "trzecia").await;
        anna.act(ReviseDraft { draft, after: 2, file }, None).await.unwrap();
        assert_eq!(code(anna.act(send(draft, 3), None).await), "drafts.not-accepted");
        world.assert_sound().await;
    }

    async fn who_is_asked_returns_with_remarks_or_corrects_and_accepts(world: World with faces) {
        let (anna, _, draft) = written(&world).await;
        submit(&world, draft, 1, &["Konrad", "Norbert"]).await.unwrap();
        let konrad = world.actor("alfa", "Konrad").await;
        let back = |remarks| judge(draft, 1, Judgement::Return, remarks);
        assert_eq!(codes(konrad.act(back(""), None).await.unwrap_err()), ["cases.text-missing"]);
        konrad.act(back("brakuje podstawy prawnej"), None).await.unwrap();
        let file = show(&anna, draft).await;
        assert_eq!((file.draft.state, file.steps[0].verdict), (DraftState::Writing, Some(StepVerdict::Returned)));
        assert_eq!(file.steps[0].remarks.as_deref(), Some("brakuje podstawy prawnej"));
        assert_eq!(file.steps[0].judged_sha256, Some(file.document.sha256.to_string()));

        submit(&world, draft, 1, &["Konrad", "Norbert"]).await.unwrap();
        accept(&world, "Konrad", draft, 1).await.unwrap();
        let norbert = world.actor("alfa", "Norbert").await;
        let better = text(&norbert, "poprawiona").await;
        let correct = CorrectDraft { draft, after: 1, file: better, remarks: "literówka".to_owned() };
        assert_eq!(norbert.act(correct, None).await.unwrap().state, DraftState::Accepted);
        let file = show(&anna, draft).await;
        let last = file.steps.last().unwrap();
        assert_eq!((last.verdict, last.judged_version), (Some(StepVerdict::Corrected), Some(2)));
        assert_eq!(last.judged_sha256, Some(file.document.sha256.to_string()));
        // Konrad's consent stands with the version that he saw.
        assert_eq!((file.steps[2].verdict, file.steps[2].judged_version), (Some(StepVerdict::Accepted), Some(1)));
        anna.act(send(draft, 2), None).await.unwrap();
        world.assert_sound().await;
    }

    async fn a_path_that_cannot_end_is_refused_at_once(world: World with faces) {
        let (anna, _, draft) = written(&world).await;
        let refused = |names: &'static [&'static str]| {
            let world = &world;
            async move { code(submit(world, draft, 1, names).await) }
        };
        assert_eq!(refused(&[]).await, "drafts.path-empty");
        assert_eq!(refused(&["Norbert", "Norbert"]).await, "drafts.path-twice");
        assert_eq!(refused(&["Norbert", "Anna"]).await, "drafts.path-no-signatory");
        assert_eq!(refused(&["Karolina", "Norbert"]).await, "drafts.path-no-judge");
        let stranger = SubmitDraft { draft, seen: 1, path: vec![world.kernel.env().new_id()] };
        assert_eq!(code(anna.act(stranger, None).await), "drafts.path-gone");
        // Somebody of another office does not stand at a post here.
        let other = world.actor("beta", "Adam").await.holding().unwrap();
        let foreign = SubmitDraft { draft, seen: 1, path: vec![other] };
        assert_eq!(code(anna.act(foreign, None).await), "drafts.path-gone");
        submit(&world, draft, 1, &["Norbert"]).await.unwrap();
        assert_eq!(refused(&["Norbert"]).await, "drafts.under-way");
        // The author may take it back at any time; what waited waits no more.
        anna.act(RecallDraft { draft }, None).await.unwrap();
        let norbert = world.actor("alfa", "Norbert").await;
        assert_eq!(norbert.see(ListWaiting).await.unwrap().drafts.len(), 0);
        world.assert_sound().await;
    }

    async fn who_is_asked_sees_the_draft_and_strangers_do_not(world: World with faces) {
        let (anna, case, draft) = written(&world).await;
        let olga = world.actor("alfa", "Olga").await;
        assert!(matches!(olga.see(ShowDraft { draft }).await, Err(Failure::Hidden)));
        // Named by mistake and taken back before she judged, or named behind others, she is not asked.
        submit(&world, draft, 1, &["Olga", "Norbert"]).await.unwrap();
        anna.act(RecallDraft { draft }, None).await.unwrap();
        assert!(matches!(olga.see(ShowDraft { draft }).await, Err(Failure::Hidden)));
        submit(&world, draft, 1, &["Konrad", "Olga", "Norbert"]).await.unwrap();
        assert!(matches!(olga.see(ShowDraft { draft }).await, Err(Failure::Hidden)));
        anna.act(RecallDraft { draft }, None).await.unwrap();
        submit(&world, draft, 1, &["Olga", "Norbert"]).await.unwrap();
        assert_eq!(show(&olga, draft).await.draft.id, draft);
        accept(&world, "Olga", draft, 1).await.unwrap();
        // The case itself stays closed to her, and what others do to a draft.
        assert!(matches!(olga.see(ShowCase { case, panels: Vec::new() }).await, Err(Failure::Hidden)));
        let file = text(&olga, "cudza").await;
        let revise = ReviseDraft { draft, after: 1, file };
        assert!(matches!(olga.act(revise, None).await, Err(Failure::Hidden)));
        assert!(matches!(olga.act(RecallDraft { draft }, None).await, Err(Failure::Hidden)));
        let path = olga.holding().into_iter().collect();
        assert!(matches!(olga.act(SubmitDraft { draft, seen: 1, path }, None).await, Err(Failure::Hidden)));
        assert!(matches!(olga.see(DraftPathForm { draft }).await, Err(Failure::Hidden)));
        assert!(matches!(olga.see(DraftSendForm { draft }).await.map(drop), Err(Failure::Hidden)));
        let offered = show(&olga, draft).await.may;
        assert_eq!((offered.work, offered.send, offered.reach), (false, false, false));
        let offered = show(&anna, draft).await.may;
        assert_eq!((offered.work, offered.send, offered.reach), (true, true, true));
        let stranger = world.actor("beta", "Adam").await;
        assert!(matches!(stranger.see(ShowDraft { draft }).await, Err(Failure::Hidden)));
        // Given up it stays, with the reason, and holds the case no more.
        anna.act(DropDraft { draft, reason: "strona wycofała wniosek".to_owned() }, None).await.unwrap();
        let file = show(&anna, draft).await;
        assert_eq!(file.draft.dropped_reason.as_deref(), Some("strona wycofała wniosek"));
        assert_eq!(case_file(&anna, case).await.blockers, []);
        assert_eq!(code(anna.act(RecallDraft { draft }, None).await), "drafts.over");
        world.assert_sound().await;
    }
}
