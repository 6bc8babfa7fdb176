//! The form of a rule: values as text, read into a draft.

use obieg_kernel::{Failure, Refusal};
use serde::Deserialize;

use super::model::{MailConditions, MailRuleDraft, MailRuleView, RuledTo};

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct WrittenMailRule {
    pub(crate) version: i64,
    pub(crate) name: String,
    pub(crate) mailbox: String,
    pub(crate) sender: String,
    pub(crate) subject: String,
    pub(crate) of_case: Option<String>,
    pub(crate) outcome: String,
    pub(crate) reason: String,
}

impl WrittenMailRule {
    /// The form filled with what a rule says.
    pub(crate) fn of(rule: &MailRuleView) -> Self {
        let (draft, text) = (&rule.draft, |text: &Option<String>| text.clone().unwrap_or_default());
        let given = &draft.conditions;
        Self {
            version: rule.standing.version,
            name: draft.name.clone(),
            mailbox: given.mailbox.map(|one| one.to_string()).unwrap_or_default(),
            sender: text(&given.sender),
            subject: text(&given.subject),
            of_case: given.of_case.then(|| "true".to_owned()),
            outcome: draft.outcome.code().to_owned(),
            reason: text(&draft.reason),
        }
    }

    /// Is the condition of the case ticked?
    pub(crate) fn is_of_case(&self) -> bool {
        self.of_case.is_some()
    }

    /// Reads the values.
    pub(crate) fn draft(&self) -> Result<MailRuleDraft, Failure> {
        let given = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
        let mailbox = given(&self.mailbox).map(|id| id.parse()).transpose();
        let mailbox = mailbox.map_err(|_| Refusal::input("mailbox.rule-no-mailbox").on("mailbox"))?;
        let outcome = RuledTo::from_code(&self.outcome)
            .ok_or_else(|| Refusal::input("mailbox.rule-no-outcome").on("outcome"))?;
        let (sender, subject) = (given(&self.sender), given(&self.subject));
        let conditions = MailConditions { mailbox, sender, subject, of_case: self.is_of_case() };
        Ok(MailRuleDraft { name: self.name.clone(), conditions, outcome, reason: given(&self.reason) })
    }
}
