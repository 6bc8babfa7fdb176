//! Registers, their columns and entries as values.

use jiff::civil::Date;
use obieg_kernel::id::UnitId;
use obieg_kernel::{coded, kinds};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

kinds! {
    /// A register that an office keeps by itself.
    RegisterTag, RegisterId => "register";
    /// An entry of such a register.
    EntryTag, EntryId => "register-entry";
}

/// What entries are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Incoming items: the entry takes title and sender from one.
    Items,
    /// Cases: the entry takes the title from one.
    Cases,
    /// Nothing that is in the program.
    Hand,
}

coded!(Source { Items => "items", Cases => "cases", Hand => "hand" });

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text of at most 1,000 characters.
    Text,
    /// A civil day.
    Day,
    /// A whole number.
    Whole,
    /// An amount in zloty and grosze.
    Amount,
    /// Yes or no.
    Flag,
    /// One of the column's own choices.
    Choice,
}

coded!(ColumnKind {
    Text => "text",
    Day => "day",
    Whole => "whole",
    Amount => "amount",
    Flag => "flag",
    Choice => "choice",
});

/// A column of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnView {
    /// What stands above it, 1 to 100 characters.
    #[schema(min_length = 1, max_length = 100)]
    pub label: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// Must it be filled in?
    #[serde(default)]
    pub required: bool,
    /// Of a choice: what there is to choose from, at most 50.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub choices: Vec<String>,
    /// Added on this day; none for columns that the register was opened with. Entries made before have nothing in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub added_on: Option<Date>,
    /// Out of use since this day: what stands in it stays, nothing new comes into it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<Date>,
}

impl ColumnView {
    /// Does it take values?
    pub fn is_used(&self) -> bool {
        self.ended_on.is_none()
    }
}

/// A register.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RegisterView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: RegisterId,
    /// Name, once in the office.
    pub name: String,
    /// The unit that keeps it; who reaches the unit reaches the register.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// What entries are made from.
    pub source: Source,
    /// Its columns in order.
    pub columns: Vec<ColumnView>,
    /// Since when.
    #[schema(value_type = String, format = Date)]
    pub opened_on: Date,
    /// Takes no entries since.
    #[schema(value_type = Option<String>, format = Date)]
    pub closed_on: Option<Date>,
}

/// An entry.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EntryView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: EntryId,
    /// Place in the register: year and number as one.
    pub place: i64,
    /// Number, `7/2026`.
    pub number: String,
    /// Day of the entry.
    #[schema(value_type = String, format = Date)]
    pub entered_on: Date,
    /// The item or case it is about.
    pub about: Option<Uuid>,
    /// Its number or sign.
    pub about_number: Option<String>,
    /// What it is about.
    pub subject: String,
    /// Whom it concerns.
    pub party: Option<String>,
    /// Values of the columns in order, as text: days as `2026-06-01`, amounts as `12.50`, flags as `true`; empty when not given.
    pub fields: Vec<String>,
    /// Who made it.
    pub entered_by: String,
    /// Why it does not count, when it was cancelled.
    pub cancelled_reason: Option<String>,
    /// Version, for a correction.
    pub version: i64,
}

impl EntryView {
    /// With nothing in the columns that came after it.
    pub(crate) fn with_all(mut self, columns: &[ColumnView]) -> Self {
        self.fields.resize(columns.len(), String::new());
        self
    }
}

/// Registers within reach.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Registers {
    /// By name.
    pub registers: Vec<RegisterView>,
}

/// A page of a register, the newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Entries {
    /// The register.
    pub register: RegisterView,
    /// Its entries.
    pub entries: Vec<EntryView>,
    /// Place of the last entry shown, when there are more: give it as `before`.
    pub next: Option<i64>,
}
