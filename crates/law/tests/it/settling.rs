//! KPA art. 35 and its neighbours: terms for settling.

use obieg_law::clock::Clock;
use obieg_law::settling::{RunsFrom, SettlingKind, SettlingSource, settling_clock, settling_term};
use obieg_law::term::Term;

#[track_caller]
fn check(kind: SettlingKind, clock: Clock, runs_from: RunsFrom) {
    let term = settling_term(kind);
    assert_eq!((term.kind, term.clock, term.runs_from), (kind, clock, runs_from));
    assert_eq!(settling_clock(kind, None), (clock, SettlingSource::General(term.article)));
}

#[test]
fn general_terms() {
    use RunsFrom::{Initiation, Receipt};
    let month = Clock::Civil(Term::Months(1));
    let week = Clock::Civil(Term::Days(7));
    check(SettlingKind::AtOnce, Clock::AtOnce, Initiation);
    check(SettlingKind::Investigation, month, Initiation);
    check(SettlingKind::ParticularlyComplicated, Clock::Civil(Term::Months(2)), Initiation);
    check(SettlingKind::Appeal, month, Receipt);
    check(SettlingKind::Simplified, month, Initiation);
    check(SettlingKind::Certificate, week, Receipt);
    check(SettlingKind::ComplaintOrMotion, month, Receipt);
    check(SettlingKind::PublicInformation, Clock::Civil(Term::Days(14)), Receipt);
    check(SettlingKind::ReminderForwarded, week, Receipt);
    check(SettlingKind::ReminderDecided, week, Receipt);
}

#[test]
fn every_kind_is_listed_once() {
    for (place, kind) in SettlingKind::ALL.iter().enumerate() {
        assert_eq!(SettlingKind::ALL.iter().position(|other| other == kind), Some(place));
    }
}

#[test]
fn a_special_act_wins() {
    let special = Clock::Civil(Term::Days(65));
    let found = settling_clock(SettlingKind::Investigation, Some(special));
    assert_eq!(found, (special, SettlingSource::SpecialAct));
}
