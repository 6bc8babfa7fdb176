//! What waits at a holding that is about to end.

use obieg_kernel::id::HoldingId;
use obieg_kernel::{Failure, Reads, Scope, Select, vals};
use obieg_people::slot::WaitingWork;

static WAITING: Select = Select::new(
    "SELECT count(*) AS n FROM cases_reach WHERE office = $1 AND scope = $3 AND officer = $2 AND state IN ('open', 'suspended')",
);

pub(crate) fn statements() -> [&'static str; 1] {
    [WAITING.words()]
}

/// Open and suspended cases, for the page on which a holding is ended.
pub fn waiting_work() -> WaitingWork {
    WaitingWork { count, word: "cases-waiting-work" }
}

fn count(db: &mut dyn Reads, holding: HoldingId) -> Result<i64, Failure> {
    let row = db.first(&WAITING, vals![db.office(), holding, Scope::OFFICE])?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}
