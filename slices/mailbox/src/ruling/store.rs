//! Statements of the rules.

use jiff::Timestamp;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};
use obieg_routing::standing::Standing;
use obieg_routing::standing_columns;
use uuid::Uuid;

use super::model::{MailRuleDraft, MailRuleId, MailRuleView, MessageFacts};
use crate::model::{Held, MessageId};
use crate::store::message_view;

obieg_routing::keeps_rules!("mailbox_rule", "mailbox_follower", MailRuleId);

macro_rules! rules {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, conditions, mailbox_label, outcome, reason, ",
            standing_columns!(),
            " FROM mailbox_rule WHERE office = $1 ",
            $rest
        )
    };
}

/// What rules know of a message. A repetition is known when an earlier message has its content or its identifier.
macro_rules! facts {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.mailbox, m.state, m.sender, m.subject, m.message_id, m.size, m.cut, m.came_at, m.taken_at, m.item, \
             m.outcome, m.held, m.rule, m.rule_number, m.rule_author, m.rule_approver, m.look, m.answers, \
             (SELECT o.id FROM mailbox_message o WHERE o.office = m.office AND o.sha256 = m.sha256 AND o.id <> m.id \
             AND o.taken_at <= m.taken_at LIMIT 1) AS same_content, \
             (SELECT o.id FROM mailbox_message o WHERE o.office = m.office AND o.message_id = m.message_id AND o.id <> m.id \
             AND o.taken_at <= m.taken_at AND m.message_id <> '' LIMIT 1) AS same_name \
             FROM mailbox_message m WHERE m.office = $1 AND ",
            $rest
        )
    };
}

static ADD: Change = Change::new(
    "INSERT INTO mailbox_rule (office, id, name, conditions, mailbox_label, outcome, reason, number, position, author, \
     author_person, author_label, is_on, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
);
static CHANGE: Change = Change::new(
    "UPDATE mailbox_rule SET name = $4, conditions = $5, mailbox_label = $6, outcome = $7, reason = $8, author = $9, \
     author_person = $10, author_label = $11, approver_label = NULL, approved_at = NULL, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static HOLD: Change = Change::new(
    "UPDATE mailbox_message SET held = $3 WHERE office = $1 AND id = $2 AND state = 'waiting' AND held IS NULL",
);
static ALL: Select = Select::new(rules!("ORDER BY position LIMIT 500"));
static ONE: Select = Select::new(rules!("AND id = $2"));
static FACTS: Select = Select::new(facts!("m.id = $2"));
// An id begins with its instant, so a span of time is a span of the primary key.
static SINCE: Select = Select::new(facts!("m.id >= $2 AND m.id < $3 ORDER BY m.id DESC LIMIT $4"));

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD, &CHANGE, &APPROVE, &SWITCH, &PLACE, &FOLLOWS, &HOLD].map(Change::words);
    changes.into_iter().chain([&FOLLOWER, &ALL, &ONE, &FACTS, &SINCE].map(Select::words)).collect()
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Driver(error.to_string()))
}

pub(crate) fn add(db: &mut dyn Writes, rule: &MailRuleView) -> Result<(), StoreError> {
    let (draft, standing, conditions) = (&rule.draft, &rule.standing, json(&rule.draft.conditions)?);
    let args = vals![
        db.office(),
        rule.id,
        draft.name,
        conditions,
        rule.mailbox_label,
        draft.outcome,
        draft.reason,
        standing.number,
        standing.position,
        standing.author,
        standing.author_person,
        standing.author_label,
        standing.is_on,
        standing.version
    ];
    db.change_one(&ADD, args)
}

/// Writes what a rule now says; nobody has approved that yet. `version` is the one before.
pub(crate) fn change(db: &mut dyn Writes, rule: &MailRuleView, version: i64) -> Result<(), StoreError> {
    let (draft, standing, conditions) = (&rule.draft, &rule.standing, json(&rule.draft.conditions)?);
    let args = vals![
        db.office(),
        rule.id,
        version,
        draft.name,
        conditions,
        rule.mailbox_label,
        draft.outcome,
        draft.reason,
        standing.author,
        standing.author_person,
        standing.author_label
    ];
    db.change_one(&CHANGE, args)
}

/// Notes why a rule that fits left a message to people.
pub(crate) fn hold(db: &mut dyn Writes, message: MessageId, why: Held) -> Result<(), StoreError> {
    db.change_one(&HOLD, vals![db.office(), message, why])
}

fn rule(row: &Row) -> Result<MailRuleView, StoreError> {
    let conditions: String = row.get("conditions")?;
    let conditions =
        serde_json::from_str(&conditions).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let (name, outcome, reason) = (row.get("name")?, row.get("outcome")?, row.get("reason")?);
    Ok(MailRuleView {
        id: row.get("id")?,
        draft: MailRuleDraft { name, conditions, outcome, reason },
        mailbox_label: row.get("mailbox_label")?,
        standing: Standing::read(row)?,
        is_gone: false,
    })
}

/// All rules of the office, in their order.
pub(crate) fn list(db: &mut dyn Reads) -> Result<Vec<MailRuleView>, StoreError> {
    db.rows(&ALL, vals![db.office()])?.iter().map(rule).collect()
}

pub(crate) fn find(db: &mut dyn Reads, id: MailRuleId) -> Result<Option<MailRuleView>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.as_ref().map(rule).transpose()
}

fn facts(row: &Row) -> Result<MessageFacts, StoreError> {
    let answers: String = row.get("answers")?;
    let alike: [Option<MessageId>; 2] = [row.get("same_content")?, row.get("same_name")?];
    Ok(MessageFacts {
        message: message_view(row)?,
        look: row.get("look")?,
        is_repeated: alike.iter().any(Option::is_some),
        answers: answers.split_whitespace().map(str::to_owned).collect(),
        cases: Vec::new(),
    })
}

/// What rules know of a message, beside the cases to which it points.
pub(crate) fn message(db: &mut dyn Reads, id: MessageId) -> Result<Option<MessageFacts>, StoreError> {
    db.first(&FACTS, vals![db.office(), id])?.as_ref().map(facts).transpose()
}

/// Messages taken since an instant, before another, the newest first.
pub(crate) fn since(
    db: &mut dyn Reads,
    since: Timestamp,
    before: Option<MessageId>,
    most: i64,
) -> Result<Vec<MessageFacts>, StoreError> {
    let millis = u64::try_from(since.as_millisecond()).unwrap_or(0);
    let first = uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid();
    let before = before.unwrap_or(MessageId::from_uuid(Uuid::max()));
    db.rows(&SINCE, vals![db.office(), first, before, most])?.iter().map(facts).collect()
}
