//! An item that was put into the wrong case comes out of it.

use obieg_assignments::ReopenAssignments;
use obieg_duties::deeds::WaiveDuty;
use obieg_duties::model::{DutyState, DutyView};
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Relation, named};
use obieg_registry::deeds::MoveItem;
use obieg_registry::model::{ItemId, ItemView, Stage};
use serde::Serialize;

use super::CaseEvent;
use super::join_item::add_senders;
use super::target::{self, CaseTarget};
use crate::model::{CaseId, CaseView};
use crate::{rules, store};

/// Takes an item out of a case that it joined by mistake. It lies again with whom it lay before, or waits for assigning; the
/// parties and the answer that it brought go with it. The case log keeps that it was there, and why it left.
#[derive(Debug, Clone, Serialize)]
pub struct TakeOutItem {
    /// The case.
    pub case: CaseId,
    /// The item.
    pub item: ItemId,
    /// Why, 10 to 500 characters.
    pub reason: String,
}

named!(TakeOutItem, "cases.take-out-item", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

/// What decides: the case, the item in it, and what is owed because of it.
pub struct TakeOutTarget {
    case: CaseTarget,
    item: ItemView,
    is_origin: bool,
    duties: Vec<DutyView>,
}

impl Deed for TakeOutItem {
    type Target = TakeOutTarget;
    type Event = CaseEvent;
    type Done = ();

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|target| target.case.case.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<TakeOutTarget>, Failure> {
        let Some(case) = target::load(db, self.case)? else { return Ok(None) };
        // An item of another case does not exist here.
        let (items, origin) = store::items_and_origin(db, self.case)?;
        if !items.contains(&self.item) {
            return Ok(None);
        }
        let Some(item) = obieg_registry::store::find_item(db, self.item)? else { return Ok(None) };
        let duties = obieg_duties::store::list_about(db, self.case.uuid(), self.item.uuid())?;
        Ok(Some(TakeOutTarget { case, item, is_origin: origin == Some(self.item), duties }))
    }

    fn relation(&self, actor: &Actor, target: &TakeOutTarget) -> Relation {
        target::relation(actor, &target.case)
    }

    fn run(&self, mut granted: Granted<'_, Self>, target: TakeOutTarget) -> Result<Committed<Self>, Failure> {
        let TakeOutTarget { case, item, is_origin, duties } = target;
        let reason = rules::take_out_reason(&self.reason)?;
        rules::may_change(&case.case)?;
        rules::may_take_out(&case.case, &item, is_origin, &duties)?;
        for duty in duties.iter().filter(|duty| duty.state == DutyState::Open) {
            granted.step(&WaiveDuty { duty: duty.id, reason: reason.to_owned() })?;
        }
        leave(&mut granted, &case.case, &item)?;
        store::refresh_due(&mut granted, &case.case)?;
        let (number, reason) = (item.number, reason.to_owned());
        let event = CaseEvent::ItemTakenOut { case: self.case, item: self.item.uuid(), number, reason };
        granted.commit(&event, ())
    }
}

/// The item stands again where it stood, and only those whose task it is reach it.
fn leave<D: Deed>(granted: &mut Granted<'_, D>, case: &CaseView, item: &ItemView) -> Result<(), Failure> {
    let came_from = store::came_from(granted, item.id)?;
    store::leave(granted, item.id)?;
    if store::remove_parties(granted, case.id, item.id)? > 0 {
        // Somebody who wrote another letter of the case as well is still a party.
        for other in store::from_the_same(granted, case.id, item.id)? {
            add_senders(granted, case.id, other)?;
        }
    }
    match came_from {
        Some(Stage::OutsideCases) => granted.step(&MoveItem { item: item.id, to: Stage::OutsideCases }),
        _ => granted.step(&ReopenAssignments { item: item.id }),
    }
}
