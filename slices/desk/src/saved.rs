//! The slot above a list: what a guest does with the filter that the list shows now.

use obieg_kernel::Failure;
use obieg_web::{Frame, Html, Visit};

/// Tools of a filtered list; `app` plugs them into the site's slots.
#[derive(Clone, Copy)]
pub struct ListTools {
    /// Draws them for a list by its name and the filter as it stands in the list's address; empty when there is nothing to do.
    pub draw: fn(&Frame, &'static str, &str) -> Result<Html, Failure>,
}

/// The tools of a list with this filter.
///
/// # Errors
/// When a template fails.
pub fn list_tools(visit: &Visit, frame: &Frame, list: &'static str, query: &str) -> Result<Html, Failure> {
    visit
        .site()
        .slots::<ListTools>()
        .next()
        .map_or_else(|| Ok(Html::default()), |tools| (tools.draw)(frame, list, query))
}
