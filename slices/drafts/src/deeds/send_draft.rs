//! The accepted version goes out as a letter, byte for byte, or what was named in its place: the same letter with a signature.

use jiff::civil::Date;
use obieg_documents::NewFile;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use obieg_letters::deeds::{SendLetter, SentLetter};
use obieg_letters::model::NewAddressee;
use serde::Serialize;

use super::{About, DraftEvent, DraftTarget, targets_draft, to_case, untie};
use crate::model::DraftId;
use crate::{rules, store};

/// Sends the accepted version.
#[derive(Debug, Serialize)]
pub struct SendDraft {
    /// Which.
    pub draft: DraftId,
    /// The version of the document that the doer has seen.
    pub seen: i64,
    /// Date on the letter.
    pub dated_on: Date,
    /// To whom.
    pub addressees: Vec<NewAddressee>,
}

named!(SendDraft, "drafts.send-draft", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for SendDraft {
    type Target = DraftTarget;
    type Event = DraftEvent;
    type Done = SentLetter;

    targets_draft!(to_case);

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        let DraftTarget { draft, document, steps, .. } = &target;
        rules::same_version(self.seen, document.version)?;
        let sha256 = document.sha256.to_string();
        rules::may_send(draft, steps, &sha256)?;
        rules::nothing_awaited(draft, document.version)?;
        // The last one on the path is who signs.
        let last = steps.iter().filter(|step| step.round == draft.round).max_by_key(|step| step.place);
        let signed_by = last.and_then(|step| step.judged_by.clone());
        let files = outgoing(&mut granted, &target, &sha256)?;
        let sent = granted.step(&SendLetter {
            case: draft.case,
            title: draft.title.clone(),
            dated_on: self.dated_on,
            signed_by: signed_by.ok_or_else(|| Refusal::state("drafts.not-accepted"))?,
            addressees: self.addressees.clone(),
            files,
        })?;
        store::set_sent(&mut granted, draft, sent.id)?;
        untie(&mut granted, draft)?;
        let event = DraftEvent::DraftSent {
            about: About::of(draft),
            letter: sent.id.uuid(),
            version: self.seen,
            sha256,
        };
        granted.commit(&event, sent)
    }
}

/// The files of the letter: those named for exactly this version, else the version itself.
fn outgoing(
    granted: &mut Granted<'_, SendDraft>,
    target: &DraftTarget,
    sha256: &str,
) -> Result<Vec<NewFile>, Failure> {
    let DraftTarget { draft, document, .. } = target;
    let mut documents = store::outgoing(granted, draft.id, (document.version, sha256))?;
    if documents.is_empty() {
        documents.push(document.id);
    }
    let mut files = Vec::new();
    for id in documents {
        let content = obieg_documents::store::find_content(granted, draft.id.uuid(), id, None)?;
        files
            .push(NewFile::again(&content.ok_or_else(|| Failure::internal("what goes out has no content"))?));
    }
    Ok(files)
}
