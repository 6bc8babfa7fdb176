//! Questions about rules of the mailbox.

use jiff::{Timestamp, ToSpan};
use obieg_kernel::sql::paged;
use obieg_kernel::{Failure, Reads, named, of_office};
use obieg_routing::model::RuleState;

use super::model::{
    MailRuleForm, MailRuleId, MailRuleView, MailRules, MailboxTrial, MailboxTrialLine, MessageFacts, Ruling,
};
use super::rules::{self, Decision};
use super::store;
use crate::model::{BoxId, MessageId};
use crate::queries::{MOST, cases_of};

/// All rules, in their order.
pub struct ListMailRules;

/// A rule with the mailboxes there are.
pub struct ShowMailRule {
    /// Which.
    pub rule: MailRuleId,
}

/// What a new rule is written from.
pub struct StartMailRule;

/// A dry run: what the rules that work or wait for approval would have made of the messages of the last month.
pub struct TryMailRules {
    /// Only this rule, whatever its state.
    pub rule: Option<MailRuleId>,
    /// Only messages before this one.
    pub before: Option<MessageId>,
    /// At most so many messages.
    pub limit: i64,
}

/// For the job: what the rules that work say about a message.
pub struct AskMailRules {
    /// Which.
    pub message: MessageId,
}

named!(
    ListMailRules,
    "mailbox.list-rules",
    [(Chancery, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);
named!(
    ShowMailRule,
    "mailbox.show-rule",
    [(Chancery, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);
named!(StartMailRule, "mailbox.start-rule", [(Chancery, Colleague), (Coordinator, Colleague)]);
// A dry run shows messages about which nobody has decided yet: for those who see these.
named!(TryMailRules, "mailbox.try-rules", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(AskMailRules, "mailbox.ask-rules", [(Machine, Colleague)]);

/// Names of the mailboxes that are read.
pub(super) fn mailboxes(db: &mut dyn Reads) -> Result<Vec<(BoxId, String)>, Failure> {
    Ok(crate::store::live(db)?.into_iter().map(|one| (one.id, one.name)).collect())
}

/// Marks rules whose mailbox is read no more.
fn mark(rules: &mut [MailRuleView], there: &[(BoxId, String)]) {
    for rule in rules {
        let mailbox = rule.draft.conditions.mailbox;
        rule.is_gone = mailbox.is_some_and(|wanted| there.iter().all(|(id, _)| *id != wanted));
    }
}

of_office!(ListMailRules => MailRules, |_, seen| {
    let mut rules = store::list(seen)?;
    mark(&mut rules, &mailboxes(seen)?);
    Ok(MailRules { rules })
});

of_office!(ShowMailRule => MailRuleForm, |query, seen| {
    let mut rule = Some(store::find(seen, query.rule)?.ok_or(Failure::Hidden)?);
    let mailboxes = mailboxes(seen)?;
    mark(rule.as_mut_slice(), &mailboxes);
    Ok(MailRuleForm { rule, mailboxes })
});

of_office!(StartMailRule => MailRuleForm, |_, seen| {
    Ok(MailRuleForm { rule: None, mailboxes: mailboxes(seen)? })
});

of_office!(TryMailRules => MailboxTrial, |query, seen| {
    let tried = tried(store::list(seen)?, query.rule)?;
    let today = seen.env().today();
    let since = today.saturating_sub(1.month());
    let from = since.to_zoned(seen.env().zone().clone()).map_err(Failure::internal)?.timestamp();
    let limit = query.limit.clamp(1, MOST);
    let found = store::since(seen, from, query.before, limit.saturating_add(1))?;
    let (messages, more) = paged(found, limit);
    let next = messages.last().filter(|_| more).map(|facts| facts.message.id);
    let mut lines = Vec::new();
    for facts in messages {
        lines.push(line(&tried, pointed(seen, &tried, facts)?));
    }
    Ok(MailboxTrial { since, lines, next })
});

of_office!(AskMailRules => Ruling, |query, seen| {
    let (facts, rules) = asked(seen, query.message)?.ok_or(Failure::Hidden)?;
    // Whatever was decided meanwhile, the rules have nothing to say about it.
    if crate::rules::waits(&facts.message).is_err() {
        return Ok(Ruling::None);
    }
    Ok(match rules::deciding(&rules, &facts) {
        Decision::None => Ruling::None,
        Decision::Held(_, why) => Ruling::Held { why },
        Decision::By(rule) => {
            let (original, _) = crate::store::original(seen, query.message)?.ok_or(Failure::Hidden)?;
            let (outcome, came_at) = (rule.draft.outcome, facts.message.came_at);
            Ruling::By { rule: rule.id, version: rule.standing.version, outcome, original, came_at }
        }
    })
});

/// The rules to try, in their order.
fn tried(all: Vec<MailRuleView>, only: Option<MailRuleId>) -> Result<Vec<MailRuleView>, Failure> {
    match only {
        Some(id) => all.into_iter().find(|rule| rule.id == id).map(|rule| vec![rule]).ok_or(Failure::Hidden),
        None => Ok(all.into_iter().filter(|rule| rule.standing.is_tried()).collect()),
    }
}

/// What is known of a message and the rules that work.
pub(super) fn asked(
    db: &mut dyn Reads,
    message: MessageId,
) -> Result<Option<(MessageFacts, Vec<MailRuleView>)>, Failure> {
    let Some(facts) = store::message(db, message)? else { return Ok(None) };
    let mut rules = store::list(db)?;
    // Approved were messages to come: one that was there before is people's, however late the job looks at it.
    let is_after = |approved: Option<Timestamp>| approved.is_some_and(|at| at <= facts.message.taken_at);
    rules.retain(|rule| rule.standing.state() == RuleState::Working && is_after(rule.standing.approved_at));
    let facts = pointed(db, &rules, facts)?;
    Ok(Some((facts, rules)))
}

/// The facts with the cases to which a message points, where one of the rules asks for them.
fn pointed(
    db: &mut dyn Reads,
    rules: &[MailRuleView],
    mut facts: MessageFacts,
) -> Result<MessageFacts, Failure> {
    if rules::asks_case(rules, &facts.message) {
        facts.cases = cases_of(db, &facts.message, &facts.answers)?;
    }
    Ok(facts)
}

fn line(tried: &[MailRuleView], facts: MessageFacts) -> MailboxTrialLine {
    let decision = rules::deciding(tried, &facts);
    let (rule, held) = match decision {
        Decision::None => (None, None),
        Decision::Held(rule, why) => (Some(rule), Some(why)),
        Decision::By(rule) => (Some(rule), None),
    };
    let would = rule.map(|rule| rule.draft.outcome);
    MailboxTrialLine {
        verdict: rules::verdict(decision, &facts),
        rule: rule.map(|rule| rule.standing.number),
        sign: would.filter(|to| *to == super::model::RuledTo::File).and(facts.cases.first().cloned()),
        would,
        held,
        message: facts.message,
    }
}
