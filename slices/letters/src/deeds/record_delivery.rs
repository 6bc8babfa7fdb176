//! The day of service and what proves it, typed in by a person; the duty is met.

use jiff::civil::Date;
use obieg_cases::deeds::{CaseTarget, target};
use obieg_cases::model::CaseId;
use obieg_duties::deeds::MeetDuty;
use obieg_duties::model::DutyState;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Relation, named};
use serde::Serialize;

use super::LetterEvent;
use crate::model::{AddresseeId, AddresseeView, Basis};
use crate::{rules, store};

/// Records service of an addressee's copy.
#[derive(Debug, Clone, Serialize)]
pub struct RecordDelivery {
    /// The case.
    pub case: CaseId,
    /// The copy.
    pub addressee: AddresseeId,
    /// Day of service.
    pub delivered_on: Date,
    /// Why it counts.
    pub basis: Basis,
    /// What proves it, 3 to 500 characters: number of the receipt, signature on the copy.
    pub evidence: String,
}

named!(RecordDelivery, "letters.record-delivery", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for RecordDelivery {
    type Target = (CaseTarget, AddresseeView);
    type Event = LetterEvent;
    type Done = ();

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|(target, _)| target.case.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<(CaseTarget, AddresseeView)>, Failure> {
        let Some(case) = target::load(db, self.case)? else { return Ok(None) };
        let copies = store::addressees_by_case(db, self.case)?;
        Ok(copies.into_iter().find(|copy| copy.id == self.addressee).map(|copy| (case, copy)))
    }

    fn relation(&self, actor: &Actor, (case, _): &(CaseTarget, AddresseeView)) -> Relation {
        target::relation(actor, case)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, copy): (CaseTarget, AddresseeView),
    ) -> Result<Committed<Self>, Failure> {
        obieg_cases::rules::may_change(&target.case)?;
        let today = granted.env().today();
        rules::may_record(&copy, self.delivered_on, today)?;
        let evidence = obieg_cases::rules::line("evidence", &self.evidence, 500)?;
        store::set_delivered(&mut granted, copy.id, self.delivered_on, self.basis, &evidence)?;
        // Evidence is never lost because a person has waived meanwhile what it would meet.
        let duty = copy.duty.map(|duty| obieg_duties::store::find(&mut granted, duty)).transpose()?.flatten();
        let open = duty.filter(|(_, duty)| duty.state == DutyState::Open);
        if let Some(duty) = open.map(|(_, duty)| duty.id) {
            granted.step(&MeetDuty { duty, by: Some(copy.letter.uuid()), on: self.delivered_on })?;
            obieg_cases::store::refresh_due(&mut granted, &target.case)?;
        }
        let event = LetterEvent::DeliveryRecorded {
            letter: copy.letter.uuid(),
            case: self.case.uuid(),
            addressee: copy.name,
            on: self.delivered_on,
            basis: self.basis.code(),
            evidence,
        };
        granted.commit(&event, ())
    }
}
