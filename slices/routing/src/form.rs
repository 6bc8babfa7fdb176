//! The form of a rule: values as text, read into a draft.

use std::fmt::Display;

use obieg_assignments::{Candidate, Receiver};
use obieg_kernel::{Failure, Refusal};
use obieg_registry::model::Channel;
use obieg_web::Words;
use serde::Deserialize;

use crate::model::{Conditions, RuleDraft, RuleView};
use crate::standing::Standing;

/// Which version of a rule was read.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionForm {
    /// The version.
    #[serde(default)]
    pub version: i64,
}

/// Off or on, in the version that was read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwitchForm {
    /// The version.
    #[serde(default)]
    pub version: i64,
    #[serde(default)]
    on: String,
}

impl SwitchForm {
    /// Is it to be on?
    pub fn is_on(&self) -> bool {
        self.on == "true"
    }
}

/// Which part of a dry run is shown: of which rule, and from where on.
#[derive(Debug, Deserialize)]
pub struct TrialFilter<R, B> {
    /// Only this rule.
    #[serde(rename = "regula")]
    pub rule: Option<R>,
    /// Only what came before this.
    #[serde(rename = "przed")]
    pub before: Option<B>,
}

impl<R: Display, B: Display> TrialFilter<R, B> {
    /// Is it another page than the first?
    pub fn is_paged(&self) -> bool {
        self.before.is_some()
    }

    /// The address of the page before this place, under that of the rules.
    pub fn address(&self, rules: &str, before: Option<&B>) -> String {
        let rule = self.rule.as_ref().map(|rule| format!("regula={rule}"));
        let before = before.map(|place| format!("przed={place}"));
        let asked: Vec<String> = rule.into_iter().chain(before).collect();
        format!("{rules}/proba?{}", asked.join("&"))
    }
}

/// The title of a rule's page; without a rule of that of a new one.
pub fn title(words: &Words, rule: Option<(&Standing, &str)>) -> String {
    match rule {
        Some((standing, name)) => {
            words.a2("routing-rule-named", ("n", &standing.number.to_string()), ("name", name))
        }
        None => words.t("routing-new").to_owned(),
    }
}

/// So many others can be named beside the one who leads.
const OTHERS: usize = 3;

/// What was typed; receivers as `unit` or `unit.holding`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct WrittenRule {
    pub(crate) version: i64,
    pub(crate) name: String,
    pub(crate) channel: String,
    pub(crate) sender: String,
    pub(crate) place: String,
    pub(crate) title: String,
    pub(crate) kind: String,
    pub(crate) sign: String,
    pub(crate) owner: String,
    pub(crate) also: Vec<String>,
    pub(crate) instruction: String,
    pub(crate) term_days: String,
}

impl WrittenRule {
    /// The form filled with what a rule says.
    pub(crate) fn of(rule: &RuleView) -> Self {
        let (draft, text) = (&rule.draft, |text: &Option<String>| text.clone().unwrap_or_default());
        let receivers = |owner: bool| draft.receivers.iter().filter(move |one| one.is_owner == owner);
        Self {
            version: rule.standing.version,
            name: draft.name.clone(),
            channel: draft.conditions.channel.map(|one| one.code().to_owned()).unwrap_or_default(),
            sender: text(&draft.conditions.sender),
            place: text(&draft.conditions.place),
            title: text(&draft.conditions.title),
            kind: text(&draft.conditions.kind),
            sign: text(&draft.conditions.sign),
            owner: receivers(true).map(code).next().unwrap_or_default(),
            also: receivers(false).map(code).collect(),
            instruction: text(&draft.instruction),
            term_days: draft.term_days.map(|days| days.to_string()).unwrap_or_default(),
        }
    }

    /// The fields for others, always as many as the form has.
    pub(crate) fn others(&self) -> Vec<(usize, String)> {
        let given = self.also.iter().cloned().chain(std::iter::repeat(String::new()));
        (1..).zip(given).take(OTHERS.max(self.also.len())).collect()
    }

    /// Reads the values.
    pub(crate) fn draft(&self) -> Result<RuleDraft, Failure> {
        let given = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
        let mut receivers = Vec::new();
        if !self.owner.is_empty() {
            receivers.push(receiver(&self.owner, true)?);
        }
        for other in self.also.iter().filter(|other| !other.is_empty()) {
            receivers.push(receiver(other, false)?);
        }
        let channel = match self.channel.as_str() {
            "" => None,
            code => Some(
                Channel::from_code(code)
                    .ok_or_else(|| Refusal::input("routing.bad-channel").on("channel"))?,
            ),
        };
        let days = self.term_days.trim();
        let days = (!days.is_empty()).then(|| days.parse().map_err(|_| bad_days())).transpose()?;
        Ok(RuleDraft {
            name: self.name.clone(),
            conditions: Conditions {
                channel,
                sender: given(&self.sender),
                place: given(&self.place),
                title: given(&self.title),
                kind: given(&self.kind),
                sign: given(&self.sign),
            },
            receivers,
            instruction: given(&self.instruction),
            term_days: days,
        })
    }
}

fn bad_days() -> Refusal {
    Refusal::input("routing.term-days").on("term_days").with("most", 365)
}

fn code(receiver: &Receiver) -> String {
    let (unit, holding) = (receiver.unit, receiver.holding);
    Candidate { unit, holding, label: String::new(), short: String::new() }.code()
}

fn receiver(code: &str, is_owner: bool) -> Result<Receiver, Refusal> {
    let unknown = || Refusal::input("assignments.receiver-unknown").on("receivers");
    let (unit, holding) = match code.split_once('.') {
        Some((unit, holding)) => (unit, Some(holding.parse().map_err(|_| unknown())?)),
        None => (code, None),
    };
    Ok(Receiver { unit: unit.parse().map_err(|_| unknown())?, holding, is_owner })
}
