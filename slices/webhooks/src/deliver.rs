//! Telling the events: one after the other, in the order of the journal, each until the receiver has it.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use obieg_caller::{Caller, Fault};
use obieg_kernel::job::{Call, Ended, Handler, Job, Outcome};
use obieg_kernel::journal::feed::{CloudEvent, ListEvents};
use obieg_kernel::{Actor, Env, Failure, Named};

use crate::model::{Delivery, SubscriptionId};
use crate::queries::PrepareDelivery;
use crate::sign;

/// The kind of job.
pub const KIND: &str = "webhooks.deliver";

/// Events read at a time.
const READ: i64 = 50;

/// The status by which a receiver says that it is gone for good.
const GONE: u16 = 410;

/// Tells the events.
pub struct Deliver {
    caller: Arc<Caller>,
    env: Env,
}

impl Deliver {
    /// With this caller and this clock.
    pub fn new(caller: Arc<Caller>, env: Env) -> Self {
        Self { caller, env }
    }

    /// Tells what waits, as far as it gets.
    async fn tell(&self, job: &Job, told: &mut Ended) -> Result<(), Outcome> {
        let id = SubscriptionId::from_uuid(job.id.uuid());
        let prepared = job.machine.see(PrepareDelivery { subscription: id }).await.map_err(unread)?;
        let holder = job.holder.as_ref().ok_or_else(|| Outcome::Stopped("holder-gone".to_owned()))?;
        let delivery =
            prepared.filter(|one| !one.ended).ok_or_else(|| Outcome::Stopped("ended".to_owned()))?;
        let secret = sign::secret(&job.machine, id, delivery.secret_no).map_err(unread)?;
        let page = holder.see(ListEvents { after: job.cursor, limit: READ }).await.map_err(unread)?;
        for event in &page.events {
            if !job.may_go_on() {
                return Ok(());
            }
            if delivery.wants(&event.kind) {
                self.tell_one(holder, &delivery, &secret, event, told).await?;
            }
            told.cursor = event.id.parse().ok();
        }
        Ok(())
    }

    async fn tell_one(
        &self,
        holder: &Actor,
        delivery: &Delivery,
        secret: &[u8; 32],
        event: &CloudEvent,
        told: &mut Ended,
    ) -> Result<(), Outcome> {
        let began = self.env.now();
        let body = serde_json::to_string(event).map_err(|error| unread(Failure::internal(error)))?;
        // The same whenever it is told: the receiver knows a repetition by it.
        let id = format!("{}-{}", holder.office_key(), event.id);
        let signature = sign::signature(secret, &id, began.as_second(), &body).map_err(unread)?;
        let headers = [
            ("content-type", "application/cloudevents+json; charset=utf-8".to_owned()),
            ("webhook-id", id),
            ("webhook-timestamp", began.as_second().to_string()),
            ("webhook-signature", signature),
        ];
        let fault = self.caller.post(&delivery.url, &headers, body).await.err();
        let took = self.env.now().duration_since(began).as_millis();
        told.calls.push(Call {
            id: self.env.new_uuid(),
            at: began,
            what: format!("{} {}", event.id, event.kind),
            fault: fault.map(Fault::code),
            took_ms: i64::try_from(took).unwrap_or(i64::MAX),
        });
        match fault {
            None => Ok(()),
            Some(Fault::Status(GONE)) => Err(Outcome::Stopped("gone".to_owned())),
            Some(fault) => Err(Outcome::Failed(fault.code())),
        }
    }
}

/// What cannot be read now: not any more by this holder, or the database is away.
fn unread(failure: Failure) -> Outcome {
    match failure {
        Failure::Forbidden | Failure::Hidden => Outcome::Stopped("holder-may-not".to_owned()),
        other => Outcome::Failed(other.code().to_owned()),
    }
}

impl Handler for Deliver {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn scopes(&self) -> &'static [&'static str] {
        &[ListEvents::NAME]
    }

    fn run(&self, job: Job) -> Pin<Box<dyn Future<Output = Ended> + Send + '_>> {
        Box::pin(async move {
            let mut told = Ended { cursor: job.cursor, calls: Vec::new(), outcome: Outcome::Done };
            if let Err(outcome) = self.tell(&job, &mut told).await {
                told.outcome = outcome;
            }
            told
        })
    }
}
