//! Statements of templates.

use obieg_kernel::id::OfficeId;
use obieg_kernel::{Ask, Change, Reads, Row, Select, StoreError, Writes, vals};

use super::{TemplateDraft, TemplateId, TemplateView};

static ADD: Change = Change::new(
    "INSERT INTO assignments_template (office, id, name, lines, labels, units, author, author_label, is_on, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);
static CHANGE: Change = Change::new(
    "UPDATE assignments_template SET name = $4, lines = $5, labels = $6, units = $7, author = $8, author_label = $9, \
     version = version + 1 WHERE office = $1 AND id = $2 AND version = $3",
);
static SWITCH: Change = Change::new(
    "UPDATE assignments_template SET is_on = $4, version = version + 1 WHERE office = $1 AND id = $2 AND version = $3",
);
static ALL: Select = Select::new(
    "SELECT id, name, lines, labels, units, author, author_label, is_on, version FROM assignments_template \
     WHERE office = $1 ORDER BY name LIMIT 200",
);
static ONE: Select = Select::new(
    "SELECT id, name, lines, labels, units, author, author_label, is_on, version FROM assignments_template \
     WHERE office = $1 AND id = $2",
);
static NAMED: Select = Select::new("SELECT id FROM assignments_template WHERE office = $1 AND name = $2");

pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD, &CHANGE, &SWITCH].map(Change::words);
    changes.into_iter().chain([&ALL, &ONE, &NAMED].map(Select::words)).collect()
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Driver(error.to_string()))
}

fn parsed<T: serde::de::DeserializeOwned>(row: &Row, column: &str) -> Result<T, StoreError> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| StoreError::Corrupt(error.to_string()))
}

pub(super) fn add(db: &mut dyn Writes, template: &TemplateView) -> Result<(), StoreError> {
    let draft = &template.draft;
    let (lines, labels, units) = (json(&draft.lines)?, json(&template.labels)?, json(&draft.units)?);
    let args = vals![
        db.office(),
        template.id,
        draft.name,
        lines,
        labels,
        units,
        template.author,
        template.author_label,
        template.is_on,
        template.version
    ];
    db.change_one(&ADD, args)
}

/// Writes what a template now says; `version` is the one before.
pub(super) fn change(db: &mut dyn Writes, template: &TemplateView, version: i64) -> Result<(), StoreError> {
    let draft = &template.draft;
    let (lines, labels, units) = (json(&draft.lines)?, json(&template.labels)?, json(&draft.units)?);
    let args = vals![
        db.office(),
        template.id,
        version,
        draft.name,
        lines,
        labels,
        units,
        template.author,
        template.author_label
    ];
    db.change_one(&CHANGE, args)
}

pub(super) fn switch(db: &mut dyn Writes, template: &TemplateView, on: bool) -> Result<(), StoreError> {
    db.change_one(&SWITCH, vals![db.office(), template.id, template.version, on])
}

fn view(row: &Row) -> Result<TemplateView, StoreError> {
    let draft =
        TemplateDraft { name: row.get("name")?, lines: parsed(row, "lines")?, units: parsed(row, "units")? };
    Ok(TemplateView {
        id: row.get("id")?,
        draft,
        labels: parsed(row, "labels")?,
        author: row.get("author")?,
        author_label: row.get("author_label")?,
        is_on: row.get("is_on")?,
        version: row.get("version")?,
    })
}

/// The question that [`list`] asks.
pub(crate) fn ask_list(office: OfficeId) -> Ask {
    (&ALL, vals![office].to_vec())
}

pub(crate) fn list(db: &mut dyn Reads) -> Result<Vec<TemplateView>, StoreError> {
    db.rows(&ALL, vals![db.office()])?.iter().map(view).collect()
}

pub(super) fn find(db: &mut dyn Reads, id: TemplateId) -> Result<Option<TemplateView>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.as_ref().map(view).transpose()
}

/// The template with a name.
pub(super) fn named(db: &mut dyn Reads, name: &str) -> Result<Option<TemplateId>, StoreError> {
    db.first(&NAMED, vals![db.office(), name])?.map(|row| row.get("id")).transpose()
}
