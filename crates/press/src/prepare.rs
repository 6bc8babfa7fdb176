//! Fields become the data that a template sees: cleaned texts, days in words, written texts as blocks with their places filled.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::fault::Fault;
use crate::fields::Fields;
use crate::markup::{Block, blocks};
use crate::text;

/// The largest data of one letter, in bytes of JSON.
pub const MOST_DATA: usize = 512 << 10;

/// The data of a letter. `texts` are the keys that the template names (an absent one is empty), `required` those that must be written.
///
/// # Errors
/// [`Fault::Large`], [`Fault::Missing`], [`Fault::Placeholder`], [`Fault::Undrawable`].
pub fn prepare<'k>(
    fields: &Fields,
    texts: impl IntoIterator<Item = &'k str>,
    required: impl IntoIterator<Item = &'k str>,
) -> Result<Vec<u8>, Fault> {
    for key in required {
        if fields.texts.get(key).is_none_or(|text| text::line(text).is_empty()) {
            return Err(Fault::Missing { field: format!("texts.{key}") });
        }
    }
    let plain = plain(fields)?;
    let mut data = plain.clone();
    for key in texts.into_iter().filter(|key| !fields.texts.contains_key(*key)) {
        set(&mut data, &["texts", key], json!([]));
    }
    for (field, written) in written(fields) {
        let mut blocks = blocks(&text::lines(written));
        fill(&mut blocks, &plain, &field)?;
        let blocks = serde_json::to_value(blocks).map_err(broken)?;
        set(&mut data, &field.splitn(2, '.').collect::<Vec<_>>(), blocks);
    }
    let long = drawable(&data, String::new())?;
    set(&mut data, &["long_words"], Value::Bool(long));
    let data = serde_json::to_vec(&data).map_err(broken)?;
    if data.len() > MOST_DATA { Err(Fault::Large { most: MOST_DATA }) } else { Ok(data) }
}

/// Puts a value where a path leads; nowhere when what lies above is no group.
fn set(data: &mut Value, path: &[&str], value: Value) {
    let Some((last, above)) = path.split_last() else { return };
    let place = above.iter().try_fold(data, |at, name| at.get_mut(name)).and_then(Value::as_object_mut);
    if let Some(group) = place {
        group.insert((*last).to_owned(), value);
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn broken(error: serde_json::Error) -> Fault {
    Fault::Broken { message: error.to_string() }
}

/// What people write in the small markup, by its path.
fn written(fields: &Fields) -> BTreeMap<String, &str> {
    let own = [("legal_basis", &fields.legal_basis), ("advice", &fields.advice)];
    let texts = fields.texts.iter().map(|(key, text)| (format!("texts.{key}"), text.as_str()));
    own.into_iter().map(|(key, text)| (key.to_owned(), text.as_str())).chain(texts).collect()
}

/// All fields as clean lines, with days in words.
fn plain(fields: &Fields) -> Result<Value, Fault> {
    let mut value = serde_json::to_value(fields).map_err(broken)?;
    clean(&mut value);
    let day = |date: Option<jiff::civil::Date>| Value::String(date.map(text::day).unwrap_or_default());
    for (group, name, date) in
        [("case", "opened", fields.case.opened), ("letter", "date", fields.letter.date)]
    {
        if let Some(group) = value.get_mut(group).and_then(Value::as_object_mut) {
            group.insert(name.to_owned(), day(date));
        }
    }
    Ok(value)
}

fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = text::line(text),
        Value::Array(list) => {
            list.iter_mut().for_each(clean);
            list.retain(|one| one.as_str() != Some(""));
        }
        Value::Object(map) => map.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Fills the places of a text. It happens after its markup was read, so what stands in a field is never markup.
fn fill(blocks: &mut [Block], plain: &Value, field: &str) -> Result<(), Fault> {
    for block in blocks {
        let (Block::Paragraph { lines } | Block::List { lines } | Block::Numbers { lines, .. }) = block;
        for run in lines.iter_mut().flatten() {
            run.text = filled(&run.text, plain, field)?;
        }
    }
    Ok(())
}

fn filled(text: &str, plain: &Value, field: &str) -> Result<String, Fault> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, name, after)) = next_place(rest) {
        let value = looked_up(plain, name)
            .ok_or_else(|| Fault::Placeholder { field: field.to_owned(), name: name.to_owned() })?;
        if value.is_empty() {
            return Err(Fault::Missing { field: name.to_owned() });
        }
        out.push_str(before);
        out.push_str(&value);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The next `{group.name}`; other braces are text.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let is_name = |name: &str| {
        name.contains('.')
            && name.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'.'
            })
    };
    text.match_indices('{').find_map(|(at, _)| {
        let (before, from) = text.split_at_checked(at)?;
        let (name, after) = from.strip_prefix('{')?.split_once('}')?;
        is_name(name).then_some((before, name, after))
    })
}

/// The text of a field; of a list its texts with commas between them.
fn looked_up(plain: &Value, path: &str) -> Option<String> {
    let (group, name) = path.split_once('.')?;
    match plain.get(group)?.get(name)? {
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => Some(list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")),
        _ => None,
    }
}

/// Can everything be drawn? If so, is a word too long for a line?
fn drawable(value: &Value, path: String) -> Result<bool, Fault> {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::String(text) => match obieg_print::world::undrawable(text) {
            Some(letter) => Err(Fault::Undrawable { field: path, letter }),
            None => Ok(text::has_long_word(text)),
        },
        Value::Array(list) => {
            list.iter().try_fold(false, |long, one| Ok(drawable(one, path.clone())? || long))
        }
        Value::Object(map) if path.starts_with("texts.") => inside(map, &path),
        Value::Object(map) => {
            map.iter().try_fold(false, |long, (name, one)| Ok(drawable(one, below(name))? || long))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(false),
    }
}

/// Blocks and their runs have no names of their own.
fn inside(map: &Map<String, Value>, path: &str) -> Result<bool, Fault> {
    map.values().try_fold(false, |long, one| Ok(drawable(one, path.to_owned())? || long))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(fields: &Fields) -> Result<Value, Fault> {
        prepare(fields, ["reasons", "other"], []).map(|bytes| serde_json::from_slice(&bytes).unwrap())
    }

    fn with(text: &str) -> Fields {
        let mut fields = Fields::default();
        fields.case.sign = "OR.6740.1.2026".to_owned();
        fields.case.opened = "2026-11-03".parse().ok();
        fields.addressee.name = "**Jan** {case.sign}\n- Zmyślony".to_owned();
        fields.addressee.address =
            vec!["ul. Długa 1".to_owned(), " \u{200B}".to_owned(), "00-000 Zmyślin".to_owned()];
        fields.texts.insert("reasons".to_owned(), text.to_owned());
        fields
    }

    fn first(data: &Value) -> &str {
        data["texts"]["reasons"][0]["lines"][0][0]["text"].as_str().unwrap()
    }

    #[test]
    fn places_are_filled_after_markup_and_only_once() {
        let data =
            data(&with("{addressee.name}, {case.opened}, {addressee.address} {x} {Ala.ma} {")).unwrap();
        assert_eq!(
            first(&data),
            "**Jan** {case.sign} - Zmyślony, 3 listopada 2026 r., ul. Długa 1, 00-000 Zmyślin {x} {Ala.ma} {"
        );
        assert_eq!(data["texts"]["reasons"][0]["kind"], "paragraph");
        assert_eq!(data["texts"]["other"], json!([]));
        assert_eq!(data["case"]["opened"], "3 listopada 2026 r.");
    }

    #[test]
    fn what_cannot_be_filled_is_told() {
        let place =
            |name: &str| Fault::Placeholder { field: "texts.reasons".to_owned(), name: name.to_owned() };
        assert_eq!(data(&with("{case.sing}")), Err(place("case.sing")));
        assert_eq!(data(&with("{case.sign.x}")), Err(place("case.sign.x")));
        assert_eq!(data(&with("{case.title}")), Err(Fault::Missing { field: "case.title".to_owned() }));
        let blank = with(" \u{200B}\n");
        assert_eq!(
            prepare(&blank, [], ["reasons"]),
            Err(Fault::Missing { field: "texts.reasons".to_owned() })
        );
    }

    #[test]
    fn what_no_font_draws_is_told_with_its_field() {
        let mut fields = with("漢");
        assert_eq!(data(&fields), Err(Fault::Undrawable { field: "texts.reasons".to_owned(), letter: '漢' }));
        fields = with("ok");
        fields.parties =
            vec![crate::fields::Party { name: "Łąkąńßї \u{E000}".to_owned(), address: Vec::new() }];
        assert_eq!(
            data(&fields),
            Err(Fault::Undrawable { field: "parties.name".to_owned(), letter: '\u{E000}' })
        );
    }

    #[test]
    fn long_words_and_large_data_are_seen() {
        assert_eq!(data(&with("krótkie słowa")).unwrap()["long_words"], false);
        assert_eq!(data(&with(&"ź".repeat(40))).unwrap()["long_words"], true);
        assert_eq!(data(&with(&"a ".repeat(MOST_DATA))), Err(Fault::Large { most: MOST_DATA }));
    }
}
