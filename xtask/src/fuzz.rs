//! The API under made-up requests: schemathesis against a server of the demo that we start.

use std::env;
use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::Outcome;
use crate::count::Count;
use crate::paths::cannot;
use crate::postgres::free_port;
use crate::run::{self, not_started};
use crate::stages::{Verdict, Work};
use crate::ui::{note, pause};

/// Where the product gives its own description.
const DESCRIPTION: &str = "/api/v1/openapi.json";
/// The option of `obieg demo` that writes a key for the fuzzer; without it this stage skips itself.
const KEY_OPTION: &str = "--token-file";

pub fn run(work: &Work<'_>) -> Outcome<Verdict> {
    let program = work.program()?;
    let help = run::quiet(Command::new(&program).args(["demo", "--help"]))?;
    if !help.lines.iter().any(|line| line.contains(KEY_OPTION)) {
        return Ok(Verdict::Skipped(format!("`obieg demo` has no {KEY_OPTION} yet")));
    }
    let Some(schemathesis) = work.tools.schemathesis.clone() else {
        return Err("schemathesis is missing: see the stage `needs`".into());
    };
    let folder = env::temp_dir().join(format!("obieg-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|e| cannot("make", &folder, &e))?;
    let count = attack(&program, &schemathesis, &folder, &work.places.root.join("schemathesis.toml"));
    let _ = fs::remove_dir_all(&folder);
    count.map(Verdict::Counted)
}

fn attack(program: &Path, schemathesis: &Path, folder: &Path, settings: &Path) -> Outcome<Count> {
    let port = free_port()?;
    let key_file = folder.join("key");
    let _server = Server::start(program, folder, port, &key_file)?;
    let key = fs::read_to_string(&key_file).map_err(|e| cannot("read", &key_file, &e))?;
    let report = folder.join("report.xml");
    let mut command = Command::new(schemathesis);
    command.arg("--config-file").arg(settings);
    command.arg("run").arg(format!("http://127.0.0.1:{port}{DESCRIPTION}"));
    command.arg("--header").arg(format!("Authorization: Bearer {}", key.trim()));
    // Bounded in count and in time, with a fixed seed: the same requests each run.
    command.args(["--seed", "1", "--max-examples", "60", "--max-time", "120", "--workers", "1"]);
    command.args(["--phases", "examples,coverage,fuzzing", "--request-timeout", "10"]);
    command.args(["--report", "junit"]).arg("--report-junit-path").arg(&report).current_dir(folder);
    let said = run::heard(&mut command)?;
    let count = fs::read_to_string(&report).ok().and_then(|text| junit(&text));
    Ok(count.filter(|count| said.good || count.failed > 0).unwrap_or(Count::of(said.good)))
}

/// The demo's server, stopped when this value ends.
struct Server(Child);

impl Server {
    fn start(program: &Path, folder: &Path, port: u16, key_file: &Path) -> Outcome<Self> {
        let log = fs::File::create(folder.join("log")).map_err(|e| cannot("write", folder, &e))?;
        let copy = log.try_clone().map_err(|e| cannot("write", folder, &e))?;
        let mut command = Command::new(program);
        command.arg("demo").arg("--dir").arg(folder.join("data")).args(["--port", &port.to_string()]);
        command.arg(KEY_OPTION).arg(key_file).stdin(Stdio::null()).stdout(log).stderr(copy);
        let mut server = Self(command.spawn().map_err(|e| not_started(&command, &e))?);
        note(&format!("the demo starts on port {port}"));
        for _ in 0..600 {
            let up = TcpStream::connect(("127.0.0.1", port)).is_ok() && key_file.is_file();
            if up {
                return Ok(server);
            }
            if server.0.try_wait().is_ok_and(|ended| ended.is_some()) {
                break;
            }
            pause(100);
        }
        let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
        Err(format!("`obieg demo` did not answer within 60 s; its words:\n{log}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The sums of a JUnit report: attributes of its first element.
fn junit(text: &str) -> Option<Count> {
    let (_, rest) = text.split_once("<testsuites ")?;
    let (head, _) = rest.split_once('>')?;
    let of = |name: &str| {
        let (_, value) = head.split_once(&format!("{name}=\""))?;
        value.split_once('"').and_then(|(number, _)| number.parse::<u64>().ok())
    };
    let failed = of("failures")? + of("errors")?;
    Some(Count { passed: of("tests")?.saturating_sub(failed), failed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_counted() {
        let text = r#"<?xml version="1.0"?><testsuites disabled="0" errors="1" failures="2" tests="10" time="1.5"><testsuite/>"#;
        assert_eq!(junit(text), Some(Count { passed: 7, failed: 3 }));
        assert_eq!(junit("nothing"), None);
    }
}
