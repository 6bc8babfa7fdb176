//! A person wants the daily e-mail, or wants it no more.

use obieg_kernel::id::PersonId;
use obieg_kernel::{Committed, Deed, Failure, Granted, own_target};
use serde::Serialize;

use super::PostEvent;
use crate::deeds::everybodys_own;
use crate::post::address::MailAddress;
use crate::post::{rules, store};

/// Says where one wants the daily e-mail, and at which hour. What was told before is not sent.
#[derive(Debug, Clone, Serialize)]
pub struct SetDigest {
    /// The address.
    pub address: String,
    /// The hour, 0 to 23; none for the office's.
    pub hour: Option<i64>,
}

/// Wants the daily e-mail no more.
#[derive(Debug, Clone, Serialize)]
pub struct StopDigest;

everybodys_own!(SetDigest, "notices.set-digest");
everybodys_own!(StopDigest, "notices.stop-digest");

impl Deed for SetDigest {
    type Target = PersonId;
    type Event = PostEvent;
    type Done = ();
    /// The e-mail tells people of strangers in their account: who only has the open session turns it nowhere else.
    const CRITICAL: bool = true;

    own_target!(PersonId, |_, db| Ok(db.actor().person()));

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonId) -> Result<Committed<Self>, Failure> {
        let (address, hour) = (MailAddress::read(&self.address, "address"), rules::hour(self.hour));
        let (address, hour) = match (address, hour) {
            (Ok(address), Ok(hour)) => (address.to_string(), hour),
            (address, hour) => {
                return Err(Failure::Refused(address.err().into_iter().chain(hour.err()).collect()));
            }
        };
        if store::reader(&mut granted, person)?.is_some() {
            store::set_reader(&mut granted, person, (&address, hour))?;
        } else {
            let upto = store::last(&mut granted, person)?;
            store::add_reader(&mut granted, person, (&address, hour), upto)?;
        }
        granted.commit(&PostEvent::DigestSet { person }, ())
    }
}

impl Deed for StopDigest {
    type Target = PersonId;
    type Event = PostEvent;
    type Done = ();
    const CRITICAL: bool = true;

    own_target!(PersonId, |_, db| {
        let Some(person) = db.actor().person() else { return Ok(None) };
        Ok(store::reader(db, person)?.map(|_| person))
    });

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonId) -> Result<Committed<Self>, Failure> {
        store::end_reader(&mut granted, person)?;
        granted.commit(&PostEvent::DigestStopped { person }, ())
    }
}
