//! Every slice, once.

use std::any::Any;

use obieg_kernel::Migration;
use obieg_web::SliceFace;

/// The faces of all slices.
pub fn faces() -> Vec<SliceFace> {
    vec![
        obieg_people::face(),
        obieg_classification::face(),
        obieg_documents::face(),
        obieg_registry::face(),
        obieg_assignments::face(),
        obieg_duties::face(),
        obieg_cases::face(),
        obieg_letters::face(),
    ]
}

/// The schema of all slices.
pub fn migrations() -> Vec<Migration> {
    faces().iter().flat_map(|face| face.migrations.iter().copied()).collect()
}

/// Panels that one slice puts into another's page.
pub fn slots() -> Vec<Box<dyn Any + Send + Sync>> {
    vec![
        Box::new(obieg_assignments::item_panel()),
        Box::new(obieg_letters::panel::case_panel()),
        Box::new(obieg_assignments::waiting::waiting_work()),
        Box::new(obieg_cases::waiting::waiting_work()),
    ]
}
