//! The API's description, OpenAPI 3.1, made from the route table.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::route::{Access, Method, Route, Shape};

pub(crate) fn describe(routes: &[Route]) -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    schemas.insert("Problem".to_owned(), problem_schema());
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for route in routes.iter().filter(|route| route.is_api() && route.docs.is_some()) {
        let entry = paths.entry(route.path.to_owned()).or_insert_with(|| json!({}));
        let method = if route.method == Method::Get { "get" } else { "post" };
        if let (Value::Object(entry), Some(mut operation)) = (entry, operation(route, &mut schemas)) {
            number(&mut operation, &mut known);
            entry.insert(method.to_owned(), operation);
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Obieg",
            "version": "1",
            "description": "Sprawy, przesyłki i dokumenty urzędu. Te same czynności co na ekranach.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" }
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } }
        }
    })
}

/// The id of an operation is the name of its deed; where a deed has several routes, the later ones are numbered.
fn number(operation: &mut Value, known: &mut BTreeMap<String, usize>) {
    let Some(Value::String(id)) = operation.get_mut("operationId") else { return };
    let times = known.entry(id.clone()).or_default();
    *times += 1;
    if *times > 1 {
        *id = format!("{id}-{times}");
    }
}

fn operation(route: &Route, schemas: &mut Map<String, Value>) -> Option<Value> {
    let docs = route.docs.as_ref()?;
    let (name, rights) = match route.access {
        Access::Named { name, rights, .. } => (name, rights),
        Access::Public { .. } => (route.path, &[][..]),
    };
    let mut parameters: Vec<Value> = path_parameters(route.path);
    parameters.extend(docs.parameters.iter().map(|(name, meaning)| {
        json!({ "name": name, "in": "query", "required": false, "description": meaning, "schema": { "type": "string" } })
    }));
    if route.method == Method::Post {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "Powtórzone żądanie z tym samym kluczem dostaje pierwszą odpowiedź.",
            "schema": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$" }
        }));
    }
    let status = if docs.created { "201" } else { "200" };
    let mut responses = Map::new();
    let content = if docs.gives_file {
        json!({ "*/*": { "schema": { "type": "string", "format": "binary" } } })
    } else {
        let answer = docs.answer.as_ref().map(|shape| reference(shape, schemas));
        json!({ "application/json": { "schema": answer } })
    };
    responses.insert(status.to_owned(), json!({ "description": "OK", "content": content }));
    for code in ["400", "401", "403", "404", "409", "412", "413", "415", "422", "429", "503"] {
        responses.insert(
            code.to_owned(),
            json!({ "description": "Problem (RFC 9457)", "content": { "application/problem+json": {
                "schema": { "$ref": "#/components/schemas/Problem" } } } }),
        );
    }
    let mut operation = json!({
        "operationId": name,
        "summary": docs.summary,
        "description": format!("Czynność: `{name}`. Role: {}.",
            rights.iter().map(|(role, _)| role.code()).collect::<Vec<_>>().join(", ")),
        "parameters": parameters,
        "responses": responses,
    });
    if let (Some(request), Value::Object(operation)) = (&docs.request, &mut operation) {
        let schema = reference(request, schemas);
        operation.insert(
            "requestBody".to_owned(),
            json!({ "required": true, "content": { "application/json": { "schema": schema } } }),
        );
    }
    if let (Some(fields), Value::Object(operation)) = (docs.files, &mut operation) {
        operation.insert("requestBody".to_owned(), multipart(fields));
    }
    Some(operation)
}

/// A body of files with text fields beside them.
fn multipart(fields: &[(&str, &str)]) -> Value {
    let mut properties = Map::new();
    for (name, meaning) in fields {
        properties.insert((*name).to_owned(), json!({ "type": "string", "description": meaning }));
    }
    let file = json!({ "type": "string", "format": "binary" });
    properties.insert("file".to_owned(), json!({ "type": "array", "minItems": 1, "items": file }));
    let schema = json!({ "type": "object", "required": ["file"], "properties": properties });
    json!({ "required": true, "content": { "multipart/form-data": { "schema": schema } } })
}

fn path_parameters(path: &str) -> Vec<Value> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| {
            let schema = if name.ends_with("id") || name == "item" || name == "case" {
                json!({ "type": "string", "format": "uuid" })
            } else {
                json!({ "type": "string" })
            };
            json!({ "name": name, "in": "path", "required": true, "schema": schema })
        })
        .collect()
}

fn reference(shape: &Shape, schemas: &mut Map<String, Value>) -> Value {
    for (name, schema) in shape.parts.iter().chain([&(shape.name.clone(), shape.schema.clone())]) {
        if let Ok(schema) = serde_json::to_value(schema) {
            schemas.insert(name.clone(), schema);
        }
    }
    json!({ "$ref": format!("#/components/schemas/{}", shape.name) })
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
