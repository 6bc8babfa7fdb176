//! Assignments as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::{coded, kinds};
use obieg_registry::{ItemDetail, ItemId, ItemView};
use obieg_web::Words;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::template::TemplateView;

kinds! {
    /// An assignment (dekretacja): one record from a person to one receiver.
    AssignmentKind, AssignmentId => "assignment";
}

/// Where an assignment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignmentState {
    /// At the receiver, who has not said anything yet.
    Waiting,
    /// Taken by the receiver.
    Accepted,
    /// Assigned further by the receiver.
    PassedOn,
    /// Passed back as wrongly addressed, with reason.
    PassedBack,
    /// Replaced by a correction of its author.
    Superseded,
    /// Taken back by its author, or fallen together with the one who led.
    Withdrawn,
    /// The item has gone into a case or was filed.
    Done,
}

coded!(AssignmentState {
    Waiting => "waiting",
    Accepted => "accepted",
    PassedOn => "passed-on",
    PassedBack => "passed-back",
    Superseded => "superseded",
    Withdrawn => "withdrawn",
    Done => "done",
});

impl AssignmentState {
    /// Does somebody still have a task by it?
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Waiting | Self::Accepted | Self::PassedOn)
    }

    /// Colour and symbol of its tag.
    pub const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Waiting => ("warning", "due"),
            Self::Accepted => ("info", "doing"),
            Self::PassedOn => ("info", "forward"),
            Self::PassedBack => ("warning", "return"),
            Self::Superseded | Self::Withdrawn => ("neutral", "undo"),
            Self::Done => ("success", "done"),
        }
    }
}

/// To whom: a unit, or a person at a post in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Receiver {
    /// The unit.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// The person at a post in it; none: the head of the unit decides.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    pub holding: Option<HoldingId>,
    /// Leads; exactly one receiver does.
    #[serde(default)]
    pub is_owner: bool,
}

/// The rule by which the program made an assignment, as of the deed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleMark {
    /// Id of the rule.
    pub id: Uuid,
    /// Its number in the office.
    pub number: i64,
    /// Who approved it.
    pub approved_by: String,
}

impl RuleMark {
    /// By which rule, and who approved it.
    pub fn words(&self, words: &Words) -> String {
        words.a2("assignments-by-rule", ("n", &self.number.to_string()), ("approver", &self.approved_by))
    }
}

/// An assignment on a screen or in the API.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssignmentView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: AssignmentId,
    /// The item.
    #[schema(value_type = String, format = Uuid)]
    pub item: ItemId,
    /// The assignment it follows.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub parent: Option<AssignmentId>,
    /// The assignment it puts right.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub supersedes: Option<AssignmentId>,
    /// Who assigned: the person at a post.
    #[schema(value_type = String, format = Uuid)]
    pub author: HoldingId,
    /// Who assigned, as of the deed.
    pub from_label: String,
    /// Unit of the receiver.
    #[schema(value_type = String, format = Uuid)]
    pub to_unit: UnitId,
    /// The receiver, when it is a person.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub to_holding: Option<HoldingId>,
    /// The receiver, as of the deed.
    pub to_label: String,
    /// Leads?
    pub is_owner: bool,
    /// What is to be done.
    pub instruction: Option<String>,
    /// By when.
    #[schema(value_type = Option<String>, format = Date)]
    pub term: Option<Date>,
    /// When it was assigned.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Where it stands.
    pub state: AssignmentState,
    /// Where it stood when the item went into a case or was filed; none when it has not, or has come out again.
    #[serde(skip)]
    pub ended_from: Option<AssignmentState>,
    /// Why it was passed back.
    pub reason: Option<String>,
    /// The rule by which the program made it; its author counts as who assigned.
    pub rule: Option<RuleMark>,
}

/// What assigning tells its doer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Assigned {
    /// The item.
    #[schema(value_type = String, format = Uuid)]
    pub item: ItemId,
    /// The new assignments, in the order of the receivers.
    #[schema(value_type = Vec<String>)]
    pub assignments: Vec<AssignmentId>,
    /// Does the term fall on a day free of work? A hint, not a fault.
    pub term_on_day_off: bool,
}

/// What any other act on an assignment tells its doer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Moved {
    /// The item.
    #[schema(value_type = String, format = Uuid)]
    pub item: ItemId,
    /// Where the assignment stands now.
    pub state: AssignmentState,
    /// Follows no other assignment?
    pub is_first_level: bool,
}

/// An assignment with its item.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MyLetter {
    /// The assignment.
    pub assignment: AssignmentView,
    /// The item.
    pub item: ItemView,
}

/// What lies with somebody; at most 200 of each kind, the oldest item first.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct MyLetters {
    /// Waits to be accepted.
    pub waiting: Vec<MyLetter>,
    /// Accepted and not yet settled.
    pub accepted: Vec<MyLetter>,
    /// Passed back to me by a receiver who does not lead.
    pub returned: Vec<MyLetter>,
}

impl MyLetters {
    /// All of them, in the order of the screen.
    pub fn all(&self) -> impl Iterator<Item = &MyLetter> {
        self.waiting.iter().chain(&self.returned).chain(&self.accepted)
    }
}

/// Somebody to whom one may assign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The receiver.
    pub unit: UnitId,
    /// The person; none for the unit.
    pub holding: Option<HoldingId>,
    /// As records name them.
    pub label: String,
    /// The same in short, for a button.
    pub short: String,
}

impl Candidate {
    /// As a form's value: `unit` or `unit.holding`.
    pub fn code(&self) -> String {
        match self.holding {
            Some(holding) => format!("{}.{holding}", self.unit),
            None => self.unit.to_string(),
        }
    }
}

/// The assignment queue.
#[derive(Debug, Clone)]
pub struct QueueView {
    /// The oldest of the queue.
    pub items: Vec<ItemView>,
    /// How many there are, up to [`QueueView::MOST`].
    pub count: i64,
    /// The one to decide about.
    pub shown: Option<ItemDetail>,
    /// The one after it.
    pub next: Option<ItemId>,
    /// What was assigned before: it came back.
    pub chain: Vec<AssignmentView>,
    /// Likely receivers, at most nine.
    pub likely: Vec<Candidate>,
    /// All receivers.
    pub everyone: Vec<Candidate>,
    /// Templates that the asker may use, by name.
    pub templates: Vec<TemplateView>,
    /// What can be taken back.
    pub undo: Option<AssignmentId>,
}

impl QueueView {
    /// Where counting stops.
    pub const MOST: i64 = 1000;
}

/// The queue as a list.
#[derive(Debug, Clone)]
pub struct WholeQueue {
    /// The oldest, in order.
    pub items: Vec<ItemView>,
    /// How many there are, up to [`QueueView::MOST`].
    pub count: i64,
    /// All receivers.
    pub everyone: Vec<Candidate>,
}

/// A screen of somebody's letters.
#[derive(Debug, Clone)]
pub struct MineView {
    /// What lies with them.
    pub letters: MyLetters,
    /// The one to decide about.
    pub shown: Option<(MyLetter, ItemDetail)>,
    /// All assignments of its item.
    pub chain: Vec<AssignmentView>,
    /// To whom it may be assigned further; nobody when it may not.
    pub further: Vec<Candidate>,
    /// What can be taken back.
    pub undo: Option<AssignmentId>,
}

/// All assignments of an item.
#[derive(Debug, Clone)]
pub struct ChainView {
    /// The item.
    pub item: ItemView,
    /// Its assignments, each before those that follow it.
    pub chain: Vec<AssignmentView>,
    /// Those that the asker may put right.
    pub correctable: Vec<AssignmentId>,
    /// Who asks and on which day: the copy on paper names them.
    pub copied_by: String,
    /// The day.
    pub today: Date,
}
