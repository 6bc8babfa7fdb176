//! Rules over plain facts.

use obieg_caller::mail::{MOST_AUTHORITY, is_host};
use obieg_kernel::Refusal;
use obieg_kernel::text::is_line;

use crate::deeds::MailboxDraft;
use crate::model::{After, MessageState, MessageView};

/// Mailboxes of an office at a time.
pub(crate) const MOST_LIVE: usize = 20;
/// Characters around a sign in a subject.
const AROUND: &[char] = &['[', ']', '(', ')', ',', ';', ':', '"', '\'', '„', '”'];

/// What is wrong with a mailbox as typed; nothing when it is sound.
///
/// Codes: `mailbox.name-wrong` at `name`, `mailbox.host-wrong` at `host`, `mailbox.port-wrong` at `port`,
/// `mailbox.login-wrong` at `login`, `mailbox.password-wrong` at `password`, `mailbox.folder-wrong` at `folder` or
/// `after_folder`, `mailbox.folder-same` at `after_folder`, `mailbox.authority-wrong` at `authority`.
pub(crate) fn faults(draft: &MailboxDraft, needs_password: bool) -> Vec<Refusal> {
    let checks = [
        (is_line(&draft.name, 1, 100), "mailbox.name-wrong", "name"),
        (is_host(&draft.host), "mailbox.host-wrong", "host"),
        ((1..=65_535).contains(&draft.port), "mailbox.port-wrong", "port"),
        (is_line(&draft.login, 1, 200), "mailbox.login-wrong", "login"),
        (is_line(&draft.password, usize::from(needs_password), 500), "mailbox.password-wrong", "password"),
        (is_line(&draft.folder, 1, 200), "mailbox.folder-wrong", "folder"),
        (moves_well(draft), "mailbox.folder-wrong", "after_folder"),
        (
            draft.after == After::Mark || draft.after_folder != draft.folder,
            "mailbox.folder-same",
            "after_folder",
        ),
        (is_authority(&draft.authority), "mailbox.authority-wrong", "authority"),
    ];
    let wrong = checks.into_iter().filter(|(good, ..)| !good);
    wrong.map(|(_, code, field)| Refusal::input(code).on(field)).collect()
}

fn moves_well(draft: &MailboxDraft) -> bool {
    // What is not used is kept all the same.
    is_line(&draft.after_folder, usize::from(draft.after != After::Mark), 200)
}

fn is_authority(text: &str) -> bool {
    text.is_empty() || (text.len() <= MOST_AUTHORITY && !crate::tls::authorities(text).is_empty())
}

/// The message waits for a decision.
///
/// # Errors
/// `mailbox.decided-before`.
pub(crate) fn waits(message: &MessageView) -> Result<(), Refusal> {
    match message.state {
        MessageState::Waiting => Ok(()),
        _ => Err(Refusal::state("mailbox.decided-before")),
    }
}

/// The message is here whole.
///
/// # Errors
/// `mailbox.too-large`.
pub(crate) fn whole(message: &MessageView) -> Result<(), Refusal> {
    if message.cut { Err(Refusal::state("mailbox.too-large")) } else { Ok(()) }
}

/// Why a message is left out.
///
/// # Errors
/// `mailbox.reason-wrong` at `reason`.
pub(crate) fn reason(text: &str) -> Result<(), Refusal> {
    if is_line(text, 3, 300) { Ok(()) } else { Err(Refusal::input("mailbox.reason-wrong").on("reason")) }
}

/// Signs that a subject names, each once, at most five.
pub(crate) fn signs_in(subject: &str) -> Vec<String> {
    let words = subject.split(|letter: char| letter.is_whitespace() || AROUND.contains(&letter));
    let mut signs = Vec::new();
    for word in words.filter(|word| word.contains('.')).take(50) {
        for mark in obieg_law::sign::parse_candidates(word.trim_end_matches(['.', '!', '?'])) {
            let sign = mark.sign().to_string();
            if signs.len() < 5 && !signs.contains(&sign) {
                signs.push(sign);
            }
        }
    }
    signs
}

/// How long to wait after so many failures in a row, in seconds: a server that is away is not called every minute.
pub(crate) fn pause_after(failures: u32, every: i64) -> i64 {
    match failures {
        0 => every,
        1 => 60,
        2 => 300,
        3 => 900,
        _ => 3600,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> MailboxDraft {
        MailboxDraft {
            name: "Sekretariat".to_owned(),
            host: "poczta.example".to_owned(),
            port: 993,
            tls: crate::model::Tls::Start,
            login: "urzad".to_owned(),
            password: "haslo".to_owned(),
            authority: String::new(),
            folder: "INBOX".to_owned(),
            since: jiff::civil::date(2026, 6, 1),
            after: After::Mark,
            after_folder: String::new(),
        }
    }

    #[test]
    fn a_mailbox_as_typed() {
        type Change = fn(&mut MailboxDraft);
        let table: [(Change, Option<&str>); 12] = [
            (|_| {}, None),
            (|one| one.name.clear(), Some("name")),
            (|one| one.host = "a b".to_owned(), Some("host")),
            (|one| one.host.clear(), Some("host")),
            (|one| one.port = 0, Some("port")),
            (|one| one.port = 65_536, Some("port")),
            (|one| one.login = "a\r\nB LOGOUT".to_owned(), Some("login")),
            (|one| one.password.clear(), Some("password")),
            (|one| one.folder.clear(), Some("folder")),
            (|one| one.after = After::Move, Some("after_folder")),
            (
                |one| {
                    one.after = After::Move;
                    one.after_folder = "INBOX".to_owned();
                },
                Some("after_folder"),
            ),
            (|one| one.authority = "x".to_owned(), Some("authority")),
        ];
        for (at, (change, wanted)) in table.into_iter().enumerate() {
            let mut one = draft();
            change(&mut one);
            let found = faults(&one, true);
            assert_eq!(found.first().and_then(|fault| fault.field.as_deref()), wanted, "{at}");
            assert!(found.len() <= 1, "{at}");
        }
    }

    #[test]
    fn signs_are_found_in_subjects() {
        let table: [(&str, &[&str]); 5] = [
            ("Re: OS.6120.3.2026", &["OS.6120.3.2026"]),
            ("Odp.: uzupełnienie [GN.6821.17.2026]", &["GN.6821.17.2026"]),
            ("wniosek do OS.6120.3.2026.", &["OS.6120.3.2026"]),
            ("Zaproszenie na 12.06.2026", &[]),
            ("", &[]),
        ];
        for (subject, wanted) in table {
            assert_eq!(signs_in(subject), wanted, "{subject}");
        }
    }

    #[test]
    fn failures_are_waited_out_longer() {
        let table = [(0, 60), (1, 60), (2, 300), (3, 900), (4, 3600), (99, 3600)];
        for (failures, wanted) in table {
            assert_eq!(pause_after(failures, 60), wanted);
        }
    }
}
