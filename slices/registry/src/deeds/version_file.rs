//! A scan is made again. The earlier versions stay.

use obieg_documents::{AddVersion, DocumentId, DocumentView, NewFile};
use obieg_kernel::{Actor, Committed, Deed, Event, Failure, Granted, Lookup, Refusal, Relation, named};
use serde::Serialize;
use uuid::Uuid;

use super::target::{self, ItemTarget, must_be_open};
use crate::model::{ItemId, Stage};

/// Adds a version to a document of an item.
#[derive(Debug, Serialize)]
pub struct VersionFile {
    /// The item.
    pub item: ItemId,
    /// The document.
    pub document: DocumentId,
    /// The last version that the doer has seen.
    pub after: i64,
    /// The file.
    pub file: NewFile,
}

/// What the journal is told.
#[derive(Serialize)]
pub struct FileVersioned {
    item: ItemId,
    number: String,
    identifier: String,
    version: i64,
}

impl Event for FileVersioned {
    fn name(&self) -> &'static str {
        "FileVersioned"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.item.uuid()]
    }
}

named!(
    VersionFile,
    "registry.version-file",
    [(Chancery, Colleague), (Coordinator, Colleague), (Head, Reach), (Officer, Reach)]
);

impl Deed for VersionFile {
    type Target = (ItemTarget, DocumentView);
    type Event = FileVersioned;
    type Done = i64;

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|(target, _)| target.item.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<(ItemTarget, DocumentView)>, Failure> {
        let Some(item) = target::load(db, self.item)? else { return Ok(None) };
        let document = obieg_documents::store::find_document(db, self.document)?;
        // A document that hangs on something else does not exist here.
        let ours = document.filter(|document| document.holder == self.item.uuid());
        Ok(ours.map(|document| (item, document)))
    }

    fn relation(&self, actor: &Actor, (item, _): &(ItemTarget, DocumentView)) -> Relation {
        target::relation(actor, item)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, document): (ItemTarget, DocumentView),
    ) -> Result<Committed<Self>, Failure> {
        let item = target.item;
        must_be_open(&item)?;
        // The case may be closed; only the case knows. Whoever works on it adds the version there.
        if item.stage == Stage::InCase {
            return Err(Refusal::state("registry.version-in-case").with("number", &item.number).into());
        }
        let step = AddVersion { document: self.document, after: self.after, file: self.file.clone() };
        let version = granted.step(&step)?;
        let event =
            FileVersioned { item: item.id, number: item.number, identifier: document.identifier, version };
        granted.commit(&event, version)
    }
}
