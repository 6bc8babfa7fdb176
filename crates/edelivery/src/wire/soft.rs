//! Fields that may come otherwise than promised.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A value of the promised type, or nothing.
pub(super) fn soft<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Option<T>, D::Error> {
    let value = Value::deserialize(from)?;
    Ok(serde_json::from_value(value).ok())
}

/// A list of which what cannot be read is left out.
pub(super) fn soft_list<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Vec<T>, D::Error> {
    match Value::deserialize(from)? {
        Value::Array(list) => {
            Ok(list.into_iter().filter_map(|one| serde_json::from_value(one).ok()).collect())
        }
        _ => Ok(Vec::new()),
    }
}

/// A text; numbers are taken for one.
pub(super) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// A number; the multipart form of the contract writes sizes as texts.
pub(super) fn number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    Ok(match Value::deserialize(from)? {
        // Counts are `number` in the contract, so 3.0 may come for 3.
        Value::Number(number) => {
            number.as_u64().or_else(|| number.to_string().trim_end_matches(".0").parse().ok())
        }
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    })
}

/// An instant; the contract's own example has a space instead of the T.
pub(super) fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    })
}

/// `additionalData`: texts by key; what is no text is left out.
pub(super) fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    let Value::Object(map) = Value::deserialize(from)? else { return Ok(BTreeMap::new()) };
    let text = |value: Value| match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    Ok(map.into_iter().filter_map(|(key, value)| Some((key, text(value)?))).collect())
}
