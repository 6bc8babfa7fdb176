//! What is done to subscriptions.

mod add_subscription;
mod end_subscription;
mod renew_secret;
mod retry_subscription;

use obieg_kernel::id::JobId;
use obieg_kernel::{Event, Failure, Lookup};
use serde::Serialize;
use uuid::Uuid;

pub use add_subscription::AddSubscription;
pub use end_subscription::EndSubscription;
pub use renew_secret::RenewSecret;
pub use retry_subscription::RetrySubscription;

use crate::model::{SubscriptionId, SubscriptionView};
use crate::store;

/// A subscription and the number of its secret, from which the secret is derived.
#[derive(Debug, Clone, Copy, Serialize, serde::Deserialize)]
pub struct Secret {
    /// The subscription.
    pub id: SubscriptionId,
    /// Which of its secrets.
    pub number: i64,
}

/// What the journal is told.
#[derive(Serialize)]
#[serde(untagged)]
pub enum SubscriptionEvent {
    /// A receiver outside is told from now on.
    Added {
        /// Which.
        subscription: SubscriptionId,
        /// Address that is called.
        url: String,
        /// Kinds of events; none for all.
        types: Vec<String>,
        /// What it is for.
        note: String,
        /// In whose name.
        holding: obieg_kernel::id::HoldingId,
    },
    /// It is told no more.
    Ended {
        /// Which.
        subscription: SubscriptionId,
    },
    /// A person had it tried again.
    Retried {
        /// Which.
        subscription: SubscriptionId,
    },
    /// It has another secret.
    SecretRenewed {
        /// Which.
        subscription: SubscriptionId,
        /// Number of the secret.
        number: i64,
    },
}

impl Event for SubscriptionEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::Added { .. } => "SubscriptionAdded",
            Self::Ended { .. } => "SubscriptionEnded",
            Self::Retried { .. } => "SubscriptionRetried",
            Self::SecretRenewed { .. } => "SubscriptionSecretRenewed",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::Added { subscription, .. }
            | Self::Ended { subscription }
            | Self::Retried { subscription }
            | Self::SecretRenewed { subscription, .. } => vec![subscription.uuid()],
        }
    }
}

/// The job has the id of what it works for.
fn job_of(subscription: SubscriptionId) -> JobId {
    JobId::from_uuid(subscription.uuid())
}

/// A subscription that has not ended; of an ended one every act is refused.
fn live(view: &SubscriptionView) -> Result<(), Failure> {
    match view.ended_at {
        None => Ok(()),
        Some(_) => Err(obieg_kernel::Refusal::state("webhooks.ended-before").into()),
    }
}

fn find(db: &mut Lookup<'_>, id: SubscriptionId) -> Result<Option<SubscriptionView>, Failure> {
    Ok(store::find(db, id)?)
}
