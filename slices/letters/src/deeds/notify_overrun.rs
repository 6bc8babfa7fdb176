//! The parties were told that the case is not settled in its term, why, and when it will be (KPA art. 36 § 1).

use jiff::civil::Date;
use obieg_cases::deeds::{CaseTarget, target};
use obieg_cases::model::CaseId;
use obieg_duties::deeds::NameDay;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Refusal, Relation, named};
use serde::Serialize;

use super::LetterEvent;
use crate::model::{LetterId, LetterView};
use crate::store;

/// Records the notice of overrun that went out in a letter of the case. The letter itself advises of the reminder
/// (ponaglenie); the program keeps the letter, not its words.
#[derive(Debug, Clone, Serialize)]
pub struct NotifyOverrun {
    /// The case.
    pub case: CaseId,
    /// The outgoing item of this case in which the parties were told.
    pub letter: LetterId,
    /// Why the case is not settled in its term, 10 to 2,000 characters.
    pub reason: String,
    /// The new settling day.
    pub new_day: Date,
}

named!(NotifyOverrun, "letters.notify-overrun", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for NotifyOverrun {
    type Target = (CaseTarget, Option<LetterView>);
    type Event = LetterEvent;
    type Done = Option<Date>;

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|(target, _)| target.case.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<(CaseTarget, Option<LetterView>)>, Failure> {
        let Some(case) = target::load(db, self.case)? else { return Ok(None) };
        // A letter of another case does not exist here.
        Ok(Some((case, store::find_in_case(db, self.case, self.letter)?)))
    }

    fn relation(&self, actor: &Actor, (case, _): &(CaseTarget, Option<LetterView>)) -> Relation {
        target::relation(actor, case)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, letter): (CaseTarget, Option<LetterView>),
    ) -> Result<Committed<Self>, Failure> {
        obieg_cases::rules::may_change(&target.case)?;
        let letter = letter.ok_or_else(|| Refusal::input("letters.notice-letter").on("letter"))?;
        granted.step(&NameDay {
            case: self.case.uuid(),
            letter: letter.id.uuid(),
            reason: self.reason.clone(),
            new_day: self.new_day,
        })?;
        let due_on = obieg_cases::store::refresh_due(&mut granted, &target.case)?;
        let event = LetterEvent::OverrunNotified {
            letter: letter.id.uuid(),
            case: self.case.uuid(),
            mark: letter.mark,
            new_day: self.new_day,
        };
        granted.commit(&event, due_on)
    }
}
