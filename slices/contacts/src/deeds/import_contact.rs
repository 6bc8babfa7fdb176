//! A line of a list becomes a contact, once.

use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, named, office_target};
use serde::Serialize;

use super::{ContactEvent, TakenContact};
use crate::model::{ContactData, ContactId};
use crate::{mapping, rules, store};

/// Takes a line of a list into the book. The same line again, in this file or another, is the contact that it became: nothing is
/// done, also when that contact was changed, put away or merged since.
#[derive(Debug, Clone, Serialize)]
pub struct ImportContact {
    /// What the line says.
    pub data: ContactData,
}

named!(ImportContact, "contacts.import-contact", [(Chancery, Colleague), (Coordinator, Colleague)]);

impl Deed for ImportContact {
    type Target = ();
    type Event = ContactEvent;
    type Done = TakenContact;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let data = rules::check(&self.data).map_err(Failure::Refused)?;
        let digest = mapping::digest(&data);
        let before = match store::imported(&mut granted, digest)? {
            Some(id) => Some(id),
            None => super::known(&mut granted, &data)?,
        };
        let id: ContactId = match before {
            Some(id) => id,
            None => granted.env().new_id(),
        };
        if before.is_none() {
            store::add(&mut granted, id, &data)?;
            store::note_import(&mut granted, digest, id)?;
        }
        let is_new = before.is_none();
        let event = ContactEvent::ContactImported { contact: id.uuid(), name: data.name(), known: !is_new };
        granted.commit(&event, TakenContact { id, is_new })
    }
}
