//! Relations as values.

use jiff::Timestamp;
use obieg_cases::model::{CaseId, CaseState};
use obieg_kernel::{coded, kinds};
use serde::Serialize;
use utoipa::ToSchema;

kinds! {
    /// A relation between two cases.
    RelationTag, RelationId => "relation";
}

/// How one case hangs on another; read from the case that says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelationKind {
    /// Goes on with the same matter.
    Continues,
    /// Names the other one.
    RefersTo,
    /// Is conducted together with the other one, the leading case (KPA 62).
    Joined,
    /// Is the restart of a settled case, under a new sign.
    Restarts,
    /// Was taken over from another unit, under a new sign.
    TakenOver,
}

coded!(RelationKind {
    Continues => "continues",
    RefersTo => "refers-to",
    Joined => "joined",
    Restarts => "restarts",
    TakenOver => "taken-over",
});

impl RelationKind {
    /// Those that people set by themselves; the others come with the new case.
    pub const FREE: &[Self] = &[Self::Continues, Self::RefersTo, Self::Joined];
}

/// A relation as it is read from one of its two cases.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RelationView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: RelationId,
    /// What kind.
    pub kind: RelationKind,
    /// Is it said by this case of the other one? Else the other one says it of this one.
    pub outgoing: bool,
    /// The other case.
    #[schema(value_type = String, format = Uuid)]
    pub case: CaseId,
    /// Its sign: it stands in this case's papers, so it is told in any case.
    pub sign: String,
    /// Its title, when it is within reach.
    pub title: Option<String>,
    /// Where it stands, when it is within reach.
    pub state: Option<CaseState>,
    /// What was written about it.
    pub note: Option<String>,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
}

/// Relations of a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Relations {
    /// In the order in which they came.
    pub relations: Vec<RelationView>,
}
