//! The page about the API for people, drawn from its own description: there is no second source.

use askama::Template;
use serde_json::{Map, Value};

use crate::frame::Frame;
use crate::reply::Reply;
use crate::route::Outcome;
use crate::visit::Visit;
use crate::words::Words;

/// How deep the fields of a body are unfolded: a letter, its addressees, the fields of each.
const DEPTH: usize = 3;

#[derive(Template)]
#[template(path = "reference.html")]
struct ReferencePage {
    frame: Frame,
    groups: Vec<Group>,
}

/// Operations on one kind of thing.
struct Group {
    name: String,
    title: String,
    operations: Vec<Operation>,
}

struct Operation {
    id: String,
    method: String,
    path: String,
    summary: String,
    /// What a key must name.
    scope: String,
    /// Names of the roles that may do it.
    roles: Vec<String>,
    /// What is sent: parameters and body.
    takes: Vec<Field>,
    /// What is answered.
    gives: Vec<Field>,
    /// Status of a good answer.
    status: String,
    curl: String,
}

struct Field {
    name: String,
    /// Where it stands: `path`, `query`, `header`, `body`.
    place: &'static str,
    is_required: bool,
    /// Its type and limits in words.
    kind: String,
    values: Vec<String>,
    meaning: String,
}

pub(crate) async fn page(visit: Visit) -> Outcome {
    let words = visit.words();
    let groups = Reader { description: visit.site().openapi(words)?, words }.groups();
    Reply::page(&ReferencePage { frame: visit.public_frame(words.t("api-title")), groups })
}

/// Text of a member of an object.
fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn members<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    value.get(name).and_then(Value::as_object).into_iter().flatten()
}

fn first_text<'v>(value: &'v Value, name: &str) -> &'v str {
    list(value, name).first().and_then(Value::as_str).unwrap_or_default()
}

struct Reader<'r> {
    description: &'r Value,
    words: &'r Words,
}

impl<'r> Reader<'r> {
    fn groups(&self) -> Vec<Group> {
        let group = |tag: &Value| Group {
            name: text(tag, "name").to_owned(),
            title: text(tag, "description").to_owned(),
            operations: self.operations(text(tag, "name")),
        };
        list(self.description, "tags").iter().map(group).collect()
    }

    fn operations(&self, group: &str) -> Vec<Operation> {
        members(self.description, "paths")
            .flat_map(|(path, methods)| methods.as_object().into_iter().flatten().map(move |one| (path, one)))
            .filter(|(_, (_, operation))| first_text(operation, "tags") == group)
            .map(|(path, (method, operation))| self.operation(path, &method.to_uppercase(), operation))
            .collect()
    }

    fn operation(&self, path: &str, method: &str, operation: &Value) -> Operation {
        let good = members(operation, "responses").find(|(status, _)| status.starts_with('2'));
        let answer = good.map_or(&Value::Null, |(_, answer)| answer);
        let role = |role: &Value| self.words.of("role", role.as_str().unwrap_or_default());
        let security = list(operation, "security").first().unwrap_or(&Value::Null);
        let (media, body) = content(operation.get("requestBody").unwrap_or(&Value::Null));
        let mut takes: Vec<Field> =
            list(operation, "parameters").iter().map(|one| self.parameter(one)).collect();
        self.fields(body, "", DEPTH, &mut takes);
        let mut gives = Vec::new();
        self.fields(content(answer).1, "", 1, &mut gives);
        Operation {
            id: text(operation, "operationId").to_owned(),
            method: method.to_owned(),
            path: path.to_owned(),
            summary: text(operation, "summary").to_owned(),
            scope: first_text(security, "token").to_owned(),
            roles: list(operation, "x-roles").iter().map(role).collect(),
            takes,
            gives,
            status: good.map(|(status, _)| status.clone()).unwrap_or_default(),
            curl: self.curl(path, method, media, body, operation),
        }
    }

    /// A schema, or the one that it names.
    fn resolved(&self, schema: &'r Value) -> &'r Value {
        let at = text(schema, "$ref").trim_start_matches('#');
        if at.is_empty() { self.inner(schema) } else { self.description.pointer(at).unwrap_or(schema) }
    }

    /// What may also be nothing is described as one of two: the other one says more.
    fn inner(&self, schema: &'r Value) -> &'r Value {
        let real = list(schema, "oneOf").iter().find(|one| text(one, "type") != "null");
        real.map_or(schema, |one| self.resolved(one))
    }

    fn parameter(&self, parameter: &'r Value) -> Field {
        let place = ["path", "query", "header"].into_iter().find(|place| text(parameter, "in") == *place);
        let schema = parameter.get("schema").unwrap_or(&Value::Null);
        let is_required = parameter.get("required") == Some(&Value::Bool(true));
        let name = text(parameter, "name").to_owned();
        self.field(name, place.unwrap_or_default(), is_required, schema, text(parameter, "description"))
    }

    fn field(
        &self,
        name: String,
        place: &'static str,
        is_required: bool,
        schema: &'r Value,
        meaning: &str,
    ) -> Field {
        let inner = self.resolved(schema);
        let of = self.resolved(inner.get("items").unwrap_or(inner));
        let values = list(of, "enum").iter().filter_map(Value::as_str).map(str::to_owned);
        Field {
            name,
            place,
            is_required,
            kind: self.kind(inner),
            values: values.collect(),
            meaning: meaning.to_owned(),
        }
    }

    /// The fields of a body, those of its parts behind a dot.
    fn fields(&self, schema: &'r Value, before: &str, depth: usize, found: &mut Vec<Field>) {
        let schema = self.resolved(schema);
        let required = list(schema, "required");
        for (name, part) in members(schema, "properties") {
            let is_required = required.iter().any(|one| one == name);
            let name = format!("{before}{name}");
            found.push(self.field(name.clone(), "body", is_required, part, text(part, "description")));
            let inner = self.resolved(part);
            if depth > 1 {
                match inner.get("items") {
                    Some(items) => self.fields(items, &format!("{name}[]."), depth - 1, found),
                    None => self.fields(inner, &format!("{name}."), depth - 1, found),
                }
            }
        }
    }

    /// The type in words, with its limits.
    fn kind(&self, schema: &'r Value) -> String {
        let kind = type_of(schema);
        if let ("array", Some(items)) = (kind, schema.get("items")) {
            let of = self.kind(self.resolved(items));
            return format!(
                "{}: {of}{}",
                self.words.t("api-kind-list"),
                limits(schema, "minItems", "maxItems")
            );
        }
        let code = match (kind, text(schema, "format")) {
            ("string", format @ ("date" | "date-time" | "uuid" | "binary")) => format,
            ("" | "object", _) => "object",
            (kind, _) => kind,
        };
        let numbers = if kind == "string" { ("minLength", "maxLength") } else { ("minimum", "maximum") };
        format!("{}{}", self.words.of("api-kind", code), limits(schema, numbers.0, numbers.1))
    }

    /// A call that can be copied: with the required fields, and a key to be put in.
    fn curl(&self, path: &str, method: &str, media: &str, body: &'r Value, operation: &Value) -> String {
        let mut lines = vec![
            format!("curl -X {method} \"$OBIEG{path}\""),
            "-H \"Authorization: Bearer $KLUCZ\"".to_owned(),
        ];
        let headers = list(operation, "parameters").iter().filter(|one| text(one, "name") == "If-Match");
        lines.extend(headers.map(|_| "-H 'If-Match: \"1\"'".to_owned()));
        let body = self.resolved(body);
        if media == "application/json" {
            lines.push("-H \"Content-Type: application/json\"".to_owned());
            lines.push(format!("-d '{}'", self.sample(body)));
        }
        if media == "multipart/form-data" {
            for (name, part) in members(body, "properties") {
                let part = self.resolved(part);
                match type_of(part) {
                    "array" => lines.push(format!("-F \"{name}=@plik.pdf\"")),
                    "object" => {
                        lines.push(format!("-F '{name}={};type=application/json'", self.sample(part)))
                    }
                    _ => lines.push(format!("-F '{name}={}'", plain(&self.sample(part)))),
                }
            }
        }
        lines.join(" \\\n  ")
    }

    /// A value of a schema, with its required fields only.
    fn sample(&self, schema: &'r Value) -> Value {
        let schema = self.resolved(schema);
        if let Some(first) = list(schema, "enum").first() {
            return first.clone();
        }
        match (type_of(schema), text(schema, "format")) {
            ("string", "date") => "2026-06-01".into(),
            ("string", "uuid") => "01900000-0000-7000-8000-000000000000".into(),
            ("string", _) => "…".into(),
            ("integer" | "number", _) => schema.get("minimum").cloned().unwrap_or_else(|| 1.into()),
            ("boolean", _) => true.into(),
            ("array", _) => schema.get("items").map(|items| self.sample(items)).into_iter().collect(),
            _ => {
                let required = list(schema, "required");
                let fields =
                    members(schema, "properties").filter(|(name, _)| required.iter().any(|one| one == *name));
                fields.map(|(name, part)| (name.clone(), self.sample(part))).collect::<Map<_, _>>().into()
            }
        }
    }
}

/// Media type and schema of a content.
fn content(of: &Value) -> (&str, &Value) {
    let found = members(of, "content").next();
    found.map_or(("", &Value::Null), |(media, content)| {
        (media.as_str(), content.get("schema").unwrap_or(&Value::Null))
    })
}

/// The type; of what may also be nothing, the other one.
fn type_of(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::Array(types)) => {
            types.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or_default()
        }
        Some(Value::String(kind)) => kind,
        _ => "",
    }
}

/// `, 1–500` where there are limits; a number without an upper one has the largest that there is.
fn limits(schema: &Value, least: &str, most: &str) -> String {
    let number = |name| schema.get(name).and_then(Value::as_i64);
    match (number(least), number(most).filter(|most| *most < i64::MAX)) {
        (None, None) => String::new(),
        (Some(least), None) => format!(", ≥ {least}"),
        (None, Some(most)) => format!(", ≤ {most}"),
        (Some(least), Some(most)) => format!(", {least}–{most}"),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
