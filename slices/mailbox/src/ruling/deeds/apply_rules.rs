//! The program decides about a message by the first rule that fits.

use obieg_documents::NewFile;
use obieg_inspect::Severity;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, RefusalKind, named, office_target};
use obieg_registry::draft::ItemDraft;
use serde::Serialize;

use crate::deeds::{MailboxEvent, filed, left_out, registered};
use crate::model::{MessageId, MessageRule};
use crate::ruling::model::{MailRuleId, MailRuleView, MessageFacts, RuledTo};
use crate::ruling::queries::asked;
use crate::ruling::rules::{self, Decision};

/// Decides about a message that nobody has decided about. Whatever stands against it is a refusal, and nothing is written: the
/// message waits for people.
#[derive(Debug, Serialize)]
pub struct ApplyMailRules {
    /// Which.
    pub message: MessageId,
    /// The rule that decided when it was asked; another one by now, and the rest was prepared for nothing.
    pub rule: MailRuleId,
    /// Its version.
    pub version: i64,
    /// What the message proposes, when it is to be registered.
    pub draft: Option<ItemDraft>,
    /// The original first, then what was taken out of it; none when the message is left out.
    pub files: Vec<NewFile>,
}

named!(ApplyMailRules, "mailbox.apply-rules", [(Machine, Colleague)]);

impl Deed for ApplyMailRules {
    type Target = (MessageFacts, Vec<MailRuleView>);
    type Event = MailboxEvent;
    type Done = ();

    office_target!((MessageFacts, Vec<MailRuleView>), |deed, db| asked(db, deed.message));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (facts, rules): (MessageFacts, Vec<MailRuleView>),
    ) -> Result<Committed<Self>, Failure> {
        crate::rules::waits(&facts.message)?;
        let rule = self.deciding(&rules, &facts)?;
        if Severity::of(self.files.iter().flat_map(NewFile::findings)) == Severity::Danger {
            return Err(Refusal::state("mailbox.rule-danger").into());
        }
        let event = self.decided(&mut granted, rule, &facts)?;
        granted.commit(&event, ())
    }
}

impl ApplyMailRules {
    /// The rule that decides, when it is the one that was asked.
    fn deciding<'r>(
        &self,
        rules: &'r [MailRuleView],
        facts: &MessageFacts,
    ) -> Result<&'r MailRuleView, Refusal> {
        match rules::deciding(rules, facts) {
            Decision::By(rule) if rule.id == self.rule && rule.standing.version == self.version => Ok(rule),
            Decision::By(_) => Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile")),
            Decision::None | Decision::Held(..) => Err(Refusal::state("mailbox.rule-none")),
        }
    }

    fn decided(
        &self,
        granted: &mut Granted<'_, Self>,
        rule: &MailRuleView,
        facts: &MessageFacts,
    ) -> Result<MailboxEvent, Failure> {
        let none = || Refusal::state("mailbox.rule-none");
        let standing = &rule.standing;
        let approved_by = standing.approver_label.clone().ok_or_else(none)?;
        let (number, author) = (standing.number, standing.author_label.clone());
        let by = Some(MessageRule { id: rule.id, number, author, approved_by });
        let (message, files) = (&facts.message, &*self.files);
        match rule.draft.outcome {
            RuledTo::Register => {
                let draft = self.draft.as_ref().ok_or_else(none)?;
                Ok(registered(granted, message, (draft, files), by)?.0)
            }
            RuledTo::File => {
                let sign = facts.cases.first().ok_or_else(none)?;
                filed(granted, message, (sign, files), by)
            }
            RuledTo::LeaveOut => {
                let reason = rule.draft.reason.as_deref().ok_or_else(none)?;
                left_out(granted, message, reason, by)
            }
        }
    }
}
