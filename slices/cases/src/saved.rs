//! The work list behind a filter that somebody saved.

use obieg_kernel::{Actor, Failure, Reads, Refusal};

use crate::deeds::target::WIDE;
use crate::model::{CaseId, CaseState};
use crate::pages::lists::due_span;
use crate::store::{self, WorkPage};

/// How many cases the filter shows to the actor now; counting stops at `most`.
///
/// # Errors
/// `cases.choice` on the parameter whose value the list does not know; what the database answers.
pub fn count(
    db: &mut dyn Reads,
    actor: &Actor,
    pairs: &[(String, String)],
    most: i64,
) -> Result<i64, Failure> {
    let of = |name: &str| pairs.iter().find(|(one, _)| one == name).map_or("", |(_, value)| value.as_str());
    let unknown = |name: &str| Refusal::input("cases.choice").on(name);
    let state = match of("stan") {
        "" => CaseState::Open,
        code => CaseState::from_code(code).ok_or_else(|| unknown("stan"))?,
    };
    let mine = match of("moje") {
        "" => false,
        "1" => true,
        _ => return Err(unknown("moje").into()),
    };
    let (from, to) = match of("termin") {
        term @ ("" | "po" | "3") => due_span(term, db.env().today()),
        _ => return Err(unknown("termin").into()),
    };
    let officer = actor.holding().filter(|_| mine);
    let scope = actor.scope(WIDE);
    let after = from.map(|day| (day.to_string(), CaseId::from_uuid(uuid::Uuid::nil())));
    let page = WorkPage { scope, state, officer, after, due_to: to, limit: most };
    Ok(i64::try_from(store::list_work(db, &page)?.len()).unwrap_or(most))
}
