//! Registration: number, time, metadata and files in one commit.

use jiff::ToSpan;
use jiff::civil::Date;
use obieg_documents::NewFile;
use obieg_kernel::blob::Sha;
use obieg_kernel::{Committed, Deed, Event, Failure, Granted, Reads, Refusal, Role, named, office_target};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::target::{add_documents, must_not_be_taken, refusals_of};
use crate::draft::ItemDraft;
use crate::model::{Channel, ItemData, ItemId, ItemView, Missing};
use crate::rules::{self, Facts};
use crate::store;

/// Registers an incoming item.
#[derive(Debug, Serialize)]
pub struct RegisterItem {
    /// The metadata, not yet checked.
    pub draft: ItemDraft,
    /// Scans or files, at most [`crate::MOST_FILES`]; from a machine [`crate::MOST_FILES_TAKEN`].
    pub files: Vec<NewFile>,
    /// Name in the scanner folder, when the first file was taken from there: the same name with the same content is
    /// registered once.
    pub taken_as: Option<String>,
}

/// What was registered.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Registered {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: ItemId,
    /// Number in the register, `1842/2026`.
    pub number: String,
    /// The order of the register as one number.
    pub place: i64,
    /// Version for If-Match.
    pub version: i64,
    /// Are the metadata complete?
    pub complete: bool,
    /// What is still missing.
    pub missing: Vec<Missing>,
}

/// What the journal is told.
#[derive(Serialize)]
pub struct ItemRegistered {
    item: ItemId,
    number: String,
    title: String,
    sender: String,
    sender_sign: Option<String>,
    channel: Channel,
    received_on: Date,
    complete: bool,
    files: usize,
    /// Numbers of earlier items that look alike, when the clerk said that this one is no duplicate.
    not_duplicate_of: Vec<String>,
}

impl Event for ItemRegistered {
    fn name(&self) -> &'static str {
        "ItemRegistered"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.item.uuid()]
    }
}

named!(
    RegisterItem,
    "registry.register-item",
    [(Chancery, Colleague), (Coordinator, Colleague), (Machine, Colleague),]
);

impl Deed for RegisterItem {
    type Target = ();
    type Event = ItemRegistered;
    type Done = Registered;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let data = self.checked(&granted)?;
        let alike = self.lookalikes(&mut granted, &data)?;
        must_not_be_taken(&mut granted, self.taken_as.as_deref(), &self.files)?;
        let now = granted.env().now();
        let on = granted.env().date_of(now);
        let id: ItemId = granted.env().new_id();
        // Steps first: a step's journal entry takes all rows written before it, and the rows of this entry are its own.
        add_documents(&mut granted, id.uuid(), data.channel, &self.files)?;
        let number = granted.number(&format!("rpw/{}", on.year()), id.uuid())?;
        let by = granted.actor().holding();
        let entry = store::Entry { id, number, year: on.year(), at: now, on, by };
        let missing = rules::missing(&data, self.files.len());
        store::add_item(&mut granted, &entry, &data, missing.is_empty())?;
        if let (Some(name), Some(file)) = (&self.taken_as, self.files.first()) {
            store::take(&mut granted, name, file.stored().sha256(), id)?;
        }
        let written = rules::written(number, on.year());
        let event = ItemRegistered {
            item: id,
            number: written.clone(),
            title: data.title.clone(),
            sender: rules::first_sender(&data.senders).0,
            sender_sign: data.sender_sign.clone(),
            channel: data.channel,
            received_on: data.received_on,
            complete: missing.is_empty(),
            files: self.files.len(),
            not_duplicate_of: alike.into_iter().map(|item| item.number).collect(),
        };
        let done = Registered {
            id,
            number: written,
            place: entry.place(),
            version: 1,
            complete: missing.is_empty(),
            missing,
        };
        granted.commit(&event, done)
    }
}

impl RegisterItem {
    fn checked(&self, granted: &Granted<'_, Self>) -> Result<ItemData, Failure> {
        let facts = Facts { today: granted.env().today(), by_machine: granted.actor().has(Role::Machine) };
        let checked = rules::check(&self.draft, facts);
        let most = if facts.by_machine { crate::MOST_FILES_TAKEN } else { crate::MOST_FILES };
        let mut refusals = refusals_of(&self.files, most);
        match checked {
            Ok(data) if refusals.is_empty() => Ok(data),
            Ok(_) => Err(Failure::Refused(refusals)),
            Err(mut faults) => {
                faults.append(&mut refusals);
                Err(Failure::Refused(faults))
            }
        }
    }

    /// Earlier items that look alike are a refusal, unless the clerk has looked at them.
    fn lookalikes(&self, granted: &mut Granted<'_, Self>, data: &ItemData) -> Result<Vec<ItemView>, Failure> {
        let files: Vec<Sha> = self.files.iter().map(|file| file.stored().sha256()).collect();
        let alike = find_lookalikes(granted, data, &files)?;
        if alike.is_empty() || self.draft.not_duplicate {
            return Ok(alike);
        }
        let numbers = alike.iter().map(|item| item.number.as_str()).collect::<Vec<_>>().join(", ");
        Err(Refusal::input("registry.looks-duplicate").on("not_duplicate").with("numbers", numbers).into())
    }
}

/// Earlier items with the same file, or with the same sign of the same sender within a year.
pub(crate) fn find_lookalikes(
    db: &mut dyn Reads,
    data: &ItemData,
    files: &[Sha],
) -> Result<Vec<ItemView>, Failure> {
    let since = db.env().today().saturating_sub(1.year());
    Ok(store::lookalikes(db, data, files, since)?)
}
