//! The calendar in the API.

use obieg_web::{Outcome, Reply, Visit};
use serde::Serialize;
use utoipa::ToSchema;

use crate::deeds::{CloseFeed, OpenFeed};
use crate::queries::{OwnFeed, OwnTerms};

pub(crate) async fn terms(visit: Visit) -> Outcome {
    Reply::json(&visit.see(OwnTerms).await?)
}

pub(crate) async fn feed(visit: Visit) -> Outcome {
    Reply::json(&visit.see(OwnFeed).await?)
}

/// A feed that was opened.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewFeed {
    /// Its way on this site; it holds the key, which is shown only now.
    path: String,
}

pub(crate) async fn open(visit: Visit) -> Outcome {
    let (deed, key) = OpenFeed::new(visit.actor()?);
    visit.act(deed).await?;
    Reply::created(&NewFeed { path: crate::pages::path(&key) })
}

pub(crate) async fn close(visit: Visit) -> Outcome {
    visit.act(CloseFeed).await?;
    Reply::done()
}
