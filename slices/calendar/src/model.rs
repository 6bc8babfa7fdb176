//! The calendar as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_cases::model::CaseId;
use obieg_kernel::coded;
use obieg_registry::ItemId;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What is owed by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// To settle a case.
    SettleCase,
    /// To answer an item.
    AnswerSender,
    /// To have evidence of a delivery.
    ProveDelivery,
    /// To tell the parties of an overrun.
    OverrunNotice,
    /// What an assignment wants.
    Assignment,
}

coded!(TermKind {
    SettleCase => "settle-case",
    AnswerSender => "answer-sender",
    ProveDelivery => "prove-delivery",
    OverrunNotice => "overrun-notice",
    Assignment => "assignment",
});

impl TermKind {
    /// Of a duty, by its code.
    pub(crate) fn of_duty(code: &str) -> Option<Self> {
        Self::from_code(code).filter(|kind| *kind != Self::Assignment)
    }
}

/// A day by which something is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TermView {
    /// Id of the duty or assignment.
    #[schema(value_type = String, format = Uuid)]
    pub id: Uuid,
    /// What is owed.
    pub kind: TermKind,
    /// Sign of the case, or number of the item in the register.
    pub sign: String,
    /// The case.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub case: Option<CaseId>,
    /// The item.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub item: Option<ItemId>,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub day: Date,
}

impl TermView {
    /// Where it leads.
    pub fn path(&self) -> String {
        match (self.case, self.item) {
            (Some(case), _) => format!("/sprawy/{case}"),
            (None, Some(item)) => format!("/rpw/{item}"),
            (None, None) => "/pulpit".to_owned(),
        }
    }
}

/// One's own terms: duties in one's own open cases, and assignments.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Terms {
    /// The earliest first, at most 500 of cases and 500 of assignments.
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
