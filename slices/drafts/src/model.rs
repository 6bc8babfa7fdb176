//! Drafts as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_cases::model::CaseId;
use obieg_documents::{DocumentId, DocumentView, VersionView};
use obieg_kernel::id::HoldingId;
use obieg_kernel::{coded, kinds};
use obieg_letters::model::LetterId;
use serde::Serialize;
use utoipa::ToSchema;

kinds! {
    /// A letter in preparation (projekt pisma).
    DraftTag, DraftId => "draft";
}

/// Where a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftState {
    /// Its author works on it.
    Writing,
    /// It is on a path of acceptance.
    Accepting,
    /// Everybody on the path has accepted the version that stands.
    Accepted,
    /// It went out.
    Sent,
    /// It was given up, with a reason.
    Dropped,
}

coded!(DraftState {
    Writing => "writing",
    Accepting => "accepting",
    Accepted => "accepted",
    Sent => "sent",
    Dropped => "dropped",
});

impl DraftState {
    /// Can nothing more be done to it?
    pub fn is_over(self) -> bool {
        matches!(self, Self::Sent | Self::Dropped)
    }

    /// Colour and symbol of its tag.
    pub const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Writing => ("neutral", "note"),
            Self::Accepting => ("info", "people"),
            Self::Accepted => ("success", "sign"),
            Self::Sent => ("success", "send"),
            Self::Dropped => ("neutral", "close"),
        }
    }
}

/// What an approver said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepVerdict {
    /// Consent to the version.
    Accepted,
    /// Consent to an own correction of it.
    Corrected,
    /// Back to the author, with remarks.
    Returned,
}

coded!(StepVerdict { Accepted => "accepted", Corrected => "corrected", Returned => "returned" });

/// Why a step counts no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voided {
    /// The draft got another version.
    Changed,
    /// Its author took it back.
    Recalled,
    /// Somebody on the path returned it.
    Returned,
    /// It was given up.
    Dropped,
}

coded!(Voided { Changed => "changed", Recalled => "recalled", Returned => "returned", Dropped => "dropped" });

/// A draft on a screen or in the API.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: DraftId,
    /// Its case.
    #[schema(value_type = String, format = Uuid)]
    pub case: CaseId,
    /// Title.
    pub title: String,
    /// Whose it is.
    #[schema(value_type = String, format = Uuid)]
    pub author: HoldingId,
    /// Name and post of the author as of the day.
    pub author_label: String,
    /// Its document, which has the versions.
    #[schema(value_type = String, format = Uuid)]
    pub document: DocumentId,
    /// Where it stands.
    pub state: DraftState,
    /// Number of its last path of acceptance; 0 before the first one.
    pub round: i64,
    /// The outgoing item that it became.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub letter: Option<LetterId>,
    /// Why it was given up.
    pub dropped_reason: Option<String>,
    /// Is its letter made from a template?
    pub composed: bool,
    /// The version of its document whose signature is being made.
    pub awaited: Option<i64>,
    /// Version of this record, for a change.
    pub version: i64,
}

/// One person's turn on a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepView {
    /// The draft.
    #[schema(value_type = String, format = Uuid)]
    pub draft: DraftId,
    /// Number of the path, from 1.
    pub round: i64,
    /// Place on it, from 1.
    pub place: i64,
    /// Who.
    #[schema(value_type = String, format = Uuid)]
    pub approver: HoldingId,
    /// Name and post.
    pub approver_label: String,
    /// Since when it is their turn.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub waits_since: Option<Timestamp>,
    /// What they said.
    pub verdict: Option<StepVerdict>,
    /// Of which version of the document.
    pub judged_version: Option<i64>,
    /// SHA-256 of the bytes that were judged, hex.
    pub judged_sha256: Option<String>,
    /// Who said it, name and post as of that day.
    pub judged_by: Option<String>,
    /// When.
    #[schema(value_type = Option<String>, format = Date)]
    pub judged_on: Option<Date>,
    /// What is to be mended, or what was corrected.
    pub remarks: Option<String>,
    /// Why it counts no more.
    pub voided: Option<Voided>,
}

/// A draft that waits for somebody, in their queue.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaitingDraft {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: DraftId,
    /// Title.
    pub title: String,
    /// Sign of its case.
    pub sign: String,
    /// Whose it is.
    pub author_label: String,
    /// Version of the document that stands.
    pub document_version: i64,
    /// Since when it waits.
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
}

/// An accepted draft that was not sent yet, for the one who may sign it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftToSign {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: DraftId,
    /// Title.
    pub title: String,
    /// Sign of its case.
    pub sign: String,
    /// Whose it is.
    pub author_label: String,
    /// The accepted version of its document.
    pub document_version: i64,
    /// When it was accepted.
    #[schema(value_type = String, format = Date)]
    pub accepted_on: Date,
}

/// The queue of one person, a page of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaitingDrafts {
    /// The longest waiting first.
    pub drafts: Vec<WaitingDraft>,
    /// Is there more?
    pub more: bool,
}

/// The drafts of a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseDrafts {
    /// The newest first.
    pub drafts: Vec<DraftView>,
    /// The steps of their last paths.
    pub steps: Vec<StepView>,
}

/// Everything the page of a draft shows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftFile {
    /// The draft.
    pub draft: DraftView,
    /// Sign of its case.
    pub sign: String,
    /// Its document, with the version that stands.
    pub document: DocumentView,
    /// All versions, the newest first.
    pub versions: Vec<VersionView>,
    /// The steps of all its paths, in their order.
    pub steps: Vec<StepView>,
    /// What goes out in the place of the version that stands, for example the signed letter; empty when that version itself does.
    pub outgoing: Vec<DocumentView>,
    /// What the asker may do.
    pub may: DraftActs,
}

/// What somebody may do to a draft, besides judging it when it is their turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct DraftActs {
    /// Work on it as its author does.
    pub work: bool,
    /// Let it go out, once it is accepted.
    pub send: bool,
    /// Open its case.
    pub reach: bool,
}
