//! What the journal is told.

use jiff::civil::Date;
use obieg_kernel::Event;
use obieg_registry::ItemId;
use serde::Serialize;
use uuid::Uuid;

use crate::model::{AssignmentId, RuleMark};

/// What the journal is told. `note` is the one fact that the item's page shows beside the event.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum AssignmentEvent {
    /// An item was assigned, at the first or a further level.
    ItemAssigned {
        /// Which.
        item: ItemId,
        /// Its number in the register.
        number: String,
        /// The new records.
        assignments: Vec<AssignmentId>,
        /// The assignment they follow.
        parent: Option<AssignmentId>,
        /// Who assigned.
        from: String,
        /// To whom.
        to: Vec<String>,
        /// Who of them leads.
        owner: String,
        /// What is to be done.
        instruction: Option<String>,
        /// By when.
        term: Option<Date>,
        /// The receivers in one line.
        note: String,
        /// The rule by which the program assigned it.
        rule: Option<RuleMark>,
        /// Name of the template by which a person assigned it.
        #[serde(skip_serializing_if = "Option::is_none")]
        template: Option<String>,
    },
    /// A wrong assignment was put right by its author.
    AssignmentCorrected {
        /// Which item.
        item: ItemId,
        /// Its number in the register.
        number: String,
        /// The record put right.
        superseded: AssignmentId,
        /// To whom that was.
        superseded_to: String,
        /// The new records.
        assignments: Vec<AssignmentId>,
        /// To whom.
        to: Vec<String>,
        /// What is to be done.
        instruction: Option<String>,
        /// By when.
        term: Option<Date>,
        /// Old and new receivers in one line.
        note: String,
    },
    /// The receiver took it.
    AssignmentAccepted {
        /// Which item.
        item: ItemId,
        /// Which record.
        assignment: AssignmentId,
        /// The receiver.
        note: String,
    },
    /// The receiver passed it back as wrongly addressed.
    AssignmentPassedBack {
        /// Which item.
        item: ItemId,
        /// Which record.
        assignment: AssignmentId,
        /// The receiver.
        by: String,
        /// Why.
        reason: String,
        /// Records that fell with it, because it led.
        fallen: Vec<AssignmentId>,
        /// The reason again, for the item's page.
        note: String,
    },
    /// The author took back what nobody had accepted.
    AssignmentWithdrawn {
        /// Which item.
        item: ItemId,
        /// Which records.
        assignments: Vec<AssignmentId>,
        /// The receivers in one line.
        note: String,
    },
    /// The item went into a case or was filed.
    AssignmentsSettled {
        /// Which item.
        item: ItemId,
        /// Which records.
        assignments: Vec<AssignmentId>,
    },
    /// The item came out of a case again: it lies with whom it lay before.
    AssignmentsReopened {
        /// Which item.
        item: ItemId,
        /// Which records; none when it waits for assigning anew.
        assignments: Vec<AssignmentId>,
    },
}

impl Event for AssignmentEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::ItemAssigned { .. } => "ItemAssigned",
            Self::AssignmentCorrected { .. } => "AssignmentCorrected",
            Self::AssignmentAccepted { .. } => "AssignmentAccepted",
            Self::AssignmentPassedBack { .. } => "AssignmentPassedBack",
            Self::AssignmentWithdrawn { .. } => "AssignmentWithdrawn",
            Self::AssignmentsSettled { .. } => "AssignmentsSettled",
            Self::AssignmentsReopened { .. } => "AssignmentsReopened",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        let of = |item: &ItemId, records: &[AssignmentId]| {
            std::iter::once(item.uuid()).chain(records.iter().map(|record| record.uuid())).collect()
        };
        match self {
            Self::ItemAssigned { item, assignments, .. }
            | Self::AssignmentWithdrawn { item, assignments, .. }
            | Self::AssignmentsSettled { item, assignments }
            | Self::AssignmentsReopened { item, assignments } => of(item, assignments),
            Self::AssignmentCorrected { item, superseded, assignments, .. } => {
                let mut about: Vec<Uuid> = of(item, assignments);
                about.push(superseded.uuid());
                about
            }
            Self::AssignmentAccepted { item, assignment, .. } => of(item, &[*assignment]),
            Self::AssignmentPassedBack { item, assignment, fallen, .. } => {
                let mut about: Vec<Uuid> = of(item, fallen);
                about.push(assignment.uuid());
                about
            }
        }
    }
}
