//! Screens: the door, one's own security, the structure, persons, keys of integrations.

pub(crate) mod act;
pub(crate) mod door;
pub(crate) mod entry_code;
pub(crate) mod factor_acts;
pub(crate) mod import;
pub(crate) mod keys;
pub(crate) mod looks;
pub(crate) mod move_people;
pub(crate) mod passkey;
pub(crate) mod password;
pub(crate) mod person_acts;
pub(crate) mod persons;
pub(crate) mod second;
pub(crate) mod security;
pub(crate) mod structure;
pub(crate) mod unit_acts;

use jiff::civil::Date;
use obieg_kernel::id::Id;
use obieg_kernel::{Failure, Named, Refusal};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::AddUnit;

/// Fields of all forms of this slice by their names; each form uses some.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Form {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) parent: String,
    pub(crate) title: String,
    pub(crate) since: String,
    pub(crate) last_day: String,
    pub(crate) given: String,
    pub(crate) surname: String,
    pub(crate) login: String,
    pub(crate) password: String,
    pub(crate) old: String,
    pub(crate) again: String,
    pub(crate) post: String,
    pub(crate) holding: String,
    pub(crate) days: String,
    pub(crate) secret: String,
    pub(crate) challenge: String,
    pub(crate) credential: String,
    pub(crate) required: String,
    pub(crate) roles: Vec<String>,
    pub(crate) scopes: Vec<String>,
}

impl Form {
    /// The form as first shown: days stand at today.
    fn fresh(today: Date) -> Self {
        Self { since: today.to_string(), last_day: today.to_string(), ..Self::default() }
    }
}

/// A day as a date field sends it, or as people write it.
pub(crate) fn day(typed: &str, field: &'static str) -> Result<Date, Refusal> {
    let typed = typed.trim();
    let read = if typed.contains('.') { Date::strptime("%d.%m.%Y", typed) } else { typed.parse() };
    read.map_err(|_| Refusal::input("people.day-wrong").on(field))
}

/// A thing chosen from a list.
pub(crate) fn chosen<K>(typed: &str, field: &'static str, code: &'static str) -> Result<Id<K>, Refusal> {
    typed.parse().map_err(|_| Refusal::input(code).on(field))
}

/// Does the person at the screen change the structure?
fn administers(frame: &Frame) -> bool {
    frame.could(AddUnit::NAME, AddUnit::RIGHTS)
}

/// The end of a form: on to an address, or the form again with what was wrong.
pub(crate) async fn finish<T, F, Fut>(
    visit: &Visit,
    done: Result<T, Failure>,
    to: String,
    again: F,
) -> Outcome
where
    F: FnOnce(Faults) -> Fut,
    Fut: Future<Output = Result<act::Act, Failure>>,
{
    match done {
        Ok(_) => Ok(Reply::See(to)),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&again(faults).await?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_read_both_ways() {
        for (typed, good) in [
            ("2026-06-01", true),
            ("1.06.2026", true),
            (" 01.06.2026 ", true),
            ("31.06.2026", false),
            ("", false),
            ("jutro", false),
        ] {
            assert_eq!(day(typed, "since").is_ok(), good, "{typed}");
        }
    }
}
