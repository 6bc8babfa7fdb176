//! E-delivery addresses.

use obieg_law::ade_address::{AdeAddress, AdeAddressError, AdeCheck};

#[track_caller]
fn check(text: &str, expected: AdeCheck) {
    let address: AdeAddress = text.parse().unwrap();
    assert_eq!(address.check(), expected, "{text}");
}

#[test]
fn good_check_digits() {
    for text in [
        "AE:PL-43563-82585-JHWCF-30",
        "AE:PL-28080-40239-TUSBF-26",
        "AE:PL-97075-47631-STVJH-19",
        "AE:PL-55754-97181-CHDVR-19",
        "AE:PL-50419-15057-VDGUG-25",
    ] {
        check(text, AdeCheck::Right);
        assert_eq!(text.parse::<AdeAddress>().unwrap().to_string(), text);
    }
}

#[test]
fn wrong_check_digits_warn_and_do_not_block() {
    check("AE:PL-12345-67890-ABCDE-12", AdeCheck::Wrong { computed: 25, written: 12 });
}

#[test]
fn spaces_around_and_small_letters_are_forgiven() {
    let address: AdeAddress = " ae:pl-43563-82585-jhwcf-30\n".parse().unwrap();
    assert_eq!(address.as_str(), "AE:PL-43563-82585-JHWCF-30");
}

#[test]
fn other_forms_are_refused() {
    for text in ["", "AE:DE-43563-82585-JHWCF-30", "43563-82585-JHWCF-30"] {
        assert_eq!(text.parse::<AdeAddress>(), Err(AdeAddressError::Prefix), "{text}");
    }
    for text in [
        "AE:PL-4356-82585-JHWCF-30",
        "AE:PL-43563-82585-JHWC-30",
        "AE:PL-43563-82585-JHWC1-30",
        "AE:PL-43563-82585-ŚŚA-30",
        "AE:PL-43563-+2585-JHWCF-30",
        "AE:PL-43563-82585-JHWCF-3",
        "AE:PL-43563-82585-JHWCF-30-1",
        "AE:PL-43563 82585-JHWCF-30",
    ] {
        assert_eq!(text.parse::<AdeAddress>(), Err(AdeAddressError::Form), "{text}");
    }
}
