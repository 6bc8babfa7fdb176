//! A route is made only by constructors that ask for its access.
fn main() {
    let _ = obieg_web::Route { path: "/sprawy" };
}
