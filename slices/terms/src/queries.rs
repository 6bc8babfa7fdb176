//! Questions about the table of terms.

use obieg_kernel::{named, of_office};

use crate::model::Patterns;
use crate::store;

/// The office's table of terms.
pub struct ListPatterns;

named!(
    ListPatterns,
    "terms.list-patterns",
    [
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Administrator, Colleague),
    ]
);

of_office!(ListPatterns => Patterns, |_, seen| Ok(Patterns { patterns: store::all(seen)? }));
