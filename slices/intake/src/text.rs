//! Foreign text made fit for a register: one line or several, nothing hidden, within limits.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, tz::Offset};
use obieg_law::civil_year::warsaw_offset;
use obieg_web::text::is_direction;

/// A cleaned text and what was done to it.
pub(crate) struct Clean {
    pub(crate) text: String,
    /// Characters that turn or hide text were there.
    pub(crate) turned: bool,
    /// Control characters were there.
    pub(crate) control: bool,
    /// It was longer.
    pub(crate) cut: bool,
}

/// One line: ends of lines and runs of spaces become one space.
pub(crate) fn line(raw: &str, most: usize) -> Clean {
    let mut clean = Clean { text: String::new(), turned: false, control: false, cut: false };
    let mut length = 0;
    let mut space = false;
    for letter in raw.chars() {
        if letter.is_whitespace() {
            space = length > 0;
        } else if clean.keeps(letter) {
            let more = usize::from(space) + 1;
            if length + more > most {
                clean.cut = true;
                break;
            }
            if std::mem::take(&mut space) {
                clean.text.push(' ');
            }
            clean.text.push(letter);
            length += more;
        }
    }
    clean
}

/// Several lines: ends of lines and tabs stay.
pub(crate) fn page(raw: &str, most: usize) -> Clean {
    let mut clean = Clean { text: String::new(), turned: false, control: false, cut: false };
    let mut length = 0;
    for letter in raw.trim().chars() {
        let letter = match letter {
            '\r' => continue,
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => '\n',
            other => other,
        };
        if matches!(letter, '\n' | '\t') || clean.keeps(letter) {
            if length == most {
                clean.cut = true;
                break;
            }
            clean.text.push(letter);
            length += 1;
        }
    }
    clean.text.truncate(clean.text.trim_end().len());
    clean
}

impl Clean {
    fn keeps(&mut self, letter: char) -> bool {
        let turns = turns(letter);
        let control = letter.is_control();
        self.turned |= turns;
        self.control |= control;
        !turns && !control
    }
}

/// Characters that turn the direction of text, or that nobody sees.
pub(crate) fn turns(letter: char) -> bool {
    is_direction(letter) || letter == '\u{AD}'
}

/// The civil day in Poland of a date as forms and systems write it: ISO 8601 with or without time and zone, or
/// `23.05.2019T14:34:19`. A time without a zone is Polish.
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(warsaw(at).date());
    }
    let first = text.split(['T', ' ']).next()?;
    let date = first.trim_end_matches('Z');
    if let Some((days, rest)) = date.split_once('.') {
        let (months, years) = rest.split_once('.')?;
        return Date::new(years.parse().ok()?, months.parse().ok()?, days.parse().ok()?).ok();
    }
    date.get(..10).unwrap_or(date).parse::<Date>().ok()
}

/// Polish time of an instant.
pub(crate) fn warsaw(at: Timestamp) -> DateTime {
    warsaw_offset(at).to_datetime(at)
}

/// The instant of a date in a message.
pub(crate) fn instant(date: &mail_parser::DateTime) -> Option<Timestamp> {
    let small = |number: u8| i8::try_from(number).ok();
    let civil = DateTime::new(
        i16::try_from(date.year).ok()?,
        small(date.month)?,
        small(date.day)?,
        small(date.hour)?,
        small(date.minute)?,
        small(date.second)?.min(59),
        0,
    );
    let east = i32::from(date.tz_hour) * 3600 + i32::from(date.tz_minute) * 60;
    let offset = Offset::from_seconds(if date.tz_before_gmt { -east } else { east }).ok()?;
    offset.to_timestamp(civil.ok()?).ok()
}
