//! The crate as its callers see it.

mod receipts;
