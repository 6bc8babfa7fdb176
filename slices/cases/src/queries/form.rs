//! What the form of a new case asks.

use obieg_classification::choice::ClassChoice;
use obieg_classification::model::ListView;
use obieg_kernel::{Reads, named, of_office};
use obieg_people::model::StandingView;
use obieg_registry::model::{ItemId, ItemView};
use obieg_terms::model::PatternView;

use crate::group::{self, GroupView};

/// What the form of a new case needs.
pub struct NewCaseForm {
    /// The item that starts it.
    pub item: Option<ItemId>,
    /// What was typed for a class and is none.
    pub class: String,
}

/// The item, the list, the end classes that a text finds, and who may be the officer.
pub struct NewCaseFacts {
    /// The item.
    pub item: Option<ItemView>,
    /// The list in force.
    pub list: Option<ListView>,
    /// Classes to choose from, when the text is not one of them.
    pub choice: ClassChoice,
    /// Colleagues of the actor's unit.
    pub officers: Vec<StandingView>,
    /// Separated groups of the actor's unit that take cases this year.
    pub groups: Vec<GroupView>,
    /// The office's own table of terms.
    pub patterns: Vec<PatternView>,
}

named!(NewCaseForm, "cases.new-case-form", [(Officer, Colleague), (Head, Colleague), (Executive, Colleague)]);

of_office!(NewCaseForm => NewCaseFacts, |query, seen| {
    let today = seen.env().today();
    let item = match query.item {
        Some(item) => Some(seen.also(&obieg_registry::queries::SeeItem { item })?.item),
        None => None,
    };
    let list = obieg_classification::store::find_list(seen, today)?;
    let choice = ClassChoice::of(seen, &query.class)?;
    let (unit, all) = (seen.actor().unit(), obieg_people::store::list_standings(seen)?);
    let officers = all.into_iter().filter(|one| Some(one.unit) == unit).collect();
    let groups = match unit {
        Some(unit) => group::of_unit(seen, unit, today.year())?,
        None => Vec::new(),
    };
    let patterns = obieg_terms::store::all(seen)?;
    Ok(NewCaseFacts { item, list, choice, officers, groups, patterns })
});
