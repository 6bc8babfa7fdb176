//! The daily e-mail as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::id::PersonId;
use obieg_kernel::{coded, kinds};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::model::{NoticeId, NoticeKind};

kinds! {
    /// A daily e-mail to one person.
    DigestTag, DigestId => "digest";
}

/// How the connection is guarded; unguarded none is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// TLS from the start, usually port 465.
    Start,
    /// After STARTTLS, usually port 587.
    Upgrade,
}

coded!(Guard { Start => "tls", Upgrade => "starttls" });

/// How much the e-mail says. It leaves the program for servers that the office may not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Kinds and how many of each.
    Counts,
    /// Also numbers of items and signs of cases.
    Signs,
    /// Also titles.
    Titles,
}

coded!(Detail { Counts => "counts", Signs => "signs", Titles => "titles" });

/// The office's mail server as typed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailServerDraft {
    /// Name of the server.
    #[schema(min_length = 1, max_length = 253)]
    pub host: String,
    /// Port, usually 465 or 587.
    #[schema(minimum = 1, maximum = 65535)]
    pub port: i64,
    /// How the connection is guarded.
    pub guard: Guard,
    /// User; empty where the server asks for none.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub login: String,
    /// Password; empty in a change keeps the old one. It is sealed and never answered.
    #[serde(default, skip_serializing_if = "obieg_kernel::schema::never_told")]
    #[schema(max_length = 500)]
    pub password: String,
    /// Certificate of the server's authority (PEM); empty for those that this computer trusts.
    #[serde(default)]
    #[schema(max_length = 20000)]
    pub authority: String,
    /// The address from which it is sent.
    #[schema(min_length = 3, max_length = 254)]
    pub sender: String,
    /// Address of the program, for the link in the e-mail: http or https.
    #[schema(min_length = 8, max_length = 200)]
    pub link: String,
    /// The hour at which it is sent to whoever chose none, 0 to 23.
    #[schema(minimum = 0, maximum = 23)]
    pub hour: i64,
    /// How much it says.
    pub detail: Detail,
}

/// The last trial message.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailTrial {
    /// To whom.
    pub to: String,
    /// When it was asked for.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// When it ended; none while it is under way.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
    /// Did the server take it?
    pub good: bool,
    /// What the server said, or the code of a fault.
    pub answer: Option<String>,
}

/// The office's mail server as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailServerView {
    /// Name of the server.
    pub host: String,
    /// Port.
    pub port: i64,
    /// How the connection is guarded.
    pub guard: Guard,
    /// User.
    pub login: String,
    /// Certificate of the server's authority.
    pub authority: String,
    /// The address from which it is sent.
    pub sender: String,
    /// Address of the program.
    pub link: String,
    /// The hour at which it is sent to whoever chose none.
    pub hour: i64,
    /// How much it says.
    pub detail: Detail,
    /// The last trial message.
    pub trial: Option<MailTrial>,
    /// Version.
    pub version: i64,
    /// What the password is sealed to.
    #[serde(skip)]
    pub(crate) id: Uuid,
}

/// How a daily e-mail stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigestState {
    /// It waits for its turn, or for the next attempt.
    Queued,
    /// It is being handed over.
    Sending,
    /// The server took it.
    Sent,
    /// The server refused it for good.
    Refused,
    /// It was handed over, and no answer came: it may have arrived, so it is not sent again.
    Unclear,
    /// It could not be handed over for two days.
    Failed,
    /// There was nothing left to tell when its turn came.
    Empty,
}

coded!(DigestState {
    Queued => "queued",
    Sending => "sending",
    Sent => "sent",
    Refused => "refused",
    Unclear => "unclear",
    Failed => "failed",
    Empty => "empty",
});

impl DigestState {
    /// Colour and symbol of its tag.
    pub const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Queued | Self::Sending => ("info", "due"),
            Self::Sent => ("success", "done"),
            Self::Empty => ("neutral", "done"),
            Self::Refused | Self::Failed => ("danger", "failed"),
            Self::Unclear => ("warning", "failed"),
        }
    }
}

/// A daily e-mail as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DigestView {
    /// Id; the key of paging.
    #[schema(value_type = String, format = Uuid)]
    pub id: DigestId,
    /// Whose.
    #[schema(value_type = String, format = Uuid)]
    pub person: PersonId,
    /// As they are called.
    pub name: String,
    /// Of which day.
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    /// Where it went.
    pub address: String,
    /// How it stands.
    pub state: DigestState,
    /// What the server said last, or the code of a fault.
    pub answer: Option<String>,
    /// When it was put together.
    #[schema(value_type = String, format = DateTime)]
    pub queued_at: Timestamp,
    /// When it ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
}

/// The office's mail server and what became of the last e-mails.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailServerPage {
    /// The server; none is set.
    pub server: Option<MailServerView>,
    /// The newest first.
    pub digests: Vec<DigestView>,
    /// Key of the next page: give it as `before`.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub next: Option<DigestId>,
}

/// Where a person wants the daily e-mail.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OwnDigest {
    /// The address; none for no e-mail.
    pub address: Option<String>,
    /// The hour of one's own; none for the office's.
    pub hour: Option<i64>,
    /// Has the office a mail server at all?
    pub offered: bool,
    /// The last e-mail.
    pub last: Option<DigestView>,
}

/// A line of an e-mail: a notice as far as its person reaches the thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestLine {
    /// Of which kind.
    pub kind: NoticeKind,
    /// Name of the event in the journal; empty for terms.
    pub event: String,
    /// Number or sign.
    pub sign: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// The term.
    pub day: Option<Date>,
}

/// A daily e-mail before it is sent.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// How it stands.
    pub state: DigestState,
    /// Where it goes.
    pub address: String,
    /// When it was put together.
    pub queued_at: Timestamp,
    /// What it tells.
    pub lines: Vec<DigestLine>,
}

/// What a digest is about: whose, and which notices.
#[derive(Debug, Clone)]
pub struct DigestRow {
    pub(crate) id: DigestId,
    pub(crate) person: PersonId,
    pub(crate) address: String,
    pub(crate) after: NoticeId,
    pub(crate) upto: NoticeId,
    pub(crate) state: DigestState,
    pub(crate) queued_at: Timestamp,
}
