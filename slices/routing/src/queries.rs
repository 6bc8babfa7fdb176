//! Questions about rules.

use jiff::ToSpan;
use obieg_kernel::sql::paged;
use obieg_kernel::{Failure, Reads, named, of_office};

use crate::model::{ItemFacts, RuleForm, RuleId, RuleView, Rules, Trial, TrialLine};
use crate::{gone, rules, store};

/// All rules, in their order.
pub struct ListRules;

/// A rule with everybody who may receive; without a rule what a new one is written from.
pub struct ShowRule {
    /// Which.
    pub rule: Option<RuleId>,
}

/// A dry run: what the rules that work or wait for approval would have done with the letters of the last month.
pub struct TryRules {
    /// Only this rule, whatever its state.
    pub rule: Option<RuleId>,
    /// Only places before this one.
    pub before: Option<i64>,
    /// At most so many items.
    pub limit: i64,
}

// Rules name senders and words of titles: for those who see the whole register.
named!(
    ListRules,
    "routing.list-rules",
    [(Chancery, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);
named!(
    ShowRule,
    "routing.show-rule",
    [(Chancery, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);
named!(
    TryRules,
    "routing.try-rules",
    [(Chancery, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);

of_office!(ListRules => Rules, |_, seen| {
    let mut rules = store::list(seen)?;
    let actor = seen.actor();
    gone::mark(seen, actor, &mut rules)?;
    Ok(Rules { rules })
});

of_office!(ShowRule => RuleForm, |query, seen| {
    let mut rule = match query.rule {
        Some(rule) => Some(store::find(seen, rule)?.ok_or(Failure::Hidden)?),
        None => None,
    };
    let actor = seen.actor();
    gone::mark(seen, actor, rule.as_mut_slice())?;
    Ok(RuleForm { rule, candidates: obieg_assignments::candidates(seen, actor)? })
});

of_office!(TryRules => Trial, |query, seen| {
    let tried = tried(store::list(seen)?, query.rule)?;
    let since = seen.env().today().saturating_sub(1.month());
    let limit = query.limit.clamp(1, 200);
    let found = store::items_since(seen, since, query.before.unwrap_or(i64::MAX), limit.saturating_add(1))?;
    let (items, more) = paged(found, limit);
    let next = items.last().filter(|_| more).map(|item| item.place);
    Ok(Trial { since, lines: items.into_iter().map(|item| line(&tried, item)).collect(), next })
});

/// The rules to try, in their order.
fn tried(all: Vec<RuleView>, only: Option<RuleId>) -> Result<Vec<RuleView>, Failure> {
    match only {
        Some(id) => all.into_iter().find(|rule| rule.id == id).map(|rule| vec![rule]).ok_or(Failure::Hidden),
        None => Ok(all.into_iter().filter(|rule| rule.standing.is_tried()).collect()),
    }
}

fn line(tried: &[RuleView], item: ItemFacts) -> TrialLine {
    let rule = rules::deciding(tried, &item);
    TrialLine {
        verdict: rules::verdict(rule, &item),
        rule: rule.map(|rule| rule.standing.number),
        would: rule.map(|rule| rule.receiver_labels.join("; ")),
        item: item.item,
        number: item.number,
        title: item.title,
        sender: item.sender,
        registered_on: item.registered_on,
        did: item.given_to.map(|(_, label)| label),
    }
}
