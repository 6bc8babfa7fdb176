//! What can be done with rules of the mailbox, and what they do.

mod apply_rules;
mod approve_rule;
mod event;
mod hold_message;
mod order_rules;
mod write_rule;

pub use apply_rules::ApplyMailRules;
pub use approve_rule::ApproveMailRule;
pub use event::MailRuleEvent;
pub use hold_message::HoldMessage;
pub use order_rules::{MoveMailRule, SwitchMailRule};
pub use write_rule::{ChangeMailRule, ProposeMailRule};
