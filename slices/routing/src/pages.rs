//! Rules on screens.

use askama::Template;
use obieg_kernel::{Failure, Named};
use obieg_registry::model::Channel;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{ApproveRule, ChangeRule, MoveRule, ProposeRule, SwitchRule};
use crate::form::{SwitchForm, TrialFilter, VersionForm, WrittenRule, title};
use crate::model::{RuleForm, RuleId, RuleState, RuleView, Trial, TrialLine};
use crate::queries::{ListRules, ShowRule, TryRules};

/// Where the rules stand.
const LIST: &str = "/reguly";

#[derive(Template)]
#[template(path = "rules.html")]
struct ListPage {
    frame: Frame,
    rules: Vec<RuleView>,
    may_write: bool,
    may_order: bool,
}

impl ListPage {
    /// What an item must be like, as pairs of a name and a value.
    fn conditions(&self, rule: &RuleView) -> Vec<(String, String)> {
        let given = &rule.draft.conditions;
        let words = &self.frame.words;
        let channel = given.channel.map(|one| words.of("registry-channel", one.code()));
        let pairs = [
            ("routing-channel", channel),
            ("routing-sender", given.sender.clone()),
            ("routing-place", given.place.clone()),
            ("routing-title", given.title.clone()),
            ("routing-kind", given.kind.clone()),
            ("routing-sign", given.sign.clone()),
        ];
        let named = |(key, value): (&str, Option<String>)| Some((words.t(key).to_owned(), value?));
        pairs.into_iter().filter_map(named).collect()
    }

    fn is_first(&self, rule: &RuleView) -> bool {
        self.rules.first().is_some_and(|first| first.id == rule.id)
    }
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let rules = visit.see(ListRules).await?.rules;
    let frame = visit.frame(visit.words().t("routing-rules"))?;
    let may_write = frame.could(ProposeRule::NAME, ProposeRule::RIGHTS);
    let may_order = frame.could(MoveRule::NAME, MoveRule::RIGHTS);
    Reply::page(&ListPage { frame, rules, may_write, may_order })
}

#[derive(Template)]
#[template(path = "rule.html")]
struct RulePage {
    frame: Frame,
    view: RuleForm,
    form: WrittenRule,
    faults: Faults,
}

impl RulePage {
    fn channels(&self) -> Vec<(String, String)> {
        let word =
            |one: &Channel| (one.code().to_owned(), self.frame.words.of("registry-channel", one.code()));
        let any = (String::new(), self.frame.words.t("routing-any").to_owned());
        std::iter::once(any).chain(Channel::ALL.iter().map(word)).collect()
    }

    fn receivers(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.frame.words.t("assignments-choose").to_owned());
        let of = self.view.candidates.iter().map(|one| (one.code(), one.label.clone()));
        std::iter::once(none).chain(of).collect()
    }

    fn action(&self) -> String {
        self.view
            .rule
            .as_ref()
            .map_or_else(|| "/reguly/nowa".to_owned(), |rule| format!("/reguly/{}", rule.id))
    }

    fn may_approve(&self, rule: &RuleView) -> bool {
        let person = self.frame.actor.as_ref().and_then(|actor| actor.person());
        rule.standing.may_approve(person).is_ok() && self.frame.could(ApproveRule::NAME, ApproveRule::RIGHTS)
    }

    /// It waits, and the one at the screen wrote it: somebody else must look.
    fn is_own(&self, rule: &RuleView) -> bool {
        let person = self.frame.actor.as_ref().and_then(|actor| actor.person());
        rule.standing.is_own(person)
    }

    fn may_switch(&self, rule: &RuleView) -> bool {
        rule.standing.state() != RuleState::Proposed && self.frame.could(SwitchRule::NAME, SwitchRule::RIGHTS)
    }
}

async fn page(
    visit: &Visit,
    rule: Option<RuleId>,
    form: Option<WrittenRule>,
    faults: Faults,
) -> Result<RulePage, Failure> {
    let view = visit.see(ShowRule { rule }).await?;
    let named = view.rule.as_ref().map(|rule| (&rule.standing, &*rule.draft.name));
    let title = title(visit.words(), named);
    let frame = visit.frame(title)?;
    let form = form.or_else(|| view.rule.as_ref().map(WrittenRule::of)).unwrap_or_default();
    Ok(RulePage { frame, view, form, faults })
}

pub(crate) async fn new_form(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, None, None, Faults::default()).await?)
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, Some(visit.id("rule")?), None, Faults::default()).await?)
}

pub(crate) async fn propose(mut visit: Visit) -> Outcome {
    let form: WrittenRule = visit.form().await?;
    let done = visit.act_read(form.draft().map(|draft| ProposeRule { draft })).await;
    let done = done.map(|rule| rule.id);
    told(&visit, None, Some(form), (done, "regula-nowa")).await
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let rule = visit.id("rule")?;
    let form: WrittenRule = visit.form().await?;
    let version = form.version;
    let done = visit.act_read(form.draft().map(|draft| ChangeRule { rule, version, draft })).await;
    let done = done.map(|rule| rule.id);
    told(&visit, Some(rule), Some(form), (done, "regula-zmieniona")).await
}

pub(crate) async fn approve(mut visit: Visit) -> Outcome {
    let rule = visit.id("rule")?;
    let VersionForm { version } = visit.form().await?;
    let done = visit.act(ApproveRule { rule, version }).await.map(|()| rule);
    told(&visit, Some(rule), None, (done, "regula-zatwierdzona")).await
}

pub(crate) async fn switch(mut visit: Visit) -> Outcome {
    let rule = visit.id("rule")?;
    let form: SwitchForm = visit.form().await?;
    let (version, on) = (form.version, form.is_on());
    let done = visit.act(SwitchRule { rule, version, on }).await.map(|()| rule);
    told(&visit, Some(rule), None, (done, if on { "regula-wlaczona" } else { "regula-wylaczona" })).await
}

/// To the rule with what was done; what was refused is said at its top, and a form comes back as it was typed.
async fn told(
    visit: &Visit,
    rule: Option<RuleId>,
    form: Option<WrittenRule>,
    (done, said): (Result<RuleId, Failure>, &str),
) -> Outcome {
    match done {
        Ok(rule) => Ok(Reply::See(format!("{LIST}/{rule}?zrobiono={said}"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(visit, rule, form, faults).await?)
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Empty {}

pub(crate) async fn up(mut visit: Visit) -> Outcome {
    let rule = visit.id("rule")?;
    let Empty {} = visit.form().await?;
    match visit.act(MoveRule { rule }).await {
        Ok(()) => Ok(Reply::See(format!("{LIST}?zrobiono=regula-wyzej"))),
        Err(failure) => told(&visit, Some(rule), None, (Err(failure), "")).await,
    }
}

#[derive(Template)]
#[template(path = "trial.html")]
struct TrialPage {
    frame: Frame,
    trial: Trial,
    filter: TrialFilter<RuleId, i64>,
}

impl TrialPage {
    fn lead(&self) -> String {
        self.frame.words.a("routing-trial-lead", "day", self.frame.words.date(&self.trial.since))
    }

    fn verdict(&self, line: &TrialLine) -> String {
        self.frame.words.of("routing-verdict", line.verdict.code())
    }

    fn first(&self) -> String {
        self.filter.address(LIST, None)
    }

    fn next(&self) -> Option<String> {
        self.trial.next.map(|place| self.filter.address(LIST, Some(&place)))
    }
}

pub(crate) async fn trial(visit: Visit) -> Outcome {
    let filter: TrialFilter<RuleId, i64> = visit.query()?;
    let trial = visit.see(TryRules { rule: filter.rule, before: filter.before, limit: 50 }).await?;
    let frame = visit.frame(visit.words().t("routing-trial"))?;
    Reply::page(&TrialPage { frame, trial, filter })
}
