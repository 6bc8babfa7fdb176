//! Questions about the structure.

use obieg_kernel::door::{CountFactors, OpenSessions};
use obieg_kernel::id::{HoldingId, PersonId, PostId, UnitId};
use obieg_kernel::{Failure, Query, Reads, Role, Seen, named, of_office, office_target};

use crate::model::{
    Choices, HoldingView, PersonDetail, PersonPage, PostView, StructureView, UnitDetail, UnitView,
};
use crate::slot::{CountInUnit, CountWaiting};
use crate::store::{self, PersonRow};

/// Units, posts and people of today.
pub struct Structure;

/// A unit with its posts and who held them when.
pub struct SeeUnit {
    /// The unit.
    pub unit: UnitId,
}

/// Persons by name, a page at a time.
pub struct FindPersons {
    /// Beginnings of words of the name, at most two.
    pub name: String,
    /// The last person of the page before.
    pub after: Option<PersonId>,
    /// How many, 1 to 200.
    pub limit: i64,
}

/// A person with all holdings.
pub struct SeePerson {
    /// The person.
    pub person: PersonId,
}

/// What the forms of the structure offer to choose from.
pub struct PrepareChange;

/// A post of any day, for its forms.
pub struct SeePost {
    /// The post.
    pub post: PostId,
}

/// A holding of any day, for its forms.
pub struct SeeHolding {
    /// The holding.
    pub holding: HoldingId,
}

/// How much work waits at a holding, by each who counts; for the page on which it is ended.
pub struct CountWaitingAt {
    /// The holding.
    pub holding: HoldingId,
    /// Who counts.
    pub counts: Vec<CountWaiting>,
}

/// How much a unit still has, by each who counts; for the page on which it is ended.
pub struct CountUnitWork {
    /// The unit.
    pub unit: UnitId,
    /// Who counts.
    pub counts: Vec<CountInUnit>,
}

/// Structure is no secret inside the office: who wants to know whom to ask finds it here.
macro_rules! for_every_colleague {
    ($query:ty, $name:literal) => {
        named!(
            $query,
            $name,
            [
                (Chancery, Colleague),
                (Officer, Colleague),
                (Head, Colleague),
                (Executive, Colleague),
                (Coordinator, Colleague),
                (Archivist, Colleague),
                (Administrator, Colleague),
                (Machine, Colleague),
                (Operator, Colleague),
            ]
        );
    };
}
for_every_colleague!(Structure, "people.structure");
for_every_colleague!(SeeUnit, "people.see-unit");
for_every_colleague!(FindPersons, "people.find-persons");
for_every_colleague!(SeePerson, "people.see-person");
named!(PrepareChange, "people.prepare-change", [(Administrator, Colleague)]);
named!(SeePost, "people.see-post", [(Administrator, Colleague)]);
named!(SeeHolding, "people.see-holding", [(Administrator, Colleague)]);
named!(CountUnitWork, "people.count-unit-work", [(Administrator, Colleague)]);
named!(CountWaitingAt, "people.count-waiting", [(Administrator, Colleague)]);

of_office!(Structure => StructureView, |_, seen| {
    let mut units = store::list_units(seen)?;
    for standing in store::list_standings(seen)? {
        if let Some(unit) = units.iter_mut().find(|unit| unit.id == standing.unit) {
            unit.people.push(standing);
        }
    }
    Ok(StructureView { units: in_tree_order(units), others: store::other_units(seen)? })
});

/// Puts each unit under the one above it.
pub fn in_tree_order(units: Vec<UnitView>) -> Vec<UnitView> {
    fn place(parent: Option<UnitId>, depth: u32, left: &mut Vec<UnitView>, done: &mut Vec<UnitView>) {
        while let Some(at) = left.iter().position(|unit| unit.parent == parent) {
            let mut unit = left.remove(at);
            unit.depth = depth;
            let id = unit.id;
            done.push(unit);
            place(Some(id), depth + 1, left, done);
        }
    }
    let (mut left, mut done) = (units, Vec::new());
    place(None, 0, &mut left, &mut done);
    // A unit whose parent has ended stands at the end rather than nowhere.
    done.append(&mut left);
    done
}

impl Query for SeeUnit {
    type Target = UnitView;
    type Answer = UnitDetail;

    office_target!(UnitView, |query, db| Ok(store::unit_ever(db, query.unit)?));

    fn shows(&self, _: &UnitView) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, unit: UnitView) -> Result<UnitDetail, Failure> {
        let mut above = Vec::new();
        let mut next = unit.parent;
        while let Some(id) = next {
            let Some(one) = store::unit_ever(seen, id)? else { break };
            next = one.parent;
            above.insert(0, one);
        }
        Ok(UnitDetail {
            above,
            below: store::units_below(seen, unit.id)?,
            names: store::names_of(seen, unit.id)?,
            posts: store::posts_of_unit(seen, unit.id)?,
            today: seen.env().today(),
            unit,
        })
    }
}

of_office!(FindPersons => PersonPage, |query, seen| {
    Ok(store::find_persons(
        seen,
        &obieg_web::text::fold(&query.name),
        query.after,
        query.limit.clamp(1, 200),
    )?)
});

impl Query for SeePerson {
    type Target = PersonRow;
    type Answer = PersonDetail;

    office_target!(PersonRow, |query, db| Ok(store::find_person(db, query.person)?));

    fn shows(&self, _: &PersonRow) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(self.person.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, person: PersonRow) -> Result<PersonDetail, Failure> {
        let actor = seen.actor();
        let near = actor.person() == Some(person.id) || actor.has(Role::Administrator);
        let sessions = if near { Some(seen.also(&OpenSessions { person: person.id })?) } else { None };
        let factors = if near { Some(seen.also(&CountFactors { person: person.id })?) } else { None };
        Ok(PersonDetail {
            id: person.id,
            given: person.given,
            surname: person.surname,
            login: near.then_some(person.login),
            sessions,
            factors,
            names: store::earlier_names_of(seen, person.id)?,
            holdings: store::holdings_of(seen, person.id)?,
            today: seen.env().today(),
        })
    }
}

of_office!(PrepareChange => Choices, |_, seen| {
    Ok(Choices {
        units: in_tree_order(store::open_units(seen)?),
        posts: store::free_posts(seen)?,
        today: seen.env().today(),
    })
});

impl Query for SeePost {
    type Target = PostView;
    type Answer = PostView;

    office_target!(PostView, |query, db| Ok(store::post_ever(db, query.post)?));

    fn shows(&self, _: &PostView) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, _: &mut Seen<'_, Self>, post: PostView) -> Result<PostView, Failure> {
        Ok(post)
    }
}

impl Query for SeeHolding {
    type Target = HoldingView;
    type Answer = HoldingView;

    office_target!(HoldingView, |query, db| Ok(store::holding_ever(db, query.holding)?));

    fn shows(&self, _: &HoldingView) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, _: &mut Seen<'_, Self>, holding: HoldingView) -> Result<HoldingView, Failure> {
        Ok(holding)
    }
}

impl Query for CountWaitingAt {
    type Target = HoldingView;
    type Answer = Vec<i64>;

    office_target!(HoldingView, |query, db| Ok(store::holding_ever(db, query.holding)?));

    fn shows(&self, _: &HoldingView) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, holding: HoldingView) -> Result<Vec<i64>, Failure> {
        self.counts.iter().map(|count| count(seen, holding.id)).collect()
    }
}

impl Query for CountUnitWork {
    type Target = UnitView;
    type Answer = Vec<i64>;

    office_target!(UnitView, |query, db| Ok(store::unit_ever(db, query.unit)?));

    fn shows(&self, _: &UnitView) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, unit: UnitView) -> Result<Vec<i64>, Failure> {
        self.counts.iter().map(|count| count(seen, unit.id)).collect()
    }
}

/// What would be wrong with each line of a list of persons, if they were added now.
pub struct JudgePersons {
    /// The lines.
    pub persons: Vec<crate::deeds::PersonLine>,
}

named!(JudgePersons, "people.judge-persons", [(Administrator, Colleague)]);

of_office!(JudgePersons => Vec<Vec<obieg_kernel::Refusal>>, |query, seen| {
    query.persons.iter().map(|person| person.faults(seen)).collect()
});
