//! Duties and pauses as values.

use jiff::civil::Date;
use obieg_kernel::{coded, kinds};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

kinds! {
    /// A duty (powinność).
    DutyKindMarker, DutyId => "duty";
    /// A span that the law does not count.
    PauseKindMarker, PauseId => "pause";
}

/// What is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DutyKind {
    /// To settle the case (KPA 35).
    SettleCase,
    /// To answer a sender.
    AnswerSender,
    /// To have evidence of the delivery of a letter.
    ProveDelivery,
    /// To tell the parties of an overrun term (KPA 36).
    OverrunNotice,
}

coded!(DutyKind {
    SettleCase => "settle-case",
    AnswerSender => "answer-sender",
    ProveDelivery => "prove-delivery",
    OverrunNotice => "overrun-notice",
});

/// Where a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DutyState {
    /// Owed.
    Open,
    /// Done.
    Met,
    /// A person decided, with a written reason, that it is not owed.
    Waived,
}

coded!(DutyState { Open => "open", Met => "met", Waived => "waived" });

/// Why a span is not counted (KPA 35 §5 and the acts it names).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PauseBasis {
    /// Proceedings suspended (KPA 97, 98).
    Suspension,
    /// Term given by law for an act, for example completing an application (KPA 64 §2).
    StatutoryTerm,
    /// Mediation (KPA 96a and following).
    Mediation,
    /// Delay by the fault of a party.
    PartyDelay,
    /// Causes beyond the authority.
    BeyondAuthority,
    /// Delivery by the public hybrid service.
    HybridService,
}

coded!(PauseBasis {
    Suspension => "suspension",
    StatutoryTerm => "statutory-term",
    Mediation => "mediation",
    PartyDelay => "party-delay",
    BeyondAuthority => "beyond-authority",
    HybridService => "hybrid-service",
});

/// A duty on a screen or in the API.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DutyView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: DutyId,
    /// What is owed.
    pub kind: DutyKind,
    /// What it is about: the incoming item that is owed an answer, the letter whose delivery is to be proved, the
    /// settling duty whose overrun the parties are to be told of.
    pub about: Option<Uuid>,
    /// Towards whom.
    pub towards: Option<String>,
    /// Article of law.
    pub article: String,
    /// What started it.
    #[schema(value_type = String, format = Date)]
    pub started_on: Date,
    /// The day by which it is owed: the legal one, or a later one named to the parties; none while a pause lasts.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
    /// Of a notice of overrun: the settling day it is about.
    #[schema(value_type = Option<String>, format = Date)]
    pub about_day: Option<Date>,
    /// The legal day, when another one was named (KPA 36).
    #[schema(value_type = Option<String>, format = Date)]
    pub legal_on: Option<Date>,
    /// The day named to the parties.
    #[schema(value_type = Option<String>, format = Date)]
    pub named_on: Option<Date>,
    /// Why the case was not settled in its term, as the parties were told.
    pub named_reason: Option<String>,
    /// Where it stands.
    pub state: DutyState,
    /// Day on which it was met.
    #[schema(value_type = Option<String>, format = Date)]
    pub met_on: Option<Date>,
    /// Why it is not owed.
    pub waived_reason: Option<String>,
}

/// A pause on a screen.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PauseView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: PauseId,
    /// Why.
    pub basis: PauseBasis,
    /// In words.
    pub reason: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// Last day; none while it lasts.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
}
