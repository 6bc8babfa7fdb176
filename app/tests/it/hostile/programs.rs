//! What programs write, through every body of the API.

use std::collections::{BTreeMap, BTreeSet};

use obieg_testkit::{Browser, on_both};
use obieg_web::text::percent_encoded;
use serde_json::Value;

use super::bodies::{Known, Told, calls};
use super::known::known;
use super::outputs::assert_harmless;
use super::{HOSTILE, Kinds, look};
use crate::cast::client;
use crate::faces;

/// What nobody sees, or what turns what is seen: refused by every field, but for those that keep what stands elsewhere.
const HIDDEN: [&str; 2] = ["a\u{202E}b", "a\u{1b}[31mb"];

/// An end of line: kept in texts of several lines, a space or a refusal everywhere else.
const BREAK: &str = "a\r\nBEGIN:VEVENT";

/// Names of fields of several lines.
const PAGES: [&str; 8] =
    ["address_lines", "attachments", "description", "instruction", "note", "reason", "remarks", "text"];

/// Calls that take no free text, or not in this world; what they refuse is looked at all the same.
const NO_TEXT_TAKEN: [&str; 16] = [
    // Files, whose names are hostile, and no text beside them.
    "/api/v1/cases/{id}/documents",
    "/api/v1/cases/{id}/documents/{document_id}/versions",
    "/api/v1/drafts/{draft}/versions",
    // A signed file, refused here: nobody judges signatures in this world.
    "/api/v1/drafts/{draft}/signatures",
    // A key with its password, neither of them shown to anybody.
    "/api/v1/seal",
    "/api/v1/items/{id}/documents",
    // As those of a case; here the item is in one, where its new versions belong.
    "/api/v1/items/{id}/documents/{document_id}/versions",
    // A symbol, for an item that needs no answer.
    "/api/v1/items/{id}/outside-case",
    // The sign of a case.
    "/api/v1/messages/{id}/file",
    // An address of e-mail.
    "/api/v1/digest",
    "/api/v1/mail-server/trial",
    // The mark that contacts which look alike share.
    "/api/v1/contacts/keep-apart",
    // All the texts are names of filters by then, and each is there once.
    "/api/v1/filters/{filter}/rename",
    // Ids, each judged by itself, so that the description does not say more.
    "/api/v1/cases/many/close",
    "/api/v1/holdings/many/move",
    // Lent out by then, with a hostile name of who has it.
    "/api/v1/pieces/{id}/withdraw",
];

/// Who calls: whoever may do it to a thing does it.
const PROGRAMS: [&str; 8] = ["Karolina", "Anna", "Norbert", "Konrad", "Igor", "Stefan", "Zenon", "Beata"];

/// What was taken, by call and field; and what was refused to the end.
#[derive(Default)]
struct Written {
    taken: BTreeMap<String, BTreeSet<String>>,
    refused: BTreeMap<String, String>,
    /// Calls and fields that took what nobody sees.
    hidden: BTreeSet<String>,
    sent: usize,
}

/// Sends every text through every body of the API.
async fn write(known: &mut Known, programs: &[Browser]) -> Written {
    let mut written = Written::default();
    let calls = [calls(&known.described), calls(&known.described)];
    // Twice: what comes into being by a later call is needed by an earlier one.
    for (at, call) in calls.iter().flatten().enumerate() {
        if written.taken.contains_key(&call.path) {
            continue;
        }
        // What ends is taken once: each begins with another text.
        for text in HOSTILE.iter().cycle().skip(at).take(HOSTILE.len()).chain(&HIDDEN).chain([&BREAK]) {
            match known.send(programs, call, text).await {
                Told::Taken(fields) => {
                    if HIDDEN.contains(text) {
                        written.hidden.extend(fields.iter().map(|field| format!("{} {field}", call.path)));
                        continue;
                    }
                    if *text == BREAK {
                        continue;
                    }
                    written.taken.entry(call.path.clone()).or_default().extend(fields);
                }
                Told::NoText => break,
                // The next one is judged by itself.
                Told::Refused(_) if HIDDEN.contains(text) => {}
                Told::Refused(how) => {
                    written.refused.insert(call.path.clone(), how);
                    break;
                }
            }
        }
    }
    written.refused.retain(|path, _| !written.taken.contains_key(path));
    written.sent = known.sent;
    written
}

/// Everything that the API answers, with the hostile text in what can be asked for.
async fn read(known: &Known, programs: &[Browser]) -> usize {
    let (mut read, mut lines) = (0, BTreeSet::new());
    for (path, methods) in known.described["paths"].as_object().unwrap() {
        let (Some(address), false) =
            (known.address(path), methods["get"].is_null() || path.ends_with("/stream"))
        else {
            continue;
        };
        let parameters = methods["get"]["parameters"].as_array().into_iter().flatten();
        let asked = parameters.filter(|one| one["in"] == "query" && one["schema"]["type"] == "string");
        let mut addresses: Vec<String> = asked
            .zip(HOSTILE.iter().cycle())
            .map(|(one, text)| {
                format!("{address}?{}={}", one["name"].as_str().unwrap(), percent_encoded(text))
            })
            .collect();
        addresses.push(address);
        for (address, program) in
            addresses.iter().flat_map(|address| programs.iter().map(move |one| (address, one)))
        {
            let answer = program.get(address).await;
            assert_harmless(address, &answer);
            if answer.header("content-type").is_some_and(|media| media.starts_with("application/json")) {
                broken(&answer.json(), path, &mut lines);
            }
            read += usize::from(answer.status == 200);
        }
    }
    assert_eq!(lines, BTreeSet::new(), "ends of lines where there is one line");
    read
}

/// Names of the fields in an answer in which an end of line came through.
fn broken(told: &Value, name: &str, found: &mut BTreeSet<String>) {
    match told {
        Value::String(text)
            if text.contains(['\r', '\n']) && text.contains("VEVENT") && !PAGES.contains(&name) =>
        {
            found.insert(name.to_owned());
        }
        Value::Array(list) => list.iter().for_each(|one| broken(one, name, found)),
        Value::Object(fields) => fields.iter().for_each(|(name, one)| broken(one, name, found)),
        _ => {}
    }
}

on_both! {
    async fn what_programs_write_stays_text_everywhere(world: World with faces) {
        let mut world = world;
        let nobody = world.serve_with(obieg_app::slices::slots()).await;
        let described = nobody.get("/api/v1/openapi.json").await.json();
        let mut known = known(&world, described).await;
        let mut programs = Vec::new();
        for name in PROGRAMS {
            programs.push(client(&world, &nobody, "alfa", name).await);
        }
        let written = write(&mut known, &programs).await;
        assert_eq!(written.hidden, BTreeSet::new(), "fields that take what nobody sees");
        let fields: usize = written.taken.values().map(BTreeSet::len).sum();
        let kinds = Kinds::all(&world);
        let answers = read(&known, &programs[..6]).await;
        let mut pages = 0;
        for (name, program) in ["Karolina", "Anna"].into_iter().zip(&programs) {
            let screen = nobody.with_cookie(&world.cookie("alfa", name).await);
            pages += look(&screen, &kinds, program, false).await;
        }
        // Some of them take words that are not free: a sign, an address.
        let calls = written.taken.values().filter(|fields| !fields.is_empty()).count();
        println!("{calls} calls took a text in {fields} fields, {} sent; {answers} answers and {pages} pages read", written.sent);
        let never = written.refused.iter().filter(|(path, _)| !NO_TEXT_TAKEN.contains(&path.as_str()));
        assert_eq!(never.collect::<Vec<_>>(), Vec::new(), "calls that no hostile text came through");
        let plain = written.taken.iter().filter(|(path, fields)| fields.is_empty() && !NO_TEXT_TAKEN.contains(&path.as_str()));
        assert_eq!(plain.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<&String>::new(), "calls that took plain values alone");
        assert!(calls > 60 && fields > 170 && answers > 200 && pages > 200, "{calls} {fields} {answers} {pages}");
        world.assert_sound().await;
    }
}
