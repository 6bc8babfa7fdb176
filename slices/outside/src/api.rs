//! Items outside cases in the API.

use obieg_kernel::Failure;
use obieg_kernel::id::UnitId;
use obieg_web::{MOST_ON_PAGE, Outcome, Reply, Visit, page_size};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::deeds::FileOutside;
use crate::queries::ListOutside;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted<K> {
    unit: Option<UnitId>,
    #[serde(default)]
    symbol: String,
    before: Option<K>,
    limit: Option<i64>,
}

impl<K> Wanted<K> {
    /// Unit, symbol, key and size of the page.
    pub(crate) fn read(self) -> Result<(Option<UnitId>, String, Option<K>, i64), Failure> {
        Ok((self.unit, self.symbol, self.before, page_size(self.limit, MOST_ON_PAGE)?))
    }
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let (unit, symbol, before, limit) = visit.query::<Wanted<i64>>()?.read()?;
    Reply::json(&visit.see(ListOutside { unit, symbol, before, limit }).await?.page)
}

/// The class to which an item is filed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FilingClass {
    /// Symbol of an end class.
    #[schema(min_length = 1, max_length = 10)]
    symbol: String,
}

pub(crate) async fn file(mut visit: Visit) -> Outcome {
    let (item, body) = (visit.id("id")?, visit.body::<FilingClass>().await?);
    visit.act(FileOutside { item, symbol: body.symbol }).await?;
    Reply::done()
}
