//! The parties were told of the overrun and of a new settling day (KPA art. 36 § 1).

use jiff::civil::Date;
use obieg_kernel::actor::Right;
use obieg_kernel::{Committed, Deed, Failure, Granted, Named, Reads, Refusal, office_target};
use serde::Serialize;
use uuid::Uuid;

use super::{DutyEvent, WORKERS, owe_notice};
use crate::model::{DutyKind, DutyState, DutyView};
use crate::{overrun, store};

/// Names the day by which the case will be settled; the open notices of its settling duty are met by the letter.
#[derive(Debug, Serialize)]
pub struct NameDay {
    /// The case.
    pub case: Uuid,
    /// The outgoing item in which the parties were told; the host has checked that it is one of the case.
    pub letter: Uuid,
    /// Why the case was not settled in its term, 10 to 2,000 characters.
    pub reason: String,
    /// The new day.
    pub new_day: Date,
}

impl Named for NameDay {
    const NAME: &'static str = "duties.name-day";
    const RIGHTS: &'static [Right] = WORKERS;
}

impl Deed for NameDay {
    type Target = Vec<DutyView>;
    type Event = DutyEvent;
    type Done = ();

    office_target!(Vec<DutyView>, |deed, db| Ok(Some(store::list_by_case(db, deed.case)?)));

    fn run(&self, mut granted: Granted<'_, Self>, duties: Vec<DutyView>) -> Result<Committed<Self>, Failure> {
        let today = granted.env().today();
        let open = |duty: &&DutyView| duty.state == DutyState::Open;
        let settling = duties.iter().filter(open).find(|duty| duty.kind == DutyKind::SettleCase);
        let settling = settling.ok_or_else(|| Refusal::state("duties.no-settling"))?;
        let present = overrun::may_name(settling, self.new_day, today)?;
        let reason = self.reason.trim();
        if !(10..=2_000).contains(&reason.chars().count()) {
            return Err(Refusal::input("duties.named-reason").on("reason").into());
        }
        let about = Some(settling.id.uuid());
        let ours = |duty: &&DutyView| duty.kind == DutyKind::OverrunNotice && duty.about == about;
        let mut notices: Vec<_> = duties.iter().filter(ours).filter(open).map(|duty| duty.id).collect();
        // Told before the program asked for it: the notice is recorded all the same.
        if !owe_notice::is_noted(&duties, settling.id, present) {
            notices.push(owe_notice::add(&mut granted, self.case, settling, present)?);
        }
        for notice in &notices {
            store::meet(&mut granted, *notice, Some(self.letter), today)?;
        }
        let legal_on = settling.legal_on.or(settling.due_on);
        store::name_day(&mut granted, settling.id, (legal_on, self.new_day), (reason, self.letter))?;
        let event = DutyEvent::DayNamed {
            duty: settling.id.uuid(),
            case: self.case,
            from: present,
            to: self.new_day,
            reason: reason.to_owned(),
            letter: self.letter,
            notices: notices.iter().map(|id| id.uuid()).collect(),
        };
        granted.commit(&event, ())
    }
}
