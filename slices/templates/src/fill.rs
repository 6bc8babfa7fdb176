//! What was written becomes the fields of a letter. Pure.

use std::collections::BTreeMap;

use jiff::civil::Date;
use obieg_cases::model::{CaseView, PartyView};
use obieg_kernel::Refusal;
use obieg_people::model::StandingView;
use obieg_press::Fields;
use obieg_press::fields::{Addressee, Case, Letter, Office, Officer, Party, Signer, Unit};
use obieg_press::shipped::Manifest;

use crate::model::{Inputs, Letterhead};

/// Before the key of a text of the template, in names of fields.
pub const TEXT: &str = "texts.";

/// What the program knows before anybody writes.
#[derive(Debug, Clone)]
pub struct Known {
    /// Name of the office.
    pub office: String,
    /// The head of its letters.
    pub head: Letterhead,
    /// The case.
    pub case: CaseView,
    /// Name of the unit that leads it.
    pub unit: String,
    /// The parties.
    pub parties: Vec<PartyView>,
    /// People at their posts: the officer and whoever may sign are among them.
    pub people: Vec<StandingView>,
    /// The day.
    pub today: Date,
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What stands in the form before anybody has written.
pub fn begun(known: &Known, manifest: &Manifest) -> Inputs {
    let text = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut inputs = Inputs::from([
        text("title", &manifest.name),
        text("subject", &known.case.title),
        text("date", &known.today.to_string()),
        text("legal_basis", &manifest.legal_basis),
        text("advice", &manifest.advice),
    ]);
    if let [party] = known.parties.as_slice() {
        inputs.insert("party".to_owned(), party.id.to_string());
    }
    inputs.extend(manifest.texts.iter().map(|asked| (format!("{TEXT}{}", asked.key), asked.default.clone())));
    inputs
}

/// The fields of the letter that was written.
///
/// # Errors
/// `templates.addressee`, `templates.date`, `templates.signer`, `templates.missing` (the legal basis), each at its field.
pub fn fields(known: &Known, manifest: &Manifest, inputs: &Inputs) -> Result<Fields, Vec<Refusal>> {
    let text = |name: &str| inputs.get(name).map_or("", |text| text.trim());
    let date = match text("date") {
        "" => Ok(None),
        day => day.parse::<Date>().map(Some).map_err(|_| Refusal::input("templates.date").on("date")),
    };
    // A template that begins with its legal basis says "on the basis of …": without one its sentence has a hole.
    let basis = match text("legal_basis") {
        "" if !manifest.legal_basis.is_empty() => Err(Refusal::input("templates.missing").on("legal_basis")),
        basis => Ok(basis.to_owned()),
    };
    let parts = (addressee(known, inputs), signer(known, inputs), date, basis);
    let (addressee, signer, date, basis) = match parts {
        (Ok(addressee), Ok(signer), Ok(date), Ok(basis)) => (addressee, signer, date, basis),
        (addressee, signer, date, basis) => {
            let wrong = [addressee.err(), signer.err(), date.err(), basis.err()];
            return Err(wrong.into_iter().flatten().collect());
        }
    };
    let asked =
        manifest.texts.iter().map(|one| (one.key.clone(), text(&format!("{TEXT}{}", one.key)).to_owned()));
    let texts: BTreeMap<String, String> = asked.collect();
    Ok(Fields {
        office: office(known),
        unit: Unit { name: known.unit.clone(), symbol: known.case.unit_code.clone() },
        officer: officer(known),
        signer,
        case: Case {
            sign: known.case.sign.clone(),
            title: known.case.title.clone(),
            opened: Some(known.case.opened_on),
        },
        addressee,
        parties: known.parties.iter().map(party).collect(),
        letter: Letter {
            mark: known.case.sign.clone(),
            your_sign: text("your_sign").to_owned(),
            place: known.head.place.clone(),
            date,
            subject: text("subject").to_owned(),
            attachments: lines(text("attachments")),
            recipients: Vec::new(),
            copies: lines(text("copies")),
        },
        legal_basis: basis,
        advice: text("advice").to_owned(),
        texts,
        extra: BTreeMap::new(),
    })
}

fn office(known: &Known) -> Office {
    let head = &known.head;
    Office {
        name: known.office.clone(),
        authority: head.authority.clone(),
        address: lines(&head.address_lines),
        phone: head.phone.clone(),
        email: head.email.clone(),
        edelivery: head.edelivery.clone(),
        website: head.website.clone(),
    }
}

fn officer(known: &Known) -> Officer {
    let found = known.people.iter().find(|one| one.holding == known.case.officer);
    found.map_or_else(Officer::default, |one| Officer {
        name: one.person.clone(),
        title: one.post.clone(),
        ..Officer::default()
    })
}

fn party(party: &PartyView) -> Party {
    Party { name: party.name.clone(), address: parted(party.address.as_deref().unwrap_or_default()) }
}

/// An address on lines: as it was written, or parted at its commas.
fn parted(address: &str) -> Vec<String> {
    let found = lines(address);
    match found.as_slice() {
        [one] => one.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect(),
        _ => found,
    }
}

/// A party of the case, or somebody who was typed.
fn addressee(known: &Known, inputs: &Inputs) -> Result<Addressee, Refusal> {
    let text = |name: &str| inputs.get(name).map_or("", |text| text.trim());
    let chosen = known.parties.iter().find(|party| party.id.to_string() == text("party"));
    match (chosen, text("name")) {
        (_, name) if !name.is_empty() => Ok(Addressee {
            name: name.to_owned(),
            address: lines(text("address")),
            edelivery: text("edelivery").to_uppercase(),
        }),
        (Some(chosen), _) => {
            let Party { name, address } = party(chosen);
            Ok(Addressee { name, address, edelivery: String::new() })
        }
        (None, _) => Err(Refusal::input("templates.addressee").on("name")),
    }
}

/// Who is to sign: somebody at a post, or nobody yet.
fn signer(known: &Known, inputs: &Inputs) -> Result<Signer, Refusal> {
    let chosen = inputs.get("signer").map_or("", |text| text.trim());
    if chosen.is_empty() {
        return Ok(Signer::default());
    }
    let found = known.people.iter().find(|one| one.holding.to_string() == chosen);
    let found = found.ok_or_else(|| Refusal::input("templates.signer").on("signer"))?;
    let executive = found.roles.iter().any(|role| role == "executive");
    let authority = if executive { String::new() } else { known.head.on_behalf.clone() };
    Ok(Signer { authority, name: found.person.clone(), title: found.post.clone() })
}
