//! What kind of signed file the bytes are. The name is not asked: names lie, and differ in practice.

use serde::{Deserialize, Serialize};

/// Kinds of signed files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// XML with at least one XML signature (XAdES or plain XML-DSig).
    Xml,
    /// PDF with at least one signature.
    Pdf,
    /// CMS (`.p7m`, `.p7s`, `.sig`).
    Cms,
    /// ZIP with signatures in `META-INF` (ASiC-S or ASiC-E).
    Asic,
    /// None of these: there is no signature that could be judged.
    Unsigned,
}

/// What the bytes are. Says [`Format::Unsigned`] where there is nothing to judge; never fails.
#[must_use]
pub fn detect(bytes: &[u8]) -> Format {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if text.starts_with(b"PK\x03\x04") {
        return if holds(bytes, b"META-INF/") { Format::Asic } else { Format::Unsigned };
    }
    // Readers accept a header within the first kilobyte (ISO 32000-1, annex H.3.4.1).
    if holds(bytes.get(..1024).unwrap_or(bytes), b"%PDF-") {
        return if holds(bytes, b"/ByteRange") { Format::Pdf } else { Format::Unsigned };
    }
    if text.trim_ascii_start().first() == Some(&b'<') {
        return if holds(text, b"http://www.w3.org/2000/09/xmldsig#") {
            Format::Xml
        } else {
            Format::Unsigned
        };
    }
    if crate::cms::looks_like(bytes) { Format::Cms } else { Format::Unsigned }
}

pub(crate) fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(bytes, needle).is_some()
}
