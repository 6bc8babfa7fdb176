//! The list of cases (spis spraw).

use obieg_classification::model::ClassView;
use obieg_kernel::id::UnitId;
use obieg_kernel::{Failure, Reads, named, of_office};
use obieg_people::model::UnitView;

use crate::deeds::target::WIDE;
use crate::group::{self, GroupId, GroupView};
use crate::model::{CaseId, CaseView};
use crate::store;

/// List of cases (spis spraw) of a unit, class and year.
pub struct RegisterOfCases {
    /// The unit; the actor's own when not named.
    pub unit: Option<UnitId>,
    /// Symbol of the class.
    pub symbol: String,
    /// Year in which the cases began; the present one when not named.
    pub year: Option<i16>,
    /// The list of a separated group, instead of unit, class and year.
    pub group: Option<GroupId>,
    /// All of it, for print; else a page of 500.
    pub whole: bool,
    /// Only numbers after this one.
    pub after: i64,
}

/// A line of the list of cases: a case, or a group that has a list of its own.
#[derive(Debug)]
pub struct RegisterLine {
    /// Number in the list.
    pub number: i64,
    /// The case, if it is one.
    pub case: Option<CaseId>,
    /// The group, if it is one.
    pub group: Option<GroupId>,
    /// Sign.
    pub sign: String,
    /// Title.
    pub title: String,
    /// Opened, or separated, on.
    pub opened_on: jiff::civil::Date,
    /// Settled on.
    pub closed_on: Option<jiff::civil::Date>,
    /// Its officer; nobody's for a group.
    pub officer: String,
    /// Archival category.
    pub category: Option<String>,
}

impl RegisterLine {
    fn of_case((number, case): (i64, CaseView)) -> Self {
        let CaseView { id, sign, title, opened_on, closed_on, officer_label, category, .. } = case;
        Self {
            number,
            case: Some(id),
            group: None,
            sign,
            title,
            opened_on,
            closed_on,
            officer: officer_label,
            category,
        }
    }

    fn of_group(group: GroupView) -> Self {
        let GroupView { id, base, sign, title, category, separated_on, .. } = group;
        Self {
            number: i64::from(base),
            case: None,
            group: Some(id),
            sign,
            title,
            opened_on: separated_on,
            closed_on: None,
            officer: String::new(),
            category,
        }
    }
}

/// The list with its heading.
pub struct RegisterAnswer {
    /// The unit.
    pub unit: Option<UnitView>,
    /// All units, for the choice.
    pub units: Vec<UnitView>,
    /// Title of the class.
    pub class: Option<ClassView>,
    /// The year.
    pub year: i16,
    /// The separated group whose list it is.
    pub group: Option<GroupView>,
    /// Cases and groups, by number.
    pub lines: Vec<RegisterLine>,
    /// Number of the last case shown, when there may be more.
    pub next: Option<i64>,
}

named!(
    RegisterOfCases,
    "cases.register-of-cases",
    [
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
    ]
);

of_office!(RegisterOfCases => RegisterAnswer, |query, seen| {
    let (today, scope) = (seen.env().today(), seen.actor().scope(WIDE));
    let group = match query.group {
        Some(group) => Some(group::find(seen, group)?.ok_or(Failure::Hidden)?),
        None => None,
    };
    let (wanted, symbol, year) = match &group {
        Some(group) => (Some(group.unit), group.symbol.clone(), group.year),
        None => (query.unit, query.symbol.clone(), query.year.unwrap_or(today.year())),
    };
    let units = obieg_people::store::list_units(seen)?;
    let wanted = wanted.or(seen.actor().unit());
    let unit = units.iter().find(|unit| Some(unit.id) == wanted).cloned();
    let class = match obieg_classification::store::find_list(seen, today)? {
        Some(list) => obieg_classification::store::find_class(seen, list.id, &symbol)?,
        None => None,
    };
    let (mut lines, mut next) = (Vec::new(), None);
    if let Some(unit) = unit.as_ref().filter(|_| !symbol.is_empty()) {
        let base = group.as_ref().map(|group| group.base);
        let mut after = query.after;
        loop {
            let page = store::list_by_class(seen, unit.id, &symbol, (year, base), scope, after)?;
            let last = page.last().map(|(last, _)| *last);
            let groups = match base {
                None => group::of_class(seen, unit.id, &symbol, year, after)?,
                Some(_) => Vec::new(),
            };
            // Groups stand between the cases of this page; after the last case, all that are left.
            let more = page.len() >= store::REGISTER_PAGE;
            let here = |group: &GroupView| !more || last.is_some_and(|last| i64::from(group.base) < last);
            lines.extend(groups.into_iter().filter(here).map(RegisterLine::of_group));
            lines.extend(page.into_iter().map(RegisterLine::of_case));
            let Some(last) = last.filter(|_| more) else { break };
            after = last;
            if !query.whole {
                next = Some(after);
                break;
            }
        }
        lines.sort_by_key(|line| line.number);
    }
    Ok(RegisterAnswer { unit, units, class, year, group, lines, next })
});
