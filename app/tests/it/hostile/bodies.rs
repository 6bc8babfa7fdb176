//! Bodies of the API as its own description wants them, with what strangers would write in every text of them.

use std::collections::{BTreeMap, BTreeSet};

use obieg_testkit::{Answer, Browser, multipart, samples};
use serde_json::{Map, Value, json};

use crate::hidden::Annas;

/// What is known of the world: values by the name of a field, ids by the collection in which they lie.
pub struct Known {
    pub annas: Annas,
    pub described: Value,
    /// How many calls were made: a number for names that must differ.
    pub sent: usize,
    /// Values of fields that are no free text: ids of others, numbers, days.
    pub values: BTreeMap<&'static str, Value>,
    /// What came into being in each collection, by the last part of its address.
    pub made: BTreeMap<String, Vec<String>>,
    /// Addresses of calls that need a thing of their own, by the address as described.
    pub addresses: BTreeMap<String, String>,
}

/// A call of the API that changes something.
pub struct Call {
    /// Its address with parameters, as described.
    pub path: String,
    media: String,
    schema: Value,
    /// Does it name the version that it changes in a header?
    versioned: bool,
}

/// What became of a call.
pub enum Told {
    /// It was done; the fields that held the text.
    Taken(BTreeSet<String>),
    /// It was refused: how.
    Refused(String),
    /// There is nothing in it that a stranger could write.
    NoText,
}

/// Calls that end something come after those that begin.
fn ends(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap();
    let ending = [
        "end",
        "close",
        "cancel",
        "withdraw",
        "remove",
        "delete",
        "put-away",
        "pass-back",
        "undo",
        "merge",
        "revoke",
        "take-back",
        "stop",
        "waive",
        "restart",
        "reregister",
        "switch",
        "take-over",
        "leave-out",
        "pause",
    ];
    ending.contains(&last)
}

/// Calls with a body, those that begin something first.
pub fn calls(described: &Value) -> Vec<Call> {
    let mut calls = Vec::new();
    for (path, methods) in described["paths"].as_object().unwrap() {
        let content = methods["post"]["requestBody"]["content"].as_object().into_iter().flatten();
        let headers = methods["post"]["parameters"].as_array().into_iter().flatten();
        let versioned = headers.into_iter().any(|one| one["name"] == "If-Match");
        calls.extend(content.map(|(media, body)| Call {
            path: path.clone(),
            media: media.clone(),
            schema: body["schema"].clone(),
            versioned,
        }));
    }
    calls.sort_by_key(|call| (ends(&call.path), call.path.matches('/').count()));
    calls
}

impl Known {
    fn resolved<'d>(&'d self, schema: &'d Value) -> &'d Value {
        match schema["$ref"].as_str() {
            Some(at) => self.resolved(self.described.pointer(at.trim_start_matches('#')).unwrap()),
            // The first of several is as good as the others.
            None => match schema["oneOf"].as_array() {
                Some(several) => self.resolved(&several[0]),
                None => schema,
            },
        }
    }

    /// A shape whose fields are not described where it stands, but under its own name.
    fn written_out<'d>(&'d self, schema: &'d Value) -> &'d Value {
        let Some(fields) = schema["properties"].as_object() else { return schema };
        let bare = fields.values().all(|field| field.as_object().is_some_and(Map::is_empty));
        let shapes = self.described["components"]["schemas"].as_object().unwrap();
        let same = |shape: &&Value| {
            let named = shape["properties"].as_object();
            named.is_some_and(|named| {
                named.keys().eq(fields.keys()) && !named.values().any(|one| *one == json!({}))
            })
        };
        if bare { shapes.values().find(same).unwrap_or(schema) } else { schema }
    }

    /// The address with ids that exist; none where nothing of the kind does.
    pub fn address(&self, path: &str) -> Option<String> {
        if let Some(own) = self.addresses.get(path) {
            return Some(own.clone());
        }
        if let Some(annas) = self.annas.filled(path) {
            return Some(annas);
        }
        let mut address = String::new();
        let mut before = "";
        for part in path.split('/').skip(1) {
            let value = match self.made.get(before) {
                // What ends takes the oldest, so that the others go on.
                Some(ids) if part.starts_with('{') => {
                    if ends(path) {
                        ids.first()?
                    } else {
                        ids.last()?
                    }
                }
                _ if part.starts_with('{') => return None,
                _ => part,
            };
            address = format!("{address}/{value}");
            before = part;
        }
        Some(address)
    }

    /// What is known of a field of a call: for this call alone, or wherever the name stands. `null`: it is left out.
    fn value(&self, filling: &Filling, name: &str) -> Option<Value> {
        let alone = self.values.get(format!("{} {name}", filling.path).as_str());
        let id = |collection: &str| self.made.get(collection).and_then(|ids| ids.last()).map(|id| json!(id));
        alone.or_else(|| self.values.get(name)).cloned().or_else(|| match name {
            "template" => id("assignment-templates"),
            "box" => id("boxes"),
            // Everybody has their own.
            "login" => Some(json!(format!("osoba{}", self.sent))),
            "person" => id("persons"),
            "post" => id("posts"),
            "letter" => id("letters"),
            _ => None,
        })
    }

    /// A body with the text wherever anything can be written, but where another value is kept; `None`: left out.
    fn body(&self, schema: &Value, at: &str, filling: &mut Filling) -> Value {
        let schema = self.written_out(self.resolved(schema));
        let name = at.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap();
        let kind = match &schema["type"] {
            Value::Array(kinds) => kinds.iter().find(|kind| **kind != "null").unwrap(),
            kind => kind,
        };
        let value = self.value(filling, name);
        match kind.as_str() {
            Some("object") => self.object(schema, at, filling),
            Some("array") => {
                let items = self.resolved(&schema["items"]);
                let way = format!("{at}.0");
                match value {
                    Some(Value::Array(list)) => json!(list),
                    _ if filling.kept.get(&way) == Some(&None) => json!([]),
                    // What is to be chosen from is more than one.
                    _ if name == "choices" => json!([self.body(items, &way, filling), "inna"]),
                    _ => json!([self.body(items, &way, filling)]),
                }
            }
            Some("boolean") => value.unwrap_or(json!(true)),
            Some("integer") if name == "version" => json!(filling.version),
            Some("integer") => value.unwrap_or(json!(1)),
            // Not described where it stands: what is known of it is more than a text.
            None if value.is_some() => value.unwrap(),
            _ => match schema["enum"].as_array() {
                Some(codes) => value.filter(|code| codes.contains(code)).unwrap_or_else(|| codes[0].clone()),
                None if !schema["format"].is_null() => value.unwrap_or_else(|| json!("2026-06-01")),
                None => match filling.kept.get(at) {
                    Some(Some(kept)) => json!(kept),
                    _ => {
                        filling.hostile.insert(at.to_owned());
                        json!(filling.text)
                    }
                },
            },
        }
    }

    fn object(&self, schema: &Value, at: &str, filling: &mut Filling) -> Value {
        let mut object = Map::new();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let way = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
            let required =
                schema["required"].as_array().is_some_and(|list| list.iter().any(|one| one == name));
            let kind = &self.resolved(field)["type"];
            let text = *kind != "integer" && *kind != "boolean" && self.resolved(field)["format"].is_null();
            let known = self.value(filling, name);
            let left_out = filling.kept.get(&way) == Some(&None) || known == Some(Value::Null);
            if left_out || !(required || text || known.is_some()) {
                continue;
            }
            object.insert(name.clone(), self.body(field, &way, filling));
        }
        Value::Object(object)
    }

    fn plain(&self, filling: &Filling, way: &str) -> String {
        let name = way.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap();
        let known = self.value(filling, name).and_then(|value| value.as_str().map(str::to_owned));
        known.unwrap_or_else(|| plain(name))
    }

    /// Sends a call until it is taken or refused for good, with plain values where the text is not taken.
    pub async fn send(&mut self, people: &[Browser], call: &Call, text: &str) -> Told {
        let mut filling =
            Filling { path: call.path.clone(), text: text.to_owned(), version: 0, ..Filling::default() };
        self.body(&call.schema, "", &mut filling);
        if filling.hostile.is_empty() && call.media == "application/json" {
            return Told::NoText;
        }
        let Some(address) = self.address(&call.path) else {
            return Told::Refused("nothing of the kind".to_owned());
        };
        self.sent += 1;
        let (mut told, mut first) = (String::new(), 0);
        for _ in 0..60 {
            filling.hostile.clear();
            let body = self.body(&call.schema, "", &mut filling);
            let (answer, by) = asked(people, first, call, (&address, &body, filling.version)).await;
            first = by;
            super::assert_harmless(&call.path, &answer);
            if answer.status < 300 {
                self.learn(&call.path, &answer);
                return Told::Taken(filling.hostile);
            }
            let refusal = answer.json();
            assert!(
                refusal["code"].as_str().is_some_and(|code| code.contains('.')),
                "{}: {refusal}",
                call.path
            );
            told = format!("{} {} {} {body}", answer.status, refusal["code"], refusal["errors"]);
            if answer.status == 412 && filling.version < 30 {
                // Each thing of this world was changed less often.
                filling.version += 1;
            } else if !filling.corrected(&refusal, self) {
                break;
            }
        }
        Told::Refused(told)
    }

    /// The id of what came into being, for calls about it.
    fn learn(&mut self, path: &str, answer: &Answer) {
        let body = answer.json();
        let last = path.rsplit('/').next().unwrap();
        if let Some(id) = body["id"].as_str().or_else(|| body.as_str())
            && !last.starts_with('{')
        {
            self.made.entry(last.to_owned()).or_default().push(id.to_owned());
        }
    }
}

/// A body in the making.
#[derive(Default)]
struct Filling {
    path: String,
    text: String,
    version: i64,
    kept: BTreeMap<String, Option<String>>,
    hostile: BTreeSet<String>,
}

impl Filling {
    /// Gives the fields that were refused what a careful program would; false when nothing is left to try.
    fn corrected(&mut self, refusal: &Value, known: &Known) -> bool {
        let mut changed = false;
        for field in
            refusal["errors"].as_array().into_iter().flatten().filter_map(|one| one["field"].as_str())
        {
            // Inside a body a field may be told without the part that holds it.
            let ways: Vec<String> = self.hostile.iter().chain(self.kept.keys()).cloned().collect();
            let fits = |way: &&String| {
                let inside = |one: &str, other: &str| {
                    one == other
                        || one.ends_with(&format!(".{other}"))
                        || one.starts_with(&format!("{other}."))
                };
                inside(way, field) || inside(field, way)
            };
            for way in ways.iter().filter(fits) {
                let next = match self.kept.get(way) {
                    None => Some(known.plain(self, way)),
                    Some(Some(_)) => None,
                    Some(None) => continue,
                };
                self.kept.insert(way.clone(), next);
                changed = true;
            }
        }
        changed
    }
}

/// What a careful program writes into a field that does not take everything.
fn plain(name: &str) -> String {
    let value = match name {
        "symbol" => return crate::cast::end_class(),
        "postcode" => "00-001",
        "country" => "PL",
        "email" | "address" | "to" | "sender" => "ktos@obieg.example",
        "url" | "link" => "https://odbiorca.example/obieg",
        "letter_date" | "began_on" | "due_on" => "2026-05-28",
        "found_time" => "10:30",
        "host" => "poczta.example",
        "folder" => "INBOX",
        "category" => "B5",
        "query" => "stan=open",
        "signed_by" => "Jan Zmyślony, starosta",
        "code" => "XY",
        "scopes" => "calendar.own-terms",
        _ => "1",
    };
    value.to_owned()
}

/// The answer of whoever may do it to this thing, and who that was; of the first one, when nobody may.
async fn asked(
    people: &[Browser],
    first: usize,
    call: &Call,
    (address, body, version): (&str, &Value, i64),
) -> (Answer, usize) {
    let mut told = None;
    for at in (0..people.len()).map(|at| (first + at) % people.len()) {
        let answer = one(&people[at], call, address, body, version).await;
        if !matches!(answer.status, 403 | 404) {
            return (answer, at);
        }
        told = told.or(Some(answer));
    }
    (told.unwrap(), first)
}

async fn one(browser: &Browser, call: &Call, address: &str, body: &Value, version: i64) -> Answer {
    let version = format!("\"{version}\"");
    let headers = [("if-match", version.as_str())];
    let headers = if call.versioned { &headers[..] } else { &[] };
    if call.media == "application/json" {
        return browser.post_json(address, body, headers).await;
    }
    let fields: Vec<(String, String)> = body
        .as_object()
        .unwrap()
        .iter()
        .filter(|(name, _)| *name != "file")
        .map(|(name, value)| (name.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        .collect();
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let body = multipart(&fields, &[("file", "<b-obieg>=1+1.pdf", samples::PDF)]);
    browser.send("POST", address, "multipart/form-data; boundary=X", &body, headers).await
}
