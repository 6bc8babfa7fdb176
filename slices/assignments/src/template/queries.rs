//! Questions about templates.

use obieg_kernel::{Failure, named, of_office};
use obieg_people::model::UnitChoice;

use super::{TemplateId, TemplateView, Templates, store};
use crate::model::Candidate;
use crate::receivers;

/// All templates, by name.
pub struct ListTemplates;

/// A template with all that its form offers; without one what a new one is written from.
pub struct ShowTemplate {
    /// Which.
    pub template: Option<TemplateId>,
}

/// What the form of a template offers.
pub struct TemplateChoices {
    /// The template; none for a new one.
    pub template: Option<TemplateView>,
    /// Everybody who may receive.
    pub candidates: Vec<Candidate>,
    /// Units that may use it.
    pub units: Vec<UnitChoice>,
}

named!(
    ListTemplates,
    "assignments.list-templates",
    [(Chancery, Colleague), (Coordinator, Colleague), (Executive, Colleague)]
);
named!(
    ShowTemplate,
    "assignments.show-template",
    [(Chancery, Colleague), (Coordinator, Colleague), (Executive, Colleague)]
);

of_office!(ListTemplates => Templates, |_, seen| Ok(Templates { templates: store::list(seen)? }));

of_office!(ShowTemplate => TemplateChoices, |query, seen| {
    let template = match query.template {
        Some(template) => Some(store::find(seen, template)?.ok_or(Failure::Hidden)?),
        None => None,
    };
    let actor = seen.actor();
    let candidates = receivers::everyone(seen, actor)?;
    Ok(TemplateChoices { template, candidates, units: obieg_people::store::unit_choices(seen)? })
});
