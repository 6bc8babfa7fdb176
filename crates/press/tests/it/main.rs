#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on must fail at once"
)]
//! The press from outside: real children, real files.

mod letters;
mod limits;
mod many;
mod starters;
mod values;

use obieg_press::shipped::{Manifest, SHIPPED};
use obieg_press::{About, Fault, Fields, Limits, Place, Press, Template};

/// A press whose children are this crate's own.
pub fn press(limits: Limits) -> Press {
    Press::new(Place::Child(env!("CARGO_BIN_EXE_press-child").into()), limits)
}

pub fn about() -> About {
    About { ident: "test/1".to_owned(), at: "2026-11-23T08:00:00Z".parse().unwrap() }
}

pub fn template(source: &str) -> Template {
    Template { source: source.to_owned(), ..Template::default() }
}

/// A starter with its manifest.
pub fn starter(key: &str) -> (Manifest, Template) {
    let one = SHIPPED.iter().find(|one| one.key == key).unwrap();
    let manifest = Manifest::read(one.manifest).unwrap();
    let template = manifest.template(one.source.to_owned());
    (manifest, template)
}

/// The sample with a text in everything that a manifest asks for.
pub fn filled(manifest: &Manifest) -> Fields {
    let mut fields = Fields::sample();
    for text in &manifest.texts {
        let words = if text.default.is_empty() {
            format!("napisane w polu {}", text.key)
        } else {
            text.default.clone()
        };
        fields.texts.insert(text.key.clone(), words);
    }
    fields.legal_basis.clone_from(&manifest.legal_basis);
    fields.advice.clone_from(&manifest.advice);
    fields
}

/// The text of all pages, in the order of the pages, with single spaces.
pub fn text_of(pdf: &[u8]) -> String {
    let pdf = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let text = pdf.extract_text(&pages).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn pages_of(pdf: &[u8]) -> usize {
    lopdf::Document::load_mem(pdf).unwrap().get_pages().len()
}

/// The one mistake of a template.
pub fn mistake(fault: Fault) -> (Option<usize>, Option<usize>, String) {
    match fault {
        Fault::Template { mistakes } if mistakes.len() == 1 => {
            (mistakes[0].line, mistakes[0].column, mistakes[0].message.clone())
        }
        other => panic!("{other:?}"),
    }
}
