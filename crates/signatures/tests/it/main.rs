//! The crate as its callers see it.

mod cms;
mod making;
mod office;
mod pdf;
mod receipts;
mod stamps;
mod wrapping;
mod xml;
