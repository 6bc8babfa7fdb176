//! What the journal is told.

use obieg_kernel::Event;
use obieg_registry::ItemId;
use serde::Serialize;
use uuid::Uuid;

use crate::model::{RuleDraft, RuleId};

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum RuleEvent {
    /// A rule was written; it waits for approval.
    RuleProposed {
        /// Which.
        rule: RuleId,
        /// Its number.
        number: i64,
        /// What it says.
        says: RuleDraft,
    },
    /// A rule says something else now, and waits for approval.
    RuleChanged {
        /// Which.
        rule: RuleId,
        /// Its number.
        number: i64,
        /// What it said.
        before: RuleDraft,
        /// What it says.
        says: RuleDraft,
    },
    /// A rule was approved as it stands.
    RuleApproved {
        /// Which.
        rule: RuleId,
        /// Its number.
        number: i64,
        /// What was approved.
        says: RuleDraft,
        /// Who wrote it.
        author: String,
    },
    /// A rule was put off, or on again.
    RuleSwitched {
        /// Which.
        rule: RuleId,
        /// Its number.
        number: i64,
        /// Is it on now?
        on: bool,
    },
    /// Rules are asked in another order.
    RulesOrdered {
        /// The one that went up.
        rule: RuleId,
        /// Its number.
        number: i64,
        /// The one that went down.
        before: i64,
    },
    /// A rule fitted an item; the assignment is told of by itself.
    RuleApplied {
        /// Which item.
        item: ItemId,
        /// Its number in the register.
        item_number: String,
        /// Which rule.
        rule: RuleId,
        /// Its number.
        number: i64,
    },
}

impl Event for RuleEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::RuleProposed { .. } => "RuleProposed",
            Self::RuleChanged { .. } => "RuleChanged",
            Self::RuleApproved { .. } => "RuleApproved",
            Self::RuleSwitched { .. } => "RuleSwitched",
            Self::RulesOrdered { .. } => "RulesOrdered",
            Self::RuleApplied { .. } => "RuleApplied",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::RuleApplied { rule, item, .. } => vec![rule.uuid(), item.uuid()],
            Self::RuleProposed { rule, .. }
            | Self::RuleChanged { rule, .. }
            | Self::RuleApproved { rule, .. }
            | Self::RuleSwitched { rule, .. }
            | Self::RulesOrdered { rule, .. } => vec![rule.uuid()],
        }
    }
}
