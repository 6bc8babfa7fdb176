//! Looking for words in bytes.

use memchr::memmem;

pub(crate) fn holds(bytes: &[u8], word: &[u8]) -> bool {
    memmem::find(bytes, word).is_some()
}

/// Is one of the words there, whatever the case of ASCII letters?
pub(crate) fn holds_any_case(bytes: &[u8], words: &[&str]) -> bool {
    let low = bytes.to_ascii_lowercase();
    words.iter().any(|word| holds(&low, word.as_bytes()))
}

/// A word as UTF-16 with the small end first.
pub(crate) fn wide(word: &str) -> Vec<u8> {
    word.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// The last bytes, at most so many.
pub(crate) fn tail(bytes: &[u8], most: usize) -> &[u8] {
    bytes.get(bytes.len().saturating_sub(most)..).unwrap_or(bytes)
}
