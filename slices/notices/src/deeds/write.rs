//! People are told of what the journal says.

use std::collections::BTreeSet;

use obieg_kernel::id::{HoldingId, PersonId};
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;

use super::{NoticeEvent, plan, tell};
use crate::model::{Happening, NoticeKind, Whom};
use crate::store::{self, New, OfficeRow};

/// Writes the notices of some entries of the journal. Entries of which people were told before are passed over, so that a
/// repetition after a kill tells nobody twice; where nobody is to be told it is a refusal, and nothing is written.
#[derive(Debug, Clone, Serialize)]
pub struct WriteNotices {
    /// What happened, in the order of the journal.
    pub happenings: Vec<Happening>,
    /// The last entry that was looked at.
    pub upto: i64,
}

named!(WriteNotices, "notices.write-notices", [(Machine, Colleague)]);

impl Deed for WriteNotices {
    type Target = OfficeRow;
    type Event = NoticeEvent;
    type Done = u64;

    office_target!(OfficeRow, |_, db| Ok(store::office(db)?));

    fn run(&self, mut granted: Granted<'_, Self>, office: OfficeRow) -> Result<Committed<Self>, Failure> {
        let (mut planned, mut given) = (Vec::new(), BTreeSet::new());
        for happening in self.happenings.iter().filter(|one| one.seq > office.upto) {
            for person in told(&mut granted, happening)? {
                match happening.kind {
                    NoticeKind::Assigned => drop(given.insert((happening.seq, person))),
                    // Put right and given to the same person once more: nothing was taken from them.
                    NoticeKind::TakenBack if given.contains(&(happening.seq, person)) => continue,
                    _ => {}
                }
                plan(&mut granted, person, New::of(happening), &mut planned)?;
            }
        }
        if planned.is_empty() {
            return Err(Refusal::state("notices.nobody").into());
        }
        let notices = tell(&mut granted, &planned)?;
        store::heard(&mut granted, office.upto, self.upto)?;
        granted.commit(&NoticeEvent::NoticesWritten { upto: self.upto, notices }, notices)
    }
}

/// Who is told: never of what they did themselves, unless it is about their own entry, which somebody else may have in hands.
fn told(db: &mut dyn Reads, happening: &Happening) -> Result<BTreeSet<PersonId>, Failure> {
    let mut people = people(db, &happening.whom)?;
    if happening.kind != NoticeKind::Entry {
        people.retain(|person| Some(*person) != happening.by);
    }
    Ok(people)
}

pub(super) fn people(db: &mut dyn Reads, whom: &Whom) -> Result<BTreeSet<PersonId>, Failure> {
    let found: Vec<PersonId> = match whom {
        Whom::Receiver(assignment) => match store::receiver(db, *assignment)? {
            Some((Some(holding), _)) => store::holder(db, holding)?.into_iter().collect(),
            Some((None, unit)) => store::heads(db, unit)?,
            None => Vec::new(),
        },
        Whom::Author(assignment) => {
            let author = store::author(db, *assignment)?;
            of_post(db, author)?
        }
        Whom::Officer(case) => {
            let officer = store::officer(db, *case)?;
            of_post(db, officer)?
        }
        Whom::Holder(holding) => of_post(db, Some(*holding))?,
        Whom::Heads(unit) => store::heads(db, *unit)?,
        Whom::Person(person) => vec![*person],
        Whom::Administrators => store::administrators(db)?,
    };
    Ok(found.into_iter().collect())
}

fn of_post(db: &mut dyn Reads, holding: Option<HoldingId>) -> Result<Vec<PersonId>, Failure> {
    let Some(holding) = holding else { return Ok(Vec::new()) };
    Ok(store::holder(db, holding)?.into_iter().collect())
}
