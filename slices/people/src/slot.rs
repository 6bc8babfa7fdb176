//! Slots of the pages on which a holding or a unit is ended: other slices say how much of their work still waits there.

use obieg_kernel::actor::Right;
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::{Change, Failure, Reads, StoreError, Writes, vals};

/// How a guest counts what waits at a holding.
pub type CountWaiting = fn(&mut dyn Reads, HoldingId) -> Result<i64, Failure>;

/// Work that waits at a holding; `app` plugs it into the site's slots. A number only: the administrator sees no content.
#[derive(Debug, Clone, Copy)]
pub struct WaitingWork {
    /// Counts it.
    pub count: CountWaiting,
    /// Key of the words that count, such as "3 sprawy w toku".
    pub word: &'static str,
}

/// How a guest counts what a unit still has.
pub type CountInUnit = fn(&mut dyn Reads, UnitId) -> Result<i64, Failure>;

/// What a unit must be rid of before it ends: nothing of it stays without an owner. `app` plugs it into the site's slots.
#[derive(Debug, Clone, Copy)]
pub struct UnitWork {
    /// Counts it.
    pub count: CountInUnit,
    /// Key of the words that count.
    pub word: &'static str,
    /// Where it is dealt with.
    pub path: fn(UnitId) -> String,
    /// Key of the words of a link to it on the page of the unit.
    pub link: Option<&'static str>,
    /// The query behind that address: who may not ask it sees the count without the link.
    pub name: &'static str,
    /// Who may ask it.
    pub rights: &'static [Right],
}

/// Units that went under another one, as scopes: what whoever keeps reach needs to write it anew.
#[derive(Debug, Clone)]
pub struct MovedUnits {
    /// The scope of each unit that went, itself alone.
    pub units: Vec<i64>,
    /// Trees in which they lie no more.
    pub lost: Vec<i64>,
    /// Trees in which they lie now.
    pub gained: Vec<i64>,
}

impl MovedUnits {
    /// Writes a table of reach anew; gives how many rows. `drop` takes out the rows of a scope ($2) that no unit of their thing
    /// lies in any more; `add` gives what a unit ($3) reaches a scope ($2) that does not reach it yet.
    ///
    /// # Errors
    /// What the database answers.
    pub fn rewrite(
        &self,
        db: &mut dyn Writes,
        drop: &'static Change,
        add: &'static Change,
    ) -> Result<u64, StoreError> {
        let (office, mut rows) = (db.office(), 0);
        for lost in &self.lost {
            rows += db.change(drop, vals![office, *lost])?;
        }
        for gained in &self.gained {
            for unit in &self.units {
                rows += db.change(add, vals![office, *gained, *unit])?;
            }
        }
        Ok(rows)
    }
}

/// How a guest writes its reach anew, after the scopes of the units were written; gives how many rows.
pub type RewriteReach = fn(&mut dyn Writes, &MovedUnits) -> Result<u64, Failure>;

/// A slice that keeps reach by units in a table of its own; `app` plugs it into the site's slots. Without it a unit that is moved
/// would be reached by whoever was above it before.
#[derive(Debug, Clone, Copy)]
pub struct ReachKeeper {
    /// Writes it anew.
    pub rewrite: RewriteReach,
}
