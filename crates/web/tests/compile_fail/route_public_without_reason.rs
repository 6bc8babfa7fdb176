//! A public route states why it is public.
fn main() {
    let _ = obieg_web::Route::public(obieg_web::Method::Get, "/sprawy", |_| async {
        Err(obieg_kernel::Failure::Hidden)
    });
}
