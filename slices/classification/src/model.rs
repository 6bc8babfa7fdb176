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
    /// Added to the list from this day on; none for classes that came with it.
    #[schema(value_type = Option<String>, format = Date)]
    pub open_from: Option<Date>,
    /// The order by which it was added.
    pub basis: Option<String>,
    /// Closed from this day on.
    #[schema(value_type = Option<String>, format = Date)]
    pub closed_from: Option<Date>,
}

impl ClassView {
    /// Does it take cases and documents on that day: an end class, added and not closed (archives act art. 6 ust. 2d)?
    pub fn takes_on(&self, day: Date) -> bool {
        self.is_end
            && self.open_from.is_none_or(|from| from <= day)
            && self.closed_from.is_none_or(|from| from > day)
    }
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

impl NewClass {
    /// From a checked class of a list.
    pub fn of(class: obieg_law::jrwa::Class) -> Self {
        Self {
            symbol: class.symbol.to_string(),
            title: class.title,
            is_end: class.is_end_class,
            category: class.category.map(|category| category.to_string()),
            category_other: class.category_other_cells.map(|category| category.to_string()),
            note: Some(class.note).filter(|note| !note.is_empty()),
        }
    }
}
