//! A register is opened, and closed for good.

use obieg_kernel::id::UnitId;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, named};
use serde::Serialize;

use super::RegisterEvent;
use crate::model::{ColumnView, RegisterId, RegisterView, Source};
use crate::target::{self, RegisterTarget};
use crate::{rules, store};

/// Opens a register of a unit. None of its columns is ever removed or changed: entries already made must be readable for ever.
#[derive(Debug, Clone, Serialize)]
pub struct OpenRegister {
    /// Name, 1 to 200 characters, once in the office.
    pub name: String,
    /// The unit that keeps it; the actor's own when not named.
    pub unit: Option<UnitId>,
    /// What entries are made from.
    pub source: Source,
    /// Its columns, at most 20.
    pub columns: Vec<ColumnView>,
}

named!(
    OpenRegister,
    "registers.open-register",
    [(Head, Own), (Coordinator, Colleague), (Administrator, Colleague)]
);

impl Deed for OpenRegister {
    /// The unit that is to keep it.
    type Target = Option<UnitId>;
    type Event = RegisterEvent;
    type Done = RegisterView;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Option<UnitId>>, Failure> {
        let Some(unit) = self.unit.or(db.actor().unit()) else { return Ok(Some(None)) };
        Ok(Some(obieg_people::store::find_unit(db, unit)?.map(|unit| unit.id)))
    }

    fn relation(&self, actor: &Actor, unit: &Option<UnitId>) -> Relation {
        if unit.is_some() && *unit == actor.unit() { Relation::Own } else { Relation::Colleague }
    }

    fn run(&self, mut granted: Granted<'_, Self>, unit: Option<UnitId>) -> Result<Committed<Self>, Failure> {
        let name = obieg_cases::rules::line("name", &self.name, 200)?;
        let columns = rules::columns(&self.columns)?;
        let unit = unit.ok_or_else(|| Refusal::input("cases.unit-unknown").on("unit"))?;
        if store::is_named(&mut granted, &name)? {
            return Err(Refusal::input("registers.name-taken").on("name").with("name", &name).into());
        }
        let id: RegisterId = granted.env().new_id();
        let opened_on = granted.env().today();
        let register =
            RegisterView { id, name, unit, source: self.source, columns, opened_on, closed_on: None };
        store::add(&mut granted, &register)?;
        let event = RegisterEvent::RegisterOpened {
            register: id.uuid(),
            name: register.name.clone(),
            columns: register.columns.iter().map(|column| column.label.clone()).collect(),
        };
        granted.commit(&event, register)
    }
}

/// Closes a register: it is read for ever and takes nothing more.
#[derive(Debug, Clone, Serialize)]
pub struct CloseRegister {
    /// Which.
    pub register: RegisterId,
    /// Why, 3 to 1,000 characters.
    pub reason: String,
}

named!(CloseRegister, "registers.close-register", [(Head, Reach), (Coordinator, Reach)]);

impl Deed for CloseRegister {
    type Target = RegisterTarget;
    type Event = RegisterEvent;
    type Done = ();

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
        rules::may_enter(&target.register)?;
        let reason = obieg_cases::rules::line("reason", &self.reason, 1_000)?;
        let today = granted.env().today();
        store::close(&mut granted, self.register, today)?;
        let event = RegisterEvent::RegisterClosed {
            register: self.register.uuid(),
            name: target.register.name,
            reason,
        };
        granted.commit(&event, ())
    }
}
