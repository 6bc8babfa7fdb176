//! Questions about contacts.

use obieg_kernel::id::HoldingId;
use obieg_kernel::sql::paged;
use obieg_kernel::{
    Failure, Named, Query, Reads, Refusal, Scope, Seen, Shown, StoreError, named, of_office, office_target,
};
use obieg_letters::queries::ListLetters;
use obieg_registry::deeds::WIDE;
use uuid::Uuid;

use crate::model::{
    AlikeGroup, AlikePage, ContactData, ContactFile, ContactId, ContactPage, ContactState, ContactView,
    Direction, Suggestion, Suggestions,
};
use crate::{party, rules, store};

/// So many suggestions are read at a glance.
const SUGGESTED: usize = 8;
/// Among so many newest items those written lately are looked for.
const LATELY: i64 = 100;
/// So many contacts that look alike are read for one page.
const ALIKE: i64 = 200;
/// The longest way of ids that lead to each other.
const MOST_STEPS: usize = 20;

/// Contacts by name.
pub struct ListContacts {
    /// What a word of the name, or the e-mail, begins with; all when empty.
    pub search: String,
    /// In use, or put away. A search finds those in use.
    pub state: ContactState,
    /// The key of the page before.
    pub after: Option<String>,
    /// At most so many.
    pub limit: i64,
}

named!(
    ListContacts,
    "contacts.list-contacts",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
    ]
);

of_office!(ListContacts => ContactPage, |query, seen| {
    let limit = query.limit.clamp(1, 200);
    let place = query.after.as_deref().map(place).transpose()?;
    let typed = rules::searched(&query.search);
    let found = if typed.is_empty() {
        store::list(seen, query.state, place.as_ref(), limit + 1)?
    } else {
        store::search(seen, &typed, place.as_ref(), limit + 1)?
    };
    let (found, more) = paged(found, limit);
    let next = found.last().filter(|_| more).map(|(_, (text, id))| format!("{id}~{text}"));
    let mut contacts: Vec<ContactView> = Vec::new();
    for (contact, _) in found {
        // Two words of one name may begin alike.
        if !contacts.iter().any(|one| one.id == contact.id) {
            contacts.push(contact);
        }
    }
    Ok(ContactPage { contacts, next })
});

/// The place that a key of a page names.
fn place(key: &str) -> Result<(String, Uuid), Refusal> {
    let read = key.split_once('~').and_then(|(id, text)| Some((text.to_owned(), id.parse().ok()?)));
    read.filter(|(text, _): &(String, Uuid)| !text.contains('\0'))
        .ok_or_else(|| Refusal::input("contacts.after-wrong").on("after"))
}

/// A contact with those that look like it and those merged into it. The id of a merged one leads to the one that was kept.
pub struct ShowContact {
    /// Which.
    pub contact: ContactId,
}

named!(
    ShowContact,
    "contacts.show-contact",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
    ]
);

impl Query for ShowContact {
    type Target = ContactView;
    type Answer = ContactFile;

    office_target!(ContactView, |query, db| Ok(follow(db, query.contact)?));

    fn shows(&self, contact: &ContactView) -> Option<Shown> {
        Shown::whole(contact.id.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, contact: ContactView) -> Result<ContactFile, Failure> {
        let alike = store::alike_to(seen, contact.id)?;
        let merged = store::mergers_of(seen, contact.id)?;
        Ok(ContactFile { contact, alike, merged })
    }
}

/// The contact to which an id leads.
fn follow(db: &mut dyn Reads, id: ContactId) -> Result<Option<ContactView>, StoreError> {
    let mut found = store::find(db, id)?;
    for _ in 0..MOST_STEPS {
        match found.as_ref().and_then(|contact| contact.merged_into) {
            Some(into) => found = store::find(db, into)?,
            None => break,
        }
    }
    Ok(found)
}

/// Contacts in use that look alike, by what they share.
pub struct ListAlike {
    /// The mark after which the page begins.
    pub after: Option<String>,
}

named!(
    ListAlike,
    "contacts.list-alike",
    [(Chancery, Colleague), (Head, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);

of_office!(ListAlike => AlikePage, |query, seen| {
    let after = query.after.clone().unwrap_or_default();
    if after.contains('\0') {
        return Err(Refusal::input("contacts.after-wrong").on("after").into());
    }
    let (found, more) = paged(store::alike_groups(seen, &after, ALIKE + 1)?, ALIKE);
    let mut groups: Vec<AlikeGroup> = Vec::new();
    for (mark, contact) in found {
        match groups.last_mut().filter(|group| group.mark == mark) {
            Some(group) => group.contacts.push(contact),
            None => groups.push(AlikeGroup { mark, contacts: vec![contact] }),
        }
    }
    // The last group may go on behind the end: the next page shows it whole, unless it alone fills a page.
    if more && groups.len() > 1 {
        groups.pop();
    }
    let next = groups.last().filter(|_| more).map(|group| group.mark.clone());
    Ok(AlikePage { groups, next })
});

/// Whom to choose while a sender or party is typed: those whom the asker registered lately, those whom the office did as far as
/// the asker reaches, then contacts.
pub struct SuggestContacts {
    /// What has been typed; those written lately when nothing was.
    pub typed: String,
    /// What they are typed for.
    pub direction: Direction,
}

named!(
    SuggestContacts,
    "contacts.suggest-contacts",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
    ]
);

of_office!(SuggestContacts => Suggestions, |query, seen| {
    let typed = rules::searched(&query.typed);
    let (scope, own) = (seen.actor().scope(WIDE), seen.actor().holding());
    let letters = seen.actor().scope(obieg_cases::deeds::target::WIDE);
    let sees_letters = ListLetters::RIGHTS.iter().any(|(role, _)| seen.actor().has(*role));
    let letters = Some(letters).filter(|_| sees_letters && query.direction == Direction::Out);
    let lately = lately(seen, scope, letters)?;
    let matches = |data: &ContactData| {
        typed.is_empty() || rules::keys(data).iter().any(|key| key.starts_with(&typed))
    };
    let lately: Vec<(bool, ContactData)> = lately
        .into_iter()
        .map(|(by, data)| (own.is_some() && by == own, data))
        .filter(|(_, data)| !data.name().is_empty() && matches(data))
        .collect();
    let contacts = if typed.is_empty() {
        Vec::new()
    } else {
        store::search(seen, &typed, None, 20)?.into_iter().map(|(contact, _)| contact).collect()
    };
    Ok(Suggestions { suggestions: in_order(&lately, contacts) })
});

/// Who was written lately and by whom, the newest first; addressees of letters within reach before senders.
fn lately(
    db: &mut dyn Reads,
    scope: Scope,
    letters: Option<Scope>,
) -> Result<Vec<(Option<HoldingId>, ContactData)>, StoreError> {
    let mut lately = Vec::new();
    // Whoever sees no letters is told of nobody to whom they went.
    if let Some(letters) = letters {
        for one in obieg_letters::store::recent_addressees(db, letters, LATELY)? {
            lately.push((one.by, party::read(&one.name, one.address.as_deref())));
        }
    }
    let senders = store::recent_senders(db, scope, LATELY)?;
    lately.extend(senders.into_iter().map(|(by, sender)| (by, ContactData::of_sender(sender))));
    Ok(lately)
}

/// One's own first, then the office's, then contacts; everybody once. Who stands in the book is offered as the book has them.
fn in_order(lately: &[(bool, ContactData)], contacts: Vec<ContactView>) -> Vec<Suggestion> {
    let (mine, others): (Vec<_>, Vec<_>) = lately.iter().partition(|(own, _)| *own);
    let recent = mine.into_iter().chain(others).map(|(_, data)| (None, data.clone()));
    let mut suggestions: Vec<Suggestion> = Vec::new();
    let kept = contacts.into_iter().map(|contact| (Some(contact.id), contact.data));
    for (contact, data) in recent.chain(kept) {
        let (name, address) = (data.name(), data.address());
        match suggestions.iter_mut().find(|one| one.name == name && one.address == address) {
            Some(known) if known.contact.is_none() && contact.is_some() => {
                (known.contact, known.data) = (contact, data);
            }
            Some(_) => {}
            None => suggestions.push(Suggestion { contact, name, address, data }),
        }
    }
    suggestions.truncate(SUGGESTED);
    suggestions
}
