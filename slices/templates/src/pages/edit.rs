//! A template is changed, with its preview beside it.

use std::collections::BTreeMap;

use askama::Template;
use obieg_kernel::{Failure, Refusal};
use obieg_press::shipped::{Manifest, TextField};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::{look_reply, trial};
use crate::deeds::{EndTemplate, ReviseTemplate};
use crate::model::{Inputs, TemplateFile, TemplateId};
use crate::proven::{Proven, Workshop, sample};
use crate::queries::ShowTemplate;
use crate::rules;

/// So many rows for further texts stand empty in the form.
const SPARE: usize = 2;

/// A template as its form has it.
#[derive(Debug, Clone, Default)]
struct EditForm {
    after: i64,
    kind: String,
    name: String,
    description: String,
    legal_basis: String,
    advice: String,
    source: String,
    rows: Vec<TextRow>,
}

/// One row of the form: a text that an officer is asked for. Its fields are called `text_1_key` and so on, with the number of the row,
/// because a form says nothing of fields that are empty.
#[derive(Debug, Clone, Default)]
struct TextRow {
    key: String,
    label: String,
    hint: String,
    default: String,
    /// One of [`FORMS`].
    form: String,
}

const FORMS: [&str; 4] = ["line", "line-required", "long", "long-required"];

impl TextRow {
    fn of(text: &TextField) -> Self {
        let form = match (text.long, text.required) {
            (false, false) => "line",
            (false, true) => "line-required",
            (true, false) => "long",
            (true, true) => "long-required",
        };
        Self {
            key: text.key.clone(),
            label: text.label.clone(),
            hint: text.hint.clone(),
            default: text.default.clone(),
            form: form.to_owned(),
        }
    }

    fn text(&self) -> TextField {
        TextField {
            key: self.key.trim().to_owned(),
            label: self.label.trim().to_owned(),
            hint: self.hint.trim().to_owned(),
            required: self.form.ends_with("required"),
            long: self.form.starts_with("long"),
            default: self.default.clone(),
        }
    }

    fn is_written(&self) -> bool {
        !self.key.trim().is_empty() || !self.label.trim().is_empty()
    }
}

impl EditForm {
    fn of(after: i64, manifest: Manifest, source: String) -> Self {
        Self {
            after,
            rows: manifest.texts.iter().map(TextRow::of).collect(),
            kind: manifest.kind,
            name: manifest.name,
            description: manifest.description,
            legal_basis: manifest.legal_basis,
            advice: manifest.advice,
            source,
        }
    }

    /// # Errors
    /// `kernel.field-unknown` on a name that the form does not have; `kernel.field-wrong` on a version that is no number.
    fn read(fields: Inputs) -> Result<Self, Failure> {
        let mut form = Self::default();
        let mut rows: BTreeMap<usize, TextRow> = BTreeMap::new();
        for (name, value) in fields {
            match name.as_str() {
                "after" => {
                    let wrong = |_| Refusal::input("kernel.field-wrong").on("after").with("name", "after");
                    form.after = value.parse().map_err(wrong)?;
                }
                "kind" => form.kind = value,
                "name" => form.name = value,
                "description" => form.description = value,
                "legal_basis" => form.legal_basis = value,
                "advice" => form.advice = value,
                "source" => form.source = value,
                _ => match of_row(&name, &mut rows) {
                    Some(field) => *field = value,
                    None => {
                        return Err(Refusal::input("kernel.field-unknown")
                            .on(&name)
                            .with("name", &name)
                            .into());
                    }
                },
            }
        }
        form.rows = rows.into_values().filter(TextRow::is_written).collect();
        Ok(form)
    }

    fn manifest(&self) -> Manifest {
        Manifest {
            kind: self.kind.trim().to_owned(),
            name: self.name.trim().to_owned(),
            description: self.description.trim().to_owned(),
            legal_basis: self.legal_basis.trim().to_owned(),
            advice: self.advice.trim().to_owned(),
            texts: self.rows.iter().map(TextRow::text).collect(),
        }
    }
}

/// The field of a row that a name means: `text_2_hint`.
fn of_row<'r>(name: &str, rows: &'r mut BTreeMap<usize, TextRow>) -> Option<&'r mut String> {
    let (number, part) = name.strip_prefix("text_")?.split_once('_')?;
    let number: usize =
        number.parse().ok().filter(|number| (1..=rules::MOST_TEXTS + SPARE).contains(number))?;
    if !["key", "label", "hint", "default", "form"].contains(&part) {
        return None;
    }
    let row = rows.entry(number).or_default();
    Some(match part {
        "key" => &mut row.key,
        "label" => &mut row.label,
        "hint" => &mut row.hint,
        "default" => &mut row.default,
        _ => &mut row.form,
    })
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
        let rows = self.form.rows.iter().cloned();
        (1..).zip(rows.chain(std::iter::repeat_n(TextRow::default(), SPARE))).collect()
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
    let form = EditForm::read(visit.form().await?)?;
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
    let form = EditForm::read(visit.form().await?)?;
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
