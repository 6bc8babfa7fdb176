//! Values of fields are data, whatever they look like.

use obieg_press::{Fields, Limits};

use crate::{about, pages_of, press, starter, template as template_of, text_of};

const HOSTILE: [&str; 12] = [
    "#panic(\"x\")",
    "#read(\"/etc/passwd\")",
    "$x^2$ & $ $",
    "*gwiazdki* _podkreślenia_ `kod`",
    "@odwołanie <etykieta>",
    "= Nagłówek",
    "- punkt + punkt / hasło: opis",
    "\\ odwrotny \\u{41}",
    "https://zmyslin.example/a#b",
    "{Pole.Obce} {{x}} ]] [[ }",
    "// komentarz /* drugi */",
    "-- --- ... ~ 'cudzysłów' \"drugi\"",
];

#[tokio::test]
async fn markup_in_a_value_is_printed_as_it_is() {
    let (_, template) = starter("internal");
    let press = press(Limits::default());
    for hostile in HOSTILE {
        let pdf = press
            .print(&template, everywhere(hostile), about())
            .await
            .unwrap_or_else(|fault| panic!("{hostile}: {fault}"));
        let text = text_of(&pdf);
        let wanted: String = hostile.split_whitespace().collect::<Vec<_>>().join(" ");
        let times = text.matches(&wanted).count();
        assert!(times >= 10, "{hostile} stands {times} times: {text}");
    }
}

/// A letter in which one text stands in every field that the layout prints.
fn everywhere(text: &str) -> Fields {
    let one = || text.to_owned();
    let mut fields = Fields::default();
    fields.office.name = one();
    fields.office.address = vec![one()];
    fields.unit.name = one();
    fields.officer.name = one();
    fields.signer.name = one();
    fields.signer.title = one();
    fields.case.sign = one();
    fields.addressee.name = one();
    fields.addressee.address = vec![one(), one()];
    fields.letter.subject = one();
    fields.letter.attachments = vec![one()];
    fields.letter.copies = vec![one()];
    // The small markup has lists and bold of its own; a letter before it keeps the rest a plain line.
    fields.texts.insert("text".to_owned(), format!("Treść: {text}"));
    fields
}

#[tokio::test]
async fn what_nobody_sees_is_left_out() {
    let (_, template) = starter("internal");
    let press = press(Limits::default());
    let name = "Jan\u{202E}iksjolmz\u{202C} Ko\u{200B}wal\u{AD}ski\u{0}\u{FEFF}";
    let pdf = press.print(&template, everywhere(name), about()).await.unwrap();
    let text = text_of(&pdf);
    assert!(text.contains("Janiksjolmz Kowalski"), "{text}");
}

#[tokio::test]
async fn letters_of_neighbours_are_drawn() {
    let (_, template) = starter("internal");
    let press = press(Limits::default());
    for name in [
        "ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż",
        "Jürgen Größenwahn-Öß",
        "Ґанна Їжакевич-Єва",
        "Čeněk Ďuriš Ľubomír",
        "Łukašas Žemaitis",
    ] {
        let text = text_of(&press.print(&template, everywhere(name), about()).await.unwrap());
        assert!(text.matches(name).count() >= 10, "{name}: {text}");
    }
}

#[tokio::test]
async fn a_word_longer_than_a_line_stays_on_the_page() {
    let (_, template) = starter("internal");
    let word = "ź".repeat(300);
    let press = press(Limits::default());
    let mut fields = Fields::sample();
    fields.addressee.name.clone_from(&word);
    fields.texts.insert("text".to_owned(), format!("Przed {word} za"));
    let pdf = press.print(&template, fields, about()).await.unwrap();
    assert_eq!(pages_of(&pdf), 1);
    let letters = text_of(&pdf).matches('ź').count();
    assert!(letters >= 600, "{letters}");
    // Measured where it stands: no wider than its column, and higher than one line.
    let measured = "#import \"/letter.typ\": *\n#show: letter\n#layout(size => {\n  let drawn = measure(width: size.width, \
                    prose(fields.texts.text))\n  assert(drawn.width <= size.width and drawn.height > 30pt, message: repr(drawn))\n})";
    let mut fields = Fields::sample();
    fields.texts.insert("text".to_owned(), word);
    press.print(&template_of(measured), fields, about()).await.unwrap();
}
