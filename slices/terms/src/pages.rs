//! Screen of the table of terms.

use askama::Template;
use obieg_kernel::{Failure, Named, Refusal};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit, Words};
use serde::Deserialize;

use crate::deeds::{AddPattern, EndPattern};
use crate::model::{PatternId, PatternView, TermUnit};
use crate::queries::ListPatterns;
use crate::rules::PatternDraft;

#[derive(Template)]
#[template(path = "terms.html")]
struct TermsPage {
    frame: Frame,
    patterns: Vec<PatternView>,
    /// May this person change the table?
    edits: bool,
    form: LineForm,
    faults: Faults,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct LineForm {
    symbol: String,
    name: String,
    length: String,
    unit: String,
    article: String,
}

/// The length of a term in words.
pub fn length(words: &Words, line: &PatternView) -> String {
    words.n(&format!("terms-length-{}", line.unit.code()), line.length)
}

/// The lines in force as choices of a form: id and what the line says.
pub fn choices(words: &Words, patterns: &[PatternView]) -> Vec<(String, String)> {
    let in_force = patterns.iter().filter(|line| line.ended_on.is_none());
    let said = |line: &PatternView| {
        let text = format!("{} {}: {} ({})", line.symbol, line.name, length(words, line), line.article);
        (line.id.to_string(), text.trim_start().to_owned())
    };
    in_force.map(said).collect()
}

impl TermsPage {
    fn length(&self, line: &PatternView) -> String {
        length(&self.frame.words, line)
    }

    fn units(&self) -> Vec<(String, String)> {
        let word = |unit: &TermUnit| (unit.code().to_owned(), self.frame.words.of("terms-unit", unit.code()));
        TermUnit::ALL.iter().map(word).collect()
    }
}

async fn page(visit: &Visit, form: LineForm, faults: Faults) -> Result<TermsPage, Failure> {
    let patterns = visit.see(ListPatterns).await?.patterns;
    let edits = visit.actor()?.could(AddPattern::NAME, AddPattern::RIGHTS);
    let frame = visit.frame(visit.words().t("terms-title"))?;
    Ok(TermsPage { frame, patterns, edits, form, faults })
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, LineForm::default(), Faults::default()).await?)
}

impl LineForm {
    fn draft(&self) -> Result<PatternDraft, Refusal> {
        let unit =
            TermUnit::from_code(&self.unit).ok_or_else(|| Refusal::input("terms.unit-wrong").on("unit"))?;
        let wrong = |_| Refusal::input("terms.length-wrong").on("length");
        let length = match self.length.trim() {
            "" => 0,
            typed => typed.parse().map_err(wrong)?,
        };
        let (symbol, name, article) = (self.symbol.clone(), self.name.clone(), self.article.clone());
        Ok(PatternDraft { symbol, name, unit, length, article })
    }
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let form: LineForm = visit.form().await?;
    let done = match form.draft() {
        Ok(line) => visit.act(AddPattern { line }).await.map(|_| ()),
        Err(refusal) => Err(refusal.into()),
    };
    finish(&visit, done, form, "termin").await
}

#[derive(Deserialize)]
struct NoForm {}

pub(crate) async fn end(mut visit: Visit) -> Outcome {
    let (pattern, NoForm {}): (PatternId, _) = (visit.id("id")?, visit.form().await?);
    let done = visit.act(EndPattern { pattern }).await;
    finish(&visit, done, LineForm::default(), "termin-zakonczony").await
}

async fn finish(visit: &Visit, done: Result<(), Failure>, form: LineForm, said: &str) -> Outcome {
    match done {
        Ok(()) => Ok(Reply::See(format!("/ustawienia/terminy?zrobiono={said}"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(visit, form, faults).await?)
        }
    }
}
