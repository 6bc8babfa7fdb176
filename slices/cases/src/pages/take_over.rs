//! The open cases of a unit, taken over by another one: chosen ones or all of them.

use askama::Template;
use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::{Failure, Refusal};
use obieg_people::queries::Structure;
use obieg_web::batch::{self, Apart, BatchResult};
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::due_tag;
use crate::deeds::TakeOverCase;
use crate::model::{CaseId, CaseLine, CasesLed};
use crate::queries::CasesLedIn;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    #[serde(rename = "komorka")]
    unit: String,
    #[serde(rename = "sprawa")]
    case: String,
    #[serde(rename = "po")]
    after: String,
}

/// What was ticked and typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Form {
    unit: String,
    item: Vec<String>,
    officer: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "take_over.html")]
struct TakeOverPage {
    frame: Frame,
    led: CasesLed,
    form: Form,
    officers: Vec<(String, String)>,
    faults: Faults,
    today: Date,
    paged: bool,
}

impl TakeOverPage {
    fn is_ticked(&self, line: &CaseLine) -> bool {
        self.form.item.contains(&line.id.to_string())
    }

    fn due(&self, line: &CaseLine) -> Html {
        due_tag(&self.frame, line.state, line.due_on, self.today)
    }

    fn officers(&self) -> Vec<(String, String)> {
        self.officers.clone()
    }
}

fn id<K>(typed: &str) -> Result<obieg_kernel::id::Id<K>, Failure> {
    typed.parse().map_err(|_| Failure::Hidden)
}

async fn page(
    visit: &Visit,
    form: Form,
    after: Option<CaseId>,
    faults: Faults,
) -> Result<TakeOverPage, Failure> {
    let unit: UnitId = id(&form.unit)?;
    let led = visit.see(CasesLedIn { unit, after, limit: CasesLedIn::MOST }).await?;
    let structure = visit.see(Structure).await?;
    let others = structure.units.iter().filter(|one| one.id != unit).flat_map(|one| &one.people);
    let mut officers = vec![(String::new(), visit.words().t("cases-choose-officer").to_owned())];
    let leads = |role: &String| role == "officer" || role == "head";
    officers.extend(
        others.filter(|one| one.roles.iter().any(leads)).map(|one| (one.holding.to_string(), one.label())),
    );
    let today = visit.site().kernel().env().today();
    let frame = visit.frame(visit.words().a("cases-take-over-title", "unit", &led.unit_code))?;
    Ok(TakeOverPage { frame, led, form, officers, faults, today, paged: after.is_some() })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    let after = if wanted.after.is_empty() { None } else { Some(id(&wanted.after)?) };
    let form = Form { unit: wanted.unit, item: vec![wanted.case], ..Form::default() };
    Reply::page(&page(&visit, form, after, Faults::default()).await?)
}

pub(crate) async fn take_over(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    match try_take_over(&visit, &form).await {
        Ok(result) => result.reply(&visit),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, form, None, faults).await?)
        }
    }
}

async fn try_take_over(visit: &Visit, form: &Form) -> Result<BatchResult, Failure> {
    let unit: UnitId = id(&form.unit)?;
    let officer: HoldingId =
        form.officer.parse().map_err(|_| Refusal::input("cases.officer-missing").on("officer"))?;
    // Read before the deeds: what was taken over is no longer in the list.
    let known = visit.see(CasesLedIn { unit, after: None, limit: CasesLedIn::MOST }).await?.cases;
    let cases: Vec<CaseId> = form
        .item
        .iter()
        .map(|text| text.parse())
        .collect::<Result<_, _>>()
        .map_err(|_| Refusal::input("cases.choice").on("item"))?;
    let deeds = cases.iter().map(|case| TakeOverCase { case: *case, officer, reason: form.reason.clone() });
    let each = visit.act_on_each(deeds.collect()).await?;
    let words = visit.words();
    let name = |case: &CaseId| match known.iter().find(|line| line.id == *case) {
        Some(line) => (Some(format!("/sprawy/{case}")), format!("{} · {}", line.sign, line.title)),
        None => (Some(format!("/sprawy/{case}")), words.t("cases-unknown").to_owned()),
    };
    let Apart { failed, done, .. } = batch::apart(&cases, &each, words, name, |()| Vec::new());
    Ok(BatchResult {
        title: words.t("cases-take-over-result").to_owned(),
        retry: None,
        undo: None,
        failed,
        done,
        onward: vec![(format!("/sprawy/przejecie?komorka={unit}"), "cases-take-over-more")],
    })
}
