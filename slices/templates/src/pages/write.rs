//! A letter is written from a template, with its preview beside it.

use askama::Template;
use bytes::Bytes;
use obieg_cases::model::{CaseId, CaseView};
use obieg_documents::NewFile;
use obieg_drafts::model::DraftId;
use obieg_kernel::text::is_hidden;
use obieg_kernel::{Failure, Refusal};
use obieg_press::shipped::TextField;
use obieg_press::{About, Fields};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};

use super::look_reply;
use crate::deeds::{ComposeAgain, ComposeDraft, Composed};
use crate::fill::{self, TEXT};
use crate::model::{Inputs, LetterTemplate, TemplateId};
use crate::proven::Workshop;
use crate::queries::{ChooseTemplate, WriteAgainForm, WriteForm, Writing, signatories};
use crate::rules;

#[derive(Template)]
#[template(path = "templates_choose.html")]
struct ChoosePage {
    frame: Frame,
    case: CaseView,
    templates: Vec<LetterTemplate>,
}

pub(crate) async fn choose(visit: Visit) -> Outcome {
    let (case, templates) = visit.see(ChooseTemplate { case: visit.id("id")? }).await?;
    let frame = visit.frame(visit.words().t("templates-choose"))?;
    Reply::page(&ChoosePage { frame, case, templates })
}

/// Fields that every letter has; those of the template come with `texts.` before their key.
const FIELDS: [&str; 14] = [
    "title",
    "subject",
    "date",
    "party",
    "name",
    "address",
    "edelivery",
    "signer",
    "your_sign",
    "legal_basis",
    "advice",
    "attachments",
    "copies",
    "after",
];

/// The longest field, in characters.
const MOST_INPUT: usize = 50_000;

/// What was written, without what the form itself adds.
///
/// # Errors
/// `kernel.field-unknown`, `templates.long`, `templates.undrawable` at its field.
fn taken(mut form: Inputs, asked: &[TextField]) -> Result<Inputs, Failure> {
    form.retain(|name, _| !name.starts_with('_'));
    for (name, text) in &form {
        let text_of = name.strip_prefix(TEXT);
        let known = FIELDS.contains(&name.as_str())
            || text_of.is_some_and(|key| asked.iter().any(|one| one.key == key));
        if !known {
            return Err(Refusal::input("kernel.field-unknown").on(name).with("name", name).into());
        }
        if text.chars().count() > MOST_INPUT {
            return Err(Refusal::input("templates.long").on(name).into());
        }
        // A letter reads as what was typed: nothing that nobody sees goes into it.
        let unseen = |letter: &char| is_hidden(*letter) && !matches!(letter, '\n' | '\r' | '\t');
        if let Some(letter) = text.chars().find(unseen) {
            let code = format!("U+{:04X}", u32::from(letter));
            return Err(Refusal::input("templates.undrawable").on(name).with("letter", code).into());
        }
    }
    Ok(form)
}

#[derive(Template)]
#[template(path = "templates_write.html")]
struct WritePage {
    frame: Frame,
    writing: Writing,
    inputs: Inputs,
    /// Where the form goes; its preview is asked for below it.
    action: String,
    back: String,
    faults: Faults,
}

impl WritePage {
    fn value(&self, name: &str) -> &str {
        self.inputs.get(name).map_or("", String::as_str)
    }

    fn text_name(text: &TextField) -> String {
        format!("{TEXT}{}", text.key)
    }

    fn fault(&self, name: &str) -> Option<&str> {
        self.faults.at(name)
    }

    fn parties(&self) -> Vec<(String, String)> {
        let nobody = (String::new(), self.frame.words.t("templates-party-other").to_owned());
        let party = |one: &obieg_cases::model::PartyView| (one.id.to_string(), one.name.clone());
        std::iter::once(nobody).chain(self.writing.known.parties.iter().map(party)).collect()
    }

    fn signers(&self) -> Vec<(String, String)> {
        let nobody = (String::new(), self.frame.words.t("templates-signer-none").to_owned());
        let one = |one: &obieg_people::model::StandingView| (one.holding.to_string(), one.label());
        std::iter::once(nobody).chain(signatories(&self.writing.known.people).into_iter().map(one)).collect()
    }
}

/// Where a letter is written: in a case for the first time, or again for a draft.
struct At {
    writing: Writing,
    action: String,
    back: String,
}

impl At {
    async fn case(visit: &Visit, case: CaseId, template: TemplateId) -> Result<Self, Failure> {
        let writing = visit.see(WriteForm { case, template }).await?;
        let action = format!("/sprawy/{case}/wzor/{template}");
        Ok(Self { writing, action, back: format!("/sprawy/{case}") })
    }

    /// The case and the template of the address.
    async fn here(visit: &Visit) -> Result<Self, Failure> {
        Self::case(visit, visit.id("id")?, visit.id("template")?).await
    }

    async fn draft(visit: &Visit) -> Result<(DraftId, i64, Inputs, Self), Failure> {
        let draft: DraftId = visit.id("draft")?;
        let (made, after, writing) = visit.see(WriteAgainForm { draft }).await?;
        let back = format!("/projekty/{draft}");
        Ok((draft, after, made.inputs, Self { writing, action: format!("{back}/tresc"), back }))
    }

    fn page(self, visit: &Visit, inputs: Inputs, faults: Faults) -> Result<WritePage, Failure> {
        let frame = visit.frame(&self.writing.version.manifest.name)?;
        Ok(WritePage { frame, writing: self.writing, inputs, action: self.action, back: self.back, faults })
    }

    fn fields(&self, inputs: &Inputs) -> Result<Fields, Failure> {
        let manifest = &self.writing.version.manifest;
        fill::fields(&self.writing.known, manifest, inputs).map_err(Failure::Refused)
    }

    fn template(&self, visit: &Visit) -> obieg_press::Template {
        let version = &self.writing.version;
        let mut template = version.manifest.template(version.source.clone());
        template.mark = visit.site().print_mark(visit.words());
        template
    }

    /// The letter as a file of its own.
    async fn printed(&self, visit: &Visit, inputs: &Inputs) -> Result<NewFile, Failure> {
        let at = visit.site().kernel().env().now();
        let ident = format!("{}/{}", self.writing.known.case.sign, at);
        let (press, template) = (Workshop::of(visit)?, self.template(visit));
        let fields = self.fields(inputs)?;
        let bytes = press.print(&template, fields, About { ident, at }).await.map_err(rules::of_letter)?;
        let name = format!("{}.pdf", self.writing.version.manifest.kind);
        NewFile::bring(visit.actor()?.blobs(), &name, Bytes::from(bytes)).await
    }

    async fn looked(&self, visit: &Visit, inputs: &Inputs) -> Result<obieg_press::Preview, Failure> {
        let fields = self.fields(inputs)?;
        Workshop::of(visit)?.preview(&self.template(visit), fields, 1).await.map_err(rules::of_letter)
    }
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    let at = At::here(&visit).await?;
    let inputs = fill::begun(&at.writing.known, &at.writing.version.manifest);
    Reply::page(&at.page(&visit, inputs, Faults::default())?)
}

pub(crate) async fn compose(mut visit: Visit) -> Outcome {
    let form: Inputs = visit.form().await?;
    let at = At::here(&visit).await?;
    let inputs = taken(form, &at.writing.version.manifest.texts)?;
    match composed(&visit, &at, &inputs).await {
        Ok(made) => Ok(Reply::See(format!("/projekty/{}?zrobiono=projekt", made.draft))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&at.page(&visit, inputs, faults)?)
        }
    }
}

/// Prints the letter and begins its draft.
async fn composed(visit: &Visit, at: &At, inputs: &Inputs) -> Result<Composed, Failure> {
    let (case, template) = (at.writing.known.case.id, at.writing.template.id);
    let title = inputs.get("title").cloned().unwrap_or_default();
    let number = at.writing.version.number;
    let deed = at.printed(visit, inputs).await;
    let deed = deed.map(|file| ComposeDraft { case, template, number, title, inputs: inputs.clone(), file });
    visit.act_read(deed).await
}

/// As [`compose`], for a program.
pub(crate) async fn composed_by_program(
    visit: &Visit,
    (case, template): (CaseId, TemplateId),
    inputs: Inputs,
) -> Result<Composed, Failure> {
    let at = At::case(visit, case, template).await?;
    let mut all = fill::begun(&at.writing.known, &at.writing.version.manifest);
    all.extend(taken(inputs, &at.writing.version.manifest.texts)?);
    composed(visit, &at, &all).await
}

/// Prints the letter of a draft anew, for a program.
pub(crate) async fn again_by_program(visit: &Visit, after: i64, inputs: Inputs) -> Result<(), Failure> {
    let (draft, _, mut all, at) = At::draft(visit).await?;
    all.extend(taken(inputs, &at.writing.version.manifest.texts)?);
    again(visit, &at, (draft, after), &all).await
}

async fn again(
    visit: &Visit,
    at: &At,
    (draft, after): (DraftId, i64),
    inputs: &Inputs,
) -> Result<(), Failure> {
    let number = at.writing.version.number;
    let deed = at.printed(visit, inputs).await;
    let deed = deed.map(|file| ComposeAgain { draft, after, number, inputs: inputs.clone(), file });
    visit.act_read(deed).await
}

pub(crate) async fn look_at(mut visit: Visit) -> Outcome {
    let form: Inputs = visit.form().await?;
    let at = At::here(&visit).await?;
    let inputs = taken(form, &at.writing.version.manifest.texts)?;
    let looked = at.looked(&visit, &inputs).await;
    look_reply(&visit, looked)
}

pub(crate) async fn ask_again(visit: Visit) -> Outcome {
    let (_, after, mut inputs, at) = At::draft(&visit).await?;
    inputs.insert("after".to_owned(), after.to_string());
    Reply::page(&at.page(&visit, inputs, Faults::default())?)
}

pub(crate) async fn compose_again(mut visit: Visit) -> Outcome {
    let form: Inputs = visit.form().await?;
    let (draft, _, _, at) = At::draft(&visit).await?;
    let inputs = taken(form, &at.writing.version.manifest.texts)?;
    let after = inputs.get("after").and_then(|text| text.parse().ok()).unwrap_or_default();
    match again(&visit, &at, (draft, after), &inputs).await {
        Ok(()) => Ok(Reply::See(format!("/projekty/{draft}?zrobiono=projekt-wersja"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&at.page(&visit, inputs, faults)?)
        }
    }
}

pub(crate) async fn look_again(mut visit: Visit) -> Outcome {
    let form: Inputs = visit.form().await?;
    let (_, _, _, at) = At::draft(&visit).await?;
    let inputs = taken(form, &at.writing.version.manifest.texts)?;
    let looked = at.looked(&visit, &inputs).await;
    look_reply(&visit, looked)
}
