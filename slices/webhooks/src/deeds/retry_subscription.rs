//! A paused or waiting receiver is tried at once.

use obieg_kernel::{Committed, Deed, Failure, Granted, named, office_target};
use serde::Serialize;

use super::{SubscriptionEvent, find, job_of, live};
use crate::model::{SubscriptionId, SubscriptionView};

/// Has a subscription tried again at once, with all attempts before it. It goes on where it stopped.
#[derive(Debug, Clone, Serialize)]
pub struct RetrySubscription {
    /// Which.
    pub subscription: SubscriptionId,
}

named!(RetrySubscription, "webhooks.retry-subscription", [(Administrator, Colleague)]);

impl Deed for RetrySubscription {
    type Target = SubscriptionView;
    type Event = SubscriptionEvent;
    type Done = ();

    office_target!(SubscriptionView, |deed, db| find(db, deed.subscription));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        target: SubscriptionView,
    ) -> Result<Committed<Self>, Failure> {
        live(&target)?;
        granted.rouse(job_of(target.id))?;
        granted.commit(&SubscriptionEvent::Retried { subscription: target.id }, ())
    }
}
