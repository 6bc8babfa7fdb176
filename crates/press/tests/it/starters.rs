//! The templates that come with the program.

use std::collections::BTreeSet;

use obieg_press::shipped::SHIPPED;
use obieg_press::{Fault, Fields, Limits};

use crate::{about, filled, pages_of, press, starter, text_of};

#[tokio::test]
async fn each_makes_an_archival_accessible_reproducible_letter_of_one_page() {
    let press = press(Limits::default());
    for one in SHIPPED {
        let (manifest, template) = starter(one.key);
        let fields = filled(&manifest);
        let pdf = press
            .print(&template, fields.clone(), about())
            .await
            .unwrap_or_else(|fault| panic!("{}: {fault}", one.key));
        let again = press.print(&template, fields.clone(), about()).await.unwrap();
        assert!(pdf == again, "{}: the same input gives the same bytes", one.key);
        let raw = String::from_utf8_lossy(&pdf);
        assert!(
            raw.contains("<pdfaid:part>2</pdfaid:part>") && raw.contains("<pdfaid:conformance>A<"),
            "{}",
            one.key
        );
        assert!(raw.contains("<pdfuaid:part>1</pdfuaid:part>"), "{}", one.key);
        let most = if one.key == "decision" { 2 } else { 1 };
        assert!(pages_of(&pdf) <= most, "{}: {} pages", one.key, pages_of(&pdf));
        let text = text_of(&pdf);
        for wanted in wanted(&fields, one.key == "decision") {
            assert!(text.contains(&wanted), "{}: {wanted}: {text}", one.key);
        }
    }
}

/// What must be read in every letter of a starter.
fn wanted(fields: &Fields, decision: bool) -> Vec<String> {
    let mut wanted = vec![
        fields.office.name.clone(),
        fields.office.address[0].clone(),
        fields.office.edelivery.clone(),
        fields.unit.name.clone(),
        fields.officer.name.clone(),
        fields.signer.authority.clone(),
        fields.signer.name.clone(),
        fields.case.sign.clone(),
        "23 listopada 2026 r.".to_owned(),
    ];
    if !decision {
        wanted.extend([fields.addressee.name.clone(), fields.addressee.edelivery.clone()]);
        wanted.extend(fields.addressee.address.clone());
    }
    wanted.extend(fields.letter.recipients.clone());
    wanted.extend(fields.letter.copies.clone());
    wanted.extend(fields.letter.attachments.clone());
    wanted.extend(
        fields
            .texts
            .iter()
            .filter(|(key, _)| !matches!(key.as_str(), "text" | "line"))
            .map(|(_, text)| text.clone()),
    );
    wanted.extend(
        fields
            .advice
            .lines()
            .filter(|line| !line.contains('{'))
            .filter_map(|line| line.split(". ").last())
            .map(str::to_owned),
    );
    wanted.retain(|text| !text.is_empty());
    wanted
}

#[tokio::test]
async fn each_passes_the_check_and_its_manifest_asks_for_what_it_names() {
    let press = press(Limits::default());
    for one in SHIPPED {
        let (manifest, template) = starter(one.key);
        assert_eq!(manifest.kind, one.key);
        let checked = press.check(&template, Fields::sample(), about()).await.unwrap();
        assert_eq!((checked.mistakes, checked.warnings), (vec![], vec![]), "{}", one.key);
        let named_by_text = |key: &str| {
            let place = format!("{{texts.{key}}}");
            manifest.legal_basis.contains(&place) || manifest.advice.contains(&place)
        };
        let asked: BTreeSet<String> =
            manifest.texts.iter().map(|text| text.key.clone()).filter(|key| !named_by_text(key)).collect();
        assert_eq!(asked, checked.texts, "{}", one.key);
        let advice = checked.fields.contains("advice") || one.source.contains("#advice");
        assert!(manifest.advice.is_empty() || advice, "{}: advice is printed", one.key);
    }
}

#[tokio::test]
async fn what_must_be_written_is_asked_for_by_name() {
    let press = press(Limits::default());
    for one in SHIPPED {
        let (manifest, template) = starter(one.key);
        for text in manifest.texts.iter().filter(|text| text.required) {
            let mut fields = filled(&manifest);
            fields.texts.insert(text.key.clone(), " \n".to_owned());
            let fault = press.print(&template, fields, about()).await.unwrap_err();
            assert_eq!(fault, Fault::Missing { field: format!("texts.{}", text.key) }, "{}", one.key);
        }
    }
}
