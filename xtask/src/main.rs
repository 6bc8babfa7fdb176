//! Chores of the workspace, run as `cargo xtask <command>`.
//!
//! No dependencies on purpose: this is the first thing a newcomer and a fresh CI machine compile.

mod bench;
mod bytes;
mod count;
mod dates;
mod demo;
mod front;
mod fuzz;
mod installed;
mod needs;
mod package;
mod paths;
mod policy;
mod postgres;
mod run;
mod soak;
mod stages;
mod ui;

use std::process::ExitCode;

/// What a command gives back: nothing, or words for a person that say what to do.
pub type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask front                      build the front-end bundle (front/dist)
cargo xtask demo [--fresh] [--port N]  build and start Obieg with made-up data
cargo xtask test [--quick]             every check; --quick leaves out browser, fuzz and policy
cargo xtask bench [--quick]            the server measured against the floors of the machine; see bench --help
cargo xtask package                    a Debian package of the optimised program; --test installs one of the tests' program
cargo xtask fuzz [--secs N]            strangers' bytes against each reader, N seconds each (30)
cargo xtask soak                       kill the server 200 times on each database; figures into docs/guarantees.md";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("\nxtask: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Runs one command; `false` means that it ran and something in it failed.
fn command(words: &[&str]) -> Outcome<bool> {
    match words {
        ["front"] => front::build(&paths::Places::find()?).map(|()| true),
        ["demo", rest @ ..] => demo::show(&paths::Places::find()?, &demo::Wishes::read(rest)?),
        ["test"] => stages::all(&paths::Places::find()?, false),
        ["test", "--quick"] => stages::all(&paths::Places::find()?, true),
        ["bench", "--help" | "-h"] => {
            println!("{}", bench::USAGE);
            Ok(true)
        }
        ["bench", rest @ ..] => bench::show(&paths::Places::find()?, rest),
        ["package", "--test"] => stages::package(&paths::Places::find()?),
        ["package"] => {
            let file = package::build(&paths::Places::find()?)?;
            ui::note(&format!("{}", file.display()));
            Ok(true)
        }
        ["fuzz"] => bytes::run(&paths::Places::find()?, "30"),
        ["fuzz", "--secs", secs] => bytes::run(&paths::Places::find()?, secs),
        ["soak"] => soak::run(&paths::Places::find()?),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(true)
        }
        other => Err(format!("no such command: {}\n\n{USAGE}", other.join(" "))),
    }
}
