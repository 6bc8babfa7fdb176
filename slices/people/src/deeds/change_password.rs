//! A person sets a new password of their own.

use obieg_kernel::door::{EndAllSessions, Proved};
use obieg_kernel::id::{PersonId, SessionId};
use obieg_kernel::{Committed, Deed, Failure, Granted, named, own_target};
use serde::Serialize;

use super::StructureEvent;
use crate::password::NewPassword;
use crate::store;

/// Changes one's own password; every other session of the person ends.
#[derive(Clone, Serialize)]
pub struct ChangePassword {
    /// The session that stays.
    pub session: Option<SessionId>,
    /// The old password, proved.
    #[serde(skip)]
    pub old: Proved,
    /// The new password, hashed.
    #[serde(skip)]
    pub new: NewPassword,
}

named!(
    ChangePassword,
    "people.change-password",
    [
        (Chancery, Own),
        (Officer, Own),
        (Head, Own),
        (Executive, Own),
        (Coordinator, Own),
        (Archivist, Own),
        (Administrator, Own),
    ]
);

impl Deed for ChangePassword {
    type Target = PersonId;
    type Event = StructureEvent;
    type Done = ();
    const CRITICAL: bool = true;

    own_target!(PersonId, |_, db| Ok(db.actor().person()));

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonId) -> Result<Committed<Self>, Failure> {
        store::change_password(&mut granted, person, self.old.hash(), self.new.hash())?;
        granted.step(&EndAllSessions { person, holding: None, except: self.session })?;
        granted.commit(&StructureEvent::PasswordChanged { person }, ())
    }
}
