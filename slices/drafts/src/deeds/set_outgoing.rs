//! Files that go out in the place of the accepted version.

use obieg_documents::{AddDocument, DocumentId, DocumentKind, HolderKind, NewFile};
use obieg_kernel::{Committed, Deed, Failure, Granted, named, office_target};
use serde::Serialize;

use super::{About, DraftEvent, DraftTarget, load};
use crate::model::DraftId;
use crate::{rules, store};

/// Names the files that go out for the accepted version, for example the same letter with a signature. Whoever does this as a step has
/// judged the files; a new version of the draft leaves them behind.
#[derive(Debug, Serialize)]
pub struct SetOutgoing {
    /// Which draft.
    pub draft: DraftId,
    /// The accepted version of its document.
    pub version: i64,
    /// SHA-256 of the accepted bytes, hex: another accepted version is another letter.
    pub sha256: String,
    /// The files, 1 to 2.
    pub files: Vec<NewFile>,
}

// Wide on purpose, with the weakest relation, as AddDocument: it has no route and is done only as a step of a deed that has judged the
// actor and the draft.
named!(
    SetOutgoing,
    "drafts.set-outgoing",
    [(Officer, Colleague), (Head, Colleague), (Executive, Colleague), (Machine, Colleague)]
);

impl Deed for SetOutgoing {
    type Target = DraftTarget;
    type Event = DraftEvent;
    type Done = Vec<DocumentId>;

    office_target!(DraftTarget, |deed, db| load(db, deed.draft));

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        let DraftTarget { draft, steps, document, .. } = &target;
        rules::same_version(self.version, document.version)?;
        let accepted = document.sha256.to_string();
        rules::may_send(draft, steps, &accepted)?;
        rules::same_bytes(&self.sha256, &accepted)?;
        let turn = store::last_turn(&mut granted, draft.id)?.saturating_add(1);
        let mut documents = Vec::new();
        for (place, file) in (1..).zip(&self.files) {
            let added = granted.step(&AddDocument {
                holder: draft.id.uuid(),
                holder_kind: HolderKind::Draft,
                title: String::new(),
                kind: DocumentKind::Final,
                file: file.clone(),
            })?;
            store::add_outgoing(&mut granted, (draft.id, turn, place), (self.version, &accepted), added.id)?;
            documents.push(added.id);
        }
        if draft.awaited.is_some() {
            store::set_awaited(&mut granted, draft, None)?;
        }
        let sha256 = self.files.iter().map(|file| file.stored().sha256().to_string()).collect();
        let event = DraftEvent::DraftOutgoingSet { about: About::of(draft), version: self.version, sha256 };
        granted.commit(&event, documents)
    }
}

/// Says that a signature of the accepted version is being made, or that none will come: until then the letter does not go out.
#[derive(Debug, Serialize)]
pub struct AwaitOutgoing {
    /// Which draft.
    pub draft: DraftId,
    /// The version of its document; none when nothing is awaited any more.
    pub version: Option<i64>,
}

// As SetOutgoing: a step of deeds that have judged the actor and the draft.
named!(
    AwaitOutgoing,
    "drafts.await-outgoing",
    [(Head, Colleague), (Executive, Colleague), (Machine, Colleague)]
);

impl Deed for AwaitOutgoing {
    type Target = DraftTarget;
    type Event = DraftEvent;
    type Done = ();

    office_target!(DraftTarget, |deed, db| load(db, deed.draft));

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        store::set_awaited(&mut granted, &target.draft, self.version)?;
        let (about, version) = (About::of(&target.draft), self.version);
        granted.commit(&DraftEvent::DraftOutgoingAwaited { about, version }, ())
    }
}
