//! A group of cases of one class gets a list of its own (wydzielona grupa spraw, podteczka).

use obieg_classification::model::ClassView;
use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Relation, named};
use obieg_people::model::StandingView;
use serde::Serialize;

use super::CaseEvent;
use crate::group::{self, GroupId, GroupView};
use crate::rules;

/// Separates a group in a class of the actor's own unit: it takes the next number of the class's list as its base, and cases
/// opened in it this year have signs of five parts (Dz.U. 2011 nr 14 poz. 67, annex 1 § 5).
#[derive(Debug, Clone, Serialize)]
pub struct SeparateGroup {
    /// Symbol of an end class of the list in force.
    pub symbol: String,
    /// What the group is, 1 to 500 characters.
    pub title: String,
}

named!(SeparateGroup, "cases.separate-group", [(Officer, Own), (Head, Own), (Executive, Own)]);

impl Deed for SeparateGroup {
    type Target = (Option<ClassView>, Option<StandingView>);
    type Event = CaseEvent;
    type Done = GroupView;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let today = db.env().today();
        let class = match obieg_classification::store::find_list(db, today)? {
            Some(list) => obieg_classification::store::find_class(db, list.id, self.symbol.trim())?,
            None => None,
        };
        let standing = match db.actor().holding() {
            Some(holding) => obieg_people::store::find_standing(db, holding)?,
            None => None,
        };
        Ok(Some((class, standing)))
    }

    fn relation(&self, _: &Actor, (_, standing): &Self::Target) -> Relation {
        if standing.is_some() { Relation::Own } else { Relation::Stranger }
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (class, standing): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        let today = granted.env().today();
        let title = rules::line("title", &self.title, 500)?;
        let class = rules::may_open_in(class.as_ref(), today)?;
        let unit = standing.ok_or(Failure::Hidden)?;
        let year = today.year();
        let id: GroupId = granted.env().new_id();
        let list = rules::number_scope(&unit.unit_code, &class.symbol, None, year);
        let base = granted.number(&list, id.uuid())?;
        let view = GroupView {
            id,
            unit: unit.unit,
            symbol: class.symbol.clone(),
            year,
            base,
            sign: rules::sign(&unit.unit_code, &class.symbol, None, base, year)?.to_string(),
            title: title.clone(),
            category: class.category.clone(),
            separated_on: today,
        };
        group::add(&mut granted, &view, class.list)?;
        let event = CaseEvent::GroupSeparated { group: id, sign: view.sign.clone(), title };
        granted.commit(&event, view)
    }
}
