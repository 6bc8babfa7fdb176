//! A substitution ends before its last day.

use obieg_kernel::id::SubstitutionId;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, Role, named};
use serde::Serialize;

use super::model::SubstitutionView;
use super::{SubstitutionEvent, store};

/// Takes a substitution back, by whoever made it or an administrator. The substitute is in their own name at the next request.
#[derive(Debug, Clone, Serialize)]
pub struct TakeBackSubstitution {
    /// The substitution.
    pub substitution: SubstitutionId,
}

named!(
    TakeBackSubstitution,
    "people.take-back-substitution",
    [
        (Chancery, Own),
        (Officer, Own),
        (Head, Own),
        (Executive, Own),
        (Coordinator, Own),
        (Archivist, Own),
        (Administrator, Colleague),
    ]
);

impl Deed for TakeBackSubstitution {
    type Target = SubstitutionView;
    type Event = SubstitutionEvent;
    type Done = ();
    const CRITICAL: bool = true;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<SubstitutionView>, Failure> {
        Ok(store::find(db, self.substitution)?)
    }

    fn relation(&self, actor: &Actor, one: &SubstitutionView) -> Relation {
        if actor.person() == Some(one.made_by) {
            Relation::Own
        } else if actor.has(Role::Administrator) {
            Relation::Colleague
        } else {
            Relation::Stranger
        }
    }

    fn run(&self, mut granted: Granted<'_, Self>, one: SubstitutionView) -> Result<Committed<Self>, Failure> {
        if !one.is_open(&granted.env().today()) {
            return Err(Refusal::state("people.substitution-over").into());
        }
        let by = granted.actor().name();
        store::take_back(&mut granted, one.id, by)?;
        let event = SubstitutionEvent::SubstitutionTakenBack {
            substitution: one.id,
            holding: one.holding,
            absent: one.absent,
            substitute: one.substitute,
        };
        granted.commit(&event, ())
    }
}
