//! Another unit goes on with a case: it is registered anew there, with a reference each way.

use obieg_cases::deeds::{AddCooperation, CaseTarget, OpenedCase, ReregisterCase, target};
use obieg_cases::model::{Blocker, CaseId};
use obieg_duties::deeds::CarryDuties;
use obieg_kernel::id::HoldingId;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Refusal, Relation, named};
use obieg_people::model::StandingView;
use serde::Serialize;

use super::RelationEvent;
use super::restart_case::open_after;
use crate::model::RelationKind;
use crate::rules;

/// Takes an open case over into the unit of another officer. What is owed goes over with its day; the case before is closed
/// and stays readable to the new unit.
#[derive(Debug, Clone, Serialize)]
pub struct ReregisterInUnit {
    /// The case.
    pub case: CaseId,
    /// Its officer from now on, in another unit.
    pub officer: HoldingId,
    /// By what it is taken over, 3 to 1,000 characters.
    pub reason: String,
}

/// Facts for taking over.
pub struct ReregisterTarget {
    target: CaseTarget,
    officer: Option<StandingView>,
    in_the_way: Vec<Blocker>,
    cooperates: bool,
}

named!(ReregisterInUnit, "relations.reregister-in-unit", [(Head, Reach), (Executive, Reach)]);

impl Deed for ReregisterInUnit {
    type Target = ReregisterTarget;
    type Event = RelationEvent;
    type Done = OpenedCase;

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|target| target.target.case.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<ReregisterTarget>, Failure> {
        let Some(target) = target::load(db, self.case)? else { return Ok(None) };
        let officer = obieg_people::store::find_standing(db, self.officer)?;
        let in_the_way = rules::in_the_way(obieg_cases::contents::blockers(db, &target.case)?);
        let unit = officer.as_ref().map(|officer| officer.unit);
        let cooperation = obieg_cases::store::cooperation_of(db, self.case)?;
        let cooperates = cooperation.iter().any(|one| Some(one.unit) == unit);
        Ok(Some(ReregisterTarget { target, officer, in_the_way, cooperates }))
    }

    fn relation(&self, actor: &Actor, target: &ReregisterTarget) -> Relation {
        target::relation(actor, &target.target)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        target: ReregisterTarget,
    ) -> Result<Committed<Self>, Failure> {
        let case = &target.target.case;
        obieg_cases::rules::may_change(case)?;
        let reason = obieg_cases::rules::text("reason", &self.reason, 1_000)?;
        let officer = target
            .officer
            .filter(|officer| officer.unit != case.led_in)
            .ok_or_else(|| Refusal::input("relations.officer-wrong").on("officer"))?;
        if !target.in_the_way.is_empty() {
            let blocked =
                |one: Blocker| Refusal::state("cases.blocked").with("what", one.what).with("code", one.code);
            return Err(Failure::Refused(target.in_the_way.into_iter().map(blocked).collect()));
        }
        // While it still can be changed: afterwards the new unit reads it for ever.
        if !target.cooperates {
            granted.step(&AddCooperation { case: case.id, unit: officer.unit, reason: reason.to_owned() })?;
        }
        let made = open_after(&mut granted, case, (officer.holding, None), RelationKind::TakenOver)?;
        granted.step(&CarryDuties { from: case.id.uuid(), to: made.id.uuid() })?;
        granted.step(&ReregisterCase { case: case.id, sign: made.sign.clone() })?;
        let scope = granted.actor().scope(target::WIDE);
        let (after, _) = obieg_cases::store::find(&mut granted, made.id, scope)?.ok_or(Failure::Hidden)?;
        let due_on = obieg_cases::store::refresh_due(&mut granted, &after)?;
        let event = RelationEvent::CaseReregisteredIn {
            case: case.id,
            other: made.id,
            number: made.sign.clone(),
            reason: reason.to_owned(),
        };
        granted.commit(&event, OpenedCase { due_on, ..made })
    }
}
