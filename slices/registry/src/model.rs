//! Incoming items as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_documents::DocumentView;
use obieg_kernel::coded;
use obieg_law::partial_date::PartialDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

obieg_kernel::kinds! {
    /// An incoming item (przesyłka wpływająca).
    ItemKind, ItemId => "item";
}

/// Where an item stands on its way through the office (domain.md §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// In the register, waits for assignment.
    Registered,
    /// Assigned to a unit or person.
    Assigned,
    /// In a case.
    InCase,
    /// In a case that is closed: nothing of it changes any more.
    Closed,
    /// Filed to a class outside cases.
    OutsideCases,
    /// Sent on by competence.
    Forwarded,
    /// Left out: greetings, adverts, private.
    LeftOut,
    /// The entry is cancelled; its number stays.
    Cancelled,
}

coded!(Stage {
    Registered => "registered",
    Assigned => "assigned",
    InCase => "in-case",
    Closed => "closed",
    OutsideCases => "outside-cases",
    Forwarded => "forwarded",
    LeftOut => "left-out",
    Cancelled => "cancelled",
});

impl Stage {
    /// Colour and symbol of its tag.
    pub const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Registered => ("warning", "due"),
            Self::Assigned => ("info", "doing"),
            Self::InCase | Self::Closed | Self::OutsideCases => ("success", "done"),
            Self::Forwarded => ("success", "forward"),
            Self::LeftOut | Self::Cancelled => ("neutral", "close"),
        }
    }
}

/// How an item came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// Post.
    Post,
    /// Courier.
    Courier,
    /// Brought in person.
    InPerson,
    /// E-mail.
    Email,
    /// The electronic inbox (ESP) on the old ePUAP.
    ElectronicInbox,
    /// E-delivery (e-Doręczenia).
    EDelivery,
    /// A data medium.
    Medium,
    /// Fax.
    Fax,
    /// A form of a domain system.
    Form,
}

coded!(Channel {
    Post => "post",
    Courier => "courier",
    InPerson => "in-person",
    Email => "email",
    ElectronicInbox => "electronic-inbox",
    EDelivery => "e-delivery",
    Medium => "medium",
    Fax => "fax",
    Form => "form",
});

impl Channel {
    /// Did it come without an envelope, as a born-digital document?
    pub const fn is_electronic(self) -> bool {
        matches!(self, Self::Email | Self::ElectronicInbox | Self::EDelivery | Self::Form)
    }
}

/// Access to the content as metadata say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Public in full.
    Public,
    /// Public in part.
    PartlyPublic,
    /// Non-public.
    NonPublic,
}

coded!(Access { Public => "public", PartlyPublic => "partly-public", NonPublic => "non-public" });

/// How much of a paper item is in the system as a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanState {
    /// All of it.
    Full,
    /// The first page only.
    FirstPage,
    /// Nothing.
    None,
    /// Nothing, because it may not be opened: it is registered from its envelope only. A scan may follow later.
    Envelope,
}

coded!(ScanState { Full => "full", FirstPage => "first-page", None => "none", Envelope => "envelope" });

/// What is still missing from the metadata that are required if determinable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// No sender at all.
    Sender,
    /// A sender's surname or given names.
    SenderName,
    /// A sender's place.
    SenderPlace,
    /// The date on the letter.
    LetterDate,
    /// The scan or file that the scan state promises.
    Document,
}

coded!(Missing {
    Sender => "sender",
    SenderName => "sender-name",
    SenderPlace => "sender-place",
    LetterDate => "letter-date",
    Document => "document",
});

/// A sender, checked: an organisation, a person, or neither with the reason.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Sender {
    /// Name of the organisation.
    pub organisation: Option<String>,
    /// Surname.
    pub surname: Option<String>,
    /// Given names.
    pub given_names: Option<String>,
    /// What cannot be determined about the sender, and why.
    pub unknown_reason: Option<String>,
    /// Street.
    pub street: Option<String>,
    /// Number of the building.
    pub building: Option<String>,
    /// Number of the flat.
    pub flat: Option<String>,
    /// Postal code.
    pub postcode: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// Post-office box.
    pub post_box: Option<String>,
    /// Country, two letters (ISO 3166).
    pub country: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

impl Sender {
    /// The name as a register writes it, surname first; empty when it is unknown.
    pub fn label(&self) -> String {
        let person =
            [&self.surname, &self.given_names].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        let parts = [self.organisation.clone().unwrap_or_default(), person];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The address in one line; empty when nothing of it is known.
    pub fn address(&self) -> String {
        let joined = |parts: [&Option<String>; 2], by: &str| {
            parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(by)
        };
        let number = joined([&self.building, &self.flat], "/");
        let street = [self.street.clone(), Some(number).filter(|number| !number.is_empty())];
        let street = street.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let parts =
            [street, joined([&self.postcode, &self.place], " "), self.country.clone().unwrap_or_default()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// The metadata of an incoming item (domain.md §9), checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemData {
    /// Senders, at most ten.
    pub senders: Vec<Sender>,
    /// The sender's sign.
    pub sender_sign: Option<String>,
    /// The date on the letter.
    pub letter_date: Option<PartialDate>,
    /// Why there is none.
    pub letter_date_unknown: Option<String>,
    /// When it was posted: matters for timeliness (KPA art. 57 § 5).
    pub posted_on: Option<Date>,
    /// When it was received.
    pub received_on: Date,
    /// How it came.
    pub channel: Channel,
    /// Kind of letter.
    pub kind: Option<String>,
    /// Title.
    pub title: String,
    /// Access.
    pub access: Access,
    /// Attachments, as described.
    pub attachments: Option<String>,
    /// Remarks.
    pub remarks: Option<String>,
    /// How much is scanned.
    pub scan_state: ScanState,
    /// Why not all.
    pub scan_reason: Option<String>,
    /// Does the sender expect an answer?
    pub answer_expected: bool,
}

/// An incoming item on a screen or in the API.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ItemView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: ItemId,
    /// Number in the register, `1842/2026`.
    pub number: String,
    /// The order of the register as one number: the key of paging.
    pub place: i64,
    /// Where it stands.
    pub stage: Stage,
    /// Title.
    pub title: String,
    /// The first sender; empty when unknown.
    pub sender: String,
    /// How many senders there are.
    pub senders: i64,
    /// The sender's sign.
    pub sender_sign: Option<String>,
    /// How it came.
    pub channel: Channel,
    /// Kind of letter.
    pub kind: Option<String>,
    /// When it was received.
    #[schema(value_type = String, format = Date)]
    pub received_on: Date,
    /// When it was posted.
    #[schema(value_type = Option<String>, format = Date)]
    pub posted_on: Option<Date>,
    /// The date on the letter: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub letter_date: Option<String>,
    /// Why there is none.
    pub letter_date_unknown: Option<String>,
    /// Access.
    pub access: Access,
    /// Attachments, as described.
    pub attachments: Option<String>,
    /// How much is scanned.
    pub scan_state: ScanState,
    /// Why not all.
    pub scan_reason: Option<String>,
    /// Remarks.
    pub remarks: Option<String>,
    /// Does the sender expect an answer?
    pub answer_expected: bool,
    /// Are the metadata complete?
    pub complete: bool,
    /// Why the entry was cancelled.
    pub cancelled_reason: Option<String>,
    /// When it was registered.
    #[schema(value_type = String, format = DateTime)]
    pub registered_at: Timestamp,
    /// The civil day of registration.
    #[schema(value_type = String, format = Date)]
    pub registered_on: Date,
    /// Version for If-Match.
    pub version: i64,
}

/// An item with everything that belongs to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ItemDetail {
    /// The item.
    pub item: ItemView,
    /// Its senders.
    pub senders: Vec<Sender>,
    /// Its documents.
    pub documents: Vec<DocumentView>,
    /// What is still missing.
    pub missing: Vec<Missing>,
}

/// A page of the register, the newest first.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct ItemPage {
    /// The items.
    pub items: Vec<ItemView>,
    /// The place before which the next page begins; none on the last page.
    pub next: Option<i64>,
    /// True when the next page must look further because the filters left out what was looked through: such a page may
    /// hold few items or none.
    pub looks_further: bool,
}

/// Numbers over the register; each at most [`Counts::MOST`].
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Registered today.
    pub today: i64,
    /// Waiting for assignment.
    pub waiting: i64,
    /// To be completed.
    pub incomplete: i64,
}

impl Counts {
    /// Where counting stops: "1000 or more" is all that a clerk needs to know.
    pub const MOST: i64 = 1000;
}
