//! Rules of the mailbox on screens.

use askama::Template;
use obieg_kernel::{Failure, Named};
use obieg_routing::{SwitchForm, TrialFilter, VersionForm, title};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit, Words};

use super::deeds::{ApproveMailRule, ChangeMailRule, MoveMailRule, ProposeMailRule, SwitchMailRule};
use super::form::WrittenMailRule;
use super::model::{MailRuleForm, MailRuleId, MailRuleView, MailboxTrial, MailboxTrialLine, RuledTo};
use super::queries::{ListMailRules, ShowMailRule, StartMailRule, TryMailRules};
use crate::model::MessageId;
use crate::pages::Empty;

const LIST: &str = "/skrzynka/reguly";
/// Messages on a page of a dry run.
const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "mail_rules.html")]
struct ListPage {
    frame: Frame,
    rules: Vec<MailRuleView>,
    may_write: bool,
    may_order: bool,
    may_try: bool,
}

/// What a message must be like, as pairs of a name and a value.
fn conditions(words: &Words, rule: &MailRuleView) -> Vec<(String, String)> {
    let given = &rule.draft.conditions;
    let of_case = given.of_case.then(|| words.t("mailbox-rule-of-case-yes").to_owned());
    let pairs = [
        ("mailbox-rule-mailbox", rule.mailbox_label.clone()),
        ("mailbox-rule-sender", given.sender.clone()),
        ("mailbox-rule-subject", given.subject.clone()),
        ("mailbox-rule-of-case", of_case),
    ];
    let named = |(key, value): (&str, Option<String>)| Some((words.t(key).to_owned(), value?));
    pairs.into_iter().filter_map(named).collect()
}

impl ListPage {
    fn conditions(&self, rule: &MailRuleView) -> Vec<(String, String)> {
        conditions(&self.frame.words, rule)
    }

    fn is_first(&self, rule: &MailRuleView) -> bool {
        self.rules.first().is_some_and(|first| first.id == rule.id)
    }
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let rules = visit.see(ListMailRules).await?.rules;
    let frame = visit.frame(visit.words().t("mailbox-rules"))?;
    let may_write = frame.could(ProposeMailRule::NAME, ProposeMailRule::RIGHTS);
    let may_order = frame.could(MoveMailRule::NAME, MoveMailRule::RIGHTS);
    let may_try = frame.could(TryMailRules::NAME, TryMailRules::RIGHTS);
    Reply::page(&ListPage { frame, rules, may_write, may_order, may_try })
}

#[derive(Template)]
#[template(path = "mail_rule.html")]
struct RulePage {
    frame: Frame,
    view: MailRuleForm,
    form: WrittenMailRule,
    faults: Faults,
}

impl RulePage {
    fn mailboxes(&self) -> Vec<(String, String)> {
        let any = (String::new(), self.frame.words.t("mailbox-rule-any").to_owned());
        let named = self.view.mailboxes.iter().map(|(id, name)| (id.to_string(), name.clone()));
        std::iter::once(any).chain(named).collect()
    }

    fn outcomes(&self) -> Vec<(String, String)> {
        let word = |code: &&str| ((*code).to_owned(), self.frame.words.of("mailbox-rule-to", code));
        RuledTo::CODES.iter().map(word).collect()
    }

    fn action(&self) -> String {
        self.view.rule.as_ref().map_or_else(|| format!("{LIST}/nowa"), |rule| format!("{LIST}/{}", rule.id))
    }

    fn person(&self) -> Option<obieg_kernel::id::PersonId> {
        self.frame.actor.as_ref().and_then(|actor| actor.person())
    }

    fn may_approve(&self, rule: &MailRuleView) -> bool {
        rule.standing.may_approve(self.person()).is_ok()
            && self.frame.could(ApproveMailRule::NAME, ApproveMailRule::RIGHTS)
    }

    fn may_switch(&self, rule: &MailRuleView) -> bool {
        rule.standing.approver_label.is_some()
            && self.frame.could(SwitchMailRule::NAME, SwitchMailRule::RIGHTS)
    }

    /// What a rule says, for those who do not write rules.
    fn says(&self, rule: &MailRuleView) -> Vec<(String, String)> {
        let words = &self.frame.words;
        let to = words.of("mailbox-rule-to", rule.draft.outcome.code());
        let mut says = conditions(words, rule);
        says.push((words.t("mailbox-rule-to").to_owned(), to));
        says.extend(rule.draft.reason.clone().map(|why| (words.t("mailbox-rule-reason").to_owned(), why)));
        says
    }

    fn may_try(&self) -> bool {
        self.frame.could(TryMailRules::NAME, TryMailRules::RIGHTS)
    }

    fn may_write(&self) -> bool {
        self.frame.could(ChangeMailRule::NAME, ChangeMailRule::RIGHTS)
    }
}

async fn page(
    visit: &Visit,
    rule: Option<MailRuleId>,
    form: Option<WrittenMailRule>,
    faults: Faults,
) -> Result<RulePage, Failure> {
    let view = match rule {
        Some(rule) => visit.see(ShowMailRule { rule }).await?,
        None => visit.see(StartMailRule).await?,
    };
    let named = view.rule.as_ref().map(|rule| (&rule.standing, &*rule.draft.name));
    let title = title(visit.words(), named);
    let frame = visit.frame(title)?;
    let form = form.or_else(|| view.rule.as_ref().map(WrittenMailRule::of)).unwrap_or_default();
    Ok(RulePage { frame, view, form, faults })
}

pub(crate) async fn new_form(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, None, None, Faults::default()).await?)
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, Some(visit.id("rule")?), None, Faults::default()).await?)
}

pub(crate) async fn propose(mut visit: Visit) -> Outcome {
    let form: WrittenMailRule = visit.form().await?;
    let done = visit.act_read(form.draft().map(|draft| ProposeMailRule { draft })).await;
    let done = done.map(|rule| rule.id);
    told(&visit, None, Some(form), (done, "regula-nowa")).await
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let rule = visit.id("rule")?;
    let form: WrittenMailRule = visit.form().await?;
    let version = form.version;
    let done = visit.act_read(form.draft().map(|draft| ChangeMailRule { rule, version, draft })).await;
    let done = done.map(|rule| rule.id);
    told(&visit, Some(rule), Some(form), (done, "regula-zmieniona")).await
}

pub(crate) async fn approve(mut visit: Visit) -> Outcome {
    let rule = visit.id("rule")?;
    let VersionForm { version } = visit.form().await?;
    let done = visit.act(ApproveMailRule { rule, version }).await.map(|()| rule);
    told(&visit, Some(rule), None, (done, "regula-zatwierdzona")).await
}

pub(crate) async fn switch(mut visit: Visit) -> Outcome {
    let rule = visit.id("rule")?;
    let form: SwitchForm = visit.form().await?;
    let on = form.is_on();
    let done = visit.act(SwitchMailRule { rule, version: form.version, on }).await.map(|()| rule);
    told(&visit, Some(rule), None, (done, if on { "regula-wlaczona" } else { "regula-wylaczona" })).await
}

pub(crate) async fn up(mut visit: Visit) -> Outcome {
    let rule = visit.id("rule")?;
    let Empty {} = visit.form().await?;
    match visit.act(MoveMailRule { rule }).await {
        Ok(()) => Ok(Reply::See(format!("{LIST}?zrobiono=regula-wyzej"))),
        Err(failure) => told(&visit, Some(rule), None, (Err(failure), "")).await,
    }
}

/// To the rule with what was done; what was refused is said at its top, and a form comes back as it was typed.
async fn told(
    visit: &Visit,
    rule: Option<MailRuleId>,
    form: Option<WrittenMailRule>,
    (done, said): (Result<MailRuleId, Failure>, &str),
) -> Outcome {
    match done {
        Ok(rule) => Ok(Reply::See(format!("{LIST}/{rule}?zrobiono={said}"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(visit, rule, form, faults).await?)
        }
    }
}

type Filter = TrialFilter<MailRuleId, MessageId>;

#[derive(Template)]
#[template(path = "mail_trial.html")]
struct TrialPage {
    frame: Frame,
    trial: MailboxTrial,
    filter: Filter,
}

impl TrialPage {
    fn lead(&self) -> String {
        self.frame.words.a("mailbox-trial-lead", "day", self.frame.words.date(&self.trial.since))
    }

    fn would(&self, line: &MailboxTrialLine) -> Option<String> {
        let would = line.would.filter(|_| line.held.is_none())?;
        let word = self.frame.words.of("mailbox-rule-to", would.code());
        Some(line.sign.as_ref().map_or(word.clone(), |sign| format!("{word}: {sign}")))
    }

    fn verdict(&self, line: &MailboxTrialLine) -> String {
        self.frame.words.of("mailbox-verdict", line.verdict.code())
    }

    fn first(&self) -> String {
        self.filter.address(LIST, None)
    }

    fn next(&self) -> Option<String> {
        self.trial.next.map(|id| self.filter.address(LIST, Some(&id)))
    }
}

pub(crate) async fn trial(visit: Visit) -> Outcome {
    let filter: Filter = visit.query()?;
    let trial = visit.see(TryMailRules { rule: filter.rule, before: filter.before, limit: PAGE }).await?;
    let frame = visit.frame(visit.words().t("routing-trial"))?;
    Reply::page(&TrialPage { frame, trial, filter })
}
