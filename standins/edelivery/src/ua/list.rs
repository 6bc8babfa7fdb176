//! Lists of messages and drafts: filters, order and pages (R15).

use axum::response::Response;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::Visit;
use super::params::Params;
use crate::fault::{Fault, ok};
use crate::letter::{Direction, Format, Letter};
use crate::mailbox::Mailbox;
use crate::model::Party;
use crate::world::World;

const KNOWN: [&str; 21] = [
    "offset",
    "limit",
    "format",
    "sender",
    "massMessagesGrouped",
    "massMessageId",
    "recipient",
    "subject",
    "submissionDateFrom",
    "submissionDateTo",
    "eventDateFrom",
    "eventDateTo",
    "receiptDateFrom",
    "receiptDateTo",
    "attachments",
    "label",
    "shippingService",
    "sortColumn",
    "sortDirection",
    "opened",
    "limit",
];

/// `GET messages`.
pub async fn messages(visit: Visit) -> Result<Response, Fault> {
    let params = visit.params(&KNOWN)?;
    let (offset, limit) = params.page(2000, 20)?;
    let format = match params.word("format", &["metadata", "minimal"])? {
        Some("metadata") => Format::Metadata,
        _ => Format::Minimal,
    };
    let columns =
        ["sender", "recipient", "subject", "submissionDate", "eventDate", "reciptDate", "timestamp"];
    let column = params.word("sortColumn", &columns)?.unwrap_or("timestamp");
    let ascending = params.word("sortDirection", &["asc", "desc"])? == Some("asc");
    let filter = Filter::read(&params)?;
    let grouped = params.flag("massMessagesGrouped")?.unwrap_or(false);
    let world = visit.world();
    let mailbox = owned(&world, &visit.ade)?;
    let mut found: Vec<&Letter> = mailbox
        .letters
        .values()
        .filter(|letter| letter.direction != Direction::Drafts && filter.fits(letter))
        .collect();
    let groups = if grouped { groups(&mut found) } else { Vec::new() };
    order(&mut found, column, ascending);
    let mut listed: Vec<Value> = groups;
    for letter in &found {
        listed.push(
            letter.wire(format, world.now(), "").map_err(|error| Fault::one("STORAGE", error.to_string()))?,
        );
    }
    let total = listed.len();
    let page: Vec<Value> = listed.into_iter().skip(offset).take(limit).collect();
    let mut answer = wrapper(page, total, mailbox);
    if let (Some(id), Some(map)) = (params.text("massMessageId"), answer.as_object_mut()) {
        map.insert("massMessageInfo".into(), mass(&world, mailbox, id));
    }
    Ok(ok(&answer))
}

/// `GET drafts`.
pub async fn drafts(visit: Visit) -> Result<Response, Fault> {
    let known = [
        "offset",
        "limit",
        "format",
        "recipient",
        "subject",
        "attachments",
        "label",
        "shippingService",
        "sortColumn",
        "sortDirection",
    ];
    let params = visit.params(&known)?;
    let (offset, limit) = params.page(100, 20)?;
    params.word("format", &["metadata"])?;
    let column = params.word("sortColumn", &["recipient", "subject", "timestamp"])?.unwrap_or("timestamp");
    let ascending = params.word("sortDirection", &["asc", "desc"])? == Some("asc");
    let filter = Filter::read(&params)?;
    let world = visit.world();
    let mailbox = owned(&world, &visit.ade)?;
    let mut found: Vec<&Letter> = mailbox
        .letters
        .values()
        .filter(|letter| letter.direction == Direction::Drafts && filter.fits(letter))
        .collect();
    order(&mut found, column, ascending);
    let page: Result<Vec<Value>, _> = found
        .iter()
        .skip(offset)
        .take(limit)
        .map(|letter| letter.wire(Format::Metadata, world.now(), ""))
        .collect();
    Ok(ok(&wrapper(page.map_err(|error| Fault::one("STORAGE", error.to_string()))?, found.len(), mailbox)))
}

/// The mailbox of a call that was let in.
pub fn owned<'a>(world: &'a World, ade: &str) -> Result<&'a Mailbox, Fault> {
    world.mailboxes.get(ade).ok_or_else(|| Fault::one("ADDRESS_NOT_FOUND", format!("no mailbox {ade}")))
}

/// `MessagesWrapper`.
pub fn wrapper(page: Vec<Value>, total: usize, mailbox: &Mailbox) -> Value {
    let mut map = Map::new();
    map.insert("messages".into(), Value::Array(page));
    map.insert("total".into(), json!(total));
    map.insert("electronicCount".into(), json!(mailbox.service.len()));
    if let Some(warning) = mailbox.warning() {
        map.insert("warning".into(), json!(warning));
    }
    Value::Object(map)
}

/// Takes mass messages out of a list and gives one element for each sending.
fn groups(found: &mut Vec<&Letter>) -> Vec<Value> {
    let mut ids: Vec<String> =
        found.iter().filter(|one| one.mass).filter_map(|one| one.mass_id.clone()).collect();
    ids.sort();
    ids.dedup();
    found.retain(|one| !one.mass);
    let group = |id: &String| {
        json!({
            "messageControlData": { "massMessageId": id, "massMessage": true, "messageType": "massMessageGrouped" },
            "messageMetadata": { "messageId": id, "shippingService": "electronic" },
        })
    };
    ids.iter().map(group).collect()
}

fn mass(world: &World, mailbox: &Mailbox, id: &str) -> Value {
    let task = id.strip_prefix("mass-").and_then(|task| world.tasks.get(task)).cloned().unwrap_or_default();
    let mine = || mailbox.letters.values().filter(|letter| letter.mass_id.as_deref() == Some(id));
    let failed = task.results.iter().filter(|result| result.get("error").is_some()).count();
    let count = |statuses: &[&str]| {
        mine().filter(|one| one.status().is_some_and(|status| statuses.contains(&status))).count()
    };
    let rejected = count(&["Odrzucona"]);
    let waiting = count(&["W trakcie weryfikacji"]);
    let mut info = json!({
        "massMessageTotal": task.total, "massMessageEndedWithError": failed, "massMessageRejected": rejected,
        "massMessageWaitingToSent": waiting, "massMessageSentCorrectly": mine().count().saturating_sub(rejected + waiting),
    });
    if let (Some(draft), Some(map)) = (task.new_draft, info.as_object_mut()) {
        map.insert("newDraftId".into(), json!(draft));
    }
    info
}

/// What a list is narrowed to.
#[derive(Default)]
struct Filter {
    texts: Vec<(&'static str, String)>,
    between: Vec<(&'static str, Option<Timestamp>, Option<Timestamp>)>,
    attachments: Option<bool>,
    opened: Option<bool>,
}

impl Filter {
    fn read(params: &Params) -> Result<Self, Fault> {
        params.word("shippingService", &["electronic", "hybrid"])?;
        let names = ["sender", "recipient", "subject", "label", "shippingService", "massMessageId"];
        let texts =
            names.iter().filter_map(|name| Some((*name, params.text(name)?.to_lowercase()))).collect();
        let mut between = Vec::new();
        for name in ["submissionDate", "eventDate", "receiptDate"] {
            between.push((
                name,
                params.instant(&format!("{name}From"))?,
                params.instant(&format!("{name}To"))?,
            ));
        }
        Ok(Self { texts, between, attachments: params.flag("attachments")?, opened: params.flag("opened")? })
    }

    fn fits(&self, letter: &Letter) -> bool {
        self.texts.iter().all(|(name, want)| text_fits(letter, name, want))
            && self.between.iter().all(|(name, from, to)| date_fits(letter, name, *from, *to))
            && self.attachments.is_none_or(|want| want != letter.attachments.is_empty())
            && self.opened.is_none_or(|want| want == letter.opened)
    }
}

fn text_fits(letter: &Letter, name: &str, want: &str) -> bool {
    let party =
        |party: &Party| party.ade().to_lowercase() == want || party.name().to_lowercase().contains(want);
    match name {
        "sender" => party(&letter.from),
        "recipient" => letter.to.iter().any(party),
        "subject" => letter.subject.to_lowercase().contains(want),
        "label" => letter.location.to_lowercase() == want,
        "shippingService" => letter.service == want,
        _ => letter.mass_id.as_deref().map(str::to_lowercase).as_deref() == Some(want),
    }
}

fn date_fits(letter: &Letter, name: &str, from: Option<Timestamp>, to: Option<Timestamp>) -> bool {
    let date = date(letter, name);
    from.is_none_or(|from| date.is_some_and(|date| date >= from))
        && to.is_none_or(|to| date.is_some_and(|date| date <= to))
}

fn date(letter: &Letter, name: &str) -> Option<Timestamp> {
    match name {
        "submissionDate" => letter.submission_date(),
        "eventDate" => letter.event_date(),
        "receiptDate" | "reciptDate" => letter.receipt_date(),
        _ => Some(letter.timestamp),
    }
}

/// Puts messages in order: those without the value come first in both directions, then the newest (R15).
pub fn order(letters: &mut [&Letter], column: &str, ascending: bool) {
    letters.sort_by(|one, other| {
        let (left, right) = (key(one, column), key(other, column));
        let by_value = match (&left, &right) {
            (None, None) => std::cmp::Ordering::Equal,
            (None, Some(_)) => std::cmp::Ordering::Less,
            (Some(_), None) => std::cmp::Ordering::Greater,
            (Some(left), Some(right)) if ascending => left.cmp(right),
            (Some(left), Some(right)) => right.cmp(left),
        };
        by_value.then_with(|| other.timestamp.cmp(&one.timestamp)).then_with(|| other.id.cmp(&one.id))
    });
}

fn key(letter: &Letter, column: &str) -> Option<String> {
    let text = match column {
        "sender" => letter.from.name(),
        "recipient" => letter.to.first().map(Party::name).unwrap_or_default(),
        "subject" => letter.subject.clone(),
        "caseID" => letter.case_id.clone().unwrap_or_default(),
        other => date(letter, other).map(|at| format!("{at:.9}")).unwrap_or_default(),
    };
    (!text.is_empty()).then(|| text.to_lowercase())
}
