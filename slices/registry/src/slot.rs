//! The slot of the item's page: panels that other slices (assignments, cases) put beside the item.

use obieg_kernel::{Actor, Failure, Reads};
use obieg_web::{Frame, Html};

use crate::model::{ItemId, ItemView};

/// What a guest draws from: read in the same snapshot as the page.
pub type PanelData = Box<dyn std::any::Any + Send>;

/// How a guest reads it.
pub type LoadPanel = fn(&mut dyn Reads, ItemId) -> Result<PanelData, Failure>;

/// A panel on the item's page; `app` plugs it into the site's slots. The host reads it inside its own query, after its
/// policy has said yes.
pub struct ItemPanel {
    /// Reads what the panel shows.
    pub load: LoadPanel,
    /// Draws it; empty HTML when there is nothing to show.
    pub draw: fn(&Frame, &Actor, &ItemView, &PanelData) -> Result<Html, Failure>,
}
