//! Documents of the office's own outside cases.

pub(crate) mod api;
mod deeds;
pub(crate) mod export;
pub(crate) mod pages;
mod queries;
pub(crate) mod store;

use jiff::civil::Date;
use obieg_documents::DocumentView;
use obieg_kernel::id::UnitId;
use obieg_kernel::kinds;
use serde::Serialize;
use utoipa::ToSchema;

pub use deeds::{FileRecord, FiledRecord, WithdrawRecord};
pub use queries::{ListRecords, NewRecordForm, RecordContent, ShowRecord};

kinds! {
    /// A record of own documents outside cases.
    RecordTag, RecordId => "outside-record";
}

/// So many files a record has at the most.
pub(crate) const MOST_RECORD_FILES: usize = 20;

/// One or more documents that the office made and filed to a class together.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutsideRecord {
    /// Id, and key of paging.
    #[schema(value_type = String, format = Uuid)]
    pub id: RecordId,
    /// The unit that filed it.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// Class symbol.
    pub symbol: String,
    /// Archival category of the class on the day.
    pub category: Option<String>,
    /// What it is.
    pub title: String,
    /// The day of the document.
    #[schema(value_type = String, format = Date)]
    pub dated_on: Date,
    /// Filed on.
    #[schema(value_type = String, format = Date)]
    pub filed_on: Date,
    /// Who filed it, name and post of the day.
    pub filed_by: String,
    /// Why it does not count, when it was filed by mistake.
    pub withdrawn_reason: Option<String>,
}

/// A page of records, the newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutsideRecords {
    /// The records.
    pub records: Vec<OutsideRecord>,
    /// Id of the last one, when there are more: give it as `before`.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub next: Option<RecordId>,
}

/// A record with its documents.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutsideRecordFile {
    /// The record.
    pub record: OutsideRecord,
    /// Its documents.
    pub documents: Vec<DocumentView>,
}
