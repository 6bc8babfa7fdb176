//! Texts as they may stand in a letter: without what nobody sees, in one form, with days in words.

use std::sync::LazyLock;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// How days are written, a line for each month: `{day} stycznia {year} r.`
static DAYS: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../../../data/templates/days.txt").lines().collect());

/// A word of so many characters gets places where it may be broken: longer ones do not fit between the margins.
const LONG_WORD: usize = 32;

/// A day in words, as in a letter; empty for a month that the list does not have.
pub(crate) fn day(date: Date) -> String {
    let month = usize::try_from(date.month()).ok().and_then(|month| month.checked_sub(1));
    let pattern = month.and_then(|month| DAYS.get(month)).copied().unwrap_or_default();
    pattern.replace("{day}", &date.day().to_string()).replace("{year}", &date.year().to_string())
}

/// A text of one line: no ends of lines, none of [`hidden`], composed letters (NFC).
pub(crate) fn line(text: &str) -> String {
    let text = text.replace(['\n', '\r', '\t', '\u{2028}', '\u{2029}'], " ");
    text.chars().filter(|letter| !hidden(*letter)).nfc().collect::<String>().trim().to_owned()
}

/// A text of many lines, each as [`line`].
pub(crate) fn lines(text: &str) -> String {
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Characters that nobody sees and that make a text read otherwise than it is stored: control characters, direction marks and
/// overrides, spaces without width, soft hyphens, tags.
fn hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Has it a word too long for a line?
pub(crate) fn has_long_word(text: &str) -> bool {
    text.split_whitespace().any(|word| word.chars().count() >= LONG_WORD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_in_words() {
        for (date, words) in [
            ("2026-01-01", "1 stycznia 2026 r."),
            ("2026-11-23", "23 listopada 2026 r."),
            ("2028-02-29", "29 lutego 2028 r."),
            ("2026-12-31", "31 grudnia 2026 r."),
        ] {
            assert_eq!(day(date.parse().unwrap()), words);
        }
        assert_eq!(DAYS.len(), 12);
    }

    #[test]
    fn nothing_hidden_is_left() {
        assert_eq!(line(" Jan\u{202E}\u{200B} \u{0}\u{AD}Ko\nwal\u{2028}ski\u{FEFF} "), "Jan Ko wal ski");
        assert_eq!(line("Ża\u{308}z\u{328}"), "Żäz\u{328}", "composed where there is such a letter");
        assert_eq!(lines("a \r\n\u{202E}b\n\nc"), "a\nb\n\nc");
    }
}
