//! Addresses of electronic delivery (ADE): their shape and check number.
//!
//! The check number is nowhere published as binding, so a wrong one is a reason to look twice, never to refuse: whether an address
//! exists says the base of addresses ([`crate::Connector::confirm`]).

/// Has a text the shape `AE:PL-ddddd-ddddd-LLLLL-dd`?
pub fn is_address(text: &str) -> bool {
    parts(text).is_some()
}

/// Does the check number of an address agree? `None` when the text has not the shape of an address.
///
/// The rule was read off public addresses: the decimal digits of the difference between the sum of the letters' codes and the sum of
/// both numbers, added up.
pub fn check_number_agrees(text: &str) -> Option<bool> {
    let (one, two, letters, check) = parts(text)?;
    let codes: i64 = letters.bytes().map(i64::from).sum();
    let difference = codes.saturating_sub(one.saturating_add(two)).unsigned_abs();
    let digits: u32 = difference.to_string().chars().filter_map(|digit| digit.to_digit(10)).sum();
    Some(u32::try_from(check).is_ok_and(|check| check == digits))
}

fn parts(text: &str) -> Option<(i64, i64, &str, i64)> {
    let mut parts = text.strip_prefix("AE:PL-")?.split('-');
    let (one, two, letters, check, end) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next());
    let number = |part: &str, length: usize| {
        let fits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i64>().ok().filter(|_| fits)
    };
    let fits = letters.len() == 5 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    (fits && end.is_none()).then_some(())?;
    Some((number(one, 5)?, number(two, 5)?, letters, number(check, 2)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_numbers() {
        for good in [
            "AE:PL-43563-82585-JHWCF-30",
            "AE:PL-28080-40239-TUSBF-26",
            "AE:PL-97075-47631-STVJH-19",
            "AE:PL-55754-97181-CHDVR-19",
            "AE:PL-50419-15057-VDGUG-25",
        ] {
            assert_eq!(check_number_agrees(good), Some(true), "{good}");
        }
        assert_eq!(check_number_agrees("AE:PL-12345-67890-ABCDE-12"), Some(false));
        for bad in [
            "",
            "AE:PL-43563-82585-JHWCF",
            "AE:DE-43563-82585-JHWCF-30",
            "AE:PL-43563-82585-JHWCF-30-1",
            "AE:PL-+3563-82585-JHWCF-30",
            "AE:PL-43563-82585-JHwCF-30",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
