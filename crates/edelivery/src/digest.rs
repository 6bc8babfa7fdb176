//! Digests of files on their way, and whether they are those that the other side names.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use sha2::Sha256;
use sha3::{Digest, Sha3_224, Sha3_256, Sha3_384, Sha3_512};

/// Digests of bytes that went by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digests {
    /// SHA-256, hexadecimal: the one of the project's own store.
    pub sha256: String,
    /// SHA3-224, -256, -384 and -512, hexadecimal.
    pub sha3: [String; 4],
}

/// What the other side's digest is worth. The contract says only "SHA-3", without length or notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is one of the digests of these bytes.
    Agrees,
    /// It is none of them, and neither is the number of bytes another: the file is not the one that was meant.
    Differs,
    /// The number of bytes is another.
    SizeDiffers,
    /// None was told.
    NotTold,
    /// It is no SHA-3 digest in any notation that is known here, so nothing is proved.
    Unreadable,
}

/// Takes bytes as they go by.
#[derive(Default)]
pub(crate) struct Counter {
    size: u64,
    sha256: Sha256,
    small: Sha3_224,
    short: Sha3_256,
    middle: Sha3_384,
    long: Sha3_512,
}

impl Counter {
    pub(crate) fn add(&mut self, piece: &[u8]) {
        self.size = self.size.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        self.sha256.update(piece);
        self.small.update(piece);
        self.short.update(piece);
        self.middle.update(piece);
        self.long.update(piece);
    }

    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    pub(crate) fn end(self) -> (u64, Digests) {
        let sha3 = [
            hex::encode(self.small.finalize()),
            hex::encode(self.short.finalize()),
            hex::encode(self.middle.finalize()),
            hex::encode(self.long.finalize()),
        ];
        (self.size, Digests { sha256: hex::encode(self.sha256.finalize()), sha3 })
    }
}

impl Digests {
    /// Compares with what the other side says of a file.
    pub fn judge(
        &self,
        told_size: Option<u64>,
        size: u64,
        algorithm: Option<&str>,
        told: Option<&str>,
    ) -> Verdict {
        if told_size.is_some_and(|told| told != size) {
            return Verdict::SizeDiffers;
        }
        let Some(told) = told.map(str::trim).filter(|told| !told.is_empty()) else { return Verdict::NotTold };
        let sha3 = algorithm.is_none_or(|name| {
            let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
            plain.to_ascii_uppercase().starts_with("SHA3")
        });
        let Some(told) = bytes(told).filter(|_| sha3) else { return Verdict::Unreadable };
        let mut same_length = self.sha3.iter().filter(|own| own.len() == told.len());
        match same_length.next() {
            Some(own) if *own == told => Verdict::Agrees,
            Some(_) => Verdict::Differs,
            None => Verdict::Unreadable,
        }
    }
}

/// A digest as lower-case hexadecimal, from hexadecimal or base64.
fn bytes(told: &str) -> Option<String> {
    let lengths = [56, 64, 96, 128];
    let is_hex = told.bytes().all(|byte| byte.is_ascii_hexdigit()) && lengths.contains(&told.len());
    if is_hex {
        return Some(told.to_ascii_lowercase());
    }
    let raw = STANDARD.decode(told).or_else(|_| STANDARD_NO_PAD.decode(told)).ok()?;
    Some(hex::encode(raw)).filter(|text| lengths.contains(&text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_known_in_every_length_and_notation() {
        let mut counter = Counter::default();
        counter.add(b"ab");
        counter.add(b"c");
        let (size, own) = counter.end();
        // FIPS 202 example values for "abc".
        assert_eq!(own.sha3[1], "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532");
        assert_eq!(own.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        for told in &own.sha3 {
            let base64 = STANDARD.encode(hex::decode(told).unwrap());
            for text in [told.clone(), told.to_uppercase(), base64] {
                assert_eq!(own.judge(Some(3), size, Some("SHA-3"), Some(&text)), Verdict::Agrees, "{text}");
            }
            let wrong: String = told.chars().rev().collect();
            assert_eq!(own.judge(Some(3), size, Some("SHA3-512"), Some(&wrong)), Verdict::Differs);
        }
        assert_eq!(own.judge(Some(4), size, None, Some(&own.sha3[0])), Verdict::SizeDiffers);
        assert_eq!(own.judge(None, size, None, None), Verdict::NotTold);
        assert_eq!(own.judge(None, size, Some("SHA-3"), Some("abc")), Verdict::Unreadable);
        assert_eq!(own.judge(None, size, Some("SHA-256"), Some(&own.sha256)), Verdict::Unreadable);
    }
}
