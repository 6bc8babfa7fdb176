//! Rules over a line of a table and what is known of it.

use jiff::civil::Date;
use obieg_classification::model::ClassView;
use obieg_kernel::id::UnitId;
use obieg_kernel::{Refusal, Role};
use obieg_law::clock::Clock;
use obieg_law::term::Term;
use obieg_people::model::StandingView;
use obieg_web::columns::day_of;

use super::{BroughtLine, LineFacts};
use crate::rules::{may_lead, may_open_in, text};

/// So many days a term may have at the most: twenty years.
const LONGEST_TERM: i32 = 7_305;
/// So many parties a line may name.
const MOST_PARTIES: usize = 50;

/// A line as a case keeps it.
#[derive(Debug)]
pub struct CheckedLine {
    /// Its sign in the former system.
    pub foreign_sign: String,
    /// Title.
    pub title: String,
    /// The class.
    pub class: ClassView,
    /// Who leads it.
    pub officer: StandingView,
    /// The day on which it was opened there.
    pub began_on: Date,
    /// What its term counts.
    pub clock: Option<Clock>,
    /// Names and addresses.
    pub parties: Vec<(String, Option<String>)>,
    /// What else was known.
    pub note: Option<String>,
}

/// A sign as it is compared: however it was spaced, and in capitals.
pub fn key(sign: &str) -> String {
    sign.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_uppercase).collect()
}

/// A head brings the cases of the own unit, those who answer for the office those of all.
///
/// # Errors
/// `cases.import-unit` on `unit`.
pub fn may_bring(
    has: impl Fn(Role) -> bool,
    own: Option<UnitId>,
    officer: &StandingView,
) -> Result<(), Refusal> {
    if has(Role::Executive) || has(Role::Coordinator) || own == Some(officer.unit) {
        return Ok(());
    }
    Err(Refusal::input("cases.import-unit").on("unit").with("unit", &officer.unit_code))
}

/// The line as a case keeps it; every fault at its field.
///
/// # Errors
/// `cases.import-*` and those of [`text`], [`may_open_in`] and [`may_lead`].
pub fn check(line: &BroughtLine, facts: &LineFacts, today: Date) -> Result<CheckedLine, Vec<Refusal>> {
    let mut faults = Vec::new();
    let foreign_sign = kept(&mut faults, one_line("foreign_sign", &line.foreign_sign, 100));
    let title = kept(&mut faults, one_line("title", &line.title, 500));
    let class = kept(&mut faults, may_open_in(facts.class.as_ref(), today).cloned());
    let officer = kept(&mut faults, officer(line, facts));
    let began_on = kept(&mut faults, began(&line.began_on, today));
    let clock = began_on.and_then(|began_on| kept(&mut faults, clock(&line.due_on, began_on)));
    let parties = kept(&mut faults, parties(&line.parties, &line.addresses));
    let note = kept(&mut faults, optional("note", &line.note, 2_000));
    match (foreign_sign, title, class, officer, began_on, clock, parties, note) {
        (
            Some(foreign_sign),
            Some(title),
            Some(class),
            Some(officer),
            Some(began_on),
            Some(clock),
            Some(parties),
            Some(note),
        ) => Ok(CheckedLine { foreign_sign, title, class, officer, began_on, clock, parties, note }),
        _ => Err(faults),
    }
}

/// What was good; the fault goes to the others.
fn kept<T>(faults: &mut Vec<Refusal>, judged: Result<T, Refusal>) -> Option<T> {
    judged.map_err(|fault| faults.push(fault)).ok()
}

fn one_line(field: &str, given: &str, most: usize) -> Result<String, Refusal> {
    text(field, given, most).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn optional(field: &str, given: &str, most: usize) -> Result<Option<String>, Refusal> {
    if given.trim().is_empty() {
        return Ok(None);
    }
    text(field, given, most).map(|text| Some(text.to_owned()))
}

/// The one post at which the case is led.
pub fn officer(line: &BroughtLine, facts: &LineFacts) -> Result<StandingView, Refusal> {
    if line.officer.trim().is_empty() {
        return Err(Refusal::input("cases.import-no-officer").on("officer"));
    }
    let mut leading = facts.officers.iter().filter(|one| may_lead(&one.roles).is_ok());
    match (leading.next(), leading.next(), facts.officers.first()) {
        (Some(one), None, _) => Ok(one.clone()),
        (Some(_), Some(_), _) => Err(Refusal::input("cases.import-posts").on("unit")),
        (None, _, Some(_)) => Err(Refusal::input("cases.officer-role").on("officer")),
        (None, _, None) if line.unit.trim().is_empty() => {
            Err(Refusal::input("cases.import-login").on("officer").with("login", line.officer.trim()))
        }
        (None, _, None) => Err(Refusal::input("cases.import-login-unit")
            .on("officer")
            .with("login", line.officer.trim())
            .with("unit", line.unit.trim())),
    }
}

fn began(given: &str, today: Date) -> Result<Date, Refusal> {
    let day = day_of(given.trim()).ok_or_else(|| Refusal::input("cases.import-no-day").on("began_on"))?;
    if day > today {
        return Err(Refusal::input("cases.import-future").on("began_on"));
    }
    Ok(day)
}

/// The former system told a day, not how it was counted: it stands as so many days from the opening on, so that pauses
/// move it and an end on a holiday goes to the next working day (KPA art. 57 § 4).
fn clock(given: &str, began_on: Date) -> Result<Option<Clock>, Refusal> {
    if given.trim().is_empty() {
        return Ok(None);
    }
    let wrong = |code| Refusal::input(code).on("due_on");
    let due = day_of(given.trim()).ok_or_else(|| wrong("cases.import-no-day"))?;
    let days = (due - began_on).get_days();
    if !(1..=LONGEST_TERM).contains(&days) {
        return Err(wrong("cases.import-term"));
    }
    let days = u16::try_from(days).map_err(|_| wrong("cases.import-term"))?;
    Ok(Some(Clock::Civil(Term::Days(days))))
}

/// Parties with their addresses. One party has the whole address; several are parted as their addresses are.
fn parties(names: &str, addresses: &str) -> Result<Vec<(String, Option<String>)>, Refusal> {
    let parted = |text: &str| -> Vec<String> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        text.split([';', '\n']).map(|part| part.trim().to_owned()).collect()
    };
    let named: Vec<String> = parted(names).into_iter().filter(|name| !name.is_empty()).collect();
    let listed = match named.len() {
        1 if !addresses.trim().is_empty() => vec![addresses.replace(['\n', ';'], ",")],
        _ => parted(addresses),
    };
    if named.len() > MOST_PARTIES {
        return Err(Refusal::input("cases.import-parties").on("parties").with("most", MOST_PARTIES));
    }
    if !listed.is_empty() && listed.len() != named.len() {
        return Err(Refusal::input("cases.import-addresses").on("addresses"));
    }
    let mut parties = Vec::new();
    for (at, name) in named.iter().enumerate() {
        let address = listed.get(at).map_or("", String::as_str);
        let address = optional("addresses", address, 500)?;
        parties.push((one_line("parties", name, 300)?, address));
    }
    Ok(parties)
}

#[cfg(test)]
mod tests;
