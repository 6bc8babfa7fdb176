//! Items outside cases on screens.

use askama::Template;
use obieg_classification::choice::{ClassChoice, symbol_of};
use obieg_kernel::{Failure, Named};
use obieg_registry::model::{ItemId, ItemView, Stage};
use obieg_registry::slot::ItemPanel;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::FileOutside;
use crate::queries::{FileForm, ListOutside, OutsideAnswer};

#[derive(Template)]
#[template(path = "outside_panel.html")]
struct Panel<'p> {
    frame: &'p Frame,
    item: &'p ItemView,
}

/// The link on the item's page, where the item may still be filed.
pub fn item_panel() -> ItemPanel {
    ItemPanel {
        load: |_, _| Ok(Box::new(())),
        draw: |frame, _, item, _| {
            let waits = matches!(item.stage, Stage::Registered | Stage::Assigned) && !item.answer_expected;
            if !waits || !item.complete || !frame.could(FileOutside::NAME, FileOutside::RIGHTS) {
                return Ok(Html::default());
            }
            Html::of(&Panel { frame, item })
        },
    }
}

/// Which list.
#[derive(Deserialize, Default)]
pub(crate) struct Filter {
    #[serde(default)]
    pub(crate) komorka: String,
    #[serde(default)]
    pub(crate) symbol: String,
    #[serde(default, rename = "przed")]
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "outside.html")]
struct ListPage {
    frame: Frame,
    answer: OutsideAnswer,
    symbol: String,
    paged: bool,
    faults: Faults,
}

impl ListPage {
    fn units(&self) -> Vec<(String, String)> {
        let units = self.answer.units.iter();
        units.map(|unit| (unit.id.to_string(), format!("{} {}", unit.code, unit.name))).collect()
    }

    fn unit(&self) -> String {
        self.answer.unit.to_string()
    }

    /// Which list it is, as it stands in an address.
    fn filters(&self) -> String {
        let symbol = obieg_web::text::percent_encoded(&self.symbol);
        format!("komorka={}&symbol={symbol}", self.answer.unit)
    }
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let filter: Filter = visit.query()?;
    let (unit, before) = (filter.komorka.parse().ok(), filter.before);
    let asked = ListOutside { unit, symbol: filter.symbol.clone(), before, limit: 50 };
    let answer = visit.see(asked).await?;
    let frame = visit.frame(visit.words().t("outside-title"))?;
    let (paged, faults) = (before.is_some(), Faults::default());
    Reply::page(&ListPage { frame, answer, symbol: filter.symbol, paged, faults })
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct ClassForm {
    #[serde(default)]
    symbol: String,
    /// The class that was chosen among those which the text in `symbol` found.
    #[serde(default)]
    class: String,
}

#[derive(Template)]
#[template(path = "file_outside.html")]
struct FilePage {
    frame: Frame,
    item: ItemView,
    choice: ClassChoice,
    form: ClassForm,
    faults: Faults,
}

async fn file_page(
    visit: &Visit,
    item: ItemId,
    form: ClassForm,
    faults: Faults,
) -> Result<FilePage, Failure> {
    let (item, choice) = visit.see(FileForm { item, typed: form.symbol.clone() }).await?;
    let frame = visit.frame(visit.words().t("outside-file"))?;
    Ok(FilePage { frame, item, choice, form, faults })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    Reply::page(&file_page(&visit, item, ClassForm::default(), Faults::default()).await?)
}

pub(crate) async fn file(mut visit: Visit) -> Outcome {
    let (item, form) = (visit.id("id")?, visit.form::<ClassForm>().await?);
    let symbol = symbol_of(&form.class, &form.symbol);
    match visit.act(FileOutside { item, symbol: symbol.to_owned() }).await {
        Ok(()) => Ok(Reply::See(format!("/rpw/{item}?zrobiono=poza-sprawa"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&file_page(&visit, item, form, faults).await?)
        }
    }
}
