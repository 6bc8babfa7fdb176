//! What programs and forms send, decoded; what cannot be is told as field and remedy, in the words of the locale.

use obieg_kernel::{Failure, Refusal};
use serde::de::DeserializeOwned;

/// Reads JSON.
///
/// # Errors
/// `kernel.bad-json` with line and column, or the field: `kernel.field-unknown`, `kernel.field-repeated`,
/// `kernel.field-missing`, `kernel.choice-unknown`, `kernel.field-wrong`.
pub(crate) fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read: Result<T, _> = serde_path_to_error::deserialize(&mut reader);
    let value = read.map_err(|error| {
        let inner = error.inner();
        if inner.is_data() { wrong(&error.path().to_string(), &inner.to_string()) } else { broken(inner) }
    })?;
    reader.end().map(|()| value).map_err(|error| broken(&error))
}

/// Reads a form or the query of an address.
///
/// # Errors
/// `kernel.bad-input`, or the field as in [`from_json`].
pub(crate) fn from_form<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    let reader = serde_html_form::Deserializer::from_bytes(text.as_bytes());
    let read: Result<T, _> = serde_path_to_error::deserialize(reader);
    read.map_err(|error| {
        let (path, said) = (error.path().to_string(), error.inner().to_string());
        // What the form decoder says when a field is there twice.
        let is_repeated = said == "unsupported value";
        if is_repeated { wrong(&path, &format!("duplicate field `{path}`")) } else { wrong(&path, &said) }
    })
}

/// Is it UTF-8 once the percent signs are taken out? The decoder of forms would put question marks where it is not, and they
/// would be kept as what somebody said.
///
/// # Errors
/// `kernel.bad-input`.
pub(crate) fn utf8(form: &[u8]) -> Result<(), Failure> {
    let decoded = percent_encoding::percent_decode(form).decode_utf8();
    decoded.map(|_| ()).map_err(|_| Refusal::input("kernel.bad-input").into())
}

/// Every parameter of a query has a value.
///
/// # Errors
/// `kernel.field-wrong` on the first that has none.
pub(crate) fn nothing_empty(query: &str) -> Result<(), Failure> {
    let pairs: Vec<(String, String)> =
        serde_html_form::from_str(query).map_err(|_| Refusal::input("kernel.bad-input"))?;
    match pairs.into_iter().find(|(_, value)| value.is_empty()) {
        Some((name, _)) => Err(Refusal::input("kernel.field-wrong").on(&name).with("name", &name).into()),
        None => Ok(()),
    }
}

fn broken(error: &serde_json::Error) -> Failure {
    Refusal::input("kernel.bad-json").with("line", error.line()).with("column", error.column()).into()
}

/// What the decoder says in English, as a code that has a sentence, with the field by its place: `senders.0.surname`.
fn wrong(path: &str, said: &str) -> Failure {
    let path = path.replace('[', ".").replace(']', "");
    let path = path.trim_matches(|letter| letter == '.' || letter == '?');
    let mut named = said.split('`').skip(1).step_by(2);
    let first = named.next().unwrap_or_default();
    let known: Vec<&str> = named.collect();
    // The decoder names the last part only, and the path may end before it or with it.
    let inside = || match path.rsplit_once('.') {
        _ if path.is_empty() || path == first => first.to_owned(),
        Some((_, last)) if last == first => path.to_owned(),
        _ => format!("{path}.{first}"),
    };
    let (code, field) = match said.split_once(" `").map(|(saying, _)| saying) {
        Some("unknown field") => ("kernel.field-unknown", inside()),
        Some("duplicate field") => ("kernel.field-repeated", inside()),
        Some("missing field") => ("kernel.field-missing", inside()),
        Some("unknown variant") if !path.is_empty() => ("kernel.choice-unknown", path.to_owned()),
        _ if !path.is_empty() => ("kernel.field-wrong", path.to_owned()),
        _ => return Refusal::input("kernel.bad-input").into(),
    };
    let name = field.clone();
    let known = if known.is_empty() { "—".to_owned() } else { known.join(", ") };
    Refusal::input(code).on(field).with("name", name).with("value", first).with("known", known).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only decoding is tried")]
    struct Body {
        title: String,
        kind: Kind,
        day: Option<jiff::civil::Date>,
        #[serde(default)]
        parts: Vec<Part>,
    }

    #[derive(serde::Deserialize, Debug)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        One,
        Two,
    }

    #[derive(serde::Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only decoding is tried")]
    struct Part {
        name: String,
    }

    fn told(read: Result<Body, Failure>) -> (&'static str, String) {
        match read.expect_err("is refused") {
            Failure::Refused(mut list) => {
                let one = list.remove(0);
                (one.code, one.field.unwrap_or_default())
            }
            other => panic!("{other}"),
        }
    }

    #[test]
    fn what_is_wrong_with_json_is_told_by_field() {
        let cases = [
            (r#"{"titel":1}"#, "kernel.field-unknown", "titel"),
            (r#"{"title":"a","title":"b"}"#, "kernel.field-repeated", "title"),
            (r#"{"title":"a"}"#, "kernel.field-missing", "kind"),
            (r#"{"title":"a","kind":"three"}"#, "kernel.choice-unknown", "kind"),
            (r#"{"title":7}"#, "kernel.field-wrong", "title"),
            (r#"{"day":"2026-02-30"}"#, "kernel.field-wrong", "day"),
            (r#"{"parts":[{"name":"a"},{"nmae":"b"}]}"#, "kernel.field-unknown", "parts.1.nmae"),
            (r#"{"parts":[{"name":"a","name":"b"}]}"#, "kernel.field-repeated", "parts.0.name"),
            (r#"{"parts":[{}]}"#, "kernel.field-missing", "parts.0.name"),
            (r#"{"title":"#, "kernel.bad-json", ""),
            (r#"{"title":"a","kind":"one"} more"#, "kernel.bad-json", ""),
            ("[]", "kernel.bad-input", ""),
        ];
        for (json, code, field) in cases {
            assert_eq!(told(from_json(json.as_bytes())), (code, field.to_owned()), "{json}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_form_is_told_by_field() {
        let cases = [
            ("titel=1", "kernel.field-unknown", "titel"),
            ("title=a&title=b&kind=one", "kernel.field-repeated", "title"),
            ("title=a", "kernel.field-missing", "kind"),
            ("title=a&kind=three", "kernel.choice-unknown", "kind"),
            ("title=a&kind=one&day=2026-02-30", "kernel.field-wrong", "day"),
        ];
        for (form, code, field) in cases {
            assert_eq!(told(from_form(form)), (code, field.to_owned()), "{form}");
        }
    }
}
