//! The form of a new case.

use askama::Template;
use obieg_classification::choice::symbol_of;
use obieg_classification::model::ClassView;
use obieg_kernel::{Failure, Refusal};
use obieg_law::settling::SettlingKind;
use obieg_registry::model::ItemId;
use obieg_terms::model::PatternView;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit, Words};
use serde::Deserialize;

use crate::classes::SuggestClasses;
use crate::deeds::{OpenCase, Settling};
use crate::model::CaseAccess;
use crate::queries::{NewCaseFacts, NewCaseForm};

#[derive(Deserialize, Default, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenForm {
    #[serde(default)]
    item: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    symbol: String,
    /// The class that was chosen among those which the text in `symbol` found.
    #[serde(default)]
    class: String,
    /// A separated group of that class.
    #[serde(default)]
    group: String,
    #[serde(default)]
    officer: String,
    #[serde(default)]
    settling: String,
    #[serde(default)]
    access: String,
}

#[derive(Template)]
#[template(path = "open.html")]
struct OpenPage {
    frame: Frame,
    facts: NewCaseFacts,
    form: OpenForm,
    faults: Faults,
}

/// Codes of the settling terms, in the order of the choice; the first is offered.
pub(crate) const SETTLING: [(&str, Option<SettlingKind>); 8] = [
    ("investigation", Some(SettlingKind::Investigation)),
    ("particularly-complicated", Some(SettlingKind::ParticularlyComplicated)),
    ("at-once", Some(SettlingKind::AtOnce)),
    ("simplified", Some(SettlingKind::Simplified)),
    ("certificate", Some(SettlingKind::Certificate)),
    ("complaint-or-motion", Some(SettlingKind::ComplaintOrMotion)),
    ("public-information", Some(SettlingKind::PublicInformation)),
    ("none", None),
];

/// The term of a code, or of a line of the office's table by its id.
///
/// # Errors
/// `cases.settling-unknown`, on the field.
pub fn settling_of(code: &str) -> Result<Option<Settling>, Refusal> {
    let general = SETTLING.iter().find(|(one, _)| *one == code);
    general
        .map(|(_, kind)| kind.map(Settling::General))
        .or_else(|| code.parse().ok().map(|id| Some(Settling::Pattern(id))))
        .ok_or_else(|| Refusal::input("cases.settling-unknown").on("settling"))
}

/// Terms to choose from, with their words: the general ones, those of the office's table, none.
pub fn settling_choices(words: &Words, patterns: &[PatternView]) -> Vec<(String, String)> {
    let word = |(code, _): &(&str, _)| ((*code).to_owned(), words.of("settling", code));
    let mut choices: Vec<(String, String)> = SETTLING.iter().map(word).collect();
    let none = choices.len().saturating_sub(1);
    choices.splice(none..none, obieg_terms::choices(words, patterns));
    choices
}

/// Suggestions under the field; a part of the page, not a page.
#[derive(Template)]
#[template(path = "classes_suggested.html")]
struct Suggestions {
    classes: Vec<ClassView>,
}

/// So many classes are suggested: what one reads at a glance.
const SUGGESTED: i64 = 12;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    #[serde(default)]
    symbol: String,
}

pub(crate) async fn suggest(visit: Visit) -> Outcome {
    let Typed { symbol } = visit.query()?;
    let classes = visit.see(SuggestClasses { typed: symbol, limit: SUGGESTED }).await?;
    Reply::page(&Suggestions { classes })
}

impl OpenPage {
    fn officers(&self) -> Vec<(String, String)> {
        self.facts.officers.iter().map(|one| (one.holding.to_string(), one.label())).collect()
    }

    fn groups(&self) -> Vec<(String, String)> {
        let groups = self.facts.groups.iter();
        groups.map(|one| (one.id.to_string(), format!("{} {}", one.sign, one.title))).collect()
    }

    fn settling(&self) -> Vec<(String, String)> {
        settling_choices(&self.frame.words, &self.facts.patterns)
    }

    fn access(&self) -> Vec<(String, String)> {
        let word =
            |access: &CaseAccess| (access.code().to_owned(), self.frame.words.of("access", access.code()));
        CaseAccess::ALL.iter().map(word).collect()
    }
}

pub(crate) async fn form(visit: Visit) -> Outcome {
    let mut form: OpenForm = visit.query()?;
    let item: Option<ItemId> = form.item.parse().ok();
    let facts = visit.see(NewCaseForm { item, class: form.symbol.clone() }).await?;
    if let (Some(item), true) = (&facts.item, form.title.is_empty()) {
        form.title = item.title.clone();
    }
    if form.officer.is_empty() {
        form.officer = visit.actor()?.holding().map(|holding| holding.to_string()).unwrap_or_default();
    }
    if form.access.is_empty() {
        form.access = CaseAccess::NonPublic.code().to_owned();
    }
    Reply::page(&page(&visit, form, facts, Faults::default())?)
}

fn page(visit: &Visit, form: OpenForm, facts: NewCaseFacts, faults: Faults) -> Result<OpenPage, Failure> {
    let frame = visit.frame(visit.words().t("cases-open-title"))?;
    Ok(OpenPage { frame, facts, form, faults })
}

fn deed(form: &OpenForm) -> Result<OpenCase, Failure> {
    let item = match form.item.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Failure::Hidden)?),
    };
    let officer = match form.officer.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Refusal::input("cases.officer-unknown").on("officer"))?),
    };
    let symbol = symbol_of(&form.class, &form.symbol);
    let group = match form.group.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Refusal::input("cases.group-wrong").on("group"))?),
    };
    Ok(OpenCase {
        item,
        title: form.title.clone(),
        symbol: symbol.to_owned(),
        group,
        officer,
        settling: settling_of(&form.settling)?,
        access: CaseAccess::from_code(&form.access)
            .ok_or_else(|| Refusal::input("cases.access-unknown").on("access"))?,
    })
}

pub(crate) async fn open(mut visit: Visit) -> Outcome {
    let form: OpenForm = visit.form().await?;
    let done = visit.act_read(deed(&form)).await;
    match done {
        Ok(opened) => Ok(Reply::See(format!("/sprawy/{}?zrobiono=zalozono", opened.id))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            let class = form.symbol.clone();
            let facts = visit.see(NewCaseForm { item: form.item.parse().ok(), class }).await?;
            Reply::invalid(&page(&visit, form, facts, faults)?)
        }
    }
}
