//! A handler does the deed that its route declares: what is declared cannot be changed on the way.
fn handler(mut visit: obieg_web::Visit) {
    visit.access = obieg_web::Access::Public { reason: "so that any deed may be done" };
}
fn main() {}
