//! The register and the items to be completed as files.

use obieg_web::{Cell, Column, Listing, Outcome, Visit, Words, export};

use super::written_date;
use crate::model::{ItemPage, ItemView};
use crate::queries::{ListIncomplete, ListItems};
use crate::store::Filter;
use crate::wanted::Wanted;

type ItemColumn = Column<ItemView>;

/// The columns of both lists.
const COLUMNS: &[ItemColumn] = &[
    Column { word: "registry-rpw", width: 3, cell: |_, item| Cell::Text(item.number.clone()) },
    Column { word: "registry-data-title", width: 7, cell: |_, item| Cell::Text(item.title.clone()) },
    Column { word: "registry-sender", width: 6, cell: |_, item| Cell::Text(item.sender.clone()) },
    Column { word: "registry-export-senders", width: 2, cell: |_, item| Cell::Whole(item.senders) },
    Column {
        word: "registry-data-sender-sign",
        width: 3,
        cell: |_, item| Cell::text(item.sender_sign.as_ref()),
    },
    Column {
        word: "registry-data-letter-date",
        width: 3,
        cell: |_, item| Cell::Text(item.letter_date.as_deref().map(written_date).unwrap_or_default()),
    },
    Column { word: "registry-data-received-on", width: 3, cell: |_, item| Cell::Day(Some(item.received_on)) },
    Column {
        word: "registry-export-registered-on",
        width: 3,
        cell: |_, item| Cell::Day(Some(item.registered_on)),
    },
    Column {
        word: "registry-data-channel",
        width: 3,
        cell: |words, item| Cell::Text(words.of("registry-channel", item.channel.code())),
    },
    Column {
        word: "registry-stage",
        width: 3,
        cell: |words, item| Cell::Text(words.of("registry-stage", item.stage.code())),
    },
];

/// The register, as far as the filters of its screen let it through.
struct Register(Wanted, Filter);

impl Listing for Register {
    type Query = ListItems;
    type Row = ItemView;
    type Key = i64;
    const FILE: &'static str = "rejestr-rpw";
    const TITLE: &'static str = "registry-export-title";
    const COLUMNS: &'static [ItemColumn] = COLUMNS;

    fn ask(&self, after: Option<i64>) -> ListItems {
        ListItems { filter: Filter { before: after, limit: export::PAGE, ..self.1.clone() } }
    }

    fn part(&self, answer: ItemPage) -> (Vec<ItemView>, Option<i64>) {
        (answer.items, answer.next)
    }

    fn lead(&self, words: &Words) -> String {
        let Self(wanted, filter) = self;
        let named = |word: &str, value: String| {
            if value.is_empty() { None } else { Some(format!("{}: {value}", words.t(word))) }
        };
        let day = |day: Option<jiff::civil::Date>| day.map(|day| words.date(&day)).unwrap_or_default();
        let stage = filter.stage.map(|stage| words.of("registry-stage", stage.code()));
        let channel = filter.channel.map(|channel| words.of("registry-channel", channel.code()));
        let parts = [
            named("registry-filter-day", day(filter.from)),
            named("registry-filter-to", day(filter.to)),
            named("registry-stage", stage.unwrap_or_default()),
            named("registry-data-channel", channel.unwrap_or_default()),
            named("registry-filter-sender", wanted.sender.clone()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// The items to be completed.
struct Incomplete;

impl Listing for Incomplete {
    type Query = ListIncomplete;
    type Row = ItemView;
    type Key = i64;
    const FILE: &'static str = "rpw-do-uzupelnienia";
    const TITLE: &'static str = "registry-incomplete";
    const COLUMNS: &'static [ItemColumn] = COLUMNS;

    fn ask(&self, after: Option<i64>) -> ListIncomplete {
        ListIncomplete { before: after, limit: export::PAGE }
    }

    fn part(&self, answer: ItemPage) -> (Vec<ItemView>, Option<i64>) {
        (answer.items, answer.next)
    }

    fn lead(&self, _: &Words) -> String {
        String::new()
    }
}

pub(crate) async fn register(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    let filter = wanted.filter()?;
    visit.export(Register(wanted, filter)).await
}

pub(crate) async fn incomplete(visit: Visit) -> Outcome {
    visit.export(Incomplete).await
}
