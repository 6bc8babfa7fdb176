//! The seal of the office: kept and ended by its administrator, told to nobody.

use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;

use super::SigningEvent;
use crate::model::{KeyKind, SealId, SealView};
use crate::seal::Opened;
use crate::store::{self, NewSeal};

/// Keeps the seal of the office, whose key was opened and has signed. The one before ends.
#[derive(Debug, Serialize)]
pub struct KeepSeal {
    /// The opened key; its secret is no part of what is written about this deed.
    pub opened: Opened,
}

/// Uses the seal no more; what was sealed stays.
#[derive(Debug, Clone, Serialize)]
pub struct EndSeal {
    /// Which.
    pub seal: SealId,
}

named!(KeepSeal, "signing.keep-seal", [(Administrator, Colleague)]);
named!(EndSeal, "signing.end-seal", [(Administrator, Colleague)]);

impl Deed for KeepSeal {
    type Target = ();
    type Event = SigningEvent;
    type Done = SealId;

    const CRITICAL: bool = true;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let (certificate, now) = (self.opened.certificate(), granted.env().now());
        if certificate.not_after <= now {
            return Err(Refusal::input("signing.seal-expired").on("file").into());
        }
        if certificate.not_before > now {
            return Err(Refusal::input("signing.seal-not-yet").on("file").into());
        }
        if let Some(before) = store::live_seal(&mut granted)? {
            store::end_seal(&mut granted, before.id)?;
        }
        let id: SealId = granted.env().new_id();
        let secret = self.opened.secret_bytes()?;
        let sealed = granted.actor().seal(granted.env(), id.uuid(), &secret)?;
        let by = granted.actor().signature();
        let place = if self.opened.in_device() { KeyKind::Device } else { KeyKind::File };
        let row = NewSeal {
            id,
            place,
            subject: &certificate.subject,
            issuer: &certificate.issuer,
            not_after: certificate.not_after,
            certificate_sha256: &certificate.sha256,
            sealed: &sealed,
            by: &by,
        };
        store::add_seal(&mut granted, &row)?;
        let event = SigningEvent::SealKept {
            seal: id,
            subject: certificate.subject.clone(),
            certificate_sha256: certificate.sha256.clone(),
        };
        granted.commit(&event, id)
    }
}

impl Deed for EndSeal {
    type Target = SealView;
    type Event = SigningEvent;
    type Done = ();

    office_target!(SealView, |deed, db| { Ok(store::live_seal(db)?.filter(|seal| seal.id == deed.seal)) });

    fn run(&self, mut granted: Granted<'_, Self>, seal: SealView) -> Result<Committed<Self>, Failure> {
        store::end_seal(&mut granted, seal.id)?;
        granted.commit(&SigningEvent::SealEnded { seal: seal.id, subject: seal.subject }, ())
    }
}
