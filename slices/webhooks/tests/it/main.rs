//! The outbox and what it tells, against both databases and real receivers on this computer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail at once, also in its helper functions"
)]

mod deliver;
mod receiver;
mod runner;
mod screens;

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use obieg_caller::{Caller, Limits, SystemNames};
use obieg_kernel::Kernel;
use obieg_kernel::job::{Handler, Runner};
use obieg_testkit::World;
use obieg_webhooks::deeds::AddSubscription;
use obieg_webhooks::deliver::Deliver;
use obieg_webhooks::model::{SubscriptionDetail, SubscriptionId};
use obieg_webhooks::queries::SeeSubscription;

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![obieg_people::face(), obieg_webhooks::face()]
}

/// Whoever tells the events, to receivers on this computer, with little patience.
fn teller(kernel: &Kernel) -> Arc<dyn Handler> {
    let limits =
        Limits { connect: Duration::from_millis(500), total: Duration::from_millis(500), loopback: true };
    let caller = Caller::new(limits, Arc::new(SystemNames)).unwrap();
    Arc::new(Deliver::new(Arc::new(caller), kernel.env().clone()))
}

fn runner(world: &World) -> Arc<Runner> {
    Runner::new(Arc::clone(&world.kernel), &world.operator, vec![teller(&world.kernel)])
}

/// Does what is due in `alfa` now.
async fn turn(runner: &Arc<Runner>, world: &World) {
    runner.turn(&world.office("alfa")).await.unwrap();
}

/// A subscription of `alfa` in the name of its coordinator.
async fn subscribe(world: &World, url: &str, types: &[&str]) -> SubscriptionId {
    let deed = AddSubscription {
        url: url.to_owned(),
        types: types.iter().map(|&one| one.to_owned()).collect(),
        note: "mapa".to_owned(),
        holding: world.holding("alfa", "Konrad").await,
        loopback: true,
    };
    world.actor("alfa", "Igor").await.act(deed, None).await.unwrap().id
}

/// Something that happens: a key is issued, under this name.
async fn happens(world: &World, name: &str) {
    let own = world.holding("alfa", "Igor").await;
    world.actor("alfa", "Igor").await.issue_token(own, name, 30, &["*".to_owned()]).await.unwrap();
}

const HAPPENED: &str = "pl.obieg.TokenIssued";

async fn seen(world: &World, subscription: SubscriptionId) -> SubscriptionDetail {
    let query = SeeSubscription { subscription, before: None, limit: 100 };
    world.actor("alfa", "Igor").await.see(query).await.unwrap()
}

/// Longer than any wait after the first failure, with its chance.
const SOON: SignedDuration = SignedDuration::from_secs(7);
/// Longer than a lease.
const LEASE: SignedDuration = SignedDuration::from_secs(61);
