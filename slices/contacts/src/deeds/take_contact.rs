//! A contact is taken from what is written already: a sender of an item, a party of a case.

use obieg_cases::deeds::{CaseTarget, target};
use obieg_cases::model::{CaseId, PartyId, PartyView};
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Relation, StoreError, named};
use obieg_registry::deeds::ItemTarget;
use obieg_registry::model::{ItemId, Sender};
use serde::Serialize;
use uuid::Uuid;

use super::{ContactEvent, TakenContact};
use crate::model::{ContactData, ContactId, ContactState};
use crate::{party, rules, store};

/// Takes a sender of an item into the book; one who stands there just so already is only named.
#[derive(Debug, Clone, Serialize)]
pub struct TakeSender {
    /// The item.
    pub item: ItemId,
    /// Which of its senders, from 1.
    pub position: usize,
}

named!(
    TakeSender,
    "contacts.take-sender",
    [
        (Chancery, Colleague),
        (Officer, Reach),
        (Head, Reach),
        (Executive, Colleague),
        (Coordinator, Colleague),
    ]
);

impl Deed for TakeSender {
    /// The item, the sender.
    type Target = (ItemTarget, Sender);
    type Event = ContactEvent;
    type Done = TakenContact;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let Some(target) = obieg_registry::deeds::load(db, self.item)? else { return Ok(None) };
        let senders = obieg_registry::store::senders_of(db, self.item)?;
        let sender = self.position.checked_sub(1).and_then(|at| senders.into_iter().nth(at));
        Ok(sender.map(|sender| (target, sender)))
    }

    fn relation(&self, actor: &Actor, (target, _): &Self::Target) -> Relation {
        obieg_registry::deeds::relation(actor, target)
    }

    fn run(&self, granted: Granted<'_, Self>, (_, sender): Self::Target) -> Result<Committed<Self>, Failure> {
        take(granted, ContactData::of_sender(sender), self.item.uuid())
    }
}

/// Takes a party of a case into the book; one who stands there just so already is only named.
#[derive(Debug, Clone, Serialize)]
pub struct TakeParty {
    /// The case.
    pub case: CaseId,
    /// Which of its parties.
    pub party: PartyId,
}

named!(
    TakeParty,
    "contacts.take-party",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach)]
);

impl Deed for TakeParty {
    /// The case, the party, senders of the case's items.
    type Target = (CaseTarget, PartyView);
    type Event = ContactEvent;
    type Done = TakenContact;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let Some(target) = target::load(db, self.case)? else { return Ok(None) };
        let parties = obieg_cases::store::parties_of(db, self.case)?;
        let party = parties.into_iter().find(|party| party.id == self.party);
        Ok(party.map(|party| (target, party)))
    }

    fn relation(&self, actor: &Actor, (case, _): &Self::Target) -> Relation {
        target::relation(actor, case)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (_, party): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        let data = match sender_of(&mut granted, self.case, &party)? {
            Some(sender) => ContactData::of_sender(sender),
            None => party::read(&party.name, party.address.as_deref()),
        };
        take(granted, data, self.case.uuid())
    }
}

/// A party that came with an item is one of its senders, whose fields stand apart there.
fn sender_of(db: &mut dyn Reads, case: CaseId, party: &PartyView) -> Result<Option<Sender>, StoreError> {
    for item in obieg_cases::store::items_of(db, case)?.into_iter().take(20) {
        let senders = obieg_registry::store::senders_of(db, item)?;
        let same = |sender: &Sender| {
            sender.label() == party.name && sender.address() == party.address.as_deref().unwrap_or_default()
        };
        if let Some(sender) = senders.into_iter().find(same) {
            return Ok(Some(sender));
        }
    }
    Ok(None)
}

fn take<D: Deed<Event = ContactEvent, Done = TakenContact>>(
    mut granted: Granted<'_, D>,
    data: ContactData,
    from: Uuid,
) -> Result<Committed<D>, Failure> {
    let data = rules::check(&data).map_err(Failure::Refused)?;
    let found = known(&mut granted, &data)?;
    let id: ContactId = match found {
        Some(id) => id,
        None => granted.env().new_id(),
    };
    if found.is_none() {
        store::add(&mut granted, id, &data)?;
    }
    let known = found.is_some();
    let event = ContactEvent::ContactTaken { contact: id.uuid(), name: data.name(), from, known };
    granted.commit(&event, TakenContact { id, is_new: !known })
}

/// The kept contact of whom exactly this is known; an address for e-delivery may be known beside.
pub(crate) fn known(db: &mut dyn Reads, data: &ContactData) -> Result<Option<ContactId>, StoreError> {
    let found = store::search(db, &rules::searched(&data.name()), None, 50)?;
    let same = |other: &ContactData| {
        ContactData { ade: None, ..other.clone() } == ContactData { ade: None, ..data.clone() }
    };
    let found = found.into_iter().map(|(contact, _)| contact);
    Ok(found
        .filter(|contact| contact.state == ContactState::Kept)
        .find(|contact| same(&contact.data))
        .map(|contact| contact.id))
}
