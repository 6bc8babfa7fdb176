//! Notices as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, PersonId, UnitId};
use obieg_kernel::{coded, kinds};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

kinds! {
    /// A notice: one person is told of one thing.
    NoticeTag, NoticeId => "notice";
}

/// What a person is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// An item was assigned to the person, or to the unit that they head.
    Assigned,
    /// An assignment to them was taken back or went to somebody else.
    TakenBack,
    /// An assignment of theirs was passed back.
    PassedBack,
    /// An assignment of theirs was accepted.
    Accepted,
    /// A case is theirs now.
    CaseGiven,
    /// A case is theirs no more.
    CaseTaken,
    /// The unit that they head is to work on a case too.
    Asked,
    /// An opinion came into a case of theirs.
    Opinion,
    /// A letter in preparation waits for their consent.
    DraftWaits,
    /// A letter in preparation came back to them with remarks.
    DraftReturned,
    /// Everybody accepted a letter of theirs: it can go out.
    DraftAccepted,
    /// A term of theirs comes near.
    TermNear,
    /// A term of theirs has passed.
    TermPassed,
    /// Something that the office owes to the outside, or fetches from there, does not work.
    Failed,
    /// Something about their own entry: password, second step, roles, substitution.
    Entry,
}

coded!(NoticeKind {
    Assigned => "assigned",
    TakenBack => "taken-back",
    PassedBack => "passed-back",
    Accepted => "accepted",
    CaseGiven => "case-given",
    CaseTaken => "case-taken",
    Asked => "asked",
    Opinion => "opinion",
    DraftWaits => "draft-waits",
    DraftReturned => "draft-returned",
    DraftAccepted => "draft-accepted",
    TermNear => "term-near",
    TermPassed => "term-passed",
    Failed => "failed",
    Entry => "entry",
});

/// Where a person wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// In the program.
    Program,
    /// In the program and in the daily e-mail.
    Digest,
    /// Nowhere.
    Off,
}

coded!(Choice { Program => "program", Digest => "digest", Off => "off" });

/// What a notice leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// An item of the register.
    Item,
    /// A case.
    Case,
    /// A letter in preparation.
    Draft,
    /// A mailbox of the office.
    Mailbox,
    /// The person's own daily e-mail.
    Digest,
    /// The office's mail server.
    Server,
    /// The person's own entry, or nothing.
    Nothing,
}

coded!(About {
    Item => "item",
    Case => "case",
    Draft => "draft",
    Mailbox => "mailbox",
    Digest => "digest",
    Server => "server",
    Nothing => "none",
});

impl About {
    /// Is it a thing of which what one reaches decides?
    pub const fn is_reached(self) -> bool {
        matches!(self, Self::Item | Self::Case)
    }
}

/// Who is to be told: looked up when the notice is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// The receiver of an assignment: the person, else the heads of the unit.
    Receiver(Uuid),
    /// The author of an assignment.
    Author(Uuid),
    /// The officer of a case.
    Officer(Uuid),
    /// Whoever holds a post.
    Holder(HoldingId),
    /// The heads of a unit.
    Heads(UnitId),
    /// A person.
    Person(PersonId),
    /// The administrators.
    Administrators,
}

/// Something of which somebody is to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Happening {
    /// The entry of the journal.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Its kind.
    pub kind: NoticeKind,
    /// Name of the event.
    pub event: String,
    /// What it leads to.
    pub about: About,
    /// Which.
    pub subject: Option<Uuid>,
    /// Who is told.
    pub whom: Whom,
    /// Who did it; none for the program itself.
    pub by: Option<PersonId>,
    /// As they were called.
    pub doer: String,
}

/// A notice as its person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NoticeView {
    /// Id; the key of paging.
    #[schema(value_type = String, format = Uuid)]
    pub id: NoticeId,
    /// Its kind.
    pub kind: NoticeKind,
    /// The event in the journal; empty for terms.
    pub event: String,
    /// What it leads to.
    pub about: About,
    /// Which, as far as its reader reaches it now.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub subject: Option<Uuid>,
    /// Number of the item or sign of the case, as far as its reader reaches it now.
    pub sign: Option<String>,
    /// Who did it, as far as its reader reaches the thing now; none for the program itself.
    pub doer: Option<String>,
    /// The term that it is about.
    #[schema(value_type = Option<String>, format = Date)]
    pub day: Option<Date>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Read at; none: not yet.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub read_at: Option<Timestamp>,
}

impl NoticeView {
    /// Where it leads; nowhere when its reader does not reach the thing any more.
    pub fn path(&self) -> Option<String> {
        match (self.about, self.subject) {
            (About::Item, Some(item)) => Some(format!("/rpw/{item}")),
            (About::Case, Some(case)) => Some(format!("/sprawy/{case}")),
            (About::Draft, Some(draft)) => Some(format!("/projekty/{draft}")),
            (About::Mailbox, Some(mailbox)) => Some(format!("/ustawienia/skrzynki/{mailbox}")),
            (About::Digest, _) => Some("/moje/powiadomienia".to_owned()),
            (About::Server, _) => Some("/ustawienia/poczta".to_owned()),
            (About::Nothing, _) if self.kind == NoticeKind::Entry => Some("/moje/bezpieczenstwo".to_owned()),
            _ => None,
        }
    }

    /// Is it about a thing that its reader does not reach any more?
    pub fn is_lost(&self) -> bool {
        self.about.is_reached() && self.subject.is_none()
    }
}

/// A page of one's own notices.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoticePage {
    /// The newest first.
    pub notices: Vec<NoticeView>,
    /// Key of the next page: give it as `before`.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub next: Option<NoticeId>,
    /// Not read yet, at most 100.
    pub unread: i64,
}

/// A kind with what a person chose for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KindChoice {
    /// The kind.
    pub kind: NoticeKind,
    /// Where.
    pub choice: Choice,
}

/// What is set for all in the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct NoticeRules {
    /// So many days a notice is kept.
    pub keep_days: i64,
    /// Version, for a change.
    pub version: i64,
}
