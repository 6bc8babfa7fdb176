//! The list on the screen and in the API.

use askama::Template;
use jiff::civil::Date;
use obieg_kernel::{Failure, Named, Refusal};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::csv;
use crate::deeds::{CloseClass, ImportList};
use crate::model::ClassList;
use crate::queries::Classes;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filter {
    #[serde(default, alias = "starts_with")]
    symbol: String,
    #[serde(default)]
    zrobiono: String,
}

#[derive(Template)]
#[template(path = "classes.html")]
struct ClassesPage {
    frame: Frame,
    view: ClassList,
    symbol: String,
    faults: Faults,
    form: ImportForm,
}

impl ClassesPage {
    fn may_import(&self) -> bool {
        self.frame.could(ImportList::NAME, ImportList::RIGHTS)
    }

    fn may_close(&self) -> bool {
        self.frame.could(CloseClass::NAME, CloseClass::RIGHTS)
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ImportForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    valid_from: String,
    #[serde(default)]
    stand_in: Option<String>,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let filter: Filter = visit.query()?;
    drop(filter.zrobiono);
    Reply::page(&page(&visit, filter.symbol, ImportForm::default(), Faults::default()).await?)
}

async fn page(
    visit: &Visit,
    symbol: String,
    form: ImportForm,
    faults: Faults,
) -> Result<ClassesPage, Failure> {
    let view = visit.see(Classes { begins: symbol.clone() }).await?;
    let frame = visit.frame(visit.words().t("classification-title"))?;
    Ok(ClassesPage { frame, view, symbol, faults, form })
}

pub(crate) async fn import(mut visit: Visit) -> Outcome {
    let (form, files) = visit.form_with_files::<ImportForm>(1).await?;
    let done = async {
        let file = files.first().ok_or_else(|| Refusal::input("classification.no-file").on("file"))?;
        if file.stored.size() > csv::LARGEST {
            return Err(Refusal::input("classification.file-large").on("file").into());
        }
        let text = visit.actor()?.blobs().read(&file.stored.readable(), csv::LARGEST).await?;
        let parsed = csv::parse(&text).map_err(Failure::Refused)?;
        let valid_from: Date =
            form.valid_from.parse().map_err(|_| Refusal::input("classification.date").on("valid_from"))?;
        visit
            .act(ImportList {
                name: form.name.clone(),
                source: form.source.clone(),
                stand_in: form.stand_in.is_some(),
                valid_from,
                classes: parsed.classes,
            })
            .await
    };
    match done.await {
        Ok(_) => Ok(Reply::See("/wykaz-akt?zrobiono=wykaz".to_owned())),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, String::new(), form, faults).await?)
        }
    }
}

#[derive(Deserialize)]
struct Empty {}

pub(crate) async fn close(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    let deed = CloseClass { list: visit.id("list")?, symbol: visit.part("symbol")?.to_owned() };
    visit.act(deed).await?;
    Ok(Reply::See("/wykaz-akt?zrobiono=klasa".to_owned()))
}

pub(crate) async fn api_list(visit: Visit) -> Outcome {
    let filter: Filter = visit.query()?;
    Reply::json(&visit.see(Classes { begins: filter.symbol }).await?)
}
