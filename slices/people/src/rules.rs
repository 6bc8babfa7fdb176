//! Rules of the structure: texts, codes, days, logins, passwords. No I/O.

use std::str::FromStr;

use jiff::civil::Date;
use obieg_kernel::Refusal;
use obieg_law::sign::UnitCode;

/// Passwords that everybody tries first, in small letters, one a line. Only those long enough to be taken otherwise.
const COMMON: &str = include_str!("common_passwords.txt");

/// A text of 1 to `most` characters on one line, without the spaces around it.
pub(crate) fn line(
    typed: &str,
    most: usize,
    field: &'static str,
    code: &'static str,
) -> Result<String, Refusal> {
    let text = obieg_web::text::on_one_line(typed);
    if text.is_empty() || text.chars().count() > most || text.chars().any(obieg_web::text::is_hidden) {
        return Err(Refusal::input(code).on(field).with("most", most));
    }
    Ok(text)
}

/// A code of a unit, as the first part of case signs.
pub(crate) fn unit_code(typed: &str) -> Result<String, Refusal> {
    let text = typed.trim();
    if UnitCode::from_str(text).is_err() || text.chars().count() > 20 {
        return Err(Refusal::input("people.code-wrong").on("code").with("code", text));
    }
    Ok(text.to_owned())
}

/// A login: small letters without marks, digits, dots, hyphens, underscores.
pub(crate) fn login(typed: &str) -> Result<String, Refusal> {
    let text = typed.trim();
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
    if text.is_empty() || text.len() > 100 || !text.bytes().all(fits) {
        return Err(Refusal::input("people.login-wrong").on("login").with("login", text));
    }
    Ok(text.to_owned())
}

/// Does a span of use in one year reserve the code for another that begins on `since`? A code belongs to one unit per
/// calendar year, also when the unit ends within it (domain: codes are reserved for the whole year).
pub(crate) fn code_is_reserved(until: Option<Date>, since: Date) -> bool {
    until.is_none_or(|until| until.year() >= since.year())
}

/// A password that is not the first to be tried. Length is the kernel's rule.
pub(crate) fn password(typed: &str, login: &str, field: &'static str) -> Result<(), Refusal> {
    let low = typed.trim().to_lowercase();
    // A login of one letter stands in every password; a login as a part matters from three on.
    if low == login || (login.len() >= 3 && low.replace(login, "").chars().count() < 6) {
        return Err(Refusal::input("people.password-login").on(field));
    }
    let mut letters: Vec<char> = low.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    if letters.len() < 4 || COMMON.lines().any(|common| common == low) {
        return Err(Refusal::input("people.password-common").on(field));
    }
    Ok(())
}

/// Surname and given names as the list is ordered and searched: small letters, Polish marks off.
pub(crate) fn name_key(given: &str, surname: &str) -> String {
    obieg_web::text::fold(&format!("{surname} {given}"))
}

/// Of the scopes of a unit the one that is itself alone: even, and not the office.
pub(crate) fn own_scope(scopes: &[i64]) -> Option<i64> {
    scopes.iter().copied().find(|scope| *scope > 0 && scope % 2 == 0)
}

/// Trees in which a unit lies no more, and those in which it lies newly, when it goes from under a unit with the scopes `from`
/// under one with the scopes `to`; `None` when that one is the unit itself or below it.
pub(crate) fn moved(own: &[i64], from: &[i64], to: &[i64]) -> Option<(Vec<i64>, Vec<i64>)> {
    let tree = own_scope(own)? + 1;
    if to.contains(&tree) {
        return None;
    }
    let trees = |of: &[i64], but: &[i64]| -> Vec<i64> {
        of.iter().copied().filter(|scope| scope % 2 == 1 && !but.contains(scope)).collect()
    };
    Some((trees(from, to), trees(to, from)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_line_has_words_and_no_hidden_characters() {
        for (typed, good) in [
            ("  Wydział   Prawny ", true),
            ("", false),
            (" \t", false),
            ("a\u{202E}b", false),
            ("a\u{7}b", false),
            ("żółć", true),
            ("12345", false),
        ] {
            assert_eq!(
                line(typed, if typed == "12345" { 4 } else { 20 }, "name", "c").is_ok(),
                good,
                "{typed}"
            );
        }
        assert_eq!(line("  Wydział   Prawny ", 20, "name", "c").unwrap(), "Wydział Prawny");
    }

    #[test]
    fn codes_are_those_of_signs() {
        for (typed, good) in
            [("OR", true), (" WB1-WOP ", true), ("OŚ", true), ("12", false), ("A.B", false), ("", false)]
        {
            assert_eq!(unit_code(typed).is_ok(), good, "{typed}");
        }
    }

    #[test]
    fn a_code_is_reserved_to_the_end_of_its_year() {
        let end = Some(date(2026, 3, 31));
        assert!(code_is_reserved(None, date(2030, 1, 1)));
        assert!(code_is_reserved(end, date(2026, 4, 1)));
        assert!(code_is_reserved(end, date(2026, 12, 31)));
        assert!(!code_is_reserved(end, date(2027, 1, 1)));
    }

    #[test]
    fn logins_are_plain() {
        for (typed, good) in [
            ("anna", true),
            ("a.nowak-2_x", true),
            ("Anna", false),
            ("żak", false),
            ("a b", false),
            ("", false),
        ] {
            assert_eq!(login(typed).is_ok(), good, "{typed}");
        }
    }

    #[test]
    fn the_first_guesses_are_no_passwords() {
        for (typed, good) in [
            ("correct horse battery", true),
            ("żółta łódź podwodna", true),
            ("anna.nowak.urzad", true),
            ("anna.nowak", false),
            ("anna.nowak123", false),
            ("123456789012", false),
            ("Qwertyuiop12", false),
            ("aaaaaaaaaaaaaa", false),
            ("abababababab", false),
        ] {
            assert_eq!(password(typed, "anna.nowak", "password").is_ok(), good, "{typed}");
        }
    }

    #[test]
    fn names_are_found_without_marks() {
        assert_eq!(name_key("Święta  Anna", "Żółć-Łoś"), "zolc-los swieta anna");
    }

    #[test]
    fn a_unit_goes_from_tree_to_tree() {
        // The head is 1 (2 alone, 3 its tree), under it 2 and 3, under 2 unit 4, under 4 unit 5.
        let (head, two, three) = ([0, 2, 3], [0, 3, 4, 5], [0, 3, 6, 7]);
        let (four, five) = ([0, 3, 5, 8, 9], [0, 3, 5, 9, 10, 11]);
        for (own, from, to, wanted) in [
            (&four[..], &two[..], &three[..], Some((vec![5], vec![7]))),
            (&four, &two, &head, Some((vec![5], vec![]))),
            (&three, &head, &four, Some((vec![], vec![5, 9]))),
            (&five, &four, &three, Some((vec![5, 9], vec![7]))),
            (&two, &head, &five, None),
            (&two, &head, &two, None),
        ] {
            assert_eq!(moved(own, from, to), wanted, "{own:?} from {from:?} to {to:?}");
        }
        assert_eq!((own_scope(&four), own_scope(&[0])), (Some(8), None));
    }
}
