//! The API's description, OpenAPI 3.1, made from the route table, in one language.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::route::{Access, Docs, Files, Kind, Method, Route, Shape};
use crate::words::Words;

/// Statuses of refusals that any call may get.
const REFUSALS: [&str; 11] = ["400", "401", "403", "404", "409", "412", "413", "415", "422", "429", "503"];

/// Describes the routes of the API.
///
/// # Errors
/// When two shapes have one name: one of them would be lost.
pub(crate) fn describe(routes: &[Route], words: &Words) -> Result<Value, String> {
    let mut paths = Map::new();
    let mut shapes = Shapes::default();
    shapes.schemas.insert("Problem".to_owned(), problem_schema());
    let mut known: BTreeMap<&'static str, usize> = BTreeMap::new();
    for route in routes.iter().filter(|route| route.is_api()) {
        let (Some(docs), Access::Named { name, .. }) = (&route.docs, route.access) else { continue };
        let times = known.entry(name).or_default();
        *times += 1;
        let one = Described { route, docs, words, id: numbered(name, *times) };
        let method = if route.method == Method::Get { "get" } else { "post" };
        let entry = paths.entry(route.path.to_owned()).or_insert_with(|| json!({}));
        if let Value::Object(entry) = entry {
            entry.insert(method.to_owned(), one.operation(&mut shapes));
        }
    }
    if !shapes.clashes.is_empty() {
        return Err(format!("several shapes of the API have one name: {:?}", shapes.clashes));
    }
    let mut groups: Vec<&str> = known.keys().filter_map(|name| name.split('.').next()).collect();
    groups.dedup();
    let tags =
        groups.into_iter().map(|name| json!({ "name": name, "description": words.of("api-group", name) }));
    Ok(json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Obieg",
            "version": "1",
            "description": words.t("api-description"),
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" }
        },
        "servers": [{ "url": "/" }],
        "tags": tags.collect::<Vec<_>>(),
        "paths": paths,
        "components": {
            "schemas": shapes.schemas,
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } }
        }
    }))
}

/// The id of an operation is the name of its deed; where a deed has several routes, the later ones are numbered.
fn numbered(name: &str, times: usize) -> String {
    if times > 1 { format!("{name}-{times}") } else { name.to_owned() }
}

/// Schemas by name.
#[derive(Default)]
struct Shapes {
    schemas: Map<String, Value>,
    /// Names of more than one shape.
    clashes: BTreeSet<String>,
}

impl Shapes {
    /// Adds a shape with all its parts; gives the reference to it.
    fn reference(&mut self, shape: &Shape) -> Value {
        for (name, schema) in shape.parts.iter().chain([&(shape.name.clone(), shape.schema.clone())]) {
            let mut schema = serde_json::to_value(schema).unwrap_or_default();
            drop_empty_defaults(&mut schema);
            if self.schemas.get(name).is_some_and(|known| *known != schema) {
                self.clashes.insert(name.clone());
            }
            self.schemas.insert(name.clone(), schema);
        }
        json!({ "$ref": format!("#/components/schemas/{}", shape.name) })
    }
}

/// That nothing stands where nothing is given needs no saying, and is wrong where something is required.
fn drop_empty_defaults(schema: &mut Value) {
    let fields = schema.get_mut("properties").and_then(Value::as_object_mut);
    for field in fields.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
        if field.get("default").is_some_and(Value::is_null) {
            field.remove("default");
        }
    }
}

/// A route with what is said of it.
struct Described<'r> {
    route: &'r Route,
    docs: &'r Docs,
    words: &'r Words,
    id: String,
}

impl Described<'_> {
    /// A text of this operation: its summary, or the meaning of one of its fields.
    fn said(&self, field: &str) -> String {
        let key = self.id.replace('.', "-");
        if field.is_empty() {
            self.words.of("api", &key)
        } else {
            self.words.of("api", &format!("{key}-{field}"))
        }
    }

    fn operation(&self, shapes: &mut Shapes) -> Value {
        let (name, rights) = match self.route.access {
            Access::Named { name, rights, .. } => (name, rights),
            Access::Public { .. } => (self.route.path, &[][..]),
        };
        let mut roles: Vec<&str> = rights.iter().map(|(role, _)| role.code()).collect();
        roles.dedup();
        let mut operation = json!({
            "operationId": self.id,
            "summary": self.said(""),
            "tags": [name.split('.').next()],
            // What a key must name, and who may do it: beside the relation to the thing, which the access matrix tells.
            "security": [{ "token": [name] }],
            "x-roles": roles,
            "parameters": self.parameters(),
            "responses": self.responses(shapes),
        });
        if let (Some(body), Value::Object(operation)) = (self.body(shapes), &mut operation) {
            operation.insert("requestBody".to_owned(), body);
        }
        operation
    }

    fn parameters(&self) -> Vec<Value> {
        let mut parameters = path_parameters(self.route.path);
        parameters.extend(self.docs.parameters.iter().map(|(name, kind)| {
            json!({
                "name": name, "in": "query", "required": false, "description": self.said(name), "schema": kind.schema()
            })
        }));
        parameters.push(json!({
            "name": "Obieg-Substitution", "in": "header", "required": false,
            "description": self.words.t("api-substitution"), "schema": { "type": "string", "format": "uuid" }
        }));
        if self.route.method == Method::Post {
            parameters.push(json!({
                "name": "Idempotency-Key", "in": "header", "required": false,
                "description": self.words.t("api-idempotency-key"),
                "schema": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$" }
            }));
        }
        if self.docs.versioned {
            parameters.push(json!({
                "name": "If-Match", "in": "header", "required": self.docs.needs_version,
                "description": self.words.t("api-if-match"),
                "schema": { "type": "string", "pattern": "^(\"[0-9]{1,18}\"|[0-9]{1,18})$" }
            }));
        }
        parameters
    }

    fn responses(&self, shapes: &mut Shapes) -> Map<String, Value> {
        let content = if self.docs.gives_file {
            json!({ "*/*": { "schema": { "type": "string", "format": "binary" } } })
        } else {
            let answer = self.docs.answer.as_ref().map(|shape| shapes.reference(shape));
            json!({ "application/json": { "schema": answer } })
        };
        let mut good = json!({ "description": self.words.t("api-ok"), "content": content });
        if let (true, Value::Object(good)) = (self.docs.gives_version, &mut good) {
            let tag = json!({ "description": self.words.t("api-etag"), "schema": { "type": "string" } });
            good.insert("headers".to_owned(), json!({ "ETag": tag }));
        }
        let status = if self.docs.created { "201" } else { "200" };
        let mut responses = Map::from_iter([(status.to_owned(), good)]);
        for code in REFUSALS {
            let content = json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } });
            let refusal = json!({ "description": self.words.of("api-status", code), "content": content });
            responses.insert(code.to_owned(), refusal);
        }
        responses
    }

    fn body(&self, shapes: &mut Shapes) -> Option<Value> {
        let content = match (&self.docs.request, &self.docs.files) {
            (Some(request), _) => json!({ "application/json": { "schema": shapes.reference(request) } }),
            (None, Some(files)) => json!({ "multipart/form-data": self.multipart(files, shapes) }),
            (None, None) => return None,
        };
        Some(json!({ "required": true, "content": content }))
    }

    /// A body of files with text fields, or one part of JSON, beside them.
    fn multipart(&self, files: &Files, shapes: &mut Shapes) -> Value {
        let mut properties = Map::new();
        let mut required = vec!["file"];
        for (name, kind) in files.fields {
            let mut schema = kind.schema();
            if let Value::Object(schema) = &mut schema {
                schema.insert("description".to_owned(), self.said(name).into());
            }
            properties.insert((*name).to_owned(), schema);
        }
        let mut encoding = Map::new();
        if let Some((part, shape)) = &files.json {
            properties.insert((*part).to_owned(), shapes.reference(shape));
            encoding.insert((*part).to_owned(), json!({ "contentType": "application/json" }));
            required.push(part);
        }
        let file = json!({ "type": "string", "format": "binary" });
        let list = json!({ "type": "array", "minItems": 1, "maxItems": files.most, "items": file });
        properties.insert("file".to_owned(), list);
        let schema = json!({
            "type": "object", "required": required, "properties": properties, "additionalProperties": false
        });
        json!({ "schema": schema, "encoding": encoding })
    }
}

impl Kind {
    fn schema(self) -> Value {
        match self {
            Self::Text => json!({ "type": "string", "minLength": 1 }),
            Self::Day => json!({ "type": "string", "format": "date" }),
            Self::Id => json!({ "type": "string", "format": "uuid" }),
            Self::Flag => json!({ "type": "boolean" }),
            Self::Whole => json!({ "type": "integer", "format": "int64" }),
            Self::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Self::OneOf(codes) => json!({ "type": "string", "enum": codes }),
        }
    }
}

fn path_parameters(path: &str) -> Vec<Value> {
    let names = path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let kind = |name: &str| match name {
        "version" => Kind::Whole,
        "symbol" => Kind::Text,
        _ => Kind::Id,
    };
    names
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": kind(name).schema() }))
        .collect()
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "code", "request", "errors"],
        "properties": {
            "type": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "code": { "type": "string" },
            "request": { "type": "string" },
            "errors": { "type": "array", "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": { "field": { "type": ["string", "null"] }, "message": { "type": "string" } }
            } }
        }
    })
}
