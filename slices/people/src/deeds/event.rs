//! What the journal is told of changes of the structure.

use jiff::civil::Date;
use obieg_kernel::Event;
use obieg_kernel::id::{HoldingId, PersonId, PostId, UnitId};
use serde::Serialize;
use uuid::Uuid;

/// A change of the structure. Names and codes as of the deed, so that the entry reads by itself.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the deeds")]
pub enum StructureEvent {
    /// A unit begins.
    UnitAdded { unit: UnitId, code: String, name: String, parent: UnitId, since: Date },
    /// A unit has another name from a day.
    UnitRenamed { unit: UnitId, code: String, before: String, name: String, since: Date },
    /// A unit ends, and its empty posts with it.
    UnitClosed { unit: UnitId, code: String, last_day: Date, posts: u64 },
    /// A unit is under another one from now on; so many units went with it, so many rows of reach were written anew.
    UnitMoved {
        unit: UnitId,
        code: String,
        before: UnitId,
        parent: UnitId,
        parent_code: String,
        units: usize,
        rows: u64,
    },
    /// A post begins.
    PostAdded { post: PostId, unit: UnitId, title: String, roles: String, since: Date },
    /// A post ends.
    PostClosed { post: PostId, unit: UnitId, title: String, last_day: Date },
    /// A person comes.
    PersonAdded { person: PersonId, name: String, login: String },
    /// A person came with a list, with a post.
    PersonImported { person: PersonId, name: String, unit: String },
    /// A person has another name from a day.
    PersonRenamed { person: PersonId, before: String, name: String, since: Date },
    /// A person takes a post.
    PersonAppointed {
        holding: HoldingId,
        person: PersonId,
        post: PostId,
        unit: UnitId,
        name: String,
        roles: String,
        since: Date,
    },
    /// A person leaves a post.
    HoldingEnded { holding: HoldingId, person: PersonId, name: String, post: String, last_day: Date },
    /// A person goes to another unit with their post.
    PersonMoved {
        holding: HoldingId,
        to: HoldingId,
        person: PersonId,
        unit: UnitId,
        name: String,
        from_code: String,
        code: String,
        since: Date,
    },
    /// An appointment was a mistake: the person never held the post.
    AppointmentWithdrawn { holding: HoldingId, person: PersonId, name: String, post: String, since: Date },
    /// A person has other roles at a post from a day.
    RolesChanged {
        holding: HoldingId,
        person: PersonId,
        name: String,
        before: String,
        roles: String,
        since: Date,
    },
    /// A person has a new password of their own.
    PasswordChanged { person: PersonId },
    /// The administrator gave a person a new password, to be replaced by their own.
    PasswordReset { person: PersonId },
}

impl Event for StructureEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::UnitAdded { .. } => "UnitAdded",
            Self::UnitRenamed { .. } => "UnitRenamed",
            Self::UnitClosed { .. } => "UnitClosed",
            Self::UnitMoved { .. } => "UnitMoved",
            Self::PostAdded { .. } => "PostAdded",
            Self::PostClosed { .. } => "PostClosed",
            Self::PersonAdded { .. } => "PersonAdded",
            Self::PersonImported { .. } => "PersonImported",
            Self::PersonRenamed { .. } => "PersonRenamed",
            Self::PersonAppointed { .. } => "PersonAppointed",
            Self::HoldingEnded { .. } => "HoldingEnded",
            Self::PersonMoved { .. } => "PersonMoved",
            Self::AppointmentWithdrawn { .. } => "AppointmentWithdrawn",
            Self::RolesChanged { .. } => "RolesChanged",
            Self::PasswordChanged { .. } => "PasswordChanged",
            Self::PasswordReset { .. } => "PasswordReset",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::UnitAdded { unit, .. } | Self::UnitRenamed { unit, .. } | Self::UnitClosed { unit, .. } => {
                vec![unit.uuid()]
            }
            Self::UnitMoved { unit, before, parent, .. } => {
                vec![unit.uuid(), before.uuid(), parent.uuid()]
            }
            Self::PostAdded { post, unit, .. } | Self::PostClosed { post, unit, .. } => {
                vec![post.uuid(), unit.uuid()]
            }
            Self::PersonAppointed { holding, person, post, unit, .. } => {
                vec![holding.uuid(), person.uuid(), post.uuid(), unit.uuid()]
            }
            Self::HoldingEnded { holding, person, .. }
            | Self::AppointmentWithdrawn { holding, person, .. }
            | Self::RolesChanged { holding, person, .. } => {
                vec![holding.uuid(), person.uuid()]
            }
            Self::PersonMoved { holding, to, person, unit, .. } => {
                vec![holding.uuid(), to.uuid(), person.uuid(), unit.uuid()]
            }
            Self::PersonAdded { person, .. }
            | Self::PersonImported { person, .. }
            | Self::PersonRenamed { person, .. }
            | Self::PasswordChanged { person }
            | Self::PasswordReset { person } => vec![person.uuid()],
        }
    }
}
