//! A whole deed and a whole query, as a slice would write them.
#![allow(dead_code, reason = "each file that includes this uses its own part")]

use obieg_kernel::{
    Actor, Change, Committed, Deed, Event, Failure, Granted, Lookup, Query, Reads, Relation, Seen, Select,
    Writes, named, vals,
};

pub static ADD: Change = Change::new("INSERT INTO note (office, text) VALUES ($1, $2)");
pub static COUNT: Select = Select::new("SELECT count(*) AS n FROM note WHERE office = $1");

#[derive(serde::Serialize)]
pub struct AddNote;
named!(AddNote, "notes.add-note", [(Officer, Colleague)]);

#[derive(serde::Serialize)]
pub struct NoteAdded;
impl Event for NoteAdded {
    fn name(&self) -> &'static str {
        "NoteAdded"
    }
    fn about(&self) -> Vec<uuid::Uuid> {
        Vec::new()
    }
}

impl Deed for AddNote {
    type Target = ();
    type Event = NoteAdded;
    type Done = ();
    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }
    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }
    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        granted.change(&ADD, vals![granted.office(), "tekst"])?;
        granted.commit(&NoteAdded, ())
    }
}

pub struct CountNotes;
named!(CountNotes, "notes.count-notes", [(Officer, Colleague)]);

impl Query for CountNotes {
    type Target = ();
    type Answer = i64;
    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }
    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }
    fn shows(&self, (): &()) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<i64, Failure> {
        let row = seen.first(&COUNT, vals![seen.office()])?.ok_or(Failure::Hidden)?;
        Ok(row.get("n")?)
    }
}
