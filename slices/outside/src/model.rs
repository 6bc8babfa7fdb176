//! Items outside cases as values.

use jiff::civil::Date;
use obieg_registry::model::ItemId;
use serde::Serialize;
use utoipa::ToSchema;

/// An item outside cases.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutsideItem {
    /// The item.
    #[schema(value_type = String, format = Uuid)]
    pub item: ItemId,
    /// Its register number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Class symbol.
    pub symbol: String,
    /// Archival category of the class on the day.
    pub category: Option<String>,
    /// Received on.
    #[schema(value_type = String, format = Date)]
    pub received_on: Date,
    /// Filed on.
    #[schema(value_type = String, format = Date)]
    pub filed_on: Date,
    /// Who filed it, name and post of the day.
    pub filed_by: String,
    /// Place in the register: key of paging.
    pub place: i64,
}

/// A page of items outside cases, the newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutsideItems {
    /// The items.
    pub items: Vec<OutsideItem>,
    /// Place of the last one, when there are more: give it as `before`.
    pub next: Option<i64>,
}
