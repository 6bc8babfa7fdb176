//! The journal as a feed for other systems: CloudEvents 1.0 (CNCF), in the order of the journal, by cursor.
//!
//! The cursor is the number of an entry. Entries that were lawfully erased are not there any more; the ones after them
//! keep their numbers, so no cursor breaks.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::failure::{Failure, StoreError};
use crate::sql::{Row, Select};
use crate::tx::Reads;
use crate::{named, of_office, vals};

/// The most events of a page.
pub const MOST: i64 = 200;

static AFTER: Select =
    Select::new("SELECT seq, body FROM journal_entry WHERE office = $1 AND seq > $2 ORDER BY seq LIMIT $3");

/// The statements, for the catalogue test.
pub(crate) fn statements() -> [&'static str; 1] {
    [AFTER.words()]
}

/// An entry of the journal as an event.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CloudEvent {
    /// Version of the format: `1.0`.
    pub specversion: &'static str,
    /// Number of the entry in the journal of its source.
    pub id: String,
    /// The office, as a URN.
    pub source: String,
    /// What happened: `pl.obieg.` and the name of the event.
    #[serde(rename = "type")]
    pub kind: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub time: Timestamp,
    /// The thing it is about first.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub subject: Option<Uuid>,
    /// Media type of `data`.
    pub datacontenttype: &'static str,
    /// The deed, who did it, all it is about, and what the deed told.
    #[schema(value_type = Object)]
    pub data: Value,
}

/// A page of the feed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EventPage {
    /// The events, the oldest first.
    pub events: Vec<CloudEvent>,
    /// Give it as `after` to go on; also when there is nothing new yet.
    pub cursor: Option<i64>,
}

/// The journal of the office from a cursor on.
pub struct ListEvents {
    /// Only entries after this one; without it from the first.
    pub after: Option<i64>,
    /// At most so many, up to [`MOST`].
    pub limit: i64,
}

// The whole journal: only for those who see everything in the office, and for the program's own jobs that follow it. A token
// needs this name among its scopes.
named!(
    ListEvents,
    "kernel.list-events",
    [(Executive, Colleague), (Coordinator, Colleague), (Machine, Colleague)]
);

of_office!(ListEvents => EventPage, |query, seen| {
    let source = format!("urn:obieg:{}", seen.actor().office_key());
    let limit = query.limit.clamp(1, MOST);
    let rows = seen.rows(&AFTER, vals![seen.office(), query.after.unwrap_or(-1), limit])?;
    let cursor = rows.last().map(|row| row.get("seq")).transpose()?.or(query.after);
    let events = rows.iter().map(|row| event(row, &source)).collect::<Result<_, Failure>>()?;
    Ok(EventPage { events, cursor })
});

fn event(row: &Row, source: &str) -> Result<CloudEvent, Failure> {
    let (seq, body): (i64, String) = (row.get("seq")?, row.get("body")?);
    let bad = |what: &str| StoreError::Corrupt(format!("journal entry {seq} has no {what}"));
    let mut body: Value = serde_json::from_str(&body).map_err(Failure::internal)?;
    let text = |name: &str| body.get(name).and_then(Value::as_str).ok_or_else(|| bad(name));
    let (kind, time) =
        (format!("pl.obieg.{}", text("event")?), text("at")?.parse().map_err(Failure::internal)?);
    let subject = body.get("about").and_then(|about| about.get(0)).and_then(Value::as_str);
    let subject = subject.and_then(|id| id.parse().ok());
    // Said already beside the data.
    if let Some(fields) = body.as_object_mut() {
        for said in ["seq", "at", "event"] {
            fields.remove(said);
        }
    }
    Ok(CloudEvent {
        specversion: "1.0",
        id: seq.to_string(),
        source: source.to_owned(),
        kind,
        time,
        subject,
        datacontenttype: "application/json",
        data: body,
    })
}
