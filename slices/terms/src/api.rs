//! The table of terms in the API: the same deeds.

use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{AddPattern, EndPattern};
use crate::model::{PatternId, TermUnit};
use crate::queries::ListPatterns;
use crate::rules::PatternDraft;

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListPatterns).await?)
}

/// A line to add to the table of terms.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PatternBody {
    /// Symbol of a class; it counts for the classes below as well. All classes when not named.
    #[serde(default)]
    #[schema(pattern = "^[0-9]*$", max_length = 10)]
    symbol: String,
    /// The kind of case.
    #[schema(min_length = 3, max_length = 200)]
    name: String,
    /// In what the term is counted.
    unit: TermUnit,
    /// So many of these; 0 without delay.
    #[schema(maximum = 999)]
    length: u16,
    /// Article of law.
    #[schema(min_length = 3, max_length = 200)]
    article: String,
}

/// A line that was added.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewPattern {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    id: PatternId,
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let PatternBody { symbol, name, unit, length, article } = visit.body().await?;
    let line = PatternDraft { symbol, name, unit, length, article };
    Reply::created(&NewPattern { id: visit.act(AddPattern { line }).await? })
}

pub(crate) async fn end(visit: Visit) -> Outcome {
    visit.act(EndPattern { pattern: visit.id("id")? }).await?;
    Reply::done()
}
