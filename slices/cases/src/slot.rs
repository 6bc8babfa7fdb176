//! The slot of the case page: panels that later slices put into it.

use obieg_kernel::id::OfficeId;
use obieg_kernel::{Actor, Ask, Failure, Reads, Scope};
use obieg_web::{Faults, Frame, Html};

use crate::model::{CaseFile, CaseId, CaseView, PartyView};

/// What a guest draws from: read in the same snapshot as the page.
pub type PanelData = Box<dyn std::any::Any + Send>;

/// What a panel will ask first for somebody with a scope, so that the host can ask for all panels at once.
pub type PanelAsks = fn(OfficeId, CaseId, Scope) -> Vec<Ask>;

/// Reads what a panel shows to somebody with a scope.
pub type LoadPanel = fn(&mut dyn Reads, CaseId, Scope) -> Result<PanelData, Failure>;

/// A panel on the case page. The host reads it inside its own query, after its policy has said yes.
pub struct CasePanel {
    /// What it will ask first.
    pub asks: PanelAsks,
    /// Reads what the panel shows.
    pub load: LoadPanel,
    /// Draws it.
    pub draw: fn(&Frame, &Actor, &CaseView, &PanelData) -> Result<Html, Failure>,
    /// Draws what it adds to the section of terms, from the same data.
    pub draw_terms: Option<DrawTerms>,
}

/// Draws a part of the section of terms: the whole file is known, and what was wrong when a form on it came back.
pub type DrawTerms = fn(&Frame, &Actor, &CaseFile, &PanelData, &Faults) -> Result<Html, Failure>;

impl CasePanel {
    /// How it is read, for the query of the page.
    pub fn reading(&self) -> (PanelAsks, LoadPanel) {
        (self.asks, self.load)
    }
}

/// A press beside a party on the case page; `app` plugs it into the site's slots.
#[derive(Clone, Copy)]
pub struct PartyAct {
    /// Draws it; empty when there is nothing to press.
    pub draw: fn(&Frame, CaseId, &PartyView) -> Result<Html, Failure>,
}

/// Where suggestions come from while the name of a party is typed: a list of buttons that hold what they fill in. `app` plugs it
/// into the site's slots.
#[derive(Clone, Copy)]
pub struct PartyHelp {
    /// The address.
    pub address: &'static str,
}
