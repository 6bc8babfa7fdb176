//! The slot of a draft's page: panels that later slices put beside it.

use futures_util::future::BoxFuture;
use obieg_kernel::Failure;
use obieg_web::{Frame, Html, Visit};

use crate::model::DraftFile;

/// A panel beside a draft. It is drawn only for a visitor to whom the page's own query has shown the draft; what it reads of its own it
/// asks under its own policy.
pub struct DraftPanel {
    /// Draws it; empty when there is nothing to show.
    pub draw: for<'v> fn(&'v Visit, &'v Frame, &'v DraftFile) -> BoxFuture<'v, Result<Html, Failure>>,
}
