//! Days as iCalendar (RFC 5545): events of a whole day with what is owed and the sign of the case or number of the item, and
//! nothing else of it.

use icalendar::{Calendar, Component, Event};
use jiff::Timestamp;

use crate::model::{TermKind, TermView};

/// The calendar's text. `what` says in words what is owed; the time is that of the asking, which calendars want with each event.
pub(crate) fn text(
    terms: &[TermView],
    name: &str,
    what: impl Fn(TermKind) -> String,
    now: Timestamp,
) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    // Twice a working day is enough: days move rarely.
    calendar.append_property(
        icalendar::Property::new("REFRESH-INTERVAL", "PT4H").add_parameter("VALUE", "DURATION").done(),
    );
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    for term in terms {
        let day = term.day.strftime("%Y%m%d").to_string();
        let mut event = Event::new();
        // The same duty is the same event, so a day that moves moves in the calendar too.
        event.uid(&format!("{}@obieg", term.id));
        event.summary(&format!("{}: {}", what(term.kind), term.sign));
        event.add_property("DTSTAMP", &stamp);
        event.append_property(icalendar::Property::new("DTSTART", day).add_parameter("VALUE", "DATE").done());
        // A day without work of its own: nobody is busy all day because of it.
        event.add_property("TRANSP", "TRANSPARENT");
        calendar.push(event.done());
    }
    calendar.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn signs_and_days_are_read_back() {
        let term = |number: u128, sign: &str, day| TermView {
            id: Uuid::from_u128(number),
            kind: TermKind::SettleCase,
            sign: sign.to_owned(),
            case: None,
            item: None,
            day,
        };
        let terms =
            [term(1, "OŚ.6220.8.2026", date(2026, 7, 1)), term(2, "AB.1,2;3.2026", date(2026, 12, 24))];
        let now = "2026-06-01T08:00:00Z".parse().unwrap();
        let text = text(&terms, "Terminy", |kind| kind.code().to_owned(), now);
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        let read: Calendar = text.parse().unwrap();
        let events: Vec<_> = read.components.iter().filter_map(|one| one.as_event()).collect();
        let told = |event: &Event, name: &str| event.property_value(name).unwrap_or_default().to_owned();
        assert_eq!(
            events.iter().map(|event| told(event, "DTSTART")).collect::<Vec<_>>(),
            ["20260701", "20261224"]
        );
        assert!(told(events[0], "SUMMARY").ends_with("OŚ.6220.8.2026"));
        assert_ne!(events[0].get_uid(), events[1].get_uid());
    }
}
