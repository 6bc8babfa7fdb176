//! Threads: messages that answer each other.

use std::collections::BTreeMap;

use axum::response::Response;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::Visit;
use super::list::{order, owned, wrapper};
use super::params::Params;
use crate::fault::{Fault, ok};
use crate::letter::{Direction, Format, Letter, seconds};
use crate::model::{Contributor, Party};

const KNOWN: [&str; 12] = [
    "sender",
    "recipient",
    "caseId",
    "offset",
    "limit",
    "submissionDateFrom",
    "submissionDateTo",
    "eventDateFrom",
    "eventDateTo",
    "messageTitle",
    "sortDirection",
    "sortColumn",
];

/// `GET threads`.
pub async fn list(visit: Visit) -> Result<Response, Fault> {
    let params = visit.params(&KNOWN)?;
    let (offset, limit) = params.page(2000, 10)?;
    let columns = [
        "firstMessageTitle",
        "firstMessageSubmissionDate",
        "firstMessageEventDate",
        "lastMessageSubmissionDate",
        "lastMessageEventDate",
    ];
    let column = params.word("sortColumn", &columns)?.unwrap_or("lastMessageSubmissionDate");
    let ascending = params.word("sortDirection", &["asc", "desc"])? == Some("asc");
    let filter = Filter::read(&params)?;
    let world = visit.world();
    let mut threads: BTreeMap<&str, Vec<&Letter>> = BTreeMap::new();
    for letter in owned(&world, &visit.ade)?.letters.values() {
        if letter.direction != Direction::Drafts && filter.fits(letter) {
            threads.entry(&letter.thread_id).or_default().push(letter);
        }
    }
    let mut wires: Vec<Value> = threads.into_iter().map(|(id, letters)| wire(id, letters)).collect();
    // The contract misspells two names in the answer and not in the parameter.
    let name = column.replace("MessageEventDate", "MessagEventDate");
    wires.sort_by_key(|thread| thread.get(&name).and_then(Value::as_str).unwrap_or_default().to_owned());
    if !ascending {
        wires.reverse();
    }
    let total = wires.len();
    let page: Vec<Value> = wires.into_iter().skip(offset).take(limit).collect();
    Ok(ok(&json!({ "total": total, "Thread": page })))
}

/// `GET threads/{threadId}`.
pub async fn one(visit: Visit) -> Result<Response, Fault> {
    let params = visit.params(&KNOWN)?;
    let (offset, limit) = params.page(50, 50)?;
    let columns = ["sender", "recipient", "caseID", "submissionDate", "eventDate", "reciptDate", "timestamp"];
    let column = params.word("sortColumn", &columns)?.unwrap_or("timestamp");
    let ascending = params.word("sortDirection", &["asc", "desc"])? == Some("asc");
    let filter = Filter::read(&params)?;
    let world = visit.world();
    let mailbox = owned(&world, &visit.ade)?;
    let id = visit.path("threadId");
    let mut found: Vec<&Letter> = mailbox
        .letters
        .values()
        .filter(|letter| letter.thread_id == id && letter.direction != Direction::Drafts)
        .collect();
    if found.is_empty() {
        return Err(Fault::one("THREAD_NOT_FOUND", format!("no thread {id}")));
    }
    found.retain(|letter| filter.fits(letter));
    order(&mut found, column, ascending);
    let page: Result<Vec<Value>, _> = found
        .iter()
        .skip(offset)
        .take(limit)
        .map(|letter| letter.wire(Format::Metadata, world.now(), ""))
        .collect();
    let page = page.map_err(|error| Fault::one("STORAGE", error.to_string()))?;
    Ok(ok(&json!({ "threadId": id, "messages": wrapper(page, found.len(), mailbox) })))
}

/// `ThreadWrapper`.
fn wire(id: &str, mut letters: Vec<&Letter>) -> Value {
    letters.sort_by_key(|letter| (letter.timestamp, letter.id.clone()));
    let mut map = Map::new();
    map.insert("threadId".into(), json!(id));
    // "Whether there are unread messages in the thread", says the description of a field that is called opened.
    map.insert("opened".into(), json!(letters.iter().any(|letter| !letter.opened)));
    map.insert("messagesCount".into(), json!(letters.len()));
    let cases: Vec<&String> = letters.iter().filter_map(|letter| letter.case_id.as_ref()).collect();
    map.insert("caseIDs".into(), json!(cases));
    map.insert("senders".into(), json!(people(letters.iter().map(|letter| &letter.from))));
    map.insert("recipients".into(), json!(people(letters.iter().flat_map(|letter| &letter.to))));
    if let (Some(first), Some(last)) = (letters.first(), letters.last()) {
        map.insert("firstMessageTitle".into(), json!(first.subject));
        for (name, at) in [
            ("firstMessageSubmissionDate", first.submission_date()),
            ("firstMessagEventDate", first.event_date()),
            ("lastMessageSubmissionDate", last.submission_date()),
            ("lastMessagEventDate", last.event_date()),
        ] {
            if let Some(at) = at {
                map.insert(name.into(), json!(seconds(at)));
            }
        }
    }
    Value::Object(map)
}

fn people<'a>(parties: impl Iterator<Item = &'a Party>) -> Vec<&'a Contributor> {
    let mut people: Vec<&Contributor> = Vec::new();
    for contributor in parties.filter_map(|party| party.contributor.as_ref()) {
        if !people.contains(&contributor) {
            people.push(contributor);
        }
    }
    people
}

struct Filter {
    sender: Option<String>,
    recipient: Option<String>,
    case: Option<String>,
    title: Option<String>,
    submitted: (Option<Timestamp>, Option<Timestamp>),
    event: (Option<Timestamp>, Option<Timestamp>),
}

impl Filter {
    fn read(params: &Params) -> Result<Self, Fault> {
        let lower = |name| params.text(name).map(str::to_lowercase);
        Ok(Self {
            sender: lower("sender"),
            recipient: lower("recipient"),
            case: lower("caseId"),
            title: lower("messageTitle"),
            submitted: (params.instant("submissionDateFrom")?, params.instant("submissionDateTo")?),
            event: (params.instant("eventDateFrom")?, params.instant("eventDateTo")?),
        })
    }

    fn fits(&self, letter: &Letter) -> bool {
        let party = |party: &Party, want: &str| {
            party.ade().to_lowercase() == want || party.name().to_lowercase().contains(want)
        };
        let within = |at: Option<Timestamp>, (from, to): (Option<Timestamp>, Option<Timestamp>)| {
            from.is_none_or(|from| at.is_some_and(|at| at >= from))
                && to.is_none_or(|to| at.is_some_and(|at| at <= to))
        };
        let case = letter.case_id.as_deref().unwrap_or_default().to_lowercase();
        self.sender.as_deref().is_none_or(|want| party(&letter.from, want))
            && self.recipient.as_deref().is_none_or(|want| letter.to.iter().any(|to| party(to, want)))
            && self.case.as_deref().is_none_or(|want| case == want)
            && self.title.as_deref().is_none_or(|want| letter.subject.to_lowercase().contains(want))
            && within(letter.submission_date(), self.submitted)
            && within(letter.event_date(), self.event)
    }
}
