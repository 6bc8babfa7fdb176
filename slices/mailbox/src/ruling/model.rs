//! Rules of the mailbox as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::blob::Readable;
use obieg_kernel::{coded, kinds};
use obieg_routing::model::Verdict;
use obieg_routing::standing::Standing;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{BoxId, Held, Look, MessageId, MessageView};

kinds! {
    /// A rule by which the program decides about messages.
    MailRuleTag, MailRuleId => "mailbox-rule";
}

/// What becomes of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuledTo {
    /// It is registered as an item, with what it proposes.
    Register,
    /// It joins the case to which it points, as a working e-mail.
    File,
    /// It is left out.
    LeaveOut,
}

coded!(RuledTo { Register => "register", File => "file", LeaveOut => "leave-out" });

/// What a message must be like; all that is given must hold, in small and capital letters alike.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailConditions {
    /// It came to this mailbox.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    pub mailbox: Option<BoxId>,
    /// `@office.example`: the sender's address is of this domain; `name@office.example`: it is this address; anything else: the
    /// sender's name or address contains this.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub sender: Option<String>,
    /// The subject contains every one of these words.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub subject: Option<String>,
    /// It carries the sign of exactly one open case, or answers a message of exactly one.
    #[serde(default)]
    pub of_case: bool,
}

/// What a rule says, as its author writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailRuleDraft {
    /// Name, 1 to 200 characters.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// What a message must be like; at least one condition.
    pub conditions: MailConditions,
    /// What becomes of it. Into a case only with the condition of the case; left out only with one on sender or subject.
    pub outcome: RuledTo,
    /// Why it is left out, 3 to 300 characters; only then.
    #[serde(default)]
    #[schema(max_length = 300)]
    pub reason: Option<String>,
}

/// A rule of the mailbox on a screen or in the API.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailRuleView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: MailRuleId,
    /// What it says.
    pub draft: MailRuleDraft,
    /// The mailbox of its conditions as it was called when the rule was written.
    pub mailbox_label: Option<String>,
    /// Who answers for it, and where it stands.
    pub standing: Standing,
    /// Its mailbox is read no more: nothing fits it any longer.
    #[serde(default)]
    pub is_gone: bool,
}

/// All rules of the mailbox, in their order.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailRules {
    /// The rules.
    pub rules: Vec<MailRuleView>,
}

/// A rule's page, or that of a new one.
#[derive(Debug, Clone)]
pub struct MailRuleForm {
    /// The rule; none for a new one.
    pub rule: Option<MailRuleView>,
    /// The mailboxes that are read, with their names.
    pub mailboxes: Vec<(BoxId, String)>,
}

/// What rules know of a message.
#[derive(Debug, Clone)]
pub struct MessageFacts {
    /// The message.
    pub message: MessageView,
    /// How it was judged when it came; none for what came before the program looked.
    pub look: Option<Look>,
    /// Is an earlier message known with the same content or the same identifier?
    pub is_repeated: bool,
    /// Identifiers of the messages that it answers.
    pub answers: Vec<String>,
    /// Signs of open cases to which it points; looked for only where a rule asks.
    pub cases: Vec<String>,
}

/// What the rules that work say about a message.
#[derive(Debug, Clone)]
pub enum Ruling {
    /// None fits.
    None,
    /// One fits, and must leave it to people.
    Held {
        /// Why.
        why: Held,
    },
    /// One decides.
    By {
        /// Which rule.
        rule: MailRuleId,
        /// In which version.
        version: i64,
        /// What becomes of the message.
        outcome: RuledTo,
        /// The message as it came.
        original: Readable,
        /// When the server received it.
        came_at: Timestamp,
    },
}

/// A message of a dry run.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailboxTrialLine {
    /// The message, with what people made of it.
    pub message: MessageView,
    /// Number of the rule that fits first.
    pub rule: Option<i64>,
    /// What would have become of it.
    pub would: Option<RuledTo>,
    /// The case that it would have joined.
    pub sign: Option<String>,
    /// Why the rule would have left it to people.
    pub held: Option<Held>,
    /// The comparison.
    pub verdict: Verdict,
}

/// A page of a dry run, the newest messages first. Nothing is changed by it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailboxTrial {
    /// From which day on.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// The messages.
    pub lines: Vec<MailboxTrialLine>,
    /// Give it as `before` for the next page; none on the last.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub next: Option<MessageId>,
}
