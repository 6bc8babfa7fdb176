//! A template is changed, with its preview beside it.

use askama::Template;
use obieg_kernel::Failure;
use obieg_press::shipped::{Manifest, TextField};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::{look_reply, trial};
use crate::deeds::{EndTemplate, ReviseTemplate};
use crate::model::{TemplateFile, TemplateId};
use crate::proven::{Proven, Workshop, sample};
use crate::queries::ShowTemplate;
use crate::rules;

/// So many rows for further texts stand empty in the form.
const SPARE: usize = 2;

/// A template as its form has it: a row of each `text_…` for each text that an officer is asked for.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct EditForm {
    after: i64,
    kind: String,
    name: String,
    description: String,
    legal_basis: String,
    advice: String,
    source: String,
    text_key: Vec<String>,
    text_label: Vec<String>,
    text_hint: Vec<String>,
    text_default: Vec<String>,
    /// `line`, `line-required`, `long`, `long-required`.
    text_form: Vec<String>,
}

/// One row of the form.
struct TextRow {
    key: String,
    label: String,
    hint: String,
    default: String,
    form: String,
}

const FORMS: [&str; 4] = ["line", "line-required", "long", "long-required"];

impl EditForm {
    fn of(after: i64, manifest: Manifest, source: String) -> Self {
        let form = |text: &TextField| match (text.long, text.required) {
            (false, false) => "line",
            (false, true) => "line-required",
            (true, false) => "long",
            (true, true) => "long-required",
        };
        let texts = &manifest.texts;
        Self {
            after,
            text_key: texts.iter().map(|text| text.key.clone()).collect(),
            text_label: texts.iter().map(|text| text.label.clone()).collect(),
            text_hint: texts.iter().map(|text| text.hint.clone()).collect(),
            text_default: texts.iter().map(|text| text.default.clone()).collect(),
            text_form: texts.iter().map(|text| form(text).to_owned()).collect(),
            kind: manifest.kind,
            name: manifest.name,
            description: manifest.description,
            legal_basis: manifest.legal_basis,
            advice: manifest.advice,
            source,
        }
    }

    fn rows(&self) -> Vec<TextRow> {
        let at = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
        let row = |index: usize| TextRow {
            key: at(&self.text_key, index),
            label: at(&self.text_label, index),
            hint: at(&self.text_hint, index),
            default: at(&self.text_default, index),
            form: at(&self.text_form, index),
        };
        let written =
            (0..self.text_key.len()).map(row).filter(|row| !row.key.is_empty() || !row.label.is_empty());
        written.collect()
    }

    fn manifest(&self) -> Manifest {
        let text = |row: TextRow| TextField {
            key: row.key.trim().to_owned(),
            label: row.label.trim().to_owned(),
            hint: row.hint.trim().to_owned(),
            required: row.form.ends_with("required"),
            long: row.form.starts_with("long"),
            default: row.default,
        };
        Manifest {
            kind: self.kind.trim().to_owned(),
            name: self.name.trim().to_owned(),
            description: self.description.trim().to_owned(),
            legal_basis: self.legal_basis.trim().to_owned(),
            advice: self.advice.trim().to_owned(),
            texts: self.rows().into_iter().map(text).collect(),
        }
    }
}

#[derive(Template)]
#[template(path = "templates_edit.html")]
struct EditPage {
    frame: Frame,
    file: TemplateFile,
    form: EditForm,
    faults: Faults,
}

impl EditPage {
    fn rows(&self) -> Vec<(usize, TextRow)> {
        let none = || TextRow {
            key: String::new(),
            label: String::new(),
            hint: String::new(),
            default: String::new(),
            form: "line".to_owned(),
        };
        let spare = std::iter::repeat_with(none).take(SPARE);
        (1..).zip(self.form.rows().into_iter().chain(spare)).collect()
    }

    fn forms(&self) -> Vec<(&'static str, String)> {
        FORMS.iter().map(|form| (*form, self.frame.words.of("templates-form", form))).collect()
    }
}

async fn page(
    visit: &Visit,
    template: TemplateId,
    form: Option<EditForm>,
    faults: Faults,
) -> Result<EditPage, Failure> {
    let wanted: Wanted = visit.query()?;
    let file = visit.see(ShowTemplate { template, number: wanted.number }).await?;
    let frame = visit.frame(&file.template.name)?;
    let form = form.unwrap_or_else(|| {
        EditForm::of(file.template.version, file.version.manifest.clone(), file.version.source.clone())
    });
    Ok(EditPage { frame, file, form, faults })
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Wanted {
    /// A former version, to be looked at or brought back by saving it.
    #[serde(rename = "wersja")]
    number: Option<i64>,
    #[serde(rename = "zrobiono")]
    _said: Option<String>,
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    let template = visit.id("template")?;
    Reply::page(&page(&visit, template, None, Faults::default()).await?)
}

pub(crate) async fn revise(mut visit: Visit) -> Outcome {
    let template = visit.id("template")?;
    let form: EditForm = visit.form().await?;
    match revised(&visit, template, &form).await {
        Ok(_) => Ok(Reply::See(format!("/ustawienia/wzory/{template}?zrobiono=wzor-pisma-zmieniony"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, template, Some(form), faults).await?)
        }
    }
}

async fn revised(visit: &Visit, template: TemplateId, form: &EditForm) -> Result<i64, Failure> {
    let proven = Proven::of(Workshop::of(visit)?, form.manifest(), form.source.clone(), trial(visit)).await?;
    visit.act(ReviseTemplate { template, after: form.after, proven }).await
}

/// The first page of an invented letter, while one edits.
pub(crate) async fn look(mut visit: Visit) -> Outcome {
    let template: TemplateId = visit.id("template")?;
    let form: EditForm = visit.form().await?;
    // Who may not see the template tries nothing.
    visit.see(ShowTemplate { template, number: None }).await?;
    let manifest = form.manifest();
    let looked = match rules::checked(&manifest, &form.source) {
        Ok(()) => {
            let mut made = manifest.template(form.source.clone());
            made.mark = visit.site().print_mark(visit.words());
            let press = Workshop::of(&visit)?;
            press.preview(&made, sample(&manifest), 1).await.map_err(rules::of_template)
        }
        Err(refusals) => Err(Failure::Refused(refusals)),
    };
    look_reply(&visit, looked)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoForm {}

pub(crate) async fn end(mut visit: Visit) -> Outcome {
    let (template, NoForm {}): (TemplateId, _) = (visit.id("template")?, visit.form().await?);
    match visit.act(EndTemplate { template }).await {
        Ok(()) => Ok(Reply::See("/ustawienia/wzory?zrobiono=wzor-pisma-wycofany".to_owned())),
        Err(Failure::Refused(refusals)) => {
            let faults = Faults::of(Failure::Refused(refusals), visit.words())?;
            Reply::invalid(&page(&visit, template, None, faults).await?)
        }
        Err(failure) => Err(failure),
    }
}
