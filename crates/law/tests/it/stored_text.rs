//! Values stored as text are checked again when read.

use obieg_law::ade_address::AdeAddress;
use obieg_law::edelivery::EvidenceKind;
use obieg_law::identifier::DocumentIdentifier;
use obieg_law::jrwa::Category;
use obieg_law::partial_date::PartialDate;
use obieg_law::rpw::RegisterNumber;
use obieg_law::sign::{OfficerCode, Symbol, UnitCode};
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

#[track_caller]
fn check<'de, T: Deserialize<'de> + ToString>(good: &'de str, bad: &'de str, code: &str) {
    let read = |text: &'de str| T::deserialize(StrDeserializer::<Error>::new(text));
    assert_eq!(read(good).unwrap().to_string(), good);
    let error = read(bad).map(|value| value.to_string()).unwrap_err();
    assert_eq!(error.to_string(), code);
}

#[test]
fn stored_text_is_checked() {
    check::<UnitCode>("OŚ", "1", "law.unit-code-no-letter");
    check::<OfficerCode>("JK", "1", "law.officer-code-no-letter");
    check::<Symbol>("0050", "x", "law.symbol-character");
    check::<Category>("BE10", "C", "law.category-unknown");
    check::<PartialDate>("2026-02", "2026-13", "law.partial-date-no-such-date");
    check::<RegisterNumber>("7/2026", "0/2026", "law.register-number-zero");
    check::<DocumentIdentifier>("A-1", "A 1", "law.identifier-character");
    check::<EvidenceKind>("BP.OX", "C.9", "law.evidence-unknown");
    check::<AdeAddress>("AE:PL-43563-82585-JHWCF-30", "AE:PL-1", "law.ade-address-form");
}
