//! What is asked about mailboxes and messages.

use obieg_documents::model::{Content, Media};
use obieg_kernel::sql::paged;
use obieg_kernel::{Actor, Failure, Lookup, Query, Reads, Relation, Seen, Shown, named, of_office};

use crate::model::{
    BoxId, MailboxView, Mailboxes, MessageDetail, MessageId, MessagePage, MessageState, MessageView,
};
use crate::{rules, store};

/// The most lines of a page.
pub const MOST: i64 = 100;
/// The most messages alike that are shown.
const MOST_ALIKE: usize = 10;
/// The most answered messages that are looked for.
const MOST_ANSWERED: usize = 10;

/// The mailboxes of the office.
pub struct ListMailboxes;

/// One mailbox.
pub struct SeeMailbox {
    /// Which.
    pub mailbox: BoxId,
}

/// Messages in one state.
pub struct ListMessages {
    /// Which.
    pub state: MessageState,
    /// Only those taken after this one.
    pub after: Option<MessageId>,
    /// At most so many, up to [`MOST`].
    pub limit: i64,
}

/// One message with what is known about it.
pub struct SeeMessage {
    /// Which.
    pub message: MessageId,
}

/// The original of a message.
pub struct MessageOriginal {
    /// Which.
    pub message: MessageId,
}

/// For the watcher: the mailboxes to read.
pub struct WatchMailboxes;

/// For the watcher: the password of a mailbox.
pub struct OpenMailbox {
    /// Which.
    pub mailbox: BoxId,
}

/// For the watcher: the greatest number of a message that was taken under this validity.
pub struct LastTaken {
    /// Of which mailbox.
    pub mailbox: BoxId,
    /// The server's number of its state.
    pub validity: i64,
}

/// For the watcher: numbers of messages that were taken whole, from one on, at most 5,000.
pub struct TakenFrom {
    /// Of which mailbox.
    pub mailbox: BoxId,
    /// The server's number of its state.
    pub validity: i64,
    /// The smallest number.
    pub from: i64,
}

named!(ListMailboxes, "mailbox.list-mailboxes", [(Administrator, Colleague)]);
named!(SeeMailbox, "mailbox.see-mailbox", [(Administrator, Colleague)]);
named!(ListMessages, "mailbox.list-messages", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(SeeMessage, "mailbox.see-message", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(MessageOriginal, "mailbox.message-original", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(WatchMailboxes, "mailbox.watch-mailboxes", [(Machine, Colleague)]);
named!(OpenMailbox, "mailbox.open-mailbox", [(Machine, Colleague)]);
named!(LastTaken, "mailbox.last-taken", [(Machine, Colleague)]);
named!(TakenFrom, "mailbox.taken-from", [(Machine, Colleague)]);

of_office!(ListMailboxes => Mailboxes, |_, seen| Ok(Mailboxes { mailboxes: store::live(seen)? }));
of_office!(WatchMailboxes => Vec<MailboxView>, |_, seen| Ok(store::live(seen)?));
of_office!(LastTaken => i64, |query, seen| Ok(store::last_uid(seen, query.mailbox, query.validity)?));
of_office!(TakenFrom => Vec<i64>, |query, seen| {
    Ok(store::uids(seen, query.mailbox, query.validity, query.from)?)
});
of_office!(OpenMailbox => Vec<u8>, |query, seen| {
    let sealed = store::sealed(seen, query.mailbox)?;
    seen.actor().open_sealed(query.mailbox.uuid(), &sealed)
});
of_office!(ListMessages => MessagePage, |query, seen| {
    let limit = query.limit.clamp(1, MOST);
    let found = store::queue(seen, query.state, query.after, limit.saturating_add(1))?;
    let (messages, more) = paged(found, limit);
    let next = messages.last().filter(|_| more).map(|one| one.id);
    Ok(MessagePage { messages, next })
});

/// The part of a query about one thing that is always the same.
macro_rules! about {
    ($query:ident: $target:ty => $answer:ty, $load:expr, $shows:expr, $run:expr) => {
        impl Query for $query {
            type Target = $target;
            type Answer = $answer;

            fn load(&self, db: &mut Lookup<'_>) -> Result<Option<$target>, Failure> {
                let load: fn(&Self, &mut Lookup<'_>) -> Result<Option<$target>, Failure> = $load;
                load(self, db)
            }

            fn relation(&self, _: &Actor, _: &$target) -> Relation {
                Relation::Colleague
            }

            fn shows(&self, target: &$target) -> Option<Shown> {
                let shows: fn(&$target) -> Option<Shown> = $shows;
                shows(target)
            }

            fn run(&self, seen: &mut Seen<'_, Self>, target: $target) -> Result<$answer, Failure> {
                let run: fn(&mut Seen<'_, Self>, $target) -> Result<$answer, Failure> = $run;
                run(seen, target)
            }
        }
    };
}

about!(SeeMailbox: MailboxView => MailboxView, |query, db| Ok(store::find_box(db, query.mailbox)?), |_| None, |_, target| Ok(target));
about!(SeeMessage: MessageView => MessageDetail, |query, db| Ok(store::find_message(db, query.message)?),
    |target| Shown::whole(target.id.uuid()), |seen, message| detail(seen, message));
about!(MessageOriginal: MessageView => Content, |query, db| Ok(store::find_message(db, query.message)?),
|target| Shown::whole(target.id.uuid()), |seen, message| {
    let (readable, _) = store::original(seen, message.id)?.ok_or(Failure::Hidden)?;
    Ok(Content { name: crate::take::ORIGINAL.to_owned(), media: Media::Mail, findings: std::collections::BTreeSet::new(), shown: None, readable })
});

fn detail(db: &mut dyn Reads, message: MessageView) -> Result<MessageDetail, Failure> {
    let (original, answers) = store::original(db, message.id)?.ok_or(Failure::Hidden)?;
    let mut alike = store::with_content(db, original.sha256())?;
    if !message.message_id.is_empty() {
        alike.extend(store::with_name(db, &message.message_id)?);
    }
    alike.sort_by_key(|one| one.id);
    alike.dedup_by_key(|one| one.id);
    alike.retain(|one| one.id != message.id);
    alike.truncate(MOST_ALIKE);
    let proposed = cases_of(db, &message, &answers)?;
    Ok(MessageDetail { message, alike, proposed })
}

/// Signs of open cases: those of the subject first, then those of the working e-mails that the message answers.
pub(crate) fn cases_of(
    db: &mut dyn Reads,
    message: &MessageView,
    answers: &[String],
) -> Result<Vec<String>, Failure> {
    let mut signs = rules::signs_in(&message.subject);
    for answered in answers.iter().rev().take(MOST_ANSWERED) {
        let filed =
            store::with_name(db, answered)?.into_iter().filter(|one| one.state == MessageState::Filed);
        signs.extend(filed.filter_map(|one| one.outcome));
    }
    let mut open = Vec::new();
    for sign in signs {
        if !open.contains(&sign) && obieg_cases::store::open_with_sign(db, &sign)?.is_some() {
            open.push(sign);
        }
    }
    Ok(open)
}
