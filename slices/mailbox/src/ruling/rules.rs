//! Rules of the mailbox over plain facts (domain of the house: what a program decides has an author and an approval; e-mail is
//! never dropped unseen without one).

use obieg_kernel::Refusal;
use obieg_routing::model::Verdict;
use obieg_routing::texts;

use super::model::{MailConditions, MailRuleDraft, MailRuleView, MessageFacts, RuledTo};
use crate::model::{Held, Look, MessageState, MessageView};

/// So many rules an office may have: people must still be able to read them.
pub(crate) const MOST_RULES: usize = 100;

/// What rules make of a message.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Decision<'r> {
    /// No rule fits.
    None,
    /// The first that fits must leave it to people.
    Held(&'r MailRuleView, Held),
    /// The first that fits decides.
    By(&'r MailRuleView),
}

/// A rule's own texts as they are kept, and everything that is wrong with them.
///
/// # Errors
/// `routing.bad-name`, `routing.condition-long`, `mailbox.rule-no-condition`, `mailbox.rule-needs-case`,
/// `mailbox.rule-leaves-all`, `mailbox.reason-wrong`, `mailbox.rule-needless-reason`.
pub(crate) fn checked(draft: &MailRuleDraft) -> Result<MailRuleDraft, Vec<Refusal>> {
    let mut faults = Vec::new();
    let name = texts::name(&draft.name, &mut faults);
    let given = &draft.conditions;
    let conditions = MailConditions {
        mailbox: given.mailbox,
        sender: texts::condition("sender", given.sender.as_deref(), &mut faults),
        subject: texts::condition("subject", given.subject.as_deref(), &mut faults),
        of_case: given.of_case,
    };
    faults.extend(fits_outcome(&conditions, draft.outcome));
    let reason = reason(draft, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(MailRuleDraft { name, conditions, outcome: draft.outcome, reason })
}

/// Do the conditions suit what is to become of a message?
fn fits_outcome(conditions: &MailConditions, outcome: RuledTo) -> Option<Refusal> {
    if *conditions == MailConditions::default() {
        return Some(Refusal::input("mailbox.rule-no-condition").on("subject"));
    }
    match outcome {
        RuledTo::File if !conditions.of_case => Some(Refusal::input("mailbox.rule-needs-case").on("of_case")),
        // Whatever comes to a mailbox, or from whatever party of a case, is not advertising.
        RuledTo::LeaveOut if conditions.sender.is_none() && conditions.subject.is_none() => {
            Some(Refusal::input("mailbox.rule-leaves-all").on("sender"))
        }
        _ => None,
    }
}

/// The reason of a rule that leaves out. Given for another one it is refused: what was typed is not dropped in silence.
fn reason(draft: &MailRuleDraft, faults: &mut Vec<Refusal>) -> Option<String> {
    let reason = draft.reason.as_deref().unwrap_or_default().trim().to_owned();
    if draft.outcome != RuledTo::LeaveOut {
        let is_given = !reason.is_empty();
        faults.extend(is_given.then(|| Refusal::input("mailbox.rule-needless-reason").on("reason")));
        return None;
    }
    faults.extend(crate::rules::reason(&reason).err());
    Some(reason)
}

/// The address in a sender as records write it: what stands in the last angle brackets, or all of it.
fn address(sender: &str) -> &str {
    match sender.rsplit_once('<') {
        Some((_, rest)) => rest.split_once('>').map_or("", |(address, _)| address),
        // The ASCII form of an international domain stands behind it; a name without an address is none.
        None => match sender.split_once(' ') {
            None => sender,
            Some((address, rest)) if rest.starts_with('[') => address,
            Some(_) => "",
        },
    }
}

/// Is it this sender? What has an `@` is held against the address alone: in a name anybody can write any address.
fn is_sender(wanted: &str, sender: &str) -> bool {
    let (address, wanted_low) = (address(sender).to_lowercase(), wanted.to_lowercase());
    match wanted_low.find('@') {
        None => texts::contains(sender, wanted),
        Some(0) => address.ends_with(&wanted_low),
        Some(_) => address == wanted_low,
    }
}

/// Does a message fulfil all conditions beside that of the case?
fn fits_head(conditions: &MailConditions, message: &MessageView) -> bool {
    conditions.mailbox.is_none_or(|mailbox| mailbox == message.mailbox)
        && conditions.sender.as_ref().is_none_or(|wanted| is_sender(wanted, &message.sender))
        && conditions.subject.as_ref().is_none_or(|words| texts::has_words(&message.subject, words))
}

/// Does any of the rules ask to which cases this message points?
pub(crate) fn asks_case(rules: &[MailRuleView], message: &MessageView) -> bool {
    let conditions = rules.iter().map(|rule| &rule.draft.conditions);
    conditions.filter(|given| given.of_case).any(|given| fits_head(given, message))
}

/// Does a message fulfil all conditions? Pointing to several cases it points to none.
pub(crate) fn fits(conditions: &MailConditions, facts: &MessageFacts) -> bool {
    fits_head(conditions, &facts.message) && (!conditions.of_case || facts.cases.len() == 1)
}

/// Why a person must look at a message first; none when a rule may decide.
pub(crate) fn held(facts: &MessageFacts) -> Option<Held> {
    match facts.look {
        _ if facts.message.cut => Some(Held::Cut),
        None => Some(Held::Unjudged),
        Some(Look::Danger) => Some(Held::Danger),
        Some(Look::Unreadable) => Some(Held::Unreadable),
        Some(Look::Clean) if facts.is_repeated => Some(Held::Repeated),
        Some(Look::Clean) => None,
    }
}

/// What rules make of a message: the first in order that fits decides, unless a person must look first.
pub(crate) fn deciding<'r>(rules: &'r [MailRuleView], facts: &MessageFacts) -> Decision<'r> {
    match rules.iter().find(|rule| fits(&rule.draft.conditions, facts)) {
        None => Decision::None,
        Some(rule) => held(facts).map_or(Decision::By(rule), |why| Decision::Held(rule, why)),
    }
}

/// What rules would have made of a message, against what was made of it.
pub(crate) fn verdict(decision: Decision<'_>, facts: &MessageFacts) -> Verdict {
    let rule = match decision {
        Decision::None => return Verdict::NoRule,
        Decision::Held(..) => return Verdict::Kept,
        Decision::By(rule) => rule,
    };
    let is_same = match (rule.draft.outcome, facts.message.state) {
        (_, MessageState::Waiting) => return Verdict::Ahead,
        (RuledTo::Register, MessageState::Registered) | (RuledTo::LeaveOut, MessageState::LeftOut) => true,
        (RuledTo::File, MessageState::Filed) => facts.message.outcome.as_ref() == facts.cases.first(),
        _ => false,
    };
    if is_same { Verdict::Same } else { Verdict::Other }
}

#[cfg(test)]
mod tests;
