//! Own documents outside cases in the API.

use jiff::civil::Date;
use obieg_documents::NewFile;
use obieg_documents::pages::{Way, send};
use obieg_web::{Outcome, Reply, Visit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    FileRecord, ListRecords, MOST_RECORD_FILES, RecordContent, RecordId, ShowRecord, WithdrawRecord,
};
use crate::api::Wanted;

pub(crate) async fn list(visit: Visit) -> Outcome {
    let (unit, symbol, before, limit) = visit.query::<Wanted<RecordId>>()?.read()?;
    Reply::json(&visit.see(ListRecords { unit, symbol, before, limit }).await?.page)
}

/// Own documents to file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordBody {
    /// What it is.
    #[schema(min_length = 1, max_length = 500)]
    title: String,
    /// Symbol of an end class.
    #[schema(min_length = 1, max_length = 10)]
    symbol: String,
    /// The day of the document.
    #[schema(value_type = String, format = Date)]
    dated_on: Date,
}

pub(crate) async fn file(mut visit: Visit) -> Outcome {
    let (body, files) = visit.json_and_files::<RecordBody>("record", MOST_RECORD_FILES).await?;
    let RecordBody { title, symbol, dated_on } = body;
    let files = files.into_iter().map(NewFile::of).collect();
    Reply::created(&visit.act(FileRecord { title, symbol, dated_on, files }).await?)
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ShowRecord { record: visit.id("record")? }).await?)
}

pub(crate) async fn content(visit: Visit) -> Outcome {
    let asked = RecordContent { record: visit.id("record")?, document: visit.id("document_id")? };
    let content = visit.see(asked).await?;
    send(&visit, content, Way::Save).await
}

/// Why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithdrawRecordBody {
    /// Why it does not count.
    #[schema(min_length = 1, max_length = 1000)]
    reason: String,
}

pub(crate) async fn withdraw(mut visit: Visit) -> Outcome {
    let (record, body) = (visit.id("record")?, visit.body::<WithdrawRecordBody>().await?);
    visit.act(WithdrawRecord { record, reason: body.reason }).await?;
    Reply::done()
}
