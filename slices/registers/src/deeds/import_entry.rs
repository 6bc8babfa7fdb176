//! A line of a table becomes an entry, once.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Refusal, Relation, named};
use serde::Serialize;

use super::RegisterEvent;
use super::add_entry::{AddedEntry, enter};
use crate::import::EntryLine;
use crate::model::RegisterId;
use crate::target::{self, RegisterTarget};
use crate::{rules, store};

/// Enters a line of a table into a register that is kept by hand. The same line again, in this file or another, is refused with
/// the number that it has.
#[derive(Debug, Clone, Serialize)]
pub struct ImportEntry {
    /// In which register.
    pub register: RegisterId,
    /// What the line says.
    pub line: EntryLine,
}

named!(ImportEntry, "registers.import-entry", [(Head, Reach), (Executive, Reach), (Coordinator, Reach)]);

impl Deed for ImportEntry {
    type Target = RegisterTarget;
    type Event = RegisterEvent;
    type Done = AddedEntry;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<RegisterTarget>, Failure> {
        target::load(db, self.register)
    }

    fn relation(&self, actor: &Actor, target: &RegisterTarget) -> Relation {
        target::relation(actor, target)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        target: RegisterTarget,
    ) -> Result<Committed<Self>, Failure> {
        let register = &target.register;
        rules::may_import(register)?;
        let (line, digest) = self.line.checked(register).map_err(Failure::Refused)?;
        if let Some(number) = store::imported(&mut granted, register.id, digest)? {
            return Err(Refusal::state("registers.imported-before").with("number", number).into());
        }
        let (added, event) = enter(&mut granted, register, None, (line.subject, line.party, line.fields))?;
        store::note_import(&mut granted, register.id, digest, &added.number)?;
        granted.commit(&event, added)
    }
}
