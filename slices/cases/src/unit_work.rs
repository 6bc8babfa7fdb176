//! What a unit that is to end still leads.

use obieg_kernel::id::UnitId;
use obieg_kernel::{Failure, Named, Reads, Select, vals};
use obieg_people::slot::UnitWork;

use crate::queries::CasesLedIn;

static LED: Select = Select::new(
    "SELECT count(*) AS n FROM cases_case WHERE office = $1 AND coalesce(led_in, unit) = $2 AND state <> 'closed'",
);

pub(crate) fn statements() -> [&'static str; 1] {
    [LED.words()]
}

/// Open and suspended cases that the unit leads; they are to be closed or taken over.
pub fn unit_work() -> UnitWork {
    UnitWork {
        count,
        word: "cases-waiting-work",
        path: |unit| format!("/sprawy/przejecie?komorka={unit}"),
        link: Some("cases-take-over-link"),
        name: CasesLedIn::NAME,
        rights: CasesLedIn::RIGHTS,
    }
}

fn count(db: &mut dyn Reads, unit: UnitId) -> Result<i64, Failure> {
    let row = db.first(&LED, vals![db.office(), unit])?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}
