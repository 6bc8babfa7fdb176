//! The crate as its callers see it.

mod asic;
mod cms;
mod exact;
mod making;
mod office;
mod pdf;
mod receipts;
mod stamps;
mod wrapping;
mod xml;
