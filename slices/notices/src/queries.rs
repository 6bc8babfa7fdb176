//! Questions about notices.

use obieg_kernel::sql::paged;
use obieg_kernel::{Actor, Failure, named, of_office};

use crate::model::{KindChoice, NoticeId, NoticePage, NoticeRules};
use crate::rules;
use crate::store::{self, Reached};

/// One's own notices, the newest first.
pub struct OwnNotices {
    /// Only those before this one.
    pub before: Option<NoticeId>,
    /// At most so many.
    pub limit: i64,
}

/// How many of one's own notices are not read yet, at most 100.
pub struct CountUnread;

/// Every kind with what holds for oneself.
pub struct OwnChoices;

/// How long the office keeps notices; nothing before the program has begun to write them.
pub struct SeeNoticeRules;

/// Rights of everybody who signs in: the answer keeps to what is their own.
macro_rules! everybodys {
    ($query:ty, $name:literal) => {
        obieg_kernel::named!(
            $query,
            $name,
            [
                (Chancery, Colleague),
                (Officer, Colleague),
                (Head, Colleague),
                (Executive, Colleague),
                (Coordinator, Colleague),
                (Archivist, Colleague),
                (Administrator, Colleague),
            ]
        );
    };
}

pub(crate) use everybodys;

everybodys!(OwnNotices, "notices.own-notices");
everybodys!(CountUnread, "notices.count-unread");
everybodys!(OwnChoices, "notices.own-choices");
named!(SeeNoticeRules, "notices.see-notice-rules", [(Administrator, Colleague)]);

/// What the actor reaches now: of the rest a notice tells nothing.
pub(crate) fn reached(actor: &Actor) -> Reached {
    Reached {
        items: actor.scope(obieg_registry::deeds::WIDE),
        cases: actor.scope(obieg_cases::deeds::target::WIDE),
    }
}

of_office!(OwnNotices => NoticePage, |query, seen| {
    let actor = seen.actor();
    let Some(person) = actor.person() else { return Err(Failure::Hidden) };
    let limit = query.limit.clamp(1, 200);
    let found = store::page(seen, person, reached(actor), query.before, limit.saturating_add(1))?;
    let (notices, more) = paged(found, limit);
    let next = notices.last().filter(|_| more).map(|last| last.id);
    Ok(NoticePage { notices, next, unread: store::unread(seen, person)? })
});

of_office!(CountUnread => i64, |_, seen| {
    match seen.actor().person() {
        Some(person) => Ok(store::unread(seen, person)?),
        None => Ok(0),
    }
});

of_office!(OwnChoices => Vec<KindChoice>, |_, seen| {
    let Some(person) = seen.actor().person() else { return Err(Failure::Hidden) };
    Ok(rules::all_choices(&store::choices(seen, person)?))
});

of_office!(SeeNoticeRules => NoticeRules, |_, seen| {
    Ok(store::office(seen)?.ok_or(Failure::Hidden)?.rules)
});
