//! What a message must be before it goes: the contract and the operator's rules for senders (R1, R2, R7, R12, limits of U7). Every
//! fault is told at once, each with a stable code, so that a person repairs a letter once and not fault by fault.

mod names;

use std::collections::BTreeSet;

use crate::address::is_address;
use crate::model::{Outgoing, OutgoingFile, Party, Postal, Service, Shipment};
use crate::trouble::Fault;

pub use names::{MOST_NAME, name_faults, wire_name, wire_names};

/// Characters of the text.
pub const MOST_TEXT: usize = 5000;
/// Bytes of all files of an electronic message (the operator's public word: 500 MB).
pub const MOST_TOGETHER: u64 = 500 << 20;
/// Bytes of the only file of a mass message, and of all files of a printed one.
pub const MOST_SMALL: u64 = 15 << 20;

/// Everything that is wrong with a message of the address `sender`; nothing when it may go. Margins, page size and sheets of printed
/// files are not looked at here.
pub fn check(out: &Outgoing, sender: &str) -> Vec<Fault> {
    let mut faults = Faults::default();
    faults.when(out.subject.trim().is_empty(), "subject-missing", "");
    faults.when(out.correlation.is_empty(), "correlation-missing", "");
    let text = out.text.as_deref().map_or(0, |text| text.chars().count());
    faults.when(text > MOST_TEXT, "text-too-long", text);
    match &out.service {
        Service::Electronic => electronic(out, sender, &mut faults),
        Service::Hybrid(shipment) => hybrid(out, shipment, &mut faults),
    }
    for party in out.to.iter().chain([&out.from]) {
        names(party, out.service.is_hybrid(), &mut faults);
        if let Some(address) = &party.postal {
            postal(address, &mut faults);
        }
    }
    files(&out.files, &mut faults);
    if out.mass {
        faults.when(out.files.len() != 1, "mass-one-file", out.files.len());
        let big = out.files.iter().find(|file| file.size > MOST_SMALL);
        faults.when(big.is_some(), "mass-file-too-big", big.map_or(0, |file| file.size));
    }
    faults.0
}

fn electronic(out: &Outgoing, sender: &str, faults: &mut Faults) {
    let allowed = if out.mass { 2..=1000 } else { 1..=15 };
    faults.when(!allowed.contains(&out.to.len()), "addressees", out.to.len());
    let mut seen = BTreeSet::new();
    for party in &out.to {
        let address = party.address.as_deref().unwrap_or_default();
        faults.when(!is_address(address), "address-malformed", address);
        faults.when(!seen.insert(address), "address-twice", address);
        faults.when(address == sender, "address-own", address);
    }
    let together = together(&out.files);
    faults.when(together > MOST_TOGETHER, "files-too-big", together);
}

fn hybrid(out: &Outgoing, shipment: &Shipment, faults: &mut Faults) {
    let allowed = if out.mass { 2..=1000 } else { 1..=1 };
    faults.when(!allowed.contains(&out.to.len()), "addressees", out.to.len());
    faults.when(out.from.postal.is_none(), "sender-postal-missing", "");
    faults.when(out.to.iter().any(|party| party.postal.is_none()), "addressee-postal-missing", "");
    faults.when(out.files.is_empty(), "files-missing", "");
    for file in &out.files {
        let pdf = file.media == "application/pdf" && file.name.ends_with(".pdf");
        faults.when(!pdf, "hybrid-not-pdf", &file.name);
    }
    let together = together(&out.files);
    faults.when(together > MOST_SMALL, "files-too-big", together);
    self::shipment(shipment, faults);
}

fn shipment(shipment: &Shipment, faults: &mut Faults) {
    let words: [(&str, &str, &[&str]); 6] = [
        (
            "proceedings",
            &shipment.proceedings,
            &["general", "administrative", "tax", "court_civil", "court_criminal"],
        ),
        ("category", &shipment.category, &["economic", "priority"]),
        ("printing", &shipment.printing, &["duplex", "simplex"]),
        ("colour", &shipment.colour, &["monochrome", "color"]),
        ("undeliverable", &shipment.undeliverable, &["returntosender", "destroy"]),
        ("mode", &shipment.mode, &["registered", "notRegistered"]),
    ];
    for (name, value, allowed) in words {
        faults.when(!allowed.contains(&value), "shipment-value", format!("{name}={value}"));
    }
    let format = shipment.format.as_deref();
    let known = format.is_none_or(|format| ["XS", "S", "M", "L"].contains(&format));
    faults.when(!known, "shipment-value", format!("format={}", format.unwrap_or_default()));
    for (name, value, most) in [
        ("number", &shipment.number, 32),
        ("imprint", &shipment.imprint, 30),
        ("content", &shipment.content, 255),
    ] {
        let long = value.as_ref().is_some_and(|text| text.chars().count() > most);
        faults.when(long, "shipment-too-long", format!("{name}>{most}"));
    }
    let special = shipment.mode == "registered" && shipment.proceedings != "general";
    faults.when(shipment.content.is_some() && !special, "shipment-content", "");
}

fn names(party: &Party, hybrid: bool, faults: &mut Faults) {
    let long = |text: &Option<String>, most| text.as_ref().is_some_and(|text| text.chars().count() > most);
    let most = if hybrid { 50 } else { 1900 };
    faults.when(long(&party.name, most), "name-too-long", format!(">{most}"));
    faults.when(long(&party.name_continued, 100), "name-too-long", ">100");
}

fn postal(postal: &Postal, faults: &mut Faults) {
    for (name, value) in [
        ("country", &postal.country),
        ("street", &postal.street),
        ("code", &postal.code),
        ("town", &postal.town),
    ] {
        faults.when(value.trim().is_empty(), "postal-field-missing", name);
    }
    let no_box = postal.street == "P.O. Box" && postal.flat.as_deref().unwrap_or_default().is_empty();
    faults.when(no_box, "postal-box-number", "");
}

fn files(files: &[OutgoingFile], faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for file in files {
        for code in name_faults(&file.name) {
            faults.when(true, code, &file.name);
        }
        faults.when(!seen.insert(&file.name), "file-name-twice", &file.name);
        faults.when(!file.media.contains('/'), "file-media", &file.name);
    }
}

fn together(files: &[OutgoingFile]) -> u64 {
    files.iter().fold(0, |sum: u64, file| sum.saturating_add(file.size))
}

#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn when(&mut self, wrong: bool, code: &str, words: impl ToString) {
        if wrong {
            self.0.push(Fault::new(code, words.to_string()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICE: &str = "AE:PL-43563-82585-JHWCF-30";
    const CITIZEN: &str = "AE:PL-97075-47631-STVJH-19";

    fn file(name: &str, size: u64) -> OutgoingFile {
        OutgoingFile { name: name.into(), media: "application/pdf".into(), size }
    }

    fn letter() -> Outgoing {
        Outgoing {
            correlation: "c-1".into(),
            subject: "Decyzja".into(),
            text: None,
            case: None,
            thread: None,
            reply_to: None,
            from: Party::default(),
            to: vec![Party::at(CITIZEN)],
            mass: false,
            service: Service::Electronic,
            files: vec![file("decyzja.pdf", 10)],
        }
    }

    fn postal(town: &str) -> Postal {
        Postal {
            country: "Polska".into(),
            street: "Polna".into(),
            code: "00-001".into(),
            town: town.into(),
            ..Postal::default()
        }
    }

    fn printed() -> Outgoing {
        let shipment = Shipment {
            proceedings: "administrative".into(),
            category: "economic".into(),
            printing: "duplex".into(),
            colour: "monochrome".into(),
            undeliverable: "returntosender".into(),
            mode: "registered".into(),
            ..Shipment::default()
        };
        let to =
            Party { name: Some("Przykład".into()), postal: Some(postal("Nigdzie")), ..Party::default() };
        let from = Party { postal: Some(postal("Testowo")), ..Party::default() };
        Outgoing { to: vec![to], from, service: Service::Hybrid(Box::new(shipment)), ..letter() }
    }

    fn codes(out: &Outgoing) -> Vec<String> {
        check(out, OFFICE).into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn good_messages_may_go() {
        assert_eq!(codes(&letter()), Vec::<String>::new());
        assert_eq!(codes(&printed()), Vec::<String>::new());
    }

    #[test]
    fn every_rule_of_an_electronic_message() {
        type Spoil = fn(&mut Outgoing);
        let many = |out: &mut Outgoing, count: usize| {
            out.to = (0..count).map(|one| Party::at(&format!("AE:PL-{one:05}-82585-JHWCF-30"))).collect();
        };
        let spoils: Vec<(Spoil, &[&str])> = vec![
            (|out| out.subject = "  ".into(), &["subject-missing"]),
            (|out| out.correlation.clear(), &["correlation-missing"]),
            (|out| out.text = Some("ą".repeat(5001)), &["text-too-long"]),
            (|out| out.to.clear(), &["addressees"]),
            (|out| out.to = vec![Party::at("AE:DE-1")], &["address-malformed"]),
            (|out| out.to.push(Party::at(CITIZEN)), &["address-twice"]),
            (|out| out.to = vec![Party::at(OFFICE)], &["address-own"]),
            (|out| out.to[0].name = Some("a".repeat(1901)), &["name-too-long"]),
            (|out| out.to[0].name_continued = Some("a".repeat(101)), &["name-too-long"]),
            (|out| out.files.push(file("decyzja.pdf", 1)), &["file-name-twice"]),
            (|out| out.files[0].size = MOST_TOGETHER + 1, &["files-too-big"]),
            (|out| out.files[0].media = "pdf".into(), &["file-media"]),
            (|out| out.files[0].name = "a b.PDF".into(), &["file-name-character", "file-extension-case"]),
            (
                |out| {
                    out.to[0].postal = Some(Postal { flat: None, street: "P.O. Box".into(), ..postal("X") })
                },
                &["postal-box-number"],
            ),
            (
                |out| {
                    out.mass = true;
                    out.files.clear();
                },
                &["addressees", "mass-one-file"],
            ),
        ];
        for (place, (spoil, wanted)) in spoils.into_iter().enumerate() {
            let mut out = letter();
            spoil(&mut out);
            assert_eq!(codes(&out), wanted, "{place}");
        }
        for (count, mass, fits) in [
            (15, false, true),
            (16, false, false),
            (1, true, false),
            (2, true, true),
            (1000, true, true),
            (1001, true, false),
        ] {
            let mut out = Outgoing { mass, ..letter() };
            many(&mut out, count);
            assert_eq!(codes(&out).is_empty(), fits, "{count} {mass}");
        }
        let mut out = Outgoing { mass: true, ..letter() };
        many(&mut out, 2);
        out.files[0].size = MOST_SMALL + 1;
        assert_eq!(codes(&out), ["mass-file-too-big"]);
    }

    #[test]
    fn every_rule_of_a_printed_message() {
        let spoil = |spoil: &dyn Fn(&mut Outgoing, &mut Shipment)| {
            let mut out = printed();
            let Service::Hybrid(mut shipment) = out.service.clone() else { panic!("printed") };
            spoil(&mut out, &mut shipment);
            out.service = Service::Hybrid(shipment);
            codes(&out)
        };
        assert_eq!(spoil(&|out, _| out.from.postal = None), ["sender-postal-missing"]);
        assert_eq!(spoil(&|out, _| out.to[0].postal = None), ["addressee-postal-missing"]);
        assert_eq!(spoil(&|out, _| out.files.clear()), ["files-missing"]);
        assert_eq!(spoil(&|out, _| out.files[0].name = "a.odt".into()), ["hybrid-not-pdf"]);
        assert_eq!(spoil(&|out, _| out.files[0].size = MOST_SMALL + 1), ["files-too-big"]);
        assert_eq!(spoil(&|out, _| out.to[0].name = Some("a".repeat(51))), ["name-too-long"]);
        assert_eq!(spoil(&|out, _| out.to.push(out.to[0].clone())), ["addressees"]);
        assert_eq!(spoil(&|_, one| one.proceedings = "?".into()), ["shipment-value"]);
        assert_eq!(spoil(&|_, one| one.format = Some("XXL".into())), ["shipment-value"]);
        assert_eq!(spoil(&|_, one| one.imprint = Some("a".repeat(31))), ["shipment-too-long"]);
        assert_eq!(
            spoil(&|_, one| {
                one.proceedings = "general".into();
                one.content = Some("x".into());
            }),
            ["shipment-content"]
        );
    }

    #[test]
    fn all_faults_at_once() {
        let out = Outgoing {
            subject: String::new(),
            to: vec![Party::at("x"), Party::at("x")],
            files: vec![file("a", 1)],
            ..letter()
        };
        assert_eq!(
            codes(&out),
            [
                "subject-missing",
                "address-malformed",
                "address-malformed",
                "address-twice",
                "file-extension-missing"
            ]
        );
    }
}
