//! Somebody is to act for somebody.

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, PersonId, SubstitutionId};
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, Role, named};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rules::{self, Facts};
use super::{SubstitutionEvent, store};
use crate::model::HoldingView;
use crate::store as structure;

/// Lets another person act for the holder of a post from a day to a day. Planned by the absent one, a head above them or the
/// administrator; from this very day by the latter two, with a reason.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MakeSubstitution {
    /// The post of the absent one: their holding. Who holds several has a substitute for each.
    #[schema(value_type = String, format = Uuid)]
    pub holding: HoldingId,
    /// Who acts.
    #[schema(value_type = String, format = Uuid)]
    pub substitute: PersonId,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// Last day, at most a year later. With its end the substitution ends by itself.
    #[schema(value_type = String, format = Date)]
    pub until: Date,
    /// Why; needed when it begins today.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub reason: String,
}

/// What was made.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SubstitutionMade {
    /// Id of the substitution.
    #[schema(value_type = String, format = Uuid)]
    pub id: SubstitutionId,
}

/// The post, and the scopes in whose reach it lies.
pub struct Target {
    holding: HoldingView,
    scopes: Vec<i64>,
}

named!(
    MakeSubstitution,
    "people.make-substitution",
    [
        (Chancery, Own),
        (Officer, Own),
        (Head, Reach),
        (Executive, Colleague),
        (Coordinator, Own),
        (Archivist, Own),
        (Administrator, Colleague),
    ]
);

/// May the actor name a substitute for a post from this very day? For one's own post nobody may: an absence that one knows of
/// oneself is planned.
pub(super) fn may_now(actor: &Actor, absent: PersonId, scopes: &[i64]) -> bool {
    let above = actor.has(Role::Head) && scopes.contains(&actor.scope(&[]).code());
    actor.has(Role::Administrator) || actor.has(Role::Executive) || (above && actor.person() != Some(absent))
}

impl Deed for MakeSubstitution {
    type Target = Target;
    type Event = SubstitutionEvent;
    type Done = SubstitutionMade;
    const CRITICAL: bool = true;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Target>, Failure> {
        let Some(holding) = structure::holding_ever(db, self.holding)? else { return Ok(None) };
        let scopes = structure::scopes_of(db, holding.unit)?;
        Ok(Some(Target { holding, scopes }))
    }

    fn relation(&self, actor: &Actor, target: &Target) -> Relation {
        if actor.person() == Some(target.holding.person) {
            Relation::Own
        } else if actor.has(Role::Head) && target.scopes.contains(&actor.scope(&[]).code()) {
            Relation::Reach
        } else {
            Relation::Colleague
        }
    }

    fn run(&self, mut granted: Granted<'_, Self>, target: Target) -> Result<Committed<Self>, Failure> {
        let (actor, today, holding) = (granted.actor(), granted.env().today(), target.holding);
        let made_by = actor.person().ok_or(Failure::Hidden)?;
        let sudden = self.since == today;
        let name = store::who_stands(&mut granted, self.substitute, self.since)?;
        let facts = Facts {
            today,
            since: self.since,
            until: self.until,
            may_now: may_now(actor, holding.person, &target.scopes),
            same_person: self.substitute == holding.person,
            held: (holding.since, holding.until),
            only_administers: holding.last_roles().iter().all(|role| role == "administrator"),
            substitute_stands: name.is_some(),
            substitute_away: store::away(&mut granted, self.substitute, self.since, self.until)?
                .filter(|_| self.substitute != holding.person),
            taken: store::taken(&mut granted, holding.id, self.since, self.until)?,
        };
        let mut faults: Vec<Refusal> = rules::check(&facts);
        let reason = rules::reason(&self.reason, sudden).map_err(|fault| faults.push(fault)).ok();
        let (Some(reason), Some(substitute_name), true) = (reason, name, faults.is_empty()) else {
            return Err(Failure::Refused(faults));
        };
        let id = granted.env().new_id();
        let new = store::New {
            id,
            holding: holding.id,
            substitute: self.substitute,
            since: self.since,
            until: self.until,
            reason: &reason,
            sudden,
            made_by,
            made_by_name: actor.name(),
        };
        store::add(&mut granted, &new)?;
        let event = SubstitutionEvent::SubstitutionMade {
            substitution: id,
            holding: holding.id,
            absent: holding.person,
            absent_name: holding.name,
            substitute: self.substitute,
            substitute_name,
            since: self.since,
            until: self.until,
            sudden,
            reason,
        };
        granted.commit(&event, SubstitutionMade { id })
    }
}
