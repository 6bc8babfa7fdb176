//! A draft is made from a template, or made again from what was written for it.

use obieg_cases::deeds::CaseTarget;
use obieg_cases::model::CaseId;
use obieg_documents::NewFile;
use obieg_drafts::deeds::{DraftTarget, ReviseDraft, WriteDraft};
use obieg_drafts::model::DraftId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::TemplatesEvent;
use crate::model::{Composition, Inputs, TemplateId};
use crate::{rules, store};

/// Begins a draft with the letter that was printed from a template.
#[derive(Debug, Serialize)]
pub struct ComposeDraft {
    /// The case.
    pub case: CaseId,
    /// The template.
    pub template: TemplateId,
    /// Its version.
    pub number: i64,
    /// Title of the draft.
    pub title: String,
    /// What was written.
    pub inputs: Inputs,
    /// The letter. A repeated request is known by what was written: printed again, the letter has another hour in it.
    #[serde(skip)]
    pub file: NewFile,
}

/// A draft that was made.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Composed {
    /// The draft.
    #[schema(value_type = String, format = Uuid)]
    pub draft: DraftId,
}

named!(ComposeDraft, "templates.compose-draft", [(Officer, Reach), (Head, Reach), (Executive, Reach)]);

impl Deed for ComposeDraft {
    type Target = CaseTarget;
    type Event = TemplatesEvent;
    type Done = Composed;

    obieg_cases::targets_case!();

    fn run(&self, mut granted: Granted<'_, Self>, _: CaseTarget) -> Result<Committed<Self>, Failure> {
        let template = store::find(&mut granted, self.template)?;
        rules::in_use(&template.ok_or_else(|| Refusal::state("templates.ended-refused"))?)?;
        let (case, title) = (self.case, self.title.clone());
        let written = granted.step(&WriteDraft { case, title, file: self.file.clone(), composed: true })?;
        let (draft, template, number) = (written.id, self.template, self.number);
        store::compose(&mut granted, &Composition { draft, template, number, inputs: self.inputs.clone() })?;
        let (id, case, template) = (draft.uuid(), self.case.uuid(), self.template.uuid());
        let event = TemplatesEvent::DraftComposed { draft: id, case, template, version: number };
        granted.commit(&event, Composed { draft })
    }
}

/// A new version of a draft, printed anew from what is written now.
#[derive(Debug, Serialize)]
pub struct ComposeAgain {
    /// The draft.
    pub draft: DraftId,
    /// The last version of its document that was seen.
    pub after: i64,
    /// The version of the template.
    pub number: i64,
    /// What was written.
    pub inputs: Inputs,
    /// The letter; as for [`ComposeDraft`].
    #[serde(skip)]
    pub file: NewFile,
}

named!(ComposeAgain, "templates.compose-again", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for ComposeAgain {
    type Target = DraftTarget;
    type Event = TemplatesEvent;
    type Done = ();

    obieg_drafts::targets_draft!();

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        let draft = self.draft;
        let made = store::composed(&mut granted, draft)?.ok_or(Failure::Hidden)?;
        granted.step(&ReviseDraft { draft, after: self.after, file: self.file.clone() })?;
        let (inputs, number) = (self.inputs.clone(), self.number);
        let made = Composition { inputs, number, ..made };
        store::compose(&mut granted, &made)?;
        let (case, template) = (target.draft.case.uuid(), made.template.uuid());
        let event = TemplatesEvent::DraftComposed { draft: draft.uuid(), case, template, version: number };
        granted.commit(&event, ())
    }
}
