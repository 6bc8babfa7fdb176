//! Which column of a list is what: proposed by the headings, chosen by people, read into what is known of a contact.

use obieg_kernel::Refusal;
use obieg_table::Line;
use obieg_web::Words;
use obieg_web::columns::{self, Target};

use crate::model::{ContactData, FIELDS};
use crate::party;

/// The most lines of a list.
pub(crate) const MOST_LINES: usize = 20_000;
/// A name in one column: an organisation, or a person whose names nobody parted.
pub(crate) const NAME: &str = "name";
/// An address in one column.
pub(crate) const ADDRESS: &str = "address";

/// What a column may be, beside nothing.
pub(crate) fn targets() -> impl Iterator<Item = &'static str> {
    FIELDS.into_iter().chain([NAME, ADDRESS])
}

/// What stands above such columns in lists that offices have; folded.
fn headings(target: &str) -> &'static [&'static str] {
    match target {
        "organisation" => &[
            "instytucja",
            "firma",
            "organizacja",
            "nazwa instytucji",
            "nazwa firmy",
            "organisation",
            "company",
        ],
        "surname" => &["nazwisko", "surname", "last name"],
        "given_names" => &["imie", "imiona", "given names", "given_names", "first name"],
        "street" => &["ulica", "street"],
        "building" => &["nr domu", "numer domu", "budynek", "nr budynku", "dom", "building"],
        "flat" => &["nr lokalu", "numer lokalu", "lokal", "mieszkanie", "nr mieszkania", "flat"],
        "postcode" => &["kod", "kod pocztowy", "postcode", "zip"],
        "place" => &["miejscowosc", "miasto", "poczta", "place", "city"],
        "post_box" => &["skrytka", "skrytka pocztowa", "post box", "post_box"],
        "country" => &["kraj", "country"],
        "email" => &["email", "e-mail", "mail", "adres e-mail", "adres email", "poczta elektroniczna"],
        "ade" => &["ade", "adres do e-doreczen", "e-doreczenia", "adres ade"],
        NAME => &["nazwa", "imie i nazwisko", "nazwisko i imie", "kontakt", "nadawca", "adresat", "name"],
        ADDRESS => &["adres", "adres pocztowy", "address"],
        _ => &[],
    }
}

/// What a column may be, with its words.
pub(crate) fn choices(words: &Words) -> Vec<Target> {
    let target = |code: &'static str| Target {
        code: code.to_owned(),
        word: words.of("contacts-import-is", &code.replace('_', "-")),
        headings: headings(code).iter().map(|heading| (*heading).to_owned()).collect(),
    };
    targets().map(target).collect()
}

/// Is this a choice that can be read? A name must be somewhere, and nothing in two places.
///
/// # Errors
/// Those of [`columns::check`]; `contacts.import-no-name` on `map-1`.
pub(crate) fn check(mapping: &[String], targets: &[Target]) -> Result<(), Vec<Refusal>> {
    let mut faults = columns::check(mapping, targets).err().unwrap_or_default();
    let named = |target: &String| ["organisation", "surname", NAME].contains(&target.as_str());
    if !mapping.iter().any(named) {
        faults.push(Refusal::input("contacts.import-no-name").on("map-1"));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// What a line says by the mapping. What is in one column is parted as far as it can be, and goes where nothing else is.
pub(crate) fn data(line: &Line, mapping: &[String]) -> ContactData {
    let mut data = ContactData::default();
    let (mut name, mut address) = (None, None);
    for (at, target) in mapping.iter().enumerate() {
        let text = Some(line.cell(at)).filter(|text| !text.is_empty()).map(str::to_owned);
        match target.as_str() {
            NAME => name = text,
            ADDRESS => address = text,
            other => {
                if let Some(place) = data.field_mut(other) {
                    *place = text;
                }
            }
        }
    }
    let whole = party::read(name.as_deref().unwrap_or_default(), address.as_deref());
    for field in FIELDS {
        let told = whole.field(field).filter(|text| !text.is_empty()).cloned();
        if let Some(place) = data.field_mut(field).filter(|place| place.is_none()) {
            *place = told;
        }
    }
    data
}

/// The same line, checked, is the same digest, whatever file it comes in.
pub(crate) fn digest(data: &ContactData) -> [u8; 32] {
    obieg_table::digest(FIELDS.into_iter().map(|field| data.field(field).map_or("", String::as_str)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_mapping_has_a_name() {
        let targets: Vec<Target> = targets()
            .map(|code| Target { code: code.to_owned(), word: String::new(), headings: Vec::new() })
            .collect();
        assert!(check(&texts(&["", "surname", "place"]), &targets).is_ok());
        assert_eq!(check(&texts(&["place"]), &targets).unwrap_err()[0].code, "contacts.import-no-name");
    }

    #[test]
    fn a_line_is_read_by_its_mapping() {
        let line = Line {
            number: 2,
            cells: texts(&["Zakład Wodny", "Młyńska 1, 00-002 Brzozowo", "Stary Dwór"]),
        };
        let data = data(&line, &texts(&["name", "address", "place"]));
        assert_eq!(data.surname.as_deref(), Some("Zakład Wodny"));
        // What has a column of its own is not overruled by what was read out of another.
        assert_eq!((data.postcode.as_deref(), data.place.as_deref()), (Some("00-002"), Some("Stary Dwór")));
        let other = Line {
            number: 9,
            cells: texts(&[" Zakład  Wodny", "Młyńska 1, 00-002 Brzozowo", "Stary Dwór"]),
        };
        let mapping = texts(&["name", "address", "place"]);
        let digested = |data: &ContactData| digest(&rules::check(data).unwrap());
        assert_eq!(digested(&data), digested(&super::data(&other, &mapping)));
    }
}
