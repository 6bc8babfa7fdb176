//! Pictures: how many points would have to be drawn.

use std::collections::BTreeSet;

use crate::Finding;

/// Points that are drawn at most: 40 million.
const MOST_POINTS: usize = 40_000_000;

pub(crate) fn judged(bytes: &[u8]) -> BTreeSet<Finding> {
    match imagesize::blob_size(bytes) {
        Ok(size) if size.width.saturating_mul(size.height) > MOST_POINTS => [Finding::Pixels].into(),
        Ok(size) if size.width == 0 || size.height == 0 => [Finding::Broken].into(),
        Ok(_) => BTreeSet::new(),
        Err(_) => [Finding::Broken].into(),
    }
}
