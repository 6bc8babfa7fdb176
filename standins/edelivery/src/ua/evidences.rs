//! Evidences: lists, single ones, and their files.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::Visit;
use super::list::owned;
use super::params::Params;
use crate::evidence::{Evidence, Kind};
use crate::fault::{Fault, ok};
use crate::letter::Letter;
use crate::mailbox::Mailbox;
use crate::paper;

const KNOWN: [&str; 4] = ["type", "downloaded", "sortColumn", "sortDirection"];

/// `GET messages/{messageId}/evidences`.
pub async fn of_message(visit: Visit) -> Result<Response, Fault> {
    let params = visit.params(&KNOWN)?;
    let world = visit.world();
    let mailbox = owned(&world, &visit.ade)?;
    let letter = mailbox.letter(visit.path("messageId"))?;
    wrapped(&visit, &params, letter.evidences.iter().collect(), mailbox)
}

/// `GET messages/evidences`: of all messages that are still there.
pub async fn of_address(visit: Visit) -> Result<Response, Fault> {
    let params = visit.params(&KNOWN)?;
    let world = visit.world();
    let mailbox = owned(&world, &visit.ade)?;
    wrapped(&visit, &params, mailbox.letters.values().flat_map(|letter| &letter.evidences).collect(), mailbox)
}

fn wrapped(
    visit: &Visit,
    params: &Params,
    mut list: Vec<&Evidence>,
    mailbox: &Mailbox,
) -> Result<Response, Fault> {
    let downloaded = params.flag("downloaded")?;
    params.word("sortColumn", &["eventDate"])?;
    let ascending = params.word("sortDirection", &["asc", "desc"])? == Some("asc");
    list.retain(|one| {
        params.text("type").is_none_or(|code| one.is(code))
            && downloaded.is_none_or(|want| want == one.downloaded)
    });
    list.sort_by_key(|one| one.event);
    if !ascending {
        list.reverse();
    }
    let url = visit.stand.files_of(&visit.ade);
    let mut map = Map::new();
    map.insert("evidences".into(), list.iter().map(|one| one.wire(&url)).collect());
    if let Some(warning) = mailbox.warning() {
        map.insert("warning".into(), json!(warning));
    }
    Ok(ok(&Value::Object(map)))
}

/// `GET messages/evidences/{evidenceId}`: an array of one.
pub async fn one(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let mut world = visit.world();
    let url = visit.stand.files_of(&visit.ade);
    let (_, evidence) = find(world.mailbox(&visit.ade)?, visit.path("evidenceId"))?;
    Ok(ok(&[evidence.wire(&url)]))
}

fn find<'a>(mailbox: &'a mut Mailbox, id: &str) -> Result<(Letter, &'a mut Evidence), Fault> {
    for letter in mailbox.letters.values_mut() {
        if letter.evidences.iter().any(|one| one.id == id) {
            let copy = letter.clone();
            let found = letter.evidences.iter_mut().find(|one| one.id == id);
            return found.map(|evidence| (copy, evidence)).ok_or_else(|| none(id));
        }
    }
    Err(none(id))
}

fn none(id: &str) -> Fault {
    Fault::one("EVIDENCE_NOT_FOUND", format!("no evidence {id}"))
}

/// `GET evidences/{messageType}/{evidenceId}`: the file. H.PN has a picture too.
pub async fn file(visit: Visit) -> Result<Response, Fault> {
    let params = visit.params(&["evidenceFormat"])?;
    let kind = visit.path("messageType");
    if !matches!(kind, "puh" | "purde") {
        return Err(Fault::one("MESSAGE_TYPE", "messageType is puh or purde"));
    }
    let picture = picture(&params)?;
    let mut world = visit.world();
    let (letter, evidence) = find(world.mailbox(&visit.ade)?, visit.path("evidenceId"))?;
    let hybrid = letter.is_hybrid();
    if hybrid != (kind == "puh") {
        return Err(none(&evidence.id));
    }
    if picture && evidence.kind != Kind::HybridPosted {
        return Err(Fault::one("EVIDENCE_FORMAT", "only H.PN has a picture here"));
    }
    Ok(bytes(evidence, &letter, picture))
}

/// `GET evidences/puhepo/{messageId}`: the file of H.EPO.
pub async fn epo(visit: Visit) -> Result<Response, Fault> {
    let params = visit.params(&["evidenceFormat"])?;
    let picture = picture(&params)?;
    let mut world = visit.world();
    let letter = world.mailbox(&visit.ade)?.letter_mut(visit.path("messageId"))?;
    let copy = letter.clone();
    let found = letter.evidences.iter_mut().find(|one| one.kind == Kind::HybridEpo);
    let evidence = found.ok_or_else(|| Fault::one("EVIDENCE_NOT_FOUND", "no H.EPO for this message"))?;
    Ok(bytes(evidence, &copy, picture))
}

fn picture(params: &Params) -> Result<bool, Fault> {
    match params.text("evidenceFormat") {
        None => Ok(false),
        Some(text) if text.eq_ignore_ascii_case("pdf") => Ok(true),
        Some(_) => Err(Fault::one("EVIDENCE_FORMAT", "evidenceFormat is PDF")),
    }
}

fn bytes(evidence: &mut Evidence, letter: &Letter, picture: bool) -> Response {
    evidence.downloaded = true;
    let bytes = if picture { paper::picture(evidence, letter) } else { evidence.bytes.clone() };
    (StatusCode::OK, [(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response()
}
