//! A template is checked before people may use it: with the invented sample, and with a letter in which hardly anything stands.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::fault::{Fault, Mistake};
use crate::fields::Fields;
use crate::look;
use crate::prepare::prepare;
use crate::typeset::{About, Form};

/// What was found in a template.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// What must be mended: with any of them the template makes no letters.
    pub mistakes: Vec<Mistake>,
    /// What may be wrong, such as a font that does not exist.
    pub warnings: Vec<Mistake>,
    /// The fields it names itself, as `case.sign`; the layout names some for every letter.
    pub fields: BTreeSet<String>,
    /// Keys of the texts it names.
    pub texts: BTreeSet<String>,
    /// Keys of further columns it names.
    pub extra: BTreeSet<String>,
}

/// An invented letter with something in every field.
static SAMPLE: LazyLock<Fields> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../data/templates/sample.json")).unwrap_or_default()
});

impl Fields {
    /// An invented letter with something in every field, for previews and checks.
    pub fn sample() -> Self {
        SAMPLE.clone()
    }

    /// The names of all fields that a template may use, but for the open groups `texts` and `extra`.
    pub fn names() -> Vec<String> {
        let Value::Object(groups) = known() else { return Vec::new() };
        let below = |(group, value): (String, Value)| match value {
            Value::Object(map) => map.keys().map(|name| format!("{group}.{name}")).collect(),
            _ => vec![group],
        };
        groups.into_iter().filter(|(group, _)| group != "long_words").flat_map(below).collect()
    }
}

/// The data of a letter without anything in the open groups.
fn known() -> Value {
    let data = prepare(&Fields::default(), [], []).ok();
    data.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

pub(crate) fn check(form: &Form, sample: &Fields, about: &About, most: usize) -> Result<Checked, Fault> {
    let named = look::named(form.source().root());
    let known = known();
    let mut checked =
        Checked { texts: form.texts().clone(), extra: look::keys(&named, "extra"), ..Checked::default() };
    for (path, span) in &named {
        let (name, exists) = look::known(path, &known);
        if exists {
            checked.fields.insert(name);
        } else {
            let at = form.source().find(*span).map(|node| node.offset());
            checked.mistakes.push(form.at(at, format!("unknown field: {name}"), Vec::new()));
        }
    }
    let keys: BTreeSet<String> = form.texts().union(form.required()).cloned().collect();
    for fields in [whole(sample, &keys, &checked.extra), bare(sample, &keys, &checked.extra)] {
        match form.pdf(&fields, about, most) {
            Ok(_) => {}
            Err(Fault::Template { mistakes }) => add(&mut checked.mistakes, mistakes),
            Err(other) => return Err(other),
        }
        add(&mut checked.warnings, form.warnings(&fields, most));
    }
    Ok(checked)
}

/// One mistake is told once, also when both letters have it.
fn add(known: &mut Vec<Mistake>, found: Vec<Mistake>) {
    for one in found {
        let told = known
            .iter()
            .any(|other| (other.line, other.column) == (one.line, one.column) && one.line.is_some());
        if !told && !known.contains(&one) {
            known.push(one);
        }
    }
}

/// The sample with a text for every key that is named or required.
fn whole(sample: &Fields, texts: &BTreeSet<String>, extra: &BTreeSet<String>) -> Fields {
    let mut fields = sample.clone();
    let any = sample.texts.values().max_by_key(|text| text.len()).cloned().unwrap_or_default();
    for key in texts {
        fields.texts.entry(key.clone()).or_insert_with(|| any.clone());
    }
    for key in extra {
        fields.extra.entry(key.clone()).or_insert_with(|| key.clone());
    }
    fields
}

/// A letter with what no letter is without, and nothing in any list.
fn bare(sample: &Fields, texts: &BTreeSet<String>, extra: &BTreeSet<String>) -> Fields {
    let mut fields = Fields::default();
    fields.office.name = sample.office.name.clone();
    fields.addressee.name = sample.addressee.name.clone();
    fields.case.sign = sample.case.sign.clone();
    fields.letter.subject = sample.letter.subject.clone();
    for key in texts {
        fields.texts.insert(key.clone(), key.clone());
    }
    for key in extra {
        fields.extra.insert(key.clone(), key.clone());
    }
    fields
}
