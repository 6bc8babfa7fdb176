//! The first administrator of a new office, from the command line to the screen.

use std::process::{Child, Stdio};

use obieg_testkit::Database;

use crate::house::{Installation, program, run};

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// The code in what the program printed: six groups of four.
fn code(printed: &str) -> String {
    let words = printed.split_whitespace();
    words.rev().find(|word| word.split('-').count() == 6).expect(printed).to_owned()
}

fn enter(address: &str, code: &str) -> (u16, String) {
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
    let password = "cztery slowa bez zwiazku";
    let form = [("login", "igor"), ("code", code), ("password", password), ("again", password)];
    let request =
        agent.post(format!("http://{address}/wejscie/kod")).header("origin", format!("http://{address}"));
    let mut answer = request.send_form(form).unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap_or_default())
}

#[test]
fn a_new_office_has_a_code_and_no_password() {
    let house = Installation::found(&Database::Sqlite, "code");
    let (child, address) = house.serve();
    let _running = Running(child);
    let again = ["office", "code", "--office", "alfa", "--login"];
    let printed = run(program().args(again).arg("igor").arg("--config").arg(house.config()));
    let (founding, newer) = (code(&house.printed), code(&printed));
    assert_ne!(founding, newer);
    // The later one is the only one, and it works once.
    assert_eq!(enter(&address, &founding).0, 422);
    let (status, body) = enter(&address, &newer);
    assert_eq!(status, 303, "{body}");
    assert_eq!(enter(&address, &newer).0, 422);
    let mut nobody = program();
    nobody.args(again).arg("anna").arg("--config").arg(house.config()).stderr(Stdio::piped());
    let refused = nobody.output().unwrap();
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("anna"));
}
