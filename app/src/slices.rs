//! Every slice, once.

use std::any::Any;

use obieg_kernel::Migration;
use obieg_web::SliceFace;

/// The faces of all slices.
pub fn faces() -> Vec<SliceFace> {
    vec![obieg_people::face()]
}

/// The schema of all slices.
pub fn migrations() -> Vec<Migration> {
    faces().iter().flat_map(|face| face.migrations.iter().copied()).collect()
}

/// Panels that one slice puts into another's page.
pub fn slots() -> Vec<Box<dyn Any + Send + Sync>> {
    Vec::new()
}
