//! Outgoing items as values.

use jiff::civil::Date;
use obieg_cases::model::CaseId;
use obieg_documents::DocumentView;
use obieg_duties::model::DutyId;
use obieg_kernel::{coded, kinds};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

kinds! {
    /// An outgoing item (przesyłka wychodząca).
    LetterTag, LetterId => "letter";
    /// An addressee's copy of a letter.
    AddresseeTag, AddresseeId => "addressee";
}

/// How a copy goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// Registered letter with return receipt.
    Registered,
    /// Ordinary letter.
    Ordinary,
    /// Collected in person at the office.
    InPerson,
    /// By the office's own staff.
    Staff,
}

coded!(Channel { Registered => "registered", Ordinary => "ordinary", InPerson => "in-person", Staff => "staff" });

/// Why a copy counts as served (KPA 39-49).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Taken by the addressee or who may take it.
    Collected,
    /// Not collected for 14 days (KPA 44).
    Fiction,
    /// Refused (KPA 47).
    Refused,
    /// Public notice (KPA 49).
    Notice,
}

coded!(Basis { Collected => "collected", Fiction => "fiction", Refused => "refused", Notice => "notice" });

/// An addressee to send to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAddressee {
    /// Name.
    #[schema(min_length = 1, max_length = 300)]
    pub name: String,
    /// Address.
    #[schema(max_length = 500)]
    pub address: Option<String>,
    /// How.
    pub channel: Channel,
    /// The duty to answer that this copy meets when it is delivered.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub duty: Option<DutyId>,
}

/// An addressee's copy on a screen.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AddresseeView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: AddresseeId,
    /// Of which letter.
    #[schema(value_type = String, format = Uuid)]
    pub letter: LetterId,
    /// Name.
    pub name: String,
    /// Address.
    pub address: Option<String>,
    /// How.
    pub channel: Channel,
    /// The duty that its delivery meets.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub duty: Option<DutyId>,
    /// Day of sending.
    #[schema(value_type = Option<String>, format = Date)]
    pub sent_on: Option<Date>,
    /// Day of service.
    #[schema(value_type = Option<String>, format = Date)]
    pub delivered_on: Option<Date>,
    /// Why it counts as served.
    pub basis: Option<Basis>,
    /// What proves it.
    pub evidence: Option<String>,
}

/// An outgoing item on a screen.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: LetterId,
    /// Its case.
    #[schema(value_type = String, format = Uuid)]
    pub case: CaseId,
    /// Outgoing number: `12/2026`.
    pub number: String,
    /// Order in the register.
    pub place: i64,
    /// The letter's mark.
    pub mark: String,
    /// Title.
    pub title: String,
    /// Date on the letter.
    #[schema(value_type = String, format = Date)]
    pub dated_on: Date,
    /// Who signed.
    pub signed_by: String,
}

/// The register of outgoing items, a page of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterLines {
    /// The lines.
    pub letters: Vec<LetterView>,
    /// Key of the next page: give it as `before`.
    pub next: Option<i64>,
}

/// The letters of a case with everything that belongs to them.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseLetters {
    /// The letters, newest first.
    pub letters: Vec<LetterView>,
    /// Their addressees.
    pub addressees: Vec<AddresseeView>,
    /// Their documents.
    pub documents: Vec<DocumentView>,
}
