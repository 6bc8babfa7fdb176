//! The work list and the list of cases of a class.

use askama::Template;
use jiff::civil::Date;
use obieg_assignments::queries::BriefItems;
use obieg_kernel::id::UnitId;
use obieg_kernel::{Failure, Named};
use obieg_law::calendar::Holidays;
use obieg_registry::ItemView;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::due_tag;
use crate::deeds::{ImportCase, OpenCase, SeparateGroup};
use crate::model::{CaseLine, CaseLines, CaseState};
use crate::queries::{CaseList, FindCases, RegisterAnswer, RegisterOfCases};

#[derive(Deserialize, Default)]
pub(crate) struct ListFilter {
    #[serde(default)]
    stan: String,
    #[serde(default)]
    moje: String,
    #[serde(default)]
    po: Option<String>,
    /// `po`: overdue; `3`: due within three working days.
    #[serde(default)]
    termin: String,
    /// Beginning of a sign.
    #[serde(default)]
    znak: String,
    /// Items that are to join one of the cases.
    #[serde(default)]
    item: Vec<String>,
}

#[derive(Template)]
#[template(path = "cases.html")]
struct ListPage {
    frame: Frame,
    lines: CaseLines,
    state: CaseState,
    mine: bool,
    paged: bool,
    today: Date,
    term: String,
    sign: String,
    joining: Vec<ItemView>,
    /// What a guest does with the filter.
    tools: Html,
    faults: Faults,
}

impl ListPage {
    fn is_searched(&self) -> bool {
        !self.sign.is_empty()
    }

    /// The items that are to join stay in every address of the list.
    fn joining_part(&self) -> String {
        self.joining.iter().map(|item| format!("&item={}", item.id)).collect()
    }

    /// This list without the filter of terms.
    fn all_terms(&self) -> String {
        let mine = if self.mine { "&moje=1" } else { "" };
        format!("/sprawy?stan={}{mine}", self.state.code())
    }

    fn term_part(&self) -> &'static str {
        match self.term.as_str() {
            "po" => "&termin=po",
            "3" => "&termin=3",
            _ => "",
        }
    }

    fn is_closed(&self, line: &CaseLine) -> bool {
        line.state == CaseState::Closed
    }

    fn may_open(&self) -> bool {
        self.frame.could(OpenCase::NAME, OpenCase::RIGHTS)
    }

    fn may_import(&self) -> bool {
        self.joining.is_empty() && self.frame.could(ImportCase::NAME, ImportCase::RIGHTS)
    }

    fn due(&self, line: &CaseLine) -> Html {
        due_tag(&self.frame, line.state, line.due_on, self.today)
    }

    /// This list in another state.
    fn in_state(&self, state: &str) -> String {
        let mine = if self.mine { "&moje=1" } else { "" };
        format!("/sprawy?stan={state}{mine}{}{}", self.term_part(), self.joining_part())
    }

    /// This list from its first page.
    fn first(&self) -> String {
        self.in_state(self.state.code())
    }

    /// The filters of this list as they stand in an address.
    fn filters(&self) -> String {
        let mine = if self.mine { "&moje=1" } else { "" };
        format!("stan={}{mine}{}", self.state.code(), self.term_part())
    }

    /// The next page.
    fn further(&self, key: &str) -> String {
        format!("{}&po={key}", self.first())
    }

    /// All, when it shows only one's own; else only one's own.
    fn whose(&self) -> String {
        let mine = if self.mine { "" } else { "&moje=1" };
        format!("/sprawy?stan={}{mine}{}{}", self.state.code(), self.term_part(), self.joining_part())
    }
}

impl ListFilter {
    /// What the list asks for, from its first page.
    pub(crate) fn query(&self, today: Date) -> CaseList {
        let state = CaseState::from_code(&self.stan).unwrap_or(CaseState::Open);
        let (due_from, due_to) = due_span(&self.termin, today);
        CaseList { state, mine: self.moje == "1", due_from, due_to, after: None, limit: 50 }
    }
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let filter: ListFilter = visit.query()?;
    let paged = filter.po.is_some();
    let today = visit.site().kernel().env().today();
    let sign = filter.znak.trim().to_owned();
    let asked = filter.query(today);
    let (state, mine) = (asked.state, asked.mine);
    let lines = if sign.is_empty() {
        visit.see(CaseList { after: filter.po, ..asked }).await?
    } else {
        CaseLines { cases: visit.see(FindCases { sign: sign.clone() }).await?, next: None }
    };
    let joining = joining(&visit, &filter.item).await?;
    let title = match joining.len() {
        0 => "cases-title",
        1 => "cases-join-title",
        _ => "cases-join-many-title",
    };
    let frame = visit.frame(visit.words().t(title))?;
    let (faults, term) = (Faults::default(), filter.termin);
    let tools = Html::default();
    let mut page = ListPage { frame, lines, state, mine, paged, today, term, sign, joining, tools, faults };
    if !page.is_searched() && page.joining.is_empty() {
        page.tools = obieg_desk::saved::list_tools(&visit, &page.frame, "cases", &page.filters())?;
    }
    Reply::page(&page)
}

/// The items that are to join, as far as the asker reaches them.
async fn joining(visit: &Visit, items: &[String]) -> Result<Vec<ItemView>, Failure> {
    let named = items.iter().filter(|text| !text.is_empty());
    let items: Vec<_> =
        named.map(|text| text.parse().map_err(|_| Failure::Hidden)).collect::<Result<_, _>>()?;
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = visit.see(BriefItems { items }).await?;
    found.sort_by_key(|item| item.place);
    if found.is_empty() { Err(Failure::Hidden) } else { Ok(found) }
}

/// The span of legal days that a filter names.
pub(crate) fn due_span(filter: &str, today: Date) -> (Option<Date>, Option<Date>) {
    match filter {
        "po" => (None, Some(today.yesterday().unwrap_or(today))),
        "3" => (Some(today), Some(Holidays::statutory().after_working_days(today, 3))),
        _ => (None, None),
    }
}

#[derive(Deserialize, Default)]
pub(crate) struct RegisterFilter {
    #[serde(default)]
    komorka: String,
    #[serde(default)]
    symbol: String,
    #[serde(default)]
    rok: String,
    #[serde(default)]
    grupa: String,
}

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterPage {
    frame: Frame,
    answer: RegisterAnswer,
    /// The unit of the person at the screen.
    own: Option<UnitId>,
    symbol: String,
    /// What was typed as the title of a group.
    typed: String,
    faults: Faults,
    today: Date,
}

impl RegisterPage {
    /// May the person at the screen separate a group in the list that is shown?
    fn may_separate(&self) -> bool {
        let shown = self.answer.unit.as_ref().map(|unit| unit.id);
        let now = self.answer.year == self.today.year() && shown == self.own;
        let takes = self.answer.class.as_ref().is_some_and(|class| class.is_end);
        now && takes
            && self.answer.group.is_none()
            && self.frame.could(SeparateGroup::NAME, SeparateGroup::RIGHTS)
    }

    fn units(&self) -> Vec<(String, String)> {
        self.answer
            .units
            .iter()
            .map(|unit| (unit.id.to_string(), format!("{} {}", unit.code, unit.name)))
            .collect()
    }

    fn unit(&self) -> String {
        self.answer.unit.as_ref().map(|unit| unit.id.to_string()).unwrap_or_default()
    }

    fn year(&self) -> String {
        self.answer.year.to_string()
    }

    /// Which list it is, as it stands in an address; none before a class is chosen.
    fn filters(&self) -> Option<String> {
        if let Some(group) = &self.answer.group {
            return Some(format!("grupa={}", group.id));
        }
        self.answer.unit.as_ref().filter(|_| !self.symbol.is_empty())?;
        let symbol = obieg_web::text::percent_encoded(&self.symbol);
        Some(format!("komorka={}&symbol={symbol}&rok={}", self.unit(), self.answer.year))
    }
}

impl RegisterFilter {
    pub(crate) fn query(&self, whole: bool) -> RegisterOfCases {
        RegisterOfCases {
            unit: self.komorka.parse().ok(),
            symbol: self.symbol.trim().to_owned(),
            year: self.rok.parse().ok(),
            group: self.grupa.parse().ok(),
            whole,
            after: 0,
        }
    }
}

pub(crate) async fn register(visit: Visit) -> Outcome {
    let filter: RegisterFilter = visit.query()?;
    Reply::page(&register_page(&visit, filter, String::new(), Faults::default()).await?)
}

async fn register_page(
    visit: &Visit,
    filter: RegisterFilter,
    typed: String,
    faults: Faults,
) -> Result<RegisterPage, Failure> {
    let answer = visit.see(filter.query(false)).await?;
    let today = visit.site().kernel().env().today();
    let frame = visit.frame(visit.words().t("cases-register-title"))?;
    let symbol = answer.group.as_ref().map(|group| group.symbol.clone()).unwrap_or(filter.symbol);
    Ok(RegisterPage { frame, own: visit.actor()?.unit(), answer, symbol, typed, faults, today })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupForm {
    #[serde(default)]
    group_symbol: String,
    #[serde(default)]
    title: String,
}

/// Separates a group in the list that is shown.
pub(crate) async fn separate(mut visit: Visit) -> Outcome {
    let form: GroupForm = visit.form().await?;
    let deed = SeparateGroup { symbol: form.group_symbol.clone(), title: form.title.clone() };
    match visit.act(deed).await {
        Ok(group) => Ok(Reply::See(format!("/sprawy/spis?grupa={}&zrobiono=grupa", group.id))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            let filter = RegisterFilter { symbol: form.group_symbol, ..RegisterFilter::default() };
            Reply::invalid(&register_page(&visit, filter, form.title, faults).await?)
        }
    }
}
