//! Subscriptions as they are shown.

use jiff::Timestamp;
use obieg_kernel::coded;
use obieg_kernel::job::{Call, JobState};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

obieg_kernel::kinds! {
    /// A subscription: a receiver outside that is told of the journal's entries.
    SubscriptionKind, SubscriptionId => "subscription";
}

/// How a subscription is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Everything was told, or is being told.
    Working,
    /// The last attempt failed; the next comes by itself.
    Retrying,
    /// It failed too often or cannot go on: a person must look. Nothing is lost meanwhile.
    Paused,
    /// Ended by a person.
    Ended,
}

coded!(Condition { Working => "working", Retrying => "retrying", Paused => "paused", Ended => "ended" });

impl Condition {
    /// From what is stored: when it was ended, the state of its job, and why the last attempt failed.
    pub(crate) fn of(ended: bool, job: Option<JobState>, failed: bool) -> Self {
        match (ended, job) {
            (true, _) | (_, None) => Self::Ended,
            (_, Some(JobState::Dead)) => Self::Paused,
            (_, Some(JobState::Waiting | JobState::Running)) if failed => Self::Retrying,
            _ => Self::Working,
        }
    }
}

/// A subscription.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubscriptionView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: SubscriptionId,
    /// Address that is called.
    pub url: String,
    /// Kinds of events it is told of; none for all.
    pub types: Vec<String>,
    /// What it is for.
    pub note: String,
    /// In whose name it reads the journal; none when nobody holds the post any more.
    pub holder: Option<String>,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Timestamp,
    /// Ended at.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
    /// How it is.
    pub state: Condition,
    /// Why the last attempt failed, as a code.
    pub fault: Option<String>,
    /// Failed attempts in a row.
    pub attempts: i64,
    /// When the next attempt comes, while the last one failed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_at: Option<Timestamp>,
    /// Entries of the journal that it was not told of yet, those of other kinds included.
    pub behind: i64,
}

impl SubscriptionView {
    /// The name of the computer in the address: short enough for a line.
    pub fn host(&self) -> &str {
        let rest = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or(rest)
    }

    /// What people call it: what it is for, else where it is.
    pub fn name(&self) -> &str {
        if self.note.is_empty() { self.host() } else { &self.note }
    }
}

/// A page of subscriptions.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubscriptionPage {
    /// The newest first.
    pub subscriptions: Vec<SubscriptionView>,
    /// Key of the next page: give it as `before`.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub next: Option<SubscriptionId>,
}

/// A subscription with its calls.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubscriptionDetail {
    /// The subscription.
    pub subscription: SubscriptionView,
    /// Its calls of the last thirty days, the newest first.
    pub calls: Vec<Call>,
    /// Key of the next page: give it as `before`.
    pub next: Option<Uuid>,
}

/// What whoever tells the events must know.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Address that is called.
    pub url: String,
    /// Kinds of events; none for all.
    pub types: Vec<String>,
    /// Number of the secret.
    pub secret_no: i64,
    /// Was it ended?
    pub ended: bool,
}

impl Delivery {
    /// Is this kind of event told?
    pub fn wants(&self, kind: &str) -> bool {
        self.types.is_empty() || self.types.iter().any(|one| one == kind)
    }
}

#[cfg(test)]
mod tests {
    use super::Condition;
    use obieg_kernel::job::JobState::{Dead, Running, Waiting};

    #[test]
    fn the_condition_says_what_is_stored() {
        let table = [
            (false, Some(Waiting), false, Condition::Working),
            (false, Some(Running), false, Condition::Working),
            (false, Some(Waiting), true, Condition::Retrying),
            (false, Some(Running), true, Condition::Retrying),
            (false, Some(Dead), true, Condition::Paused),
            (false, Some(Dead), false, Condition::Paused),
            (true, Some(Dead), true, Condition::Ended),
            (true, None, false, Condition::Ended),
            (false, None, false, Condition::Ended),
        ];
        for (ended, job, failed, wanted) in table {
            assert_eq!(Condition::of(ended, job, failed), wanted, "{ended} {job:?} {failed}");
        }
    }
}
