//! Rules over plain facts: what a contact may hold, by what it is found, when two look alike, what a merger fills.

use obieg_kernel::Refusal;
use obieg_law::ade_address::AdeAddress;
use obieg_web::text::{fold, is_hidden, on_one_line};

use crate::model::{ContactData, FIELDS};

/// The most words of a name from each of which it is found.
const MOST_KEYS: usize = 8;
/// The most letters of a key: nobody types more to find somebody.
const LONGEST_KEY: usize = 80;

/// The most letters of a field.
fn most(field: &str) -> usize {
    match field {
        "organisation" => 500,
        "building" | "flat" | "postcode" | "post_box" | "country" | "ade" => 40,
        _ => 200,
    }
}

/// Checks what somebody wrote of a contact: no field too long or with hidden characters, a name at least.
///
/// # Errors
/// Every broken rule, on its field: `contacts.text-long`, `contacts.text-hidden`, `contacts.name-missing`,
/// `contacts.country-wrong`, `contacts.email-wrong`, `contacts.ade-wrong`.
pub fn check(draft: &ContactData) -> Result<ContactData, Vec<Refusal>> {
    let (mut data, mut faults) = (ContactData::default(), Vec::new());
    for name in FIELDS {
        match draft.field(name).map_or(Ok(None), |text| line(name, text)) {
            Ok(text) => {
                if let Some(place) = data.field_mut(name) {
                    *place = text;
                }
            }
            Err(refusal) => faults.push(refusal),
        }
    }
    if let Err(list) = whole(&mut data) {
        faults.extend(list);
    }
    if faults.is_empty() { Ok(data) } else { Err(faults) }
}

/// A field in one line; nothing when nothing is left.
fn line(field: &str, text: &str) -> Result<Option<String>, Refusal> {
    let text = on_one_line(text);
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().any(is_hidden) {
        return Err(Refusal::input("contacts.text-hidden").on(field));
    }
    if text.chars().count() > most(field) {
        return Err(Refusal::input("contacts.text-long").on(field).with("most", most(field)));
    }
    Ok(Some(text))
}

/// What holds between fields, and the forms that some have.
fn whole(data: &mut ContactData) -> Result<(), Vec<Refusal>> {
    let mut faults = Vec::new();
    if data.organisation.is_none() && data.surname.is_none() {
        faults.push(Refusal::input("contacts.name-missing").on("organisation"));
    }
    if let Some(country) = &mut data.country {
        *country = country.to_ascii_uppercase();
        if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
            faults.push(Refusal::input("contacts.country-wrong").on("country"));
        }
    } else if data.place.is_some() {
        // Envelopes from Poland do not say so.
        data.country = Some("PL".to_owned());
    }
    if data.email.as_ref().is_some_and(|email| !is_email(email)) {
        faults.push(Refusal::input("contacts.email-wrong").on("email"));
    }
    if let Some(ade) = &mut data.ade {
        // A wrong check digit warns elsewhere and never blocks; the form must be right.
        match ade.parse::<AdeAddress>() {
            Ok(read) => *ade = read.to_string(),
            Err(_) => faults.push(Refusal::input("contacts.ade-wrong").on("ade")),
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn is_email(text: &str) -> bool {
    let sides = text.split_once('@');
    let two = sides.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    two && !text.contains(char::is_whitespace)
}

/// Why something is done, in one line of at most 500 characters.
///
/// # Errors
/// `contacts.reason-missing`, `contacts.text-hidden`, `contacts.text-long`, on `reason`.
pub fn reason(text: &str) -> Result<String, Refusal> {
    if text.chars().count() > 500 {
        return Err(Refusal::input("contacts.text-long").on("reason").with("most", 500));
    }
    let text = on_one_line(text);
    if text.chars().any(is_hidden) {
        return Err(Refusal::input("contacts.text-hidden").on("reason"));
    }
    if text.is_empty() { Err(Refusal::input("contacts.reason-missing").on("reason")) } else { Ok(text) }
}

/// What is searched for, as keys are written.
pub fn searched(typed: &str) -> String {
    let plain: String =
        fold(typed).chars().map(|letter| if is_sign(letter) { ' ' } else { letter }).collect();
    on_one_line(&plain).chars().take(LONGEST_KEY).collect()
}

/// Signs that people leave out when they type a name.
fn is_sign(letter: char) -> bool {
    matches!(letter, ',' | ';' | '.' | '"' | '„' | '”' | '\'' | '(' | ')' | '/' | '-' | '–')
}

/// The folded name from each of its words on, and the e-mail: whichever part of it somebody begins to type, one walk of
/// one index finds it.
pub fn keys(data: &ContactData) -> Vec<String> {
    let person =
        [&data.given_names, &data.surname].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let forward = searched(&data.name());
    let mut keys: Vec<String> = Vec::new();
    for name in [forward, searched(&person)] {
        let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
        for start in 0..words.len().min(MOST_KEYS) {
            keys.push(words.iter().skip(start).copied().collect::<Vec<_>>().join(" "));
        }
    }
    keys.extend(data.email.as_deref().map(searched));
    keys.sort();
    keys.dedup();
    // A key that is the beginning of another one finds nothing that the other does not find.
    let longer =
        |key: &String| keys.iter().any(|other| other.len() > key.len() && other.starts_with(key.as_str()));
    keys.iter().filter(|key| !longer(key)).cloned().collect()
}

/// Marks by which two look like one: the same name in any order of words with the same postcode, the same e-mail, the same
/// address for e-delivery.
pub fn marks(data: &ContactData) -> Vec<String> {
    let name = searched(&data.name());
    let mut words: Vec<&str> = name.split(' ').collect();
    words.sort_unstable();
    let postcode: String =
        data.postcode.iter().flat_map(|code| code.chars()).filter(char::is_ascii_alphanumeric).collect();
    let by_name = (!postcode.is_empty()).then(|| format!("name:{}:{postcode}", words.join(" ")));
    let by_email = data.email.as_ref().map(|email| format!("email:{}", email.to_lowercase()));
    let by_ade = data.ade.as_ref().map(|ade| format!("ade:{ade}"));
    [by_name, by_email, by_ade].into_iter().flatten().collect()
}

/// The fields that the kept one lacks and the merged one has. A name is not put together from two.
pub fn fillable(kept: &ContactData, merged: &ContactData) -> Vec<&'static str> {
    let has_address = ["street", "building", "flat", "postcode", "place", "post_box", "country"]
        .iter()
        .any(|name| kept.field(name).is_some());
    let wanted = FIELDS.into_iter().filter(|name| match *name {
        "organisation" | "surname" | "given_names" => false,
        "email" | "ade" => true,
        // Half of one address and half of another would be an address of nobody.
        _ => !has_address,
    });
    wanted.filter(|name| kept.field(name).is_none() && merged.field(name).is_some()).collect()
}

/// The kept one after the merger.
pub fn filled(kept: &ContactData, merged: &ContactData, fields: &[&str]) -> ContactData {
    let mut data = kept.clone();
    for name in fields {
        if let Some(place) = data.field_mut(name) {
            *place = merged.field(name).cloned();
        }
    }
    data
}

/// The kept one after the merger is undone: what it took is given back, unless somebody has written something else there.
pub fn emptied(kept: &ContactData, merged: &ContactData, fields: &[String]) -> ContactData {
    let mut data = kept.clone();
    for name in fields {
        let own = kept.field(name) != merged.field(name);
        if let Some(place) = data.field_mut(name).filter(|_| !own) {
            *place = None;
        }
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(surname: &str, given: &str, postcode: &str) -> ContactData {
        ContactData {
            surname: Some(surname.to_owned()),
            given_names: Some(given.to_owned()),
            postcode: Some(postcode.to_owned()),
            ..ContactData::default()
        }
    }

    #[test]
    fn every_broken_rule_names_its_field() {
        let table: [(&str, &str, &str); 7] = [
            ("surname", "a\u{202E}b", "contacts.text-hidden"),
            ("flat", "0123456789012345678901234567890123456789x", "contacts.text-long"),
            ("country", "Polska", "contacts.country-wrong"),
            ("email", "bez-malpy", "contacts.email-wrong"),
            ("email", "a@b@c", "contacts.email-wrong"),
            ("ade", "AE:PL-1", "contacts.ade-wrong"),
            ("ade", "AE:PL-4356X-82585-JHWCF-30", "contacts.ade-wrong"),
        ];
        for (field, text, code) in table {
            let mut data = person("Zmyślona", "Maria", "00-001");
            *data.field_mut(field).unwrap() = Some(text.to_owned());
            let faults = check(&data).unwrap_err();
            assert!(
                faults.iter().any(|one| one.code == code && one.field.as_deref() == Some(field)),
                "{field} {text}"
            );
        }
        let faults = check(&ContactData::default()).unwrap_err();
        assert_eq!(faults[0].code, "contacts.name-missing");
        let mut lonely = person("Zmyślona", "Maria", "");
        (lonely.surname, lonely.place) = (Some("  ".to_owned()), Some(" Wierzbice ".to_owned()));
        assert_eq!(check(&lonely).unwrap_err()[0].code, "contacts.name-missing");
        lonely.organisation = Some("Stowarzyszenie   Łąka".to_owned());
        let data = check(&lonely).unwrap();
        assert_eq!(data.organisation.as_deref(), Some("Stowarzyszenie Łąka"));
        assert_eq!(
            (data.place.as_deref(), data.country.as_deref(), data.surname),
            (Some("Wierzbice"), Some("PL"), None)
        );
    }

    #[test]
    fn a_name_is_found_from_each_of_its_words() {
        let office = ContactData {
            organisation: Some("Urząd Gminy „Wierzbice”".to_owned()),
            email: Some("Sekretariat@wierzbice.example".to_owned()),
            ..ContactData::default()
        };
        let found =
            |data: &ContactData, typed: &str| keys(data).iter().any(|key| key.starts_with(&searched(typed)));
        for typed in ["urz", "Urząd  gminy", "GMINY wierz", "wierzbice", "sekretariat@", "„Wierz"] {
            assert!(found(&office, typed), "{typed}");
        }
        for typed in ["miny", "wierzbice gminy", "x"] {
            assert!(!found(&office, typed), "{typed}");
        }
        let maria = person("Żak-Nowak", "Maria", "00-001");
        for typed in ["maria zak", "zak nowak m", "nowak", "Żak-N"] {
            assert!(found(&maria, typed), "{typed}");
        }
    }

    #[test]
    fn two_look_alike_by_name_and_postcode_by_email_and_by_ade() {
        let one = person("Zmyślona", "Maria", "00-001");
        let table = [
            (person("ZMYŚLONA", "Maria", "00001"), true),
            (person("Maria", "Zmyslona", "00 001"), true),
            (person("Zmyślona", "Maria", "00-002"), false),
            (person("Zmyślona", "Marta", "00-001"), false),
            (person("Zmyślona", "Maria", ""), false),
        ];
        let alike =
            |two: &ContactData, one: &ContactData| marks(two).iter().any(|mark| marks(one).contains(mark));
        for (two, expected) in table {
            assert_eq!(alike(&two, &one), expected, "{two:?}");
        }
        let mut two = person("Inna", "Osoba", "");
        let mut three = person("Jeszcze", "Inna", "");
        (two.email, three.email) = (Some("A@b.example".to_owned()), Some("a@B.example".to_owned()));
        assert!(alike(&two, &three));
        (two.email, two.ade, three.ade) = (None, Some("AE:PL-1".to_owned()), Some("AE:PL-1".to_owned()));
        assert!(alike(&two, &three));
    }

    #[test]
    fn a_merger_fills_what_is_empty_and_gives_it_back() {
        let kept = ContactData { surname: Some("Zmyślona".to_owned()), ..ContactData::default() };
        let mut merged = person("Zmyslona", "Maria", "00-001");
        (merged.email, merged.place) = (Some("m@z.example".to_owned()), Some("Wierzbice".to_owned()));
        let fields = fillable(&kept, &merged);
        assert_eq!(fields, ["postcode", "place", "email"]);
        let mut together = filled(&kept, &merged, &fields);
        assert_eq!((together.place.as_deref(), together.given_names.as_deref()), (Some("Wierzbice"), None));
        let names: Vec<String> = fields.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(emptied(&together, &merged, &names), kept);
        // What somebody wrote since stays theirs.
        together.email = Some("nowy@z.example".to_owned());
        assert_eq!(emptied(&together, &merged, &names).email.as_deref(), Some("nowy@z.example"));
        // One half of an address is not put to the other half of another.
        let elsewhere = ContactData { place: Some("Brzozowo".to_owned()), ..kept };
        assert_eq!(fillable(&elsewhere, &merged), ["email"]);
    }
}
