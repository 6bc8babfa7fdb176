//! `cargo xtask demo`: one command from a fresh clone to Obieg in the browser.

use std::path::PathBuf;
use std::process::Command;

use crate::Outcome;
use crate::front;
use crate::paths::Places;
use crate::run;
use crate::ui::{Watch, head, note};

const PORT: u16 = 8080;

#[derive(Debug, PartialEq, Eq)]
pub struct Wishes {
    pub fresh: bool,
    pub port: u16,
    /// Options for the program itself, handed on as they are.
    pub further: Vec<String>,
}

impl Wishes {
    pub fn read(words: &[&str]) -> Outcome<Self> {
        let mut wishes = Self { fresh: false, port: PORT, further: Vec::new() };
        let mut rest = words.iter();
        while let Some(word) = rest.next() {
            match *word {
                "--fresh" => wishes.fresh = true,
                "--port" => wishes.port = port(rest.next().copied())?,
                "--at" | "--letters" => {
                    let value = rest.next().ok_or_else(|| format!("{word} needs a value"))?;
                    wishes.further.extend([(*word).to_owned(), (*value).to_owned()]);
                }
                other => {
                    return Err(format!(
                        "the demo knows --fresh, --port N, --letters N and --at INSTANT, not {other}"
                    ));
                }
            }
        }
        Ok(wishes)
    }
}

fn port(word: Option<&str>) -> Outcome<u16> {
    let parsed = word.and_then(|text| text.parse().ok());
    parsed.ok_or_else(|| "--port needs a number, for example --port 8081".to_owned())
}

pub fn show(places: &Places, wishes: &Wishes) -> Outcome<bool> {
    let total = Watch::start();
    head(1, 3, "front-end", &total);
    front::build(places)?;
    head(2, 3, "program (the first build takes minutes)", &total);
    let mut build = run::cargo();
    build.args(["build", "--profile", "demo", "--package", "obieg"]).current_dir(&places.root);
    if !run::shown(&mut build)? {
        return Err("the program did not build: the reason stands above".into());
    }
    head(3, 3, "demo", &total);
    let data = places.demo_data();
    note(&format!("data in {}", data.display()));
    become_it(&mut start(places, wishes, &data))
}

/// From here on this process is the demo itself, so that Ctrl+C and signals reach it alone.
#[cfg(unix)]
fn become_it(command: &mut Command) -> Outcome<bool> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(run::not_started(command, &error))
}

#[cfg(not(unix))]
fn become_it(command: &mut Command) -> Outcome<bool> {
    run::shown(command)
}

fn start(places: &Places, wishes: &Wishes, data: &PathBuf) -> Command {
    let mut command = Command::new(places.target().join("demo").join("obieg"));
    command.arg("demo").arg("--dir").arg(data).current_dir(&places.root);
    if wishes.fresh {
        command.arg("--fresh");
    }
    command.arg("--port").arg(wishes.port.to_string()).args(&wishes.further);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_read_in_any_order() {
        assert_eq!(
            Wishes::read(&["--port", "9000", "--fresh"]),
            Ok(Wishes { fresh: true, port: 9000, further: Vec::new() })
        );
        assert_eq!(Wishes::read(&[]), Ok(Wishes { fresh: false, port: PORT, further: Vec::new() }));
        let further = vec!["--at".to_owned(), "2026-12-02T08:00:00Z".to_owned()];
        let wishes = Wishes::read(&["--at", "2026-12-02T08:00:00Z"]);
        assert_eq!(wishes, Ok(Wishes { fresh: false, port: PORT, further }));
        assert!(Wishes::read(&["--port"]).is_err());
        assert!(Wishes::read(&["--ports", "1"]).is_err());
    }
}
