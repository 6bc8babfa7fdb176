//! What happened to a thing, from its journal entries, for people.

use jiff::Timestamp;
use obieg_kernel::journal::proof::Entry;
use obieg_web::{Doer, Words};
use serde::Deserialize;
use serde_json::Value;

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Happened {
    /// Number of the entry in the journal.
    pub seq: u64,
    /// When.
    pub at: Option<Timestamp>,
    /// Name of the event; its word is `event-<name>`.
    pub event: String,
    /// Person and post as of the deed, or the machine.
    pub by: String,
    /// What the event told.
    pub data: Value,
}

impl Happened {
    /// From an entry's canonical text.
    pub fn of(entry: &Entry, words: &Words) -> Self {
        let body: Value = serde_json::from_str(&entry.body).unwrap_or_default();
        let text = |pointer: &str| body.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let doer = body.get("by").and_then(|by| Doer::deserialize(by).ok()).unwrap_or_default();
        let by = words.doer(&doer, true);
        Self {
            seq: entry.seq,
            at: text("/at").parse().ok(),
            event: text("/event").to_owned(),
            by,
            data: body.get("data").cloned().unwrap_or_default(),
        }
    }

    /// Things that happened, the newest first.
    pub fn list(entries: &[Entry], words: &Words) -> Vec<Self> {
        entries.iter().map(|entry| Self::of(entry, words)).collect()
    }

    /// What happened, in words.
    pub fn title(&self, words: &Words) -> String {
        words.of("event", &self.event)
    }

    /// When, in words.
    pub fn when(&self, words: &Words) -> String {
        self.at.as_ref().map(|at| words.instant(at)).unwrap_or_default()
    }

    /// The one fact that tells the event best; an event of another slice may carry a `note`.
    pub fn note(&self, words: &Words) -> String {
        let text = |name: &str| self.data.get(name).and_then(Value::as_str).unwrap_or_default();
        match self.event.as_str() {
            "ItemRegistered" => text("number").to_owned(),
            "ItemCancelled" => text("reason").to_owned(),
            "ItemOpened" => text("unit").to_owned(),
            "ItemMoved" => words.of("registry-stage", text("to")),
            "ItemCompleted" => self.changed(words),
            "DocumentAdded" | "VersionAdded" => format!("{} {}", text("identifier"), text("name")),
            _ => text("note").to_owned(),
        }
    }

    fn changed(&self, words: &Words) -> String {
        let fields = self.data.get("changes").and_then(Value::as_object);
        let names =
            fields.into_iter().flatten().map(|(name, _)| words.of("registry-data", &name.replace('_', "-")));
        names.collect::<Vec<_>>().join(", ")
    }
}
