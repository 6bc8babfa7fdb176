//! A person has read what they were told.

use obieg_kernel::id::PersonId;
use obieg_kernel::{Committed, Deed, Failure, Granted, own_target};
use serde::Serialize;

use super::{NoticeEvent, everybodys_own};
use crate::model::NoticeId;
use crate::store;

/// Marks one of one's own notices as read; again changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ReadNotice {
    /// Which.
    pub notice: NoticeId,
}

/// Marks all of one's own notices up to one as read. What came later, while the page was open, stays unread.
#[derive(Debug, Clone, Serialize)]
pub struct ReadAllNotices {
    /// The newest that was seen.
    pub upto: NoticeId,
}

everybodys_own!(ReadNotice, "notices.read-notice");
everybodys_own!(ReadAllNotices, "notices.read-all-notices");

impl Deed for ReadNotice {
    type Target = PersonId;
    type Event = NoticeEvent;
    type Done = ();

    own_target!(PersonId, |deed, db| {
        let Some(person) = db.actor().person() else { return Ok(None) };
        Ok(store::is_own(db, person, deed.notice)?.then_some(person))
    });

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonId) -> Result<Committed<Self>, Failure> {
        store::read(&mut granted, person, self.notice)?;
        granted.commit(&NoticeEvent::NoticesRead { person, notices: 1 }, ())
    }
}

impl Deed for ReadAllNotices {
    type Target = PersonId;
    type Event = NoticeEvent;
    type Done = u64;

    own_target!(PersonId, |_, db| Ok(db.actor().person()));

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonId) -> Result<Committed<Self>, Failure> {
        let notices = store::read_all(&mut granted, person, self.upto)?;
        granted.commit(&NoticeEvent::NoticesRead { person, notices }, notices)
    }
}
