//! Cases as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_documents::DocumentView;
use obieg_duties::model::{DutyView, PauseView};
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::journal::proof::Entry;
use obieg_kernel::{coded, kinds};
use obieg_registry::model::{ItemId, ItemView};
use serde::Serialize;
use utoipa::ToSchema;

use crate::brought::BroughtView;

kinds! {
    /// A case (sprawa).
    CaseTag, CaseId => "case";
    /// A party to a case.
    PartyTag, PartyId => "party";
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseState {
    /// Being worked on.
    Open,
    /// Days are not counted now.
    Suspended,
    /// Settled; nothing changes any more.
    Closed,
}

coded!(CaseState { Open => "open", Suspended => "suspended", Closed => "closed" });

impl CaseState {
    /// Colour and icon of its tag.
    pub const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Open => ("info", "doing"),
            Self::Suspended => ("neutral", "waiting"),
            Self::Closed => ("success", "done"),
        }
    }
}

/// The part a person plays in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyRole {
    /// Who applied.
    Applicant,
    /// Party to the proceedings (KPA 28).
    Party,
    /// Proxy (KPA 32, 33).
    Proxy,
    /// Acts as a party (KPA 31) or takes part otherwise.
    Participant,
    /// Another body.
    Body,
}

coded!(PartyRole {
    Applicant => "applicant",
    Party => "party",
    Proxy => "proxy",
    Participant => "participant",
    Body => "body",
});

/// Who may read a case outside the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseAccess {
    /// Public in full.
    Public,
    /// Public in part.
    PartlyPublic,
    /// Not public.
    NonPublic,
}

coded!(CaseAccess { Public => "public", PartlyPublic => "partly-public", NonPublic => "non-public" });

/// A case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: CaseId,
    /// Sign.
    pub sign: String,
    /// Owning unit.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// Code of the owning unit.
    pub unit_code: String,
    /// The unit that leads it: the owning one, until another took the case over.
    #[schema(value_type = String, format = Uuid)]
    pub led_in: UnitId,
    /// Class symbol.
    pub symbol: String,
    /// Archival category of the class on the opening day.
    pub category: Option<String>,
    /// Title.
    pub title: String,
    /// Access.
    pub access: CaseAccess,
    /// Case officer.
    #[schema(value_type = String, format = Uuid)]
    pub officer: HoldingId,
    /// The officer's name and post.
    pub officer_label: String,
    /// Where it stands.
    pub state: CaseState,
    /// Opened on.
    #[schema(value_type = String, format = Date)]
    pub opened_on: Date,
    /// Closed on.
    #[schema(value_type = Option<String>, format = Date)]
    pub closed_on: Option<Date>,
    /// Earliest legal day of what is still owed; none while suspended or when nothing is owed.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
    /// Version, for If-Match.
    pub version: i64,
}

/// The cases that a unit leads.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CasesLed {
    /// The unit.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// Its code.
    pub unit_code: String,
    /// Open and suspended ones, the oldest first.
    pub cases: Vec<CaseLine>,
    /// The last one of this page when there are more: `after` of the next.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub next: Option<CaseId>,
}

/// A line of the work list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseLine {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: CaseId,
    /// Sign.
    pub sign: String,
    /// Title.
    pub title: String,
    /// The officer's name and post.
    pub officer_label: String,
    /// Where it stands.
    pub state: CaseState,
    /// Opened on.
    #[schema(value_type = String, format = Date)]
    pub opened_on: Date,
    /// Closed on.
    #[schema(value_type = Option<String>, format = Date)]
    pub closed_on: Option<Date>,
    /// Legal day.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
    /// Its version: what changes the case names it.
    pub version: i64,
    /// Its sign in a former system, when it was found by that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub foreign_sign: Option<String>,
}

/// A page of the work list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseLines {
    /// The lines.
    pub cases: Vec<CaseLine>,
    /// Key of the next page: give it as `after`.
    pub next: Option<String>,
}

/// A party to a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PartyView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: PartyId,
    /// Part played.
    pub role: PartyRole,
    /// Name.
    pub name: String,
    /// Address.
    pub address: Option<String>,
}

/// A cooperating unit.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CooperationView {
    /// Unit.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// Code and name as of the day.
    pub label: String,
    /// Why.
    pub reason: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
}

/// Something of another slice that keeps a case open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// What it is, as a code.
    pub kind: String,
    /// What it is called.
    pub what: String,
    /// Where it is finished.
    pub link: String,
}

/// Something that blocks closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Blocker {
    /// Stable code, also the key of its sentence.
    pub code: String,
    /// What it is about.
    pub what: String,
    /// Where to mend it.
    pub link: String,
}

/// Everything the case page shows, in one answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseFile {
    /// The case.
    pub case: CaseView,
    /// Its incoming items.
    pub items: Vec<ItemView>,
    /// The item from which it was opened.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub origin: Option<ItemId>,
    /// Its documents and those of its items.
    pub documents: Vec<DocumentView>,
    /// What came with it from a former system.
    pub brought: Option<BroughtView>,
    /// Parties.
    pub parties: Vec<PartyView>,
    /// What is owed.
    pub duties: Vec<DutyView>,
    /// Days not counted.
    pub pauses: Vec<PauseView>,
    /// Cooperating units.
    pub cooperation: Vec<CooperationView>,
    /// What blocks closing.
    pub blockers: Vec<Blocker>,
    /// The newest journal entries.
    #[serde(skip)]
    pub entries: Vec<Entry>,
}
