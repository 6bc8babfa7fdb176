//! The register for programs: JSON, and multipart for files.

use obieg_documents::NewFile;
use obieg_documents::api::{NewVersion, Versions};
use obieg_documents::pages::{Way, new_version, send};
use obieg_kernel::schema::{PartialSchema, RefOr, Schema, judged_each};
use obieg_kernel::{Failure, Named, Refusal};
use obieg_web::batch::MOST_AT_ONCE;
use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{AttachFiles, CancelItem, Changed, CompleteItem, RegisterItem, StateScan, VersionFile};
use crate::draft::ItemDraft;
use crate::model::ScanState;
use crate::queries::{ItemFile, ItemVersions, ListItems, ListNotFull, SeeItem, WhoLooked};
use crate::wanted::WantedByApi;

/// Why an entry is cancelled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cancellation {
    /// The reason.
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

/// A form without other fields than its files.
#[derive(Deserialize)]
pub(crate) struct OnlyFiles {}

/// Nothing is stored for somebody who could not do the deed to anything.
pub(crate) fn must_be_able<D: Named>(visit: &Visit) -> Result<(), Failure> {
    if visit.actor()?.could(D::NAME, D::RIGHTS) { Ok(()) } else { Err(Failure::Forbidden) }
}

fn versioned<T: Serialize>(value: &T, version: i64) -> Outcome {
    let body = serde_json::to_value(value).map_err(Failure::internal)?;
    Ok(Reply::Json { body, created: false, version: Some(version) })
}

fn changed(changed: &Changed) -> Outcome {
    versioned(changed, changed.version)
}

pub(crate) async fn register(mut visit: Visit) -> Outcome {
    let draft: ItemDraft = visit.body().await?;
    Reply::created(&visit.act(RegisterItem { draft, files: Vec::new(), taken_as: None }).await?)
}

/// Items to register, each by itself.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bag {
    /// Their metadata, as for registering one: what is wrong with an item is told at that item.
    #[schema(schema_with = drafts)]
    items: Vec<ItemDraft>,
}

fn drafts() -> RefOr<Schema> {
    judged_each(ItemDraft::schema(), MOST_AT_ONCE)
}

pub(crate) async fn register_many(mut visit: Visit) -> Outcome {
    let Bag { items } = visit.body().await?;
    let deeds = items.into_iter().map(|draft| RegisterItem { draft, files: Vec::new(), taken_as: None });
    visit.tell_each(deeds, |registered| registered).await
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let filter = visit.query::<WantedByApi>()?.filter()?;
    Reply::json(&visit.see(ListItems { filter }).await?)
}

pub(crate) async fn item(visit: Visit) -> Outcome {
    let detail = visit.see(SeeItem { item: visit.id("id")? }).await?;
    versioned(&detail, detail.item.version)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BeforeLook {
    before: Option<uuid::Uuid>,
}

pub(crate) async fn looks(visit: Visit) -> Outcome {
    let BeforeLook { before } = visit.query()?;
    let (_, looks) = visit.see(WhoLooked { item: visit.id("id")?, before }).await?;
    Reply::json(&looks)
}

pub(crate) async fn complete(mut visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    let missing = || Refusal::input("registry.if-match-missing").on("If-Match");
    let version = visit.if_match()?.ok_or_else(missing)?;
    let draft: ItemDraft = visit.body().await?;
    changed(&visit.act(CompleteItem { item, version, draft }).await?)
}

pub(crate) async fn cancel(mut visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    let Cancellation { reason } = visit.body().await?;
    changed(&visit.act(CancelItem { item, version: None, reason }).await?)
}

/// How much is scanned.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScanBody {
    /// How much.
    state: ScanState,
    /// Why not all; needed unless it is full.
    #[serde(default)]
    #[schema(max_length = 500)]
    reason: String,
}

pub(crate) async fn state_scan(mut visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    let ScanBody { state, reason } = visit.body().await?;
    changed(&visit.act(StateScan { item, state, reason }).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NotFullWanted {
    state: Option<ScanState>,
    before: Option<i64>,
}

pub(crate) async fn not_full(visit: Visit) -> Outcome {
    let NotFullWanted { state, before } = visit.query()?;
    Reply::json(&visit.see(ListNotFull { state, before, limit: crate::wanted::PAGE }).await?)
}

pub(crate) async fn attach(mut visit: Visit) -> Outcome {
    must_be_able::<AttachFiles>(&visit)?;
    let item = visit.id("id")?;
    let (OnlyFiles {}, files) = visit.form_with_files(crate::MOST_FILES).await?;
    let files = files.into_iter().map(NewFile::of).collect();
    changed(&visit.act(AttachFiles { item, files, taken_as: None }).await?)
}

pub(crate) async fn document(visit: Visit) -> Outcome {
    file(visit, None).await
}

pub(crate) async fn version(visit: Visit) -> Outcome {
    let version = visit.part("version")?.parse().map_err(|_| Failure::Hidden)?;
    file(visit, Some(version)).await
}

async fn file(visit: Visit, version: Option<i64>) -> Outcome {
    let (item, document) = (visit.id("id")?, visit.id("document_id")?);
    let content = visit.see(ItemFile { item, document, version }).await?;
    send(&visit, content, Way::Save).await
}

pub(crate) async fn versions(visit: Visit) -> Outcome {
    let (item, document) = (visit.id("id")?, visit.id("document_id")?);
    let (_, (document, versions)) = visit.see(ItemVersions { item, document }).await?;
    Reply::json(&Versions { document, versions })
}

pub(crate) async fn add_version(mut visit: Visit) -> Outcome {
    must_be_able::<VersionFile>(&visit)?;
    let (item, document) = (visit.id("id")?, visit.id("document_id")?);
    let (after, file) = new_version(&mut visit).await?;
    Reply::created(&NewVersion { version: visit.act(VersionFile { item, document, after, file }).await? })
}
