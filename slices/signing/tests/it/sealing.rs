//! Accepted letters get the office's seal, or a signature made elsewhere.

use jiff::civil::date;
use obieg_drafts::deeds::{ReviseDraft, SendDraft};
use obieg_drafts::model::DraftId;
use obieg_drafts::queries::ShowDraft;
use obieg_kernel::{Actor, Failure};
use obieg_letters::model::{Channel, NewAddressee};
use obieg_letters::queries::{LetterContent, ListCaseLetters};
use obieg_signatures::{Context, Word, verify};
use obieg_signing::check;
use obieg_signing::deeds::{EndSeal, SealDraft, UploadSigned};
use obieg_signing::model::{DraftSignatures, Fault, SealForm, SignedKind, SignedState};
use obieg_signing::queries::{ListToSign, ShowSeal, ShowSignatures};
use obieg_testkit::{World, on_both, samples};

use crate::cast::{
    PASSWORD, accept, code, content, file, judge, keep_seal, key, no_judge, runner, signed_beside,
    signed_pdf, turn, written,
};
use crate::faces;

fn seal(draft: DraftId, seen: i64, form: Option<SealForm>) -> SealDraft {
    SealDraft { draft, seen, form }
}

async fn show(actor: &Actor, draft: DraftId) -> DraftSignatures {
    actor.see(ShowSignatures { draft }).await.unwrap()
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

/// Somebody uploads what was signed elsewhere.
async fn bring(world: &World, actor: &Actor, draft: DraftId, bytes: Vec<u8>) -> Result<(), Failure> {
    let accepted = content(actor, draft).await;
    let file = file(actor, "podpisane", bytes).await;
    let now = world.kernel.env().now();
    let checked = check(&judge(), actor.blobs(), now, (&accepted, file)).await?;
    actor.act(UploadSigned { draft, seen: 1, checked }, None).await.map(drop)
}

on_both! {
    async fn a_letter_is_sealed_when_the_stored_file_verifies_and_goes_out_like_that(world: World with faces) {
        let (anna, draft) = written(&world, "decyzja.pdf", samples::PDF.as_bytes()).await;
        let norbert = world.actor("alfa", "Norbert").await;
        assert_eq!(code(norbert.act(seal(draft, 1, None), None).await), "drafts.not-accepted");
        accept(&world, draft, 1).await;
        assert_eq!(code(norbert.act(seal(draft, 1, None), None).await), "signing.no-seal");
        keep_seal(&world, &key("Pieczęć Gminy Brzozowo", 2027), PASSWORD).await.unwrap();
        // Who may not sign for the office seals nothing.
        assert!(matches!(anna.act(seal(draft, 1, None), None).await, Err(Failure::Forbidden)));
        assert_eq!(norbert.see(ListToSign).await.unwrap().letters.len(), 1);
        assert_eq!(code(norbert.act(seal(draft, 2, None), None).await), "drafts.changed-meanwhile");
        norbert.act(seal(draft, 1, None), None).await.unwrap();
        // It was asked for, and nobody calls it signed.
        let waiting = show(&anna, draft).await;
        assert_eq!((waiting.signed[0].state, waiting.may_seal), (SignedState::Waiting, false));
        assert!(waiting.signed[0].document.is_none() && waiting.signed[0].signer.is_none());
        assert_eq!(code(norbert.act(seal(draft, 1, None), None).await), "signing.seal-waits");
        // Nobody sends it without its seal meanwhile.
        assert_eq!(code(anna.act(send(draft, 1), None).await), "drafts.outgoing-awaited");

        turn(&runner(&world, &judge()), &world).await;
        let kept = show(&anna, draft).await.signed.remove(0);
        assert_eq!((kept.state, kept.kind, kept.void), (SignedState::Kept, SignedKind::Seal, false));
        assert_eq!((kept.signer.as_deref(), kept.detached), (Some("Pieczęć Gminy Brzozowo"), false));
        assert_eq!(code(norbert.act(seal(draft, 1, None), None).await), "signing.signed-before");
        // The very bytes that were verified are those that leave.
        let outgoing = anna.see(ShowDraft { draft }).await.unwrap();
        assert_eq!(outgoing.outgoing.len(), 1);
        anna.act(send(draft, 1), None).await.unwrap();
        let letters = anna.see(ListCaseLetters { case: outgoing.draft.case }).await.unwrap();
        let document = letters.documents[0].id;
        let out = anna.see(LetterContent { case: outgoing.draft.case, document }).await.unwrap();
        assert_eq!(Some(out.readable.sha256().to_string()), kept.sha256);
        let bytes = anna.blobs().read(&out.readable, 1 << 20).await.unwrap();
        assert!(bytes.starts_with(samples::PDF.as_bytes()) && bytes.len() > samples::PDF.len());
        let report = verify(&bytes, &[], &Context::at(world.kernel.env().now()));
        assert_eq!(report.word, Word::TrustNotDecided, "{report:#?}");
        world.assert_sound().await;
    }

    async fn a_seal_beside_the_letter_goes_out_with_it(world: World with faces) {
        let (anna, draft) = written(&world, "pismo.txt", b"Pismo do strony").await;
        accept(&world, draft, 1).await;
        keep_seal(&world, &key("Pieczęć Gminy Brzozowo", 2027), PASSWORD).await.unwrap();
        let norbert = world.actor("alfa", "Norbert").await;
        assert_eq!(code(norbert.act(seal(draft, 1, Some(SealForm::Pades)), None).await), "signing.not-a-pdf");
        norbert.act(seal(draft, 1, None), None).await.unwrap();
        turn(&runner(&world, &judge()), &world).await;
        let kept = show(&anna, draft).await.signed.remove(0);
        assert_eq!((kept.state, kept.detached), (SignedState::Kept, true));
        let file = anna.see(ShowDraft { draft }).await.unwrap();
        let names: Vec<&str> = file.outgoing.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["pismo.txt", "pismo.txt.xades"]);
        anna.act(send(draft, 1), None).await.unwrap();
        let letters = anna.see(ListCaseLetters { case: file.draft.case }).await.unwrap();
        assert_eq!(letters.documents.len(), 2);
        world.assert_sound().await;
    }

    async fn what_fails_is_named_and_nothing_is_called_signed(world: World with faces) {
        let (anna, draft) = written(&world, "zly.pdf", b"%PDF-1.7 nic wiecej").await;
        accept(&world, draft, 1).await;
        keep_seal(&world, &key("Pieczęć Gminy Brzozowo", 2027), PASSWORD).await.unwrap();
        let norbert = world.actor("alfa", "Norbert").await;
        norbert.act(seal(draft, 1, None), None).await.unwrap();
        turn(&runner(&world, &judge()), &world).await;
        let failed = |data: DraftSignatures| (data.signed[0].state, data.signed[0].fault);
        assert_eq!(failed(show(&anna, draft).await), (SignedState::Failed, Some(Fault::Content)));
        assert!(anna.see(ShowDraft { draft }).await.unwrap().outgoing.is_empty());
        let later = || world.clock.advance(jiff::SignedDuration::from_secs(1));
        later();
        // It may be tried again in another form; nobody there to do it is another reason.
        norbert.act(seal(draft, 1, Some(SealForm::Xades)), None).await.unwrap();
        turn(&runner(&world, &no_judge()), &world).await;
        assert_eq!(failed(show(&anna, draft).await), (SignedState::Failed, Some(Fault::Unavailable)));
        later();
        // The seal ended, the letter changed: each has its name.
        norbert.act(seal(draft, 1, Some(SealForm::Xades)), None).await.unwrap();
        let igor = world.actor("alfa", "Igor").await;
        let stands = igor.see(ShowSeal).await.unwrap().unwrap();
        igor.act(EndSeal { seal: stands.id }, None).await.unwrap();
        turn(&runner(&world, &judge()), &world).await;
        assert_eq!(failed(show(&anna, draft).await), (SignedState::Failed, Some(Fault::NoSeal)));
        // Nothing is awaited any more: it may go out as it is.
        assert_eq!(anna.see(ShowDraft { draft }).await.unwrap().draft.awaited, None);
        later();
        keep_seal(&world, &key("Nowa pieczęć", 2027), PASSWORD).await.unwrap();
        norbert.act(seal(draft, 1, Some(SealForm::Xades)), None).await.unwrap();
        let other = file(&anna, "pismo.txt", "inne").await;
        anna.act(ReviseDraft { draft, after: 1, file: other }, None).await.unwrap();
        turn(&runner(&world, &judge()), &world).await;
        assert_eq!(failed(show(&anna, draft).await), (SignedState::Failed, Some(Fault::Changed)));
        world.assert_sound().await;
    }

    async fn what_was_signed_elsewhere_is_taken_when_it_is_the_accepted_version(world: World with faces) {
        let (anna, draft) = written(&world, "decyzja.pdf", samples::PDF.as_bytes()).await;
        accept(&world, draft, 1).await;
        let (pdf, own) = (samples::PDF.as_bytes(), key("Jan Zmyślony", 2027));
        let good = signed_pdf(&own, pdf, &world);
        // Each refusal says what is wrong.
        assert_eq!(code(bring(&world, &anna, draft, pdf.to_vec()).await), "signing.brought-unreadable");
        let mut changed = good.clone();
        changed[20] ^= 1;
        assert_eq!(code(bring(&world, &anna, draft, changed).await), "signing.brought-incorrect");
        let other = samples::PDF.replace("595 842", "842 595");
        let of_other = bring(&world, &anna, draft, signed_pdf(&own, other.as_bytes(), &world)).await;
        assert_eq!(code(of_other), "signing.brought-more");
        let beside_other = signed_beside(&own, b"inne", &world);
        assert_ne!(code(bring(&world, &anna, draft, beside_other).await), "Ok(())");
        assert!(show(&anna, draft).await.signed.is_empty());
        bring(&world, &anna, draft, good).await.unwrap();
        let kept = show(&anna, draft).await.signed.remove(0);
        assert_eq!((kept.state, kept.kind), (SignedState::Kept, SignedKind::Outside));
        assert_eq!(kept.signer.as_deref(), Some("Jan Zmyślony"));
        // Strangers know of nothing; who only reads brings nothing.
        let olga = world.actor("alfa", "Olga").await;
        assert!(matches!(olga.see(ShowSignatures { draft }).await, Err(Failure::Hidden)));
        world.assert_sound().await;
    }

    async fn a_new_version_leaves_the_signature_behind(world: World with faces) {
        let (anna, draft) = written(&world, "pismo.txt", b"Pismo").await;
        accept(&world, draft, 1).await;
        let signature = signed_beside(&key("Jan Zmyślony", 2027), b"Pismo", &world);
        bring(&world, &anna, draft, signature).await.unwrap();
        assert!(!show(&anna, draft).await.signed[0].void);
        let next = file(&anna, "pismo.txt", "Pismo poprawione").await;
        anna.act(ReviseDraft { draft, after: 1, file: next }, None).await.unwrap();
        assert!(show(&anna, draft).await.signed[0].void);
        accept(&world, draft, 2).await;
        let file = anna.see(ShowDraft { draft }).await.unwrap();
        assert!(file.outgoing.is_empty());
        anna.act(send(draft, 2), None).await.unwrap();
        let letters = anna.see(ListCaseLetters { case: file.draft.case }).await.unwrap();
        assert_eq!((letters.documents.len(), letters.documents[0].sha256), (1, file.document.sha256));
        world.assert_sound().await;
    }

    async fn a_seal_is_kept_only_when_its_key_opens_and_is_valid(world: World with faces) {
        let good = key("Pieczęć Gminy Brzozowo", 2027);
        assert_eq!(code(keep_seal(&world, &good, "inne").await), "signing.key-store");
        assert_eq!(code(keep_seal(&world, &key("Dawna", 2025), PASSWORD).await), "signing.seal-expired");
        keep_seal(&world, &good, PASSWORD).await.unwrap();
        let igor = world.actor("alfa", "Igor").await;
        let first = igor.see(ShowSeal).await.unwrap().unwrap();
        assert!(first.subject.contains("Brzozowo"));
        // A new one takes its place; one office knows nothing of another's.
        keep_seal(&world, &key("Następna", 2027), PASSWORD).await.unwrap();
        assert!(igor.see(ShowSeal).await.unwrap().unwrap().subject.contains("Następna"));
        assert!(matches!(igor.act(EndSeal { seal: first.id }, None).await, Err(Failure::Hidden)));
        let anna = world.actor("alfa", "Anna").await;
        assert!(matches!(anna.see(ShowSeal).await, Err(Failure::Forbidden)));
        world.assert_sound().await;
    }

    async fn every_statement_is_one_on_this_engine(world: World with faces) {
        let statements: Vec<_> = faces().into_iter().flat_map(|face| face.statements).collect();
        world.kernel.rehearse(&world.office("alfa"), &statements).unwrap();
    }
}
