//! The work list and the list of cases of a class.

use askama::Template;
use jiff::civil::Date;
use obieg_kernel::Named;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::due_tag;
use crate::deeds::OpenCase;
use crate::model::{CaseLine, CaseLines, CaseState};
use crate::queries::{CaseList, RegisterAnswer, RegisterOfCases};

#[derive(Deserialize, Default)]
pub(crate) struct ListFilter {
    #[serde(default)]
    stan: String,
    #[serde(default)]
    moje: String,
    #[serde(default)]
    po: Option<String>,
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
}

impl ListPage {
    fn may_open(&self) -> bool {
        self.frame.could(OpenCase::NAME, OpenCase::RIGHTS)
    }

    fn due(&self, line: &CaseLine) -> Html {
        due_tag(&self.frame, line.state, line.due_on, self.today)
    }

    /// This list in another state.
    fn in_state(&self, state: &str) -> String {
        format!("/sprawy?stan={state}{}", if self.mine { "&moje=1" } else { "" })
    }

    /// This list from its first page.
    fn first(&self) -> String {
        self.in_state(self.state.code())
    }

    /// The next page.
    fn further(&self, key: &str) -> String {
        format!("{}&po={key}", self.first())
    }

    /// All, when it shows only one's own; else only one's own.
    fn whose(&self) -> String {
        format!("/sprawy?stan={}{}", self.state.code(), if self.mine { "" } else { "&moje=1" })
    }
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let filter: ListFilter = visit.query()?;
    let state = CaseState::from_code(&filter.stan).unwrap_or(CaseState::Open);
    let mine = filter.moje == "1";
    let paged = filter.po.is_some();
    let lines = visit.see(CaseList { state, mine, after: filter.po, limit: 50 }).await?;
    let today = visit.site().kernel().env().today();
    let frame = visit.frame(visit.words().t("cases-title"))?;
    Reply::page(&ListPage { frame, lines, state, mine, paged, today })
}

#[derive(Deserialize, Default)]
pub(crate) struct RegisterFilter {
    #[serde(default)]
    komorka: String,
    #[serde(default)]
    symbol: String,
    #[serde(default)]
    rok: String,
}

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterPage {
    frame: Frame,
    answer: RegisterAnswer,
    symbol: String,
    faults: Faults,
    today: Date,
}

impl RegisterPage {
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
}

pub(crate) async fn register(visit: Visit) -> Outcome {
    let filter: RegisterFilter = visit.query()?;
    let query = RegisterOfCases {
        unit: filter.komorka.parse().ok(),
        symbol: filter.symbol.trim().to_owned(),
        year: filter.rok.parse().ok(),
    };
    let answer = visit.see(query).await?;
    let today = visit.site().kernel().env().today();
    let frame = visit.frame(visit.words().t("cases-register-title"))?;
    Reply::page(&RegisterPage { frame, answer, symbol: filter.symbol, faults: Faults::default(), today })
}
