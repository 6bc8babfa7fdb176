//! An open case of a former system goes on here, once.

use obieg_duties::deeds::StartDuty;
use obieg_duties::model::DutyKind;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, named};
use serde::Serialize;

use super::CaseEvent;
use super::open_case::{OpenedCase, Opening, write};
use crate::brought::{self, BroughtLine, Known, LineFacts, rules};
use crate::model::{CaseAccess, CaseId, PartyRole};
use crate::store;

/// Opens a case for one that a former system leads. The number is the next of this year's list, not of the year in which it
/// began: that list was kept there, its numbers are on other cases (domain: a matter that goes on elsewhere is registered anew,
/// its old sign stays on everything). The same sign again, in this file or another, is refused with the sign that it has here.
#[derive(Debug, Clone, Serialize)]
pub struct ImportCase {
    /// What the line says.
    pub line: BroughtLine,
}

/// Facts for bringing.
#[derive(Debug)]
pub struct ImportTarget {
    /// Of the case to be.
    id: CaseId,
    before: Option<String>,
    facts: LineFacts,
}

named!(ImportCase, "cases.import-case", [(Head, Reach), (Executive, Colleague), (Coordinator, Colleague)]);

impl Deed for ImportCase {
    type Target = ImportTarget;
    type Event = CaseEvent;
    type Done = OpenedCase;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<ImportTarget>, Failure> {
        let (id, office) = (db.env().new_id(), db.office());
        db.ahead(store::asks_on_opening(office, id, None))?;
        let before = brought::store::before(db, &self.line.foreign_sign)?;
        let facts = Known::default().of(db, &self.line)?;
        Ok(Some(ImportTarget { id, before, facts }))
    }

    // A head brings what the own unit leads. Of an officer whom nobody knows the rule tells.
    fn relation(&self, actor: &Actor, target: &ImportTarget) -> Relation {
        let officer = rules::officer(&self.line, &target.facts);
        let elsewhere = officer.is_ok_and(|one| Some(one.unit) != actor.unit());
        if elsewhere { Relation::Colleague } else { Relation::Reach }
    }

    fn run(&self, mut granted: Granted<'_, Self>, target: ImportTarget) -> Result<Committed<Self>, Failure> {
        if let Some(sign) = target.before {
            return Err(Refusal::state("cases.imported-before").with("sign", sign).into());
        }
        let today = granted.env().today();
        let line = rules::check(&self.line, &target.facts, today).map_err(Failure::Refused)?;
        let id = target.id;
        let due_on = match line.clock {
            None => None,
            Some(clock) => {
                let started = granted.step(&StartDuty {
                    case: id.uuid(),
                    kind: DutyKind::SettleCase,
                    about: None,
                    towards: None,
                    article: "KPA art. 35".to_owned(),
                    clock,
                    started_on: line.began_on,
                })?;
                started.due_on
            }
        };
        let opening = Opening {
            id,
            title: &line.title,
            class: &line.class,
            officer: &line.officer,
            base: None,
            access: CaseAccess::NonPublic,
            item: None,
            due_on,
        };
        let case = write(&mut granted, &opening)?;
        for (name, address) in &line.parties {
            let party = granted.env().new_id();
            let who = (name.as_str(), address.as_deref());
            store::add_party(&mut granted, party, id, PartyRole::Party, who, None)?;
        }
        brought::store::note(&mut granted, id, &case.sign, &line)?;
        let event = CaseEvent::CaseBrought {
            case: id,
            sign: case.sign.clone(),
            title: case.title,
            officer: case.officer_label,
            foreign_sign: line.foreign_sign,
            began_on: line.began_on,
        };
        granted.commit(&event, OpenedCase { id, sign: case.sign, due_on })
    }
}
