//! A person comes with a post of their own, as a line of a list says it.

use jiff::civil::Date;
use obieg_kernel::id::PersonId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;

use super::{AddPerson, AddPost, AppointPerson, PersonAdded, StructureEvent};
use crate::model::{Roles, UnitView};
use crate::password::NewPassword;
use crate::{rules, store};

/// Adds a person, a post in a unit, and gives the post to the person: all of it or nothing.
#[derive(Clone, Serialize)]
pub struct ImportPerson {
    /// Id of the new person, made by the caller.
    pub person: PersonId,
    /// What the line says.
    pub line: PersonLine,
    /// The first password, hashed.
    #[serde(skip)]
    pub password: NewPassword,
}

/// A line of a list of persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonLine {
    /// Given names.
    pub given: String,
    /// Surname.
    pub surname: String,
    /// Login.
    pub login: String,
    /// Code of the unit.
    pub unit: String,
    /// Title of the post.
    pub title: String,
    /// Codes of roles.
    pub roles: Vec<String>,
    /// First day at the post.
    pub since: Date,
}

impl PersonLine {
    /// Everything that would be refused, without doing anything: the same rules as the deeds, against what is there now.
    ///
    /// # Errors
    /// What the database answers.
    pub fn faults(&self, db: &mut dyn Reads) -> Result<Vec<Refusal>, Failure> {
        let mut faults: Vec<Refusal> = [
            rules::line(&self.given, 100, "given", "people.given-wrong").err(),
            rules::line(&self.surname, 100, "surname", "people.surname-wrong").err(),
            rules::line(&self.title, 200, "title", "people.title-wrong").err(),
            Roles::of(&self.roles).err(),
        ]
        .into_iter()
        .flatten()
        .collect();
        match rules::login(&self.login) {
            Ok(login) => {
                if let Some(name) = store::name_of_login(db, &login)? {
                    let taken = Refusal::input("people.login-taken").on("login");
                    faults.push(taken.with("login", &login).with("name", name));
                }
            }
            Err(refusal) => faults.push(refusal),
        }
        if unit_of(db, self)?.is_none() {
            faults.push(no_unit(self));
        }
        Ok(faults)
    }
}

/// The unit of the code that lasts from the first day on.
fn unit_of(db: &mut dyn Reads, line: &PersonLine) -> Result<Option<UnitView>, Failure> {
    let units = store::units_with_code(db, line.unit.trim())?;
    Ok(units.into_iter().find(|unit| unit.until.is_none() && unit.since <= line.since))
}

fn no_unit(line: &PersonLine) -> Refusal {
    Refusal::input("people.import-unit").on("unit").with("code", line.unit.trim())
}

named!(ImportPerson, "people.import-person", [(Administrator, Colleague)]);

impl Deed for ImportPerson {
    type Target = Option<UnitView>;
    type Event = StructureEvent;
    type Done = PersonAdded;
    const CRITICAL: bool = true;

    office_target!(Option<UnitView>, |deed, db| unit_of(db, &deed.line).map(Some));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        unit: Option<UnitView>,
    ) -> Result<Committed<Self>, Failure> {
        let PersonLine { given, surname, login, title, roles, since, .. } = &self.line;
        let faults = self.line.faults(&mut granted)?;
        if !faults.is_empty() {
            return Err(Failure::Refused(faults));
        }
        let unit = unit.ok_or_else(|| no_unit(&self.line))?;
        let added = granted.step(&AddPerson {
            person: self.person,
            given: given.clone(),
            surname: surname.clone(),
            login: login.clone(),
            password: self.password.clone(),
        })?;
        let post = granted.step(&AddPost {
            unit: unit.id,
            title: title.clone(),
            roles: roles.clone(),
            since: *since,
        })?;
        granted.step(&AppointPerson { person: added.id, post: post.id, since: *since, roles: Vec::new() })?;
        let name = format!("{given} {surname}");
        let event = StructureEvent::PersonImported { person: added.id, name, unit: unit.code };
        granted.commit(&event, added)
    }
}
