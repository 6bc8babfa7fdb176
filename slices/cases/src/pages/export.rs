//! The work list and the list of cases of a class as files.

use jiff::civil::Date;
use obieg_web::{Cell, Column, Listing, Outcome, Visit, Words, export};

use super::lists::{ListFilter, RegisterFilter};
use crate::model::{CaseLine, CaseLines};
use crate::queries::{CaseList, RegisterAnswer, RegisterLine, RegisterOfCases};

/// The work list in the state and with the terms of its screen.
struct WorkList {
    filter: ListFilter,
    today: Date,
}

impl Listing for WorkList {
    type Query = CaseList;
    type Row = CaseLine;
    type Key = String;
    const FILE: &'static str = "sprawy";
    const TITLE: &'static str = "cases-title";
    const COLUMNS: &'static [Column<CaseLine>] = &[
        Column { word: "cases-sign", width: 4, cell: |_, case| Cell::Text(case.sign.clone()) },
        Column { word: "cases-field-title", width: 9, cell: |_, case| Cell::Text(case.title.clone()) },
        Column {
            word: "cases-state",
            width: 3,
            cell: |words, case| Cell::Text(words.of("case-state", case.state.code())),
        },
        Column { word: "cases-due", width: 3, cell: |_, case| Cell::Day(case.due_on) },
        Column { word: "cases-officer", width: 6, cell: |_, case| Cell::Text(case.officer_label.clone()) },
        Column { word: "cases-opened", width: 3, cell: |_, case| Cell::Day(Some(case.opened_on)) },
        Column { word: "cases-closed-on", width: 3, cell: |_, case| Cell::Day(case.closed_on) },
    ];

    fn ask(&self, after: Option<String>) -> CaseList {
        CaseList { after, limit: export::PAGE, ..self.filter.query(self.today) }
    }

    fn part(&self, answer: CaseLines) -> (Vec<CaseLine>, Option<String>) {
        (answer.cases, answer.next)
    }

    fn lead(&self, words: &Words) -> String {
        let list = self.filter.query(self.today);
        let state = words.of("cases-tab", list.state.code());
        if list.mine { format!("{state}, {}", words.t("cases-mine")) } else { state }
    }
}

/// List of cases (spis spraw) of a unit, class and year.
struct OfClass(RegisterFilter);

impl Listing for OfClass {
    type Query = RegisterOfCases;
    type Row = RegisterLine;
    type Key = i64;
    const FILE: &'static str = "spis-spraw";
    const TITLE: &'static str = "cases-register-title";
    const COLUMNS: &'static [Column<RegisterLine>] = &[
        Column { word: "cases-sign", width: 4, cell: |_, case| Cell::Text(case.sign.clone()) },
        Column { word: "cases-field-title", width: 9, cell: |_, case| Cell::Text(case.title.clone()) },
        Column { word: "cases-opened", width: 3, cell: |_, case| Cell::Day(Some(case.opened_on)) },
        Column { word: "cases-closed-on", width: 3, cell: |_, case| Cell::Day(case.closed_on) },
        Column { word: "cases-officer", width: 6, cell: |_, case| Cell::Text(case.officer.clone()) },
        Column { word: "cases-category", width: 2, cell: |_, case| Cell::text(case.category.as_ref()) },
    ];

    fn ask(&self, after: Option<i64>) -> RegisterOfCases {
        RegisterOfCases { after: after.unwrap_or(0), ..self.0.query(false) }
    }

    fn part(&self, answer: RegisterAnswer) -> (Vec<RegisterLine>, Option<i64>) {
        (answer.lines, answer.next)
    }

    fn lead(&self, _: &Words) -> String {
        String::new()
    }
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let filter = visit.query()?;
    let today = visit.actor()?.today();
    visit.export(WorkList { filter, today }).await
}

/// As a print it has the form that annex 2 of the chancery instruction gives it.
pub(crate) async fn register(visit: Visit) -> Outcome {
    if visit.part("format")? == "pdf" {
        return super::print::register(visit).await;
    }
    let filter = visit.query()?;
    visit.export(OfClass(filter)).await
}
