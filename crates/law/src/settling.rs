//! Terms for settling cases: the general ones as a table of data, which special acts override.
//!
//! KPA art. 35 § 4 lets special acts set other terms, so an office keeps its own table per class or kind of case and
//! gives the special clock to [`settling_clock`]; this module holds only the rule when there is none.

use serde::{Deserialize, Serialize};

use crate::clock::Clock;
use crate::term::Term;

/// What is being settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettlingKind {
    /// Decidable on the party's evidence, known facts or data the office holds.
    AtOnce,
    /// Needs an investigation.
    Investigation,
    /// Needs an investigation and is particularly complicated.
    ParticularlyComplicated,
    /// Appeal, from its receipt.
    Appeal,
    /// Simplified procedure.
    Simplified,
    /// Certificate.
    Certificate,
    /// Complaint or motion of KPA part VIII.
    ComplaintOrMotion,
    /// Public information on request.
    PublicInformation,
    /// Reminder (ponaglenie) to be forwarded by the body complained of.
    ReminderForwarded,
    /// Reminder (ponaglenie) to be decided by the higher body.
    ReminderDecided,
}

/// The event a settling term counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunsFrom {
    /// Initiation: on demand, the day the demand reached the body (KPA art. 61 § 3).
    Initiation,
    /// Receipt of the letter by the body that must act.
    Receipt,
}

/// One row of the table of settling terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SettlingTerm {
    /// What is being settled.
    pub kind: SettlingKind,
    /// The general clock.
    pub clock: Clock,
    /// The event it counts from.
    pub runs_from: RunsFrom,
    /// Article, in the form the office cites it.
    pub article: &'static str,
}

/// Where a settling clock comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SettlingSource {
    /// The general rule; the article is cited.
    General(&'static str),
    /// A special act, known to the caller (KPA art. 35 § 4).
    SpecialAct,
}

impl SettlingKind {
    /// Every kind, for pages that list the table.
    pub const ALL: [Self; 10] = [
        Self::AtOnce,
        Self::Investigation,
        Self::ParticularlyComplicated,
        Self::Appeal,
        Self::Simplified,
        Self::Certificate,
        Self::ComplaintOrMotion,
        Self::PublicInformation,
        Self::ReminderForwarded,
        Self::ReminderDecided,
    ];
}

/// The general settling term of a kind.
pub fn settling_term(kind: SettlingKind) -> SettlingTerm {
    use RunsFrom::{Initiation, Receipt};
    let (clock, runs_from, article) = match kind {
        SettlingKind::AtOnce => (Clock::AtOnce, Initiation, "KPA art. 35 § 2"),
        SettlingKind::Investigation => (months(1), Initiation, "KPA art. 35 § 3"),
        SettlingKind::ParticularlyComplicated => (months(2), Initiation, "KPA art. 35 § 3"),
        SettlingKind::Appeal => (months(1), Receipt, "KPA art. 35 § 3"),
        SettlingKind::Simplified => (months(1), Initiation, "KPA art. 35 § 3a"),
        SettlingKind::Certificate => (days(7), Receipt, "KPA art. 217 § 3"),
        SettlingKind::ComplaintOrMotion => (months(1), Receipt, "KPA art. 237 § 1, art. 244 § 1"),
        SettlingKind::PublicInformation => (days(14), Receipt, "u.d.i.p. art. 13 ust. 1"),
        SettlingKind::ReminderForwarded => (days(7), Receipt, "KPA art. 37 § 4"),
        SettlingKind::ReminderDecided => (days(7), Receipt, "KPA art. 37 § 5"),
    };
    SettlingTerm { kind, clock, runs_from, article }
}

/// The clock that governs a kind: the special act's if the caller knows one, else the general one.
pub fn settling_clock(kind: SettlingKind, special: Option<Clock>) -> (Clock, SettlingSource) {
    match special {
        Some(clock) => (clock, SettlingSource::SpecialAct),
        None => {
            let term = settling_term(kind);
            (term.clock, SettlingSource::General(term.article))
        }
    }
}

const fn days(n: u16) -> Clock {
    Clock::Civil(Term::Days(n))
}

const fn months(n: u16) -> Clock {
    Clock::Civil(Term::Months(n))
}
