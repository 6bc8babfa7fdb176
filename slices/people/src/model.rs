//! Units, posts and people as values.

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, UnitId};
use serde::Serialize;
use utoipa::ToSchema;

/// A unit on a screen or in the API.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UnitView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: UnitId,
    /// Code, the first part of case signs.
    pub code: String,
    /// Name.
    pub name: String,
    /// Unit above.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub parent: Option<UnitId>,
    /// How deep in the tree, from 0.
    pub depth: u32,
    /// Who works here today.
    pub people: Vec<StandingView>,
}

/// A person at a post.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StandingView {
    /// Id of the holding: how deeds name a person at a post.
    #[schema(value_type = String, format = Uuid)]
    pub holding: HoldingId,
    /// Unit of the post.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// Code of the unit.
    pub unit_code: String,
    /// Given names and surname.
    pub person: String,
    /// Title of the post.
    pub post: String,
    /// Codes of roles.
    pub roles: Vec<String>,
    /// Since when.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
}

impl StandingView {
    /// `Anna Zawadzka, inspektor (OR)`: how records name a person as of the deed.
    pub fn label(&self) -> String {
        format!("{}, {} ({})", self.person, self.post, self.unit_code)
    }
}

/// The whole structure on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StructureView {
    /// Units in the order of the tree.
    pub units: Vec<UnitView>,
}
