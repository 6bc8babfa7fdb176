//! The code on labels: Code 128 of the item's number, read back from the name of a scanned file.
//!
//! The law asks for an identifier that is also readable by eye on paper (domain.md §4) and names no symbology. Code 128 is
//! what every scanner of an office reads without settings, and it holds the letters that a file name may hold.

use code128::Code128;
use obieg_kernel::Failure;
use serde::Serialize;

/// Modules of quiet that must stand on each side of the bars (ISO/IEC 15417).
const QUIET: u64 = 10;

/// The bars of a code, counted in modules; a template scales them to its width.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Barcode {
    /// What is coded, as it stands under the bars.
    pub(crate) text: String,
    /// Width of the code with its quiet zones.
    modules: u64,
    /// Each bar: where it begins, how wide it is.
    bars: Vec<[u64; 2]>,
}

impl Barcode {
    /// Of a text in ASCII.
    ///
    /// # Errors
    /// When the text has letters that Code 128 does not know: a fault of ours, numbers have none.
    pub(crate) fn of(text: &str) -> Result<Self, Failure> {
        let code = Code128::encode_str(text).ok_or_else(|| Failure::internal("no Code 128 of this text"))?;
        let mut at = QUIET;
        let mut bars = Vec::new();
        for bar in code.bars() {
            bars.push([at, u64::from(bar.width)]);
            at += u64::from(bar.width) + u64::from(bar.space);
        }
        let end = bars.last().map_or(0, |[at, width]| at + width);
        Ok(Self { text: text.to_owned(), modules: end + QUIET, bars })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_from_its_bars() {
        let code = Barcode::of("RPW-1842-2026").unwrap_or_else(|error| unreachable!("{error}"));
        let ends = code.bars.iter().skip(1).map(|[at, _]| *at).chain([code.modules - QUIET]);
        let small = |modules: u64| u8::try_from(modules).unwrap_or(u8::MAX);
        let bars: Vec<code128::Bar> = code
            .bars
            .iter()
            .zip(ends)
            .map(|([at, width], next)| code128::Bar { width: small(*width), space: small(next - at - width) })
            .collect();
        assert_eq!(code128::decode_str(&bars).ok().as_deref(), Some("RPW-1842-2026"));
        assert_eq!(code.bars.first().map(|bar| bar[0]), Some(QUIET));
        assert!(Barcode::of("żółw").is_err());
    }
}
