//! Statements of the slice and how their rows become values.

mod imported;
mod reading;
mod writing;

pub(crate) use imported::{imported, note_import};
pub(crate) use reading::{
    alike_groups, alike_to, find, find_merge, list, marked, mergers_of, recent_senders, search,
};
pub(crate) use writing::{add, add_merge, change, keep_apart, set_state, undo_merge};

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    [imported::statements(), reading::statements(), writing::statements()].concat()
}
