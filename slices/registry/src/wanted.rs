//! Which part of the register an address asks for.

use jiff::civil::Date;
use obieg_kernel::{Failure, Refusal};
use obieg_web::text::percent_encoded;
use obieg_web::{MOST_ON_PAGE, page_size};
use serde::Deserialize;

use crate::model::{Channel, Stage};
use crate::store::Filter;

/// How many lines a page of the screen has.
pub(crate) const PAGE: i64 = 50;

/// The filters in an address of a screen, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    #[serde(rename = "dzien")]
    pub(crate) day: String,
    #[serde(rename = "do")]
    pub(crate) day_to: String,
    #[serde(rename = "stan")]
    pub(crate) stage: String,
    #[serde(rename = "kanal")]
    pub(crate) channel: String,
    #[serde(rename = "nadawca")]
    pub(crate) sender: String,
    #[serde(rename = "przed")]
    pub(crate) before: String,
}

/// The same in the API, where a misspelt name is refused.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct WantedByApi {
    day: String,
    day_to: String,
    stage: String,
    channel: String,
    sender: String,
    before: String,
    limit: String,
}

impl Wanted {
    /// The filter.
    pub(crate) fn filter(&self) -> Result<Filter, Failure> {
        let names = ["dzien", "do", "stan", "kanal", "przed"];
        read(self, names, PAGE)
    }

    /// Is anything filtered?
    pub(crate) fn is_filtered(&self) -> bool {
        [&self.day, &self.day_to, &self.stage, &self.channel, &self.sender]
            .iter()
            .any(|text| !text.is_empty())
    }

    /// The filters as they stand in an address; empty without any.
    pub(crate) fn filters(&self) -> String {
        self.address(None).split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default()
    }

    /// The address of a page of this list; the filters stay.
    pub(crate) fn address(&self, before: Option<i64>) -> String {
        let before = before.map(|place| place.to_string()).unwrap_or_default();
        let pairs = [
            ("dzien", &self.day),
            ("do", &self.day_to),
            ("stan", &self.stage),
            ("kanal", &self.channel),
            ("nadawca", &self.sender),
            ("przed", &before),
        ];
        let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<String> =
            pairs.map(|(name, value)| format!("{name}={}", percent_encoded(value))).collect();
        if query.is_empty() { "/rpw".to_owned() } else { format!("/rpw?{}", query.join("&")) }
    }
}

impl WantedByApi {
    /// The filter.
    pub(crate) fn filter(self) -> Result<Filter, Failure> {
        // What is no number is as wrong as one that is too large.
        let typed = Some(self.limit.as_str()).filter(|typed| !typed.is_empty());
        let limit = page_size(typed.map(|typed| number(typed).unwrap_or(0)), MOST_ON_PAGE)?;
        let wanted = Wanted {
            day: self.day,
            day_to: self.day_to,
            stage: self.stage,
            channel: self.channel,
            sender: self.sender,
            before: self.before,
        };
        read(&wanted, ["day", "day_to", "stage", "channel", "before"], limit)
    }
}

fn read(
    wanted: &Wanted,
    [day, day_to, stage, channel, before]: [&str; 5],
    limit: i64,
) -> Result<Filter, Failure> {
    let mut refusals = Vec::new();
    let from = one(&wanted.day, date, day, &mut refusals);
    let to = one(&wanted.day_to, date, day_to, &mut refusals);
    let filter = Filter {
        from,
        // One day alone is that day.
        to: to.or(if wanted.day_to.is_empty() { from } else { None }),
        stage: one(&wanted.stage, Stage::from_code, stage, &mut refusals),
        channel: one(&wanted.channel, Channel::from_code, channel, &mut refusals),
        sender: wanted.sender.trim().to_lowercase().chars().filter(|letter| !letter.is_control()).collect(),
        before: one(&wanted.before, number, before, &mut refusals),
        limit,
    };
    if refusals.is_empty() { Ok(filter) } else { Err(Failure::Refused(refusals)) }
}

fn one<T>(text: &str, read: fn(&str) -> Option<T>, field: &str, refusals: &mut Vec<Refusal>) -> Option<T> {
    if text.is_empty() {
        return None;
    }
    let value = read(text);
    if value.is_none() {
        refusals.push(Refusal::input("registry.filter-wrong").on(field).with("name", field));
    }
    value
}

fn number(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number| *number >= 0)
}

/// `YYYY-MM-DD` and nothing else.
fn date(text: &str) -> Option<Date> {
    if text.len() == 10 { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn wanted(day: &str, day_to: &str, stage: &str) -> Wanted {
        Wanted {
            day: day.to_owned(),
            day_to: day_to.to_owned(),
            stage: stage.to_owned(),
            ..Wanted::default()
        }
    }

    #[test]
    fn one_day_alone_is_that_day() {
        let filter = wanted("2026-11-23", "", "").filter().unwrap();
        assert_eq!((filter.from, filter.to), (Some(date(2026, 11, 23)), Some(date(2026, 11, 23))));
        let filter = wanted("", "2026-11-23", "").filter().unwrap();
        assert_eq!((filter.from, filter.to), (None, Some(date(2026, 11, 23))));
        let filter = wanted("2026-11-01", "2026-11-23", "in-case").filter().unwrap();
        assert_eq!((filter.from, filter.stage), (Some(date(2026, 11, 1)), Some(Stage::InCase)));
    }

    #[test]
    fn what_is_no_filter_is_refused_by_name() {
        let Err(Failure::Refused(list)) = wanted("23.11.2026", "2026-11", "open").filter() else {
            panic!("taken")
        };
        let fields: Vec<_> = list.iter().filter_map(|refusal| refusal.field.as_deref()).collect();
        assert_eq!(fields, ["dzien", "do", "stan"]);
        for (limit, good) in
            [("", true), ("1", true), ("200", true), ("0", false), ("201", false), ("x", false)]
        {
            let wanted = WantedByApi { limit: limit.to_owned(), ..WantedByApi::default() };
            assert_eq!(wanted.filter().is_ok(), good, "{limit}");
        }
    }

    #[test]
    fn filters_stay_in_the_address() {
        let mut wanted = wanted("2026-11-23", "", "registered");
        wanted.sender = "Żak & syn".to_owned();
        assert_eq!(
            wanted.address(Some(20_260_000_123)),
            "/rpw?dzien=2026-11-23&stan=registered&nadawca=%C5%BBak%20%26%20syn&przed=20260000123"
        );
        assert_eq!(Wanted::default().address(None), "/rpw");
    }
}
