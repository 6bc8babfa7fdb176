//! Senders and addressees.

use obieg_registry::draft::SenderDraft;

use crate::mail::is_address;
use crate::notes;
use crate::reading::{LINE, NAME, SHORT, Sketch};
use crate::xml::Element;

/// A party of a letter: an institution or a person, with an address. PESEL is not read.
pub(super) fn sender(sketch: &mut Sketch, party: &Element) -> SenderDraft {
    let institution = party.child("Instytucja");
    let body = institution.or_else(|| party.child("Osoba")).unwrap_or(party);
    let given = [body.text_at(&["Imie"]), body.text_at(&["ImieDrugie"])].join(" ");
    let address = body.child("Adres").or_else(|| party.child("Adres"));
    let mut sender = SenderDraft {
        organisation: sketch.line(body.text_at(&["NazwaInstytucji"]), LINE),
        surname: sketch.line(body.text_at(&["Nazwisko"]), NAME),
        given_names: sketch.line(&given, NAME),
        ..SenderDraft::default()
    };
    if let Some(address) = address {
        place(sketch, &mut sender, address);
    }
    let email = body.below("Email").first().map(|email| email.text()).unwrap_or_default();
    sender.email = sketch.line(email, NAME).filter(|email| is_address(email));
    if sender.organisation.is_none() && sender.surname.is_none() && sender.given_names.is_none() {
        sender.unknown_reason = Some(notes::NO_SENDER.to_owned());
    }
    sender
}

fn place(sketch: &mut Sketch, sender: &mut SenderDraft, address: &Element) {
    sender.street = sketch.line(address.text_at(&["Ulica"]), NAME);
    sender.building = sketch.line(address.text_at(&["Budynek"]), SHORT);
    sender.flat = sketch.line(address.text_at(&["Lokal"]), SHORT);
    sender.postcode = sketch.line(address.text_at(&["KodPocztowy"]), SHORT);
    sender.place = sketch.line(address.text_at(&["Miejscowosc"]), NAME);
    sender.post_box = sketch.line(address.text_at(&["SkrytkaPocztowa"]), SHORT);
    let country = address.text_at(&["Kraj"]);
    // Older forms write the name of the country; only the own one can be told from it.
    let country = if country.eq_ignore_ascii_case("polska") { "PL" } else { country };
    let is_code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_alphabetic());
    sender.country = is_code.then(|| country.to_ascii_uppercase());
}

/// A party of a letter in one line.
pub(super) fn named(party: &Element) -> String {
    let body = party.child("Instytucja").or_else(|| party.child("Osoba")).unwrap_or(party);
    let names = ["NazwaInstytucji", "Nazwisko", "Imie"].map(|name| body.text_at(&[name]));
    names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ")
}
