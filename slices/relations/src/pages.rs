//! Forms of the panel. Each parses, does one deed, and comes back to a case.

use obieg_cases::model::CaseId;
use obieg_kernel::{Deed, Failure, Refusal};
use obieg_web::{Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{EndRelation, RelateCases, RestartCase, TakeOverCase};
use crate::model::RelationKind;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelateForm {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    sign: String,
    #[serde(default)]
    note: String,
}

pub(crate) async fn relate(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<RelateForm>().await?);
    let deed = match RelationKind::from_code(&form.kind) {
        Some(kind) => Ok(RelateCases { case, sign: form.sign, kind, note: Some(form.note) }),
        None => Err(Refusal::input("relations.kind-wrong").on("kind").into()),
    };
    obieg_cases::finish(visit, case, deed, "powiazano").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonForm {
    #[serde(default)]
    reason: String,
}

pub(crate) async fn end(mut visit: Visit) -> Outcome {
    let (case, relation) = (visit.id("id")?, visit.id("relation")?);
    let ReasonForm { reason } = visit.form().await?;
    obieg_cases::finish(visit, case, Ok(EndRelation { case, relation, reason }), "rozwiazano").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RestartForm {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    settling: String,
}

pub(crate) async fn restart(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<RestartForm>().await?);
    let settling = obieg_cases::settling_of(&form.settling);
    let deed = settling.map(|settling| RestartCase { case, reason: form.reason, settling });
    move_on(visit, case, deed.map_err(Failure::from), "podjeto").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TakeOverForm {
    #[serde(default)]
    officer: String,
    #[serde(default)]
    reason: String,
}

pub(crate) async fn take_over(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<TakeOverForm>().await?);
    let deed = match form.officer.parse() {
        Ok(officer) => Ok(TakeOverCase { case, officer, reason: form.reason }),
        Err(_) => Err(Refusal::input("relations.officer-wrong").on("officer").into()),
    };
    move_on(visit, case, deed, "przejeto").await
}

/// Does the deed and goes on to the case that it opened, or to what is left of the reach; what was wrong stands on the page
/// of the case before.
async fn move_on<D>(visit: Visit, case: CaseId, deed: Result<D, Failure>, said: &str) -> Outcome
where
    D: Deed<Done = obieg_cases::deeds::OpenedCase> + 'static,
{
    let done = match deed {
        Ok(deed) => visit.act(deed).await,
        Err(failure) => Err(failure),
    };
    match done {
        Ok(made) => Ok(Reply::See(format!("/sprawy/{}?zrobiono={said}", made.id))),
        Err(failure) => obieg_cases::refused(&visit, case, failure).await,
    }
}
