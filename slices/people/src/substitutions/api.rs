//! Substitutions for programs.

use obieg_kernel::Refusal;
use obieg_kernel::id::SubstitutionId;
use obieg_web::{Outcome, Reply, Visit};
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
    let limit = limit.unwrap_or(50);
    if !(1..=200).contains(&limit) {
        return Err(Refusal::input("people.limit").on("limit").into());
    }
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
