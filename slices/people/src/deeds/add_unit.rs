//! A unit begins.

use jiff::civil::Date;
use obieg_kernel::id::UnitId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::StructureEvent;
use super::check::{Checks, must_stay};
use crate::{rules, store};

/// Adds a unit to the tree.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddUnit {
    /// Code, the first part of case signs; for a calendar year it belongs to one unit.
    #[schema(min_length = 1, max_length = 20)]
    pub code: String,
    /// Name.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// Unit above. An office has one head of the tree, made when it was founded.
    #[schema(value_type = String, format = Uuid)]
    pub parent: UnitId,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
}

/// What was added.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct UnitAdded {
    /// Id of the unit.
    #[schema(value_type = String, format = Uuid)]
    pub id: UnitId,
}

named!(AddUnit, "people.add-unit", [(Administrator, Colleague)]);

impl Deed for AddUnit {
    type Target = ();
    type Event = StructureEvent;
    type Done = UnitAdded;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let mut checks = Checks::default();
        let name = checks.take(rules::line(&self.name, 200, "name", "people.name-wrong"));
        let code = checks.take(rules::unit_code(&self.code));
        match store::unit_ever(&mut granted, self.parent)? {
            Some(above) => {
                let stays = must_stay(above.since, above.until, self.since, "parent", &above.code);
                checks.take(stays);
            }
            None => checks.add(Refusal::input("people.parent-missing").on("parent")),
        }
        if let Some(code) = &code {
            let mut others = store::units_with_code(&mut granted, code)?.into_iter();
            if let Some(other) = others.find(|one| rules::code_is_reserved(one.until, self.since)) {
                checks.add(
                    Refusal::input("people.code-taken")
                        .on("code")
                        .with("code", code)
                        .with("name", other.name)
                        .with("year", self.since.year()),
                );
            }
        }
        let (code, name) = checks.both(code, name)?;
        let (id, number) = (granted.env().new_id(), store::next_unit_number(&mut granted)?);
        store::add_unit(&mut granted, id, number, (&code, &name), Some(self.parent), self.since)?;
        store::add_scopes(&mut granted, id, number, self.parent)?;
        let event =
            StructureEvent::UnitAdded { unit: id, code, name, parent: self.parent, since: self.since };
        granted.commit(&event, UnitAdded { id })
    }
}
