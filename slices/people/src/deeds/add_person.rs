//! A person comes; what they do is decided by the posts they take.

use obieg_kernel::id::PersonId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named, office_target};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::StructureEvent;
use super::check::Checks;
use crate::password::NewPassword;
use crate::{rules, store};

/// Adds a person with a first password, which they replace at the first sign-in.
#[derive(Clone, Serialize)]
pub struct AddPerson {
    /// Id of the new person, made by the caller: a repeated request has another one, so it never shows a password that
    /// was not stored.
    pub person: PersonId,
    /// Given names.
    pub given: String,
    /// Surname.
    pub surname: String,
    /// Login.
    pub login: String,
    /// The first password, hashed.
    #[serde(skip)]
    pub password: NewPassword,
}

/// Who was added.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PersonAdded {
    /// Id of the person.
    #[schema(value_type = String, format = Uuid)]
    pub id: PersonId,
}

named!(AddPerson, "people.add-person", [(Administrator, Colleague)]);

impl Deed for AddPerson {
    type Target = ();
    type Event = StructureEvent;
    type Done = PersonAdded;
    const CRITICAL: bool = true;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let mut checks = Checks::default();
        let given = checks.take(rules::line(&self.given, 100, "given", "people.given-wrong"));
        let surname = checks.take(rules::line(&self.surname, 100, "surname", "people.surname-wrong"));
        let login = checks.take(rules::login(&self.login)).unwrap_or_default();
        if let Some(name) = store::name_of_login(&mut granted, &login)? {
            let taken = Refusal::input("people.login-taken").on("login");
            checks.add(taken.with("login", &login).with("name", name));
        }
        let (given, surname) = checks.both(given, surname)?;
        let hash = Some(self.password.hash());
        store::add_person(&mut granted, self.person, (&given, &surname), &login, hash, Some(true))?;
        let name = format!("{given} {surname}");
        let event = StructureEvent::PersonAdded { person: self.person, name, login };
        granted.commit(&event, PersonAdded { id: self.person })
    }
}
