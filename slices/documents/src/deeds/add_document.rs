//! A new document with its first version.

use obieg_inspect::Finding;
use obieg_kernel::{Committed, Deed, Event, Failure, Granted, Reads, named, office_target};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::{DocumentId, DocumentKind, HolderKind, Media, NewFile};
use crate::{rules, store};

/// Adds a document to its holder.
#[derive(Debug, Serialize)]
pub struct AddDocument {
    /// What it hangs on.
    pub holder: Uuid,
    /// What that is.
    pub holder_kind: HolderKind,
    /// Title; the file's name when empty.
    pub title: String,
    /// The part that it plays.
    pub kind: DocumentKind,
    /// The original file.
    pub file: NewFile,
}

/// What was added.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AddedDocument {
    /// Id.
    pub id: DocumentId,
    /// The identifier.
    pub identifier: String,
}

/// What the journal is told.
#[derive(Serialize)]
pub struct DocumentAdded {
    document: DocumentId,
    identifier: String,
    holder: Uuid,
    holder_kind: HolderKind,
    title: String,
    kind: DocumentKind,
    name: String,
    media: Media,
    findings: String,
    size: u64,
    sha256: String,
}

impl Event for DocumentAdded {
    fn name(&self) -> &'static str {
        "DocumentAdded"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.document.uuid(), self.holder]
    }
}

// Wide on purpose, with the weakest relation: this deed has no route and is done only as a step of a deed of the
// holder's slice, whose policy has just judged this actor and this holder. Documents knows neither items nor cases and
// could only repeat that judgement, worse.
named!(
    AddDocument,
    "documents.add-document",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Machine, Colleague),
    ]
);

impl Deed for AddDocument {
    type Target = ();
    type Event = DocumentAdded;
    type Done = AddedDocument;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        if let Some(refusal) = rules::refusal_of(&self.file, "files") {
            return Err(refusal.into());
        }
        let id: DocumentId = granted.env().new_id();
        let year = granted.env().today().year();
        let number = granted.number(&format!("document/{year}"), id.uuid())?;
        let identifier = rules::identifier(year, number);
        let name = file_name(&self.file, &identifier);
        let title =
            Some(rules::clean_title(&self.title)).filter(|title| !title.is_empty()).unwrap_or(name.clone());
        granted.keep(self.file.stored())?;
        let by = granted.actor().holding();
        let row = store::NewDocument {
            id,
            holder: self.holder,
            holder_kind: self.holder_kind,
            identifier: &identifier,
            title: &title,
            kind: self.kind,
            by,
        };
        store::add_document(&mut granted, &row)?;
        let label = granted.actor().signature();
        store::add_version(&mut granted, id, 1, &self.file, &name, (by, &label))?;
        let event = DocumentAdded {
            document: id,
            identifier: identifier.clone(),
            holder: self.holder,
            holder_kind: self.holder_kind,
            title,
            kind: self.kind,
            name,
            media: self.file.media(),
            findings: Finding::join(self.file.findings()),
            size: self.file.stored().size(),
            sha256: self.file.stored().sha256().to_string(),
        };
        granted.commit(&event, AddedDocument { id, identifier })
    }
}

/// A file without a name is called by its document's identifier.
fn file_name(file: &NewFile, identifier: &str) -> String {
    if file.name().is_empty() { identifier.to_owned() } else { file.name().to_owned() }
}
