//! The form of assigning: values as text, read into a draft.

use jiff::civil::Date;
use obieg_kernel::{Failure, Refusal};
use serde::Deserialize;

use crate::model::{AssignmentView, Candidate, Receiver};

/// How many others can be named beside the one who leads.
const OTHERS: usize = 3;

/// What was typed. Receivers are named as [`Candidate::code`] writes them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AssignForm {
    /// The one who leads.
    pub(crate) owner: String,
    /// Others.
    pub(crate) also: Vec<String>,
    pub(crate) instruction: String,
    pub(crate) term: String,
    /// The item, where the address names the assignment above.
    pub(crate) item: String,
    /// The item to show afterwards.
    pub(crate) next: String,
}

/// What was meant.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) receivers: Vec<Receiver>,
    pub(crate) instruction: Option<String>,
    pub(crate) term: Option<Date>,
}

impl AssignForm {
    /// The form filled with what an assignment says, but for its receiver: that is what is wrong as a rule.
    pub(crate) fn of(assignment: &AssignmentView) -> Self {
        Self {
            instruction: assignment.instruction.clone().unwrap_or_default(),
            term: assignment.term.map(|day| day.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The form of a further level: its term begins with the one above.
    pub(crate) fn below(assignment: &AssignmentView) -> Self {
        Self { instruction: String::new(), item: assignment.item.to_string(), ..Self::of(assignment) }
    }

    /// The values of the fields for others, always as many as the form has.
    pub(crate) fn others(&self) -> Vec<(usize, String)> {
        let given = self.also.iter().cloned().chain(std::iter::repeat(String::new()));
        (1..).zip(given).take(OTHERS.max(self.also.len())).collect()
    }

    /// Was anything beside the receiver filled in?
    pub(crate) fn is_full(&self) -> bool {
        !(self.also.is_empty() && self.instruction.is_empty() && self.term.is_empty())
    }

    /// Reads the values.
    pub(crate) fn draft(&self) -> Result<Draft, Failure> {
        let mut receivers = Vec::new();
        if !self.owner.is_empty() {
            receivers.push(receiver(&self.owner, true)?);
        }
        for code in &self.also {
            receivers.push(receiver(code, false)?);
        }
        let term = match self.term.as_str() {
            "" => None,
            text => Some(text.parse().map_err(|_| Refusal::input("assignments.date").on("term"))?),
        };
        let instruction = Some(self.instruction.clone()).filter(|text| !text.is_empty());
        Ok(Draft { receivers, instruction, term })
    }
}

pub(crate) fn receiver(code: &str, is_owner: bool) -> Result<Receiver, Refusal> {
    let unknown = || Refusal::input("assignments.receiver-unknown").on("receivers");
    let (unit, holding) = match code.split_once('.') {
        Some((unit, holding)) => (unit, Some(holding.parse().map_err(|_| unknown())?)),
        None => (code, None),
    };
    Ok(Receiver { unit: unit.parse().map_err(|_| unknown())?, holding, is_owner })
}

/// Receivers as options of a choice.
pub(crate) fn options(candidates: &[Candidate], none: &str) -> Vec<(String, String)> {
    let empty = (String::new(), none.to_owned());
    std::iter::once(empty).chain(candidates.iter().map(|one| (one.code(), one.label.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use obieg_kernel::id::{HoldingId, UnitId};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_receiver_is_read_as_it_is_written() {
        let unit = UnitId::from_uuid(Uuid::from_u128(7));
        for holding in [None, Some(HoldingId::from_uuid(Uuid::from_u128(8)))] {
            let code = Candidate { unit, holding, label: String::new(), short: String::new() }.code();
            assert_eq!(receiver(&code, true), Ok(Receiver { unit, holding, is_owner: true }));
        }
        for code in ["", "x", "x.y", &format!("{unit}."), &format!("{unit}.x"), &format!(".{unit}")] {
            assert!(receiver(code, false).is_err(), "{code}");
        }
    }

    #[test]
    fn a_form_keeps_at_least_three_places_for_others() {
        let form = |also: &[&str]| AssignForm {
            also: also.iter().map(|code| (*code).to_owned()).collect(),
            ..AssignForm::default()
        };
        assert_eq!(form(&[]).others().len(), 3);
        assert_eq!(form(&["a", "b", "c", "d"]).others().last(), Some(&(4, "d".to_owned())));
    }
}
