//! A working e-mail joins a case: it gets no number of the register (chancery instruction).

use obieg_documents::{AddDocument, DocumentKind, HolderKind, NewFile};
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named, office_target};
use serde::Serialize;

use super::CaseEvent;
use crate::model::CaseId;
use crate::store;

/// Files a message of the office's mailbox into an open case by its sign. Whoever does it need not see the case: the sign
/// stands in the message.
#[derive(Debug, Serialize)]
pub struct FileWorkingMail {
    /// Sign of the case.
    pub sign: String,
    /// The message as it came, then what was taken out of it.
    pub files: Vec<NewFile>,
}

// No route of its own: it is a step of the deed that decides about a message, by a person or by a rule that people approved.
named!(
    FileWorkingMail,
    "cases.file-working-mail",
    [(Chancery, Colleague), (Coordinator, Colleague), (Machine, Colleague)]
);

impl Deed for FileWorkingMail {
    type Target = Option<CaseId>;
    type Event = CaseEvent;
    type Done = String;

    office_target!(Option<CaseId>, |deed, db| Ok(Some(store::open_with_sign(db, &deed.sign)?)));

    fn run(&self, mut granted: Granted<'_, Self>, found: Option<CaseId>) -> Result<Committed<Self>, Failure> {
        // One answer for a sign that does not exist and one of a closed case: nothing is learned by trying.
        let case = found.ok_or_else(|| Refusal::input("cases.no-open-sign").on("sign"))?;
        let mut documents = Vec::new();
        for file in &self.files {
            let added = granted.step(&AddDocument {
                holder: case.uuid(),
                holder_kind: HolderKind::Case,
                title: String::new(),
                kind: DocumentKind::Received,
                file: file.clone(),
            })?;
            documents.push(added.identifier);
        }
        granted.commit(&CaseEvent::DocumentFiled { case, documents }, self.sign.clone())
    }
}
