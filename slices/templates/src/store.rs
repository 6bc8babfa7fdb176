//! Statements of the slice.

use jiff::civil::Date;
use obieg_drafts::model::DraftId;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{
    Composition, Inputs, KeptHead, LetterTemplate, Letterhead, TemplateId, TemplateVersion, VersionLine,
};

static ADD: Change = Change::new(
    "INSERT INTO templates_template (office, id, kind, name, description, origin, version) \
     VALUES ($1, $2, $3, $4, $5, $6, 1)",
);
static ADD_VERSION: Change = Change::new(
    "INSERT INTO templates_version (office, template, number, manifest, source, made_on, made_by) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static REVISE: Change = Change::new(
    "UPDATE templates_template SET kind = $4, name = $5, description = $6, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static END: Change = Change::new(
    "UPDATE templates_template SET ended_on = $3 WHERE office = $1 AND id = $2 AND ended_on IS NULL",
);
static ALL: Select = Select::new(
    "SELECT id, kind, name, description, origin, version, ended_on FROM templates_template WHERE office = $1 \
     ORDER BY ended_on IS NOT NULL, name, id LIMIT 500",
);
static ONE: Select = Select::new(
    "SELECT id, kind, name, description, origin, version, ended_on FROM templates_template \
     WHERE office = $1 AND id = $2",
);
static VERSION: Select = Select::new(
    "SELECT number, manifest, source, made_on, made_by FROM templates_version \
     WHERE office = $1 AND template = $2 AND number = $3",
);
static VERSIONS: Select = Select::new(
    "SELECT number, made_on, made_by FROM templates_version WHERE office = $1 AND template = $2 \
     ORDER BY number DESC LIMIT 200",
);
static HEAD: Select = Select::new("SELECT head, version FROM templates_letterhead WHERE office = $1");
static SET_HEAD: Change = Change::new(
    "INSERT INTO templates_letterhead (office, head, version) VALUES ($1, $2, $3) \
     ON CONFLICT (office) DO UPDATE SET head = excluded.head, version = excluded.version",
);
static COMPOSED: Select = Select::new(
    "SELECT draft, template, number, inputs FROM templates_letter WHERE office = $1 AND draft = $2",
);
static COMPOSE: Change = Change::new(
    "INSERT INTO templates_letter (office, draft, template, number, inputs) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (office, draft) DO UPDATE SET number = excluded.number, inputs = excluded.inputs",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD, &ADD_VERSION, &REVISE, &END, &SET_HEAD, &COMPOSE].map(Change::words);
    let selects = [&ALL, &ONE, &VERSION, &VERSIONS, &HEAD, &COMPOSED].map(Select::words);
    changes.into_iter().chain(selects).collect()
}

fn written<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Corrupt(error.to_string()))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// The templates of the office, those in use first; at most 500.
pub(crate) fn all(db: &mut dyn Reads) -> Result<Vec<LetterTemplate>, StoreError> {
    db.rows(&ALL, vals![db.office()])?.iter().map(line).collect()
}

pub(crate) fn find(db: &mut dyn Reads, id: TemplateId) -> Result<Option<LetterTemplate>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.as_ref().map(line).transpose()
}

fn line(row: &Row) -> Result<LetterTemplate, StoreError> {
    Ok(LetterTemplate {
        id: row.get("id")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        description: row.get("description")?,
        origin: row.get("origin")?,
        version: row.get("version")?,
        ended_on: row.get("ended_on")?,
    })
}

/// A version of a template.
pub(crate) fn version(
    db: &mut dyn Reads,
    template: TemplateId,
    number: i64,
) -> Result<Option<TemplateVersion>, StoreError> {
    let Some(row) = db.first(&VERSION, vals![db.office(), template, number])? else { return Ok(None) };
    Ok(Some(TemplateVersion {
        number: row.get("number")?,
        manifest: read(&row.get::<String>("manifest")?)?,
        source: row.get("source")?,
        made_on: row.get("made_on")?,
        made_by: row.get("made_by")?,
    }))
}

pub(crate) fn versions(db: &mut dyn Reads, template: TemplateId) -> Result<Vec<VersionLine>, StoreError> {
    let line = |row: &Row| {
        Ok(VersionLine {
            number: row.get("number")?,
            made_on: row.get("made_on")?,
            made_by: row.get("made_by")?,
        })
    };
    db.rows(&VERSIONS, vals![db.office(), template])?.iter().map(line).collect()
}

pub(crate) fn add(
    db: &mut dyn Writes,
    (id, origin): (TemplateId, Option<&str>),
    version: &TemplateVersion,
) -> Result<(), StoreError> {
    let manifest = &version.manifest;
    let row = vals![db.office(), id, manifest.kind, manifest.name, manifest.description, origin];
    db.change_one(&ADD, row)?;
    add_version(db, id, version)
}

fn add_version(db: &mut dyn Writes, id: TemplateId, version: &TemplateVersion) -> Result<(), StoreError> {
    let manifest = written(&version.manifest)?;
    let (made_on, made_by): (Date, &str) = (version.made_on, &version.made_by);
    let row = vals![db.office(), id, version.number, manifest, version.source, made_on, made_by];
    db.change_one(&ADD_VERSION, row)
}

/// A new version after the one that was seen.
pub(crate) fn revise(
    db: &mut dyn Writes,
    (id, after): (TemplateId, i64),
    version: &TemplateVersion,
) -> Result<(), StoreError> {
    let manifest = &version.manifest;
    let row = vals![db.office(), id, after, manifest.kind, manifest.name, manifest.description];
    db.change_one(&REVISE, row)?;
    add_version(db, id, version)
}

pub(crate) fn end(db: &mut dyn Writes, id: TemplateId, on: Date) -> Result<(), StoreError> {
    db.change_one(&END, vals![db.office(), id, on])
}

/// The head of letters; empty before anybody wrote it.
pub(crate) fn head(db: &mut dyn Reads) -> Result<KeptHead, StoreError> {
    let Some(row) = db.first(&HEAD, vals![db.office()])? else { return Ok(KeptHead::default()) };
    Ok(KeptHead { head: read(&row.get::<String>("head")?)?, version: row.get("version")? })
}

pub(crate) fn set_head(db: &mut dyn Writes, head: &Letterhead, version: i64) -> Result<(), StoreError> {
    db.change_one(&SET_HEAD, vals![db.office(), written(head)?, version])
}

/// From what a draft was made.
pub(crate) fn composed(db: &mut dyn Reads, draft: DraftId) -> Result<Option<Composition>, StoreError> {
    let Some(row) = db.first(&COMPOSED, vals![db.office(), draft])? else { return Ok(None) };
    let inputs: Inputs = read(&row.get::<String>("inputs")?)?;
    Ok(Some(Composition { draft, template: row.get("template")?, number: row.get("number")?, inputs }))
}

pub(crate) fn compose(db: &mut dyn Writes, made: &Composition) -> Result<(), StoreError> {
    let inputs = written(&made.inputs)?;
    db.change_one(&COMPOSE, vals![db.office(), made.draft, made.template, made.number, inputs])
}
