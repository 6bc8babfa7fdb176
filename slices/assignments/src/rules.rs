//! Rules of assignments (dekretacje) over plain facts; chancery instruction, domain.md §6.

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use obieg_kernel::Refusal;
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_law::assignment::term_may_be;
use obieg_law::calendar::Holidays;
use obieg_registry::Stage;

use crate::model::{AssignmentId, AssignmentState, AssignmentView};

/// The most receivers of one deed.
pub const MOST_RECEIVERS: usize = 20;
/// The longest instruction, in characters.
pub const LONGEST_TEXT: usize = 2000;
/// The shortest reason, in characters: "no" explains nothing.
pub const SHORTEST_REASON: usize = 3;

/// What is known of a receiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiverFacts {
    /// The unit.
    pub unit: UnitId,
    /// The person.
    pub holding: Option<HoldingId>,
    /// Leads?
    pub is_owner: bool,
    /// As records name them; none when there is no such unit, or no such person in it today.
    pub label: Option<String>,
    /// Has the post a role that takes letters; has the unit a head?
    pub can_take: bool,
    /// May this author assign to them: anybody for a wide role, else within the own unit and below.
    pub is_within: bool,
}

/// How many of the receivers must lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaders {
    /// Exactly one.
    One,
    /// None: a correction of somebody who does not lead.
    Nobody,
}

/// The days that bound a term.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// Today.
    pub today: Date,
    /// Term of the assignment it follows.
    pub above: Option<Date>,
    /// Term of the assignment that is put right: keeping it is no fault even when it has passed.
    pub kept: Option<Date>,
}

/// What is wrong with the receivers: one refusal per fault.
pub fn check_receivers(
    receivers: &[ReceiverFacts],
    leaders: Leaders,
    taken: &[(UnitId, Option<HoldingId>)],
) -> Vec<Refusal> {
    let fault = |code| Refusal::input(code).on("receivers");
    let mut faults = Vec::new();
    if receivers.is_empty() {
        return vec![fault("assignments.receivers-none")];
    }
    if receivers.len() > MOST_RECEIVERS {
        return vec![fault("assignments.receivers-many").with("most", MOST_RECEIVERS)];
    }
    let leading = receivers.iter().filter(|one| one.is_owner).count();
    match leaders {
        Leaders::One if leading != 1 => faults.push(fault("assignments.owner-one")),
        Leaders::Nobody if leading != 0 => faults.push(fault("assignments.owner-elsewhere")),
        _ => {}
    }
    let mut seen = taken.to_vec();
    for one in receivers {
        let Some(label) = &one.label else {
            faults.push(fault("assignments.receiver-unknown"));
            continue;
        };
        let code = match one {
            one if !one.is_within => Some("assignments.receiver-outside"),
            one if !one.can_take && one.holding.is_none() => Some("assignments.unit-without-head"),
            one if !one.can_take => Some("assignments.receiver-cannot"),
            one if seen.contains(&(one.unit, one.holding)) => Some("assignments.receiver-twice"),
            _ => None,
        };
        faults.extend(code.map(|code| fault(code).with("who", label)));
        seen.push((one.unit, one.holding));
    }
    faults
}

/// What is wrong with the term: it lengthens or drops the one above, or lies in the past. A term that has passed above
/// may be kept: there is no later one that the law allows.
pub fn check_term(terms: Terms, term: Option<Date>) -> Option<Refusal> {
    if let Err(error) = term_may_be(terms.above, term) {
        let day = terms.above.map(|day| day.strftime("%d.%m.%Y").to_string()).unwrap_or_default();
        return Some(Refusal::input(error.code()).on("term").with("day", day));
    }
    let past = term.is_some_and(|day| day < terms.today);
    (past && term != terms.above && term != terms.kept)
        .then(|| Refusal::input("assignments.term-past").on("term"))
}

/// The instruction without blanks around it; nothing when it is empty.
///
/// # Errors
/// `assignments.text` when it is too long or has control characters.
pub fn instruction(text: Option<&str>) -> Result<Option<String>, Refusal> {
    let text = text.unwrap_or_default().trim();
    if text.chars().count() > LONGEST_TEXT || has_controls(text) {
        return Err(Refusal::input("assignments.text").on("instruction").with("most", LONGEST_TEXT));
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

/// The reason for passing back: nobody may guess why.
///
/// # Errors
/// `assignments.reason` when it is too short, too long or has control characters.
pub fn reason(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if !(SHORTEST_REASON..=LONGEST_TEXT).contains(&text.chars().count()) || has_controls(text) {
        let refusal = Refusal::input("assignments.reason").on("reason");
        return Err(refusal.with("least", SHORTEST_REASON).with("most", LONGEST_TEXT));
    }
    Ok(text.to_owned())
}

fn has_controls(text: &str) -> bool {
    let hidden = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    text.chars().any(|letter| hidden(letter) || obieg_web::text::is_direction(letter))
}

/// May an item be assigned at the first level? Only out of the queue: what is assigned is put right by its author.
pub fn may_assign(stage: Stage) -> bool {
    stage == Stage::Registered
}

/// May an assignment be passed on? Only by whom it lies with.
pub fn may_pass_on(state: AssignmentState) -> bool {
    matches!(state, AssignmentState::Waiting | AssignmentState::Accepted)
}

/// May an assignment be accepted?
pub fn may_accept(state: AssignmentState) -> bool {
    state == AssignmentState::Waiting
}

/// May an assignment be passed back? Also after accepting: some errors show only on reading.
pub fn may_pass_back(state: AssignmentState) -> bool {
    matches!(state, AssignmentState::Waiting | AssignmentState::Accepted)
}

/// Is the doer the author? Only the author repairs a wrong assignment (domain.md, fact 5).
pub fn is_author(author: HoldingId, doer: Option<HoldingId>) -> bool {
    doer == Some(author)
}

/// May an assignment be put right? While nobody has taken it, or when somebody who does not lead has passed it back.
/// When the one who leads passes back, the item itself goes back and is assigned anew.
pub fn may_correct(state: AssignmentState, is_owner: bool) -> bool {
    match state {
        AssignmentState::Waiting => true,
        AssignmentState::PassedBack => !is_owner,
        _ => false,
    }
}

/// The records that ended with the item last and are opened again, as they stood before.
pub fn reopened(chain: &[AssignmentView]) -> Vec<(&AssignmentView, AssignmentState)> {
    let done = chain.iter().filter(|one| one.state == AssignmentState::Done);
    done.filter_map(|one| Some((one, one.ended_from?))).collect()
}

/// With whom the item lies by these records: from the one who leads at the first level down through those who lead below.
pub fn lies_with<'c>(records: &[(&'c AssignmentView, AssignmentState)]) -> Option<&'c AssignmentView> {
    let leads = |parent: Option<AssignmentId>| {
        records.iter().map(|(one, _)| *one).find(|one| one.is_owner && one.parent == parent)
    };
    let mut at = leads(None)?;
    // No chain is deeper than it has records.
    for _ in records {
        match leads(Some(at.id)) {
            Some(below) => at = below,
            None => break,
        }
    }
    Some(at)
}

/// May a level of assignments be taken back? On the civil day of assigning, as long as nobody has taken any of it.
pub fn may_withdraw(assigned_on: Date, today: Date, live: &[AssignmentState]) -> bool {
    assigned_on == today && !live.is_empty() && live.iter().all(|state| *state == AssignmentState::Waiting)
}

/// Does a term fall on a day free of work? A hint only: the term of an assignment is the author's, not the law's.
pub fn is_day_off(term: Option<Date>) -> bool {
    term.is_some_and(|day| !Holidays::statutory().is_working_day(day))
}
