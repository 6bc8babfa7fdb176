use obieg_intake::{DICTIONARY, notes, read};

use crate::TODAY;

#[test]
fn every_code_has_words_in_both_languages() {
    for text in [DICTIONARY.pl, DICTIONARY.en] {
        let keys: Vec<&str> =
            text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect();
        for code in [notes::NOTES, notes::REASONS, notes::FACTS].concat() {
            assert!(keys.contains(&code.replace('.', "-").as_str()), "{code}");
        }
    }
}

#[test]
fn words_take_the_place_of_codes_and_of_nothing_else() {
    let mut reading = read("x.eml", b"From: a@b.pl\r\nTo: c@d.pl\r\nSubject: intake.note\r\n\r\n", TODAY);
    reading.word(|code| format!("<{code}>"));
    assert_eq!(reading.draft.title.as_deref(), Some("intake.note"));
    assert_eq!(reading.draft.letter_date_unknown.as_deref(), Some("<intake.reason-no-date>"));
    assert_eq!(reading.draft.senders[0].unknown_reason.as_deref(), Some("<intake.reason-only-address>"));
    let mut nameless = read("", b"", TODAY);
    nameless.word(|code| format!("<{code}>"));
    assert_eq!(nameless.draft.title.as_deref(), Some("<intake.reason-no-title>"));
}
