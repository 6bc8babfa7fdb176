//! The reach of items when a unit goes under another one.

use obieg_kernel::Change;
use obieg_people::slot::ReachKeeper;

// Every opening of an item to a unit wrote the scope of that unit alone beside those of the trees above it, so which units an item
// is open to stands in its reach: even scopes are units.
static DROP: Change = Change::new(
    "DELETE FROM registry_reach WHERE office = $1 AND scope = $2 AND NOT EXISTS (SELECT 1 FROM registry_reach d \
     JOIN people_unit u ON u.office = d.office AND u.number = d.scope / 2 \
     JOIN people_unit_scope s ON s.office = u.office AND s.unit = u.id AND s.scope = $2 \
     WHERE d.office = $1 AND d.item = registry_reach.item AND d.scope % 2 = 0)",
);
static ADD: Change = Change::new(
    "INSERT INTO registry_reach (office, scope, place, item, stage, complete) \
     SELECT b.office, $2, b.place, b.item, b.stage, b.complete FROM registry_reach b \
     WHERE b.office = $1 AND b.scope = $3 AND NOT EXISTS (SELECT 1 FROM registry_reach h \
     WHERE h.office = $1 AND h.scope = $2 AND h.place = b.place)",
);

pub(crate) fn statements() -> [&'static str; 2] {
    [DROP.words(), ADD.words()]
}

/// Items are reached by whoever is above their units.
pub fn reach_keeper() -> ReachKeeper {
    ReachKeeper { rewrite: |db, moved| Ok(moved.rewrite(db, &DROP, &ADD)?) }
}
