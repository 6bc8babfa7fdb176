//! Rules of notices over plain facts. No law asks for them; what holds is the house's own: what a person may not read, a notice
//! does not tell (data minimisation, art. 5 sec. 1 lit. c of the GDPR).

use jiff::ToSpan;
use jiff::civil::Date;
use obieg_kernel::Refusal;

use crate::model::{Choice, KindChoice, NoticeKind};

/// Notices are kept so long unless the office says otherwise, in days.
pub const KEPT: i64 = 90;
/// The shortest and the longest time for which an office may keep them, in days.
pub const KEEP: std::ops::RangeInclusive<i64> = 7..=730;
/// A term is near so many days before.
const NEAR: i32 = 3;
/// Terms that passed longer ago are not told any more: the program was off, and people see them on their desk.
const LOOK_BACK: i32 = 31;

/// What holds for a kind for which a person chose nothing: what asks for an act goes into the e-mail too.
pub const fn default_of(kind: NoticeKind) -> Choice {
    match kind {
        NoticeKind::Assigned
        | NoticeKind::PassedBack
        | NoticeKind::CaseGiven
        | NoticeKind::Asked
        | NoticeKind::DraftWaits
        | NoticeKind::DraftReturned
        | NoticeKind::TermNear
        | NoticeKind::TermPassed
        | NoticeKind::Entry => Choice::Digest,
        NoticeKind::TakenBack
        | NoticeKind::Accepted
        | NoticeKind::CaseTaken
        | NoticeKind::Opinion
        | NoticeKind::DraftAccepted
        | NoticeKind::Failed => Choice::Program,
    }
}

/// What holds for a kind. What concerns their own entry goes everywhere, whatever was chosen before this was so.
pub fn choice_of(kind: NoticeKind, chosen: &[KindChoice]) -> Choice {
    let chosen = if kind == NoticeKind::Entry { &[] } else { chosen };
    chosen.iter().find(|one| one.kind == kind).map_or(default_of(kind), |one| one.choice)
}

/// Every kind with what holds for it.
pub fn all_choices(chosen: &[KindChoice]) -> Vec<KindChoice> {
    NoticeKind::ALL.iter().map(|&kind| KindChoice { kind, choice: choice_of(kind, chosen) }).collect()
}

/// May a person choose these? What concerns their own entry is told in the program and by e-mail: who took over somebody's entry
/// must not be able to silence it.
///
/// # Errors
/// `notices.entry-off`, `notices.kind-twice`.
pub fn checked(chosen: &[KindChoice]) -> Result<(), Vec<Refusal>> {
    let mut faults = Vec::new();
    if chosen.iter().any(|one| one.kind == NoticeKind::Entry && one.choice != Choice::Digest) {
        faults.push(Refusal::input("notices.entry-off").on("entry"));
    }
    let twice =
        NoticeKind::ALL.iter().find(|kind| chosen.iter().filter(|one| one.kind == **kind).count() > 1);
    if let Some(kind) = twice {
        faults.push(Refusal::input("notices.kind-twice").on("choices").with("kind", kind.code()));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// How long notices may be kept.
///
/// # Errors
/// `notices.keep-wrong`.
pub fn keep(days: i64) -> Result<i64, Refusal> {
    if KEEP.contains(&days) {
        return Ok(days);
    }
    let refusal = Refusal::input("notices.keep-wrong").on("keep_days");
    Err(refusal.with("least", KEEP.start()).with("most", KEEP.end()))
}

/// Days whose terms a look tells of, so that each is told once however often the program looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Terms after this day …
    pub near_after: Date,
    /// … up to this one come near.
    pub near_to: Date,
    /// Terms from this day on …
    pub passed_from: Date,
    /// … and before this one have passed.
    pub passed_before: Date,
}

/// What a look of today has to tell of, after the last look; nothing when it was today.
pub fn look(last: Option<Date>, today: Date) -> Option<Look> {
    let yesterday = today.saturating_sub(1.day());
    let last = last.unwrap_or(yesterday).max(today.saturating_sub(LOOK_BACK.days()));
    (last < today).then(|| Look {
        // Of what comes only what is still to come: the rest has passed meanwhile.
        near_after: last.saturating_add(NEAR.days()).max(yesterday),
        near_to: today.saturating_add(NEAR.days()),
        passed_from: last,
        passed_before: today,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_term_is_near_once_and_passed_once() {
        for gap in 1..10 {
            let first = date(2026, 6, 1);
            let mut last = Some(first);
            let (mut near, mut passed) = (Vec::new(), Vec::new());
            for step in 1..60 {
                let today = first.saturating_add((step * gap).days());
                let Some(look) = look(last, today) else { panic!("a new day is looked at") };
                let days = |from: Date, to: Date| {
                    std::iter::successors(Some(from), |day| Some(day.saturating_add(1.day())))
                        .take_while(move |day| *day < to)
                };
                near.extend(days(
                    look.near_after.saturating_add(1.day()),
                    look.near_to.saturating_add(1.day()),
                ));
                passed.extend(days(look.passed_from, look.passed_before));
                last = Some(today);
            }
            for told in [&near, &passed] {
                assert!(told.windows(2).all(|two| two[0] < two[1]), "gap {gap}: {told:?}");
            }
            assert!(passed.windows(2).all(|two| two[0].saturating_add(1.day()) == two[1]), "gap {gap}");
        }
    }

    #[test]
    fn a_look_is_of_its_day() {
        let today = date(2026, 6, 10);
        assert_eq!(look(Some(today), today), None);
        let table = [
            (None, date(2026, 6, 9), date(2026, 6, 12)),
            (Some(date(2026, 6, 9)), date(2026, 6, 9), date(2026, 6, 12)),
            (Some(date(2026, 6, 5)), date(2026, 6, 5), date(2026, 6, 9)),
            (Some(date(2020, 1, 1)), date(2026, 5, 10), date(2026, 6, 9)),
        ];
        for (last, passed_from, near_after) in table {
            let look = look(last, today).unwrap();
            assert_eq!((look.passed_from, look.near_after), (passed_from, near_after), "{last:?}");
            assert_eq!((look.passed_before, look.near_to), (today, date(2026, 6, 13)));
        }
    }

    #[test]
    fn choices_have_defaults_and_entry_stays_on() {
        let chosen = [KindChoice { kind: NoticeKind::Assigned, choice: Choice::Off }];
        assert_eq!(choice_of(NoticeKind::Assigned, &chosen), Choice::Off);
        assert_eq!(choice_of(NoticeKind::TermPassed, &chosen), Choice::Digest);
        assert_eq!(all_choices(&chosen).len(), NoticeKind::ALL.len());
        assert!(checked(&chosen).is_ok());
        for choice in [Choice::Off, Choice::Program] {
            let silenced = [KindChoice { kind: NoticeKind::Entry, choice }];
            assert_eq!(checked(&silenced).unwrap_err()[0].code, "notices.entry-off");
            assert_eq!(choice_of(NoticeKind::Entry, &silenced), Choice::Digest);
        }
        assert!(checked(&[KindChoice { kind: NoticeKind::Entry, choice: Choice::Digest }]).is_ok());
        let twice = [chosen[0], chosen[0]];
        assert_eq!(checked(&twice).unwrap_err()[0].code, "notices.kind-twice");
    }

    #[test]
    fn notices_are_kept_between_a_week_and_two_years() {
        for (days, fits) in [(6, false), (7, true), (90, true), (730, true), (731, false), (i64::MIN, false)]
        {
            assert_eq!(keep(days).is_ok(), fits, "{days}");
        }
    }
}
