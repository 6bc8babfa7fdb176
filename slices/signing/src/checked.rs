//! Signed files that were read back from the store and found to sign exactly the accepted version. Nothing else becomes a signed letter.

use jiff::Timestamp;
use obieg_documents::{Content, NewFile};
use obieg_kernel::Failure;
use obieg_kernel::blob::Blobs;
use obieg_signatures::{Form, Report};
use serde::Serialize;

use crate::judge::{Compared, Judge, Unavailable};
use crate::rules;

/// A stored file that signs exactly the accepted bytes. Only [`check`] makes one.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    signed: NewFile,
    accepted: NewFile,
    form: &'static str,
    detached: bool,
    signer: Option<String>,
    person: Option<String>,
    claimed_at: Option<Timestamp>,
    stamped: bool,
}

impl Checked {
    /// The files that go out: the signed one, with the accepted one before it when the signature lies beside.
    pub(crate) fn files(&self) -> Vec<NewFile> {
        let accepted = self.detached.then(|| self.accepted.clone());
        accepted.into_iter().chain([self.signed.clone()]).collect()
    }

    /// SHA-256 of the accepted bytes, hex.
    pub(crate) fn accepted_sha256(&self) -> String {
        self.accepted.stored().sha256().to_string()
    }

    /// SHA-256 of the signed file, hex.
    pub(crate) fn sha256(&self) -> String {
        self.signed.stored().sha256().to_string()
    }

    pub(crate) fn form(&self) -> &'static str {
        self.form
    }

    pub(crate) fn detached(&self) -> bool {
        self.detached
    }

    pub(crate) fn signer(&self) -> Option<&str> {
        self.signer.as_deref()
    }

    pub(crate) fn person(&self) -> Option<&str> {
        self.person.as_deref()
    }

    pub(crate) fn claimed_at(&self) -> Option<Timestamp> {
        self.claimed_at
    }

    pub(crate) fn stamped(&self) -> bool {
        self.stamped
    }
}

/// Why a signed file is none of the accepted version, or nobody could say.
#[derive(Debug)]
pub enum NotChecked {
    /// It was looked at: why it is not taken.
    Refused(obieg_kernel::Refusal),
    /// Nobody could look at it.
    Unavailable,
    /// The store did not answer.
    Failed(Failure),
}

impl From<NotChecked> for Failure {
    fn from(why: NotChecked) -> Self {
        match why {
            NotChecked::Refused(refusal) => refusal.into(),
            NotChecked::Unavailable => obieg_kernel::Refusal::state("signing.no-judge").into(),
            NotChecked::Failed(failure) => failure,
        }
    }
}

/// Reads both files back from the store and holds one against the other, in a process with limits.
///
/// # Errors
/// [`NotChecked`].
pub async fn check(
    judge: &Judge,
    blobs: &Blobs,
    at: Timestamp,
    (accepted, signed): (&Content, NewFile),
) -> Result<Checked, NotChecked> {
    let size = signed.stored().size().max(accepted.readable.size());
    if size > rules::MOST {
        return Err(NotChecked::Refused(rules::died(crate::model::Died::Large)));
    }
    let read = |readable| async move { blobs.read(&readable, rules::MOST).await };
    let failed = |error| NotChecked::Failed(Failure::Store(error));
    let uploaded = read(signed.stored().readable()).await.map_err(failed)?;
    let original = read(accepted.readable.clone()).await.map_err(failed)?;
    match judge.compare(at, uploaded, original).await {
        Ok(Compared::Exact(report)) => Ok(of(&report, signed, accepted)),
        Ok(Compared::Differs(why, report, detail)) => {
            tracing::info!(?why, detail, word = ?report.word, "a signed file is not of the accepted version");
            Err(NotChecked::Refused(rules::differs(why)))
        }
        Ok(Compared::Died(why)) => Err(NotChecked::Refused(rules::died(why))),
        Err(Unavailable) => Err(NotChecked::Unavailable),
    }
}

fn of(report: &Report, signed: NewFile, accepted: &Content) -> Checked {
    let first = report.signatures.first();
    let signer = first.and_then(|one| one.signer.as_ref());
    Checked {
        signed,
        accepted: NewFile::again(accepted),
        form: first.map_or("unknown", |one| form_code(one.form)),
        detached: rules::is_detached(report),
        signer: signer.map(|one| one.common_name.clone().unwrap_or_else(|| one.subject.clone())),
        person: first.and_then(|one| one.person.as_ref()).and_then(crate::told::person),
        claimed_at: first.and_then(|one| one.claimed_time),
        stamped: first.is_some_and(|one| !one.time_stamps.is_empty()),
    }
}

/// The code of a form, as in locale keys.
pub(crate) const fn form_code(form: Form) -> &'static str {
    match form {
        Form::XmlEnveloped => "xml-enveloped",
        Form::XmlEnveloping => "xml-enveloping",
        Form::XmlDetached => "xml-detached",
        Form::Pdf => "pdf",
        Form::PdfTimeStamp => "pdf-time-stamp",
        Form::CmsAttached => "cms-attached",
        Form::CmsDetached => "cms-detached",
        Form::TimeStampOnly => "time-stamp-only",
    }
}
