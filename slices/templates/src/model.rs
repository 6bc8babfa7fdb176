//! Templates as values.

use jiff::civil::Date;
use obieg_drafts::model::DraftId;
use obieg_kernel::kinds;
use obieg_press::shipped::Manifest;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

kinds! {
    /// A template of letters (wzór pisma).
    TemplateTag, TemplateId => "letter-template";
}

/// A template in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterTemplate {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: TemplateId,
    /// What kind of letter it makes, as a key.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The template of the program that it was copied from.
    pub origin: Option<String>,
    /// Number of its last version.
    pub version: i64,
    /// From this day on no letter is begun from it.
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<Date>,
}

/// The templates of an office.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterTemplates {
    /// Those in use first, by name.
    pub templates: Vec<LetterTemplate>,
}

/// One version of a template.
#[derive(Debug, Clone)]
pub struct TemplateVersion {
    /// Its number, from 1.
    pub number: i64,
    /// Name, legal basis, advice, and what is asked for.
    pub manifest: Manifest,
    /// The text in Typst.
    pub source: String,
    /// When it was made.
    pub made_on: Date,
    /// Who made it, name and post as of that day.
    pub made_by: String,
}

/// Who made a version when.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VersionLine {
    /// Its number.
    pub number: i64,
    /// When it was made.
    #[schema(value_type = String, format = Date)]
    pub made_on: Date,
    /// Who made it.
    pub made_by: String,
}

/// A template with its last version.
#[derive(Debug, Clone)]
pub struct TemplateFile {
    /// The template.
    pub template: LetterTemplate,
    /// The version that was asked for.
    pub version: TemplateVersion,
    /// All versions, the newest first.
    pub versions: Vec<VersionLine>,
}

/// What stands at the head of every letter of the office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Letterhead {
    /// The authority in whose name decisions are made (art. 107 § 1 pkt 1 KPA).
    #[schema(max_length = 200)]
    pub authority: String,
    /// Where letters are written.
    #[schema(max_length = 100)]
    pub place: String,
    /// Its address, a line each.
    #[schema(max_length = 500)]
    pub address_lines: String,
    /// Telephone.
    #[schema(max_length = 100)]
    pub phone: String,
    /// E-mail.
    #[schema(max_length = 200)]
    pub email: String,
    /// Address for electronic deliveries.
    #[schema(max_length = 40)]
    pub edelivery: String,
    /// Site.
    #[schema(max_length = 200)]
    pub website: String,
    /// By whose authority a head signs, where not by their own.
    #[schema(max_length = 200)]
    pub on_behalf: String,
}

/// The head of letters, with its version for a change; 0 before anybody wrote it.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct KeptHead {
    /// What stands there.
    pub head: Letterhead,
    /// Version.
    pub version: i64,
}

/// What was written for a letter, by field of its form.
pub type Inputs = BTreeMap<String, String>;

/// From what a draft was made.
#[derive(Debug, Clone)]
pub struct Composition {
    /// The draft.
    pub draft: DraftId,
    /// The template.
    pub template: TemplateId,
    /// Its version.
    pub number: i64,
    /// What was written.
    pub inputs: Inputs,
}
