//! Questions of the calendar.

use obieg_cases::deeds::target::WIDE;
use obieg_cases::model::CaseState;
use obieg_cases::store::{WorkPage, list_work};
use obieg_kernel::door::own_keys;
use obieg_kernel::{Named, named, of_office};

use crate::model::{FeedView, TermView, Terms};

/// So many days a feed holds.
const MOST: i64 = 500;

/// Days of the open cases that the asker conducts, the earliest first.
pub struct OwnTerms;

named!(OwnTerms, "calendar.own-terms", [(Officer, Colleague), (Head, Colleague), (Executive, Colleague)]);

of_office!(OwnTerms => Terms, |_, seen| {
    let actor = seen.actor();
    let Some(officer) = actor.holding() else { return Ok(Terms { terms: Vec::new() }) };
    let page = WorkPage {
        scope: actor.scope(WIDE),
        state: CaseState::Open,
        officer: Some(officer),
        after: None,
        due_to: None,
        limit: MOST,
    };
    let lines = list_work(seen, &page)?.into_iter();
    let term = |line: obieg_cases::model::CaseLine| {
        line.due_on.map(|day| TermView { case: line.id, sign: line.sign, day })
    };
    Ok(Terms { terms: lines.filter_map(|(line, _)| term(line)).collect() })
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
