//! A person has another name from a day. What they did earlier keeps the name as of the deed.

use jiff::civil::Date;
use obieg_kernel::id::PersonId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named};
use serde::Serialize;

use super::StructureEvent;
use super::check::{Checks, shown};
use crate::store::{self, PersonRow};
use crate::{model::EarlierName, rules};

/// Gives a person another name from a day; the earlier one stays in their history. Named again for the same day, it corrects
/// the name given before.
#[derive(Debug, Clone, Serialize)]
pub struct RenamePerson {
    /// The person.
    pub person: PersonId,
    /// Given names.
    pub given: String,
    /// Surname.
    pub surname: String,
    /// First day of the new name; today or earlier.
    pub since: Date,
}

named!(RenamePerson, "people.rename-person", [(Administrator, Colleague)]);

impl Deed for RenamePerson {
    type Target = PersonRow;
    type Event = StructureEvent;
    type Done = ();

    found!(find_person, person);

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonRow) -> Result<Committed<Self>, Failure> {
        let mut checks = Checks::default();
        let given = checks.take(rules::line(&self.given, 100, "given", "people.given-wrong"));
        let surname = checks.take(rules::line(&self.surname, 100, "surname", "people.surname-wrong"));
        let last_day = self.since.yesterday().map_err(Failure::internal)?;
        let last = store::earlier_names_of(&mut granted, person.id)?.pop();
        checks.take(self.check_day(last.as_ref(), last_day, granted.env().today()));
        let (given, surname) = checks.both(given, surname)?;
        if (&given, &surname) == (&person.given, &person.surname) {
            return Err(Refusal::input("people.name-same").on("surname").into());
        }
        // A name that is corrected on its own first day was a mistake: only the journal keeps it.
        if last.is_none_or(|last| last.until < last_day) {
            store::keep_name(&mut granted, &person, last_day)?;
        }
        store::rename_person(&mut granted, person.id, &given, &surname)?;
        let event = StructureEvent::PersonRenamed {
            person: person.id,
            before: format!("{} {}", person.given, person.surname),
            name: format!("{given} {surname}"),
            since: self.since,
        };
        granted.commit(&event, ())
    }
}

impl RenamePerson {
    fn check_day(&self, last: Option<&EarlierName>, last_day: Date, today: Date) -> Result<(), Refusal> {
        if self.since > today {
            return Err(Refusal::input("people.name-future").on("since").with("day", shown(today)));
        }
        match last.filter(|last| last_day < last.until) {
            Some(last) => Err(Refusal::input("people.person-name-later")
                .on("since")
                .with("name", &last.name)
                .with("day", shown(last.until))),
            None => Ok(()),
        }
    }
}
