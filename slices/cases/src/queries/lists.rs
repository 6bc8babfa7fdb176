//! Lists of cases.

use std::collections::HashSet;

use obieg_kernel::id::UnitId;
use obieg_kernel::sql::paged;
use obieg_kernel::{Failure, Query, Seen, named, of_office, office_target};

use crate::deeds::target::WIDE;
use crate::model::{CaseId, CaseLine, CaseLines, CaseState, CasesLed};
use crate::store::{self, WorkPage};

/// The work list: cases within reach, by legal day.
pub struct CaseList {
    /// In this state.
    pub state: CaseState,
    /// Only the asker's own.
    pub mine: bool,
    /// Only those whose legal day is on or after this one.
    pub due_from: Option<jiff::civil::Date>,
    /// Only those whose legal day is on or before this one.
    pub due_to: Option<jiff::civil::Date>,
    /// Key of the last line already shown.
    pub after: Option<String>,
    /// At most so many lines, from 1 to [`CaseList::MOST`].
    pub limit: i64,
}

impl CaseList {
    /// The most lines of a page.
    pub const MOST: i64 = 200;
}

named!(
    CaseList,
    "cases.list-cases",
    [
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
    ]
);

of_office!(CaseList => CaseLines, |query, seen| {
    let limit = query.limit.clamp(1, CaseList::MOST);
    let start = query.due_from.map(|day| (day.to_string(), CaseId::from_uuid(uuid::Uuid::nil())));
    let page = WorkPage {
        scope: seen.actor().scope(WIDE),
        state: query.state,
        officer: seen.actor().holding().filter(|_| query.mine),
        after: query.after.as_deref().and_then(parse_key).or(start),
        due_to: query.due_to,
        limit: limit + 1,
    };
    let (lines, more) = paged(store::list_work(seen, &page)?, limit);
    let next = lines.last().filter(|_| more).map(|(_, key)| key.clone());
    let cases: Vec<CaseLine> = lines.into_iter().map(|(line, _)| line).collect();
    Ok(CaseLines { cases, next })
});

/// Cases within reach whose sign, here or in a former system, begins with a text.
pub struct FindCases {
    /// At least two characters; fewer find nothing.
    pub sign: String,
}

named!(
    FindCases,
    "cases.find-cases",
    [
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
    ]
);

of_office!(FindCases => Vec<CaseLine>, |query, seen| {
    if query.sign.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let scope = seen.actor().scope(WIDE);
    let mut found = crate::brought::store::list_by_sign(seen, scope, &query.sign)?;
    let known: HashSet<CaseId> = found.iter().map(|line| line.id).collect();
    let own = store::list_by_sign(seen, scope, &query.sign)?;
    // Both signs of a case may begin alike: it is one line all the same.
    found.extend(own.into_iter().filter(|line| !known.contains(&line.id)));
    Ok(found)
});

fn parse_key(key: &str) -> Option<(String, CaseId)> {
    let (day, case) = key.split_once('_')?;
    day.parse::<jiff::civil::Date>().ok()?;
    Some((day.to_owned(), case.parse().ok()?))
}

/// Cases that a unit leads and that are not closed: what another unit takes over.
pub struct CasesLedIn {
    /// The unit.
    pub unit: UnitId,
    /// The last one of the page before.
    pub after: Option<CaseId>,
    /// How many, at most [`CasesLedIn::MOST`].
    pub limit: i64,
}

impl CasesLedIn {
    /// The longest page.
    pub const MOST: i64 = 200;
}

named!(CasesLedIn, "cases.list-led-in", [(Executive, Colleague), (Coordinator, Colleague)]);

impl Query for CasesLedIn {
    /// The code of the unit.
    type Target = String;
    type Answer = CasesLed;

    office_target!(String, |query, db| Ok(
        obieg_people::store::find_unit(db, query.unit)?.map(|unit| unit.code)
    ));

    fn shows(&self, _: &String) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, unit_code: String) -> Result<Self::Answer, Failure> {
        let limit = self.limit.clamp(1, Self::MOST);
        let (cases, more) = paged(store::led_in(seen, self.unit, self.after, limit + 1)?, limit);
        let next = cases.last().filter(|_| more).map(|line| line.id);
        Ok(CasesLed { unit: self.unit, unit_code, cases, next })
    }
}
