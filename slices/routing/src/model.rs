//! Rules of assigning as values.

use jiff::civil::Date;
use obieg_assignments::{Candidate, Receiver};
use obieg_kernel::id::UnitId;
use obieg_kernel::{coded, kinds};
use obieg_registry::ItemId;
use obieg_registry::model::{Access, Channel, ScanState, Stage};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::standing::Standing;

kinds! {
    /// A rule by which the program assigns items.
    RuleTag, RuleId => "routing-rule";
}

/// Where a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleState {
    /// Waits for the approval of another person.
    Proposed,
    /// Approved and applied.
    Working,
    /// Approved and put off.
    Off,
}

coded!(RuleState { Proposed => "proposed", Working => "working", Off => "off" });

impl RuleState {
    /// Colour and symbol of its tag.
    pub const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Proposed => ("warning", "due"),
            Self::Working => ("success", "done"),
            Self::Off => ("neutral", "close"),
        }
    }
}

/// What an item must be like; all that is given must hold, in small and capital letters alike.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Conditions {
    /// How it came.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// The first sender's name contains this.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub sender: Option<String>,
    /// The first sender's place contains this.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub place: Option<String>,
    /// The title contains every one of these words.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub title: Option<String>,
    /// The kind of letter is this.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub kind: Option<String>,
    /// The sender's sign contains this.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub sign: Option<String>,
}

/// What a rule says, as its author writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleDraft {
    /// Name, 1 to 200 characters.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// What an item must be like; at least one condition.
    pub conditions: Conditions,
    /// To whom; exactly one leads.
    #[schema(min_items = 1, max_items = 20)]
    pub receivers: Vec<Receiver>,
    /// What is to be done.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub instruction: Option<String>,
    /// By when: so many days after assigning, on a day free of work the next working day.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 365)]
    pub term_days: Option<i64>,
}

/// A rule on a screen or in the API.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RuleView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: RuleId,
    /// What it says.
    pub draft: RuleDraft,
    /// The receivers as they were called when it was written.
    pub receiver_labels: Vec<String>,
    /// Who answers for it, and where it stands.
    pub standing: Standing,
    /// Receivers who are gone, as they were called: the rule assigns nothing until it is changed.
    #[serde(default)]
    pub gone: Vec<String>,
}

/// All rules of an office, in their order.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Rules {
    /// The rules.
    pub rules: Vec<RuleView>,
}

/// A rule's page, or that of a new one.
#[derive(Debug, Clone)]
pub struct RuleForm {
    /// The rule; none for a new one.
    pub rule: Option<RuleView>,
    /// Everybody who may receive.
    pub candidates: Vec<Candidate>,
}

/// What rules know of an item.
#[derive(Debug, Clone)]
pub struct ItemFacts {
    /// Which.
    pub item: ItemId,
    /// Number in the register.
    pub number: String,
    /// Order of the register: the key of paging.
    pub place: i64,
    /// Where it stands.
    pub stage: Stage,
    /// Are its metadata complete?
    pub complete: bool,
    /// How it came.
    pub channel: Channel,
    /// The first sender's name.
    pub sender: String,
    /// The first sender's place.
    pub sender_place: Option<String>,
    /// Title.
    pub title: String,
    /// Kind of letter.
    pub kind: Option<String>,
    /// The sender's sign.
    pub sign: Option<String>,
    /// Access.
    pub access: Access,
    /// How much is scanned.
    pub scan_state: ScanState,
    /// When it was registered.
    pub registered_on: Date,
    /// The unit to which the last first-level assignment gave it, and how it is called.
    pub given_to: Option<(UnitId, String)>,
}

/// What the rules would have done with an item, against what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The same unit.
    Same,
    /// Another unit.
    Other,
    /// A rule fits; nobody has assigned it yet.
    Ahead,
    /// No rule fits.
    NoRule,
    /// Rules leave it to people: from the envelope only, or non-public.
    Kept,
}

coded!(Verdict { Same => "same", Other => "other", Ahead => "ahead", NoRule => "no-rule", Kept => "kept" });

impl Verdict {
    /// Colour and symbol of its tag.
    pub const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Same => ("success", "done"),
            Self::Other => ("warning", "due"),
            Self::Ahead => ("info", "forward"),
            Self::NoRule | Self::Kept => ("neutral", "close"),
        }
    }
}

/// An item of a dry run.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TrialLine {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    pub item: ItemId,
    /// Number in the register.
    pub number: String,
    /// Title.
    pub title: String,
    /// The first sender.
    pub sender: String,
    /// When it was registered.
    #[schema(value_type = String, format = Date)]
    pub registered_on: Date,
    /// Number of the rule that fits first.
    pub rule: Option<i64>,
    /// To whom it would have gone.
    pub would: Option<String>,
    /// To whom people gave it.
    pub did: Option<String>,
    /// The comparison.
    pub verdict: Verdict,
}

/// A page of a dry run, the newest items first. Nothing is changed by it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Trial {
    /// From which day of registration.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// The items.
    pub lines: Vec<TrialLine>,
    /// Give it as `before` for the next page; none on the last.
    pub next: Option<i64>,
}
