//! Child processes: shown as they run, and listened to where their last words count.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, Stdio};
use std::thread;

use crate::Outcome;

/// What a process said and how it ended.
pub struct Said {
    pub good: bool,
    pub lines: Vec<String>,
}

/// Runs with our own input and output; the command's progress bars stay as they are.
pub fn shown(command: &mut Command) -> Outcome<bool> {
    let status = command.status().map_err(|e| not_started(command, &e))?;
    Ok(status.success())
}

/// Runs in silence and gives what it printed; its words are shown only when it fails.
pub fn quiet(command: &mut Command) -> Outcome<Said> {
    let output = command.stdin(Stdio::null()).output().map_err(|e| not_started(command, &e))?;
    let text = [output.stdout, output.stderr].concat();
    let lines = String::from_utf8_lossy(&text).lines().map(str::to_owned).collect();
    Ok(Said { good: output.status.success(), lines })
}

/// Runs, shows every line at once and keeps it, without colour codes, for counting.
pub fn heard(command: &mut Command) -> Outcome<Said> {
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let piped = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().map_err(|e| not_started(command, &e))?;
    let out = child.stdout.take().map(|pipe| thread::spawn(move || follow(pipe)));
    let err = child.stderr.take().map(|pipe| thread::spawn(move || follow(pipe)));
    let status = child.wait().map_err(|e| format!("a child process was lost: {e}"))?;
    let lines = [out, err].into_iter().flatten().filter_map(|thread| thread.join().ok()).flatten().collect();
    Ok(Said { good: status.success(), lines })
}

fn follow(pipe: impl Read) -> Vec<String> {
    let mut kept = Vec::new();
    let mut reader = BufReader::new(pipe);
    let mut raw = Vec::new();
    while reader.read_until(b'\n', &mut raw).is_ok_and(|read| read > 0) {
        // A closed terminal must not stop the work.
        let _ = std::io::stdout().write_all(&raw);
        kept.push(plain(String::from_utf8_lossy(&raw).trim_end()));
        raw.clear();
    }
    kept
}

/// The line without colour codes.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut inside = false;
    for sign in line.chars() {
        match sign {
            '\u{1b}' => inside = true,
            letter if inside => inside = !letter.is_ascii_alphabetic(),
            other => text.push(other),
        }
    }
    text
}

pub fn not_started(command: &Command, error: &std::io::Error) -> String {
    let name = command.get_program().to_string_lossy().into_owned();
    format!("cannot start `{name}`: {error}; install it or put it in PATH")
}

/// Cargo, the same one that runs us.
pub fn cargo() -> Command {
    Command::new(crate::paths::variable("CARGO").unwrap_or_else(|| "cargo".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_codes_are_not_counted() {
        assert_eq!(plain("\u{1b}[32m5 passed\u{1b}[0m, 0 failed"), "5 passed, 0 failed");
    }

    #[test]
    fn both_streams_are_heard() {
        let said = heard(Command::new("sh").args(["-c", "echo one; echo two >&2; exit 3"])).unwrap();
        assert!(!said.good);
        assert_eq!(said.lines, ["one", "two"]);
    }
}
