//! The rule of the office about second steps.

use serde::Serialize;

use super::factors::FactorEvent;
use crate::deed::{Committed, Deed, Granted};
use crate::failure::{Failure, StoreError};
use crate::sql::{Change, Select};
use crate::tx::{Reads, Writes};
use crate::{named, office_target, vals};

static RULE: Select = Select::new("SELECT required FROM kernel_factor_rule WHERE office = $1");
static SET_RULE: Change = Change::new(
    "INSERT INTO kernel_factor_rule (office, required, since) VALUES ($1, $2, $3) \
     ON CONFLICT (office) DO UPDATE SET required = excluded.required, since = excluded.since",
);
/// The statements, for the catalogue test.
pub(super) fn statements() -> [&'static str; 2] {
    [RULE.words(), SET_RULE.words()]
}

/// Does the office want a second step of everybody?
///
/// # Errors
/// What the database answers.
pub fn second_step_is_required(db: &mut dyn Reads) -> Result<bool, StoreError> {
    let row = db.first(&RULE, vals![db.office()])?;
    Ok(row.map_or(Ok(0), |row| row.get::<i64>("required"))? == 1)
}

/// Sets whether the office wants a second step of everybody. Who has none adds one at the next sign-in, before anything
/// else.
#[derive(Debug, Serialize)]
pub struct SetFactorRule {
    /// Of everybody, or of nobody?
    pub required: bool,
}

named!(SetFactorRule, "kernel.set-factor-rule", [(Administrator, Colleague)]);

impl Deed for SetFactorRule {
    type Target = ();
    type Event = FactorEvent;
    type Done = ();
    const CRITICAL: bool = true;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let now = granted.env().now();
        granted.change_one(&SET_RULE, vals![granted.office(), i64::from(self.required), now])?;
        granted.commit(&FactorEvent::FactorRuleSet { required: self.required }, ())
    }
}

/// The rule of the office about second steps.
#[derive(Serialize)]
pub struct FactorRule;

named!(FactorRule, "kernel.factor-rule", [(Administrator, Colleague)]);

crate::of_office!(FactorRule => bool, |_, seen| Ok(second_step_is_required(seen)?));
