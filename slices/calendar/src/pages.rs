//! One's own calendar: the screen that opens the feed, and the feed.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::{Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{CloseFeed, OpenFeed};
use crate::feed;
use crate::model::{FeedView, TermView};
use crate::queries::{OwnFeed, OwnTerms};

#[derive(Template)]
#[template(path = "calendar.html")]
struct CalendarPage {
    frame: Frame,
    feed: FeedView,
    terms: Vec<TermView>,
    /// The address that was made just now: shown once.
    address: Option<String>,
}

impl CalendarPage {
    fn kind(&self, one: &TermView) -> String {
        self.frame.words.of("calendar-kind", one.kind.code())
    }
}

async fn page(visit: &Visit, address: Option<String>) -> Result<CalendarPage, Failure> {
    let feed = visit.see(OwnFeed).await?;
    let terms = visit.see(OwnTerms).await?.terms;
    let frame = visit.frame(visit.words().t("calendar-title"))?;
    Ok(CalendarPage { frame, feed, terms, address })
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, None).await?)
}

#[derive(Deserialize)]
struct NoForm {}

/// The way to the feed on this site.
pub(crate) fn path(key: &str) -> String {
    format!("/kalendarz/{key}/terminy.ics")
}

pub(crate) async fn open(mut visit: Visit) -> Outcome {
    let NoForm {} = visit.form().await?;
    let (deed, key) = OpenFeed::new(visit.actor()?);
    visit.act(deed).await?;
    // The site as this very browser names it when it sends a form: the program does not know its own name.
    let address = format!("{}{}", visit.header("origin").unwrap_or_default(), path(&key));
    Reply::page(&page(&visit, Some(address)).await?)
}

pub(crate) async fn close(mut visit: Visit) -> Outcome {
    let NoForm {} = visit.form().await?;
    visit.act(CloseFeed).await?;
    Ok(Reply::See("/moje/kalendarz?zrobiono=kalendarz-zamkniety".to_owned()))
}

/// The feed. Whoever knows the address is the person, for this one query; everything else is one answer.
pub(crate) async fn feed(visit: Visit) -> Outcome {
    let actor = visit.site().kernel().token(visit.part("key")?).await?.ok_or(Failure::Hidden)?;
    let terms = match actor.see(OwnTerms).await {
        // A key for something else opens no calendar, and does not say that it is a key.
        Err(Failure::Forbidden) => return Err(Failure::Hidden),
        other => other?.terms,
    };
    let (words, now) = (visit.words(), visit.site().kernel().env().now());
    let text =
        feed::text(&terms, words.t("calendar-name"), |kind| words.of("calendar-kind", kind.code()), now);
    Ok(Reply::made("terminy.ics".to_owned(), "text/calendar; charset=utf-8", text.into_bytes()))
}
