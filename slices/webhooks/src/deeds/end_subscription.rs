//! A receiver is told no more.

use obieg_kernel::{Committed, Deed, Failure, Granted, named, office_target};
use serde::Serialize;

use super::{SubscriptionEvent, find, job_of, live};
use crate::model::{SubscriptionId, SubscriptionView};
use crate::store;

/// Ends a subscription. What it was not told of stays untold.
#[derive(Debug, Clone, Serialize)]
pub struct EndSubscription {
    /// Which.
    pub subscription: SubscriptionId,
}

named!(EndSubscription, "webhooks.end-subscription", [(Administrator, Colleague)]);

impl Deed for EndSubscription {
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
        store::end(&mut granted, target.id)?;
        granted.unqueue(job_of(target.id))?;
        granted.commit(&SubscriptionEvent::Ended { subscription: target.id }, ())
    }
}
