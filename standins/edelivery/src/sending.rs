//! The two steps of sending: taking a message, and handing it over to each addressee.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use crate::fault::{ErrorInfo, Fault};
use crate::files::{Attached, Folder, MOST_BASE64};
use crate::letter::{Direction, Kind, Letter};
use crate::model::{AttachmentIn, FileDataIn, MessageIn, Party};
use crate::script::{self, Known, Script, Wrong};
use crate::validate;
use crate::world::{Due, Task, World};

/// A call that took a message, and how its answer is to go wrong.
#[derive(Debug)]
pub struct Taken {
    /// The task.
    pub task: String,
    /// The mailbox is nearly full.
    pub warning: Option<String>,
    /// What the script wants of the call.
    pub call: Wrong,
}

/// A sending call that was refused.
#[derive(Debug)]
pub struct Refused {
    /// With what.
    pub fault: Fault,
    /// What the script wants of the call besides.
    pub call: Wrong,
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self { fault, call: Wrong::default() }
    }
}

/// Reads the attachment of a JSON body.
///
/// # Errors
/// All that is wrong with it.
pub fn attachment(folder: &Folder, data: FileDataIn, id: String) -> Result<Attached, Vec<ErrorInfo>> {
    let wrong = |code: &str, text: String| Err(vec![ErrorInfo::new(code, text)]);
    let Some(metadata) = data.file_metadata else {
        return wrong("FILE_METADATA", "fileMetadata is required".into());
    };
    let Some(filename) = metadata.filename else { return wrong("FILE_NAME", "filename is required".into()) };
    let Some(content) = data.file else { return wrong("FILE", format!("{filename}: file is required")) };
    let Ok(bytes) = STANDARD.decode(content.as_bytes()) else {
        return wrong("FILE", format!("{filename}: file is not base64"));
    };
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MOST_BASE64 {
        return wrong("FILE_TOO_BIG", format!("{filename}: more than 15 MB goes by attachments/upload"));
    }
    let Ok(blob) = folder.put(&bytes) else { return wrong("STORAGE", "the file could not be kept".into()) };
    let mut faults = Vec::new();
    if metadata.size.is_some_and(|told| told != size) {
        faults.push(ErrorInfo::new("FILE_SIZE", format!("{filename}: has {size} bytes")));
    }
    if metadata.alg.as_deref().is_some_and(|alg| alg != "SHA-3") {
        faults.push(ErrorInfo::new("FILE_ALG", "alg is SHA-3"));
    }
    let disagrees = |told: &str| !told.is_empty() && !blob.agrees(told).unwrap_or(false);
    if metadata.hash.as_deref().is_some_and(disagrees) {
        faults.push(ErrorInfo::new("FILE_HASH", format!("{filename}: the hash is not of this file")));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Attached {
        id,
        filename,
        content_type: metadata.content_type.unwrap_or_else(|| "application/octet-stream".into()),
        description: metadata.description,
        hash: blob.hash.clone(),
        blob,
    })
}

impl World {
    /// A message as a caller wrote it, not in any mailbox yet. `had` are attachments of the draft that it replaces.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn compose(&mut self, ade: &str, message: MessageIn, had: &[Attached]) -> Result<Letter, Fault> {
        let folder = Arc::clone(&self.folder);
        let (mut attachments, mut errors) = (Vec::new(), Vec::new());
        for sent in message.attachments {
            match self.attach(&folder, sent, had) {
                Ok(attached) => attachments.push(attached),
                Err(faults) => errors.extend(faults),
            }
        }
        let metadata = message.message_metadata;
        let letter = Letter {
            id: self.ids.message(),
            direction: Direction::Drafts,
            location: "DRAFTS".into(),
            before_trash: None,
            kind: Kind::Message,
            from: self.completed(ade, metadata.from.unwrap_or_default()),
            to: metadata.to.into_iter().map(|party| self.named(party)).collect(),
            hybrid: metadata.hybrid_shipment,
            subject: metadata.subject.unwrap_or_default(),
            ref_to: metadata.ref_to_message_id,
            thread_id: metadata.thread_id.unwrap_or_else(|| self.ids.uuid()),
            case_id: metadata.case_id,
            timestamp: self.now(),
            service: metadata.shipping_service.unwrap_or_default(),
            additional: metadata.additional_data,
            text: message.text_body,
            attachments,
            evidences: Vec::new(),
            opened: true,
            task_id: None,
            mass_id: None,
            mass: message.message_control_data.mass_message,
            accepted: false,
            consigned: None,
            stub_polls: 0,
            script: Script::default(),
        };
        errors.extend(validate::kept(ade, &letter));
        Fault::unless_empty(errors)?;
        Ok(letter)
    }

    fn attach(
        &mut self,
        folder: &Folder,
        sent: AttachmentIn,
        had: &[Attached],
    ) -> Result<Attached, Vec<ErrorInfo>> {
        let known = sent.attachment_id.as_ref().and_then(|id| had.iter().find(|attached| attached.id == *id));
        let has_bytes = sent.file.as_ref().is_some_and(|file| file.file.is_some());
        if let (Some(known), false) = (known, has_bytes) {
            return Ok(known.clone());
        }
        let id = self.ids.uuid();
        attachment(folder, sent.file.unwrap_or_default(), id)
    }

    /// The sender's own party: what the caller wrote, with address and name as registered.
    fn completed(&self, ade: &str, mut from: Party) -> Party {
        if from.e_delivery_address.is_none() {
            from.e_delivery_address = Some(ade.to_owned());
        }
        self.named(from)
    }

    fn named(&self, mut party: Party) -> Party {
        if party.contributor.is_none()
            && let Some(mailbox) = self.mailboxes.get(party.ade())
        {
            party.contributor = mailbox.party().contributor;
        }
        party
    }

    /// Takes a message: the first, synchronous step. What a script says of the call is done or handed back.
    ///
    /// # Errors
    /// When it is not taken; nothing is changed then, except that a message for which there is no room stays as a draft.
    pub fn take(&mut self, ade: &str, mut letter: Letter, from_draft: bool) -> Result<Taken, Refused> {
        let known = Known {
            sender: ade,
            recipients: letter.to.iter().map(Party::ade).collect(),
            subject: &letter.subject,
            correlations: letter
                .additional
                .values()
                .chain(letter.case_id.iter())
                .map(String::as_str)
                .collect(),
        };
        let script = script::take(&mut self.scripts, &known);
        let call = script.call.clone();
        if call.status.is_some() || !call.errors.is_empty() {
            let fault = Fault::Errors(call.errors.clone());
            return Err(Refused { fault, call });
        }
        Fault::unless_empty(validate::sending(ade, &letter))?;
        letter.script = script;
        self.room(ade, &letter, from_draft)?;
        let task = self.ids.uuid();
        letter.direction = Direction::Sent;
        letter.location = "OUTBOX".into();
        letter.timestamp = self.now();
        letter.task_id = Some(task.clone());
        letter.opened = true;
        if letter.to.len() > 1 {
            letter.mass_id = Some(format!("mass-{task}"));
        }
        if letter.script.lose_additional_data {
            letter.additional.clear();
        }
        let after = letter.script.hand_over_after;
        let (id, pending, total) = (letter.id.clone(), letter.script.pending, letter.to.len());
        let mailbox = self.mailbox(ade)?;
        mailbox.letters.insert(id.clone(), letter);
        let warning = mailbox.warning();
        self.tasks.insert(task.clone(), Task { ade: ade.to_owned(), pending, total, ..Task::default() });
        self.later(after, Due::HandOver { ade: ade.to_owned(), id, task: task.clone() });
        Ok(Taken { task, warning, call })
    }

    fn room(&mut self, ade: &str, letter: &Letter, from_draft: bool) -> Result<(), Fault> {
        let mailbox = self.mailbox(ade)?;
        let size: u64 = letter.attachments.iter().map(|attached| attached.blob.size).sum();
        let needed = if from_draft { 0 } else { size };
        if !letter.script.full_mailbox && mailbox.used().saturating_add(needed) <= mailbox.room() {
            return Ok(());
        }
        let id = letter.id.clone();
        let mut draft = letter.clone();
        draft.script = Script::default();
        mailbox.letters.insert(id.clone(), draft);
        Err(Fault::Errors(vec![ErrorInfo::of(
            &id,
            "MAILBOX_FULL",
            "no room in the mailbox; the message stays as a draft",
        )]))
    }

    /// The second step: one message per addressee; those to whom it fails come back as a draft.
    pub(crate) fn hand_over(&mut self, ade: &str, id: &str, task: &str) {
        let Some(parent) = self.letter(ade, id).map(|letter| letter.clone()) else { return };
        let calls = parent.script.callbacks;
        let mut results = Vec::new();
        let mut failed = Vec::new();
        for party in &parent.to {
            match self.trouble(&parent, party) {
                None => {
                    let child = self.child(ade, &parent, party);
                    results.push(result(&child, party, None));
                }
                Some(error) => {
                    results.push(result(id, party, Some(&error)));
                    failed.push(party.clone());
                }
            }
        }
        let new_draft = self.after(ade, parent, failed);
        let told = json!([{ "messageTaskId": task, "messages": results }]);
        if let Some(found) = self.tasks.get_mut(task) {
            found.done = true;
            found.results = results;
            found.new_draft = new_draft;
        }
        self.call(ade, "messageCreatedCallbackUrl", "MessageCreated", &told, calls);
    }

    /// Why the message cannot be made for an addressee.
    fn trouble(&self, parent: &Letter, party: &Party) -> Option<ErrorInfo> {
        if parent.is_hybrid() {
            return None;
        }
        let ade = party.ade();
        if parent.script.failed_addressees.iter().any(|failed| failed == ade) {
            return Some(ErrorInfo::new("TECHNICAL", "the message could not be made for this addressee"));
        }
        match self.mailboxes.get(ade) {
            None => Some(ErrorInfo::new("ADDRESS_UNKNOWN", format!("{ade} is not in the base of addresses"))),
            Some(mailbox) if mailbox.entry.status != "ACTIVE" => {
                Some(ErrorInfo::new("ADDRESS_NOT_ACTIVE", format!("{ade} is {}", mailbox.entry.status)))
            }
            Some(mailbox) if mailbox.entry.warning.as_deref() == Some("BLOCK_WARNING") => {
                Some(ErrorInfo::new("ADDRESS_BLOCKED", format!("{ade} takes nothing from this sender")))
            }
            Some(_) => None,
        }
    }

    fn child(&mut self, ade: &str, parent: &Letter, party: &Party) -> String {
        let alone = parent.to.len() == 1;
        let id = if alone { parent.id.clone() } else { self.ids.message() };
        let mut child = parent.clone();
        child.id = id.clone();
        child.to = vec![party.clone()];
        child.location = "SENT".into();
        if let Some(own) = child.script.addressees.remove(party.ade()) {
            child.script = own;
        }
        let after = child.script.verify_after;
        if let Ok(mailbox) = self.mailbox(ade) {
            mailbox.letters.insert(id.clone(), child);
        }
        self.later(after, Due::Verify(ade.to_owned(), id.clone()));
        id
    }

    /// The parent leaves OUTBOX; failures come back as a draft.
    fn after(&mut self, ade: &str, parent: Letter, failed: Vec<Party>) -> Option<String> {
        let alone = parent.to.len() == 1;
        let new_id = if alone { parent.id.clone() } else { self.ids.message() };
        let mailbox = self.mailboxes.get_mut(ade)?;
        if !alone {
            mailbox.letters.remove(&parent.id);
        }
        if failed.is_empty() {
            return None;
        }
        let draft = Letter {
            id: new_id.clone(),
            direction: Direction::Drafts,
            location: "DRAFTS".into(),
            // One addressee that is left is no mass sending any more.
            mass: parent.mass && failed.len() > 1,
            to: failed,
            task_id: None,
            mass_id: None,
            script: Script::default(),
            ..parent
        };
        mailbox.letters.insert(new_id.clone(), draft);
        Some(new_id)
    }
}

fn result(id: &str, party: &Party, error: Option<&ErrorInfo>) -> Value {
    let mut map = Map::new();
    map.insert("messageId".into(), json!(id));
    map.insert("addressee".into(), json!(party));
    if let Some(error) = error {
        map.insert("error".into(), json!(error.error));
        map.insert("error_description".into(), json!(error.error_description));
    }
    Value::Object(map)
}
