//! The slot of the item's page: panels that other slices (assignments, cases) put beside the item.

use obieg_kernel::actor::Right;
use obieg_kernel::{Actor, Failure, Reads};
use obieg_web::{Frame, Html, Visit};

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

/// What can be asked for ticked items of the register's lists: a page of a guest, to which each number goes as `pismo`. `app`
/// plugs it into the site's slots; it stands under the list for those who could use it.
#[derive(Debug, Clone, Copy)]
pub struct TickedAct {
    /// Key of its word.
    pub word: &'static str,
    /// Symbol.
    pub icon: &'static str,
    /// Where the numbers go.
    pub path: &'static str,
    /// The query behind it.
    pub name: &'static str,
    /// Who may ask it.
    pub rights: &'static [Right],
}

/// Those that the person at the screen could use.
pub(crate) fn ticked_acts(visit: &Visit, frame: &Frame) -> Vec<TickedAct> {
    visit.site().slots::<TickedAct>().filter(|act| frame.could(act.name, act.rights)).copied().collect()
}
