//! Templates are written, changed, put off and on, and used.

use obieg_kernel::id::HoldingId;
use obieg_kernel::{
    Actor, Committed, Deed, Event, Failure, Granted, Lookup, Reads, Refusal, RefusalKind, Relation, named,
    office_target,
};
use obieg_registry::ItemId;
use serde::Serialize;
use uuid::Uuid;

use super::{TemplateDraft, TemplateId, TemplateLine, TemplateView, rules, store};
use crate::deeds::{AssignTarget, AssignmentEvent, By, Says, assign};
use crate::model::Assigned;
use crate::receivers;

/// Writes a template.
#[derive(Debug, Clone, Serialize)]
pub struct AddTemplate {
    /// What it says.
    pub draft: TemplateDraft,
}

/// Writes what a template says instead; whoever changes it is its author from then on.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeTemplate {
    /// Which.
    pub template: TemplateId,
    /// Its version as it was read.
    pub version: i64,
    /// What it says.
    pub draft: TemplateDraft,
}

/// Puts a template off, or on again.
#[derive(Debug, Clone, Serialize)]
pub struct SwitchTemplate {
    /// Which.
    pub template: TemplateId,
    /// Its version as it was read.
    pub version: i64,
    /// Is it offered from now on?
    pub on: bool,
}

/// Assigns an item out of the queue to those whom a template names, each with their own instruction and term.
#[derive(Debug, Clone, Serialize)]
pub struct AssignByTemplate {
    /// The item.
    pub item: ItemId,
    /// The template.
    pub template: TemplateId,
}

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum TemplateEvent {
    /// A template was written.
    Added {
        /// Which.
        template: Uuid,
        /// What it says.
        says: TemplateDraft,
    },
    /// A template says something else now.
    Changed {
        /// Which.
        template: Uuid,
        /// What it said.
        before: TemplateDraft,
        /// What it says.
        says: TemplateDraft,
    },
    /// A template was put off, or on again.
    Switched {
        /// Which.
        template: Uuid,
        /// Its name.
        name: String,
        /// Is it on now?
        on: bool,
    },
}

impl Event for TemplateEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::Added { .. } => "TemplateAdded",
            Self::Changed { .. } => "TemplateChanged",
            Self::Switched { .. } => "TemplateSwitched",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::Added { template, .. }
            | Self::Changed { template, .. }
            | Self::Switched { template, .. } => vec![*template],
        }
    }
}

named!(
    AddTemplate,
    "assignments.add-template",
    [(Chancery, Colleague), (Coordinator, Colleague), (Executive, Colleague)]
);
named!(
    ChangeTemplate,
    "assignments.change-template",
    [(Chancery, Colleague), (Coordinator, Colleague), (Executive, Colleague)]
);
named!(
    SwitchTemplate,
    "assignments.switch-template",
    [(Chancery, Colleague), (Coordinator, Colleague), (Executive, Colleague)]
);
// As assigning itself.
named!(
    AssignByTemplate,
    "assignments.assign-by-template",
    [(Chancery, Colleague), (Coordinator, Colleague), (Executive, Colleague), (Head, Reach)]
);

/// The author at the post at which they act.
fn author(actor: &Actor) -> Result<(HoldingId, String), Failure> {
    Ok((actor.holding().ok_or(Failure::Forbidden)?, actor.signature()))
}

/// What a template says, checked with its receivers; and how they are called.
fn checked(
    db: &mut dyn Reads,
    actor: &Actor,
    draft: &TemplateDraft,
    own: Option<TemplateId>,
) -> Result<(TemplateDraft, Vec<String>), Failure> {
    let (mut faults, labels) = receivers::faults_of(db, actor, &draft.receivers())?;
    let kept = rules::checked(draft).map_err(|more| faults.extend(more)).ok();
    for unit in &draft.units {
        if obieg_people::store::find_unit(db, *unit)?.is_none() {
            faults.push(Refusal::input("assignments.template-unit").on("units"));
        }
    }
    if let Some(kept) = &kept
        && store::named(db, &kept.name)?.is_some_and(|other| Some(other) != own)
    {
        faults.push(Refusal::input("assignments.template-named").on("name").with("name", &kept.name));
    }
    match kept {
        Some(kept) if faults.is_empty() => Ok((kept, labels)),
        _ => Err(Failure::Refused(faults)),
    }
}

/// The version that was read must be the one that is there.
fn must_be(template: &TemplateView, version: i64) -> Result<(), Refusal> {
    if template.version == version {
        return Ok(());
    }
    Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile"))
}

impl Deed for AddTemplate {
    type Target = ();
    type Event = TemplateEvent;
    type Done = TemplateView;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let actor = granted.actor().clone();
        let (author, author_label) = author(&actor)?;
        let (draft, labels) = checked(&mut granted, &actor, &self.draft, None)?;
        if store::list(&mut granted)?.len() >= rules::MOST_TEMPLATES {
            let most = rules::MOST_TEMPLATES;
            return Err(Refusal::state("assignments.templates-many").with("most", most).into());
        }
        let id: TemplateId = granted.env().new_id();
        let template = TemplateView { id, draft, labels, author, author_label, is_on: true, version: 1 };
        store::add(&mut granted, &template)?;
        let says = template.draft.clone();
        granted.commit(&TemplateEvent::Added { template: id.uuid(), says }, template)
    }
}

impl Deed for ChangeTemplate {
    type Target = TemplateView;
    type Event = TemplateEvent;
    type Done = TemplateView;

    office_target!(TemplateView, |deed, db| Ok(store::find(db, deed.template)?));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        template: TemplateView,
    ) -> Result<Committed<Self>, Failure> {
        must_be(&template, self.version)?;
        let actor = granted.actor().clone();
        let (author, author_label) = author(&actor)?;
        let (draft, labels) = checked(&mut granted, &actor, &self.draft, Some(template.id))?;
        let (before, version) = (template.draft.clone(), template.version.saturating_add(1));
        let changed = TemplateView { draft, labels, author, author_label, version, ..template };
        store::change(&mut granted, &changed, self.version)?;
        let (template, says) = (changed.id.uuid(), changed.draft.clone());
        granted.commit(&TemplateEvent::Changed { template, before, says }, changed)
    }
}

impl Deed for SwitchTemplate {
    type Target = TemplateView;
    type Event = TemplateEvent;
    type Done = ();

    office_target!(TemplateView, |deed, db| Ok(store::find(db, deed.template)?));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        template: TemplateView,
    ) -> Result<Committed<Self>, Failure> {
        must_be(&template, self.version)?;
        if template.is_on == self.on {
            return Err(Refusal::state("assignments.template-so").into());
        }
        store::switch(&mut granted, &template, self.on)?;
        let (id, name) = (template.id.uuid(), template.draft.name);
        granted.commit(&TemplateEvent::Switched { template: id, name, on: self.on }, ())
    }
}

impl Deed for AssignByTemplate {
    type Target = (AssignTarget, Option<TemplateView>);
    type Event = AssignmentEvent;
    type Done = Assigned;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let template = store::find(db, self.template)?;
        let receivers = template.as_ref().map(|template| template.draft.receivers()).unwrap_or_default();
        let Some(target) = AssignTarget::load(db, self.item, None, &receivers)? else { return Ok(None) };
        Ok(Some((target, template)))
    }

    fn relation(&self, actor: &Actor, (target, _): &Self::Target) -> Relation {
        target.relation(actor)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, template): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        let (unit, today) = (granted.actor().unit(), granted.env().today());
        let template = template
            .filter(|template| rules::may_use(template, unit))
            .ok_or_else(|| Refusal::input("assignments.template-gone").on("receivers"))?;
        let says = |line: &TemplateLine| Says {
            instruction: line.instruction.clone(),
            term: rules::term(today, line.term_days),
        };
        let each: Vec<Says> = template.draft.lines.iter().map(says).collect();
        let by = By { says: Says::default(), each: &each, template: Some(&template.draft.name) };
        let (event, done) = assign(&mut granted, &target, &by)?;
        granted.commit(&event, done)
    }
}
