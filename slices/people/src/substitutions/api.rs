//! Substitutions for programs.

use obieg_kernel::id::SubstitutionId;
use obieg_web::{MOST_ON_PAGE, Outcome, Reply, Visit, page_size};
use serde::Deserialize;

use super::queries::{ListSubstitutions, MyPlaces};
use super::{MakeSubstitution, TakeBackSubstitution};

/// What an address of the list asks for; a misspelt name is refused.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Wanted {
    after: Option<SubstitutionId>,
    limit: Option<i64>,
}

pub(crate) async fn places(visit: Visit) -> Outcome {
    Reply::json(&visit.see(MyPlaces).await?)
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let Wanted { after, limit } = visit.query()?;
    let limit = page_size(limit, MOST_ON_PAGE)?;
    Reply::json(&visit.see(ListSubstitutions { after, limit }).await?)
}

pub(crate) async fn make(mut visit: Visit) -> Outcome {
    let deed: MakeSubstitution = visit.body().await?;
    Reply::created(&visit.act(deed).await?)
}

pub(crate) async fn take_back(visit: Visit) -> Outcome {
    visit.act(TakeBackSubstitution { substitution: visit.id("id")? }).await?;
    Reply::done()
}
