//! What waits at a holding that is about to end.

use obieg_kernel::id::HoldingId;
use obieg_kernel::{Failure, Reads, Select, vals};
use obieg_people::slot::WaitingWork;

static WAITING: Select = Select::new(
    "SELECT count(*) AS n FROM assignments_standing WHERE office = $1 AND holding = $2 AND state IN ('waiting', 'accepted')",
);

pub(crate) fn statements() -> [&'static str; 1] {
    [WAITING.words()]
}

/// Letters assigned and not yet settled, for the page on which a holding is ended.
pub fn waiting_work() -> WaitingWork {
    WaitingWork { count, word: "assignments-waiting-work" }
}

fn count(db: &mut dyn Reads, holding: HoldingId) -> Result<i64, Failure> {
    let row = db.first(&WAITING, vals![db.office(), holding])?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}
