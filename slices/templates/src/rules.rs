//! Rules over plain facts, and what a press says in the words of the office.

use std::collections::BTreeSet;

use obieg_kernel::{Failure, Refusal, RefusalKind};
use obieg_press::shipped::{Manifest, TextField};
use obieg_press::{Fault, MOST_SOURCE, Mistake};

use crate::fill;
use crate::model::{LetterTemplate, Letterhead};

/// The most texts that one template asks for.
pub const MOST_TEXTS: usize = 30;

/// So many mistakes of a template are told at once.
const MOST_MISTAKES: usize = 5;

/// What one template is made of, as it may be kept.
///
/// # Errors
/// `templates.name-bad`, `templates.kind`, `templates.texts-many`, `templates.text-key-bad`, `templates.text-twice`, `templates.long`, each at
/// its field.
pub fn checked(manifest: &Manifest, source: &str) -> Result<(), Vec<Refusal>> {
    let mut wrong = Vec::new();
    let mut must = |holds: bool, refusal: Refusal| {
        if !holds {
            wrong.push(refusal);
        }
    };
    let line = |text: &str, least, most| obieg_kernel::text::is_line(text, least, most);
    must(line(&manifest.name, 3, 200), Refusal::input("templates.name-bad").on("name"));
    must(is_key(&manifest.kind), Refusal::input("templates.kind").on("kind"));
    let long = |field: &'static str| Refusal::input("templates.long").on(field);
    must(manifest.description.chars().count() <= 500, long("description"));
    must(manifest.legal_basis.chars().count() <= 5_000, long("legal_basis"));
    must(manifest.advice.chars().count() <= 20_000, long("advice"));
    let most = Refusal::input("templates.source-large").on("source").with("most", MOST_SOURCE);
    must(source.len() <= MOST_SOURCE && !source.trim().is_empty(), most);
    let many = Refusal::input("templates.texts-many").on("texts").with("most", MOST_TEXTS);
    must(manifest.texts.len() <= MOST_TEXTS, many);
    let mut keys = BTreeSet::new();
    for text in &manifest.texts {
        must(is_asked(text), Refusal::input("templates.text-key-bad").on("texts").with("key", &text.key));
        let twice = Refusal::input("templates.text-twice").on("texts").with("key", &text.key);
        must(keys.insert(text.key.as_str()), twice);
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// Lower-case letters of ASCII, digits and `_`, 1 to 40, as a template names a field.
fn is_key(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=40).contains(&text.len()) && text.bytes().all(fits)
}

fn is_asked(text: &TextField) -> bool {
    let short = text.hint.chars().count() <= 500 && text.default.chars().count() <= 5_000;
    is_key(&text.key) && obieg_kernel::text::is_line(&text.label, 1, 200) && short
}

/// A template that is in use, as it was seen.
///
/// # Errors
/// `templates.ended-refused`, `templates.changed-meanwhile`.
pub fn may_change(template: &LetterTemplate, seen: i64) -> Result<(), Refusal> {
    in_use(template)?;
    if template.version == seen {
        Ok(())
    } else {
        Err(Refusal::of(RefusalKind::Stale, "templates.changed-meanwhile"))
    }
}

/// Letters are begun from templates in use alone.
///
/// # Errors
/// `templates.ended-refused`.
pub fn in_use(template: &LetterTemplate) -> Result<(), Refusal> {
    if template.ended_on.is_none() { Ok(()) } else { Err(Refusal::state("templates.ended-refused")) }
}

/// The head of letters.
///
/// # Errors
/// `templates.head-line` at its field.
pub fn head(head: &Letterhead) -> Result<(), Vec<Refusal>> {
    let lines = [
        ("authority", &head.authority, 200),
        ("place", &head.place, 100),
        ("phone", &head.phone, 100),
        ("email", &head.email, 200),
        ("edelivery", &head.edelivery, 40),
        ("website", &head.website, 200),
        ("on_behalf", &head.on_behalf, 200),
    ];
    let wrong = |(name, text, most): &(&'static str, &String, usize)| {
        let holds = text.is_empty() || obieg_kernel::text::is_line(text, 1, *most);
        (!holds).then(|| Refusal::input("templates.head-line").on(*name).with("most", most))
    };
    let mut all: Vec<Refusal> = lines.iter().filter_map(wrong).collect();
    let address = head.address_lines.lines().count() <= 5 && head.address_lines.chars().count() <= 500;
    let shown = head
        .address_lines
        .lines()
        .all(|line| line.trim().is_empty() || obieg_kernel::text::is_line(line.trim(), 1, 100));
    if !(address && shown) {
        all.push(Refusal::input("templates.head-address-bad").on("address_lines").with("most", 5));
    }
    if all.is_empty() { Ok(()) } else { Err(all) }
}

/// What a press says, to whoever works on the template.
pub fn of_template(fault: Fault) -> Failure {
    match fault {
        Fault::Template { mistakes } => mistaken(&mistakes),
        other => of_letter(other),
    }
}

/// The first mistakes of a template, each with its place.
pub fn mistaken(mistakes: &[Mistake]) -> Failure {
    let one = |mistake: &Mistake| {
        let (line, column) = (mistake.line.unwrap_or_default(), mistake.column.unwrap_or_default());
        let code = if mistake.line.is_some() { "templates.mistake" } else { "templates.mistake-somewhere" };
        let said =
            std::iter::once(&mistake.message).chain(&mistake.hints).cloned().collect::<Vec<_>>().join("; ");
        Refusal::input(code).on("source").with("line", line).with("column", column).with("said", said)
    };
    Failure::Refused(mistakes.iter().take(MOST_MISTAKES).map(one).collect())
}

/// What a press says, to whoever writes a letter.
pub fn of_letter(fault: Fault) -> Failure {
    let input = |code, field: &str| Refusal::input(code).on(field);
    match fault {
        Fault::Template { .. } => Refusal::state("templates.broken").into(),
        Fault::Time { seconds } => Refusal::state("templates.slow").with("most", seconds).into(),
        Fault::Memory { megabytes } => Refusal::state("templates.hungry").with("most", megabytes).into(),
        Fault::Pages { pages, most } => {
            Refusal::state("templates.pages-many").with("pages", pages).with("most", most).into()
        }
        Fault::Large { most } => Refusal::state("templates.large").with("most", most).into(),
        // What the office, the unit or the case lacks is in no field of the form.
        Fault::Missing { field } if field.contains('.') && !field.starts_with(fill::TEXT) => {
            Refusal::state("templates.missing-known").with("name", field).into()
        }
        Fault::Missing { field } => input("templates.missing", &field).into(),
        Fault::Placeholder { field, name } => {
            input("templates.placeholder", &field).with("name", name).into()
        }
        Fault::Undrawable { field, letter } => {
            let code = format!("U+{:04X}", u32::from(letter));
            input("templates.undrawable", &field).with("letter", code).into()
        }
        fault @ (Fault::Broken { .. } | Fault::Unavailable) => Failure::internal(fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        Manifest { kind: "call".to_owned(), name: "Wezwanie".to_owned(), ..Manifest::default() }
    }

    fn codes(manifest: &Manifest, source: &str) -> Vec<&'static str> {
        checked(manifest, source).err().into_iter().flatten().map(|one| one.code).collect()
    }

    #[test]
    fn a_template_has_a_name_a_kind_and_fields_that_it_can_name() {
        assert_eq!(codes(&manifest(), "x"), Vec::<&str>::new());
        assert_eq!(codes(&manifest(), " "), ["templates.source-large"]);
        assert_eq!(codes(&manifest(), &"x".repeat(MOST_SOURCE)), Vec::<&str>::new());
        assert_eq!(codes(&manifest(), &"x".repeat(MOST_SOURCE + 1)), ["templates.source-large"]);
        assert_eq!(codes(&Manifest { kind: "Wezwanie!".to_owned(), ..manifest() }, "x"), ["templates.kind"]);
        let text =
            |key: &str| TextField { key: key.to_owned(), label: "Pole".to_owned(), ..TextField::default() };
        let asks = |texts: Vec<TextField>| codes(&Manifest { texts, ..manifest() }, "x");
        assert_eq!(asks(vec![text("reasons"), text("term_2")]), Vec::<&str>::new());
        assert_eq!(asks(vec![text("powód"), text("term")]), ["templates.text-key-bad"]);
        assert_eq!(asks(vec![text("term"), text("term")]), ["templates.text-twice"]);
        let many = |count: usize| asks((0..count).map(|at| text(&format!("t{at}"))).collect());
        assert_eq!(many(MOST_TEXTS), Vec::<&str>::new());
        assert_eq!(many(MOST_TEXTS + 1), ["templates.texts-many"]);
    }

    #[test]
    fn what_a_press_says_is_told_by_its_name() {
        let code = |fault| match of_letter(fault) {
            Failure::Refused(refusals) => refusals.into_iter().map(|one| (one.code, one.field)).next(),
            other => panic!("{other:?}"),
        };
        let told = |fault| code(fault).map(|(code, _)| code);
        assert_eq!(told(Fault::Time { seconds: 20 }), Some("templates.slow"));
        assert_eq!(told(Fault::Memory { megabytes: 3 }), Some("templates.hungry"));
        assert_eq!(told(Fault::Pages { pages: 900, most: 200 }), Some("templates.pages-many"));
        assert_eq!(told(Fault::Large { most: 9 }), Some("templates.large"));
        // What is on the form is told at its field; what is not, to whoever can give it.
        let missing = |field: &str| code(Fault::Missing { field: field.to_owned() });
        assert_eq!(missing("texts.term"), Some(("templates.missing", Some("texts.term".into()))));
        assert_eq!(missing("office.authority"), Some(("templates.missing-known", None)));
    }

    #[test]
    fn the_head_of_letters_is_short_lines() {
        let good = Letterhead {
            address_lines: "ul. Krótka 1\n00-000 Zmyślin".to_owned(),
            ..Letterhead::default()
        };
        assert!(head(&good).is_ok());
        let bad = Letterhead {
            place: "Zmyślin\nX".to_owned(),
            address_lines: "a\n".repeat(6),
            ..Letterhead::default()
        };
        let codes: Vec<&str> = head(&bad).unwrap_err().into_iter().map(|one| one.code).collect();
        assert_eq!(codes, ["templates.head-line", "templates.head-address-bad"]);
    }
}
