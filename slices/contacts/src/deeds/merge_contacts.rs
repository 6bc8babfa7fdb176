//! Two contacts that are one are merged, so that it can be undone; those that only look alike are kept apart.

use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;

use super::ContactEvent;
use super::add_contact::must_be_kept;
use crate::model::{ContactId, ContactState, ContactView, MergeId, MergeView};
use crate::{rules, store};

/// Merges one contact into another. Empty fields of the kept one are filled from the other, whose id leads to it from now on.
#[derive(Debug, Clone, Serialize)]
pub struct MergeContacts {
    /// The one that is kept.
    pub kept: ContactId,
    /// The one that is merged into it.
    pub merged: ContactId,
}

named!(
    MergeContacts,
    "contacts.merge-contacts",
    [(Chancery, Colleague), (Head, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);

impl Deed for MergeContacts {
    /// The kept one, the other one.
    type Target = (ContactView, ContactView);
    type Event = ContactEvent;
    type Done = MergeId;

    office_target!(Self::Target, |deed, db| {
        let Some(kept) = store::find(db, deed.kept)? else { return Ok(None) };
        Ok(store::find(db, deed.merged)?.map(|merged| (kept, merged)))
    });

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (kept, merged): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        if kept.id == merged.id {
            return Err(Refusal::input("contacts.itself").on("merged").into());
        }
        must_be_kept(&kept)?;
        must_be_kept(&merged)?;
        let fields = rules::fillable(&kept.data, &merged.data);
        // First the merged one goes, so that the kept one does not look like it by what it takes.
        store::set_state(&mut granted, &merged, ContactState::Merged, Some(kept.id), None)?;
        if !fields.is_empty() {
            let data = rules::filled(&kept.data, &merged.data, &fields);
            store::change(&mut granted, &kept, &data)?;
        }
        let (id, by) = (granted.env().new_id(), granted.actor().signature());
        store::add_merge(&mut granted, id, (kept.id, merged.id), &fields, &by)?;
        let event =
            ContactEvent::ContactsMerged { contact: kept.id.uuid(), merged: merged.id.uuid(), fields };
        granted.commit(&event, id)
    }
}

/// Undoes a merger: both stand by themselves again. The kept one gives back what it took, where nobody wrote something else.
#[derive(Debug, Clone, Serialize)]
pub struct SeparateContacts {
    /// Which merger.
    pub merge: MergeId,
}

named!(
    SeparateContacts,
    "contacts.separate-contacts",
    [(Chancery, Colleague), (Head, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);

impl Deed for SeparateContacts {
    /// The merger, the kept one, the merged one.
    type Target = (MergeView, ContactView, ContactView);
    type Event = ContactEvent;
    type Done = ();

    office_target!(Self::Target, |deed, db| {
        let Some(merge) = store::find_merge(db, deed.merge)? else { return Ok(None) };
        let (kept, merged) = (store::find(db, merge.kept)?, store::find(db, merge.merged)?);
        Ok(kept.zip(merged).map(|(kept, merged)| (merge, kept, merged)))
    });

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (merge, kept, merged): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        if merge.undone_at.is_some() {
            return Err(Refusal::state("contacts.separated").with("name", &merged.name).into());
        }
        must_be_kept(&kept)?;
        let data = rules::emptied(&kept.data, &merged.data, &merge.filled);
        if data != kept.data {
            store::change(&mut granted, &kept, &data)?;
        }
        store::set_state(&mut granted, &merged, ContactState::Kept, None, None)?;
        let by = granted.actor().signature();
        store::undo_merge(&mut granted, merge.id, &by)?;
        let event = ContactEvent::ContactsSeparated { contact: kept.id.uuid(), merged: merged.id.uuid() };
        granted.commit(&event, ())
    }
}

/// Says that contacts with the same mark are different. They are pointed out again when another one with it comes.
#[derive(Debug, Clone, Serialize)]
pub struct KeepApart {
    /// The mark that they share.
    pub mark: String,
}

named!(
    KeepApart,
    "contacts.keep-apart",
    [(Chancery, Colleague), (Head, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);

impl Deed for KeepApart {
    /// All with the mark.
    type Target = Vec<ContactId>;
    type Event = ContactEvent;
    type Done = ();

    office_target!(Vec<ContactId>, |deed, db| {
        // No mark is as long: the database is not asked for what somebody made up.
        if deed.mark.len() > 2_000 || deed.mark.contains('\0') {
            return Ok(None);
        }
        let found = store::marked(db, &deed.mark)?;
        Ok((found.len() > 1).then(|| found.into_iter().map(|(contact, _)| contact).collect()))
    });

    fn run(&self, mut granted: Granted<'_, Self>, all: Vec<ContactId>) -> Result<Committed<Self>, Failure> {
        store::keep_apart(&mut granted, &self.mark)?;
        let contacts = all.iter().map(|contact| contact.uuid()).collect();
        granted.commit(&ContactEvent::ContactsKeptApart { contacts }, ())
    }
}
