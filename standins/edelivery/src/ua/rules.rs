//! Rules that put incoming messages into folders.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Visit;
use super::list::owned;
use crate::fault::{ErrorInfo, Fault, ok};
use crate::mailbox::{Condition, Mailbox, Rule};

/// `CreateRule`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Create {
    rule_name: String,
    enable_rule: bool,
    directory_id: String,
    conditions: Vec<Condition>,
}

/// `PatchRule`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Change {
    rule_name: Option<String>,
    enable_rule: Option<bool>,
    directory_id: Option<String>,
    move_order: Option<i64>,
    conditions: Option<Vec<Condition>>,
}

/// `GET rule_list`.
pub async fn list(visit: Visit) -> Result<Response, Fault> {
    let params = visit.params(&["offset", "limit"])?;
    let (offset, limit) = params.page(100, 20)?;
    let world = visit.world();
    let mailbox = owned(&world, &visit.ade)?;
    Ok(listed(mailbox, offset, limit))
}

fn listed(mailbox: &Mailbox, offset: usize, limit: usize) -> Response {
    let wire = |rule: &Rule| {
        let directory = mailbox.directories.iter().find(|one| one.id == rule.directory_id);
        json!({
            "ruleId": rule.id, "ruleName": rule.name, "enableRule": rule.enabled,
            "directory": directory.map_or_else(|| json!({}), crate::mailbox::Directory::wire), "conditions": rule.conditions,
        })
    };
    let rules: Vec<Value> = mailbox.rules.iter().skip(offset).take(limit).map(wire).collect();
    ok(&json!({ "total": mailbox.rules.len(), "rules": rules }))
}

/// `POST rule`.
pub async fn create(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let create: Create = visit.json(&body)?;
    let mut world = visit.world();
    let rule = Rule {
        id: world.ids.uuid(),
        name: create.rule_name,
        enabled: create.enable_rule,
        directory_id: create.directory_id,
        conditions: create.conditions,
    };
    let mailbox = world.mailbox(&visit.ade)?;
    check(mailbox, &rule)?;
    mailbox.rules.push(rule);
    Ok(StatusCode::OK.into_response())
}

/// `PATCH rule/{ruleId}`.
pub async fn change(visit: Visit, body: Bytes) -> Result<Response, Fault> {
    let change: Change = visit.json(&body)?;
    let id = visit.path("ruleId");
    let mut world = visit.world();
    let mailbox = world.mailbox(&visit.ade)?;
    let place = mailbox.rules.iter().position(|rule| rule.id == id).ok_or_else(|| none(id))?;
    let mut rule = mailbox.rules.get(place).cloned().ok_or_else(|| none(id))?;
    rule.name = change.rule_name.unwrap_or(rule.name);
    rule.enabled = change.enable_rule.unwrap_or(rule.enabled);
    rule.directory_id = change.directory_id.unwrap_or(rule.directory_id);
    rule.conditions = change.conditions.unwrap_or(rule.conditions);
    check(mailbox, &rule)?;
    mailbox.rules.remove(place);
    let to = i64::try_from(place).unwrap_or(0).saturating_add(change.move_order.unwrap_or(0)).max(0);
    let to = usize::try_from(to).unwrap_or(0).min(mailbox.rules.len());
    mailbox.rules.insert(to, rule);
    Ok(listed(mailbox, 0, 100))
}

/// `DELETE rule/{ruleId,…}`: all or nothing.
pub async fn delete(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let ids = visit.ids("ruleId")?;
    let mut world = visit.world();
    let mailbox = world.mailbox(&visit.ade)?;
    if let Some(id) = ids.iter().find(|id| !mailbox.rules.iter().any(|rule| rule.id == **id)) {
        return Err(none(id));
    }
    mailbox.rules.retain(|rule| !ids.contains(&rule.id));
    Ok(StatusCode::OK.into_response())
}

fn none(id: &str) -> Fault {
    Fault::one("RULE_NOT_FOUND", format!("no rule {id}"))
}

fn check(mailbox: &Mailbox, rule: &Rule) -> Result<(), Fault> {
    let mut errors = Vec::new();
    let mut when = |wrong: bool, text: String| {
        if wrong {
            errors.push(ErrorInfo::new("RULE", text));
        }
    };
    let bounds = 3..=128;
    when(!bounds.contains(&rule.name.chars().count()), "ruleName has 3 to 128 characters".into());
    when(
        !mailbox.directories.iter().any(|one| one.id == rule.directory_id),
        "directoryId is not known".into(),
    );
    when(rule.conditions.is_empty(), "a rule has a condition".into());
    for condition in &rule.conditions {
        let kind = condition.condition_type.as_str();
        let known = ["senderEda", "senderName", "caseId", "subject"].contains(&kind);
        when(!known, format!("conditionType '{kind}' is not known"));
        when(
            !bounds.contains(&condition.condition_text.chars().count()),
            "conditionText has 3 to 128 characters".into(),
        );
    }
    Fault::unless_empty(errors)
}
