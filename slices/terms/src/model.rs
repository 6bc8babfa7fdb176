//! Lines of the table of terms as values.

use jiff::civil::Date;
use obieg_kernel::{coded, kinds};
use obieg_law::clock::Clock;
use obieg_law::term::Term;
use serde::Serialize;
use utoipa::ToSchema;

kinds! {
    /// A line of the office's table of terms (wzór terminu).
    PatternTag, PatternId => "term-pattern";
}

/// In what a term is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermUnit {
    /// Calendar days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Without delay: no day can be computed.
    AtOnce,
}

coded!(TermUnit { Days => "days", Weeks => "weeks", Months => "months", Years => "years", AtOnce => "at-once" });

impl TermUnit {
    /// So many of these as a clock.
    pub const fn clock(self, length: u16) -> Clock {
        match self {
            Self::Days => Clock::Civil(Term::Days(length)),
            Self::Weeks => Clock::Civil(Term::Weeks(length)),
            Self::Months => Clock::Civil(Term::Months(length)),
            Self::Years => Clock::Civil(Term::Years(length)),
            Self::AtOnce => Clock::AtOnce,
        }
    }

    /// Unit and length of a clock.
    pub const fn of(clock: Clock) -> (Self, u16) {
        match clock {
            Clock::Civil(Term::Days(length)) => (Self::Days, length),
            Clock::Civil(Term::Weeks(length)) => (Self::Weeks, length),
            Clock::Civil(Term::Months(length)) => (Self::Months, length),
            Clock::Civil(Term::Years(length)) => (Self::Years, length),
            Clock::AtOnce => (Self::AtOnce, 0),
        }
    }
}

/// A line of the table.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatternView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: PatternId,
    /// For cases of the class with this symbol and of those below it; empty for all classes.
    pub symbol: String,
    /// The kind of case.
    pub name: String,
    /// In what the term is counted.
    pub unit: TermUnit,
    /// So many of these; 0 without delay.
    pub length: u16,
    /// Article of law.
    pub article: String,
    /// Since when it is there.
    #[schema(value_type = String, format = Date)]
    pub added_on: Date,
    /// From this day on it opens no case.
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<Date>,
}

impl PatternView {
    /// Its clock.
    pub const fn clock(&self) -> Clock {
        self.unit.clock(self.length)
    }
}

/// The office's table of terms.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Patterns {
    /// By class, those in force first.
    pub patterns: Vec<PatternView>,
}
