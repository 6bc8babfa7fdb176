//! An entry is put right, or does not count: the number stays, the values before stay in the journal.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Refusal, RefusalKind, Relation, named};
use serde::Serialize;

use super::RegisterEvent;
use crate::model::{EntryId, EntryView, RegisterId};
use crate::target::{self, RegisterTarget};
use crate::{rules, store};

/// Puts an entry right.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectEntry {
    /// In which register.
    pub register: RegisterId,
    /// Which.
    pub entry: EntryId,
    /// Its version as it was seen.
    pub version: i64,
    /// What it is about, 1 to 500 characters.
    pub subject: String,
    /// Whom it concerns, at most 300 characters.
    pub party: Option<String>,
    /// Values of the columns in order, as text.
    pub fields: Vec<String>,
    /// Why, 1 to 1,000 characters.
    pub reason: String,
}

/// Says that an entry does not count.
#[derive(Debug, Clone, Serialize)]
pub struct CancelEntry {
    /// In which register.
    pub register: RegisterId,
    /// Which.
    pub entry: EntryId,
    /// Its version as it was seen.
    pub version: i64,
    /// Why, 1 to 1,000 characters.
    pub reason: String,
}

named!(
    CorrectEntry,
    "registers.correct-entry",
    [(Chancery, Reach), (Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach)]
);
named!(
    CancelEntry,
    "registers.cancel-entry",
    [(Chancery, Reach), (Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach)]
);

/// Loading and relation are the same for both.
macro_rules! changes_entry {
    ($deed:ty) => {
        impl Deed for $deed {
            type Target = (RegisterTarget, EntryView);
            type Event = RegisterEvent;
            type Done = ();

            fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
                let Some(target) = target::load(db, self.register)? else { return Ok(None) };
                Ok(store::find_entry(db, self.register, self.entry)?.map(|entry| (target, entry)))
            }

            fn relation(&self, actor: &Actor, (target, _): &Self::Target) -> Relation {
                target::relation(actor, target)
            }

            fn run(
                &self,
                granted: Granted<'_, Self>,
                (target, entry): Self::Target,
            ) -> Result<Committed<Self>, Failure> {
                must_count(&entry, self.version)?;
                self.decide(granted, target, entry)
            }
        }
    };
}
changes_entry!(CorrectEntry);
changes_entry!(CancelEntry);

/// An entry that counts, as it was seen.
fn must_count(entry: &EntryView, version: i64) -> Result<(), Refusal> {
    if entry.version != version {
        return Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile"));
    }
    match entry.cancelled_reason {
        Some(_) => Err(Refusal::state("registers.entry-cancelled").with("number", &entry.number)),
        None => Ok(()),
    }
}

impl CorrectEntry {
    fn decide(
        &self,
        mut granted: Granted<'_, Self>,
        target: RegisterTarget,
        entry: EntryView,
    ) -> Result<Committed<Self>, Failure> {
        let subject = obieg_cases::rules::line("subject", &self.subject, 500);
        let party = self.party.as_deref().filter(|party| !party.trim().is_empty());
        let party = party.map(|party| obieg_cases::rules::line("party", party, 300)).transpose();
        let fields = rules::fields(&target.register, &self.fields, &entry.fields);
        let (subject, party, fields) = rules::all(subject, party, fields)?;
        let reason = obieg_cases::rules::line("reason", &self.reason, 1_000)?;
        store::correct(&mut granted, &entry, (&subject, party.as_deref()), &fields)?;
        let before = [entry.subject, entry.party.unwrap_or_default()].into_iter().chain(entry.fields);
        let event = RegisterEvent::EntryCorrected {
            register: self.register.uuid(),
            entry: self.entry.uuid(),
            number: entry.number,
            reason,
            before: before.collect(),
        };
        granted.commit(&event, ())
    }
}

impl CancelEntry {
    fn decide(
        &self,
        mut granted: Granted<'_, Self>,
        _: RegisterTarget,
        entry: EntryView,
    ) -> Result<Committed<Self>, Failure> {
        let reason = obieg_cases::rules::line("reason", &self.reason, 1_000)?;
        store::cancel(&mut granted, &entry, &reason)?;
        let event = RegisterEvent::EntryCancelled {
            register: self.register.uuid(),
            entry: self.entry.uuid(),
            number: entry.number,
            reason,
        };
        granted.commit(&event, ())
    }
}
