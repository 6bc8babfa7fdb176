//! A receiver outside is told of the journal's entries from now on.

use obieg_kernel::id::HoldingId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;

use super::{Secret, SubscriptionEvent, job_of};
use crate::model::SubscriptionId;
use crate::{deliver, rules, store};

/// Adds a subscription.
#[derive(Debug, Clone, Serialize)]
pub struct AddSubscription {
    /// Address that is called.
    pub url: String,
    /// Kinds of events; none for all.
    pub types: Vec<String>,
    /// What it is for.
    pub note: String,
    /// In whose name it reads the journal.
    pub holding: HoldingId,
    /// Do the program's settings allow receivers on this computer? Not from the input.
    #[serde(skip)]
    pub loopback: bool,
}

named!(AddSubscription, "webhooks.add-subscription", [(Administrator, Colleague)]);

/// What the rules must know.
pub struct Facts {
    live: i64,
    roles: Option<String>,
}

impl AddSubscription {
    fn check(&self, facts: &Facts) -> Vec<Refusal> {
        let checks = [
            rules::url(&self.url, self.loopback),
            rules::types(&self.types),
            rules::note(&self.note),
            rules::holder(facts.roles.as_deref()),
            rules::room(facts.live),
        ];
        checks.into_iter().filter_map(Result::err).collect()
    }
}

impl Deed for AddSubscription {
    type Target = Facts;
    type Event = SubscriptionEvent;
    type Done = Secret;

    const CRITICAL: bool = true;

    office_target!(Facts, |deed, db| Ok(Some(Facts {
        live: store::live(db)?,
        roles: store::roles(db, deed.holding)?
    })));

    fn run(&self, mut granted: Granted<'_, Self>, facts: Facts) -> Result<Committed<Self>, Failure> {
        let faults = self.check(&facts);
        if !faults.is_empty() {
            return Err(Failure::Refused(faults));
        }
        let id: SubscriptionId = granted.env().new_id();
        let new =
            store::New { id, url: &self.url, types: &self.types, note: &self.note, holding: self.holding };
        store::add(&mut granted, &new)?;
        granted.follow(job_of(id), deliver::KIND, self.holding)?;
        let event = SubscriptionEvent::Added {
            subscription: id,
            url: self.url.clone(),
            types: self.types.clone(),
            note: self.note.clone(),
            holding: self.holding,
        };
        granted.commit(&event, Secret { id, number: 1 })
    }
}
