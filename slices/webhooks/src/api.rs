//! Subscriptions for programs.

use obieg_kernel::Failure;
use obieg_kernel::id::HoldingId;
use obieg_web::{Outcome, Reply, Visit, page_size};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::deeds::{AddSubscription, EndSubscription, RenewSecret, RetrySubscription, Secret};
use crate::model::SubscriptionId;
use crate::pages::loopback;
use crate::queries::{ListSubscriptions, MOST, SeeSubscription};
use crate::sign;

/// A subscription to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Draft {
    /// Address that is called: https, to a computer that anybody may reach.
    #[schema(min_length = 1, max_length = 500)]
    url: String,
    /// Kinds of events such as `pl.obieg.CaseOpened`; none for all.
    #[serde(default)]
    #[schema(max_items = 50)]
    types: Vec<String>,
    /// What it is for.
    #[serde(default)]
    #[schema(max_length = 200)]
    note: String,
    /// The holding in whose name it reads the journal: one that may read the event feed.
    #[schema(value_type = String, format = Uuid)]
    holding: HoldingId,
}

/// The secret of a subscription, answered once and kept nowhere.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NewSecret {
    /// Id of the subscription.
    #[schema(value_type = String, format = Uuid)]
    id: SubscriptionId,
    /// What receivers check signatures with (Standard Webhooks): `whsec_` and base64.
    secret: String,
}

impl NewSecret {
    fn of(visit: &Visit, secret: Secret) -> Result<Self, Failure> {
        let bytes = sign::secret(visit.actor()?, secret.id, secret.number)?;
        Ok(Self { id: secret.id, secret: sign::spelled(&bytes) })
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted<B> {
    before: Option<B>,
    limit: Option<i64>,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let wanted: Wanted<SubscriptionId> = visit.query()?;
    let limit = page_size(wanted.limit, MOST)?;
    Reply::json(&visit.see(ListSubscriptions { before: wanted.before, limit }).await?)
}

pub(crate) async fn see(visit: Visit) -> Outcome {
    let wanted: Wanted<Uuid> = visit.query()?;
    let limit = page_size(wanted.limit, MOST)?;
    let subscription = visit.id("id")?;
    Reply::json(&visit.see(SeeSubscription { subscription, before: wanted.before, limit }).await?)
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let Draft { url, types, note, holding } = visit.body().await?;
    let loopback = loopback(&visit);
    let added = visit.act(AddSubscription { url, types, note, holding, loopback }).await?;
    Reply::created(&NewSecret::of(&visit, added)?)
}

pub(crate) async fn retry(visit: Visit) -> Outcome {
    visit.act(RetrySubscription { subscription: visit.id("id")? }).await?;
    Reply::done()
}

pub(crate) async fn renew(visit: Visit) -> Outcome {
    let renewed = visit.act(RenewSecret { subscription: visit.id("id")? }).await?;
    Reply::json(&NewSecret::of(&visit, renewed)?)
}

pub(crate) async fn end(visit: Visit) -> Outcome {
    visit.act(EndSubscription { subscription: visit.id("id")? }).await?;
    Reply::done()
}
