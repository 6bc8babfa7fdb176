//! Lists and classes as values.

use jiff::civil::Date;
use obieg_kernel::kinds;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

kinds! {
    /// A version of the classification list.
    ListKind, ListId => "list";
}

/// A class on a screen or in the API.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClassView {
    /// The list it belongs to.
    #[schema(value_type = String, format = Uuid)]
    pub list: ListId,
    /// Decimal symbol.
    pub symbol: String,
    /// Title.
    pub title: String,
    /// Takes cases and documents?
    pub is_end: bool,
    /// Archival category in the parent cell.
    pub category: Option<String>,
    /// Archival category in other cells.
    pub category_other: Option<String>,
    /// Note of the list.
    pub note: Option<String>,
    /// Closed from this day on.
    #[schema(value_type = Option<String>, format = Date)]
    pub closed_from: Option<Date>,
}

/// The list in force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: ListId,
    /// Name.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// Stands in for the office's own list?
    pub stand_in: bool,
    /// In force from.
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
}

/// Classes of the list in force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClassList {
    /// The list; none before the first import.
    pub list: Option<ListView>,
    /// Its classes, at most 200.
    pub classes: Vec<ClassView>,
}

/// A class to import: checked already.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewClass {
    /// Symbol.
    pub symbol: String,
    /// Title.
    pub title: String,
    /// Takes cases?
    pub is_end: bool,
    /// Category in the parent cell.
    pub category: Option<String>,
    /// Category in other cells.
    pub category_other: Option<String>,
    /// Note.
    pub note: Option<String>,
}
