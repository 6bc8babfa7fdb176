//! Questions about saved filters.

use obieg_kernel::{Actor, Failure, Reads, named, of_office};

use crate::model::{CountedFilter, FilteredList, Filters};
use crate::{rules, store};

/// Counting stops here.
pub(crate) const MOST_COUNTED: i64 = 100;

/// One's own saved filters with their counts.
pub struct OwnFilters;

named!(
    OwnFilters,
    "filters.own-filters",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
    ]
);

of_office!(OwnFilters => Filters, |_, seen| {
    let actor = seen.actor();
    Ok(Filters { filters: counted(seen, actor)? })
});

/// The actor's own filters, each with its bounded count of what the actor reaches now.
pub(crate) fn counted(db: &mut dyn Reads, actor: &Actor) -> Result<Vec<CountedFilter>, Failure> {
    let Some(person) = actor.person() else { return Ok(Vec::new()) };
    let mut filters = Vec::new();
    for filter in store::of_person(db, person)? {
        let pairs = rules::pairs(filter.list, &filter.query)?;
        let count = count(db, actor, filter.list, &pairs)?;
        filters.push(CountedFilter { filter, count });
    }
    Ok(filters)
}

/// How many lines the list has behind a filter.
///
/// # Errors
/// What the list says to values that it does not know.
pub(crate) fn count(
    db: &mut dyn Reads,
    actor: &Actor,
    list: FilteredList,
    pairs: &[(String, String)],
) -> Result<i64, Failure> {
    match list {
        FilteredList::Cases => obieg_cases::saved::count(db, actor, pairs, MOST_COUNTED),
        FilteredList::Items => obieg_registry::saved::count(db, actor, pairs, MOST_COUNTED),
    }
}
