//! Rules whose receiver is gone: who left, a unit that ended or has no head. Such a rule assigns nothing, its letters wait in the
//! queue; people must see why.

use obieg_assignments::Candidate;
use obieg_desk::{DeskPart, Drawn, Tile};
use obieg_kernel::{Actor, Failure, Named, Reads, StoreError};

use crate::deeds::ProposeRule;
use crate::model::{RuleState, RuleView};
use crate::store;

/// The receivers of a rule that take nothing any more, as they were called when it was written.
fn gone(rule: &RuleView, there: &[Candidate]) -> Vec<String> {
    let takes = |unit, holding| there.iter().any(|one| one.unit == unit && one.holding == holding);
    let named = rule.draft.receivers.iter().zip(&rule.receiver_labels);
    named.filter(|(one, _)| !takes(one.unit, one.holding)).map(|(_, label)| label.clone()).collect()
}

/// Marks rules whose receivers are gone; for an actor who may assign to everybody.
pub(crate) fn mark(db: &mut dyn Reads, actor: &Actor, rules: &mut [RuleView]) -> Result<(), StoreError> {
    if rules.is_empty() {
        return Ok(());
    }
    let there = obieg_assignments::candidates(db, actor)?;
    for rule in rules {
        rule.gone = gone(rule, &there);
    }
    Ok(())
}

/// So many rules are counted on the desk.
const MOST_GONE: i64 = 100;

/// The line on the desk of those who keep rules; none while every working rule has its receivers.
pub fn desk_part() -> DeskPart {
    DeskPart {
        order: 25,
        name: ProposeRule::NAME,
        rights: ProposeRule::RIGHTS,
        load: |db, actor| {
            let mut rules = store::list(db)?;
            rules.retain(|rule| rule.standing.state() == RuleState::Working);
            mark(db, actor, &mut rules)?;
            let count = rules.iter().filter(|rule| !rule.gone.is_empty()).count();
            Ok(Box::new(i64::try_from(count).unwrap_or(MOST_GONE)))
        },
        draw: |frame, _, data| {
            let count = *data.downcast_ref::<i64>().ok_or_else(|| Failure::internal("no count"))?;
            let label = frame.words.t("routing-desk-gone").to_owned();
            let path = "/reguly".to_owned();
            let tile = Tile { label, count, most: MOST_GONE, path, colour: "danger", icon: "failed" };
            let tiles = Some(tile).filter(|tile| tile.count > 0).into_iter().collect();
            Ok(Drawn { tiles, ..Drawn::default() })
        },
    }
}
