//! Which column of a list is what: proposed by the headings, chosen by people, read into what is known of a contact.

use obieg_kernel::Refusal;
use obieg_table::{Line, Unread};
use obieg_web::text::fold;

use crate::model::{ContactData, FIELDS};
use crate::{party, rules};

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

/// What each column seems to be; empty where nothing fits. Nothing is proposed twice.
pub(crate) fn proposed(names: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names {
        let name = fold(name);
        let fits = targets().find(|target| headings(target).contains(&name.as_str()));
        let target = fits.filter(|target| !found.iter().any(|one| one == target)).unwrap_or_default();
        found.push(target.to_owned());
    }
    found
}

/// Is this a choice that can be read? A name must be somewhere, and nothing in two places.
///
/// # Errors
/// `contacts.import-unknown`, `contacts.import-twice` on `map-N`, `contacts.import-no-name` on `map-1`.
pub(crate) fn check(mapping: &[String]) -> Result<(), Vec<Refusal>> {
    let mut faults = Vec::new();
    for (at, target) in mapping.iter().enumerate().filter(|(_, target)| !target.is_empty()) {
        let field = format!("map-{}", at.saturating_add(1));
        if !targets().any(|known| known == target) {
            faults.push(Refusal::input("contacts.import-unknown").on(field));
        } else if mapping.iter().take(at).any(|earlier| earlier == target) {
            faults.push(Refusal::input("contacts.import-twice").on(field));
        }
    }
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

/// The same line is the same text, whatever file it comes in: what is read of it, checked.
///
/// # Errors
/// Those of [`rules::check`].
pub(crate) fn digested(data: &ContactData) -> Result<String, Vec<Refusal>> {
    let data = rules::check(data)?;
    let of = |field: &str| data.field(field).cloned().unwrap_or_default();
    Ok(FIELDS.into_iter().map(of).collect::<Vec<_>>().join("\u{1f}"))
}

/// Why a file is no list, on `files`.
pub(crate) fn refusal(unread: Unread) -> Refusal {
    let about = |code| Refusal::input(code).on("files");
    match unread {
        Unread::Empty => about("contacts.import-empty"),
        Unread::Broken(0) => about("contacts.import-unreadable"),
        Unread::Broken(line) => about("contacts.import-broken").with("line", line),
        Unread::Many(most) => about("contacts.import-many").with("most", most),
        Unread::Wide => about("contacts.import-wide").with("most", obieg_table::MOST_COLUMNS),
        Unread::Large => about("contacts.import-large"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn headings_propose_what_columns_are() {
        let names =
            texts(&["Lp.", "Nazwisko", "IMIĘ", "Kod pocztowy", "Miejscowość", "kod", "E-mail", "Adres"]);
        assert_eq!(
            proposed(&names),
            ["", "surname", "given_names", "postcode", "place", "", "email", "address"]
        );
    }

    #[test]
    fn a_mapping_has_a_name_and_nothing_twice() {
        assert!(check(&texts(&["", "surname", "place"])).is_ok());
        for (mapping, code) in [
            (texts(&["place"]), "contacts.import-no-name"),
            (texts(&["name", "place", "place"]), "contacts.import-twice"),
            (texts(&["name", "pesel"]), "contacts.import-unknown"),
        ] {
            assert_eq!(check(&mapping).unwrap_err()[0].code, code);
        }
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
        assert_eq!(digested(&data).unwrap(), digested(&super::data(&other, &mapping)).unwrap());
    }
}
