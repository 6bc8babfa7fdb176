//! What can be done to the structure.

mod found_office;

pub use found_office::{FoundOffice, Founded, FoundedUnit, NewPost, NewUnit};
