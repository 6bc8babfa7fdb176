//! Once a day people are told of terms that come near or have passed.

use jiff::civil::Date;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;

use super::write::people;
use super::{NoticeEvent, plan, tell};
use crate::model::{About, NoticeKind, Whom};
use crate::rules;
use crate::store::{self, New, OfficeRow};

/// So many terms of a kind are told at a look; more than an office has in a month.
const MOST: i64 = 5_000;

/// Looks at the terms of cases and assignments; refused when it was done today.
#[derive(Debug, Clone, Serialize)]
pub struct LookAtTerms;

named!(LookAtTerms, "notices.look-at-terms", [(Machine, Colleague)]);

/// A term: of what, who is told, and its day.
type Term = (About, uuid::Uuid, Whom, Date);

impl Deed for LookAtTerms {
    type Target = OfficeRow;
    type Event = NoticeEvent;
    type Done = u64;

    office_target!(OfficeRow, |_, db| Ok(store::office(db)?));

    fn run(&self, mut granted: Granted<'_, Self>, office: OfficeRow) -> Result<Committed<Self>, Failure> {
        let today = granted.env().today();
        let look =
            rules::look(office.terms_on, today).ok_or_else(|| Refusal::state("notices.looked-today"))?;
        let day_after = |day: Date| day.tomorrow().unwrap_or(day);
        let day_before = |day: Date| day.yesterday().unwrap_or(day);
        let spans = [
            (NoticeKind::TermNear, day_after(look.near_after), look.near_to),
            (NoticeKind::TermPassed, look.passed_from, day_before(look.passed_before)),
        ];
        let mut planned = Vec::new();
        for (kind, from, to) in spans {
            for (about, subject, whom, day) in terms(&mut granted, from, to)? {
                for person in people(&mut granted, &whom)? {
                    let at = granted.env().now();
                    let (subject, day) = (Some(subject), Some(day));
                    let new = New { kind, event: "", about, subject, day, at, doer: "" };
                    plan(&mut granted, person, new, &mut planned)?;
                }
            }
        }
        let notices = tell(&mut granted, &planned)?;
        store::looked(&mut granted, today)?;
        granted.commit(&NoticeEvent::TermsLookedAt { notices }, notices)
    }
}

fn terms(db: &mut dyn Reads, from: Date, to: Date) -> Result<Vec<Term>, Failure> {
    let cases = store::cases_due(db, from, to, MOST)?;
    let cases = cases.into_iter().map(|(case, officer, day)| (About::Case, case, Whom::Holder(officer), day));
    let assigned = store::assignments_due(db, from, to, MOST)?;
    let assigned = assigned.into_iter().map(|(id, item, day)| (About::Item, item, Whom::Receiver(id), day));
    Ok(cases.chain(assigned).collect())
}
