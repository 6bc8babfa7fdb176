//! The words of a `Select` are read by the compiler: UPDATE is none.
static SLY: obieg_kernel::Select = obieg_kernel::Select::new("UPDATE note SET text = ''");
fn main() {
    let _ = &SLY;
}
