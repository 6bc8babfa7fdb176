//! Scans and files that come after registration.

use obieg_documents::NewFile;
use obieg_kernel::{Committed, Deed, Event, Failure, Granted, Refusal, named};
use serde::Serialize;
use uuid::Uuid;

use super::target::{
    Changed, ItemTarget, add_documents, changes_item, must_be_open, must_not_be_taken, refusals_of,
};
use crate::model::ItemId;
use crate::store;

/// Hangs more files on an item.
#[derive(Debug, Serialize)]
pub struct AttachFiles {
    /// The item.
    pub item: ItemId,
    /// The files, 1 to 10.
    pub files: Vec<NewFile>,
    /// Name of the first file in the scanner folder, when it came from there: it is taken once (with its content).
    pub taken_as: Option<String>,
}

/// What the journal is told; each file has an event of its own beside it.
#[derive(Serialize)]
pub struct FilesAttached {
    item: ItemId,
    number: String,
    files: usize,
    complete: bool,
}

impl Event for FilesAttached {
    fn name(&self) -> &'static str {
        "FilesAttached"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.item.uuid()]
    }
}

named!(
    AttachFiles,
    "registry.attach-files",
    [(Chancery, Colleague), (Coordinator, Colleague), (Head, Reach), (Officer, Reach), (Machine, Colleague),]
);

impl Deed for AttachFiles {
    type Target = ItemTarget;
    type Event = FilesAttached;
    type Done = Changed;

    changes_item!();

    fn run(&self, mut granted: Granted<'_, Self>, target: ItemTarget) -> Result<Committed<Self>, Failure> {
        must_be_open(&target.item)?;
        let mut refusals = refusals_of(&self.files, crate::MOST_FILES);
        if self.files.is_empty() {
            refusals.push(Refusal::input("registry.files-missing").on("files"));
        }
        if !refusals.is_empty() {
            return Err(Failure::Refused(refusals));
        }
        must_not_be_taken(&mut granted, self.taken_as.as_deref(), &self.files)?;
        add_documents(&mut granted, target.item.id.uuid(), target.item.channel, &self.files)?;
        let detail = store::detail(&mut granted, target.item)?;
        let (item, missing) = (detail.item, detail.missing);
        let complete = missing.is_empty();
        store::set_complete(&mut granted, &item, complete)?;
        if let (Some(name), Some(file)) = (&self.taken_as, self.files.first()) {
            store::take(&mut granted, name, file.stored().sha256(), item.id)?;
        }
        let version = item.version.saturating_add(1);
        let event = FilesAttached { item: item.id, number: item.number, files: self.files.len(), complete };
        granted.commit(&event, Changed { id: item.id, version, complete, missing })
    }
}
