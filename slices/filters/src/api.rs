//! Saved filters in the API: the same deeds.

use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{DeleteFilter, RenameFilter, SaveFilter};
use crate::model::{FilterId, FilteredList};
use crate::queries::OwnFilters;

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::json(&visit.see(OwnFilters).await?)
}

/// A filter to save.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FilterBody {
    /// Which list.
    list: FilteredList,
    /// Its name.
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    /// The filter as it stands in the address of the list's screen, for example `stan=open&moje=1`.
    #[schema(min_length = 1, max_length = 2000)]
    query: String,
}

/// A filter that was saved.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewFilter {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    id: FilterId,
}

pub(crate) async fn save(mut visit: Visit) -> Outcome {
    let FilterBody { list, name, query } = visit.body().await?;
    Reply::created(&NewFilter { id: visit.act(SaveFilter { list, name, query }).await? })
}

/// Another name of a filter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FilterName {
    /// The name.
    #[schema(min_length = 1, max_length = 60)]
    name: String,
}

pub(crate) async fn rename(mut visit: Visit) -> Outcome {
    let (filter, FilterName { name }) = (visit.id("filter")?, visit.body().await?);
    visit.act(RenameFilter { filter, name }).await?;
    Reply::done()
}

pub(crate) async fn delete(visit: Visit) -> Outcome {
    visit.act(DeleteFilter { filter: visit.id("filter")? }).await?;
    Reply::done()
}
