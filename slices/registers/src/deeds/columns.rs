//! Columns of a register come later and go out of use; none is ever removed.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Relation, named};
use serde::Serialize;

use super::RegisterEvent;
use crate::model::{ColumnView, RegisterId, RegisterView};
use crate::target::{self, RegisterTarget};
use crate::{rules, store};

/// Adds a column behind those that a register has. Entries made before have nothing in it until they are corrected.
#[derive(Debug, Clone, Serialize)]
pub struct AddColumn {
    /// To which register.
    pub register: RegisterId,
    /// The column; its days are not looked at.
    pub column: ColumnView,
}

/// Puts a column out of use, or back. What stands in it stays.
#[derive(Debug, Clone, Serialize)]
pub struct UseColumn {
    /// Of which register.
    pub register: RegisterId,
    /// Its place among the columns, from 1.
    pub position: usize,
    /// Does it take values from now on?
    pub used: bool,
}

named!(AddColumn, "registers.add-column", [(Head, Reach), (Coordinator, Reach)]);
named!(UseColumn, "registers.use-column", [(Head, Reach), (Coordinator, Reach)]);

/// Loading and relation are the same for both.
macro_rules! changes_columns {
    ($deed:ty) => {
        impl Deed for $deed {
            type Target = RegisterTarget;
            type Event = RegisterEvent;
            type Done = RegisterView;

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
                let (event, columns) = self.decide(&granted, &target.register)?;
                store::set_columns(&mut granted, self.register, &columns)?;
                granted.commit(&event, RegisterView { columns, ..target.register })
            }
        }
    };
}
changes_columns!(AddColumn);
changes_columns!(UseColumn);

impl AddColumn {
    fn decide(
        &self,
        granted: &Granted<'_, Self>,
        register: &RegisterView,
    ) -> Result<(RegisterEvent, Vec<ColumnView>), Failure> {
        let added = rules::one_more(register, &self.column, granted.env().today())?;
        let (id, name, column) = (register.id.uuid(), register.name.clone(), added.label.clone());
        let columns = register.columns.iter().cloned().chain([added]).collect();
        Ok((RegisterEvent::ColumnAdded { register: id, name, column }, columns))
    }
}

impl UseColumn {
    fn decide(
        &self,
        granted: &Granted<'_, Self>,
        register: &RegisterView,
    ) -> Result<(RegisterEvent, Vec<ColumnView>), Failure> {
        let (column, columns) = rules::used(register, self.position, self.used, granted.env().today())?;
        let (id, name) = (register.id.uuid(), register.name.clone());
        let event = if self.used {
            RegisterEvent::ColumnPutBack { register: id, name, column }
        } else {
            RegisterEvent::ColumnPutOut { register: id, name, column }
        };
        Ok((event, columns))
    }
}
