//! Rules of assigning over plain facts (chancery instruction on dekretacja; domain of the house: an automatic rule has an author
//! and an approval).

use jiff::ToSpan;
use jiff::civil::Date;
use obieg_kernel::Refusal;
use obieg_law::calendar::Holidays;
use obieg_registry::model::{Access, ScanState, Stage};

use crate::model::{Conditions, ItemFacts, RuleDraft, RuleView, Verdict};
use crate::texts;

/// So many rules an office may have: people must still be able to read them.
pub const MOST_RULES: usize = 200;
/// The longest term, in days.
const MOST_DAYS: i64 = 365;

/// A rule's own texts as they are kept, and everything that is wrong with them.
///
/// # Errors
/// `routing.bad-name`, `routing.condition-long`, `routing.no-condition`, `routing.term-days`, and those of an instruction.
pub fn checked(draft: &RuleDraft) -> Result<RuleDraft, Vec<Refusal>> {
    let mut faults = Vec::new();
    let name = texts::name(&draft.name, &mut faults);
    let conditions = conditions(&draft.conditions, &mut faults);
    if conditions == Conditions::default() {
        faults.push(Refusal::input("routing.no-condition").on("title"));
    }
    if draft.term_days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
        faults.push(Refusal::input("routing.term-days").on("term_days").with("most", MOST_DAYS));
    }
    let instruction = obieg_assignments::rules::instruction(draft.instruction.as_deref());
    let instruction = instruction.map_err(|fault| faults.push(fault)).unwrap_or_default();
    if !faults.is_empty() {
        return Err(faults);
    }
    let (receivers, term_days) = (draft.receivers.clone(), draft.term_days);
    Ok(RuleDraft { name, conditions, receivers, instruction, term_days })
}

fn conditions(given: &Conditions, faults: &mut Vec<Refusal>) -> Conditions {
    let mut text = |field, text: &Option<String>| texts::condition(field, text.as_deref(), faults);
    Conditions {
        channel: given.channel,
        sender: text("sender", &given.sender),
        place: text("place", &given.place),
        title: text("title", &given.title),
        kind: text("kind", &given.kind),
        sign: text("sign", &given.sign),
    }
}

/// May rules decide about an item at all? Not about one that was registered from its envelope, which only the addressee may
/// open, nor about one whose content is non-public: there a person must look first.
pub fn may_route(item: &ItemFacts) -> bool {
    item.scan_state != ScanState::Envelope && item.access != Access::NonPublic
}

/// Does an item wait for its first assignment with all that rules ask about?
pub fn is_ready(item: &ItemFacts) -> bool {
    item.complete && item.stage == Stage::Registered && item.given_to.is_none()
}

/// Does an item fulfil all conditions?
pub fn fits(conditions: &Conditions, item: &ItemFacts) -> bool {
    let contains = |wanted: &Option<String>, text: Option<&str>| match wanted {
        None => true,
        Some(wanted) => text.is_some_and(|text| texts::contains(text, wanted)),
    };
    let has_words = |words: &String| texts::has_words(&item.title, words);
    let is_kind = |kind: &String| {
        item.kind.as_ref().is_some_and(|given| given.trim().to_lowercase() == kind.to_lowercase())
    };
    conditions.channel.is_none_or(|channel| channel == item.channel)
        && contains(&conditions.sender, Some(&item.sender))
        && contains(&conditions.place, item.sender_place.as_deref())
        && contains(&conditions.sign, item.sign.as_deref())
        && conditions.title.as_ref().is_none_or(has_words)
        && conditions.kind.as_ref().is_none_or(is_kind)
}

/// The rule that decides about an item: the first in order that fits.
pub fn deciding<'r>(rules: &'r [RuleView], item: &ItemFacts) -> Option<&'r RuleView> {
    if !may_route(item) {
        return None;
    }
    rules.iter().find(|rule| fits(&rule.draft.conditions, item))
}

/// What a rule would have done, against what people did: the leading receiver's unit counts.
pub fn verdict(rule: Option<&RuleView>, item: &ItemFacts) -> Verdict {
    let leads = |rule: &RuleView| rule.draft.receivers.iter().find(|one| one.is_owner).map(|one| one.unit);
    match (rule, &item.given_to) {
        (None, _) if !may_route(item) => Verdict::Kept,
        (None, _) => Verdict::NoRule,
        (Some(_), None) => Verdict::Ahead,
        (Some(rule), Some((unit, _))) if leads(rule) == Some(*unit) => Verdict::Same,
        (Some(_), Some(_)) => Verdict::Other,
    }
}

/// The day by which a rule wants it done: so many days on, and never a day free of work.
pub fn term(today: Date, days: Option<i64>) -> Option<Date> {
    let day = today.saturating_add(days?.days());
    Some(Holidays::statutory().shifted(day).unwrap_or(day))
}

#[cfg(test)]
mod tests;
