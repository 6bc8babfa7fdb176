//! Items outside cases on screens.

use askama::Template;
use obieg_classification::choice::{ClassChoice, symbol_of};
use obieg_kernel::id::UnitId;
use obieg_kernel::{Failure, Named};
use obieg_registry::model::{ItemId, ItemView, Stage};
use obieg_registry::slot::ItemPanel;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::FileOutside;
use crate::model::OutsideItems;
use crate::queries::{FileForm, Filed, ListOutside};

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
#[derive(Deserialize)]
pub(crate) struct Filter<K> {
    #[serde(default)]
    komorka: String,
    #[serde(default)]
    pub(crate) symbol: String,
    #[serde(rename = "przed")]
    pub(crate) before: Option<K>,
}

impl<K> Filter<K> {
    /// The unit; none where the address names no unit: then it is the asker's own.
    pub(crate) fn unit(&self) -> Option<UnitId> {
        self.komorka.parse().ok()
    }
}

#[derive(Template)]
#[template(path = "outside.html")]
struct ListPage {
    frame: Frame,
    answer: Filed<OutsideItems>,
    symbol: String,
    paged: bool,
    faults: Faults,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let filter: Filter<i64> = visit.query()?;
    let (unit, before) = (filter.unit(), filter.before);
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
