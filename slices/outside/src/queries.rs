//! Questions about items outside cases.

use obieg_classification::choice::ClassChoice;
use obieg_kernel::id::UnitId;
use obieg_kernel::sql::paged;
use obieg_kernel::{Failure, Lookup, Role, Seen, named};
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

/// A list of what a unit filed, with the units there are to choose from.
pub struct Filed<P> {
    /// The unit whose list it is.
    pub unit: UnitId,
    /// Units to choose from.
    pub units: Vec<UnitChoice>,
    /// The page.
    pub page: P,
}

impl<P> Filed<P> {
    /// The units to choose from, as a form has them.
    pub(crate) fn choices(&self) -> Vec<(String, String)> {
        let choice = |unit: &UnitChoice| (unit.id.to_string(), format!("{} {}", unit.code, unit.name));
        self.units.iter().map(choice).collect()
    }

    /// Which list it is, as it stands in an address.
    pub(crate) fn filters(&self, symbol: &str) -> String {
        format!("komorka={}&symbol={}", self.unit, obieg_web::text::percent_encoded(symbol))
    }
}

/// The part of a list of a unit that is always the same: whose it is, who reaches it, a page and the key of the next one.
macro_rules! of_unit {
    ($query:ty => $page:ty, $wide:expr, $run:expr) => {
        impl obieg_kernel::Query for $query {
            /// The unit, and whether the asker reaches it.
            type Target = (obieg_kernel::id::UnitId, bool);
            type Answer = $crate::queries::Filed<$page>;

            fn load(
                &self,
                db: &mut obieg_kernel::Lookup<'_>,
            ) -> Result<Option<Self::Target>, obieg_kernel::Failure> {
                $crate::queries::reached_unit(db, self.unit, $wide)
            }

            fn relation(
                &self,
                _: &obieg_kernel::Actor,
                (_, reached): &Self::Target,
            ) -> obieg_kernel::Relation {
                if *reached { obieg_kernel::Relation::Reach } else { obieg_kernel::Relation::Stranger }
            }

            fn shows(&self, _: &Self::Target) -> Option<obieg_kernel::Shown> {
                None
            }

            fn run(
                &self,
                seen: &mut obieg_kernel::Seen<'_, Self>,
                (unit, _): Self::Target,
            ) -> Result<Self::Answer, obieg_kernel::Failure> {
                let (limit, symbol) =
                    (self.limit.clamp(1, 200), $crate::queries::symbol_digits(&self.symbol));
                let page = $run(self, seen, (unit, symbol.as_str(), limit))?;
                let units = obieg_people::store::unit_choices(seen)?;
                Ok($crate::queries::Filed { unit, units, page })
            }
        }
    };
}

pub(crate) use of_unit;

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

of_unit!(ListOutside => OutsideItems, WIDE, |query: &ListOutside, seen: &mut Seen<'_, ListOutside>, (unit, symbol, limit)| {
    let found = store::list(seen, unit, symbol, query.before.unwrap_or(i64::MAX), limit + 1)?;
    let (items, more) = paged(found, limit);
    let next = items.last().filter(|_| more).map(|item| item.place);
    Ok::<_, Failure>(OutsideItems { items, next })
});

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
