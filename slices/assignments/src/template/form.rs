//! The form of a template: values as text, read into a draft.

use std::collections::BTreeMap;

use obieg_kernel::{Failure, Refusal};
use serde::Deserialize;

use super::{TemplateDraft, TemplateLine, TemplateView};
use crate::form::receiver;
use crate::model::Candidate;

/// So many receivers the form offers; the first leads.
const LINES_OFFERED: usize = 6;

/// What was typed. Lines come as `to-1`, `instruction-1`, `days-1`; units as `unit-ID`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct WrittenTemplate {
    pub(super) version: i64,
    pub(super) name: String,
    #[serde(flatten)]
    fields: BTreeMap<String, String>,
}

/// A line of the form.
pub(super) struct FormLine<'f> {
    pub(super) number: usize,
    pub(super) to: &'f str,
    pub(super) instruction: &'f str,
    pub(super) days: &'f str,
}

impl WrittenTemplate {
    /// The form filled with what a template says: who leads comes first.
    pub(super) fn of(template: &TemplateView) -> Self {
        let mut form =
            Self { version: template.version, name: template.draft.name.clone(), fields: BTreeMap::new() };
        let leads = template.draft.lines.iter().filter(|line| line.to.is_owner);
        let others = template.draft.lines.iter().filter(|line| !line.to.is_owner);
        for (number, line) in (1..).zip(leads.chain(others)) {
            let (unit, holding) = (line.to.unit, line.to.holding);
            let code = Candidate { unit, holding, label: String::new(), short: String::new() }.code();
            let instruction = line.instruction.clone().unwrap_or_default();
            let days = line.term_days.map(|days| days.to_string()).unwrap_or_default();
            for (name, value) in [("to", code), ("instruction", instruction), ("days", days)] {
                form.fields.insert(format!("{name}-{number}"), value);
            }
        }
        for unit in &template.draft.units {
            form.fields.insert(format!("unit-{unit}"), "1".to_owned());
        }
        form
    }

    fn at(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// Is a unit ticked?
    pub(super) fn has_unit(&self, unit: &str) -> bool {
        !self.at(&format!("unit-{unit}")).is_empty()
    }

    /// The lines, always as many as the form offers or the template has.
    pub(super) fn lines(&self) -> Vec<FormLine<'_>> {
        let typed = self.fields.keys().filter(|name| name.starts_with("to-")).count();
        let line = |number: usize| FormLine {
            number,
            to: self.at(&format!("to-{number}")),
            instruction: self.at(&format!("instruction-{number}")),
            days: self.at(&format!("days-{number}")),
        };
        (1..=typed.clamp(LINES_OFFERED, crate::rules::MOST_RECEIVERS)).map(line).collect()
    }

    /// Reads the values.
    pub(super) fn draft(&self) -> Result<TemplateDraft, Failure> {
        let mut lines = Vec::new();
        for line in self.lines().into_iter().filter(|line| !line.to.is_empty()) {
            let term_days = match line.days.trim() {
                "" => None,
                days => Some(days.parse().map_err(|_| {
                    Refusal::input("assignments.template-days").on("receivers").with("most", 365)
                })?),
            };
            let to = receiver(line.to, line.number == 1)?;
            let instruction = Some(line.instruction.to_owned()).filter(|text| !text.trim().is_empty());
            lines.push(TemplateLine { to, instruction, term_days });
        }
        let units = self.fields.keys().filter_map(|name| name.strip_prefix("unit-"));
        let units = units
            .map(|unit| unit.parse().map_err(|_| Refusal::input("assignments.template-unit").on("units")))
            .collect::<Result<_, _>>()?;
        Ok(TemplateDraft { name: self.name.clone(), lines, units })
    }
}
