//! What can be done with assignments.

mod accept_assignment;
mod assign_by_rule;
mod assign_item;
mod batch;
mod chain;
mod correct_assignment;
mod event;
mod pass_back;
mod reopen_assignments;
mod settle_assignments;
mod target;
mod withdraw_assignment;

pub use accept_assignment::AcceptAssignment;
pub use assign_by_rule::AssignByRule;
pub use assign_item::{AssignItem, AssignTarget};
pub(crate) use assign_item::{By, Says, assign};
pub use chain::ItemChain;
pub use correct_assignment::{CorrectAssignment, CorrectTarget};
pub use event::AssignmentEvent;
pub use pass_back::PassBack;
pub use reopen_assignments::ReopenAssignments;
pub use settle_assignments::SettleAssignments;
pub use target::AssignmentTarget;
pub(crate) use target::{is_receiver, load, to_author};
pub use withdraw_assignment::WithdrawAssignment;
pub(crate) use withdraw_assignment::is_withdrawable;
