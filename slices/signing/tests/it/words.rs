//! Every code has words in both languages.

use obieg_signatures::Code;
use obieg_signing::model::{Died, Fault, KeyKind, SealForm, SignedKind, Word};
use obieg_signing::told::finding_code;

#[test]
fn every_finding_word_and_fault_has_words_in_both_languages() {
    let face = obieg_signing::face();
    let of = |group: &str, codes: &[&str]| -> Vec<String> {
        codes.iter().map(|code| format!("signing-{group}-{code}")).collect()
    };
    let findings: Vec<String> = Code::ALL.iter().map(|code| finding_code(*code)).collect();
    let findings: Vec<&str> = findings.iter().map(String::as_str).collect();
    let wanted = [
        of("finding", &findings),
        of("word", Word::CODES),
        of("next", Word::CODES),
        of("fault", Fault::CODES),
        of("died", Died::CODES),
        of("kind", SignedKind::CODES),
        of("place", KeyKind::CODES),
        of("seal-form", SealForm::CODES),
    ]
    .concat();
    assert!(wanted.len() > 60);
    for text in [face.dictionary.pl, face.dictionary.en] {
        for key in &wanted {
            let start = format!("{key} = ");
            assert!(text.lines().any(|line| line.starts_with(&start)), "{key}");
        }
    }
}
