//! The daily e-mail in the API: the same deeds.

use obieg_web::{MOST_ON_PAGE, Outcome, Reply, Visit, page_size};
use serde::Deserialize;
use utoipa::ToSchema;

use super::deeds::{EndMailServer, SetDigest, SetMailServer, StopDigest, TryMailServer};
use super::model::{DigestId, MailServerDraft};
use super::queries::{OwnDigestSettings, SeeMailServer};

pub(crate) async fn own(visit: Visit) -> Outcome {
    Reply::json(&visit.see(OwnDigestSettings).await?)
}

/// Where one wants the daily e-mail.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DigestBody {
    /// The address.
    #[schema(min_length = 3, max_length = 254)]
    address: String,
    /// The hour; none for the office's.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 23)]
    hour: Option<i64>,
}

pub(crate) async fn set_own(mut visit: Visit) -> Outcome {
    let DigestBody { address, hour } = visit.body().await?;
    visit.act(SetDigest { address, hour }).await?;
    Reply::done()
}

pub(crate) async fn stop_own(visit: Visit) -> Outcome {
    visit.act(StopDigest).await?;
    Reply::done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    before: Option<DigestId>,
    limit: Option<i64>,
}

pub(crate) async fn see(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    let limit = page_size(wanted.limit, MOST_ON_PAGE)?;
    Reply::json(&visit.see(SeeMailServer { before: wanted.before, limit }).await?)
}

/// The mail server that is to be set.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailServerBody {
    /// The settings.
    server: MailServerDraft,
    /// The version that was read; 0 when there was none.
    version: i64,
}

pub(crate) async fn set(mut visit: Visit) -> Outcome {
    let MailServerBody { server, version } = visit.body().await?;
    visit.act(SetMailServer { draft: server, version }).await?;
    Reply::done()
}

/// To whom a trial message goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrialBody {
    /// The address.
    #[schema(min_length = 3, max_length = 254)]
    to: String,
}

pub(crate) async fn trial(mut visit: Visit) -> Outcome {
    let TrialBody { to } = visit.body().await?;
    visit.act(TryMailServer { to }).await?;
    Reply::done()
}

/// Which version of the mail server.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServerVersion {
    /// As it was read.
    version: i64,
}

pub(crate) async fn end(mut visit: Visit) -> Outcome {
    let ServerVersion { version } = visit.body().await?;
    visit.act(EndMailServer { version }).await?;
    Reply::done()
}
