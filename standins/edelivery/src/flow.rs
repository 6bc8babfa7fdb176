//! What happens to a message after it was taken: verification, consignment, handing over, fiction, the post.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::calendar;
use crate::evidence::{Evidence, Kind as Proof};
use crate::letter::{Direction, Kind, Letter};
use crate::model::Party;
use crate::script::{Ending, Relay, Script};
use crate::world::{Due, World};

/// Reason of an evidence that something technical failed.
const TECHNICAL: &str = "Technical failure at the stand-in, asked for by a script";

impl World {
    /// Does one thing that is due.
    pub(crate) fn happen(&mut self, due: Due) {
        match due {
            Due::HandOver { ade, id, task } => self.hand_over(&ade, &id, &task),
            Due::Verify(ade, id) => self.with(&ade, &id, Self::verify),
            Due::Post(ade, id) => self.with(&ade, &id, Self::post),
            Due::Epo(ade, id) => self.with(&ade, &id, Self::epo),
            Due::Consign(ade, id) => self.with(&ade, &id, Self::consign),
            Due::Move(ade) => self.move_in(&ade),
            Due::MoveOne(ade, id) => self.move_one(&ade, &id),
            Due::Fiction(ade, id) => self.fiction(&ade, &id),
            Due::Publish(ade, evidence) => self.publish(&ade, *evidence),
            Due::ArchiveReady(ade, task) => self.archive_ready(&ade, &task),
            Due::ArchiveGone(ade, task) => self.archive_gone(&ade, &task),
        }
    }

    /// The message may have been deleted by its sender meanwhile; its way goes on all the same.
    fn with(&mut self, ade: &str, id: &str, step: fn(&mut Self, &str, Letter)) {
        let there = self.letter(ade, id).map(|letter| letter.clone());
        if let Some(letter) = there.or_else(|| self.gone.get(id).cloned()) {
            step(self, ade, letter);
        }
    }

    fn verify(&mut self, ade: &str, letter: Letter) {
        let now = self.now();
        let (accepted, rejected) = if letter.is_hybrid() {
            (None, Proof::HybridRejected)
        } else {
            (Some(Proof::SubmissionAcceptance), Proof::SubmissionRejection)
        };
        if !letter.script.reject.is_empty() {
            return self.issue(ade, &letter, rejected, now, letter.script.reject.clone());
        }
        let then = letter.script.deliver_after;
        match accepted {
            Some(accepted) => {
                self.issue(ade, &letter, accepted, now, Vec::new());
                self.issue(ade, &letter, Proof::SendingXml, now, Vec::new());
                self.issue(ade, &letter, Proof::SendingPdf, now, Vec::new());
                self.later(then, Due::Consign(ade.to_owned(), letter.id));
            }
            None => {
                if let Some(own) = self.letter(ade, &letter.id) {
                    own.accepted = true;
                }
                self.later(letter.script.post_after, Due::Post(ade.to_owned(), letter.id));
            }
        }
    }

    fn post(&mut self, ade: &str, letter: Letter) {
        let now = self.now();
        self.issue(ade, &letter, Proof::HybridPosted, now, Vec::new());
        let registered = letter.hybrid.as_ref().is_some_and(|hybrid| hybrid.shipping_mode == "registered");
        if registered {
            self.later(letter.script.deliver_after, Due::Epo(ade.to_owned(), letter.id));
        }
    }

    fn epo(&mut self, ade: &str, letter: Letter) {
        let now = self.now();
        let mut evidence = Evidence {
            id: self.ids.uuid(),
            message_id: letter.id.clone(),
            kind: Proof::HybridEpo,
            undotted: letter.script.undotted,
            created: now,
            event: now,
            submitted: letter.timestamp,
            reasons: Vec::new(),
            negative: letter.script.ending == Ending::Returned,
            downloaded: false,
            from: letter.from.clone(),
            to: letter.to.first().cloned().unwrap_or_default(),
            bytes: Vec::new(),
        };
        crate::paper::write(&mut evidence, &letter);
        self.publish(ade, evidence);
    }

    fn consign(&mut self, ade: &str, letter: Letter) {
        let now = self.now();
        let recipient = letter.to.first().map(|party| party.ade().to_owned()).unwrap_or_default();
        let foreign = self.mailboxes.get(&recipient).is_some_and(|mailbox| mailbox.entry.other_operator);
        let relay = letter.script.relay.or_else(|| foreign.then_some(Relay::Accepted));
        match relay {
            None => {}
            Some(Relay::Accepted) => self.issue(ade, &letter, Proof::RelayAcceptance, now, Vec::new()),
            Some(Relay::Rejected) => return self.issue(ade, &letter, Proof::RelayRejection, now, failed()),
            Some(Relay::Failed) => return self.issue(ade, &letter, Proof::RelayFailure, now, failed()),
        }
        if letter.script.consignment_failure || !self.mailboxes.contains_key(&recipient) {
            return self.issue(ade, &letter, Proof::ConsignmentFailure, now, failed());
        }
        self.arrive(&recipient, &letter);
        self.issue(ade, &letter, Proof::ContentConsignment, now, Vec::new());
        let fiction = self.knows_fiction(ade, &recipient);
        if letter.script.fiction {
            self.receipt(ade, &letter, now);
        } else if fiction {
            self.at(calendar::fiction(now), Due::Fiction(ade.to_owned(), letter.id));
        }
    }

    /// Only what a public body sends to a non-public addressee is held for delivered without being read (R13).
    fn knows_fiction(&self, from: &str, to: &str) -> bool {
        let public = |ade: &str| self.mailboxes.get(ade).is_some_and(|mailbox| mailbox.entry.public);
        public(from) && !public(to)
    }

    /// The addressee's copy: in the service for a public body, a Stub for anybody else.
    fn arrive(&mut self, recipient: &str, sent: &Letter) {
        let now = self.now();
        let mut letter = sent.clone();
        letter.direction = Direction::Inbox;
        letter.location = "INBOX".into();
        letter.before_trash = None;
        letter.evidences = Vec::new();
        letter.opened = false;
        letter.task_id = None;
        letter.mass_id = None;
        letter.mass = false;
        letter.timestamp = now;
        letter.consigned = Some(now);
        letter.stub_polls = letter.script.stub_pending.unwrap_or(2);
        if letter.script.hash_mismatch {
            for attached in &mut letter.attachments {
                attached.hash = attached.hash.chars().rev().collect();
            }
        }
        let calls = letter.script.callbacks;
        let told = json!([{ "id": letter.id, "threadId": letter.thread_id }]);
        let Some(mailbox) = self.mailboxes.get_mut(recipient) else { return };
        if mailbox.entry.public {
            letter.kind = Kind::Message;
            mailbox.service.push(letter);
        } else {
            letter.kind = Kind::Stub;
            mailbox.letters.insert(letter.id.clone(), letter);
        }
        self.call(recipient, "messageCallbackUrl", "NewMessage", &told, calls);
    }

    /// Authenticating delivers: all that waits in the service goes into the mailbox, and E.1 is issued for each.
    fn move_in(&mut self, ade: &str) {
        let Ok(mailbox) = self.mailbox(ade) else { return };
        let waiting: Vec<(String, u64)> =
            mailbox.service.iter().map(|one| (one.id.clone(), one.script.move_after)).collect();
        for (id, after) in waiting {
            if after == 0 {
                self.move_one(ade, &id);
            } else {
                self.later(after, Due::MoveOne(ade.to_owned(), id));
            }
        }
    }

    /// One message goes from the service into the mailbox, unless it has gone already.
    fn move_one(&mut self, ade: &str, id: &str) {
        let Ok(mailbox) = self.mailbox(ade) else { return };
        let Some(place) = mailbox.service.iter().position(|letter| letter.id == id) else { return };
        let mut letter = mailbox.service.remove(place);
        if letter.script.handover_failure {
            let now = self.now();
            let from = letter.from.ade().to_owned();
            return self.issue(&from, &letter, Proof::HandoverFailure, now, failed());
        }
        letter.location = mailbox.place(&letter);
        mailbox.letters.insert(letter.id.clone(), letter.clone());
        self.handed(&letter);
        let told = json!([{ "id": letter.id, "threadId": letter.thread_id }]);
        self.call(ade, "inboxCallbackUrl", "InboxCallback", &told, letter.script.callbacks);
    }

    /// The content was handed over: E.1 and the confirmation of receipt.
    pub(crate) fn handed(&mut self, letter: &Letter) {
        let now = self.now();
        let from = letter.from.ade().to_owned();
        self.issue(&from, letter, Proof::ContentHandover, now, Vec::new());
        self.receipt(&from, letter, now);
    }

    fn receipt(&mut self, sender: &str, letter: &Letter, event: Timestamp) {
        let recipient = letter.to.first().map(|party| party.ade().to_owned()).unwrap_or_default();
        if self.receipts.insert((recipient, letter.id.clone())) {
            self.issue(sender, letter, Proof::ReceiptXml, event, Vec::new());
            self.issue(sender, letter, Proof::ReceiptPdf, event, Vec::new());
        }
    }

    fn fiction(&mut self, ade: &str, id: &str) {
        let there = self.letter(ade, id).map(|letter| letter.clone());
        if let Some(letter) = there.or_else(|| self.gone.get(id).cloned()) {
            let now = self.now();
            self.receipt(ade, &letter, now);
        }
    }

    /// An evidence of a message that its sender has deleted comes as a message of its own.
    pub(crate) fn evidence_message(&mut self, ade: &str, evidence: Evidence) {
        let id = self.ids.message();
        let letter = Letter {
            id: id.clone(),
            direction: Direction::Inbox,
            location: "INBOX".into(),
            before_trash: None,
            kind: Kind::Evidence,
            from: Party::default(),
            to: vec![self.party(ade)],
            hybrid: None,
            subject: format!("{} {}", evidence.code(), evidence.message_id),
            ref_to: Some(evidence.message_id.clone()),
            thread_id: self.ids.uuid(),
            case_id: None,
            timestamp: self.now(),
            service: if evidence.code().starts_with('H') { "hybrid" } else { "electronic" }.into(),
            additional: std::collections::BTreeMap::new(),
            text: None,
            attachments: Vec::new(),
            evidences: vec![evidence],
            opened: false,
            task_id: None,
            mass_id: None,
            mass: false,
            accepted: false,
            consigned: None,
            stub_polls: 0,
            script: Script::default(),
        };
        if let Some(mailbox) = self.mailboxes.get_mut(ade) {
            mailbox.letters.insert(id, letter);
        }
    }

    fn archive_ready(&mut self, ade: &str, task: &str) {
        let until = crate::clock::plus(self.now(), jiff::SignedDuration::from_hours(72));
        let Some(mailbox) = self.mailboxes.get_mut(ade) else { return };
        let Some(found) = mailbox.archives.iter_mut().find(|one| one.id == task) else { return };
        if found.status != "ARCHIVING_IN_PROGRESS" {
            return;
        }
        found.status = "READY_TO_DOWNLOAD";
        found.until = Some(until);
        let told: Value = json!([crate::ua::archive::wire(found)]);
        self.call(ade, "archiveCreatedCallbackUrl", "ArchiveCreated", &told, crate::script::Calls::Normal);
        self.at(until, Due::ArchiveGone(ade.to_owned(), task.to_owned()));
    }

    fn archive_gone(&mut self, ade: &str, task: &str) {
        let Some(mailbox) = self.mailboxes.get_mut(ade) else { return };
        if let Some(found) =
            mailbox.archives.iter_mut().find(|one| one.id == task && one.status == "READY_TO_DOWNLOAD")
        {
            found.status = "EXPIRED";
        }
    }
}

fn failed() -> Vec<String> {
    vec![TECHNICAL.to_owned()]
}
