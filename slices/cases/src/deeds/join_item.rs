//! An incoming item joins a case.

use jiff::civil::Date;
use obieg_assignments::SettleAssignments;
use obieg_duties::deeds::StartDuty;
use obieg_duties::model::DutyKind;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, named};
use obieg_law::settling::{SettlingKind, settling_clock, settling_term};
use obieg_registry::deeds::{MoveItem, OpenToUnit};
use obieg_registry::model::{ItemId, ItemView, Stage};
use serde::Serialize;

use super::CaseEvent;
use super::target::{self, CaseTarget};
use crate::model::{CaseId, CaseView, PartyRole};
use crate::{rules, store};

/// Joins an item to an open case.
#[derive(Debug, Clone, Serialize)]
pub struct JoinItem {
    /// The case.
    pub case: CaseId,
    /// The item.
    pub item: ItemId,
}

named!(JoinItem, "cases.join-item", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for JoinItem {
    type Target = (CaseTarget, Option<ItemView>);
    type Event = CaseEvent;
    type Done = Option<Date>;

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|(target, _)| target.case.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<(CaseTarget, Option<ItemView>)>, Failure> {
        let item = obieg_registry::store::find_item(db, self.item)?;
        Ok(target::load(db, self.case)?.map(|case| (case, item)))
    }

    fn relation(&self, actor: &Actor, (case, _): &(CaseTarget, Option<ItemView>)) -> Relation {
        target::relation(actor, case)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, item): (CaseTarget, Option<ItemView>),
    ) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case)?;
        // An item that does not exist and one out of reach are one answer: the register hides both.
        let item = item.ok_or(Failure::Hidden)?;
        let due_on = take_in(&mut granted, &target.case, &item)?;
        let event =
            CaseEvent::ItemJoined { case: target.case.id, item: item.id.uuid(), number: item.number.clone() };
        granted.commit(&event, due_on)
    }
}

/// Takes an item into a case: the register moves it, its senders become parties, an answer is owed to them. Gives the
/// case's earliest legal day.
pub(super) fn take_in<D: Deed>(
    granted: &mut Granted<'_, D>,
    case: &CaseView,
    item: &ItemView,
) -> Result<Option<Date>, Failure> {
    granted.step(&SettleAssignments { item: item.id })?;
    granted.step(&OpenToUnit { item: item.id, unit: case.led_in })?;
    granted.step(&MoveItem { item: item.id, to: Stage::InCase })?;
    if store::case_of_item(granted, item.id)?.is_some() {
        return Err(Refusal::state("cases.item-in-case").with("number", &item.number).into());
    }
    store::join(granted, case.id, item)?;
    let mut due_on = case.due_on;
    add_senders(granted, case.id, item.id)?;
    if item.answer_expected {
        let (clock, _) = settling_clock(SettlingKind::Investigation, None);
        let started = granted.step(&StartDuty {
            case: case.id.uuid(),
            kind: DutyKind::AnswerSender,
            about: Some(item.id.uuid()),
            towards: Some(item.sender.clone()),
            article: settling_term(SettlingKind::Investigation).article.to_owned(),
            clock,
            started_on: item.received_on,
        })?;
        due_on = [due_on, started.due_on].into_iter().flatten().min();
        store::set_due(granted, case, due_on)?;
    }
    Ok(due_on)
}

/// The senders of an item become parties of its case, unless they are already.
pub(super) fn add_senders<D: Deed>(
    granted: &mut Granted<'_, D>,
    case: CaseId,
    item: ItemId,
) -> Result<(), Failure> {
    let known = store::parties_of(granted, case)?;
    for sender in obieg_registry::store::senders_of(granted, item)? {
        let (name, address) = (sender.label(), sender.address());
        if sender.unknown_reason.is_none() && !known.iter().any(|party| party.name == name) {
            let id = granted.env().new_id();
            let address = Some(address.as_str()).filter(|text| !text.is_empty());
            store::add_party(granted, id, case, PartyRole::Applicant, (&name, address), Some(item))?;
        }
    }
    Ok(())
}
