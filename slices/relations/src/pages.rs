//! Forms of the panel and the page of taking over. Each parses, does one deed, and comes back to a case.

use askama::Template;
use obieg_cases::model::{CaseId, CaseView};
use obieg_kernel::{Failure, Refusal};
use obieg_terms::model::PatternView;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{EndRelation, RelateCases, ReregisterInUnit, RestartCase};
use crate::model::RelationKind;
use crate::queries::{ReregisterChoices, ReregisterForm, RestartForm};

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

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct TypedRestart {
    reason: String,
    settling: String,
}

#[derive(Template)]
#[template(path = "restart.html")]
struct RestartPage {
    frame: Frame,
    case: CaseView,
    patterns: Vec<PatternView>,
    form: TypedRestart,
    faults: Faults,
}

impl RestartPage {
    /// The general terms and those of the office's own table, as for a new case.
    fn settling(&self) -> Vec<(String, String)> {
        obieg_cases::settling_choices(&self.frame.words, &self.patterns)
    }
}

async fn restart_page(
    visit: &Visit,
    case: CaseId,
    form: TypedRestart,
    faults: Faults,
) -> Result<RestartPage, Failure> {
    let (case, patterns) = visit.see(RestartForm { case }).await?;
    let frame = visit.frame(visit.words().t("relations-restart"))?;
    Ok(RestartPage { frame, case, patterns, form, faults })
}

pub(crate) async fn restart_form(visit: Visit) -> Outcome {
    let case = visit.id("id")?;
    Reply::page(&restart_page(&visit, case, TypedRestart::default(), Faults::default()).await?)
}

pub(crate) async fn restart(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<TypedRestart>().await?);
    let done = match obieg_cases::settling_of(&form.settling) {
        Ok(settling) => visit.act(RestartCase { case, reason: form.reason.clone(), settling }).await,
        Err(refusal) => Err(refusal.into()),
    };
    match done {
        Ok(made) => Ok(Reply::See(format!("/sprawy/{}?zrobiono=podjeto", made.id))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&restart_page(&visit, case, form, faults).await?)
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct OfficerForm {
    #[serde(default)]
    officer: String,
    #[serde(default)]
    reason: String,
}

#[derive(Template)]
#[template(path = "reregister.html")]
struct ReregisterPage {
    frame: Frame,
    choices: ReregisterChoices,
    form: OfficerForm,
    faults: Faults,
}

impl ReregisterPage {
    fn officers(&self) -> Vec<(String, String)> {
        self.choices.officers.iter().map(|one| (one.holding.to_string(), one.label())).collect()
    }
}

async fn reregister_page(
    visit: &Visit,
    case: CaseId,
    form: OfficerForm,
    faults: Faults,
) -> Result<ReregisterPage, Failure> {
    let choices = visit.see(ReregisterForm { case }).await?;
    let frame = visit.frame(visit.words().t("relations-reregister"))?;
    Ok(ReregisterPage { frame, choices, form, faults })
}

pub(crate) async fn reregister_form(visit: Visit) -> Outcome {
    let case = visit.id("id")?;
    Reply::page(&reregister_page(&visit, case, OfficerForm::default(), Faults::default()).await?)
}

pub(crate) async fn reregister(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<OfficerForm>().await?);
    let done = match form.officer.parse() {
        Ok(officer) => visit.act(ReregisterInUnit { case, officer, reason: form.reason.clone() }).await,
        Err(_) => Err(Refusal::input("relations.officer-wrong").on("officer").into()),
    };
    match done {
        Ok(made) => Ok(Reply::See(format!("/sprawy/{}?zrobiono=przerejestrowano", made.id))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&reregister_page(&visit, case, form, faults).await?)
        }
    }
}
