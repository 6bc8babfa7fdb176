//! Signatures as values.

use jiff::Timestamp;
use obieg_documents::DocumentId;
use obieg_drafts::model::{DraftId, DraftToSign};
use obieg_kernel::{coded, kinds};
use obieg_signatures::Report;
use serde::Serialize;
use utoipa::ToSchema;

kinds! {
    /// The seal of an office.
    SealTag, SealId => "seal";
    /// An accepted letter with a signature, or the attempt at one.
    SignedTag, SignedId => "signed letter";
    /// A judgement of a file.
    ReportTag, ReportId => "signature report";
}

/// What is said of a file, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The signature holds and its signer is trusted.
    Correct,
    /// The signature holds; whose key it is nobody has decided.
    TrustNotDecided,
    /// Not enough could be read to say anything.
    Unreadable,
    /// The signature contradicts itself.
    Incorrect,
    /// There is no signature.
    Unsigned,
}

coded!(Word {
    Correct => "correct",
    TrustNotDecided => "trust-not-decided",
    Unreadable => "unreadable",
    Incorrect => "incorrect",
    Unsigned => "unsigned",
});

impl Word {
    /// Of an engine's word.
    pub const fn of(word: obieg_signatures::Word) -> Self {
        match word {
            obieg_signatures::Word::Correct => Self::Correct,
            obieg_signatures::Word::TrustNotDecided => Self::TrustNotDecided,
            obieg_signatures::Word::Unreadable => Self::Unreadable,
            obieg_signatures::Word::Incorrect => Self::Incorrect,
        }
    }

    /// Colour and symbol of its tag.
    pub const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Correct => ("success", "seal-ok"),
            Self::TrustNotDecided => ("info", "seal"),
            Self::Unreadable => ("warning", "blocked"),
            Self::Incorrect => ("danger", "seal-bad"),
            Self::Unsigned => ("neutral", "file"),
        }
    }
}

/// Why nobody could read a file to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Died {
    /// It took more time than a file may.
    Time,
    /// It took more memory than a file may.
    Memory,
    /// The reader fell over it.
    Broken,
    /// It is larger than what is read.
    Large,
}

coded!(Died { Time => "time", Memory => "memory", Broken => "broken", Large => "large" });

/// How a seal lies to the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealForm {
    /// Inside the PDF.
    Pades,
    /// A file of its own beside the letter.
    Xades,
}

coded!(SealForm { Pades => "pades", Xades => "xades" });

/// Where the key of a seal lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// In a PKCS#12 file that the program keeps sealed.
    File,
    /// In a device of the installation.
    Device,
}

coded!(KeyKind { File => "file", Device => "device" });

/// Who makes a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedKind {
    /// The program, with the office's seal.
    Seal,
    /// Somebody elsewhere, with a tool of their own.
    Outside,
}

coded!(SignedKind { Seal => "seal", Outside => "outside" });

/// Where a signature stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedState {
    /// The seal was asked for.
    Waiting,
    /// The signed file is stored, was read back and verified.
    Kept,
    /// It did not come to be; why is told.
    Failed,
}

coded!(SignedState { Waiting => "waiting", Kept => "kept", Failed => "failed" });

/// Why a seal did not come to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no seal any more.
    NoSeal,
    /// The certificate of the seal has ended.
    SealExpired,
    /// The key file or device does not open.
    KeyStore,
    /// The key is not one that seals.
    Key,
    /// Whoever holds the key said no.
    Signing,
    /// The time-stamping service gave no time-stamp.
    Stamp,
    /// The letter cannot be sealed in this form.
    Content,
    /// The stored file did not verify as a signature of the accepted version.
    Unverified,
    /// The letter changed, was taken back or went out meanwhile.
    Changed,
    /// It took too long or too much, or the worker fell.
    Died,
    /// Nobody could be started to do the work.
    Unavailable,
}

coded!(Fault {
    NoSeal => "no-seal",
    SealExpired => "seal-expired",
    KeyStore => "key-store",
    Key => "key",
    Signing => "signing",
    Stamp => "stamp",
    Content => "content",
    Unverified => "unverified",
    Changed => "changed",
    Died => "died",
    Unavailable => "unavailable",
});

/// The seal of the office, without its secret.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SealView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: SealId,
    /// Where its key lies.
    pub place: KeyKind,
    /// Whom its certificate names.
    pub subject: String,
    /// Who issued it.
    pub issuer: String,
    /// Until when the certificate is valid.
    #[schema(value_type = String, format = DateTime)]
    pub not_after: Timestamp,
    /// SHA-256 of the certificate, hex.
    pub certificate_sha256: String,
    /// When it was kept.
    #[schema(value_type = String, format = DateTime)]
    pub kept_at: Timestamp,
    /// By whom, name and post as of that day.
    pub kept_by: String,
}

/// An accepted letter with a signature, or the attempt at one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SignedView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: SignedId,
    /// The draft.
    #[schema(value_type = String, format = Uuid)]
    pub draft: DraftId,
    /// The accepted version of its document.
    pub version: i64,
    /// SHA-256 of the accepted bytes, hex.
    pub accepted_sha256: String,
    /// Who makes it.
    pub kind: SignedKind,
    /// Its form: `pades`, `xades`, or the form that was found in what was brought.
    pub form: String,
    /// Where it stands.
    pub state: SignedState,
    /// Why it failed.
    pub fault: Option<Fault>,
    /// The signed file, once it is kept.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub document: Option<DocumentId>,
    /// SHA-256 of the signed file, hex.
    pub sha256: Option<String>,
    /// Does the signature lie in a file of its own beside the letter?
    pub detached: bool,
    /// Whom the certificate names.
    pub signer: Option<String>,
    /// The person of a podpis zaufany, as the platform's seal says.
    pub person: Option<String>,
    /// When the signer says it was made: a claim.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub claimed_at: Option<Timestamp>,
    /// Does a time-stamp of a service stand in it?
    pub stamped: bool,
    /// Who asked for it or brought it, name and post as of that day.
    pub asked_by: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub asked_at: Timestamp,
    /// Is it of a version that stands no more? Then it goes nowhere.
    pub void: bool,
}

/// What the panel and the API tell of a draft.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftSignatures {
    /// The newest first.
    pub signed: Vec<SignedView>,
    /// Has the office a seal that can be used today?
    pub has_seal: bool,
    /// May the asker have the accepted letter sealed?
    pub may_seal: bool,
    /// May the asker bring the accepted letter signed elsewhere?
    pub may_bring: bool,
}

/// What a person may have sealed, for the page of many.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LettersToSign {
    /// The oldest first, at most 50.
    #[schema(value_type = Vec<Object>)]
    pub letters: Vec<LetterToSign>,
    /// Is there more?
    pub more: bool,
    /// Has the office a seal that can be used today?
    pub has_seal: bool,
}

/// An accepted letter and where its signature stands.
#[derive(Debug, Clone, Serialize)]
pub struct LetterToSign {
    /// The draft.
    #[serde(flatten)]
    pub draft: DraftToSign,
    /// The last signature of the version that stands.
    pub signed: Option<SignedView>,
}

/// A judgement of a file.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView {
    /// SHA-256 of the file, hex.
    pub sha256: String,
    /// Name and version of the program that judged.
    pub engine: String,
    /// When it was judged.
    pub judged_at: Timestamp,
    /// The word.
    pub word: Word,
    /// Does it sign something that was not among the files?
    pub wants: bool,
    /// Why nobody could read it to its end.
    pub died: Option<Died>,
    /// Everything that was found, when it was read to its end and there is a signature.
    pub report: Option<Report>,
}
