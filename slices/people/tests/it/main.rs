//! The slice against both databases.

mod door;
mod founding;

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![obieg_people::face()]
}
