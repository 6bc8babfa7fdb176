//! A contact that is not needed is put away, and brought back.

use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use serde::Serialize;

use super::add_contact::must_be_kept;
use super::{ContactEvent, changes_contact};
use crate::model::{ContactId, ContactState, ContactView};
use crate::{rules, store};

/// Puts a contact away: it is not offered any more.
#[derive(Debug, Clone, Serialize)]
pub struct PutAwayContact {
    /// Which.
    pub contact: ContactId,
    /// Why, 1 to 500 characters.
    pub reason: String,
}

named!(
    PutAwayContact,
    "contacts.put-away-contact",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague)
    ]
);

impl Deed for PutAwayContact {
    type Target = ContactView;
    type Event = ContactEvent;
    type Done = ();

    changes_contact!();

    fn run(&self, mut granted: Granted<'_, Self>, contact: ContactView) -> Result<Committed<Self>, Failure> {
        must_be_kept(&contact)?;
        let reason = rules::reason(&self.reason)?;
        store::set_state(&mut granted, &contact, ContactState::Away, None, Some(&reason))?;
        let event = ContactEvent::ContactPutAway { contact: self.contact.uuid(), reason };
        granted.commit(&event, ())
    }
}

/// Brings a contact back that was put away.
#[derive(Debug, Clone, Serialize)]
pub struct BringBackContact {
    /// Which.
    pub contact: ContactId,
}

named!(
    BringBackContact,
    "contacts.bring-back-contact",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague)
    ]
);

impl Deed for BringBackContact {
    type Target = ContactView;
    type Event = ContactEvent;
    type Done = ();

    changes_contact!();

    fn run(&self, mut granted: Granted<'_, Self>, contact: ContactView) -> Result<Committed<Self>, Failure> {
        if contact.state != ContactState::Away {
            return Err(Refusal::state("contacts.not-away").with("name", &contact.name).into());
        }
        store::set_state(&mut granted, &contact, ContactState::Kept, None, None)?;
        granted.commit(&ContactEvent::ContactBroughtBack { contact: self.contact.uuid() }, ())
    }
}
