//! The office keeps its templates.

use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, named, office_target};
use obieg_press::shipped::SHIPPED;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::TemplatesEvent;
use crate::model::{LetterTemplate, TemplateId, TemplateVersion};
use crate::proven::Proven;
use crate::{rules, store};

/// Keeps a new template, as it was tried.
#[derive(Debug, Serialize)]
pub struct WriteTemplate {
    /// What it is made of.
    #[serde(serialize_with = "told")]
    pub proven: Proven,
    /// The template of the program that it was copied from.
    pub origin: Option<String>,
}

/// What a repeated request is compared by: the whole template.
fn told<S: serde::Serializer>(proven: &Proven, out: S) -> Result<S::Ok, S::Error> {
    (proven.manifest(), proven.source()).serialize(out)
}

/// A template that was written.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WrittenLetterTemplate {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: TemplateId,
}

named!(WriteTemplate, "templates.write-template", [(Coordinator, Colleague), (Administrator, Colleague)]);

fn version<D: Deed>(granted: &Granted<'_, D>, number: i64, proven: &Proven) -> TemplateVersion {
    TemplateVersion {
        number,
        manifest: proven.manifest().clone(),
        source: proven.source().to_owned(),
        made_on: granted.env().today(),
        made_by: granted.actor().signature(),
    }
}

impl Deed for WriteTemplate {
    type Target = ();
    type Event = TemplatesEvent;
    type Done = WrittenLetterTemplate;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let id: TemplateId = granted.env().new_id();
        let version = version(&granted, 1, &self.proven);
        // Only what the program has can be an origin.
        let origin = self.origin.clone().filter(|key| SHIPPED.iter().any(|one| one.key == key));
        store::add(&mut granted, (id, origin.as_deref()), &version)?;
        let name = version.manifest.name;
        granted.commit(
            &TemplatesEvent::TemplateWritten { template: id.uuid(), name, origin },
            WrittenLetterTemplate { id },
        )
    }
}

/// Keeps a new version of a template. Drafts that were made from former ones stay as they are.
#[derive(Debug, Serialize)]
pub struct ReviseTemplate {
    /// Which.
    pub template: TemplateId,
    /// The last version that was seen.
    pub after: i64,
    /// What it is made of.
    #[serde(serialize_with = "told")]
    pub proven: Proven,
}

named!(ReviseTemplate, "templates.revise-template", [(Coordinator, Colleague), (Administrator, Colleague)]);

impl Deed for ReviseTemplate {
    type Target = LetterTemplate;
    type Event = TemplatesEvent;
    type Done = i64;

    office_target!(LetterTemplate, |deed, db| Ok(store::find(db, deed.template)?));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        template: LetterTemplate,
    ) -> Result<Committed<Self>, Failure> {
        rules::may_change(&template, self.after)?;
        let number = self.after.saturating_add(1);
        let version = version(&granted, number, &self.proven);
        store::revise(&mut granted, (template.id, self.after), &version)?;
        let (template, name) = (template.id.uuid(), version.manifest.name);
        granted.commit(&TemplatesEvent::TemplateRevised { template, name, version: number }, number)
    }
}

/// No letter is begun from a template any more.
#[derive(Debug, Serialize)]
pub struct EndTemplate {
    /// Which.
    pub template: TemplateId,
}

named!(EndTemplate, "templates.end-template", [(Coordinator, Colleague), (Administrator, Colleague)]);

impl Deed for EndTemplate {
    type Target = LetterTemplate;
    type Event = TemplatesEvent;
    type Done = ();

    office_target!(LetterTemplate, |deed, db| Ok(store::find(db, deed.template)?));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        template: LetterTemplate,
    ) -> Result<Committed<Self>, Failure> {
        rules::in_use(&template)?;
        let today = granted.env().today();
        store::end(&mut granted, template.id, today)?;
        let (id, name) = (template.id.uuid(), template.name);
        granted.commit(&TemplatesEvent::TemplateEnded { template: id, name }, ())
    }
}
