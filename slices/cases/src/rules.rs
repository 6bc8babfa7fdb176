//! Rules over plain facts.

use std::str::FromStr;

use jiff::civil::Date;
use obieg_classification::model::ClassView;
use obieg_duties::model::{DutyKind, DutyState, DutyView};
use obieg_kernel::id::UnitId;
use obieg_kernel::{Refusal, Role};
use obieg_law::sign::{CaseSign, Symbol, UnitCode};
use obieg_paper::model::number_of;
use obieg_registry::model::{ItemView, ScanState};
use obieg_web::text::{is_direction, on_one_line};

use crate::contents::CaseContents;
use crate::group::GroupView;
use crate::model::{Blocker, CaseState, CaseView};

/// A class takes a case when it is an end class, added and not closed on the day (archives act art. 6 ust. 2d).
///
/// # Errors
/// `cases.class-unknown`, `cases.class-not-end`, `cases.class-not-yet`, `cases.class-closed`.
pub fn may_open_in(class: Option<&ClassView>, today: Date) -> Result<&ClassView, Refusal> {
    let class = class.ok_or_else(|| Refusal::input("cases.class-unknown").on("symbol"))?;
    if !class.is_end {
        return Err(Refusal::input("cases.class-not-end").on("symbol").with("symbol", &class.symbol));
    }
    if class.open_from.is_some_and(|from| from > today) {
        return Err(Refusal::input("cases.class-not-yet").on("symbol").with("symbol", &class.symbol));
    }
    if class.closed_from.is_some_and(|from| from <= today) {
        return Err(Refusal::input("cases.class-closed").on("symbol").with("symbol", &class.symbol));
    }
    Ok(class)
}

/// The counter that gives numbers in the list of a unit's class, or of a separated group, in a year.
pub fn number_scope(unit_code: &str, symbol: &str, base: Option<u32>, year: i16) -> String {
    match base {
        None => format!("case/{unit_code}/{symbol}/{year}"),
        Some(base) => format!("case/{unit_code}/{symbol}/{base}/{year}"),
    }
}

/// The sign `UNIT.SYMBOL.NUMBER.YEAR`, in a separated group `UNIT.SYMBOL.BASE.NUMBER.YEAR` (Dz.U. 2011 nr 14 poz. 67,
/// annex 1 § 5).
///
/// # Errors
/// `cases.bad-sign` when unit code or symbol are not as the law wants them.
pub fn sign(
    unit_code: &str,
    symbol: &str,
    base: Option<u32>,
    number: u32,
    year: i16,
) -> Result<CaseSign, Refusal> {
    let wrong = || Refusal::state("cases.bad-sign").with("unit", unit_code);
    let unit = UnitCode::from_str(unit_code).map_err(|_| wrong())?;
    let symbol = Symbol::from_str(symbol).map_err(|_| wrong())?;
    CaseSign::new(unit, symbol, base, number, year).map_err(|_| wrong())
}

/// The base of the signs in a group: it takes cases of its own unit, class and year.
///
/// # Errors
/// `cases.group-wrong`.
pub fn base_of(group: Option<&GroupView>, unit: UnitId, symbol: &str, year: i16) -> Result<u32, Refusal> {
    group
        .filter(|group| (group.unit, group.symbol.as_str(), group.year) == (unit, symbol, year))
        .map(|group| group.base)
        .ok_or_else(|| Refusal::input("cases.group-wrong").on("group"))
}

/// A text that people read: not empty, not longer than `most` characters, nothing hidden in it.
///
/// # Errors
/// `cases.text-missing`, `cases.text-long`, `cases.text-hidden`, on the field.
pub fn text<'t>(field: &str, text: &'t str, most: usize) -> Result<&'t str, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::input("cases.text-missing").on(field).with("field", field));
    }
    if text.chars().count() > most {
        return Err(Refusal::input("cases.text-long").on(field).with("most", most));
    }
    if text
        .chars()
        .any(|letter| (letter.is_control() && letter != '\n' && letter != '\r') || is_direction(letter))
    {
        return Err(Refusal::input("cases.text-hidden").on(field));
    }
    Ok(text)
}

/// As [`text`], of one line: ends of lines and runs of spaces become one space. What stands in lists, tables and headers.
///
/// # Errors
/// Those of [`text`].
pub fn line(field: &str, line: &str, most: usize) -> Result<String, Refusal> {
    let line = on_one_line(line);
    text(field, &line, most)?;
    Ok(line)
}

/// A case is led at a post with a role for it.
///
/// # Errors
/// `cases.officer-role` at field `officer`.
pub fn may_lead(roles: &[String]) -> Result<(), Refusal> {
    let leads = |role: &Role| roles.iter().any(|one| one == role.code());
    if [Role::Officer, Role::Head, Role::Executive].iter().any(leads) {
        return Ok(());
    }
    Err(Refusal::input("cases.officer-role").on("officer"))
}

/// Only an open or suspended case changes (domain.md §7: after closing everything is frozen).
///
/// # Errors
/// `cases.closed`.
pub fn may_change(case: &CaseView) -> Result<(), Refusal> {
    if case.state == CaseState::Closed {
        return Err(Refusal::state("cases.closed").with("sign", &case.sign));
    }
    Ok(())
}

/// May an item that joined by mistake come out of a case again? Not the one from which the case was opened, for that is the
/// matter itself, nor one that was answered in it.
///
/// # Errors
/// `cases.origin-stays`, `cases.item-answered`.
pub fn may_take_out(
    case: &CaseView,
    item: &ItemView,
    is_origin: bool,
    duties: &[DutyView],
) -> Result<(), Refusal> {
    let no = |code| Err(Refusal::state(code).with("number", &item.number).with("sign", &case.sign));
    if is_origin {
        return no("cases.origin-stays");
    }
    if duties.iter().any(|duty| duty.state == DutyState::Met) {
        return no("cases.item-answered");
    }
    Ok(())
}

/// Why an item comes out of a case, as it is kept: 10 to 500 characters.
///
/// # Errors
/// `cases.take-out-short`, and those of [`text`].
pub fn take_out_reason(given: &str) -> Result<&str, Refusal> {
    let reason = text("reason", given, 500)?;
    if reason.chars().count() < 10 {
        return Err(Refusal::input("cases.take-out-short").on("reason"));
    }
    Ok(reason)
}

/// Is this the notice of a day that has not passed (KPA art. 36 § 1)? Who settles the case in its term has nothing to tell.
pub fn is_needless_notice(duty: &DutyView, today: Date) -> bool {
    duty.kind == DutyKind::OverrunNotice
        && duty.state == DutyState::Open
        && duty.about_day.is_some_and(|day| day >= today)
}

/// What blocks closing (domain.md §7). The term of the case itself does not: closing meets it. Nor does the notice of a
/// term that is kept. Paper on loan does (domain.md §5): what is not there cannot be looked through.
pub fn blockers(case: &CaseView, contents: &CaseContents, today: Date) -> Vec<Blocker> {
    let CaseContents { items, documents, duties, loans, ties, .. } = contents;
    let mut found = Vec::new();
    let mut block = |code: &str, what: String, link: String| {
        found.push(Blocker { code: code.to_owned(), what, link });
    };
    if case.state == CaseState::Suspended {
        block("cases-blocker-suspended", case.sign.clone(), "#terminy".to_owned());
    }
    let blocks = |duty: &&DutyView| {
        duty.state == DutyState::Open && duty.kind != DutyKind::SettleCase && !is_needless_notice(duty, today)
    };
    for duty in duties.iter().filter(blocks) {
        let code = format!("cases-blocker-{}", duty.kind.code());
        block(&code, duty.towards.clone().unwrap_or_default(), format!("#powinnosc-{}", duty.id));
    }
    for item in items {
        if !item.complete {
            block("cases-blocker-incomplete", item.number.clone(), format!("/rpw/{}/uzupelnij", item.id));
        }
        let has_file = documents.iter().any(|document| document.holder == item.id.uuid());
        if item.scan_state == ScanState::Full && !has_file {
            block("cases-blocker-no-scan", item.number.clone(), format!("/rpw/{}", item.id));
        }
    }
    for loan in loans {
        let what = format!("{}: {}", number_of(loan.place), loan.borrower);
        block("cases-blocker-on-loan", what, format!("/rpw/{}#papier", loan.item));
    }
    for tie in ties {
        block(&format!("cases-blocker-{}", tie.kind), tie.what.clone(), tie.link.clone());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use obieg_classification::model::ListId;

    #[test]
    fn a_case_is_led_at_a_post_with_a_role_for_it() {
        for (roles, good) in [
            (&["officer"][..], true),
            (&["chancery", "head"], true),
            (&["executive"], true),
            (&["chancery"], false),
            (&["administrator", "archivist"], false),
            (&[], false),
        ] {
            let roles: Vec<String> = roles.iter().map(|role| (*role).to_owned()).collect();
            assert_eq!(may_lead(&roles).is_ok(), good, "{roles:?}");
        }
    }

    fn class(is_end: bool, closed_from: Option<Date>) -> ClassView {
        ClassView {
            list: ListId::from_uuid(uuid::Uuid::nil()),
            symbol: "6740".to_owned(),
            title: String::new(),
            is_end,
            category: None,
            category_other: None,
            note: None,
            open_from: None,
            basis: None,
            closed_from,
        }
    }

    #[test]
    fn a_case_opens_only_in_an_open_end_class() {
        let today = date(2026, 6, 1);
        assert!(may_open_in(Some(&class(true, None)), today).is_ok());
        assert!(may_open_in(Some(&class(true, Some(date(2026, 6, 2)))), today).is_ok());
        let code = |class: Option<&ClassView>| may_open_in(class, today).unwrap_err().code;
        let later = ClassView { open_from: Some(date(2026, 6, 2)), ..class(true, None) };
        assert_eq!(code(Some(&later)), "cases.class-not-yet");
        assert_eq!(code(None), "cases.class-unknown");
        assert_eq!(code(Some(&class(false, None))), "cases.class-not-end");
        assert_eq!(code(Some(&class(true, Some(today)))), "cases.class-closed");
    }

    #[test]
    fn a_sign_has_four_parts_and_five_in_a_group() {
        assert_eq!(sign("OŚ", "6220", Some(8), 3, 2026).unwrap().to_string(), "OŚ.6220.8.3.2026");
        assert_eq!(sign("OŚ", "6220", None, 8, 2026).unwrap().to_string(), "OŚ.6220.8.2026");
        assert_eq!(sign("", "6220", None, 8, 2026).unwrap_err().code, "cases.bad-sign");
    }

    #[test]
    fn hidden_characters_are_refused() {
        assert_eq!(text("title", " ", 10).unwrap_err().code, "cases.text-missing");
        assert_eq!(text("title", "01234567890", 10).unwrap_err().code, "cases.text-long");
        assert_eq!(text("title", "a\u{202e}b", 10).unwrap_err().code, "cases.text-hidden");
        assert_eq!(text("title", "a\u{0}b", 10).unwrap_err().code, "cases.text-hidden");
        assert_eq!(text("title", " Łąka ", 10).unwrap(), "Łąka");
        assert_eq!(line("title", " Łąka\r\n  i las ", 10).unwrap(), "Łąka i las");
        assert_eq!(line("title", "\n", 10).unwrap_err().code, "cases.text-missing");
        assert_eq!(line("title", "a\u{1b}b", 10).unwrap_err().code, "cases.text-hidden");
    }
}
