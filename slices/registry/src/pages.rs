//! Screens of the register.

pub(crate) mod cancel;
pub(crate) mod complete;
pub(crate) mod export;
pub(crate) mod item;
pub(crate) mod list;
pub(crate) mod many;
pub(crate) mod register;
pub(crate) mod scans;

use obieg_web::{Frame, Words};

use crate::model::{Access, Channel, ScanState, Stage};

/// The words of a group as choices.
fn choices<T: Copy>(
    words: &Words,
    group: &str,
    all: &[T],
    code: fn(T) -> &'static str,
) -> Vec<(String, String)> {
    all.iter().map(|value| (code(*value).to_owned(), words.of(group, code(*value)))).collect()
}

fn channels(words: &Words) -> Vec<(String, String)> {
    choices(words, "registry-channel", Channel::ALL, Channel::code)
}

fn stages(words: &Words) -> Vec<(String, String)> {
    choices(words, "registry-stage", Stage::ALL, Stage::code)
}

fn accesses(words: &Words) -> Vec<(String, String)> {
    choices(words, "registry-access", Access::ALL, Access::code)
}

fn scan_states(words: &Words) -> Vec<(String, String)> {
    choices(words, "registry-scan", ScanState::ALL, ScanState::code)
}

/// The choice "any" and then all others.
fn or_any(words: &Words, choices: Vec<(String, String)>) -> Vec<(String, String)> {
    [(String::new(), words.t("registry-any").to_owned())].into_iter().chain(choices).collect()
}

/// The key under which the browser keeps what was typed: person and form.
fn draft_key(frame: &Frame, form: &str) -> String {
    let person = frame.actor.as_ref().and_then(obieg_kernel::Actor::person);
    person.map(|person| format!("{person}.rpw.{form}")).unwrap_or_default()
}

/// Is an answer expected, as a choice.
fn answers(words: &Words) -> Vec<(String, String)> {
    choices(words, "registry-answer", &["true", "false"], |code| code)
}

/// A date on a letter as people write it: `29.05.2026`, `05.2026`, `2026`.
fn written_date(date: &str) -> String {
    date.split('-').rev().collect::<Vec<_>>().join(".")
}
