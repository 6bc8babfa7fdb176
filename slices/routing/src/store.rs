//! Statements of the slice.

use jiff::civil::Date;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};
use obieg_registry::ItemId;

use crate::model::{ItemFacts, RuleDraft, RuleId, RuleView};
use crate::standing::Standing;

crate::keeps_rules!("routing_rule", "routing_follower", RuleId);

macro_rules! rules {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, conditions, receivers, receiver_labels, instruction, term_days, ",
            $crate::standing_columns!(),
            " FROM routing_rule WHERE office = $1 ",
            $rest
        )
    };
}

static ADD: Change = Change::new(
    "INSERT INTO routing_rule (office, id, number, position, name, conditions, receivers, receiver_labels, instruction, \
     term_days, author, author_person, author_label, is_on, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
);
static CHANGE: Change = Change::new(
    "UPDATE routing_rule SET name = $4, conditions = $5, receivers = $6, receiver_labels = $7, instruction = $8, \
     term_days = $9, author = $10, author_person = $11, author_label = $12, approver_label = NULL, approved_at = NULL, \
     version = version + 1 WHERE office = $1 AND id = $2 AND version = $3",
);
static ALL: Select = Select::new(rules!("ORDER BY position LIMIT 500"));
static ONE: Select = Select::new(rules!("AND id = $2"));

/// What rules know of an item: of its first sender, and of the last one who led on the first level.
macro_rules! facts {
    ($which:literal) => {
        concat!(
            "SELECT i.id, i.number, i.year, i.place, i.stage, i.complete, i.channel, i.sender, i.title, i.kind, \
             i.sender_sign, i.access, i.scan_state, i.registered_on, s.place AS sender_place, a.to_unit, a.to_label \
             FROM registry_item i \
             LEFT JOIN registry_sender s ON s.office = i.office AND s.item = i.id AND s.position = \
             (SELECT min(p.position) FROM registry_sender p WHERE p.office = i.office AND p.item = i.id) \
             LEFT JOIN assignments_assignment a ON a.office = i.office AND a.id = \
             (SELECT l.id FROM assignments_assignment l WHERE l.office = i.office AND l.item = i.id \
             AND l.parent IS NULL AND l.is_owner = 1 ORDER BY l.at DESC, l.position DESC LIMIT 1) ",
            $which
        )
    };
}
static FACTS: Select = Select::new(facts!("WHERE i.office = $1 AND i.id = $2"));
// A day is a place: numbers are given in the order of time, so the walk begins and ends on one index.
static SINCE: Select = Select::new(facts!(
    "WHERE i.office = $1 AND i.place >= (SELECT d.place FROM registry_item d WHERE d.office = $1 \
     AND d.registered_on >= $2 ORDER BY d.registered_on, d.place LIMIT 1) AND i.place < $3 \
     AND i.stage <> 'cancelled' ORDER BY i.place DESC LIMIT $4"
));

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD, &CHANGE, &APPROVE, &SWITCH, &PLACE, &FOLLOWS].map(Change::words);
    changes.into_iter().chain([&FOLLOWER, &ALL, &ONE, &FACTS, &SINCE].map(Select::words)).collect()
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Driver(error.to_string()))
}

fn parsed<T: serde::de::DeserializeOwned>(row: &Row, column: &str) -> Result<T, StoreError> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| StoreError::Corrupt(error.to_string()))
}

pub(crate) fn add(db: &mut dyn Writes, rule: &RuleView) -> Result<(), StoreError> {
    let (draft, labels) = (&rule.draft, json(&rule.receiver_labels)?);
    let (conditions, receivers) = (json(&draft.conditions)?, json(&draft.receivers)?);
    let args = vals![
        db.office(),
        rule.id,
        rule.standing.number,
        rule.standing.position,
        draft.name,
        conditions,
        receivers,
        labels,
        draft.instruction,
        draft.term_days,
        rule.standing.author,
        rule.standing.author_person,
        rule.standing.author_label,
        rule.standing.is_on,
        rule.standing.version
    ];
    db.change_one(&ADD, args)
}

/// Writes what a rule now says; nobody has approved that yet. `version` is the one before.
pub(crate) fn change(db: &mut dyn Writes, rule: &RuleView, version: i64) -> Result<(), StoreError> {
    let (draft, labels) = (&rule.draft, json(&rule.receiver_labels)?);
    let (conditions, receivers) = (json(&draft.conditions)?, json(&draft.receivers)?);
    let args = vals![
        db.office(),
        rule.id,
        version,
        draft.name,
        conditions,
        receivers,
        labels,
        draft.instruction,
        draft.term_days,
        rule.standing.author,
        rule.standing.author_person,
        rule.standing.author_label
    ];
    db.change_one(&CHANGE, args)
}

fn rule(row: &Row) -> Result<RuleView, StoreError> {
    Ok(RuleView {
        id: row.get("id")?,
        draft: RuleDraft {
            name: row.get("name")?,
            conditions: parsed(row, "conditions")?,
            receivers: parsed(row, "receivers")?,
            instruction: row.get("instruction")?,
            term_days: row.get("term_days")?,
        },
        receiver_labels: parsed(row, "receiver_labels")?,
        standing: Standing::read(row)?,
        gone: Vec::new(),
    })
}

/// All rules of the office, in their order. Ask where they may be seen.
///
/// # Errors
/// What the database answers.
pub fn list(db: &mut dyn Reads) -> Result<Vec<RuleView>, StoreError> {
    db.rows(&ALL, vals![db.office()])?.iter().map(rule).collect()
}

pub(crate) fn find(db: &mut dyn Reads, id: RuleId) -> Result<Option<RuleView>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.as_ref().map(rule).transpose()
}

fn facts(row: &Row) -> Result<ItemFacts, StoreError> {
    let unit = row.get("to_unit")?;
    let label: Option<String> = row.get("to_label")?;
    let (number, year): (i64, i64) = (row.get("number")?, row.get("year")?);
    Ok(ItemFacts {
        item: row.get("id")?,
        number: format!("{number}/{year}"),
        place: row.get("place")?,
        stage: row.get("stage")?,
        complete: row.get("complete")?,
        channel: row.get("channel")?,
        sender: row.get("sender")?,
        sender_place: row.get("sender_place")?,
        title: row.get("title")?,
        kind: row.get("kind")?,
        sign: row.get("sender_sign")?,
        access: row.get("access")?,
        scan_state: row.get("scan_state")?,
        registered_on: row.get("registered_on")?,
        given_to: Option::zip(unit, label),
    })
}

/// What rules know of an item.
pub(crate) fn item(db: &mut dyn Reads, id: ItemId) -> Result<Option<ItemFacts>, StoreError> {
    db.first(&FACTS, vals![db.office(), id])?.as_ref().map(facts).transpose()
}

/// Items registered since a day, before a place, the newest first.
pub(crate) fn items_since(
    db: &mut dyn Reads,
    since: Date,
    before: i64,
    most: i64,
) -> Result<Vec<ItemFacts>, StoreError> {
    db.rows(&SINCE, vals![db.office(), since, before, most])?.iter().map(facts).collect()
}
