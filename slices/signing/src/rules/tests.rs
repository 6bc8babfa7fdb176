use jiff::Timestamp;
use obieg_documents::Media;
use obieg_kernel::Refusal;
use obieg_kernel::id::Id;
use obieg_signatures::{Code, Context, verify};

use super::{beside_key, differs, fitting, may_ask, may_carry, may_have, may_use, wants_files};
use crate::judge::Differs;
use crate::model::{Fault, KeyKind, SealForm, SealView, SignedKind, SignedState, SignedView, Word};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn seal(not_after: &str) -> SealView {
    SealView {
        id: Id::from_uuid(uuid::Uuid::nil()),
        place: KeyKind::File,
        subject: "CN=Urząd Gminy Brzozowo".to_owned(),
        issuer: "CN=Centrum".to_owned(),
        not_after: at(not_after),
        certificate_sha256: String::new(),
        kept_at: at("2026-01-01T00:00:00Z"),
        kept_by: String::new(),
    }
}

fn signed(version: i64, sha256: &str, state: SignedState) -> SignedView {
    SignedView {
        id: Id::from_uuid(uuid::Uuid::nil()),
        draft: Id::from_uuid(uuid::Uuid::nil()),
        version,
        accepted_sha256: sha256.to_owned(),
        kind: SignedKind::Seal,
        form: "pades".to_owned(),
        state,
        fault: (state == SignedState::Failed).then_some(Fault::Stamp),
        document: None,
        sha256: None,
        detached: false,
        signer: None,
        person: None,
        claimed_at: None,
        stamped: false,
        asked_by: String::new(),
        asked_at: at("2026-06-01T00:00:00Z"),
        void: false,
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    result.map_or_else(|refusal| refusal.code, |_| "may")
}

#[test]
fn a_seal_is_used_until_its_certificate_ends() {
    let now = at("2026-06-01T08:00:00Z");
    for (there, wanted) in [
        (None, "signing.no-seal"),
        (Some(seal("2026-06-01T08:00:00Z")), "signing.seal-expired"),
        (Some(seal("2026-06-01T08:00:01Z")), "may"),
    ] {
        assert_eq!(code(may_use(there.as_ref(), now)), wanted);
    }
}

#[test]
fn a_version_is_signed_once() {
    for (before, wanted) in [
        (vec![], "may"),
        (vec![signed(2, "a", SignedState::Waiting)], "signing.seal-waits"),
        (vec![signed(2, "a", SignedState::Kept)], "signing.signed-before"),
        (vec![signed(2, "a", SignedState::Failed)], "may"),
        // Another version, or other bytes of a version that was accepted anew.
        (vec![signed(1, "a", SignedState::Kept), signed(2, "b", SignedState::Waiting)], "may"),
    ] {
        assert_eq!(code(may_ask(2, "a", &before)), wanted);
    }
}

#[test]
fn only_a_pdf_is_sealed_inside() {
    for media in [Media::Pdf, Media::Docx, Media::Xml, Media::Text] {
        assert_eq!(code(may_have(SealForm::Xades, media)), "may");
        let inside = if media == Media::Pdf { "may" } else { "signing.not-a-pdf" };
        assert_eq!(code(may_have(SealForm::Pades, media)), inside);
        assert_eq!(code(may_have(fitting(media), media)), "may");
    }
}

#[test]
fn pictures_and_office_documents_are_not_opened_for_signatures() {
    for media in [Media::Pdf, Media::Xml, Media::AsicE, Media::AsicS, Media::Zip, Media::Other, Media::Text] {
        assert!(may_carry(media));
    }
    for media in [Media::Png, Media::Docx, Media::Mail, Media::Html] {
        assert!(!may_carry(media));
    }
}

#[test]
fn a_set_of_files_has_one_name_in_any_order() {
    let set = |hashes: &[&str]| beside_key(hashes.iter().map(|&one| one.to_owned()).collect());
    assert_eq!(set(&[]), "");
    assert_eq!(set(&["a", "b"]), set(&["b", "a", "a"]));
    assert_ne!(set(&["a", "b"]), set(&["a"]));
    assert_ne!(set(&["a", "b"]), set(&["a b"]).replace(' ', "") + "x");
    assert_eq!(set(&["a"]).len(), 64);
}

#[test]
fn every_difference_has_its_refusal() {
    let all = [Differs::Incorrect, Differs::Unreadable, Differs::Content, Differs::More];
    let codes: std::collections::BTreeSet<_> = all.into_iter().map(|why| differs(why).code).collect();
    assert_eq!(codes.len(), all.len());
}

#[test]
fn every_word_of_the_engine_is_one_of_ours_and_nothing_is_wanted_without_a_signature() {
    use obieg_signatures::Word as Engine;
    let words = [Engine::Correct, Engine::TrustNotDecided, Engine::Unreadable, Engine::Incorrect];
    assert_eq!(
        words.map(|word| Word::of(word).code()),
        ["correct", "trust-not-decided", "unreadable", "incorrect"]
    );
    let report = verify(b"nothing", &[], &Context::at(at("2026-06-01T08:00:00Z")));
    assert!(!wants_files(&report));
    assert_eq!(report.findings.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::NoSignature]);
}

#[test]
fn a_password_is_as_long_as_somebody_types() {
    assert!(super::secret_fits("pin", &"ą".repeat(super::MOST_SECRET)).is_ok());
    let refused = super::secret_fits("pin", &"ą".repeat(super::MOST_SECRET + 1)).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), ("signing.secret-long", Some("pin")));
}
