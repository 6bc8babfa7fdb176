//! Questions about cases.

use obieg_classification::model::{ClassView, ListView};
use obieg_documents::{Content, DocumentId, DocumentView, VersionView};
use obieg_kernel::id::UnitId;
use obieg_kernel::journal::proof::{Entry, Proof, ask_about, entries_about};
use obieg_kernel::look::{Looks, looks_at};
use obieg_kernel::{Actor, Ask, Failure, Lookup, Query, Reads, Relation, Seen, named, of_office};
use obieg_people::model::{StandingView, UnitView};
use obieg_registry::model::{ItemId, ItemView};

use crate::classes;
use crate::deeds::CaseTarget;
use crate::deeds::target::{WIDE, targets_case};
use crate::group::{self, GroupId, GroupView};
use crate::model::{CaseFile, CaseId, CaseLine, CaseLines, CaseState, CaseView};
use crate::rules;
use crate::slot::{LoadPanel, PanelAsks, PanelData};
use crate::store::{self, WorkPage};

/// So many journal entries stand on the case page; the rest is in the case log.
const NEWEST: i64 = 20;

/// The case page: everything in one answer, from one snapshot.
pub struct ShowCase {
    /// Which.
    pub case: CaseId,
    /// Panels of other slices.
    pub panels: Vec<(PanelAsks, LoadPanel)>,
}

named!(
    ShowCase,
    "cases.show-case",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

impl Query for ShowCase {
    type Target = CaseTarget;
    type Answer = (CaseFile, Vec<PanelData>);

    targets_case!();

    fn shows(&self, _: &CaseTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(self.case.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: CaseTarget) -> Result<Self::Answer, Failure> {
        let case = target.case;
        let (office, today, scope) = (seen.office(), seen.env().today(), seen.actor().scope(WIDE));
        let mut asks: Vec<Ask> = store::asks_about(office, case.id).into();
        asks.extend(obieg_duties::store::asks_about(office, case.id.uuid()));
        asks.extend(obieg_people::store::asks_for_choices(office, case.led_in, today));
        asks.push(ask_about(office, case.id.uuid(), None, NEWEST));
        asks.extend(self.panels.iter().flat_map(|(asks, _)| asks(office, case.id, scope)));
        seen.ahead(asks)?;
        let ids = store::items_of(seen, case.id)?;
        let mut holders: Vec<uuid::Uuid> = ids.iter().map(|item| item.uuid()).collect();
        holders.push(case.id.uuid());
        let mut asks = obieg_registry::store::asks_for(office, &ids);
        asks.extend(obieg_documents::store::asks_for(office, &holders));
        asks.extend(obieg_paper::store::asks_for(office, &ids));
        seen.ahead(asks)?;
        let items = obieg_registry::store::list_items(seen, &ids)?;
        let documents = obieg_documents::store::list_by_holders(seen, &holders)?;
        let duties = obieg_duties::store::list_by_case(seen, case.id.uuid())?;
        let loans = obieg_paper::store::loans_of(seen, &ids)?;
        let blockers = rules::blockers(&case, &items, &documents, &duties, &loans, today);
        let file = CaseFile {
            parties: store::parties_of(seen, case.id)?,
            pauses: obieg_duties::store::list_pauses(seen, case.id.uuid())?,
            cooperation: store::cooperation_of(seen, case.id)?,
            entries: entries_about(seen, case.id.uuid(), None, NEWEST)?,
            case,
            items,
            documents,
            duties,
            blockers,
        };
        let mut panels = Vec::new();
        for (_, load) in &self.panels {
            panels.push(load(seen, file.case.id, scope)?);
        }
        Ok((file, panels))
    }
}

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

impl Query for CaseList {
    type Target = ();
    type Answer = CaseLines;

    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }

    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }

    fn shows(&self, (): &()) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<CaseLines, Failure> {
        let limit = self.limit.clamp(1, Self::MOST);
        let start = self.due_from.map(|day| (day.to_string(), CaseId::from_uuid(uuid::Uuid::nil())));
        let page = WorkPage {
            scope: seen.actor().scope(WIDE),
            state: self.state,
            officer: seen.actor().holding().filter(|_| self.mine),
            after: self.after.as_deref().and_then(parse_key).or(start),
            due_to: self.due_to,
            limit: limit + 1,
        };
        let mut lines = store::list_work(seen, &page)?;
        let more = i64::try_from(lines.len()).is_ok_and(|count| count > limit);
        if more {
            lines.pop();
        }
        let next = lines.last().filter(|_| more).map(|(_, key)| key.clone());
        let cases: Vec<CaseLine> = lines.into_iter().map(|(line, _)| line).collect();
        Ok(CaseLines { cases, next })
    }
}

/// Cases within reach whose sign begins with a text.
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
    Ok(store::list_by_sign(seen, scope, &query.sign)?)
});

fn parse_key(key: &str) -> Option<(String, CaseId)> {
    let (day, case) = key.split_once('_')?;
    day.parse::<jiff::civil::Date>().ok()?;
    Some((day.to_owned(), case.parse().ok()?))
}

/// So many found classes are offered to choose from.
pub const MOST_CLASSES: i64 = 20;

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
    /// End classes that the text finds, one more than are shown; none when it names one of them.
    pub classes: Vec<ClassView>,
    /// Colleagues of the actor's unit.
    pub officers: Vec<StandingView>,
    /// Separated groups of the actor's unit that take cases this year.
    pub groups: Vec<GroupView>,
}

named!(NewCaseForm, "cases.new-case-form", [(Officer, Colleague), (Head, Colleague), (Executive, Colleague)]);

impl Query for NewCaseForm {
    type Target = ();
    type Answer = NewCaseFacts;

    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }

    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }

    fn shows(&self, (): &()) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<NewCaseFacts, Failure> {
        let today = seen.env().today();
        let item = match self.item {
            Some(item) => Some(seen.also(&obieg_registry::queries::SeeItem { item })?.item),
            None => None,
        };
        let list = obieg_classification::store::find_list(seen, today)?;
        let typed = classes::symbol_of(&self.class);
        let mut found = Vec::new();
        if !typed.is_empty() {
            found = classes::search(seen, &self.class, MOST_CLASSES + 1)?;
        }
        let is_named = found.iter().any(|class| class.symbol == typed);
        let classes = if is_named { Vec::new() } else { found };
        let (unit, all) = (seen.actor().unit(), obieg_people::store::list_standings(seen)?);
        let officers = all.into_iter().filter(|one| Some(one.unit) == unit).collect();
        let groups = match unit {
            Some(unit) => group::of_unit(seen, unit, today.year())?,
            None => Vec::new(),
        };
        Ok(NewCaseFacts { item, list, classes, officers, groups })
    }
}

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

impl Query for RegisterOfCases {
    type Target = ();
    type Answer = RegisterAnswer;

    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }

    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }

    fn shows(&self, (): &()) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<RegisterAnswer, Failure> {
        let (today, scope) = (seen.env().today(), seen.actor().scope(WIDE));
        let group = match self.group {
            Some(group) => Some(group::find(seen, group)?.ok_or(Failure::Hidden)?),
            None => None,
        };
        let (wanted, symbol, year) = match &group {
            Some(group) => (Some(group.unit), group.symbol.clone(), group.year),
            None => (self.unit, self.symbol.clone(), self.year.unwrap_or(today.year())),
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
            let mut after = self.after;
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
                if !self.whole {
                    next = Some(after);
                    break;
                }
            }
            lines.sort_by_key(|line| line.number);
        }
        Ok(RegisterAnswer { unit, units, class, year, group, lines, next })
    }
}

/// The case action record (metryka, KPA 66a), oldest first.
pub struct CaseLog {
    /// Which.
    pub case: CaseId,
}

named!(
    CaseLog,
    "cases.case-log",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

impl Query for CaseLog {
    type Target = CaseTarget;
    type Answer = (CaseView, Vec<Entry>);

    targets_case!();

    fn shows(&self, _: &CaseTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(self.case.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: CaseTarget) -> Result<Self::Answer, Failure> {
        let mut all = Vec::new();
        let mut before = None;
        loop {
            let page = entries_about(seen, self.case.uuid(), before, 200)?;
            let Some(last) = page.last() else { break };
            before = i64::try_from(last.seq).ok();
            all.extend(page);
        }
        all.reverse();
        Ok((target.case, all))
    }
}

/// Who looked at the case: the read log, the newest first (KRI § 21; GDPR art. 15).
pub struct WhoLooked {
    /// Which.
    pub case: CaseId,
    /// Only looks before this one.
    pub before: Option<uuid::Uuid>,
}

// The one who answers for the case, and those who answer for them. Not the archivist, who looks after what is settled.
named!(
    WhoLooked,
    "cases.who-looked",
    [(Officer, Own), (Head, Reach), (Executive, Reach), (Coordinator, Reach)]
);

impl Query for WhoLooked {
    type Target = CaseTarget;
    type Answer = (CaseView, Looks);

    targets_case!();

    fn shows(&self, _: &CaseTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(self.case.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: CaseTarget) -> Result<Self::Answer, Failure> {
        let looks = looks_at(seen, self.case.uuid(), self.before, obieg_web::looks::PAGE)?;
        Ok((target.case, looks))
    }
}

/// The proof that an entry about the case stands in the journal.
pub struct CaseProof {
    /// Which case.
    pub case: CaseId,
    /// Which entry.
    pub seq: i64,
}

named!(
    CaseProof,
    "cases.case-proof",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

impl Query for CaseProof {
    type Target = CaseTarget;
    type Answer = (CaseView, Entry, Proof);

    targets_case!();

    fn shows(&self, _: &CaseTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(self.case.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: CaseTarget) -> Result<Self::Answer, Failure> {
        // Only entries about this case: the one before `seq + 1` must be it.
        let entries = entries_about(seen, self.case.uuid(), self.seq.checked_add(1), 1)?;
        let entry = entries.into_iter().next().filter(|entry| i64::try_from(entry.seq) == Ok(self.seq));
        let entry = entry.ok_or(Failure::Hidden)?;
        let proof = seen.proof(self.seq)?.ok_or(Failure::Hidden)?;
        Ok((target.case, entry, proof))
    }
}

/// The content of a document of a case or of one of its items.
pub struct CaseContent {
    /// Which case.
    pub case: CaseId,
    /// Which document.
    pub document: DocumentId,
    /// Which version; the last one when not named.
    pub version: Option<i64>,
}

named!(
    CaseContent,
    "cases.case-content",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

impl Query for CaseContent {
    type Target = CaseTarget;
    type Answer = Content;

    targets_case!();

    fn shows(&self, _: &CaseTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::part(self.case.uuid(), self.document.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, _: CaseTarget) -> Result<Content, Failure> {
        let document = store::document_of(seen, self.case, self.document)?.ok_or(Failure::Hidden)?;
        let content =
            obieg_documents::store::find_content(seen, document.holder, self.document, self.version)?;
        content.ok_or(Failure::Hidden)
    }
}

/// All versions of a document of a case or of one of its items.
pub struct CaseVersions {
    /// Which case.
    pub case: CaseId,
    /// Which document.
    pub document: DocumentId,
}

named!(
    CaseVersions,
    "cases.case-versions",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

impl Query for CaseVersions {
    type Target = CaseTarget;
    type Answer = (CaseView, (DocumentView, Vec<VersionView>));

    targets_case!();

    fn shows(&self, _: &CaseTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::part(self.case.uuid(), self.document.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: CaseTarget) -> Result<Self::Answer, Failure> {
        let document = store::document_of(seen, self.case, self.document)?.ok_or(Failure::Hidden)?;
        let versions = obieg_documents::store::list_versions(seen, self.document)?;
        Ok((target.case, (document, versions)))
    }
}

/// Cases that a unit leads and that are not closed: what another unit takes over.
pub struct CasesLedIn {
    /// The unit.
    pub unit: obieg_kernel::id::UnitId,
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
    type Answer = crate::model::CasesLed;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<String>, Failure> {
        Ok(obieg_people::store::find_unit(db, self.unit)?.map(|unit| unit.code))
    }

    fn relation(&self, _: &Actor, _: &String) -> Relation {
        Relation::Colleague
    }

    fn shows(&self, _: &String) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, unit_code: String) -> Result<Self::Answer, Failure> {
        let limit = self.limit.clamp(1, Self::MOST);
        let mut cases = store::led_in(seen, self.unit, self.after, limit + 1)?;
        let most = usize::try_from(limit).unwrap_or(0);
        let more = cases.len() > most;
        cases.truncate(most);
        let next = cases.last().filter(|_| more).map(|line| line.id);
        Ok(crate::model::CasesLed { unit: self.unit, unit_code, cases, next })
    }
}
