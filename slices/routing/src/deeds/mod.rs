//! What can be done with rules.

mod apply_rules;
mod approve_rule;
mod event;
mod order_rules;
mod write_rule;

pub use apply_rules::ApplyRules;
pub use approve_rule::ApproveRule;
pub use event::RuleEvent;
pub use order_rules::{MoveRule, SwitchRule};
pub use write_rule::{ChangeRule, ProposeRule};
