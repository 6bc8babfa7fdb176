//! Another secret, because the old one was lost or got out.

use obieg_kernel::{Committed, Deed, Failure, Granted, named, office_target};
use serde::Serialize;

use super::{Secret, SubscriptionEvent, find, live};
use crate::model::{SubscriptionId, SubscriptionView};
use crate::store;

/// Gives a subscription another secret; the next call is signed with it alone.
#[derive(Debug, Clone, Serialize)]
pub struct RenewSecret {
    /// Which.
    pub subscription: SubscriptionId,
}

named!(RenewSecret, "webhooks.renew-secret", [(Administrator, Colleague)]);

impl Deed for RenewSecret {
    type Target = SubscriptionView;
    type Event = SubscriptionEvent;
    type Done = Secret;

    const CRITICAL: bool = true;

    office_target!(SubscriptionView, |deed, db| find(db, deed.subscription));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        target: SubscriptionView,
    ) -> Result<Committed<Self>, Failure> {
        live(&target)?;
        let from = store::delivery(&mut granted, target.id)?.ok_or(Failure::Hidden)?.secret_no;
        let number = from.saturating_add(1);
        store::renew(&mut granted, target.id, from, number)?;
        let event = SubscriptionEvent::SecretRenewed { subscription: target.id, number };
        granted.commit(&event, Secret { id: target.id, number })
    }
}
