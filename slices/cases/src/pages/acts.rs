//! Forms on the case page. Each parses, does one deed, and comes back to the case.

use jiff::civil::Date;
use obieg_documents::{DocumentKind, NewFile};
use obieg_duties::model::PauseBasis;
use obieg_kernel::{Deed, Failure, Refusal};
use obieg_web::batch;
use obieg_web::{Faults, Outcome, Reply, Visit};
use serde::Deserialize;

use super::{case, many};
use crate::deeds::{
    AddCooperation, AddParty, CloseCase, FileDocument, HandOverCase, JoinItem, PauseCase, ResumeCase,
    TakeOutItem, VersionDocument, WaiveAnswer,
};
use crate::model::{CaseId, PartyRole};

/// Does the deed and says so on the case page; broken rules come back on the page.
///
/// # Errors
/// Everything that is not a broken rule.
pub async fn finish<D: Deed + 'static>(
    visit: Visit,
    id: CaseId,
    deed: Result<D, Failure>,
    said: &str,
) -> Outcome {
    let done = visit.act_read(deed).await.map(drop);
    match done {
        Ok(()) => Ok(Reply::See(format!("/sprawy/{id}?zrobiono={said}"))),
        Err(failure) => refused(&visit, id, failure).await,
    }
}

/// The case page with what was wrong with a form on it.
///
/// # Errors
/// Everything that is not a broken rule.
pub async fn refused(visit: &Visit, id: CaseId, failure: Failure) -> Outcome {
    let faults = Faults::of(failure, visit.words())?;
    Reply::invalid(&case::page(visit, id, None, faults).await?)
}

fn day(field: &'static str, text: &str) -> Result<Date, Failure> {
    text.trim().parse().map_err(|_| Refusal::input("cases.date").on(field).into())
}

fn coded<T>(field: &'static str, found: Option<T>) -> Result<T, Failure> {
    found.ok_or_else(|| Refusal::input("cases.choice").on(field).into())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JoinForm {
    #[serde(default)]
    item: Vec<String>,
}

pub(crate) async fn join(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<JoinForm>().await?);
    match batch::ids(&form.item)?.as_slice() {
        [item] => finish(visit, case, Ok(JoinItem { case, item: *item }), "dolaczono").await,
        items => many::join(&visit, case, items.to_vec()).await,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TakeOutForm {
    #[serde(default)]
    item: Vec<String>,
    #[serde(default)]
    reason: String,
}

pub(crate) async fn take_out(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<TakeOutForm>().await?);
    match batch::ids(&form.item)?.as_slice() {
        [item] => {
            finish(visit, case, Ok(TakeOutItem { case, item: *item, reason: form.reason }), "wylaczono").await
        }
        items => many::take_out(&visit, case, items.to_vec(), &form.reason).await,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartyForm {
    #[serde(default)]
    role: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    address: Option<String>,
}

pub(crate) async fn add_party(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<PartyForm>().await?);
    let deed = coded("role", PartyRole::from_code(&form.role)).map(|role| AddParty {
        case,
        role,
        name: form.name,
        address: form.address,
    });
    finish(visit, case, deed, "strona").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PauseForm {
    #[serde(default)]
    basis: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    from: String,
}

pub(crate) async fn pause(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<PauseForm>().await?);
    let deed = coded("basis", PauseBasis::from_code(&form.basis))
        .and_then(|basis| Ok(PauseCase { case, basis, reason: form.reason, from: day("from", &form.from)? }));
    finish(visit, case, deed, "wstrzymano").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ResumeForm {
    #[serde(default)]
    to: String,
}

pub(crate) async fn resume(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<ResumeForm>().await?);
    let deed = day("to", &form.to).map(|to| ResumeCase { case, to });
    finish(visit, case, deed, "wznowiono").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CooperationForm {
    #[serde(default)]
    unit: String,
    #[serde(default)]
    reason: String,
}

pub(crate) async fn cooperate(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<CooperationForm>().await?);
    let deed =
        coded("unit", form.unit.parse().ok()).map(|unit| AddCooperation { case, unit, reason: form.reason });
    finish(visit, case, deed, "wspolpraca").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HandOverForm {
    #[serde(default)]
    officer: String,
}

pub(crate) async fn hand_over(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<HandOverForm>().await?);
    let deed = coded("officer", form.officer.parse().ok()).map(|officer| HandOverCase { case, officer });
    finish(visit, case, deed, "przekazano").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilesForm {
    #[serde(default)]
    kind: Option<String>,
}

pub(crate) async fn file_document(mut visit: Visit) -> Outcome {
    let case = visit.id("id")?;
    let (form, files) = visit.form_with_files::<FilesForm>(20).await?;
    let kind = form.kind.as_deref().and_then(DocumentKind::from_code).unwrap_or(DocumentKind::Note);
    let files = files.into_iter().map(NewFile::of).collect();
    finish(visit, case, Ok(FileDocument { case, kind, files }), "dokumenty").await
}

pub(crate) async fn version_document(mut visit: Visit) -> Outcome {
    let (case, document) = (visit.id("id")?, visit.id("document")?);
    let form = obieg_documents::pages::new_version(&mut visit).await;
    let deed = form.map(|(after, file)| VersionDocument { case, document, after, file });
    finish(visit, case, deed, "wersja").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaiveForm {
    #[serde(default)]
    reason: String,
}

pub(crate) async fn waive(mut visit: Visit) -> Outcome {
    let (case, duty) = (visit.id("id")?, visit.id("duty")?);
    let form: WaiveForm = visit.form().await?;
    finish(visit, case, Ok(WaiveAnswer { case, duty, reason: form.reason }), "odstapiono").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CloseForm {
    version: i64,
}

pub(crate) async fn close(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<CloseForm>().await?);
    finish(visit, case, Ok(CloseCase { case, version: form.version }), "zakonczono").await
}
