//! The reach of cases when a unit goes under another one.

use obieg_kernel::Change;
use obieg_people::slot::ReachKeeper;

// Every opening of a case to a unit wrote the scope of that unit alone beside those of the trees above it, so which units a case
// is open to stands in its reach: even scopes are units.
static DROP: Change = Change::new(
    "DELETE FROM cases_reach WHERE office = $1 AND scope = $2 AND NOT EXISTS (SELECT 1 FROM cases_reach d \
     JOIN people_unit u ON u.office = d.office AND u.number = d.scope / 2 \
     JOIN people_unit_scope s ON s.office = u.office AND s.unit = u.id AND s.scope = $2 \
     WHERE d.office = $1 AND d.case_id = cases_reach.case_id AND d.scope % 2 = 0)",
);
static ADD: Change = Change::new(
    "INSERT INTO cases_reach (office, scope, case_id, state, due_on, officer) \
     SELECT b.office, $2, b.case_id, b.state, b.due_on, b.officer FROM cases_reach b \
     WHERE b.office = $1 AND b.scope = $3 AND NOT EXISTS (SELECT 1 FROM cases_reach h \
     WHERE h.office = $1 AND h.scope = $2 AND h.case_id = b.case_id)",
);

pub(crate) fn statements() -> [&'static str; 2] {
    [DROP.words(), ADD.words()]
}

/// Cases are reached by whoever is above their units.
pub fn reach_keeper() -> ReachKeeper {
    ReachKeeper { rewrite: |db, moved| Ok(moved.rewrite(db, &DROP, &ADD)?) }
}
