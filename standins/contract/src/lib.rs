#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up must fail at once"
)]
//! The contracts that the operator of e-Doręczenia published, as a measure: bodies of calls against the schemas of the contract,
//! closed so that no field passes that it does not name. Used by the tests of the stand-in and of our own client, so that both are
//! measured by the same.
//!
//! The contracts are not part of this repository (no licence text stands in them); where they are not held, [`Contract::read`] says
//! so and gives nothing.

#![deny(missing_docs)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};

/// Where the contract says what cannot be, and what is read instead. Nothing else is changed.
const DEFECTS: &[(&str, &str, &str)] = &[
    (
        "ua",
        "/components/schemas/MessageOperationResponseWrapperStatus/required",
        "requires fields that the schema does not have",
    ),
    (
        "ua",
        "/components/schemas/MessagesWrapper/required/1",
        "requires resultSize, which the schema does not have",
    ),
    (
        "ua",
        "/components/schemas/Conditions/required/0",
        "requires typeConditions; the field is conditionType",
    ),
    ("se", "/components/schemas/AssignmentDegreeEnum/enum", "numbers in an enumeration of texts"),
];

/// The folder of held contracts beside the workspace.
fn held(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/edoreczenia").join(name);
    if path.is_file() {
        return Some(path);
    }
    eprintln!("skipped: {name} is not held beside this workspace");
    None
}

/// A contract with its schemas as JSON Schema, closed: no field that it does not name.
pub struct Contract {
    /// The document.
    pub document: Value,
    /// Base of its paths.
    pub base: String,
    /// Operations that were answered, as `GET /path/{of}/template`.
    pub called: BTreeSet<String>,
}

/// An answer as it came.
pub struct Answered<'a> {
    /// Status.
    pub status: u16,
    /// Media type.
    pub kind: Option<&'a str>,
    /// Body.
    pub bytes: &'a [u8],
}

impl Contract {
    /// The UA API under a base, as `/api/v3`; none where it is not held.
    pub fn ua(base: &str) -> Option<Self> {
        Self::read("ua", "uaapi_3.0.8.2.yaml", base)
    }

    /// The Search API under a base; none where it is not held.
    pub fn se(base: &str) -> Option<Self> {
        Self::read("se", "se-api_v.4.0.5.yaml", base)
    }

    fn read(kind: &str, file: &str, base: &str) -> Option<Self> {
        let text = std::fs::read_to_string(held(file)?).unwrap();
        let mut document: Value = serde_saphyr::from_str(&text).unwrap();
        for (_, pointer, reason) in DEFECTS.iter().filter(|(of, ..)| *of == kind) {
            let (parent, last) = pointer.rsplit_once('/').unwrap();
            let found = document.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer} is gone: {reason}"));
            match (found, last.parse::<usize>()) {
                (Value::Array(list), Ok(place)) => drop(list.remove(place)),
                (Value::Object(map), _) if last == "enum" => {
                    let texts =
                        map[last].as_array().unwrap().iter().map(|one| json!(one.to_string())).collect();
                    map.insert(last.to_owned(), texts);
                }
                (Value::Object(map), _) => assert!(map.remove(last).is_some(), "{pointer} is gone: {reason}"),
                _ => panic!("{pointer} is gone: {reason}"),
            }
        }
        close(&mut document["components"]["schemas"]);
        Some(Self { document, base: base.to_owned(), called: BTreeSet::new() })
    }

    /// All operations, as `GET /path/{of}/template`.
    pub fn operations(&self) -> BTreeSet<String> {
        let paths = self.document["paths"].as_object().unwrap();
        let of_path = |(path, item): (&String, &Value)| {
            let methods: Vec<String> = item
                .as_object()
                .unwrap()
                .keys()
                .map(|one| format!("{} {path}", one.to_uppercase()))
                .collect();
            methods
        };
        paths.iter().flat_map(of_path).collect()
    }

    /// Follows references as far as there are any.
    pub fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value.get("$ref").and_then(Value::as_str) {
            Some(reference) => {
                self.resolved(self.document.pointer(reference.trim_start_matches('#')).unwrap())
            }
            None => value,
        }
    }

    /// A validator of a schema.
    pub fn validator(&self, schema: &Value) -> Validator {
        let mut root = json!({ "components": { "schemas": self.document["components"]["schemas"] } });
        root.as_object_mut().unwrap().extend(schema.as_object().unwrap().clone());
        jsonschema::options().should_validate_formats(true).build(&root).unwrap()
    }

    /// Fails when a body is not what a schema says; `what` names it.
    pub fn measure(&self, what: &str, schema: &Value, body: &Value) {
        let validator = self.validator(schema);
        let faults: Vec<String> =
            validator.iter_errors(body).map(|fault| format!("{}: {fault}", fault.instance_path)).collect();
        assert!(faults.is_empty(), "{what}: {faults:#?}\n{body}");
    }

    /// The template of a path below the base, with a method that it has: `/AE:PL-…/messages` is `/{eDeliveryAddress}/messages`.
    pub fn template(&self, method: &str, path: &str) -> Option<String> {
        let parts: Vec<&str> = path.strip_prefix(&self.base)?.split('/').collect();
        let fits = |template: &str| {
            let wanted: Vec<&str> = template.split('/').collect();
            let same = |(one, other): (&&str, &&str)| one.starts_with('{') || one == other;
            wanted.len() == parts.len() && wanted.iter().zip(&parts).all(same)
        };
        let paths = self.document["paths"].as_object().unwrap();
        let here = |(template, item): (&String, &Value)| {
            (fits(template) && item.get(method.to_lowercase()).is_some()).then(|| template.clone())
        };
        // The one with the fewest blanks is meant: `drafts/send` and not `drafts/{messageId}`.
        paths.iter().filter_map(here).min_by_key(|template| template.matches('{').count())
    }

    /// Measures the JSON body of a call.
    pub fn request(&self, method: &str, template: &str, body: &Value) {
        let operation = &self.document["paths"][template][method.to_lowercase()];
        let schema = &self.resolved(&operation["requestBody"])["content"]["application/json"]["schema"];
        assert!(schema.is_object(), "{method} {template} takes no JSON");
        self.measure(&format!("request of {method} {template}"), schema, body);
    }

    /// Fails when a query has a parameter that the operation does not name, or a value that none of its words is.
    pub fn query(&self, method: &str, template: &str, query: &[(String, String)]) {
        let operation = &self.document["paths"][template][method.to_lowercase()];
        let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
        for (name, value) in query {
            let known =
                parameters.iter().map(|one| self.resolved(one)).find(|one| one["name"] == json!(name));
            let known = known.unwrap_or_else(|| panic!("{method} {template} knows no {name}"));
            if let Some(words) = self.resolved(&known["schema"])["enum"].as_array() {
                assert!(words.contains(&json!(value)), "{method} {template}: {name}={value}");
            }
        }
    }

    /// Measures an answer, and gives its body when it is JSON.
    pub fn answered(&mut self, method: &str, template: &str, answer: &Answered<'_>) -> Value {
        let name = format!("{method} {template}");
        let (status, bytes) = (answer.status, answer.bytes);
        let responses = &self.document["paths"][template][method.to_lowercase()]["responses"];
        let described = self.resolved(&responses[status.to_string()]);
        assert!(described.is_object(), "{name}: {status} is not in the contract");
        // The SE contract names a schema where a response belongs; it is taken for the body's schema.
        let content = if described.get("properties").is_some() { None } else { described.get("content") };
        let body = match (content, answer.kind) {
            (None, _) if described.get("properties").is_none() => {
                assert!(bytes.is_empty(), "{name}: the contract knows no body");
                Value::Null
            }
            (None, _) => self.measured(&name, described, bytes),
            (Some(content), Some(kind)) => {
                let media = &content[kind];
                assert!(media.is_object(), "{name}: {kind} is not in the contract");
                if media["schema"]["format"] == "binary" {
                    Value::Null
                } else {
                    self.measured(&name, &media["schema"], bytes)
                }
            }
            (Some(_), None) => panic!("{name}: no media type"),
        };
        self.called.insert(name);
        body
    }

    fn measured(&self, name: &str, schema: &Value, bytes: &[u8]) -> Value {
        let body: Value = serde_json::from_slice(bytes).unwrap();
        self.measure(&format!("answer of {name}"), schema, &body);
        body
    }

    /// A body of a hook.
    pub fn hook(&self, schema: &str, body: &Value) {
        self.measure(schema, &json!({ "$ref": format!("#/components/schemas/{schema}") }), body);
    }
}

/// Objects have only the fields that they name.
fn close(value: &mut Value) {
    match value {
        Value::Object(map) => {
            let is_schema = map.get("properties").is_some_and(Value::is_object)
                && map.get("type").is_none_or(Value::is_string);
            if is_schema && !map.contains_key("additionalProperties") {
                map.insert("additionalProperties".into(), json!(false));
            }
            map.values_mut().for_each(close);
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        _ => {}
    }
}
