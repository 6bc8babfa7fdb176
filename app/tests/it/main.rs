//! The whole system against both databases.

mod cast;
mod catalogue;
mod journal;
mod numbers;
mod retries;
mod sweep;
mod way;

fn faces() -> Vec<obieg_web::SliceFace> {
    obieg_app::slices::faces()
}
