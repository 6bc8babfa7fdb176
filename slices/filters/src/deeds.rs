//! What can be done to saved filters.

use obieg_kernel::id::PersonId;
use obieg_kernel::{Committed, Deed, Event, Failure, Granted, Lookup, Reads, Refusal, named, own_target};
use serde::Serialize;
use uuid::Uuid;

use crate::model::{FilterId, FilterView, FilteredList};
use crate::{queries, rules, store};

/// What the journal is told: neither name nor filter, which may name people.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum FilterEvent {
    /// A filter was saved.
    FilterSaved {
        /// Which.
        filter: Uuid,
    },
    /// It got another name.
    FilterRenamed {
        /// Which.
        filter: Uuid,
    },
    /// It is gone.
    FilterDeleted {
        /// Which.
        filter: Uuid,
    },
}

impl Event for FilterEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::FilterSaved { .. } => "FilterSaved",
            Self::FilterRenamed { .. } => "FilterRenamed",
            Self::FilterDeleted { .. } => "FilterDeleted",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::FilterSaved { filter }
            | Self::FilterRenamed { filter }
            | Self::FilterDeleted { filter } => {
                vec![*filter]
            }
        }
    }
}

/// Saves the filter of a list under a name, for oneself.
#[derive(Debug, Clone, Serialize)]
pub struct SaveFilter {
    /// Which list.
    pub list: FilteredList,
    /// Name, 1 to 60 characters.
    pub name: String,
    /// The filter as it stands in the list's address.
    pub query: String,
}

named!(
    SaveFilter,
    "filters.save-filter",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
    ]
);

/// The person, and what they saved.
type OfPerson = (PersonId, Vec<FilterView>);

fn own(db: &mut Lookup<'_>) -> Result<Option<OfPerson>, Failure> {
    let Some(person) = db.actor().person() else { return Ok(None) };
    Ok(Some((person, store::of_person(db, person)?)))
}

impl Deed for SaveFilter {
    type Target = OfPerson;
    type Event = FilterEvent;
    type Done = FilterId;

    own_target!(OfPerson, |_, db| own(db));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (person, known): OfPerson,
    ) -> Result<Committed<Self>, Failure> {
        if known.len() >= rules::MOST {
            return Err(Refusal::state("filters.many").with("most", rules::MOST).into());
        }
        let pairs = rules::pairs(self.list, &self.query)?;
        // A value that the list does not know is refused now and not on the desk.
        let actor = granted.actor();
        queries::count(&mut granted, actor, self.list, &pairs)?;
        let name = rules::name(&self.name, &known)?;
        let filter =
            FilterView { id: granted.env().new_id(), list: self.list, name, query: rules::written(&pairs) };
        store::add(&mut granted, person, &filter)?;
        granted.commit(&FilterEvent::FilterSaved { filter: filter.id.uuid() }, filter.id)
    }
}

/// Gives a saved filter another name.
#[derive(Debug, Clone, Serialize)]
pub struct RenameFilter {
    /// Which.
    pub filter: FilterId,
    /// Name, 1 to 60 characters.
    pub name: String,
}

/// Deletes a saved filter.
#[derive(Debug, Clone, Serialize)]
pub struct DeleteFilter {
    /// Which.
    pub filter: FilterId,
}

named!(
    RenameFilter,
    "filters.rename-filter",
    [(Chancery, Own), (Officer, Own), (Head, Own), (Executive, Own), (Coordinator, Own), (Archivist, Own)]
);
named!(
    DeleteFilter,
    "filters.delete-filter",
    [(Chancery, Own), (Officer, Own), (Head, Own), (Executive, Own), (Coordinator, Own), (Archivist, Own)]
);

/// One of the person's own; another's is not there.
fn one(db: &mut Lookup<'_>, filter: FilterId) -> Result<Option<OfPerson>, Failure> {
    Ok(own(db)?.filter(|(_, known)| known.iter().any(|one| one.id == filter)))
}

impl Deed for RenameFilter {
    type Target = OfPerson;
    type Event = FilterEvent;
    type Done = ();

    own_target!(OfPerson, |deed, db| one(db, deed.filter));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (person, mut known): OfPerson,
    ) -> Result<Committed<Self>, Failure> {
        known.retain(|one| one.id != self.filter);
        let name = rules::name(&self.name, &known)?;
        store::rename(&mut granted, person, self.filter, &name)?;
        granted.commit(&FilterEvent::FilterRenamed { filter: self.filter.uuid() }, ())
    }
}

impl Deed for DeleteFilter {
    type Target = OfPerson;
    type Event = FilterEvent;
    type Done = ();

    own_target!(OfPerson, |deed, db| one(db, deed.filter));

    fn run(&self, mut granted: Granted<'_, Self>, (person, _): OfPerson) -> Result<Committed<Self>, Failure> {
        store::delete(&mut granted, person, self.filter)?;
        granted.commit(&FilterEvent::FilterDeleted { filter: self.filter.uuid() }, ())
    }
}
