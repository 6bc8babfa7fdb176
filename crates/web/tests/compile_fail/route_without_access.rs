//! A route without the query it asks, or the deed it does, is not written down.
fn main() {
    let _ = obieg_web::Route::get::<(), _, _>("/sprawy", |_| async { Err(obieg_kernel::Failure::Hidden) });
}
