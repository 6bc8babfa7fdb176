//! When somebody may act for somebody, over plain facts. No I/O.

use jiff::ToSpan;
use jiff::civil::Date;
use obieg_kernel::Refusal;

/// The longest reason, in characters.
const LONGEST: usize = 500;
/// The shortest reason, in characters: "no" explains nothing.
const SHORTEST: usize = 3;

/// A span of days that is in the way, and whose it is.
#[derive(Debug, Clone)]
pub(super) struct Busy {
    pub(super) name: String,
    pub(super) since: Date,
    pub(super) until: Date,
}

/// What is known of a substitution that is to be made.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub(super) today: Date,
    pub(super) since: Date,
    pub(super) until: Date,
    /// May who makes it begin it today: head above the post, head of the office, administrator; not the absent one.
    pub(super) may_now: bool,
    pub(super) same_person: bool,
    /// The days on which the absent one holds the post.
    pub(super) held: (Date, Option<Date>),
    /// Does the post do nothing but administer? A substitute gets none of that.
    pub(super) only_administers: bool,
    /// Does the substitute hold a post on the first day?
    pub(super) substitute_stands: bool,
    /// Days on which somebody acts for the substitute.
    pub(super) substitute_away: Option<Busy>,
    /// Another substitution of the same post on some of the days.
    pub(super) taken: Option<Busy>,
}

fn shown(day: Date) -> String {
    day.strftime("%d.%m.%Y").to_string()
}

fn busy(code: &'static str, field: &'static str, busy: &Busy) -> Refusal {
    Refusal::input(code)
        .on(field)
        .with("name", &busy.name)
        .with("since", shown(busy.since))
        .with("until", shown(busy.until))
}

/// Everything that is wrong.
pub(super) fn check(facts: &Facts) -> Vec<Refusal> {
    let mut faults = days(facts);
    let mut add = |wrong: bool, code, field| {
        if wrong {
            faults.push(Refusal::input(code).on(field));
        }
    };
    let (from, to) = facts.held;
    let held = from <= facts.since && to.is_none_or(|to| to >= facts.until);
    add(!held, "people.substitution-post", "holding");
    add(facts.only_administers, "people.substitution-administers", "holding");
    add(facts.same_person, "people.substitution-self", "substitute");
    add(!facts.substitute_stands, "people.substitute-missing", "substitute");
    // Who is away cannot act for another: there are no substitutes of substitutes.
    faults.extend(facts.substitute_away.iter().map(|one| busy("people.substitute-away", "substitute", one)));
    faults.extend(facts.taken.iter().map(|one| busy("people.substitution-taken", "since", one)));
    faults
}

fn days(facts: &Facts) -> Vec<Refusal> {
    let mut faults = Vec::new();
    if facts.since < facts.today {
        faults.push(Refusal::input("people.substitution-past").on("since"));
    } else if facts.since == facts.today && !facts.may_now {
        faults.push(Refusal::input("people.substitution-own-today").on("since"));
    }
    if facts.until < facts.since {
        faults.push(Refusal::input("people.substitution-days").on("until"));
    } else if facts.since.checked_add(1.year()).is_ok_and(|most| facts.until > most) {
        faults.push(Refusal::input("people.substitution-long").on("until"));
    }
    faults
}

/// The reason in one line; a sudden substitution must have one.
pub(super) fn reason(typed: &str, sudden: bool) -> Result<String, Refusal> {
    let text = obieg_web::text::on_one_line(typed);
    let length = text.chars().count();
    if length > LONGEST || text.chars().any(obieg_web::text::is_hidden) || (sudden && length < SHORTEST) {
        let code =
            if sudden && length < SHORTEST { "people.substitution-reason" } else { "people.reason-wrong" };
        return Err(Refusal::input(code).on("reason").with("most", LONGEST));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn good() -> Facts {
        Facts {
            today: date(2026, 6, 1),
            since: date(2026, 6, 2),
            until: date(2026, 6, 5),
            may_now: false,
            same_person: false,
            held: (date(2020, 1, 1), None),
            only_administers: false,
            substitute_stands: true,
            substitute_away: None,
            taken: None,
        }
    }

    fn somebody() -> Option<Busy> {
        Some(Busy { name: "Ewa".to_owned(), since: date(2026, 6, 1), until: date(2026, 6, 3) })
    }

    #[test]
    fn what_is_wrong_is_told_field_by_field() {
        let today = date(2026, 6, 1);
        let last = (date(2020, 1, 1), Some(date(2026, 6, 4)));
        let rows: [(&str, Facts, &[&str]); 13] = [
            ("planned", good(), &[]),
            ("one day", Facts { until: date(2026, 6, 2), ..good() }, &[]),
            ("sudden by a head", Facts { since: today, may_now: true, ..good() }, &[]),
            ("today by oneself", Facts { since: today, ..good() }, &["people.substitution-own-today"]),
            (
                "past",
                Facts { since: date(2026, 5, 31), may_now: true, ..good() },
                &["people.substitution-past"],
            ),
            ("backwards", Facts { until: today, ..good() }, &["people.substitution-days"]),
            ("a year and a day", Facts { until: date(2027, 6, 3), ..good() }, &["people.substitution-long"]),
            ("oneself", Facts { same_person: true, ..good() }, &["people.substitution-self"]),
            ("post ends", Facts { held: last, ..good() }, &["people.substitution-post"]),
            ("administers", Facts { only_administers: true, ..good() }, &["people.substitution-administers"]),
            ("left", Facts { substitute_stands: false, ..good() }, &["people.substitute-missing"]),
            ("away", Facts { substitute_away: somebody(), ..good() }, &["people.substitute-away"]),
            ("taken", Facts { taken: somebody(), ..good() }, &["people.substitution-taken"]),
        ];
        for (name, facts, codes) in rows {
            let found: Vec<&str> = check(&facts).iter().map(|one| one.code).collect();
            assert_eq!(found, codes, "{name}");
        }
    }

    #[test]
    fn a_sudden_one_says_why() {
        for (typed, sudden, good) in [
            ("", false, true),
            ("", true, false),
            (" .  ", true, false),
            (" zwolnienie  lekarskie ", true, true),
            ("a\u{202E}bc", false, false),
        ] {
            assert_eq!(reason(typed, sudden).is_ok(), good, "{typed}");
        }
        assert_eq!(reason(" a  b c ", true).unwrap(), "a b c");
        assert!(reason(&"x".repeat(501), false).is_err());
    }
}
