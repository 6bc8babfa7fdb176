//! Rules of the notice of overrun over plain facts (KPA art. 36; u.d.i.p. art. 13 ust. 2).
//!
//! KPA art. 36 § 1: the body tells the parties of every case not settled in its term, gives the reasons of the delay, names
//! a new day, and advises of the right to a reminder (ponaglenie). § 2: also when the delay is beyond its control.

use jiff::Span;
use jiff::civil::Date;
use obieg_kernel::{Failure, Refusal};
use obieg_law::calendar::Holidays;
use obieg_law::clock::Clock;

use crate::model::{DutyKind, DutyState, DutyView};

/// So many working days before the settling day the notice begins to be owed: what is to be told in time must be
/// written, signed and sent.
const AHEAD: u32 = 3;

/// What every act that has a notice of its own begins its citation with.
const PUBLIC_INFORMATION: &str = "u.d.i.p.";

/// Settling days on or before this one are to be told of today.
pub fn horizon(today: Date) -> Date {
    Holidays::statutory().after_working_days(today, AHEAD)
}

/// Is a notice owed today for the day of this settling duty? Not for "without delay" (KPA art. 35 § 2): there is no day
/// that could be overrun. Not while the term does not run.
pub fn is_owed(settling: &DutyView, clock: &Clock, today: Date) -> Option<Date> {
    let runs =
        settling.kind == DutyKind::SettleCase && settling.state == DutyState::Open && *clock != Clock::AtOnce;
    settling.due_on.filter(|day| runs && *day <= horizon(today))
}

/// The notice is owed on the settling day; at once, when that has passed.
pub fn notice_due_on(settling_day: Date, today: Date) -> Date {
    settling_day.max(today)
}

/// The article that orders the notice.
pub fn article(settling: &DutyView) -> &'static str {
    if settling.article.starts_with(PUBLIC_INFORMATION) {
        "u.d.i.p. art. 13 ust. 2"
    } else {
        "KPA art. 36 § 1"
    }
}

/// The day by which the case is owed: the later of the legal one and the one named to the parties; none while the term
/// does not run.
pub fn day_owed(legal_on: Option<Date>, named_on: Option<Date>) -> Option<Date> {
    legal_on.map(|legal| named_on.map_or(legal, |named| named.max(legal)))
}

/// Does an open notice follow its settling day when the term is paused from a day on? A term that ended before the pause
/// was overrun, and the parties are to be told of it all the same.
pub fn follows(notice: &DutyView, paused_from: Date) -> bool {
    notice.about_day.is_none_or(|day| day >= paused_from)
}

/// The new day lies after the present one and after today; for public information within two months of the application.
///
/// # Errors
/// `duties.term-stopped`, `duties.named-not-later`, `duties.named-too-late`.
pub fn may_name(settling: &DutyView, new_day: Date, today: Date) -> Result<Date, Failure> {
    let present = settling.due_on.ok_or_else(|| Refusal::state("duties.term-stopped"))?;
    if new_day <= present || new_day <= today {
        return Err(Refusal::input("duties.named-not-later").on("new_day").into());
    }
    if settling.article.starts_with(PUBLIC_INFORMATION) {
        let last = settling.started_on.checked_add(Span::new().months(2)).map_err(Failure::internal)?;
        if new_day > last {
            return Err(Refusal::input("duties.named-too-late").on("new_day").with("day", last).into());
        }
    }
    Ok(present)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DutyId;
    use jiff::civil::date;
    use obieg_law::term::Term;

    fn settling(article: &str, due_on: Option<Date>) -> DutyView {
        DutyView {
            id: DutyId::from_uuid(uuid::Uuid::nil()),
            kind: DutyKind::SettleCase,
            about: None,
            towards: None,
            article: article.to_owned(),
            started_on: date(2026, 6, 1),
            due_on,
            about_day: None,
            legal_on: None,
            named_on: None,
            named_reason: None,
            state: DutyState::Open,
            met_on: None,
            waived_reason: None,
        }
    }

    const MONTH: Clock = Clock::Civil(Term::Months(1));

    fn code(result: Result<Date, Failure>) -> &'static str {
        match result.unwrap_err() {
            Failure::Refused(list) => list.first().unwrap().code,
            other => panic!("{other}"),
        }
    }

    /// KPA art. 36 § 1: "o każdym przypadku niezałatwienia sprawy w terminie".
    #[test]
    fn a_notice_is_owed_from_three_working_days_before_the_settling_day() {
        // 1 July 2026 is a Wednesday: three working days before it is Friday, 26 June.
        let duty = settling("KPA art. 35 § 3", Some(date(2026, 7, 1)));
        assert_eq!(is_owed(&duty, &MONTH, date(2026, 6, 25)), None);
        assert_eq!(is_owed(&duty, &MONTH, date(2026, 6, 26)), Some(date(2026, 7, 1)));
        assert_eq!(is_owed(&duty, &MONTH, date(2026, 8, 3)), Some(date(2026, 7, 1)));
    }

    /// KPA art. 35 § 2 and § 5: no day, or days not counted.
    #[test]
    fn no_notice_where_no_day_can_be_overrun() {
        let today = date(2026, 8, 3);
        let duty = settling("KPA art. 35 § 2", Some(date(2026, 6, 1)));
        assert_eq!(is_owed(&duty, &Clock::AtOnce, today), None);
        assert_eq!(is_owed(&settling("KPA art. 35 § 3", None), &MONTH, today), None);
        let met = DutyView { state: DutyState::Met, ..settling("KPA art. 35 § 3", Some(today)) };
        assert_eq!(is_owed(&met, &MONTH, today), None);
    }

    #[test]
    fn a_notice_of_a_passed_term_is_owed_today() {
        assert_eq!(notice_due_on(date(2026, 7, 1), date(2026, 6, 29)), date(2026, 7, 1));
        assert_eq!(notice_due_on(date(2026, 7, 1), date(2026, 7, 20)), date(2026, 7, 20));
    }

    /// KPA art. 36 § 1: "wskazując nowy termin załatwienia sprawy".
    #[test]
    fn the_new_day_is_later_than_the_old_one_and_than_today() {
        let duty = settling("KPA art. 35 § 3", Some(date(2026, 7, 1)));
        let name = |day, today| may_name(&duty, day, today);
        assert_eq!(code(name(date(2026, 7, 1), date(2026, 6, 29))), "duties.named-not-later");
        assert_eq!(code(name(date(2026, 7, 20), date(2026, 7, 20))), "duties.named-not-later");
        assert_eq!(name(date(2026, 7, 2), date(2026, 6, 29)).unwrap(), date(2026, 7, 1));
        assert_eq!(
            code(may_name(&settling("", None), date(2026, 9, 1), date(2026, 7, 1))),
            "duties.term-stopped"
        );
    }

    /// U.d.i.p. art. 13 ust. 2: "nie dłuższym jednak niż 2 miesiące od dnia złożenia wniosku".
    #[test]
    fn public_information_waits_two_months_at_most() {
        let duty = settling("u.d.i.p. art. 13 ust. 1", Some(date(2026, 6, 15)));
        assert_eq!(article(&duty), "u.d.i.p. art. 13 ust. 2");
        assert!(may_name(&duty, date(2026, 8, 1), date(2026, 6, 15)).is_ok());
        assert_eq!(code(may_name(&duty, date(2026, 8, 2), date(2026, 6, 15))), "duties.named-too-late");
    }

    /// KPA art. 35 § 5: what is not counted moves the legal day; the named one stands until the legal one passes it.
    #[test]
    fn a_pause_moves_the_legal_day_and_the_later_day_counts() {
        let (legal, named) = (date(2026, 7, 1), date(2026, 8, 3));
        assert_eq!(day_owed(Some(legal), None), Some(legal));
        assert_eq!(day_owed(Some(legal), Some(named)), Some(named));
        assert_eq!(day_owed(Some(date(2026, 9, 1)), Some(named)), Some(date(2026, 9, 1)));
        assert_eq!(day_owed(None, Some(named)), None);
        let notice = DutyView { about_day: Some(legal), ..settling("", None) };
        assert!(follows(&notice, legal));
        assert!(!follows(&notice, date(2026, 7, 2)));
    }
}
