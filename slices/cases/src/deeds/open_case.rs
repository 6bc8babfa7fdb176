//! A case is opened: sign, term and first item in one transaction.

use jiff::civil::Date;
use obieg_classification::model::ClassView;
use obieg_duties::deeds::StartDuty;
use obieg_duties::model::DutyKind;
use obieg_kernel::id::HoldingId;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, named};
use obieg_law::settling::{SettlingKind, settling_clock, settling_term};
use obieg_people::model::StandingView;
use obieg_registry::model::{ItemId, ItemView};
use obieg_terms::model::PatternId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::CaseEvent;
use super::join_item::take_in;
use crate::group::{self, GroupId, GroupView};
use crate::model::{CaseAccess, CaseId, CaseState, CaseView};
use crate::{rules, store};

/// Opens a case, from an item or on one's own (sprawa własna).
#[derive(Debug, Clone, Serialize)]
pub struct OpenCase {
    /// The item that starts it.
    pub item: Option<ItemId>,
    /// Title, 1 to 500 characters.
    pub title: String,
    /// Symbol of an end class of the list in force.
    pub symbol: String,
    /// The separated group of this class, unit and year that the case goes into.
    pub group: Option<GroupId>,
    /// The officer; the actor when not named.
    pub officer: Option<HoldingId>,
    /// Which term settles it; none for matters without one.
    pub settling: Option<Settling>,
    /// Access.
    pub access: CaseAccess,
}

/// Where the term of a case comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Settling {
    /// The general rule for such a case.
    General(SettlingKind),
    /// A special act (KPA art. 35 § 4): a line of the office's table of terms.
    Pattern(PatternId),
}

impl From<SettlingKind> for Settling {
    fn from(kind: SettlingKind) -> Self {
        Self::General(kind)
    }
}

/// What was opened.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenedCase {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: CaseId,
    /// Sign.
    pub sign: String,
    /// Legal day.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
}

/// Facts for opening.
pub struct OpenTarget {
    /// Of the case to be.
    id: CaseId,
    item: Option<ItemView>,
    class: Option<ClassView>,
    group: Option<GroupView>,
    officer: Option<StandingView>,
}

named!(OpenCase, "cases.open-case", [(Officer, Own), (Head, Reach), (Executive, Colleague)]);

impl Deed for OpenCase {
    type Target = OpenTarget;
    type Event = CaseEvent;
    type Done = OpenedCase;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<OpenTarget>, Failure> {
        let (today, id, office) = (db.env().today(), db.env().new_id(), db.office());
        db.ahead(store::asks_on_opening(office, id, self.item))?;
        let item = match self.item {
            Some(item) => match obieg_registry::store::find_item(db, item)? {
                Some(found) => Some(found),
                None => return Ok(None),
            },
            None => None,
        };
        let class = match obieg_classification::store::find_list(db, today)? {
            Some(list) => obieg_classification::store::find_class(db, list.id, self.symbol.trim())?,
            None => None,
        };
        let group = match self.group {
            Some(group) => group::find(db, group)?,
            None => None,
        };
        let officer = self.officer.or(db.actor().holding());
        let officer = match officer {
            Some(holding) => obieg_people::store::find_standing(db, holding)?,
            None => None,
        };
        Ok(Some(OpenTarget { id, item, class, group, officer }))
    }

    // One opens for oneself; a head for somebody in the same unit. Whether the item is within reach is asked by the
    // register itself when the item moves into the case.
    fn relation(&self, actor: &Actor, target: &OpenTarget) -> Relation {
        match &target.officer {
            Some(officer) if actor.holding() == Some(officer.holding) => Relation::Own,
            Some(officer) if actor.unit() == Some(officer.unit) => Relation::Reach,
            _ => Relation::Colleague,
        }
    }

    fn run(&self, mut granted: Granted<'_, Self>, target: OpenTarget) -> Result<Committed<Self>, Failure> {
        let today = granted.env().today();
        let title = rules::line("title", &self.title, 500)?;
        let class = rules::may_open_in(target.class.as_ref(), today)?;
        let officer = target.officer.ok_or_else(|| Refusal::input("cases.officer-unknown").on("officer"))?;
        rules::may_lead(&officer.roles)?;
        let id = target.id;
        let year = today.year();
        let base = match self.group {
            Some(_) => Some(rules::base_of(target.group.as_ref(), officer.unit, &class.symbol, year)?),
            None => None,
        };
        let started_on = target.item.as_ref().map_or(today, |item| item.received_on);
        let due_on = self.start_term(&mut granted, id, &class.symbol, started_on)?;
        let opening = Opening {
            id,
            title: &title,
            class,
            officer: &officer,
            base,
            access: self.access,
            item: self.item,
            due_on,
        };
        let case = write(&mut granted, &opening)?;
        let due_on = match &target.item {
            Some(item) => take_in(&mut granted, &case, item)?,
            None => due_on,
        };
        let event = CaseEvent::CaseOpened {
            case: id,
            sign: case.sign.clone(),
            title: case.title,
            officer: case.officer_label,
            item: self.item.map(obieg_kernel::id::Id::uuid),
        };
        granted.commit(&event, OpenedCase { id, sign: case.sign, due_on })
    }
}

/// A case that was judged and gets the next number of its list.
pub(super) struct Opening<'o> {
    pub(super) id: CaseId,
    pub(super) title: &'o str,
    pub(super) class: &'o ClassView,
    pub(super) officer: &'o StandingView,
    pub(super) base: Option<u32>,
    pub(super) access: CaseAccess,
    pub(super) item: Option<ItemId>,
    pub(super) due_on: Option<Date>,
}

/// Writes a new case of the unit of its officer, and who reaches it.
pub(super) fn write<D: Deed>(
    granted: &mut Granted<'_, D>,
    opening: &Opening<'_>,
) -> Result<CaseView, Failure> {
    let Opening { id, title, class, officer, base, access, item, due_on } = *opening;
    let today = granted.env().today();
    let year = today.year();
    let scope = rules::number_scope(&officer.unit_code, &class.symbol, base, year);
    let number = granted.number(&scope, id.uuid())?;
    let sign = rules::sign(&officer.unit_code, &class.symbol, base, number, year)?.to_string();
    let case = CaseView {
        id,
        sign,
        unit: officer.unit,
        led_in: officer.unit,
        unit_code: officer.unit_code.clone(),
        symbol: class.symbol.clone(),
        category: class.category.clone(),
        title: title.to_owned(),
        access,
        officer: officer.holding,
        officer_label: officer.label(),
        state: CaseState::Open,
        opened_on: today,
        closed_on: None,
        due_on,
        version: 1,
    };
    let place = store::NewPlace { list: class.list.uuid(), number, base, year, origin_item: item };
    store::add(granted, &case, &place)?;
    store::add_reach(granted, &case, officer.unit)?;
    Ok(case)
}

impl OpenCase {
    fn start_term(
        &self,
        granted: &mut Granted<'_, Self>,
        case: CaseId,
        symbol: &str,
        started_on: Date,
    ) -> Result<Option<Date>, Failure> {
        let (clock, article) = match self.settling {
            None => return Ok(None),
            Some(Settling::General(kind)) => {
                (settling_clock(kind, None).0, settling_term(kind).article.to_owned())
            }
            Some(Settling::Pattern(id)) => {
                let found = obieg_terms::store::find(granted, id)?;
                let line = obieg_terms::rules::may_settle(found, symbol)?;
                (line.clock(), line.article)
            }
        };
        let started = granted.step(&StartDuty {
            case: case.uuid(),
            kind: DutyKind::SettleCase,
            about: None,
            towards: None,
            article,
            clock,
            started_on,
        })?;
        Ok(started.due_on)
    }
}
