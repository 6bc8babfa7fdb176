//! Base64 as it comes: with line ends, missing or repeated padding and dirt.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// The bytes, and whether all of the text was sound.
pub(crate) fn from_base64(text: &[u8]) -> (Vec<u8>, bool) {
    let mut bytes = Vec::new();
    let mut sound = true;
    for run in text.split(|byte| *byte == b'=') {
        let mut letters = Vec::with_capacity(run.len());
        for byte in run {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/') {
                letters.push(*byte);
            } else {
                sound &= byte.is_ascii_whitespace();
            }
        }
        if letters.len() % 4 == 1 {
            letters.pop();
            sound = false;
        }
        sound &= LENIENT.decode_vec(&letters, &mut bytes).is_ok();
    }
    (bytes, sound)
}

#[cfg(test)]
mod tests {
    use super::from_base64;

    #[test]
    fn base64_is_read_as_it_comes() {
        let cases: [(&[u8], &[u8], bool); 7] = [
            (b"", b"", true),
            (b"YWJj", b"abc", true),
            (b"YW\r\n Jj\n", b"abc", true),
            (b"YWI=YWI=", b"abab", true),
            (b"YWI", b"ab", true),
            (b"YW!Jj", b"abc", false),
            (b"YWJjY", b"abc", false),
        ];
        for (text, bytes, sound) in cases {
            assert_eq!(from_base64(text), (bytes.to_vec(), sound), "{}", String::from_utf8_lossy(text));
        }
    }
}
