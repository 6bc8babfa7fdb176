//! Letters that still lie with a unit that is to end.

use obieg_kernel::id::UnitId;
use obieg_kernel::{Failure, Named, Reads, Select, vals};
use obieg_people::slot::UnitWork;

use crate::queries::AssignmentQueue;

static LEFT: Select = Select::new(
    "SELECT count(*) AS n FROM assignments_standing WHERE office = $1 AND unit = $2 AND state IN ('waiting', 'accepted')",
);

pub(crate) fn statements() -> [&'static str; 1] {
    [LEFT.words()]
}

/// Letters assigned to the unit or its people and not yet settled; they are settled or passed back.
pub fn unit_work() -> UnitWork {
    UnitWork {
        count,
        word: "assignments-waiting-work",
        path: |_| "/dekretacja".to_owned(),
        link: None,
        name: AssignmentQueue::NAME,
        rights: AssignmentQueue::RIGHTS,
    }
}

fn count(db: &mut dyn Reads, unit: UnitId) -> Result<i64, Failure> {
    let row = db.first(&LEFT, vals![db.office(), unit])?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}
