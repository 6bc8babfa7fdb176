//! Saved filters as values.

use obieg_kernel::{coded, kinds};
use serde::Serialize;
use utoipa::ToSchema;

kinds! {
    /// A saved filter.
    FilterTag, FilterId => "filter";
}

/// Which list is filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilteredList {
    /// The work list of cases.
    Cases,
    /// The register of incoming items.
    Items,
}

coded!(FilteredList { Cases => "cases", Items => "items" });

impl FilteredList {
    /// Where the list stands.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Cases => "/sprawy",
            Self::Items => "/rpw",
        }
    }

    /// Names of its filters in the address.
    pub const fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::Cases => &["stan", "moje", "termin"],
            Self::Items => &["dzien", "do", "stan", "kanal", "nadawca"],
        }
    }

    /// Symbol of its tile.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Items => "intake",
        }
    }
}

/// A saved filter.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FilterView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: FilterId,
    /// Which list.
    pub list: FilteredList,
    /// Its name.
    pub name: String,
    /// The filter as it stands in the list's address.
    pub query: String,
}

impl FilterView {
    /// The address of the filtered list.
    pub fn address(&self) -> String {
        format!("{}?{}", self.list.path(), self.query)
    }
}

/// A saved filter with the number of lines behind it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CountedFilter {
    /// The filter.
    pub filter: FilterView,
    /// How many lines; counting stops at 100.
    pub count: i64,
}

/// One's own saved filters.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Filters {
    /// In the order in which they were saved.
    pub filters: Vec<CountedFilter>,
}
