//! Rules of templates over plain facts.

use jiff::ToSpan;
use jiff::civil::Date;
use obieg_kernel::Refusal;
use obieg_kernel::id::UnitId;
use obieg_law::calendar::Holidays;
use obieg_web::text::is_hidden;

use super::{TemplateDraft, TemplateLine, TemplateView};
use crate::rules::instruction;

/// So many templates an office may have: people must find theirs at a glance.
pub const MOST_TEMPLATES: usize = 100;
/// The longest name of a template, in characters.
const LONGEST_NAME: usize = 100;
/// So many units a template may name.
const MOST_UNITS: usize = 100;
/// The longest term of a template, in days.
const MOST_DAYS: i64 = 365;

/// What a template says as it is kept, and everything that is wrong with it but its receivers.
///
/// # Errors
/// `assignments.template-bad-name` on `name`, `assignments.template-units` on `units`, `assignments.template-days` on `receivers`,
/// and those of an instruction.
pub fn checked(draft: &TemplateDraft) -> Result<TemplateDraft, Vec<Refusal>> {
    let mut faults = Vec::new();
    let name = draft.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(is_hidden) {
        faults.push(Refusal::input("assignments.template-bad-name").on("name").with("most", LONGEST_NAME));
    }
    if draft.units.len() > MOST_UNITS {
        faults.push(Refusal::input("assignments.template-units").on("units").with("most", MOST_UNITS));
    }
    let mut lines = Vec::new();
    for line in &draft.lines {
        if line.term_days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
            let fault = Refusal::input("assignments.template-days").on("receivers").with("most", MOST_DAYS);
            faults.push(fault);
        }
        match instruction(line.instruction.as_deref()) {
            Ok(instruction) => lines.push(TemplateLine { instruction, ..line.clone() }),
            Err(fault) => faults.push(fault.on("receivers")),
        }
    }
    if faults.is_empty() {
        Ok(TemplateDraft { name, lines, units: draft.units.clone() })
    } else {
        Err(faults)
    }
}

/// The day by which a line is to be done, when it is assigned today.
pub fn term(today: Date, days: Option<i64>) -> Option<Date> {
    let day = today.saturating_add(days?.days());
    Some(Holidays::statutory().shifted(day).unwrap_or(day))
}

/// May the people of a unit use a template? Only one that is put on, and that names no units or theirs.
pub fn may_use(template: &TemplateView, unit: Option<UnitId>) -> bool {
    let units = &template.draft.units;
    template.is_on && (units.is_empty() || unit.is_some_and(|unit| units.contains(&unit)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use obieg_kernel::id::HoldingId;
    use uuid::Uuid;

    use super::*;
    use crate::model::Receiver;
    use crate::template::TemplateId;

    fn unit(number: u128) -> UnitId {
        UnitId::from_uuid(Uuid::from_u128(number))
    }

    fn draft() -> TemplateDraft {
        let to = Receiver { unit: unit(1), holding: None, is_owner: true };
        let line = TemplateLine { to, instruction: Some(" do wiadomości ".to_owned()), term_days: Some(3) };
        TemplateDraft { name: " Skargi ".to_owned(), lines: vec![line], units: Vec::new() }
    }

    #[test]
    fn a_template_is_kept_without_blanks_and_with_terms_of_days() {
        let kept = checked(&draft()).unwrap();
        assert_eq!(
            (kept.name.as_str(), kept.lines[0].instruction.as_deref()),
            ("Skargi", Some("do wiadomości"))
        );
        type Change = fn(&mut TemplateDraft);
        let wrong: [(Change, &str); 6] = [
            (|draft| draft.name = " ".to_owned(), "assignments.template-bad-name"),
            (|draft| draft.name = "x".repeat(101), "assignments.template-bad-name"),
            (|draft| draft.units = vec![unit(1); 101], "assignments.template-units"),
            (|draft| draft.lines[0].term_days = Some(0), "assignments.template-days"),
            (|draft| draft.lines[0].term_days = Some(366), "assignments.template-days"),
            (|draft| draft.lines[0].instruction = Some("x".repeat(2_001)), "assignments.text"),
        ];
        for (change, code) in wrong {
            let mut given = draft();
            change(&mut given);
            assert_eq!(checked(&given).unwrap_err()[0].code, code);
        }
    }

    #[test]
    fn a_term_ends_on_a_working_day() {
        // Monday, 1 June 2026; Thursday, 4 June is Corpus Christi.
        assert_eq!(term(date(2026, 6, 1), Some(3)), Some(date(2026, 6, 5)));
        assert_eq!(term(date(2026, 6, 1), Some(5)), Some(date(2026, 6, 8)));
        assert_eq!(term(date(2026, 6, 1), None), None);
    }

    #[test]
    fn a_template_is_used_where_its_author_wants_it() {
        let mut template = TemplateView {
            id: TemplateId::from_uuid(Uuid::nil()),
            draft: draft(),
            labels: Vec::new(),
            author: HoldingId::from_uuid(Uuid::nil()),
            author_label: String::new(),
            is_on: true,
            version: 1,
        };
        assert!(may_use(&template, None) && may_use(&template, Some(unit(7))));
        template.draft.units = vec![unit(7)];
        assert!(may_use(&template, Some(unit(7))));
        assert!(!may_use(&template, Some(unit(8))) && !may_use(&template, None));
        template.is_on = false;
        assert!(!may_use(&template, Some(unit(7))));
    }
}
