//! Small matters of text: file names out, percent-encoding, what is searched for.

use std::fmt::Write;

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::Response;
use futures_util::TryStreamExt;
use obieg_kernel::Failure;
pub use obieg_kernel::text::{is_direction, is_hidden};

use crate::reply::File;

/// Percent-encodes everything but unreserved characters (RFC 3986) and the slash.
pub fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else if write!(out, "%{byte:02X}").is_err() {
            return out;
        }
    }
    out
}

/// A file name that harms nobody: no path, no control or direction characters, at most 150 characters.
pub fn safe_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|letter| !is_hidden(*letter) && !"\"<>:|?*".contains(*letter))
        .take(150)
        .collect();
    let clean = clean.trim().trim_start_matches('.').to_owned();
    if clean.is_empty() { "plik".to_owned() } else { clean }
}

/// What was typed on one line: one space between words, none around.
pub fn on_one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Small letters without Polish marks, one space between words.
pub fn fold(text: &str) -> String {
    let plain = |letter: char| match letter {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' | 'ż' => 'z',
        // No database takes a NUL.
        control if control.is_control() => ' ',
        other => other,
    };
    let low: String = text.to_lowercase().chars().map(plain).collect();
    on_one_line(&low)
}

/// A file as an answer: RFC 6266 name, our own media type, sandboxed.
pub(crate) fn file_response(file: File) -> Result<Response, Failure> {
    let name = safe_file_name(&file.name);
    let ascii: String = name.chars().map(|letter| if letter.is_ascii() { letter } else { '_' }).collect();
    let place = if file.inline { "inline" } else { "attachment" };
    let disposition = format!("{place}; filename=\"{ascii}\"; filename*=UTF-8''{}", percent_encoded(&name));
    // A PDF viewer of the browser cannot work in a sandbox; everything else is caged.
    let policy = if file.inline && file.media == "application/pdf" {
        "default-src 'none'; object-src 'self'; plugin-types application/pdf; style-src 'unsafe-inline'; frame-ancestors 'self'"
    } else {
        "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"
    };
    let stream = file.body.inspect_err(|error| tracing::error!(%error, "a file on its way out"));
    let mut response = Response::builder().status(StatusCode::OK);
    if let Some(size) = file.size {
        response = response.header(header::CONTENT_LENGTH, size);
    }
    response
        .header(header::CONTENT_TYPE, file.media)
        .header(header::CONTENT_DISPOSITION, disposition)
        .header("content-security-policy", policy)
        .header(header::CACHE_CONTROL, "private, no-store")
        .body(Body::from_stream(stream))
        .map_err(Failure::internal)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_searched_for_has_no_marks() {
        assert_eq!(super::fold("a\u{0}\u{7}b  ŻÓŁĆ"), "a b zolc");
    }
}
