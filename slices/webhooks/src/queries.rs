//! What is asked about subscriptions.

use obieg_kernel::id::JobId;
use obieg_kernel::job::calls_of;
use obieg_kernel::sql::paged;
use obieg_kernel::{Failure, Query, Seen, named, of_office, office_target};
use uuid::Uuid;

use crate::model::{Delivery, SubscriptionDetail, SubscriptionId, SubscriptionPage, SubscriptionView};
use crate::store;

/// The most lines of a page.
pub const MOST: i64 = 100;

/// The subscriptions of the office.
pub struct ListSubscriptions {
    /// Only those made before this one.
    pub before: Option<SubscriptionId>,
    /// At most so many, up to [`MOST`].
    pub limit: i64,
}

/// One subscription with its calls.
pub struct SeeSubscription {
    /// Which.
    pub subscription: SubscriptionId,
    /// Only calls before this one.
    pub before: Option<Uuid>,
    /// At most so many calls, up to [`MOST`].
    pub limit: i64,
}

/// What whoever tells the events must know of a subscription; `None` when there is none.
pub struct PrepareDelivery {
    /// Which.
    pub subscription: SubscriptionId,
}

named!(ListSubscriptions, "webhooks.list-subscriptions", [(Administrator, Colleague)]);
named!(SeeSubscription, "webhooks.see-subscription", [(Administrator, Colleague)]);
named!(PrepareDelivery, "webhooks.prepare-delivery", [(Machine, Colleague)]);

of_office!(ListSubscriptions => SubscriptionPage, |query, seen| {
    let limit = query.limit.clamp(1, MOST);
    let (subscriptions, more) = paged(store::page(seen, query.before, limit.saturating_add(1))?, limit);
    let next = subscriptions.last().filter(|_| more).map(|one| one.id);
    Ok(SubscriptionPage { subscriptions, next })
});

of_office!(PrepareDelivery => Option<Delivery>, |query, seen| Ok(store::delivery(seen, query.subscription)?));

impl Query for SeeSubscription {
    type Target = SubscriptionView;
    type Answer = SubscriptionDetail;

    office_target!(SubscriptionView, |query, db| Ok(store::find(db, query.subscription)?));

    fn shows(&self, _: &SubscriptionView) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(
        &self,
        seen: &mut Seen<'_, Self>,
        subscription: SubscriptionView,
    ) -> Result<SubscriptionDetail, Failure> {
        let limit = self.limit.clamp(1, MOST);
        let job = JobId::from_uuid(self.subscription.uuid());
        let (calls, more) = paged(calls_of(seen, job, self.before, limit.saturating_add(1))?, limit);
        let next = calls.last().filter(|_| more).map(|one| one.id);
        Ok(SubscriptionDetail { subscription, calls, next })
    }
}
