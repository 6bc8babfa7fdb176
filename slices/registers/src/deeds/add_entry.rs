//! An entry is made: from an item, from a case, or by hand.

use obieg_cases::deeds::target::WIDE as CASES_WIDE;
use obieg_kernel::{
    Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, StoreError, named,
};
use obieg_law::rpw::RegisterNumber;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::RegisterEvent;
use crate::model::{EntryId, EntryView, RegisterId, RegisterView, Source};
use crate::target::{self, RegisterTarget};
use crate::{rules, store};

/// Makes an entry. What the program knows of the item or case is not typed again.
#[derive(Debug, Clone, Serialize)]
pub struct AddEntry {
    /// In which register.
    pub register: RegisterId,
    /// Of a register of items: the number of one, `12/2026`; of cases: the sign of one. By hand: nothing.
    pub about: Option<String>,
    /// What it is about, 1 to 500 characters; the title of the item or case when not given.
    pub subject: Option<String>,
    /// Whom it concerns, at most 300 characters; the sender of the item when not given.
    pub party: Option<String>,
    /// Values of the columns in order, as text.
    pub fields: Vec<String>,
}

/// What was entered.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AddedEntry {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: EntryId,
    /// Number.
    pub number: String,
}

/// A thing that an entry is about.
#[derive(Debug)]
pub struct Thing {
    id: Uuid,
    number: String,
    title: String,
    party: Option<String>,
}

named!(
    AddEntry,
    "registers.add-entry",
    [
        (Chancery, Reach),
        (Officer, Reach),
        (Head, Reach),
        (Executive, Reach),
        (Coordinator, Reach),
        (Archivist, Reach),
    ]
);

impl Deed for AddEntry {
    type Target = (RegisterTarget, Option<Thing>);
    type Event = RegisterEvent;
    type Done = AddedEntry;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let Some(target) = target::load(db, self.register)? else { return Ok(None) };
        let thing = match (target.register.source, self.about.as_deref().map(str::trim)) {
            (Source::Hand, _) | (_, None) => None,
            (Source::Items, Some(number)) => item(db, number)?,
            (Source::Cases, Some(sign)) => case(db, sign)?,
        };
        Ok(Some((target, thing)))
    }

    fn relation(&self, actor: &Actor, (target, _): &Self::Target) -> Relation {
        target::relation(actor, target)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, thing): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        let register = &target.register;
        rules::may_enter(register)?;
        let known = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        match (register.source, &thing) {
            (Source::Hand, _) if known(&self.about).is_some() => {
                return Err(Refusal::input("registers.by-hand").on("about").into());
            }
            // One that does not exist and one out of reach are one answer.
            (Source::Items, None) => return Err(Refusal::input("registers.item-unknown").on("about").into()),
            (Source::Cases, None) => return Err(Refusal::input("registers.case-unknown").on("about").into()),
            _ => {}
        }
        if let Some(thing) = &thing
            && let Some(number) = store::number_of(&mut granted, register.id, thing.id)?
        {
            return Err(Refusal::input("registers.entered-already")
                .on("about")
                .with("number", number)
                .into());
        }
        let subject = known(&self.subject).or_else(|| thing.as_ref().map(|thing| thing.title.clone()));
        let subject = obieg_cases::rules::line("subject", &subject.unwrap_or_default(), 500);
        let party = known(&self.party).or_else(|| thing.as_ref().and_then(|thing| thing.party.clone()));
        let party = party.map(|party| obieg_cases::rules::line("party", &party, 300)).transpose();
        let (subject, party, fields) =
            rules::all(subject, party, rules::fields(register, &self.fields, &[]))?;
        let (added, event) = enter(&mut granted, register, thing, (subject, party, fields))?;
        granted.commit(&event, added)
    }
}

/// Writes a new entry under the next number of the year.
pub(super) fn enter<D: Deed>(
    granted: &mut Granted<'_, D>,
    register: &RegisterView,
    thing: Option<Thing>,
    (subject, party, fields): (String, Option<String>, Vec<String>),
) -> Result<(AddedEntry, RegisterEvent), Failure> {
    let today = granted.env().today();
    let (id, year): (EntryId, i16) = (granted.env().new_id(), today.year());
    let number = granted.number(&format!("register/{}/{year}", register.id), id.uuid())?;
    let entry = EntryView {
        id,
        place: obieg_registry::rules::place(year, number),
        number: format!("{number}/{year}"),
        entered_on: today,
        about: thing.as_ref().map(|thing| thing.id),
        about_number: thing.map(|thing| thing.number),
        subject,
        party,
        fields,
        entered_by: format!("{}, {}", granted.actor().name(), granted.actor().post_title()),
        cancelled_reason: None,
        version: 1,
    };
    store::enter(granted, register.id, &entry)?;
    let event = RegisterEvent::EntryAdded {
        register: register.id.uuid(),
        entry: id.uuid(),
        about: entry.about,
        number: format!("{} {}", register.name, entry.number),
    };
    Ok((AddedEntry { id, number: entry.number }, event))
}

/// The item of a number, when the actor may know of it.
fn item(db: &mut Lookup<'_>, number: &str) -> Result<Option<Thing>, StoreError> {
    let Ok(number) = number.trim_start_matches("RPW/").parse::<RegisterNumber>() else { return Ok(None) };
    let place = obieg_registry::rules::place(number.year(), number.number());
    let Some(item) = obieg_registry::store::list_between(db, place, place, 1)?.into_iter().next() else {
        return Ok(None);
    };
    let scope = db.actor().scope(obieg_registry::deeds::WIDE);
    if !obieg_registry::store::is_reached(db, item.id, scope)? {
        return Ok(None);
    }
    Ok(Some(Thing { id: item.id.uuid(), number: item.number, title: item.title, party: Some(item.sender) }))
}

/// The case of a sign, when the actor may know of it.
fn case(db: &mut Lookup<'_>, sign: &str) -> Result<Option<Thing>, StoreError> {
    let scope = db.actor().scope(CASES_WIDE);
    let Some(case) = obieg_cases::store::find_by_sign(db, sign, scope)? else { return Ok(None) };
    let party = obieg_cases::store::parties_of(db, case.id)?.into_iter().next().map(|party| party.name);
    Ok(Some(Thing { id: case.id.uuid(), number: case.sign, title: case.title, party }))
}
