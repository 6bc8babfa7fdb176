//! A contact is made by hand, and its data are put right (GDPR art. 16).

use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, RefusalKind, named, office_target};
use serde::Serialize;

use super::{ContactEvent, TakenContact, changes_contact};
use crate::model::{ContactData, ContactId, ContactState, ContactView, FIELDS};
use crate::{rules, store};

/// Makes a contact.
#[derive(Debug, Clone, Serialize)]
pub struct AddContact {
    /// What is known; a name at least.
    pub data: ContactData,
}

named!(
    AddContact,
    "contacts.add-contact",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
    ]
);

impl Deed for AddContact {
    type Target = ();
    type Event = ContactEvent;
    type Done = TakenContact;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let data = rules::check(&self.data).map_err(Failure::Refused)?;
        let id: ContactId = granted.env().new_id();
        store::add(&mut granted, id, &data)?;
        let event = ContactEvent::ContactAdded { contact: id.uuid(), name: data.name() };
        granted.commit(&event, TakenContact { id, is_new: true })
    }
}

/// Puts data of a contact right. Items and cases keep what was written in them.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeContact {
    /// Which.
    pub contact: ContactId,
    /// Its version as it was seen.
    pub version: i64,
    /// What is known now; a field that is left out is emptied.
    pub data: ContactData,
}

named!(
    ChangeContact,
    "contacts.change-contact",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
    ]
);

impl Deed for ChangeContact {
    type Target = ContactView;
    type Event = ContactEvent;
    type Done = ();

    changes_contact!();

    fn run(&self, mut granted: Granted<'_, Self>, before: ContactView) -> Result<Committed<Self>, Failure> {
        must_be_kept(&before)?;
        if before.version != self.version {
            return Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile").into());
        }
        let data = rules::check(&self.data).map_err(Failure::Refused)?;
        let fields = FIELDS.into_iter().filter(|name| data.field(name) != before.data.field(name)).collect();
        store::change(&mut granted, &before, &data)?;
        let event = ContactEvent::ContactChanged { contact: self.contact.uuid(), name: data.name(), fields };
        granted.commit(&event, ())
    }
}

/// Only a contact in use changes.
///
/// # Errors
/// `contacts.not-kept`.
pub(super) fn must_be_kept(contact: &ContactView) -> Result<(), Refusal> {
    match contact.state {
        ContactState::Kept => Ok(()),
        ContactState::Away => Err(Refusal::state("contacts.away").with("name", &contact.name)),
        ContactState::Merged => Err(Refusal::state("contacts.merged").with("name", &contact.name)),
    }
}
