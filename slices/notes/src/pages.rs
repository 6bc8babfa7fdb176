//! Forms of the panel. Each parses, does one deed, and comes back to the case.

use obieg_kernel::Refusal;
use obieg_web::{Outcome, Visit};
use serde::Deserialize;

use crate::deeds::{ChangeNote, RemoveNote, WithdrawOpinion, WriteNote};
use crate::model::NoteKind;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteForm {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    text: String,
}

pub(crate) async fn write(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<NoteForm>().await?);
    let deed = match NoteKind::from_code(&form.kind) {
        Some(kind) => Ok(WriteNote { case, kind, text: form.text }),
        None => Err(Refusal::input("notes.kind-wrong").on("kind").into()),
    };
    obieg_cases::finish(visit, case, deed, "notatka").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeForm {
    #[serde(default)]
    version: Option<i64>,
    #[serde(default)]
    text: String,
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let (case, note) = (visit.id("id")?, visit.id("note")?);
    let ChangeForm { version, text } = visit.form().await?;
    let deed = ChangeNote { case, note, version: version.unwrap_or_default(), text };
    obieg_cases::finish(visit, case, Ok(deed), "notatka-zmieniona").await
}

pub(crate) async fn remove(mut visit: Visit) -> Outcome {
    let (case, note) = (visit.id("id")?, visit.id("note")?);
    let ChangeForm { version, .. } = visit.form().await?;
    let deed = RemoveNote { case, note, version: version.unwrap_or_default() };
    obieg_cases::finish(visit, case, Ok(deed), "notatka-usunieta").await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonForm {
    #[serde(default)]
    reason: String,
}

pub(crate) async fn withdraw(mut visit: Visit) -> Outcome {
    let (case, note) = (visit.id("id")?, visit.id("note")?);
    let ReasonForm { reason } = visit.form().await?;
    obieg_cases::finish(visit, case, Ok(WithdrawOpinion { case, note, reason }), "opinia-wycofana").await
}
