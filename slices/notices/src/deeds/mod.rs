//! What can be done to notices.

mod begin;
mod choose;
mod forget;
mod look_at_terms;
mod read;
mod set_rules;
mod write;

use obieg_kernel::id::PersonId;
use obieg_kernel::{Event, Failure, Reads, Writes};
use serde::Serialize;
use uuid::Uuid;

pub use begin::BeginNotices;
pub use choose::ChooseKinds;
pub use forget::ForgetNotices;
pub use look_at_terms::LookAtTerms;
pub use read::{ReadAllNotices, ReadNotice};
pub use set_rules::SetNoticeRules;
pub use write::WriteNotices;

use crate::model::{Choice, KindChoice, NoticeId};
use crate::store::{self, New};

/// What the journal is told: how many and of whom, never of what; that stands in the entries that they are about.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum NoticeEvent {
    /// People of the office are told from now on.
    NoticesBegun,
    /// People were told of what the journal says.
    NoticesWritten {
        /// The last entry that was looked at.
        upto: i64,
        /// How many notices.
        notices: u64,
    },
    /// People were told of terms.
    TermsLookedAt {
        /// How many notices.
        notices: u64,
    },
    /// A person read notices.
    NoticesRead {
        /// Who.
        person: PersonId,
        /// How many.
        notices: u64,
    },
    /// A person chose of what they are told.
    NoticesChosen {
        /// Who.
        person: PersonId,
        /// What.
        choices: Vec<KindChoice>,
    },
    /// The office set how long notices are kept.
    NoticeRulesSet {
        /// So many days, before.
        before: i64,
        /// So many days.
        keep_days: i64,
    },
    /// Notices older than the office keeps them are gone.
    NoticesForgotten {
        /// How many.
        notices: u64,
    },
}

impl Event for NoticeEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::NoticesBegun => "NoticesBegun",
            Self::NoticesWritten { .. } => "NoticesWritten",
            Self::TermsLookedAt { .. } => "TermsLookedAt",
            Self::NoticesRead { .. } => "NoticesRead",
            Self::NoticesChosen { .. } => "NoticesChosen",
            Self::NoticeRulesSet { .. } => "NoticeRulesSet",
            Self::NoticesForgotten { .. } => "NoticesForgotten",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::NoticesRead { person, .. } | Self::NoticesChosen { person, .. } => vec![person.uuid()],
            Self::NoticesBegun
            | Self::NoticesWritten { .. }
            | Self::TermsLookedAt { .. }
            | Self::NoticeRulesSet { .. }
            | Self::NoticesForgotten { .. } => Vec::new(),
        }
    }
}

/// What is to be told, to whom, and whether it goes into the daily e-mail too.
type Planned<'n> = (PersonId, New<'n>, bool);

/// Plans to tell one person; nothing where they chose so.
fn plan<'n>(
    db: &mut dyn Reads,
    person: PersonId,
    new: New<'n>,
    planned: &mut Vec<Planned<'n>>,
) -> Result<(), Failure> {
    let chosen = store::choices(db, person)?;
    match crate::rules::choice_of(new.kind, &chosen) {
        Choice::Off => {}
        choice => planned.push((person, new, choice == Choice::Digest)),
    }
    Ok(())
}

/// Writes what was planned, in its order; says how many there are.
fn tell<W: Reads + Writes>(db: &mut W, planned: &[Planned<'_>]) -> Result<u64, Failure> {
    // Ids of one millisecond are in no order by themselves, and the id is the order of the list.
    let mut ids: Vec<NoticeId> = planned.iter().map(|_| db.env().new_id()).collect();
    ids.sort_unstable();
    for (id, (person, new, digest)) in ids.into_iter().zip(planned) {
        store::add(db, id, *person, new, *digest)?;
    }
    Ok(u64::try_from(planned.len()).unwrap_or(u64::MAX))
}

/// Rights of everybody who signs in, to what is their own.
macro_rules! everybodys_own {
    ($deed:ty, $name:literal) => {
        obieg_kernel::named!(
            $deed,
            $name,
            [
                (Chancery, Own),
                (Officer, Own),
                (Head, Own),
                (Executive, Own),
                (Coordinator, Own),
                (Archivist, Own),
                (Administrator, Own),
            ]
        );
    };
}
pub(crate) use everybodys_own;
