//! The slot of the page on which a holding is ended: other slices say how much of their work still waits there.

use obieg_kernel::id::HoldingId;
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
