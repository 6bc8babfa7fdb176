//! Screens of saved filters.

use askama::Template;
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{DeleteFilter, RenameFilter, SaveFilter};
use crate::model::{CountedFilter, FilterId, FilteredList};
use crate::queries::{MOST_COUNTED, OwnFilters};

#[derive(Template)]
#[template(path = "filters.html")]
struct FiltersPage {
    frame: Frame,
    filters: Vec<CountedFilter>,
    /// A filter that could not be saved, or none.
    again: Option<SaveForm>,
    faults: Faults,
}

impl FiltersPage {
    fn number(&self, count: &i64) -> String {
        if *count >= MOST_COUNTED { format!("{MOST_COUNTED}+") } else { count.to_string() }
    }
}

async fn page(visit: &Visit, again: Option<SaveForm>, faults: Faults) -> Result<FiltersPage, Failure> {
    let filters = visit.see(OwnFilters).await?.filters;
    let frame = visit.frame(visit.words().t("filters-title"))?;
    Ok(FiltersPage { frame, filters, again, faults })
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, None, Faults::default()).await?)
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct SaveForm {
    list: String,
    query: String,
    name: String,
}

pub(crate) async fn save(mut visit: Visit) -> Outcome {
    let form: SaveForm = visit.form().await?;
    let done = match FilteredList::from_code(&form.list) {
        Some(list) => visit
            .act(SaveFilter { list, name: form.name.clone(), query: form.query.clone() })
            .await
            .map(|_| list),
        None => Err(Refusal::input("filters.list-wrong").on("list").into()),
    };
    match done {
        Ok(list) => Ok(Reply::See(format!("{}?{}&zrobiono=filtr", list.path(), form.query))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, Some(form), faults).await?)
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameForm {
    #[serde(default)]
    name: String,
}

async fn finish(visit: &Visit, done: Result<(), Failure>, said: &str) -> Outcome {
    match done {
        Ok(()) => Ok(Reply::See(format!("/moje/filtry?zrobiono={said}"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(visit, None, faults).await?)
        }
    }
}

pub(crate) async fn rename(mut visit: Visit) -> Outcome {
    let (filter, NameForm { name }): (FilterId, _) = (visit.id("filter")?, visit.form().await?);
    let done = visit.act(RenameFilter { filter, name }).await;
    finish(&visit, done, "filtr-nazwany").await
}

#[derive(Deserialize)]
struct NoForm {}

pub(crate) async fn delete(mut visit: Visit) -> Outcome {
    let (filter, NoForm {}): (FilterId, _) = (visit.id("filter")?, visit.form().await?);
    let done = visit.act(DeleteFilter { filter }).await;
    finish(&visit, done, "filtr-usuniety").await
}
