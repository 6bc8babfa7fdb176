//! What can be done about signatures.

mod judging;
mod seals;
mod sign;

use obieg_drafts::deeds::DraftTarget;
use obieg_kernel::Event;
use serde::Serialize;
use uuid::Uuid;

pub use judging::{BeginJudging, KeepReports};
pub use seals::{EndSeal, KeepSeal};
pub use sign::{AskedSeal, FinishSeal, SealDraft, UploadSigned};

use crate::model::{SealId, SignedId};

/// What every event about a letter says.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    signed: SignedId,
    draft: Uuid,
    case: Uuid,
    title: String,
    version: i64,
}

impl About {
    fn of(signed: SignedId, target: &DraftTarget) -> Self {
        Self {
            signed,
            draft: target.draft.id.uuid(),
            case: target.draft.case.uuid(),
            title: target.draft.title.clone(),
            version: target.document.version,
        }
    }
}

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum SigningEvent {
    /// The office has a seal.
    SealKept {
        /// Which.
        seal: SealId,
        /// Whom its certificate names.
        subject: String,
        /// SHA-256 of the certificate.
        certificate_sha256: String,
    },
    /// It is used no more.
    SealEnded {
        /// Which.
        seal: SealId,
        /// Whom its certificate names.
        subject: String,
    },
    /// Somebody had an accepted letter sealed.
    SealAsked {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// SHA-256 of the accepted bytes.
        accepted_sha256: String,
    },
    /// The sealed letter is stored and was verified.
    LetterSealed {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// SHA-256 of the signed file.
        sha256: String,
        /// Whom the certificate names.
        signer: Option<String>,
    },
    /// The seal did not come to be.
    SealFailed {
        /// Of what.
        signed: SignedId,
        /// The draft.
        draft: Uuid,
        /// Why, as a code.
        fault: &'static str,
    },
    /// Somebody brought the accepted letter signed elsewhere.
    SignedBrought {
        /// Of what.
        #[serde(flatten)]
        about: About,
        /// SHA-256 of the signed file.
        sha256: String,
        /// Whom the certificate names.
        signer: Option<String>,
    },
    /// The program judges files from now on.
    JudgingBegun,
    /// Files were judged.
    SignaturesJudged {
        /// Name and version of the engine.
        engine: String,
        /// SHA-256 of each file and its word.
        files: Vec<(String, &'static str)>,
    },
}

impl Event for SigningEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::SealKept { .. } => "SealKept",
            Self::SealEnded { .. } => "SealEnded",
            Self::SealAsked { .. } => "SealAsked",
            Self::LetterSealed { .. } => "LetterSealed",
            Self::SealFailed { .. } => "SealFailed",
            Self::SignedBrought { .. } => "SignedBrought",
            Self::JudgingBegun => "JudgingBegun",
            Self::SignaturesJudged { .. } => "SignaturesJudged",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::SealKept { seal, .. } | Self::SealEnded { seal, .. } => vec![seal.uuid()],
            Self::SealAsked { about, .. }
            | Self::LetterSealed { about, .. }
            | Self::SignedBrought { about, .. } => vec![about.draft, about.case],
            Self::SealFailed { draft, .. } => vec![*draft],
            Self::JudgingBegun | Self::SignaturesJudged { .. } => Vec::new(),
        }
    }
}
