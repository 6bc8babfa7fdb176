//! The crate as its callers see it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::as_conversions)]

mod asic;
mod cms;
mod compare;
mod exact;
mod later;
mod making;
mod office;
mod pdf;
mod receipts;
mod stamps;
mod wrapping;
mod xml;
