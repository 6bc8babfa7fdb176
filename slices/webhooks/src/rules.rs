//! Rules over plain facts.

use obieg_caller::target::{self, Unfit};
use obieg_kernel::journal::feed::ListEvents;
use obieg_kernel::{Named, Refusal, Role};

/// Subscriptions of an office at a time: each reads the journal once more.
pub(crate) const MOST_LIVE: i64 = 20;

/// Kinds of events of one subscription.
const MOST_TYPES: usize = 50;

/// What every kind of event begins with.
const PREFIX: &str = "pl.obieg.";

/// The address may be called.
///
/// # Errors
/// `webhooks.url-malformed`, `webhooks.url-plain`, `webhooks.url-credentials`, `webhooks.url-inside`,
/// `webhooks.url-outside`, all at `url`.
pub(crate) fn url(text: &str, loopback: bool) -> Result<(), Refusal> {
    let code = match target::read(text, loopback) {
        Ok(_) => return Ok(()),
        Err(Unfit::Malformed) => "webhooks.url-malformed",
        Err(Unfit::Plain) => "webhooks.url-plain",
        Err(Unfit::Credentials) => "webhooks.url-credentials",
        Err(Unfit::Inside) => "webhooks.url-inside",
        Err(Unfit::Outside) => "webhooks.url-outside",
    };
    Err(Refusal::input(code).on("url"))
}

/// Kinds of events look like kinds of events.
///
/// # Errors
/// `webhooks.type-wrong`, `webhooks.too-many-types`, at `types`.
pub(crate) fn types(list: &[String]) -> Result<(), Refusal> {
    if list.len() > MOST_TYPES {
        return Err(Refusal::input("webhooks.too-many-types").on("types").with("most", MOST_TYPES));
    }
    match list.iter().find(|one| !is_type(one)) {
        Some(wrong) => Err(Refusal::input("webhooks.type-wrong").on("types").with("type", wrong)),
        None => Ok(()),
    }
}

fn is_type(text: &str) -> bool {
    let name = text.strip_prefix(PREFIX).unwrap_or_default();
    (1..=60).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The note is short and one line.
///
/// # Errors
/// `webhooks.note-wrong` at `note`.
pub(crate) fn note(text: &str) -> Result<(), Refusal> {
    if !obieg_kernel::text::is_line(text, 0, 200) {
        return Err(Refusal::input("webhooks.note-wrong").on("note"));
    }
    Ok(())
}

/// The holder may read the event feed: nobody learns by a webhook what they could not ask for.
///
/// # Errors
/// `webhooks.holder-gone`, `webhooks.holder-may-not`, at `holding`.
pub(crate) fn holder(roles: Option<&str>) -> Result<(), Refusal> {
    let Some(roles) = roles else { return Err(Refusal::input("webhooks.holder-gone").on("holding")) };
    if roles.split_whitespace().any(may_read) {
        return Ok(());
    }
    Err(Refusal::input("webhooks.holder-may-not").on("holding"))
}

/// May a role of this code read the event feed?
pub(crate) fn may_read(role: &str) -> bool {
    Role::from_code(role).is_some_and(|role| ListEvents::RIGHTS.iter().any(|(one, _)| *one == role))
}

/// No more receivers than an office can bear.
///
/// # Errors
/// `webhooks.too-many`.
pub(crate) fn room(live: i64) -> Result<(), Refusal> {
    if live >= MOST_LIVE {
        return Err(Refusal::state("webhooks.too-many").with("most", MOST_LIVE));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(done: Result<(), Refusal>) -> Option<&'static str> {
        done.err().map(|refusal| refusal.code)
    }

    #[test]
    fn addresses() {
        let table = [
            ("https://odbiorca.example/obieg", None),
            ("http://odbiorca.example/", Some("webhooks.url-plain")),
            ("odbiorca", Some("webhooks.url-malformed")),
            ("", Some("webhooks.url-malformed")),
            ("https://ja:haslo@odbiorca.example/", Some("webhooks.url-credentials")),
            ("https://0x7f.1/", Some("webhooks.url-inside")),
            ("http://127.0.0.1:80/", Some("webhooks.url-plain")),
        ];
        for (text, wanted) in table {
            assert_eq!(code(url(text, false)), wanted, "{text}");
        }
        assert_eq!(code(url("http://127.0.0.1:80/", true)), None);
    }

    #[test]
    fn kinds_of_events() {
        let table = [
            (vec![], None),
            (vec!["pl.obieg.CaseOpened"], None),
            (vec!["CaseOpened"], Some("webhooks.type-wrong")),
            (vec!["pl.obieg."], Some("webhooks.type-wrong")),
            (vec!["pl.obieg.CaseOpened", "pl.obieg.Case Opened"], Some("webhooks.type-wrong")),
            (vec!["pl.obieg.A"; 51], Some("webhooks.too-many-types")),
        ];
        for (list, wanted) in table {
            let list: Vec<String> = list.into_iter().map(str::to_owned).collect();
            assert_eq!(code(types(&list)), wanted, "{list:?}");
        }
    }

    #[test]
    fn notes_holders_and_room() {
        assert_eq!(code(note("mapa powiatu")), None);
        assert_eq!(code(note("a\nb")), Some("webhooks.note-wrong"));
        assert_eq!(code(note(&"x".repeat(201))), Some("webhooks.note-wrong"));
        assert_eq!(code(holder(Some("officer coordinator"))), None);
        assert_eq!(code(holder(Some("executive"))), None);
        assert_eq!(code(holder(Some("administrator officer"))), Some("webhooks.holder-may-not"));
        assert_eq!(code(holder(None)), Some("webhooks.holder-gone"));
        assert_eq!(code(room(19)), None);
        assert_eq!(code(room(20)), Some("webhooks.too-many"));
    }
}
