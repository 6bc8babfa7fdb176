//! What no line that people read may hold, in one place for everything that is typed, sent or taken in.

/// Characters that turn or hide the direction of text, or that nobody sees: a name must not read otherwise than it is. Those that
/// join and part letters of other scripts (U+200C, U+200D) stay, and so does the soft hyphen, which comes with copied words.
pub fn is_direction(letter: char) -> bool {
    matches!(
        letter,
        '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{061C}'
            | '\u{FEFF}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

/// What no line that is read by people holds: control characters, ends of lines of every kind, and characters that make it read
/// otherwise than it is.
pub fn is_hidden(letter: char) -> bool {
    letter.is_control() || is_direction(letter) || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// One line of so many characters with nothing hidden in it: fit for people, and for a command of a protocol.
pub fn is_line(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.chars().count()) && !text.chars().any(is_hidden)
}

/// A text as it may stand on a terminal or in a line of a log: what is hidden is written out (`\n`, `\u{1b}`), and after so many
/// characters it ends with the number of those that are left out.
pub fn written_out(text: &str, most: usize) -> String {
    let mut out = String::with_capacity(text.len().min(most));
    let mut letters = text.chars();
    for letter in letters.by_ref().take(most) {
        if is_hidden(letter) { out.extend(letter.escape_default()) } else { out.push(letter) }
    }
    match letters.count() {
        0 => out,
        left => format!("{out}… (+{left})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_what_is_seen() {
        for good in ["", "zażółć", "שלום", "می\u{200C}خواهم", "👩\u{200D}⚖", "e\u{301}", "współ\u{AD}praca"]
        {
            assert!(is_line(good, 0, 20), "{good}");
        }
        for letter in
            "\0\n\r\t\u{1b}\u{7f}\u{85}\u{200B}\u{202E}\u{2028}\u{2029}\u{2060}\u{2066}\u{FEFF}\u{E0041}"
                .chars()
        {
            assert!(!is_line(&format!("a{letter}b"), 0, 20), "{letter:?}");
        }
        assert!(!is_line("", 1, 20) && !is_line("abc", 0, 2));
    }

    #[test]
    fn what_is_hidden_is_written_out() {
        assert_eq!(written_out("zażółć\n\u{1b}[31m\u{202E}", 20), "zażółć\\n\\u{1b}[31m\\u{202e}");
        assert_eq!(written_out("abcdef", 4), "abcd… (+2)");
        assert_eq!(written_out("abcd", 4), "abcd");
    }
}
