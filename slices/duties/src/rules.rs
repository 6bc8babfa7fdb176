//! Rules over plain facts.

use jiff::civil::Date;
use obieg_kernel::{Failure, Refusal};
use obieg_law::calendar::Holidays;
use obieg_law::clock::{Clock, Due, Pause};

use crate::model::PauseView;

/// The legal day of a clock that started on a day, with the spans that are not counted. `None` while one of them lasts.
///
/// # Errors
/// When a date leaves the calendar.
pub fn due_on(clock: &Clock, started_on: Date, pauses: &[PauseView]) -> Result<Option<Date>, Failure> {
    let spans = pauses
        .iter()
        .map(|pause| Pause::new(pause.from, pause.to))
        .collect::<Result<Vec<_>, _>>()
        .map_err(Failure::internal)?;
    match clock.due(started_on, &spans, &Holidays::statutory()).map_err(Failure::internal)? {
        Due::AtOnce => Ok(Some(started_on)),
        Due::On(end) => Ok(Some(end.end)),
        Due::Stopped { .. } => Ok(None),
    }
}

/// A pause may begin when none is open, not before the last one ended, and not in the future.
///
/// # Errors
/// `duties.pause-open`, `duties.pause-overlaps`, `duties.pause-in-future`.
pub fn may_pause(pauses: &[PauseView], from: Date, today: Date) -> Result<(), Refusal> {
    if pauses.iter().any(|pause| pause.to.is_none()) {
        return Err(Refusal::state("duties.pause-open"));
    }
    if pauses.iter().any(|pause| pause.to.is_some_and(|to| to >= from)) {
        return Err(Refusal::input("duties.pause-overlaps").on("from"));
    }
    if from > today {
        return Err(Refusal::input("duties.pause-in-future").on("from"));
    }
    Ok(())
}

/// The pause that lasts now and may end on a day.
///
/// # Errors
/// `duties.no-pause`, `duties.pause-ends-before-it-began`, `duties.pause-in-future`.
pub fn may_resume(pauses: &[PauseView], last_day: Date, today: Date) -> Result<&PauseView, Refusal> {
    let open =
        pauses.iter().find(|pause| pause.to.is_none()).ok_or_else(|| Refusal::state("duties.no-pause"))?;
    if last_day < open.from {
        return Err(Refusal::input("duties.pause-ends-before-it-began").on("to"));
    }
    if last_day > today {
        return Err(Refusal::input("duties.pause-in-future").on("to"));
    }
    Ok(open)
}

/// A reason that people read later: `least` to 2000 characters, nothing hidden in it.
///
/// # Errors
/// The given code for its length; `duties.reason-hidden`.
pub(crate) fn reason<'t>(code: &'static str, text: &'t str, least: usize) -> Result<&'t str, Refusal> {
    let text = text.trim();
    if !(least..=2_000).contains(&text.chars().count()) {
        return Err(Refusal::input(code).on("reason"));
    }
    let hidden = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r');
    if text.chars().any(|letter| hidden(letter) || obieg_web::text::is_direction(letter)) {
        return Err(Refusal::input("duties.reason-hidden").on("reason"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PauseBasis, PauseId};
    use jiff::civil::date;
    use obieg_law::term::Term;

    fn pause(from: Date, to: Option<Date>) -> PauseView {
        let id = PauseId::from_uuid(uuid::Uuid::nil());
        PauseView { id, basis: PauseBasis::Suspension, reason: String::new(), from, to }
    }

    #[test]
    fn a_reason_is_neither_too_short_nor_other_than_it_looks() {
        let code = |text| reason("duties.waive-reason", text, 10).map_err(|refusal| refusal.code);
        assert_eq!(code(" pismo do wiadomości "), Ok("pismo do wiadomości"));
        assert_eq!(code("pismo do\nwiadomości"), Ok("pismo do\nwiadomości"));
        assert_eq!(code("krótko"), Err("duties.waive-reason"));
        assert_eq!(code("pismo do \u{202E}wiadomości"), Err("duties.reason-hidden"));
        assert_eq!(code("pismo do \u{1B}[8mwiadomości"), Err("duties.reason-hidden"));
    }

    #[test]
    fn a_term_that_would_end_on_christmas_eve_ends_after_the_holidays() {
        let clock = Clock::Civil(Term::Days(14));
        assert_eq!(due_on(&clock, date(2026, 12, 10), &[]).unwrap(), Some(date(2026, 12, 28)));
    }

    #[test]
    fn while_a_pause_lasts_there_is_no_legal_day() {
        let clock = Clock::Civil(Term::Months(1));
        assert_eq!(due_on(&clock, date(2026, 6, 1), &[pause(date(2026, 6, 10), None)]).unwrap(), None);
    }

    #[test]
    fn a_pause_of_ten_days_moves_the_day_by_ten() {
        let clock = Clock::Civil(Term::Months(1));
        let pauses = [pause(date(2026, 6, 10), Some(date(2026, 6, 19)))];
        // 1 July + 10 days = 11 July, a Saturday; so Monday 13 July.
        assert_eq!(due_on(&clock, date(2026, 6, 1), &pauses).unwrap(), Some(date(2026, 7, 13)));
    }

    #[test]
    fn pauses_do_not_overlap() {
        let today = date(2026, 7, 1);
        let past = [pause(date(2026, 6, 1), Some(date(2026, 6, 5)))];
        let open = [pause(date(2026, 6, 1), None)];
        assert_eq!(may_pause(&past, date(2026, 6, 5), today).unwrap_err().code, "duties.pause-overlaps");
        assert_eq!(may_pause(&open, date(2026, 6, 9), today).unwrap_err().code, "duties.pause-open");
        assert_eq!(may_pause(&past, date(2026, 7, 2), today).unwrap_err().code, "duties.pause-in-future");
        assert!(may_pause(&past, date(2026, 6, 6), today).is_ok());
        assert_eq!(may_resume(&past, today, today).unwrap_err().code, "duties.no-pause");
        assert_eq!(
            may_resume(&open, date(2026, 5, 31), today).unwrap_err().code,
            "duties.pause-ends-before-it-began"
        );
    }
}
