//! What can be done to contacts.

mod add_contact;
mod import_contact;
mod merge_contacts;
mod put_away;
mod take_contact;

use obieg_kernel::Event;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

pub use add_contact::{AddContact, ChangeContact};
pub use import_contact::ImportContact;
pub use merge_contacts::{KeepApart, MergeContacts, SeparateContacts};
pub use put_away::{BringBackContact, PutAwayContact};
pub(crate) use take_contact::known;
pub use take_contact::{TakeParty, TakeSender};

use crate::model::ContactId;

/// A contact that was made, or found when it stood in the book already.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TakenContact {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    pub id: ContactId,
    /// Was it made just now? Else it stood in the book as it is.
    pub is_new: bool,
}

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum ContactEvent {
    /// A contact was made by hand.
    ContactAdded {
        /// Which.
        contact: Uuid,
        /// Its name.
        name: String,
    },
    /// A contact was taken from an item or a case.
    ContactTaken {
        /// Which.
        contact: Uuid,
        /// Its name.
        name: String,
        /// The item or case.
        from: Uuid,
        /// Did it stand in the book before?
        known: bool,
    },
    /// A line of a list was taken into the book.
    ContactImported {
        /// The contact that it is.
        contact: Uuid,
        /// Its name.
        name: String,
        /// Was it there before?
        known: bool,
    },
    /// Data of a contact were changed.
    ContactChanged {
        /// Which.
        contact: Uuid,
        /// Its name.
        name: String,
        /// Names of the fields.
        fields: Vec<&'static str>,
    },
    /// A contact is not offered any more.
    ContactPutAway {
        /// Which.
        contact: Uuid,
        /// Why.
        reason: String,
    },
    /// A contact is offered again.
    ContactBroughtBack {
        /// Which.
        contact: Uuid,
    },
    /// One contact was merged into another.
    ContactsMerged {
        /// The one that was kept.
        contact: Uuid,
        /// The one whose id leads to it.
        merged: Uuid,
        /// Fields that the kept one took.
        fields: Vec<&'static str>,
    },
    /// A merger was undone.
    ContactsSeparated {
        /// The one that was kept.
        contact: Uuid,
        /// The one that stands by itself again.
        merged: Uuid,
    },
    /// Contacts that look alike are different.
    ContactsKeptApart {
        /// All with the mark.
        contacts: Vec<Uuid>,
    },
}

impl Event for ContactEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::ContactAdded { .. } => "ContactAdded",
            Self::ContactTaken { .. } => "ContactTaken",
            Self::ContactImported { .. } => "ContactImported",
            Self::ContactChanged { .. } => "ContactChanged",
            Self::ContactPutAway { .. } => "ContactPutAway",
            Self::ContactBroughtBack { .. } => "ContactBroughtBack",
            Self::ContactsMerged { .. } => "ContactsMerged",
            Self::ContactsSeparated { .. } => "ContactsSeparated",
            Self::ContactsKeptApart { .. } => "ContactsKeptApart",
        }
    }

    // Not about the item or case: nothing of it changes, and whose history it is must not tell of the book.
    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::ContactAdded { contact, .. }
            | Self::ContactTaken { contact, .. }
            | Self::ContactImported { contact, .. }
            | Self::ContactChanged { contact, .. }
            | Self::ContactPutAway { contact, .. }
            | Self::ContactBroughtBack { contact } => vec![*contact],
            Self::ContactsMerged { contact, merged, .. } | Self::ContactsSeparated { contact, merged } => {
                vec![*contact, *merged]
            }
            Self::ContactsKeptApart { contacts } => contacts.clone(),
        }
    }
}

/// The part of `Deed` that is the same for everything done to one contact.
macro_rules! changes_contact {
    () => {
        fn load(
            &self,
            db: &mut obieg_kernel::Lookup<'_>,
        ) -> Result<Option<$crate::model::ContactView>, obieg_kernel::Failure> {
            Ok($crate::store::find(db, self.contact)?)
        }

        fn relation(
            &self,
            _: &obieg_kernel::Actor,
            _: &$crate::model::ContactView,
        ) -> obieg_kernel::Relation {
            obieg_kernel::Relation::Colleague
        }
    };
}
use changes_contact;
