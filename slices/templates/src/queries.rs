//! Questions about templates.

use obieg_cases::model::{CaseId, CaseView};
use obieg_cases::of_case;
use obieg_drafts::model::DraftId;
use obieg_kernel::{Failure, Query, Reads, Seen, Shown, named, of_office, office_target};
use obieg_people::model::StandingView;

use crate::fill::Known;
use crate::model::{
    Composition, KeptHead, LetterTemplate, LetterTemplates, TemplateFile, TemplateId, TemplateVersion,
};
use crate::store;

/// The templates of the office.
pub struct ListTemplates;

named!(
    ListTemplates,
    "templates.list-templates",
    [
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Administrator, Colleague)
    ]
);

of_office!(ListTemplates => LetterTemplates, |_, seen| Ok(LetterTemplates { templates: store::all(seen)? }));

/// A template with one of its versions.
pub struct ShowTemplate {
    /// Which.
    pub template: TemplateId,
    /// Its version; the last one when nothing is named.
    pub number: Option<i64>,
}

named!(ShowTemplate, "templates.show-template", [(Coordinator, Colleague), (Administrator, Colleague)]);

impl Query for ShowTemplate {
    type Target = LetterTemplate;
    type Answer = TemplateFile;

    office_target!(LetterTemplate, |query, db| Ok(store::find(db, query.template)?));

    fn shows(&self, _: &LetterTemplate) -> Option<Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, template: LetterTemplate) -> Result<TemplateFile, Failure> {
        let number = self.number.unwrap_or(template.version);
        let version = store::version(seen, template.id, number)?.ok_or(Failure::Hidden)?;
        let versions = store::versions(seen, template.id)?;
        Ok(TemplateFile { template, version, versions })
    }
}

/// The head of letters.
pub struct SeeLetterhead;

named!(SeeLetterhead, "templates.see-letterhead", [(Coordinator, Colleague), (Administrator, Colleague)]);

of_office!(SeeLetterhead => KeptHead, |_, seen| Ok(store::head(seen)?));

/// The case in which a template is to be chosen, with the templates in use.
pub struct ChooseTemplate {
    /// The case.
    pub case: CaseId,
}

named!(ChooseTemplate, "templates.choose-template", [(Officer, Reach), (Head, Reach), (Executive, Reach)]);

of_case!(ChooseTemplate => (CaseView, Vec<LetterTemplate>), |_, seen, case| {
    let mut all = store::all(seen)?;
    all.retain(|one| one.ended_on.is_none());
    Ok((case, all))
});

/// What a letter is written with: the template, and everything that the program knows.
#[derive(Debug, Clone)]
pub struct Writing {
    /// The template.
    pub template: LetterTemplate,
    /// Its last version.
    pub version: TemplateVersion,
    /// What is known.
    pub known: Known,
}

/// What is needed to write a letter of a case.
pub struct WriteForm {
    /// The case.
    pub case: CaseId,
    /// The template.
    pub template: TemplateId,
}

named!(WriteForm, "templates.write-form", [(Officer, Reach), (Head, Reach), (Executive, Reach)]);

of_case!(WriteForm => Writing, |query, seen, case| writing(seen, case, query.template));

fn writing<Q: Query>(
    seen: &mut Seen<'_, Q>,
    case: CaseView,
    template: TemplateId,
) -> Result<Writing, Failure> {
    let template = store::find(seen, template)?.ok_or(Failure::Hidden)?;
    let version = store::version(seen, template.id, template.version)?.ok_or(Failure::Hidden)?;
    let parties = obieg_cases::store::parties_of(seen, case.id)?;
    let unit = obieg_people::store::find_unit(seen, case.led_in)?;
    let people = obieg_people::store::list_standings(seen)?;
    let known = Known {
        office: seen.actor().office_name().to_owned(),
        head: store::head(seen)?.head,
        unit: unit.map(|unit| unit.name).unwrap_or_default(),
        case,
        parties,
        people,
        today: seen.env().today(),
    };
    Ok(Writing { template, version, known })
}

/// What a draft was made from, to write it anew.
pub struct WriteAgainForm {
    /// The draft.
    pub draft: DraftId,
}

named!(WriteAgainForm, "templates.write-again-form", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Query for WriteAgainForm {
    type Target = obieg_drafts::deeds::DraftTarget;
    /// What it was made from, the version of its document, and what it is written with.
    type Answer = (Composition, i64, Writing);

    obieg_drafts::targets_draft!();

    fn shows(&self, target: &Self::Target) -> Option<Shown> {
        Shown::part(target.draft.case.uuid(), self.draft.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: Self::Target) -> Result<Self::Answer, Failure> {
        let made = store::composed(seen, self.draft)?.ok_or(Failure::Hidden)?;
        let writing = writing(seen, target.case.case, made.template)?;
        Ok((made, target.document.version, writing))
    }
}

/// Whoever may sign, for the form.
pub(crate) fn signatories(people: &[StandingView]) -> Vec<&StandingView> {
    let signs = |one: &&StandingView| one.roles.iter().any(|role| role == "head" || role == "executive");
    people.iter().filter(signs).collect()
}
