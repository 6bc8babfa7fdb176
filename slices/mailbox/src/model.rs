//! Mailboxes and messages as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::{coded, kinds};
use obieg_registry::ItemId;
use serde::Serialize;
use utoipa::ToSchema;

use crate::ruling::model::MailRuleId;

kinds! {
    /// A mailbox of the office.
    BoxTag, BoxId => "mailbox";
    /// A message that was taken out of a mailbox.
    MessageTag, MessageId => "message";
}

/// How the connection is guarded. Without TLS nothing is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// From the start, usually port 993.
    Start,
    /// After STARTTLS, usually port 143.
    Upgrade,
}

coded!(Tls { Start => "tls", Upgrade => "starttls" });

/// What becomes of a message in the mailbox after it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// It stays and is marked.
    Mark,
    /// It moves to another folder.
    Move,
}

coded!(After { Mark => "mark", Move => "move" });

/// Where a message is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageState {
    /// Somebody must decide.
    Waiting,
    /// It became an item.
    Registered,
    /// It is a working e-mail of a case.
    Filed,
    /// It was left out, with a reason.
    LeftOut,
}

coded!(MessageState { Waiting => "waiting", Registered => "registered", Filed => "filed", LeftOut => "left-out" });

/// How a message was judged when it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Nothing stands against deciding by rule.
    Clean,
    /// A file in it is dangerous.
    Danger,
    /// Not all of it could be read.
    Unreadable,
}

coded!(Look { Clean => "clean", Danger => "danger", Unreadable => "unreadable" });

/// Why a rule that fits leaves a message to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// A file in it is dangerous.
    Danger,
    /// Not all of it could be read.
    Unreadable,
    /// It is too large: only its headers are here.
    Cut,
    /// It is probably a repetition.
    Repeated,
    /// It came before messages were judged.
    Unjudged,
    /// The register or the case did not take it.
    Refused,
}

coded!(Held {
    Danger => "danger",
    Unreadable => "unreadable",
    Cut => "cut",
    Repeated => "repeated",
    Unjudged => "unjudged",
    Refused => "refused",
});

/// The rule that decided about a message, as of the deed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MessageRule {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    pub id: MailRuleId,
    /// Its number.
    pub number: i64,
    /// Who wrote it.
    pub author: String,
    /// Who approved it.
    pub approved_by: String,
}

/// A mailbox, without its password.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailboxView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: BoxId,
    /// What people call it.
    pub name: String,
    /// Name of the server.
    pub host: String,
    /// Port.
    pub port: i64,
    /// How the connection is guarded.
    pub tls: Tls,
    /// User.
    pub login: String,
    /// Certificate of the server's authority (PEM); empty for those that this computer trusts.
    pub authority: String,
    /// Folder that is read.
    pub folder: String,
    /// Messages that came before this day stay alone.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// What becomes of a taken message.
    pub after: After,
    /// Where it moves; empty when it stays.
    pub after_folder: String,
    /// Since when the mailbox is read.
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Timestamp,
    /// Until when.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
    /// Why the last look failed, as a code.
    pub fault: Option<String>,
    /// Since when it fails so.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub fault_at: Option<Timestamp>,
    /// When a person asked for a look at once.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub asked_at: Option<Timestamp>,
}

/// The mailboxes of the office.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Mailboxes {
    /// The newest first.
    pub mailboxes: Vec<MailboxView>,
}

/// A message as a line of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MessageView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: MessageId,
    /// Mailbox.
    #[schema(value_type = String, format = Uuid)]
    pub mailbox: BoxId,
    /// Where it is on its way.
    pub state: MessageState,
    /// Sender, as the message gives it.
    pub sender: String,
    /// Subject.
    pub subject: String,
    /// Identifier that the sender gave it; empty without one.
    pub message_id: String,
    /// Bytes.
    pub size: i64,
    /// Too large: only its headers were taken, and it stays in the mailbox.
    pub cut: bool,
    /// When the server received it: mail to an office is served on arrival.
    #[schema(value_type = String, format = DateTime)]
    pub came_at: Timestamp,
    /// When it was taken.
    #[schema(value_type = String, format = DateTime)]
    pub taken_at: Timestamp,
    /// The item that it became.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub item: Option<ItemId>,
    /// Number of the item, sign of the case, or why it was left out.
    pub outcome: Option<String>,
    /// Why a rule that fits left it to people.
    pub held: Option<Held>,
    /// The rule that decided; none where a person did.
    pub rule: Option<MessageRule>,
}

/// A page of messages.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MessagePage {
    /// The oldest first: they wait longest.
    pub messages: Vec<MessageView>,
    /// Key of the next page: give it as `after`.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub next: Option<MessageId>,
}

/// A message with what is known about it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MessageDetail {
    /// The message.
    pub message: MessageView,
    /// Other messages with the same content or the same identifier, at most ten.
    pub alike: Vec<MessageView>,
    /// Signs of open cases that it seems to belong to: its subject names them, or it answers a message of theirs.
    pub proposed: Vec<String>,
}
