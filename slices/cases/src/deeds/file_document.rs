//! Documents of the office's own join the case: notes, opinions, evidence.

use obieg_documents::{AddDocument, DocumentKind, HolderKind, NewFile};
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use serde::Serialize;

use super::{CaseEvent, CaseTarget};
use crate::changes_case;
use crate::model::CaseId;
use crate::rules;

/// Files documents into a case. A cooperating unit may do it too: its opinions stand in the owner's file.
#[derive(Debug, Serialize)]
pub struct FileDocument {
    /// The case.
    pub case: CaseId,
    /// The part that they play.
    pub kind: DocumentKind,
    /// The files, 1 to 20.
    pub files: Vec<NewFile>,
}

named!(FileDocument, "cases.file-document", [(Officer, Reach), (Head, Reach), (Executive, Reach)]);

impl Deed for FileDocument {
    type Target = CaseTarget;
    type Event = CaseEvent;
    type Done = Vec<String>;

    changes_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case)?;
        if self.files.is_empty() {
            return Err(Refusal::input("cases.no-file").on("file").into());
        }
        let mut documents = Vec::new();
        for file in &self.files {
            let added = granted.step(&AddDocument {
                holder: self.case.uuid(),
                holder_kind: HolderKind::Case,
                title: String::new(),
                kind: self.kind,
                file: file.clone(),
            })?;
            documents.push(added.identifier);
        }
        granted.commit(&CaseEvent::DocumentFiled { case: self.case, documents: documents.clone() }, documents)
    }
}
