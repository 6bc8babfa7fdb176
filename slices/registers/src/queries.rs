//! Questions about registers.

use std::collections::HashSet;

use obieg_kernel::sql::paged;
use obieg_kernel::{Actor, Failure, Lookup, Query, Relation, Seen, named, of_office};
use obieg_people::model::UnitChoice;

use obieg_web::report::Verdict;

use crate::import::EntryLine;
use crate::model::{Entries, EntryId, EntryView, RegisterId, RegisterView, Registers};
use crate::target::{self, RegisterTarget, WIDE};
use crate::{rules, store};

/// Registers within reach, by name.
pub struct ListRegisters;

named!(
    ListRegisters,
    "registers.list-registers",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
        (Administrator, Colleague),
    ]
);

of_office!(ListRegisters => Registers, |_, seen| {
    let scope = seen.actor().scope(WIDE);
    Ok(Registers { registers: store::list(seen, scope)? })
});

/// Units that may keep a new register.
pub struct NewRegisterForm;

named!(
    NewRegisterForm,
    "registers.new-register-form",
    [(Head, Colleague), (Coordinator, Colleague), (Administrator, Colleague)]
);

of_office!(NewRegisterForm => Vec<UnitChoice>, |_, seen| {
    Ok(obieg_people::store::unit_choices(seen)?)
});

/// A page of a register, the newest entries first.
pub struct ShowRegister {
    /// Which.
    pub register: RegisterId,
    /// Only places before this one.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: i64,
}

/// An entry of a register.
pub struct ShowEntry {
    /// Which register.
    pub register: RegisterId,
    /// Which entry.
    pub entry: EntryId,
}

named!(
    ShowRegister,
    "registers.show-register",
    [
        (Chancery, Reach),
        (Officer, Reach),
        (Head, Reach),
        (Executive, Reach),
        (Coordinator, Reach),
        (Archivist, Reach),
    ]
);
named!(
    ShowEntry,
    "registers.show-entry",
    [
        (Chancery, Reach),
        (Officer, Reach),
        (Head, Reach),
        (Executive, Reach),
        (Coordinator, Reach),
        (Archivist, Reach),
    ]
);

impl Query for ShowRegister {
    type Target = RegisterTarget;
    type Answer = Entries;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<RegisterTarget>, Failure> {
        target::load(db, self.register)
    }

    fn relation(&self, actor: &Actor, target: &RegisterTarget) -> Relation {
        target::relation(actor, target)
    }

    fn shows(&self, _: &RegisterTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(self.register.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: RegisterTarget) -> Result<Entries, Failure> {
        let limit = self.limit.clamp(1, 200);
        let found = store::entries(seen, self.register, self.before.unwrap_or(i64::MAX), limit + 1)?;
        let (entries, more) = paged(found, limit);
        let next = entries.last().filter(|_| more).map(|entry| entry.place);
        let columns = &target.register.columns;
        let entries = entries.into_iter().map(|entry| entry.with_all(columns)).collect();
        Ok(Entries { register: target.register, entries, next })
    }
}

impl Query for ShowEntry {
    type Target = (RegisterTarget, EntryView);
    type Answer = (RegisterView, EntryView);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let Some(target) = target::load(db, self.register)? else { return Ok(None) };
        Ok(store::find_entry(db, self.register, self.entry)?.map(|entry| (target, entry)))
    }

    fn relation(&self, actor: &Actor, (target, _): &Self::Target) -> Relation {
        target::relation(actor, target)
    }

    fn shows(&self, _: &Self::Target) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::part(self.register.uuid(), self.entry.uuid())
    }

    fn run(&self, _: &mut Seen<'_, Self>, (target, entry): Self::Target) -> Result<Self::Answer, Failure> {
        let entry = entry.with_all(&target.register.columns);
        Ok((target.register, entry))
    }
}

/// What a table would come to in a register, without doing anything.
pub struct JudgeEntries {
    /// Which register.
    pub register: RegisterId,
    /// What the lines say.
    pub lines: Vec<EntryLine>,
}

named!(JudgeEntries, "registers.judge-entries", [(Head, Reach), (Executive, Reach), (Coordinator, Reach)]);

impl Query for JudgeEntries {
    type Target = RegisterTarget;
    type Answer = (RegisterView, Vec<Verdict>);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<RegisterTarget>, Failure> {
        target::load(db, self.register)
    }

    fn relation(&self, actor: &Actor, target: &RegisterTarget) -> Relation {
        target::relation(actor, target)
    }

    fn shows(&self, _: &RegisterTarget) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: RegisterTarget) -> Result<Self::Answer, Failure> {
        let (register, mut before) = (target.register, HashSet::new());
        rules::may_import(&register)?;
        let mut verdicts = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            verdicts.push(match line.checked(&register) {
                Err(faults) => Verdict::Wrong(faults),
                Ok((_, digest)) => {
                    if before.insert(digest) {
                        store::imported(seen, register.id, digest)?.map_or(Verdict::New, Verdict::Known)
                    } else {
                        Verdict::Repeated
                    }
                }
            });
        }
        Ok((register, verdicts))
    }
}
