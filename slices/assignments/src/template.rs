//! Templates of assigning: receivers with what each is to do and by when, kept under a name and used by one press.

pub(crate) mod api;
mod deeds;
mod form;
pub(crate) mod pages;
mod queries;
pub(crate) mod rules;
pub(crate) mod store;

use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::kinds;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::Receiver;

pub use deeds::{AddTemplate, AssignByTemplate, ChangeTemplate, SwitchTemplate};
pub use queries::{ListTemplates, ShowTemplate};

kinds! {
    /// A template of assigning.
    TemplateTag, TemplateId => "assignment-template";
}

/// A receiver of a template, with what they are to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateLine {
    /// To whom, and whether they lead.
    pub to: Receiver,
    /// What is to be done.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub instruction: Option<String>,
    /// By when: so many days after assigning, on a day free of work the next working day.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 365)]
    pub term_days: Option<i64>,
}

/// What a template says, as its author writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateDraft {
    /// Name, 1 to 100 characters, once in the office.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// Receivers; exactly one leads.
    #[schema(min_items = 1, max_items = 20)]
    pub lines: Vec<TemplateLine>,
    /// Units whose people use it; all when none is named.
    #[serde(default)]
    #[schema(value_type = Vec<uuid::Uuid>, max_items = 100)]
    pub units: Vec<UnitId>,
}

impl TemplateDraft {
    /// The receivers alone.
    pub(crate) fn receivers(&self) -> Vec<Receiver> {
        self.lines.iter().map(|line| line.to).collect()
    }
}

/// A template on a screen or in the API.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TemplateView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: TemplateId,
    /// What it says.
    pub draft: TemplateDraft,
    /// The receivers as they were called when it was written.
    pub labels: Vec<String>,
    /// Who wrote it as it stands: the person at a post.
    #[schema(value_type = String, format = Uuid)]
    pub author: HoldingId,
    /// The author as of the deed.
    pub author_label: String,
    /// Is it offered?
    pub is_on: bool,
    /// Version: changing names the one that was read.
    pub version: i64,
}

/// All templates of an office, by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Templates {
    /// The templates.
    pub templates: Vec<TemplateView>,
}
