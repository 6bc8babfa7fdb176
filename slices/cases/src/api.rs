//! Cases in the API: the same deeds.

use jiff::civil::Date;
use obieg_documents::api::{NewVersion, Versions};
use obieg_documents::pages::{Way, new_version, send};
use obieg_documents::{DocumentKind, NewFile};
use obieg_kernel::Failure;
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::look::Looks;
use obieg_kernel::schema::{PartialSchema, RefOr, Schema, choice_or_id, judged_each};
use obieg_registry::model::ItemId;
use obieg_web::batch::MOST_AT_ONCE;
use obieg_web::{Done, Kind, Outcome, Reply, Route, Visit, page_size};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::brought::BroughtLine;
use crate::deeds::{
    AddCooperation, AddParty, CloseCase, FileDocument, HandOverCase, ImportCase, JoinItem, OpenCase,
    OpenedCase, PauseCase, ResumeCase, SeparateGroup, TakeOutItem, TakeOverCase, VersionDocument,
    WaiveAnswer,
};
use crate::group::{GroupId, GroupView};
use crate::model::{CaseAccess, CaseFile, CaseId, CaseLines, CaseState, CasesLed, PartyId, PartyRole};
use crate::pages::open::{SETTLING, settling_of};
use crate::queries::{CaseContent, CaseList, CaseVersions, CasesLedIn, ShowCase, WhoLooked};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get::<CaseList, _, _>("/api/v1/cases", list)
            .answers::<CaseLines>()
            .parameter("state", Kind::OneOf(CaseState::CODES))
            .parameter("mine", Kind::Flag)
            .parameter("due_from", Kind::Day)
            .parameter("due_to", Kind::Day)
            .parameter("after", Kind::Text)
            .parameter("limit", Kind::Number(1, CaseList::MOST)),
        Route::post::<OpenCase, _, _>("/api/v1/cases", open)
            .takes::<OpenBody>()
            .answers::<OpenedCase>()
            .creates(),
        Route::post::<SeparateGroup, _, _>("/api/v1/case-groups", separate)
            .takes::<GroupBody>()
            .answers::<GroupView>()
            .creates(),
        Route::get::<ShowCase, _, _>("/api/v1/cases/{id}", show).answers::<CaseFile>().gives_version(),
        Route::get::<WhoLooked, _, _>("/api/v1/cases/{id}/looks", looks)
            .answers::<Looks>()
            .parameter("before", Kind::Id),
        Route::post::<JoinItem, _, _>("/api/v1/cases/{id}/items", join).takes::<JoinBody>().answers::<Due>(),
        Route::post::<TakeOutItem, _, _>("/api/v1/cases/{id}/items/take-out", take_out)
            .of_many::<TakeOutBody>(),
        Route::post::<AddParty, _, _>("/api/v1/cases/{id}/parties", add_party)
            .takes::<PartyBody>()
            .answers::<NewParty>()
            .creates(),
        Route::post::<PauseCase, _, _>("/api/v1/cases/{id}/pause", pause)
            .takes::<PauseBody>()
            .answers::<Due>(),
        Route::post::<ResumeCase, _, _>("/api/v1/cases/{id}/resume", resume)
            .takes::<ResumeBody>()
            .answers::<Due>(),
        Route::post::<AddCooperation, _, _>("/api/v1/cases/{id}/cooperation", cooperate)
            .takes::<CooperationBody>()
            .answers::<Done>(),
        Route::post::<HandOverCase, _, _>("/api/v1/cases/{id}/officer", hand_over)
            .takes::<OfficerBody>()
            .answers::<Done>(),
        Route::post::<WaiveAnswer, _, _>("/api/v1/cases/{id}/duties/{duty_id}/waive", waive)
            .takes::<WaiveBody>()
            .answers::<Done>(),
        Route::post::<FileDocument, _, _>("/api/v1/cases/{id}/documents", file_documents)
            .takes_files(20, &[("kind", Kind::OneOf(DocumentKind::CODES))])
            .answers::<Filed>()
            .creates(),
        Route::get::<CaseContent, _, _>("/api/v1/cases/{id}/documents/{document_id}", document)
            .gives_file()
            .parameter("danger", Kind::OneOf(&["accept"])),
        Route::get::<CaseVersions, _, _>("/api/v1/cases/{id}/documents/{document_id}/versions", versions)
            .answers::<Versions>(),
        Route::get::<CaseContent, _, _>(
            "/api/v1/cases/{id}/documents/{document_id}/versions/{version}",
            version,
        )
        .gives_file()
        .parameter("danger", Kind::OneOf(&["accept"])),
        Route::post::<VersionDocument, _, _>(
            "/api/v1/cases/{id}/documents/{document_id}/versions",
            add_version,
        )
        .takes_files(1, &[("after", Kind::Whole)])
        .answers::<NewVersion>()
        .creates(),
        Route::post::<CloseCase, _, _>("/api/v1/cases/{id}/close", close)
            .takes::<CloseBody>()
            .answers::<Done>(),
        Route::post::<JoinItem, _, _>("/api/v1/cases/{id}/items/many", join_many).of_many::<JoinManyBody>(),
        Route::get::<CasesLedIn, _, _>("/api/v1/cases/led-in/{id}", led_in)
            .answers::<CasesLed>()
            .parameter("after", Kind::Id),
        Route::post::<TakeOverCase, _, _>("/api/v1/cases/many/take-over", take_over_many)
            .of_many::<TakeOverBody>(),
        Route::post::<ImportCase, _, _>("/api/v1/cases/import", import).of_many::<CaseTable>(),
        Route::post::<CloseCase, _, _>("/api/v1/cases/many/close", close_many).of_many::<CloseManyBody>(),
    ]
}

/// The legal day after a change.
#[derive(Serialize, ToSchema)]
struct Due {
    /// Earliest legal day; none while suspended or when nothing is owed.
    #[schema(value_type = Option<String>, format = Date)]
    due_on: Option<Date>,
}

/// A named party.
#[derive(Serialize, ToSchema)]
struct NewParty {
    /// Its id.
    #[schema(value_type = String, format = Uuid)]
    id: PartyId,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListQuery {
    state: Option<CaseState>,
    mine: Option<bool>,
    due_from: Option<Date>,
    due_to: Option<Date>,
    after: Option<String>,
    limit: Option<i64>,
}

async fn list(visit: Visit) -> Outcome {
    let query: ListQuery = visit.query()?;
    let limit = page_size(query.limit, CaseList::MOST)?;
    let lines = visit
        .see(CaseList {
            state: query.state.unwrap_or(CaseState::Open),
            mine: query.mine.unwrap_or(false),
            due_from: query.due_from,
            due_to: query.due_to,
            after: query.after,
            limit,
        })
        .await?;
    Reply::json(&lines)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BeforeLook {
    before: Option<uuid::Uuid>,
}

async fn looks(visit: Visit) -> Outcome {
    let BeforeLook { before } = visit.query()?;
    let (_, looks) = visit.see(WhoLooked { case: visit.id("id")?, before }).await?;
    Reply::json(&looks)
}

async fn show(visit: Visit) -> Outcome {
    let (file, _) = visit.see(ShowCase { case: visit.id("id")?, panels: Vec::new() }).await?;
    let version = file.case.version;
    match Reply::json(&file)? {
        Reply::Json { body, created, .. } => Ok(Reply::Json { body, created, version: Some(version) }),
        other => Ok(other),
    }
}

/// A new case.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OpenBody {
    /// The item that starts it.
    #[schema(value_type = Option<String>, format = Uuid)]
    item: Option<ItemId>,
    /// Title.
    #[schema(min_length = 1, max_length = 500)]
    title: String,
    /// Symbol of an end class.
    #[schema(min_length = 1, max_length = 10)]
    symbol: String,
    /// A separated group of that class and of the officer's unit, for a sign of five parts.
    #[schema(value_type = Option<String>, format = Uuid)]
    group: Option<GroupId>,
    /// The officer; the token's holder when not named.
    #[schema(value_type = Option<String>, format = Uuid)]
    officer: Option<HoldingId>,
    /// The kind of settling, from which its term follows, or the id of a line of the office's table of terms.
    #[schema(schema_with = settling)]
    settling: String,
    /// Access.
    access: CaseAccess,
}

/// Codes of the general settling terms, or a line of the office's table of terms.
pub fn settling() -> RefOr<Schema> {
    choice_or_id(SETTLING.iter().map(|(code, _)| *code))
}

async fn open(mut visit: Visit) -> Outcome {
    let body: OpenBody = visit.body().await?;
    let settling = settling_of(&body.settling)?;
    let opened = visit
        .act(OpenCase {
            item: body.item,
            title: body.title,
            symbol: body.symbol,
            group: body.group,
            officer: body.officer,
            settling,
            access: body.access,
        })
        .await?;
    Reply::created(&opened)
}

/// A group to separate.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct GroupBody {
    /// Symbol of an end class.
    #[schema(min_length = 1, max_length = 10)]
    symbol: String,
    /// What the group is.
    #[schema(min_length = 1, max_length = 500)]
    title: String,
}

async fn separate(mut visit: Visit) -> Outcome {
    let GroupBody { symbol, title } = visit.body().await?;
    Reply::created(&visit.act(SeparateGroup { symbol, title }).await?)
}

/// An item to join.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct JoinBody {
    /// The item.
    #[schema(value_type = String, format = Uuid)]
    item: ItemId,
}

async fn join(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<JoinBody>().await?);
    let due_on = visit.act(JoinItem { case, item: body.item }).await?;
    Reply::json(&Due { due_on })
}

/// Items that join a case.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct JoinManyBody {
    /// Which.
    #[schema(value_type = Vec<uuid::Uuid>, min_items = 1, max_items = 1000)]
    items: Vec<ItemId>,
}

async fn join_many(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<JoinManyBody>().await?);
    let deeds = body.items.into_iter().map(|item| JoinItem { case, item });
    visit.tell_each(deeds, |due_on| Due { due_on }).await
}

/// Items that joined a case by mistake and leave it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TakeOutBody {
    /// Which.
    #[schema(value_type = Vec<uuid::Uuid>, min_items = 1, max_items = 1000)]
    items: Vec<ItemId>,
    /// Why.
    #[schema(min_length = 10, max_length = 500)]
    reason: String,
}

async fn take_out(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<TakeOutBody>().await?);
    let TakeOutBody { items, reason } = body;
    let deeds = items.into_iter().map(|item| TakeOutItem { case, item, reason: reason.clone() });
    visit.tell_each(deeds, |()| Done::new()).await
}

/// A party.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PartyBody {
    /// Part played.
    role: PartyRole,
    /// Name.
    #[schema(min_length = 1, max_length = 300)]
    name: String,
    /// Address.
    #[schema(max_length = 500)]
    address: Option<String>,
}

async fn add_party(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<PartyBody>().await?);
    let id = visit.act(AddParty { case, role: body.role, name: body.name, address: body.address }).await?;
    Reply::created(&NewParty { id })
}

/// A pause.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PauseBody {
    /// Why the law does not count.
    basis: obieg_duties::model::PauseBasis,
    /// In words.
    #[schema(min_length = 3, max_length = 2000)]
    reason: String,
    /// First day not counted.
    #[schema(value_type = String, format = Date)]
    from: Date,
}

async fn pause(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<PauseBody>().await?);
    let due_on =
        visit.act(PauseCase { case, basis: body.basis, reason: body.reason, from: body.from }).await?;
    Reply::json(&Due { due_on })
}

/// The end of a pause.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ResumeBody {
    /// Last day not counted.
    #[schema(value_type = String, format = Date)]
    to: Date,
}

async fn resume(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<ResumeBody>().await?);
    let due_on = visit.act(ResumeCase { case, to: body.to }).await?;
    Reply::json(&Due { due_on })
}

/// A cooperating unit.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CooperationBody {
    /// The unit.
    #[schema(value_type = String, format = Uuid)]
    unit: UnitId,
    /// What is asked of it.
    #[schema(min_length = 1, max_length = 1000)]
    reason: String,
}

async fn cooperate(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<CooperationBody>().await?);
    visit.act(AddCooperation { case, unit: body.unit, reason: body.reason }).await?;
    Reply::done()
}

/// A new officer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OfficerBody {
    /// The holding of the new officer.
    #[schema(value_type = String, format = Uuid)]
    officer: HoldingId,
}

async fn hand_over(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<OfficerBody>().await?);
    visit.act(HandOverCase { case, officer: body.officer }).await?;
    Reply::done()
}

/// Why a duty is not owed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WaiveBody {
    /// In words.
    #[schema(min_length = 10, max_length = 2000)]
    reason: String,
}

async fn waive(mut visit: Visit) -> Outcome {
    let (case, duty, body) = (visit.id("id")?, visit.id("duty_id")?, visit.body::<WaiveBody>().await?);
    visit.act(WaiveAnswer { case, duty, reason: body.reason }).await?;
    Reply::done()
}

/// The case as it was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CloseBody {
    /// Its version; If-Match does the same.
    version: Option<i64>,
}

/// Cases to close.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CloseManyBody {
    /// Each as it was seen.
    #[schema(min_items = 1, max_items = 1000)]
    cases: Vec<SeenCase>,
}

/// A case as it was seen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SeenCase {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    id: CaseId,
    /// The version seen.
    version: i64,
}

/// Cases that another unit takes over.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TakeOverBody {
    /// Which.
    #[schema(value_type = Vec<String>, min_items = 1, max_items = 1000)]
    cases: Vec<CaseId>,
    /// Who leads them from now on: a holding of another unit.
    #[schema(value_type = String, format = Uuid)]
    officer: HoldingId,
    /// Why, for the case log.
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct LedQuery {
    after: Option<CaseId>,
}

async fn led_in(visit: Visit) -> Outcome {
    let LedQuery { after } = visit.query()?;
    Reply::json(&visit.see(CasesLedIn { unit: visit.id("id")?, after, limit: CasesLedIn::MOST }).await?)
}

async fn take_over_many(mut visit: Visit) -> Outcome {
    let TakeOverBody { cases, officer, reason } = visit.body().await?;
    let deeds = cases.into_iter().map(|case| TakeOverCase { case, officer, reason: reason.clone() });
    visit.tell_each(deeds, |()| Done::new()).await
}

/// Lines of a table of open cases, each by itself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CaseTable {
    /// What each says: what is wrong with a line is told at that line.
    #[schema(schema_with = brought_lines)]
    cases: Vec<BroughtLine>,
}

fn brought_lines() -> RefOr<Schema> {
    judged_each(BroughtLine::schema(), MOST_AT_ONCE)
}

async fn import(mut visit: Visit) -> Outcome {
    let CaseTable { cases } = visit.body().await?;
    visit.tell_each(cases.into_iter().map(|line| ImportCase { line }), |opened| opened).await
}

async fn close_many(mut visit: Visit) -> Outcome {
    let body: CloseManyBody = visit.body().await?;
    let deeds = body.cases.into_iter().map(|seen| CloseCase { case: seen.id, version: seen.version });
    visit.tell_each(deeds, |()| Done::new()).await
}

async fn close(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<CloseBody>().await?);
    let wanted = visit.if_match()?.or(body.version);
    let version =
        wanted.ok_or_else(|| obieg_kernel::Refusal::input("cases.version-missing").on("version"))?;
    visit.act(CloseCase { case, version }).await?;
    Reply::done()
}

/// The part that the files play: note when not named.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilesForm {
    kind: Option<String>,
}

/// Identifiers of the new documents.
#[derive(Serialize, ToSchema)]
struct Filed {
    /// In the order of the files.
    documents: Vec<String>,
}

async fn file_documents(mut visit: Visit) -> Outcome {
    let case = visit.id("id")?;
    let (form, files) = visit.form_with_files::<FilesForm>(20).await?;
    let kind = match form.kind.as_deref() {
        None => DocumentKind::Note,
        Some(code) => DocumentKind::from_code(code)
            .ok_or_else(|| obieg_kernel::Refusal::input("cases.choice").on("kind"))?,
    };
    let files = files.into_iter().map(NewFile::of).collect();
    Reply::created(&Filed { documents: visit.act(FileDocument { case, kind, files }).await? })
}

async fn document(visit: Visit) -> Outcome {
    let (case, document) = (visit.id("id")?, visit.id("document_id")?);
    let content = visit.see(CaseContent { case, document, version: None }).await?;
    send(&visit, content, Way::Save).await
}

async fn version(visit: Visit) -> Outcome {
    let (case, document) = (visit.id("id")?, visit.id("document_id")?);
    let version = Some(visit.part("version")?.parse().map_err(|_| Failure::Hidden)?);
    let content = visit.see(CaseContent { case, document, version }).await?;
    send(&visit, content, Way::Save).await
}

async fn versions(visit: Visit) -> Outcome {
    let (case, document) = (visit.id("id")?, visit.id("document_id")?);
    let (_, (document, versions)) = visit.see(CaseVersions { case, document }).await?;
    Reply::json(&Versions { document, versions })
}

async fn add_version(mut visit: Visit) -> Outcome {
    let (case, document) = (visit.id("id")?, visit.id("document_id")?);
    let (after, file) = new_version(&mut visit).await?;
    Reply::created(&NewVersion { version: visit.act(VersionDocument { case, document, after, file }).await? })
}
