//! Persons: the list, one person, logins.

use obieg_kernel::id::PersonId;
use obieg_kernel::sql::{beginning_of_word, paged};
use obieg_kernel::{Reads, Select, StoreError, vals};

use crate::model::{EarlierName, PersonLine, PersonPage};

/// The key of a person who came before there were keys is made on the way.
macro_rules! key {
    () => {
        "coalesce(name_key, lower(surname || ' ' || given_names))"
    };
}

static PERSON: Select =
    Select::new("SELECT id, given_names, surname, login FROM people_person WHERE office = $1 AND id = $2");
static EARLIER_NAMES: Select = Select::new(
    "SELECT valid_to, given_names || ' ' || surname AS name FROM people_person_name WHERE office = $1 AND person = $2 \
     ORDER BY valid_to",
);
static BY_LOGIN: Select = Select::new(
    "SELECT given_names || ' ' || surname AS name FROM people_person WHERE office = $1 AND login = $2",
);
static KEY: Select =
    Select::new(concat!("SELECT ", key!(), " AS key FROM people_person WHERE office = $1 AND id = $2"));
// Every word typed must begin a word of the name; a page of persons first, then what they hold today.
static PAGE: Select = Select::new(concat!(
    "SELECT p.id, p.given_names, p.surname, v.post_title, v.unit_code FROM (SELECT office, id, given_names, surname, ",
    key!(),
    " AS key FROM people_person WHERE office = $1 AND (",
    key!(),
    " > $3 OR (",
    key!(),
    " = $3 AND id > $4)) AND ' ' || ",
    key!(),
    " LIKE $5 ESCAPE '!' AND ' ' || ",
    key!(),
    " LIKE $6 ESCAPE '!' ORDER BY key, id LIMIT $7) p \
     LEFT JOIN people_standing v ON v.office = p.office AND v.person = p.id AND v.valid_from <= $2 \
     AND (v.valid_to IS NULL OR v.valid_to >= $2) ORDER BY p.key, p.id, v.unit_number, v.post_title"
));

pub(super) fn statements() -> Vec<&'static str> {
    [&PERSON, &EARLIER_NAMES, &BY_LOGIN, &KEY, &PAGE].map(Select::words).to_vec()
}

/// A person as stored.
#[derive(Debug)]
pub struct PersonRow {
    /// Id.
    pub id: PersonId,
    /// Given names.
    pub given: String,
    /// Surname.
    pub surname: String,
    /// Login.
    pub login: String,
}

/// A person.
pub(crate) fn find_person(db: &mut dyn Reads, id: PersonId) -> Result<Option<PersonRow>, StoreError> {
    let row = db.first(&PERSON, vals![db.office(), id])?;
    row.map(|row| {
        Ok(PersonRow {
            id: row.get("id")?,
            given: row.get("given_names")?,
            surname: row.get("surname")?,
            login: row.get("login")?,
        })
    })
    .transpose()
}

/// Earlier names of a person, the first first.
pub(crate) fn earlier_names_of(db: &mut dyn Reads, id: PersonId) -> Result<Vec<EarlierName>, StoreError> {
    let rows = db.rows(&EARLIER_NAMES, vals![db.office(), id])?;
    rows.iter().map(|row| Ok(EarlierName { name: row.get("name")?, until: row.get("valid_to")? })).collect()
}

/// The name of the person who has a login.
pub(crate) fn name_of_login(db: &mut dyn Reads, login: &str) -> Result<Option<String>, StoreError> {
    db.first(&BY_LOGIN, vals![db.office(), login])?.map(|row| row.get("name")).transpose()
}

/// A page of persons by surname whose name has words that begin as the typed ones (folded; two at most count).
pub(crate) fn find_persons(
    db: &mut dyn Reads,
    typed: &str,
    after: Option<PersonId>,
    limit: i64,
) -> Result<PersonPage, StoreError> {
    let (today, office) = (db.env().today(), db.office());
    let start = match after {
        Some(id) => db.first(&KEY, vals![office, id])?.map(|row| row.get::<String>("key")).transpose()?,
        None => None,
    };
    let (key, id) = start.zip(after).unwrap_or((String::new(), PersonId::from_uuid(uuid::Uuid::nil())));
    let mut words = typed.split_whitespace().map(beginning_of_word);
    let (one, two) = (words.next().unwrap_or_else(|| "%".to_owned()), words.next());
    let args = vals![office, today, key, id, one, two.unwrap_or_else(|| "%".to_owned()), limit + 1];
    let mut persons: Vec<PersonLine> = Vec::new();
    for row in db.rows(&PAGE, args)? {
        let id: PersonId = row.get("id")?;
        if persons.last().is_none_or(|last| last.id != id) {
            let (given, surname) = (row.get("given_names")?, row.get("surname")?);
            persons.push(PersonLine { id, given, surname, posts: Vec::new() });
        }
        let post: Option<String> = row.get("post_title")?;
        let unit: Option<String> = row.get("unit_code")?;
        if let (Some(last), Some(post), Some(unit)) = (persons.last_mut(), post, unit) {
            last.posts.push(format!("{post} ({unit})"));
        }
    }
    let (persons, more) = paged(persons, limit);
    let next = persons.last().filter(|_| more).map(|person| person.id);
    Ok(PersonPage { persons, next })
}
