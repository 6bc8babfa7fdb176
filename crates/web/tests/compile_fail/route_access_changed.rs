//! What a route declares cannot be changed afterwards.
fn open(mut route: obieg_web::Route) {
    route.access = obieg_web::Access::Public { reason: "because I can" };
}
fn main() {}
