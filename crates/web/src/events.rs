//! The event feed: CloudEvents by cursor, as JSON and as server-sent events.
//!
//! A stream tells everything that is there and ends; its client comes back after [`RETRY`] with the last number it saw,
//! as the standard (WHATWG HTML, server-sent events) wants. So no connection outlives a withdrawn key or holds up a
//! server that is to end.

use std::fmt::Write;

use bytes::Bytes;
use futures_util::stream::{self, StreamExt};
use obieg_kernel::journal::feed::{EventPage, ListEvents, MOST};
use obieg_kernel::{Actor, Failure, Refusal};
use serde::Deserialize;

use crate::export::broken;
use crate::page::page_size;
use crate::reply::Reply;
use crate::route::{Kind, Outcome, Route};
use crate::visit::Visit;

/// Milliseconds after which a client of the stream comes back.
const RETRY: u32 = 2_000;

/// The routes of the feed; a slice that looks after keys of integrations puts them on the site.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get::<ListEvents, _, _>("/api/v1/events", list)
            .answers::<EventPage>()
            .parameter("after", Kind::Whole)
            .parameter("limit", Kind::Number(1, MOST)),
        Route::get::<ListEvents, _, _>("/api/v1/events/stream", stream)
            .gives_file()
            .parameter("after", Kind::Whole),
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    after: Option<i64>,
    limit: Option<i64>,
}

async fn list(visit: Visit) -> Outcome {
    let Wanted { after, limit } = visit.query()?;
    let limit = page_size(limit.or(Some(MOST)), MOST)?;
    Reply::json(&visit.see(ListEvents { after, limit }).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct From {
    after: Option<i64>,
}

async fn stream(visit: Visit) -> Outcome {
    let From { after } = visit.query()?;
    let last = visit.header("last-event-id").map(str::parse);
    let last = last.transpose().map_err(|_| Refusal::input("kernel.last-event-id").on("Last-Event-ID"))?;
    let actor = visit.actor()?.clone();
    let (told, next) = page(&actor, last.or(after)).await?;
    let head = format!("retry: {RETRY}\n\n{told}");
    let rest = stream::try_unfold((actor, next), |(actor, next)| async move {
        let Some(after) = next else { return Ok(None) };
        let (told, next) = page(&actor, Some(after)).await.map_err(broken)?;
        Ok((!told.is_empty()).then(|| (Bytes::from(told), (actor, next))))
    });
    let body = stream::iter([Ok(Bytes::from(head))]).chain(rest);
    Ok(Reply::Stream { media: "text/event-stream", body: Box::pin(body) })
}

/// A page as the stream tells it, and the cursor behind it; no cursor when there was nothing.
async fn page(actor: &Actor, after: Option<i64>) -> Result<(String, Option<i64>), Failure> {
    let page = actor.see(ListEvents { after, limit: MOST }).await?;
    let mut told = String::new();
    for event in &page.events {
        let json = serde_json::to_string(event).map_err(Failure::internal)?;
        writeln!(told, "id: {}\nevent: {}\ndata: {json}\n", event.id, event.kind)
            .map_err(Failure::internal)?;
    }
    Ok((told, page.cursor.filter(|_| !page.events.is_empty())))
}
