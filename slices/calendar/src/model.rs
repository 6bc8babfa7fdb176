//! The calendar as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_cases::model::CaseId;
use serde::Serialize;
use utoipa::ToSchema;

/// The day of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TermView {
    /// The case.
    #[schema(value_type = String, format = Uuid)]
    pub case: CaseId,
    /// Its sign.
    pub sign: String,
    /// The day by which something is owed in it.
    #[schema(value_type = String, format = Date)]
    pub day: Date,
}

/// Days of one's own open cases.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Terms {
    /// The earliest first, at most 500.
    pub terms: Vec<TermView>,
}

/// One's own feed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FeedView {
    /// Open since; nothing when it is not.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opened_at: Option<Timestamp>,
    /// Until.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Timestamp>,
    /// The day on which a calendar last asked for it.
    #[schema(value_type = Option<String>, format = Date)]
    pub used_on: Option<Date>,
}
