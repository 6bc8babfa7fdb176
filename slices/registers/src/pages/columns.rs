//! Columns of a register that is kept already.

use obieg_kernel::{Failure, Refusal};
use obieg_web::{Faults, Outcome, Reply, Visit};
use serde::Deserialize;

use super::{EntryForm, register_page};
use crate::deeds::{AddColumn, UseColumn};
use crate::model::{ColumnKind, ColumnView, RegisterId};

/// One more column, as it was typed.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ColumnForm {
    pub(super) label: String,
    pub(super) kind: String,
    pub(super) needed: String,
    pub(super) choices: String,
}

impl ColumnForm {
    fn deed(&self, register: RegisterId) -> Result<AddColumn, Failure> {
        let choices = self.choices.split(',').map(str::trim).filter(|one| !one.is_empty());
        let column = ColumnView {
            label: self.label.clone(),
            kind: ColumnKind::from_code(&self.kind)
                .ok_or_else(|| Refusal::input("registers.kind-unknown").on("columns"))?,
            required: self.needed == "true",
            choices: choices.map(str::to_owned).collect(),
            added_on: None,
            ended_on: None,
        };
        Ok(AddColumn { register, column })
    }
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let register = visit.id("register")?;
    let form: ColumnForm = visit.form().await?;
    let done = visit.act_read(form.deed(register)).await;
    match done {
        Ok(_) => Ok(Reply::See(format!("/rejestry/{register}?zrobiono=kolumna"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            let mut page = register_page(&visit, register, None, EntryForm::default(), faults).await?;
            page.column = form;
            Reply::invalid(&page)
        }
    }
}

/// The place of a column in the address.
pub(crate) fn position(visit: &Visit) -> Result<usize, Failure> {
    visit.part("position")?.parse().map_err(|_| Failure::Hidden)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UseForm {
    #[serde(default)]
    used: String,
}

/// Puts a column out of use, or back.
pub(crate) async fn put(mut visit: Visit) -> Outcome {
    let (register, position) = (visit.id("register")?, position(&visit)?);
    let UseForm { used } = visit.form().await?;
    match visit.act(UseColumn { register, position, used: used == "true" }).await {
        Ok(_) => Ok(Reply::See(format!("/rejestry/{register}?zrobiono=kolumna-zmieniona"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&register_page(&visit, register, None, EntryForm::default(), faults).await?)
        }
    }
}
