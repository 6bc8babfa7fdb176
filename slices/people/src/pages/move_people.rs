//! People of a unit, chosen or all, go to another unit with their posts.

use askama::Template;
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::{Failure, Refusal};
use obieg_web::batch::{self, Apart, BatchAgain, BatchResult};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::{chosen, day};
use crate::deeds::MoveHolding;
use crate::model::{HoldingView, UnitDetail};
use crate::queries::{PrepareChange, SeeUnit};

/// What was ticked and typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Form {
    item: Vec<String>,
    unit: String,
    since: String,
}

#[derive(Template)]
#[template(path = "move_people.html")]
struct MovePage {
    frame: Frame,
    detail: UnitDetail,
    people: Vec<HoldingView>,
    units: Vec<(String, String)>,
    form: Form,
    faults: Faults,
}

impl MovePage {
    fn units(&self) -> Vec<(String, String)> {
        self.units.clone()
    }

    fn is_ticked(&self, one: &HoldingView) -> bool {
        self.form.item.contains(&one.id.to_string())
    }

    fn roles(&self, one: &HoldingView) -> String {
        one.last_roles().iter().map(|code| self.frame.words.of("role", code)).collect::<Vec<_>>().join(", ")
    }
}

/// Who can be moved: who holds a post without a last day.
fn people(detail: &UnitDetail) -> Vec<HoldingView> {
    let all = detail.posts.iter().flat_map(|post| &post.holdings);
    all.filter(|one| one.until.is_none()).cloned().collect()
}

async fn page(visit: &Visit, form: Form, faults: Faults) -> Result<MovePage, Failure> {
    let detail = visit.see(SeeUnit { unit: visit.id("id")? }).await?;
    let choices = visit.see(PrepareChange).await?;
    let mut units = vec![(String::new(), visit.words().t("people-choose").to_owned())];
    let others = choices.units.iter().filter(|one| one.id != detail.unit.id);
    units.extend(others.map(|one| (one.id.to_string(), format!("{} {}", one.code, one.name))));
    let frame = visit.frame(visit.words().a("people-move-of", "code", &detail.unit.code))?;
    Ok(MovePage { people: people(&detail), frame, detail, units, form, faults })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    let today = visit.see(PrepareChange).await?.today;
    let form = Form { since: today.to_string(), ..Form::default() };
    Reply::page(&page(&visit, form, Faults::default()).await?)
}

pub(crate) async fn move_them(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    match try_move(&visit, &form).await {
        Ok(result) => result.reply(&visit),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, form, faults).await?)
        }
    }
}

async fn try_move(visit: &Visit, form: &Form) -> Result<BatchResult, Failure> {
    let here: UnitId = visit.id("id")?;
    let unit = chosen(&form.unit, "unit", "people.unit-missing")?;
    let since = day(&form.since, "since")?;
    // Read before the deeds: who has gone is no longer among the people of the unit.
    let known = people(&visit.see(SeeUnit { unit: here }).await?);
    let ticked: Vec<HoldingId> = batch::ids(&form.item)?;
    let item = || Refusal::input("people.move-elsewhere").on("item");
    if ticked.iter().any(|id| known.iter().all(|one| one.id != *id)) {
        return Err(item().into());
    }
    let deeds = ticked.iter().map(|holding| MoveHolding { holding: *holding, unit, since });
    let each = batch::typed_right(visit.act_on_each(deeds.collect()).await?, &["unit", "since"])?;
    let words = visit.words();
    let name = |id: &HoldingId| match known.iter().find(|one| one.id == *id) {
        Some(one) => {
            (Some(format!("/ustawienia/osoby/{}", one.person)), format!("{}, {}", one.name, one.title))
        }
        None => (None, id.to_string()),
    };
    let Apart { failed, done, again } = batch::apart(&ticked, &each, words, name, |_| Vec::new());
    let retry = (!again.is_empty()).then(|| BatchAgain {
        action: format!("/ustawienia/struktura/{here}/osoby"),
        word: "people-move-again",
        fields: [("unit".to_owned(), form.unit.clone()), ("since".to_owned(), form.since.clone())]
            .into_iter()
            .chain(again.iter().map(|id| ("item".to_owned(), id.to_string())))
            .collect(),
    });
    Ok(BatchResult {
        title: words.t("people-move-result").to_owned(),
        failed,
        done,
        retry,
        undo: None,
        onward: vec![
            (format!("/ustawienia/struktura/{unit}"), "people-move-there"),
            (format!("/ustawienia/struktura/{here}"), "people-move-here"),
        ],
    })
}
