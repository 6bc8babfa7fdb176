//! A wall around parsers of others: what comes from strangers must not stop the office, and a parser that gives up on it is no
//! fault of ours that somebody has to be called for.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static DEEP: Cell<u32> = const { Cell::new(0) };
}

/// What the work gives, or nothing when it panicked.
pub fn walled<T>(work: impl FnOnce() -> T) -> Option<T> {
    DEEP.with(|deep| deep.set(deep.get().saturating_add(1)));
    let done = catch_unwind(AssertUnwindSafe(work));
    DEEP.with(|deep| deep.set(deep.get().saturating_sub(1)));
    done.ok()
}

/// Does this thread work behind the wall now? For whoever counts panics.
pub fn is_walled() -> bool {
    DEEP.with(Cell::get) > 0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests")]

    use super::*;

    #[test]
    fn a_panic_behind_the_wall_is_nothing_and_ends_there() {
        assert_eq!(walled(|| walled(|| 1)), Some(Some(1)));
        let inner = walled(|| {
            let none: Option<()> = walled(|| panic!("a parser of others"));
            (none, is_walled())
        });
        assert_eq!((inner, is_walled()), (Some((None, true)), false));
    }
}
