//! All that the stand-in knows, and the queue of what is due.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::clock::{Clock, plus};
use crate::evidence::{Evidence, Kind};
use crate::fault::Fault;
use crate::files::Folder;
use crate::ids::Ids;
use crate::letter::Letter;
use crate::mailbox::Mailbox;
use crate::model::Party;
use crate::script::{CallFault, Calls, Script};

/// Something that is due at an instant. Messages are named by the mailbox of the sender and their id.
#[derive(Debug, Clone)]
pub enum Due {
    /// The second step of sending.
    HandOver {
        /// Sender.
        ade: String,
        /// The message in OUTBOX.
        id: String,
        /// The task.
        task: String,
    },
    /// A.1 or A.2, H.DW.
    Verify(String, String),
    /// H.PN.
    Post(String, String),
    /// H.EPO.
    Epo(String, String),
    /// D.1, D.2 and what happens between operators.
    Consign(String, String),
    /// From the service into the mailbox of a public body.
    Move(String),
    /// One message that takes its time from the service into the mailbox.
    MoveOne(String, String),
    /// 14 days are over.
    Fiction(String, String),
    /// An evidence that was late appears.
    Publish(String, Box<Evidence>),
    /// The archive of a task is ready.
    ArchiveReady(String, String),
    /// It was not fetched in time.
    ArchiveGone(String, String),
}

/// A sending task.
#[derive(Debug, Clone, Default)]
pub struct Task {
    /// Whose.
    pub ade: String,
    /// Whether the second step was done.
    pub done: bool,
    /// Questions that are still answered with PENDING.
    pub pending: u32,
    /// `MessageOperationResponseWrapperStatus` of each addressee.
    pub results: Vec<Value>,
    /// The draft with the addressees that failed.
    pub new_draft: Option<String>,
    /// How many addressees there were.
    pub total: usize,
}

/// A call of a hook that is to be made, or was.
#[derive(Debug, Clone)]
pub struct Callback {
    /// Whose subscription.
    pub ade: String,
    /// Which.
    pub subscription: String,
    /// Where to.
    pub url: String,
    /// What.
    pub body: Value,
    /// `200`, `error`…, empty while it waits.
    pub outcome: String,
}

/// The whole.
pub struct World {
    /// The clock.
    pub clock: Clock,
    /// Ids.
    pub ids: Ids,
    /// Mailboxes by address.
    pub mailboxes: BTreeMap<String, Mailbox>,
    /// Tasks by id.
    pub tasks: BTreeMap<String, Task>,
    /// Fates of messages to come.
    pub scripts: Vec<Script>,
    /// Faults of calls to come.
    pub faults: Vec<CallFault>,
    /// Assertions that were used.
    pub used_assertions: BTreeSet<String>,
    /// Hooks: all calls, made or not.
    pub callbacks: Vec<Callback>,
    /// From here on they are not handed to the worker yet.
    pub callbacks_handed: usize,
    /// Messages that their senders deleted while they were on their way.
    pub gone: BTreeMap<String, Letter>,
    /// Addressee and message of the confirmations of receipt that were issued: one each.
    pub receipts: BTreeSet<(String, String)>,
    /// How often each operation was called.
    pub calls: BTreeMap<String, u64>,
    /// Attachments.
    pub folder: Arc<Folder>,
    due: BTreeMap<(Timestamp, u64), Due>,
}

impl World {
    /// An empty world.
    #[must_use]
    pub fn new(clock: Clock, folder: Arc<Folder>) -> Self {
        Self {
            clock,
            ids: Ids::default(),
            mailboxes: BTreeMap::new(),
            tasks: BTreeMap::new(),
            scripts: Vec::new(),
            faults: Vec::new(),
            used_assertions: BTreeSet::new(),
            callbacks: Vec::new(),
            callbacks_handed: 0,
            gone: BTreeMap::new(),
            receipts: BTreeSet::new(),
            calls: BTreeMap::new(),
            folder,
            due: BTreeMap::new(),
        }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Something is to happen in so many seconds.
    pub fn later(&mut self, seconds: u64, due: Due) {
        let by = SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(i64::MAX));
        self.at(plus(self.now(), by), due);
    }

    /// Something is to happen at an instant.
    pub fn at(&mut self, at: Timestamp, due: Due) {
        let number = self.ids.number();
        self.due.insert((at, number), due);
    }

    /// Does what is due, each at its own time, in order.
    pub fn settle(&mut self) {
        while let Some(((at, _), due)) = self.next_due() {
            self.clock.enter(Some(at));
            self.happen(due);
            self.clock.enter(None);
        }
    }

    fn next_due(&mut self) -> Option<((Timestamp, u64), Due)> {
        let (at, number) = *self.due.keys().next()?;
        if at > self.now() {
            return None;
        }
        self.due.remove_entry(&(at, number))
    }

    /// The mailbox of an address.
    ///
    /// # Errors
    /// 400 when there is none.
    pub fn mailbox(&mut self, ade: &str) -> Result<&mut Mailbox, Fault> {
        self.mailboxes
            .get_mut(ade)
            .ok_or_else(|| Fault::one("ADDRESS_NOT_FOUND", format!("no mailbox {ade}")))
    }

    /// A message of a sender, wherever it is in his mailbox.
    pub fn letter(&mut self, ade: &str, id: &str) -> Option<&mut Letter> {
        self.mailboxes.get_mut(ade)?.letters.get_mut(id)
    }

    /// Makes an evidence of a message, now or, when the script says so, later.
    pub fn issue(&mut self, ade: &str, letter: &Letter, kind: Kind, event: Timestamp, reasons: Vec<String>) {
        let to = letter.to.first().cloned().unwrap_or_default();
        let mut evidence = Evidence {
            id: self.ids.uuid(),
            message_id: letter.id.clone(),
            kind,
            undotted: letter.script.undotted,
            created: self.now(),
            event,
            submitted: letter.timestamp,
            reasons,
            negative: false,
            downloaded: false,
            from: letter.from.clone(),
            to,
            bytes: Vec::new(),
        };
        crate::paper::write(&mut evidence, letter);
        let late = letter.script.late.get(kind.code()).copied().unwrap_or(0);
        if late == 0 {
            self.publish(ade, evidence);
        } else {
            self.later(late, Due::Publish(ade.to_owned(), Box::new(evidence)));
        }
    }

    /// An evidence appears at the sender and, where it concerns him, at the addressee.
    pub fn publish(&mut self, ade: &str, mut evidence: Evidence) {
        evidence.created = self.now();
        if evidence.kind.for_recipient() {
            let mut copy = evidence.clone();
            copy.id = self.ids.uuid();
            self.put_evidence(evidence.to.ade(), copy);
        }
        self.put_evidence(ade, evidence);
    }

    fn put_evidence(&mut self, ade: &str, evidence: Evidence) {
        let id = evidence.id.clone();
        let code = evidence.code();
        let Some(mailbox) = self.mailboxes.get_mut(ade) else { return };
        let waiting = mailbox.service.iter_mut().find(|letter| letter.id == evidence.message_id);
        let calls = if let Some(letter) = waiting {
            letter.evidences.push(evidence);
            return;
        } else if let Some(letter) = mailbox.letters.get_mut(&evidence.message_id) {
            let calls = letter.script.callbacks;
            letter.evidences.push(evidence);
            calls
        } else if mailbox.deleted.contains(&evidence.message_id) {
            self.evidence_message(ade, evidence);
            Calls::Normal
        } else {
            return;
        };
        self.call(ade, "evidenceCallbackUrl", "NewEvidence", &json!([{ "id": id, "type": code }]), calls);
    }

    /// Queues a call of a hook, if somebody subscribed.
    pub fn call(&mut self, ade: &str, hook: &str, kind: &str, notification: &Value, calls: Calls) {
        let Some(mailbox) = self.mailboxes.get(ade) else { return };
        let Some(subscription) = mailbox.subscriptions.iter().find(|one| one.name == hook && one.on) else {
            return;
        };
        let mut body =
            json!({ "eDeliveryAddress": ade, "notificationType": kind, "notification": notification });
        if matches!(hook, "inboxCallbackUrl" | "messageCallbackUrl")
            && let Some(map) = body.as_object_mut()
        {
            map.insert("electronicCount".into(), json!(mailbox.service.len()));
        }
        let callback = Callback {
            ade: ade.to_owned(),
            subscription: subscription.id.clone(),
            url: subscription.url.clone(),
            body,
            outcome: String::new(),
        };
        let times = match calls {
            Calls::Normal => 1,
            Calls::Duplicate => 2,
            Calls::None => 0,
        };
        self.callbacks.extend(std::iter::repeat_n(callback, times));
    }

    /// The party of an address: as registered, or only the address.
    #[must_use]
    pub fn party(&self, ade: &str) -> Party {
        self.mailboxes.get(ade).map_or_else(
            || Party { e_delivery_address: Some(ade.to_owned()), ..Party::default() },
            Mailbox::party,
        )
    }
}
