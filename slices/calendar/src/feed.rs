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
    // The library writes this text as it stands, ends of lines too.
    calendar.name(&one_kind_of_end(name).replace('\n', " "));
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
        event.summary(&one_kind_of_end(&format!("{}: {}", what(term.kind), term.sign)));
        event.add_property("DTSTAMP", &stamp);
        event.append_property(icalendar::Property::new("DTSTART", day).add_parameter("VALUE", "DATE").done());
        // A day without work of its own: nobody is busy all day because of it.
        event.add_property("TRANSP", "TRANSPARENT");
        calendar.push(event.done());
    }
    calendar.to_string()
}

/// The library writes a line feed as RFC 5545 (section 3.3.11) wants it, and a carriage return as it stands: that would end a line.
fn one_kind_of_end(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
    use jiff::civil::date;
    use uuid::Uuid;

    fn term(number: u128, sign: &str, day: jiff::civil::Date) -> TermView {
        let kind = TermKind::SettleCase;
        TermView { id: Uuid::from_u128(number), kind, sign: sign.to_owned(), case: None, item: None, day }
    }

    #[test]
    fn signs_and_days_are_read_back() {
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

    /// What a person may have typed that ends up in a text of the feed, and what was not meant for any feed.
    fn hostile() -> Vec<String> {
        let texts = [
            "x\r\nATTENDEE:mailto:zly@example.pl\r\nSUMMARY:podmieniony",
            "x\nEND:VEVENT\nBEGIN:VEVENT\nUID:obcy\nSUMMARY:obcy",
            "x\rDESCRIPTION:sam powrót karetki",
            "\"w cudzysłowie\"; a, b: c\\n \\; \\, \\\\ ^n ^' ;VALUE=URI:",
            "😀👩‍👩‍👧 zażółć gęślą jaźń \u{202E}odwrócone",
            "BEGIN:VALARM",
            " odstęp na początku i końcu ",
            "",
        ];
        let long = ["ż".repeat(10_000), "😀".repeat(200), format!("{}\r\n ", "a".repeat(74))];
        texts.map(str::to_owned).into_iter().chain(long).collect()
    }

    #[test]
    fn another_reader_finds_every_event_as_it_was_written_and_nothing_else() {
        let signs = hostile();
        let terms: Vec<_> = (1..).zip(&signs).map(|(at, sign)| term(at, sign, date(2026, 7, 1))).collect();
        let now = "2026-06-01T08:00:00Z".parse().unwrap();
        let text = text(&terms, "Terminy;\r\nX-ZLY:1", |_| "Załatwić sprawę".to_owned(), now);
        for line in text.split("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{}: {line:?}", line.len());
        }
        let read = ICalendar::parse(&text).unwrap();
        let (calendar, events) = read.components.split_first().unwrap();
        assert_eq!(calendar.component_type, ICalendarComponentType::VCalendar);
        assert!(calendar.entries.iter().all(|entry| entry.name.as_str() != "X-ZLY"), "{text}");
        assert_eq!(events.len(), terms.len());
        for (event, term) in events.iter().zip(&terms) {
            assert_eq!(event.component_type, ICalendarComponentType::VEvent);
            let mut names: Vec<_> = event.entries.iter().map(|entry| entry.name.as_str()).collect();
            names.sort_unstable();
            assert_eq!(names, ["DTSTAMP", "DTSTART", "SUMMARY", "TRANSP", "UID"], "{}", term.sign);
            let summary = event.property(&ICalendarProperty::Summary).unwrap();
            // Ends of lines are one kind in a text of a calendar (RFC 5545, section 3.3.11).
            let wanted = format!("Załatwić sprawę: {}", term.sign).replace("\r\n", "\n").replace('\r', "\n");
            assert_eq!(summary.values, [ICalendarValue::Text(wanted)]);
        }
    }
}
