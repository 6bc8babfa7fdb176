//! What the journal is told of the rules. What they do is told by the events of messages, which name the rule.

use obieg_kernel::Event;
use serde::Serialize;
use uuid::Uuid;

use crate::ruling::model::{MailRuleDraft, MailRuleId};

/// What the journal is told.
#[derive(Debug, Serialize)]
pub struct MailRuleEvent {
    /// Which.
    pub rule: MailRuleId,
    /// Its number.
    pub number: i64,
    /// What was done with it.
    #[serde(flatten)]
    pub done: RuleDone,
}

/// What was done with a rule.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum RuleDone {
    /// It was written; it waits for approval.
    Proposed {
        /// What it says.
        says: MailRuleDraft,
    },
    /// It says something else now, and waits for approval.
    Changed {
        /// What it said.
        before: MailRuleDraft,
        /// What it says.
        says: MailRuleDraft,
    },
    /// It was approved as it stands.
    Approved {
        /// What was approved.
        says: MailRuleDraft,
        /// Who wrote it.
        author: String,
    },
    /// It was put off, or on again.
    Switched {
        /// Is it on now?
        on: bool,
    },
    /// It is asked before another one.
    Moved {
        /// The number of the one that went down.
        before_rule: i64,
    },
}

impl Event for MailRuleEvent {
    fn name(&self) -> &'static str {
        match self.done {
            RuleDone::Proposed { .. } => "MailRuleProposed",
            RuleDone::Changed { .. } => "MailRuleChanged",
            RuleDone::Approved { .. } => "MailRuleApproved",
            RuleDone::Switched { .. } => "MailRuleSwitched",
            RuleDone::Moved { .. } => "MailRulesOrdered",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        vec![self.rule.uuid()]
    }
}
