//! A document of the case is made anew: a scan again, a note further. The earlier versions stay.

use obieg_documents::{AddVersion, DocumentId, DocumentView, NewFile};
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Relation, named};
use serde::Serialize;

use super::CaseEvent;
use super::target::{self, CaseTarget};
use crate::model::CaseId;
use crate::{rules, store};

/// Adds a version to a document of the case or of one of its items.
#[derive(Debug, Serialize)]
pub struct VersionDocument {
    /// The case.
    pub case: CaseId,
    /// The document.
    pub document: DocumentId,
    /// The last version that the doer has seen.
    pub after: i64,
    /// The file.
    pub file: NewFile,
}

named!(VersionDocument, "cases.version-document", [(Officer, Reach), (Head, Reach), (Executive, Reach)]);

impl Deed for VersionDocument {
    type Target = (CaseTarget, DocumentView);
    type Event = CaseEvent;
    type Done = i64;

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|(target, _)| target.case.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<(CaseTarget, DocumentView)>, Failure> {
        let Some(case) = target::load(db, self.case)? else { return Ok(None) };
        // A document that hangs on something else does not exist here.
        Ok(store::document_of(db, self.case, self.document)?.map(|document| (case, document)))
    }

    fn relation(&self, actor: &Actor, (case, _): &(CaseTarget, DocumentView)) -> Relation {
        target::relation(actor, case)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, document): (CaseTarget, DocumentView),
    ) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case)?;
        let step = AddVersion { document: self.document, after: self.after, file: self.file.clone() };
        let version = granted.step(&step)?;
        let event =
            CaseEvent::DocumentVersioned { case: self.case, identifier: document.identifier, version };
        granted.commit(&event, version)
    }
}
