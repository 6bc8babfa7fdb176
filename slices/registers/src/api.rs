//! Registers in the API: the same deeds.

use obieg_kernel::id::UnitId;
use obieg_kernel::schema::{PartialSchema, RefOr, Schema, judged_each};
use obieg_web::batch::MOST_AT_ONCE;
use obieg_web::{MOST_ON_PAGE, Outcome, Reply, Visit, page_size};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::deeds::{
    AddColumn, AddEntry, CancelEntry, CloseRegister, CorrectEntry, ImportEntry, OpenRegister, UseColumn,
};
use crate::import::EntryLine;
use crate::model::{ColumnKind, ColumnView, Source};
use crate::queries::{ListRegisters, ShowEntry, ShowRegister};

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListRegisters).await?)
}

/// A register to open.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegisterBody {
    /// Name, once in the office.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// The unit that keeps it; the token's holder's own when not named.
    #[schema(value_type = Option<String>, format = Uuid)]
    unit: Option<UnitId>,
    /// What entries are made from.
    source: Source,
    /// Its columns.
    #[schema(max_items = 20)]
    columns: Vec<ColumnBody>,
}

/// A column to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnBody {
    /// What stands above it.
    #[schema(min_length = 1, max_length = 100)]
    label: String,
    /// What it holds.
    kind: ColumnKind,
    /// Must it be filled in?
    #[serde(default)]
    required: bool,
    /// Of a choice: what there is to choose from.
    #[serde(default)]
    #[schema(max_items = 50)]
    choices: Vec<String>,
}

impl ColumnBody {
    fn column(self) -> ColumnView {
        let Self { label, kind, required, choices } = self;
        ColumnView { label, kind, required, choices, added_on: None, ended_on: None }
    }
}

pub(crate) async fn add_column(mut visit: Visit) -> Outcome {
    let (register, body) = (visit.id("register")?, visit.body::<ColumnBody>().await?);
    Reply::created(&visit.act(AddColumn { register, column: body.column() }).await?)
}

/// Does a column take values?
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UseBody {
    /// False puts it out of use, true puts it back.
    used: bool,
}

pub(crate) async fn use_column(mut visit: Visit) -> Outcome {
    let (register, UseBody { used }) = (visit.id("register")?, visit.body().await?);
    let position = crate::pages::columns::position(&visit)?;
    Reply::json(&visit.act(UseColumn { register, position, used }).await?)
}

pub(crate) async fn open(mut visit: Visit) -> Outcome {
    let RegisterBody { name, unit, source, columns } = visit.body().await?;
    let columns = columns.into_iter().map(ColumnBody::column).collect();
    Reply::created(&visit.act(OpenRegister { name, unit, source, columns }).await?)
}

/// Why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReasonBody {
    /// Why.
    #[schema(min_length = 1, max_length = 1000)]
    reason: String,
}

pub(crate) async fn close(mut visit: Visit) -> Outcome {
    let (register, body) = (visit.id("register")?, visit.body::<ReasonBody>().await?);
    visit.act(CloseRegister { register, reason: body.reason }).await?;
    Reply::done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PageQuery {
    before: Option<i64>,
    limit: Option<i64>,
}

pub(crate) async fn entries(visit: Visit) -> Outcome {
    let PageQuery { before, limit } = visit.query()?;
    let limit = page_size(limit, MOST_ON_PAGE)?;
    Reply::json(&visit.see(ShowRegister { register: visit.id("register")?, before, limit }).await?)
}

pub(crate) async fn entry(visit: Visit) -> Outcome {
    let query = ShowEntry { register: visit.id("register")?, entry: visit.id("entry")? };
    Reply::json(&visit.see(query).await?.1)
}

/// An entry to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryBody {
    /// Of a register of items: the number of one, `12/2026`; of cases: the sign of one.
    #[schema(max_length = 100)]
    about: Option<String>,
    /// What it is about; taken from the item or case when not given.
    #[schema(max_length = 500)]
    subject: Option<String>,
    /// Whom it concerns; taken from the item or case when not given.
    #[schema(max_length = 300)]
    party: Option<String>,
    /// Values of the columns in order, as text; empty where there is none.
    #[schema(max_items = 20)]
    fields: Vec<String>,
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let (register, body) = (visit.id("register")?, visit.body::<EntryBody>().await?);
    let EntryBody { about, subject, party, fields } = body;
    Reply::created(&visit.act(AddEntry { register, about, subject, party, fields }).await?)
}

/// Lines of a table, each by itself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryLines {
    /// What each says: what is wrong with a line is told at that line.
    #[schema(schema_with = lines)]
    entries: Vec<EntryLine>,
}

fn lines() -> RefOr<Schema> {
    judged_each(EntryLine::schema(), MOST_AT_ONCE)
}

pub(crate) async fn import(mut visit: Visit) -> Outcome {
    let (register, EntryLines { entries }) = (visit.id("register")?, visit.body().await?);
    visit.tell_each(entries.into_iter().map(|line| ImportEntry { register, line }), |added| added).await
}

/// An entry put right.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectBody {
    /// Its version as it was read.
    version: i64,
    /// What it is about.
    #[schema(min_length = 1, max_length = 500)]
    subject: String,
    /// Whom it concerns.
    #[schema(max_length = 300)]
    party: Option<String>,
    /// Values of the columns in order, as text; empty where there is none.
    #[schema(max_items = 20)]
    fields: Vec<String>,
    /// Why.
    #[schema(min_length = 1, max_length = 1000)]
    reason: String,
}

pub(crate) async fn correct(mut visit: Visit) -> Outcome {
    let (register, entry) = (visit.id("register")?, visit.id("entry")?);
    let CorrectBody { version, subject, party, fields, reason } = visit.body().await?;
    visit.act(CorrectEntry { register, entry, version, subject, party, fields, reason }).await?;
    Reply::done()
}

/// An entry that does not count.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CancelBody {
    /// Its version as it was read.
    version: i64,
    /// Why.
    #[schema(min_length = 1, max_length = 1000)]
    reason: String,
}

pub(crate) async fn cancel(mut visit: Visit) -> Outcome {
    let (register, entry) = (visit.id("register")?, visit.id("entry")?);
    let CancelBody { version, reason } = visit.body().await?;
    visit.act(CancelEntry { register, entry, version, reason }).await?;
    Reply::done()
}
