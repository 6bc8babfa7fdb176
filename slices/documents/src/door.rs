//! The door before a dangerous file: what was found, and a second press. The file is kept as it came and can be had, but not
//! by a slip and not by a link from elsewhere; who passed stands in the read log.

use askama::Template;
use obieg_inspect::{Finding, Severity};
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::model::Content;

/// The word of whoever was warned, in the address: `?danger=accept`.
const ACCEPT: &str = "accept";

#[derive(Template)]
#[template(path = "door.html")]
struct DoorPage<'p> {
    frame: Frame,
    name: &'p str,
    findings: Vec<&'static str>,
    here: &'p str,
    back: &'p str,
}

#[derive(Deserialize)]
struct Asked {
    danger: Option<String>,
}

/// The door, when the file lies behind one and whoever asks has not yet passed it.
///
/// # Errors
/// `documents.danger` for a program that did not say that it was warned; when the template fails.
pub(crate) fn before(visit: &Visit, content: &Content) -> Result<Option<Outcome>, Failure> {
    if Severity::of(&content.findings) < Severity::Danger {
        return Ok(None);
    }
    let found = Finding::join(&content.findings);
    let asked = visit.query::<Asked>().ok().and_then(|asked| asked.danger);
    let accepted = asked.as_deref() == Some(ACCEPT);
    if accepted && (visit.is_program() || visit.comes_from_here()) {
        if let Some(shown) = content.shown {
            visit.actor()?.note_warned("documents.danger", shown, &found);
        }
        return Ok(None);
    }
    if visit.is_program() {
        return Err(Refusal::state("documents.danger").with("findings", found).into());
    }
    page(visit, content).map(|reply| Some(Ok(reply)))
}

fn page(visit: &Visit, content: &Content) -> Result<Reply, Failure> {
    let frame = visit.frame(visit.words().t("documents-door").to_owned())?;
    let here = visit.here();
    let here = here.split('?').next().unwrap_or_default();
    let back = here.split("/dokument").next().unwrap_or("/");
    let findings = content.findings.iter().map(|finding| finding.code()).collect();
    Reply::page(&DoorPage { frame, name: &content.name, findings, here, back })
}
