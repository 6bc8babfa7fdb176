//! Questions of the calendar.

use obieg_cases::deeds::target::WIDE;
use obieg_kernel::door::own_keys;
use obieg_kernel::{Named, named, of_office};

use crate::model::{FeedView, Terms};
use crate::store;

/// So many days of each source a feed holds.
const MOST: i64 = 500;

/// Duties in the open cases that the asker conducts, and assignments with a term that lie with them; the earliest first.
pub struct OwnTerms;

named!(OwnTerms, "calendar.own-terms", [(Officer, Colleague), (Head, Colleague), (Executive, Colleague)]);

of_office!(OwnTerms => Terms, |_, seen| {
    let actor = seen.actor();
    let Some(holding) = actor.holding() else { return Ok(Terms { terms: Vec::new() }) };
    let mut terms = store::duties(seen, holding, actor.scope(WIDE), MOST)?;
    terms.extend(store::assignments(seen, holding, MOST)?);
    terms.sort_by_key(|term| (term.day, term.id));
    Ok(Terms { terms })
});

/// Is one's own feed open?
pub struct OwnFeed;

named!(OwnFeed, "calendar.own-feed", [(Officer, Colleague), (Head, Colleague), (Executive, Colleague)]);

of_office!(OwnFeed => FeedView, |_, seen| {
    let keys = match seen.actor().own_holding() {
        Some(holding) => own_keys(seen, holding, OwnTerms::NAME)?,
        None => Vec::new(),
    };
    let key = keys.first();
    Ok(FeedView {
        opened_at: key.map(|key| key.created_at),
        expires_at: key.map(|key| key.expires_at),
        used_on: key.and_then(|key| key.used_on),
    })
});
