//! A letter is begun.

use obieg_cases::deeds::{CaseTarget, TieCase};
use obieg_cases::model::CaseId;
use obieg_documents::{AddDocument, DocumentKind, HolderKind, NewFile};
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{About, DraftEvent};
use crate::model::{DraftId, DraftState, DraftView};
use crate::store;

/// Puts the first version of a letter into its case.
#[derive(Debug, Serialize)]
pub struct WriteDraft {
    /// The case.
    pub case: CaseId,
    /// Title, 1 to 500 characters.
    pub title: String,
    /// The first version.
    pub file: NewFile,
    /// Was it made from a template, which keeps what was written?
    pub composed: bool,
}

/// What was begun.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WrittenDraft {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: DraftId,
}

named!(WriteDraft, "drafts.write-draft", [(Officer, Reach), (Head, Reach), (Executive, Reach)]);

impl Deed for WriteDraft {
    type Target = CaseTarget;
    type Event = DraftEvent;
    type Done = WrittenDraft;

    obieg_cases::targets_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        obieg_cases::rules::may_change(&target.case)?;
        let title = obieg_cases::rules::line("title", &self.title, 500)?;
        let author = granted.actor().holding().ok_or_else(|| Refusal::state("drafts.no-author"))?;
        let id: DraftId = granted.env().new_id();
        let document = granted.step(&AddDocument {
            holder: id.uuid(),
            holder_kind: HolderKind::Draft,
            title: title.clone(),
            kind: DocumentKind::Draft,
            file: self.file.clone(),
        })?;
        let draft = DraftView {
            id,
            case: self.case,
            title,
            author,
            author_label: granted.actor().signature(),
            document: document.id,
            state: DraftState::Writing,
            round: 0,
            letter: None,
            dropped_reason: None,
            composed: self.composed,
            awaited: None,
            version: 1,
        };
        store::add(&mut granted, &draft)?;
        granted.step(&TieCase {
            case: self.case,
            thing: id.uuid(),
            kind: "draft",
            what: draft.title.clone(),
            link: format!("/projekty/{id}"),
        })?;
        let event = DraftEvent::DraftWritten { about: About::of(&draft), identifier: document.identifier };
        granted.commit(&event, WrittenDraft { id })
    }
}
