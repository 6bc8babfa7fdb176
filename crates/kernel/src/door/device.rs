//! Devices in which a person came in: whoever comes in by one that is not known yet is told of it (ASVS 6.3.5, 6.3.7).
//!
//! A device is a browser that keeps a random secret of ours for longer than a session. Not what the browser says of itself: that
//! changes with each update, and a stranger's browser says the same. The secret opens nothing.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::ToSpan;
use serde::Serialize;
use uuid::Uuid;

use super::deeds::EVERYBODY;
use super::hash;
use crate::actor::Right;
use crate::deed::{Committed, Deed, Granted, Named};
use crate::failure::{Failure, StoreError};
use crate::id::{OfficeId, PersonId, SessionId};
use crate::journal::Event;
use crate::office::Kernel;
use crate::sql::{Change, Select};
use crate::tx::{Reads, Writes};
use crate::{own_target, vals};

/// So many days a browser keeps its secret, and we remember it, after it was last used: the longest that browsers allow
/// (draft-ietf-httpbis-rfc6265bis, section 5.5).
pub const REMEMBERED: i32 = 400;

static KNOWN: Select =
    Select::new("SELECT seen_on FROM kernel_device WHERE office = $1 AND person = $2 AND browser_hash = $3");
static ANY: Select =
    Select::new("SELECT 1 AS n FROM kernel_device WHERE office = $1 AND person = $2 LIMIT 1");
static ADD: Change = Change::new(
    "INSERT INTO kernel_device (office, person, browser_hash, seen_on) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (office, person, browser_hash) DO UPDATE SET seen_on = excluded.seen_on",
);
static FORGET: Change =
    Change::new("DELETE FROM kernel_device WHERE office = $1 AND person = $2 AND seen_on < $3");
static FORGET_ALL: Change = Change::new("DELETE FROM kernel_device WHERE office = $1 AND person = $2");

/// Of no browser: it only says that the person came in before, so that the next one is told.
const NO_BROWSER: [u8; 32] = [0; 32];

/// The statements, for the catalogue test.
pub(super) fn statements() -> [&'static str; 5] {
    [KNOWN.words(), ANY.words(), ADD.words(), FORGET.words(), FORGET_ALL.words()]
}

impl Kernel {
    /// A secret for a browser that has none yet.
    pub fn new_browser_secret(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.env().new_secret())
    }
}

/// Under which a browser is known to one person of one office.
pub(super) fn browser_hash(office: OfficeId, person: PersonId, secret: &str) -> [u8; 32] {
    hash(&format!("browser {office} {person} {secret}"))
}

/// Remembers the browser; is it a new one? A person's first is not: there is nothing yet that it would differ from.
pub(super) fn is_new<W: Reads + Writes>(
    db: &mut W,
    person: PersonId,
    browser: [u8; 32],
) -> Result<bool, StoreError> {
    let (office, today) = (db.office(), db.env().today());
    let known = db.first(&KNOWN, vals![office, person, browser])?;
    if let Some(row) = &known
        && row.get::<jiff::civil::Date>("seen_on")? == today
    {
        return Ok(false);
    }
    let others = db.first(&ANY, vals![office, person])?.is_some();
    db.change_one(&ADD, vals![office, person, browser, today])?;
    db.change(&FORGET, vals![office, person, today.saturating_sub(REMEMBERED.days())])?;
    Ok(known.is_none() && others)
}

/// Knows no browser of the person any more: whoever was turned out, or left, comes in untold by none.
pub(super) fn forget_all<W: Reads + Writes>(db: &mut W, person: PersonId) -> Result<(), StoreError> {
    let (office, today) = (db.office(), db.env().today());
    if db.change(&FORGET_ALL, vals![office, person])? > 0 {
        db.change_one(&ADD, vals![office, person, NO_BROWSER, today])?;
    }
    Ok(())
}

/// What the journal is told of devices.
#[derive(Serialize)]
pub struct DeviceEvent {
    person: PersonId,
    session: SessionId,
    address: String,
    device: String,
}

impl Event for DeviceEvent {
    fn name(&self) -> &'static str {
        "EnteredByNewDevice"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.person.uuid(), self.session.uuid()]
    }
}

/// Says of a session that it began in a browser that was not known: a step of signing in.
#[derive(Serialize)]
pub struct TellDevice {
    pub(super) session: SessionId,
    /// Network address.
    pub(super) address: String,
    /// As it names itself.
    pub(super) device: String,
}

impl Named for TellDevice {
    const NAME: &'static str = "kernel.tell-device";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for TellDevice {
    type Target = PersonId;
    type Event = DeviceEvent;
    type Done = ();

    own_target!(PersonId, |_, db| Ok(db.actor().person()));

    fn run(&self, granted: Granted<'_, Self>, person: PersonId) -> Result<Committed<Self>, Failure> {
        let (session, address, device) = (self.session, self.address.clone(), self.device.clone());
        granted.commit(&DeviceEvent { person, session, address, device }, ())
    }
}
