//! A case is settled: its term is met, and nothing changes any more.

use obieg_duties::deeds::{MeetDuty, WaiveDuty};
use obieg_duties::model::{DutyKind, DutyState, DutyView};
use obieg_kernel::{
    Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, RefusalKind, Relation, named,
};
use obieg_registry::deeds::MoveItem;
use obieg_registry::model::Stage;
use serde::Serialize;

use super::CaseEvent;
use super::target::{self, CaseTarget};
use crate::contents::{self, CaseContents};
use crate::model::{CaseId, CaseState};
use crate::{rules, store};

/// Closes a case as it was shown.
#[derive(Debug, Clone, Serialize)]
pub struct CloseCase {
    /// The case.
    pub case: CaseId,
    /// Its version on the screen; another one means that somebody changed it meanwhile.
    pub version: i64,
}

/// Why a notice of overrun is no longer owed, as the record says it.
const KEPT: &str = "Sprawę załatwiono w terminie, zawiadomienie nie było potrzebne.";

named!(CloseCase, "cases.close-case", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for CloseCase {
    /// The case, and everything that the checklist needs.
    type Target = (CaseTarget, CaseContents);
    type Event = CaseEvent;
    type Done = ();

    const VERSION: Option<fn(&Self::Target) -> i64> = Some(|(target, _)| target.case.version);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let Some(target) = target::load(db, self.case)? else { return Ok(None) };
        Ok(Some((target, contents::load(db, self.case)?)))
    }

    fn relation(&self, actor: &Actor, (target, _): &Self::Target) -> Relation {
        target::relation(actor, target)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, contents): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        let case = &target.case;
        rules::may_change(case)?;
        if case.version != self.version {
            return Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile").into());
        }
        let today = granted.env().today();
        let blockers = rules::blockers(case, &contents, today);
        if !blockers.is_empty() {
            let refusals = blockers
                .into_iter()
                .map(|one| Refusal::state("cases.blocked").with("what", one.what).with("code", one.code));
            return Err(Failure::Refused(refusals.collect()));
        }
        let settling = |duty: &&DutyView| duty.kind == DutyKind::SettleCase && duty.state == DutyState::Open;
        for duty in contents.duties.iter().filter(settling) {
            granted.step(&MeetDuty { duty: duty.id, by: None, on: today })?;
        }
        for duty in contents.duties.iter().filter(|duty| rules::is_needless_notice(duty, today)) {
            granted.step(&WaiveDuty { duty: duty.id, reason: KEPT.to_owned() })?;
        }
        for item in contents.items {
            granted.step(&MoveItem { item: item.id, to: Stage::Closed })?;
        }
        store::set_state(&mut granted, case, CaseState::Closed, None, Some(today))?;
        let event = CaseEvent::CaseClosed { case: case.id, sign: case.sign.clone(), on: today };
        granted.commit(&event, ())
    }
}
