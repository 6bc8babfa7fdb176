//! The register behind a filter that somebody saved.

use obieg_kernel::{Actor, Failure, Reads};

use crate::deeds::WIDE;
use crate::store;
use crate::wanted::Wanted;

/// How many entries the filter shows to the actor now; counting stops at `most`, and where the list looks through a window of
/// the newest entries so does the count.
///
/// # Errors
/// `registry.filter-wrong` on the parameter whose value the register does not know; what the database answers.
pub fn count(
    db: &mut dyn Reads,
    actor: &Actor,
    pairs: &[(String, String)],
    most: i64,
) -> Result<i64, Failure> {
    let of = |name: &str| {
        pairs.iter().find(|(one, _)| one == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let wanted = Wanted {
        day: of("dzien"),
        day_to: of("do"),
        stage: of("stan"),
        channel: of("kanal"),
        sender: of("nadawca"),
        before: String::new(),
    };
    let filter = store::Filter { limit: most, ..wanted.filter()? };
    let page = store::register(db, actor.scope(WIDE), &filter)?;
    Ok(i64::try_from(page.items.len()).unwrap_or(most))
}
