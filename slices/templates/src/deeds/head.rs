//! The head of all letters.

use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, RefusalKind, named, office_target};
use serde::Serialize;

use super::TemplatesEvent;
use crate::model::{KeptHead, Letterhead};
use crate::{rules, store};

/// Writes what stands at the head of letters from now on.
#[derive(Debug, Clone, Serialize)]
pub struct SetLetterhead {
    /// What.
    pub head: Letterhead,
    /// The version that was read, 0 for none.
    pub version: i64,
}

named!(SetLetterhead, "templates.set-letterhead", [(Coordinator, Colleague), (Administrator, Colleague)]);

impl Deed for SetLetterhead {
    type Target = KeptHead;
    type Event = TemplatesEvent;
    type Done = ();

    office_target!(KeptHead, |_, db| Ok(Some(store::head(db)?)));

    fn run(&self, mut granted: Granted<'_, Self>, kept: KeptHead) -> Result<Committed<Self>, Failure> {
        if self.version != kept.version {
            return Err(Refusal::of(RefusalKind::Stale, "templates.changed-meanwhile").into());
        }
        rules::head(&self.head).map_err(Failure::Refused)?;
        let version = kept.version.saturating_add(1);
        store::set_head(&mut granted, &self.head, version)?;
        granted.commit(&TemplatesEvent::LetterheadSet { version }, ())
    }
}
