//! Questions about items outside cases.

use obieg_classification::choice::ClassChoice;
use obieg_kernel::id::UnitId;
use obieg_kernel::sql::paged;
use obieg_kernel::{Actor, Failure, Lookup, Query, Relation, Role, Seen, named};
use obieg_people::model::UnitChoice;
use obieg_registry::model::{ItemId, ItemView};
use obieg_registry::of_item;

use crate::model::OutsideItems;
use crate::store;

/// To these roles the lists of all units are within reach.
const WIDE: &[Role] = &[Role::Executive, Role::Coordinator, Role::Archivist, Role::Chancery];

/// Items that a unit filed outside cases, the newest first.
pub struct ListOutside {
    /// The unit; the asker's own when not named.
    pub unit: Option<UnitId>,
    /// Digits with which the class symbol begins; empty for all.
    pub symbol: String,
    /// Only places before this one.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: i64,
}

/// The list, with the units there are to choose from.
pub struct OutsideAnswer {
    /// The unit whose list it is.
    pub unit: UnitId,
    /// Units to choose from.
    pub units: Vec<UnitChoice>,
    /// The page.
    pub page: OutsideItems,
}

named!(
    ListOutside,
    "outside.list-outside",
    [
        (Chancery, Reach),
        (Officer, Reach),
        (Head, Reach),
        (Executive, Reach),
        (Coordinator, Reach),
        (Archivist, Reach),
    ]
);

impl Query for ListOutside {
    /// The unit, and whether the asker reaches it.
    type Target = (UnitId, bool);
    type Answer = OutsideAnswer;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<(UnitId, bool)>, Failure> {
        reached_unit(db, self.unit, WIDE)
    }

    fn relation(&self, _: &Actor, (_, reached): &(UnitId, bool)) -> Relation {
        if *reached { Relation::Reach } else { Relation::Stranger }
    }

    fn shows(&self, _: &(UnitId, bool)) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (unit, _): (UnitId, bool)) -> Result<OutsideAnswer, Failure> {
        let limit = self.limit.clamp(1, 200);
        let found = store::list(
            seen,
            unit,
            &symbol_digits(&self.symbol),
            self.before.unwrap_or(i64::MAX),
            limit + 1,
        )?;
        let (items, more) = paged(found, limit);
        let next = items.last().filter(|_| more).map(|item| item.place);
        let units = obieg_people::store::unit_choices(seen)?;
        Ok(OutsideAnswer { unit, units, page: OutsideItems { items, next } })
    }
}

/// The unit that is asked for, or the actor's own, and whether the actor reaches it.
pub(crate) fn reached_unit(
    db: &mut Lookup<'_>,
    unit: Option<UnitId>,
    wide: &[Role],
) -> Result<Option<(UnitId, bool)>, Failure> {
    let Some(unit) = unit.or(db.actor().unit()) else { return Ok(None) };
    let scope = db.actor().scope(wide).code();
    let reached = obieg_people::store::scopes_of(db, unit)?.contains(&scope);
    Ok(Some((unit, reached)))
}

/// What of a typed text can be the beginning of a symbol.
pub(crate) fn symbol_digits(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).take(10).collect()
}

/// What the form of filing needs: the item, and the classes that a text finds.
pub struct FileForm {
    /// Which item.
    pub item: ItemId,
    /// What was typed for a class and is none.
    pub typed: String,
}

named!(
    FileForm,
    "outside.file-form",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Head, Reach),
        (Officer, Reach)
    ]
);

of_item!(FileForm => (ItemView, ClassChoice), |query, seen, item| {
    Ok((item, ClassChoice::of(seen, &query.typed)?))
});
