//! A new version of a document; the earlier ones stay.

use obieg_inspect::Finding;
use obieg_kernel::{Committed, Deed, Event, Failure, Granted, named, office_target};
use obieg_kernel::{Refusal, RefusalKind};
use serde::Serialize;
use uuid::Uuid;

use crate::model::{DocumentId, DocumentView, Media, NewFile};
use crate::{rules, store};

/// Adds a version to a document.
#[derive(Debug, Serialize)]
pub struct AddVersion {
    /// The document.
    pub document: DocumentId,
    /// The last version that the doer has seen.
    pub after: i64,
    /// The file.
    pub file: NewFile,
}

/// What the journal is told.
#[derive(Serialize)]
pub struct VersionAdded {
    document: DocumentId,
    identifier: String,
    version: i64,
    name: String,
    media: Media,
    findings: String,
    size: u64,
    sha256: String,
    #[serde(skip)]
    holder: Uuid,
}

impl Event for VersionAdded {
    fn name(&self) -> &'static str {
        "VersionAdded"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.document.uuid(), self.holder]
    }
}

// As wide as AddDocument and for the same reason: only ever a step of a deed that has judged the holder. That host
// must also see to it that `document` hangs on the holder it has judged.
named!(
    AddVersion,
    "documents.add-version",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Machine, Colleague),
    ]
);

impl Deed for AddVersion {
    type Target = DocumentView;
    type Event = VersionAdded;
    type Done = i64;

    office_target!(DocumentView, |deed, db| Ok(store::find_document(db, deed.document)?));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        document: DocumentView,
    ) -> Result<Committed<Self>, Failure> {
        if let Some(refusal) = rules::refusal_of(&self.file, "files") {
            return Err(refusal.into());
        }
        rules::may_version(&document)?;
        if document.version != self.after {
            return Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile").into());
        }
        let version = self.after.saturating_add(1);
        let name =
            Some(self.file.name()).filter(|name| !name.is_empty()).unwrap_or(&document.identifier).to_owned();
        granted.keep(self.file.stored())?;
        let by = granted.actor().holding();
        store::move_version(&mut granted, document.id, self.after, version)?;
        let label = granted.actor().signature();
        store::add_version(&mut granted, document.id, version, &self.file, &name, (by, &label))?;
        let event = VersionAdded {
            document: document.id,
            identifier: document.identifier,
            version,
            name,
            media: self.file.media(),
            findings: Finding::join(self.file.findings()),
            size: self.file.stored().size(),
            sha256: self.file.stored().sha256().to_string(),
            holder: document.holder,
        };
        granted.commit(&event, version)
    }
}
