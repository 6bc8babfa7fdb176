//! Slots of the pages on which a holding or a unit is ended: other slices say how much of their work still waits there.

use obieg_kernel::actor::Right;
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::{Failure, Reads};

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
