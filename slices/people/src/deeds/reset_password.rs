//! The administrator gives a person a new password.

use obieg_kernel::door::EndAllSessions;
use obieg_kernel::id::PersonId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use serde::Serialize;
use uuid::Uuid;

use super::StructureEvent;
use crate::password::NewPassword;
use crate::store::{self, PersonRow};

/// Gives a person a generated password and ends all their sessions. They replace it at the next sign-in, so the
/// administrator does not know it for long; the journal says that it was done.
#[derive(Clone, Serialize)]
pub struct ResetPassword {
    /// Whose.
    pub person: PersonId,
    /// Different in every request, so that a repeated one never shows a password that was not stored.
    pub attempt: Uuid,
    /// The new password, hashed.
    #[serde(skip)]
    pub password: NewPassword,
}

named!(ResetPassword, "people.reset-password", [(Administrator, Colleague)]);

impl Deed for ResetPassword {
    type Target = PersonRow;
    type Event = StructureEvent;
    type Done = ();
    const CRITICAL: bool = true;

    found!(find_person, person);

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonRow) -> Result<Committed<Self>, Failure> {
        // One's own password is changed by proving the old one: an open session left alone is not enough.
        if granted.actor().person() == Some(person.id) {
            return Err(Refusal::state("people.password-own").into());
        }
        store::reset_password(&mut granted, person.id, self.password.hash())?;
        granted.step(&EndAllSessions { person: person.id, holding: None, except: None })?;
        granted.commit(&StructureEvent::PasswordReset { person: person.id }, ())
    }
}
