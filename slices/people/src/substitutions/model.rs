//! Substitutions and one's own posts as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, PersonId, SubstitutionId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::model::StandingView;

/// How a substitution stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its first day is to come.
    Planned,
    /// In force.
    Now,
    /// Its last day has passed.
    Over,
    /// Taken back early.
    TakenBack,
}

obieg_kernel::coded!(Standing { Planned => "planned", Now => "now", Over => "over", TakenBack => "taken-back" });

/// A substitution: one post of the absent one, by another person, from a day to a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubstitutionView {
    /// Id; a program that acts for the absent one sends it as the header `Obieg-Substitution`.
    #[schema(value_type = String, format = Uuid)]
    pub id: SubstitutionId,
    /// The post: the holding of the absent one.
    #[schema(value_type = String, format = Uuid)]
    pub holding: HoldingId,
    /// The absent one.
    #[schema(value_type = String, format = Uuid)]
    pub absent: PersonId,
    /// Name of the absent one.
    pub absent_name: String,
    /// Title of the post.
    pub post: String,
    /// Code of the unit.
    pub unit_code: String,
    /// Who acts.
    #[schema(value_type = String, format = Uuid)]
    pub substitute: PersonId,
    /// Name of who acts.
    pub substitute_name: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub until: Date,
    /// Why; may be empty for a planned one.
    pub reason: String,
    /// Made from the very day, by somebody else than the absent one.
    pub sudden: bool,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Timestamp,
    /// Who made it.
    #[schema(value_type = String, format = Uuid)]
    pub made_by: PersonId,
    /// Name of who made it, as of that day.
    pub made_by_name: String,
    /// When it was taken back early.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub taken_back_at: Option<Timestamp>,
    /// Who took it back.
    pub taken_back_by_name: Option<String>,
}

impl SubstitutionView {
    /// How it stands on a day.
    pub fn standing(&self, today: &Date) -> Standing {
        match () {
            () if self.taken_back_at.is_some() => Standing::TakenBack,
            () if self.since > *today => Standing::Planned,
            () if self.until < *today => Standing::Over,
            () => Standing::Now,
        }
    }

    /// `Anna Prowadząca, inspektor (AB-I)`.
    pub fn absent_label(&self) -> String {
        format!("{}, {} ({})", self.absent_name, self.post, self.unit_code)
    }

    /// Can it still be taken back?
    pub fn is_open(&self, today: &Date) -> bool {
        matches!(self.standing(today), Standing::Planned | Standing::Now)
    }
}

/// In whose name one may work: at one's own posts, and for whom.
#[derive(Debug, Serialize, ToSchema)]
pub struct Places {
    /// One's own posts today.
    pub posts: Vec<StandingView>,
    /// For whom one may act today or later.
    pub for_others: Vec<SubstitutionView>,
    /// Who acts for oneself, acted in the last thirty days, or will.
    pub for_me: Vec<SubstitutionView>,
    /// Others that one made and that are not over.
    pub made: Vec<SubstitutionView>,
    /// The day on which this was read.
    #[schema(value_type = String, format = Date)]
    pub today: Date,
}

/// What the form offers.
#[derive(Debug)]
pub struct SubstitutionChoices {
    /// Posts for which the asker may name a substitute.
    pub absent: Vec<StandingView>,
    /// Everybody who may act.
    pub people: Vec<StandingView>,
    /// May the asker name a substitute from this very day for anybody?
    pub may_now: bool,
    /// Today.
    pub today: Date,
}

/// A page of the list of substitutions, the latest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubstitutionPage {
    /// The substitutions.
    pub substitutions: Vec<SubstitutionView>,
    /// The last one of this page when there are more: `after` of the next.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub next: Option<SubstitutionId>,
    /// The day on which this was read.
    #[schema(value_type = String, format = Date)]
    pub today: Date,
}
