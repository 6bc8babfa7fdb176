//! Rules of the daily e-mail over plain facts.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use lettre::transport::smtp::client::Certificate;
use obieg_caller::mail::{MOST_AUTHORITY, is_host};
use obieg_kernel::Refusal;
use obieg_kernel::text::is_line;
use obieg_law::calendar::Holidays;

use super::address::MailAddress;
use super::model::{DigestState, MailServerDraft};

/// The longest answer of a server that is kept, in characters.
const MOST_ANSWER: usize = 300;
/// An e-mail that could not be handed over for so long is given up: what it says is old by then.
const GIVEN_UP: SignedDuration = SignedDuration::from_hours(48);
/// So many lines an e-mail has at most; the rest waits in the program.
pub const MOST_LINES: i64 = 100;

/// What is wrong with a server as typed; nothing when it is sound.
///
/// Codes: `notices.host-wrong`, `notices.port-wrong`, `notices.login-wrong`, `notices.password-wrong`,
/// `notices.authority-wrong`, `notices.address-wrong` at `sender`, `notices.link-wrong`, `notices.hour-wrong`.
pub fn faults(draft: &MailServerDraft, needs_password: bool) -> Vec<Refusal> {
    let least = usize::from(needs_password && !draft.login.is_empty());
    let checks = [
        (is_host(&draft.host), "notices.host-wrong", "host"),
        ((1..=65_535).contains(&draft.port), "notices.port-wrong", "port"),
        (is_line(&draft.login, 0, 200), "notices.login-wrong", "login"),
        (is_line(&draft.password, least, 500), "notices.password-wrong", "password"),
        (is_authority(&draft.authority), "notices.authority-wrong", "authority"),
        (is_link(&draft.link), "notices.link-wrong", "link"),
        (is_hour(draft.hour), "notices.hour-wrong", "hour"),
    ];
    let wrong = checks.into_iter().filter(|(good, ..)| !good);
    let wrong = wrong.map(|(_, code, field)| Refusal::input(code).on(field));
    wrong.chain(MailAddress::read(&draft.sender, "sender").err()).collect()
}

fn is_authority(text: &str) -> bool {
    text.is_empty()
        || (text.len() <= MOST_AUTHORITY
            && text.contains("BEGIN CERTIFICATE")
            && Certificate::from_pem(text.as_bytes()).is_ok())
}

fn is_link(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    text.len() <= 200
        && rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|one| one.is_ascii_graphic()))
}

fn is_hour(hour: i64) -> bool {
    (0..=23).contains(&hour)
}

/// The hour that a person chose; none for the office's.
///
/// # Errors
/// `notices.hour-wrong` at `hour`.
pub fn hour(hour: Option<i64>) -> Result<Option<i64>, Refusal> {
    if hour.is_none_or(is_hour) { Ok(hour) } else { Err(Refusal::input("notices.hour-wrong").on("hour")) }
}

/// Are e-mails sent on this day? On working days only (Saturdays, Sundays and statutory holidays are free).
pub fn is_sent_on(day: Date) -> bool {
    Holidays::statutory().is_working_day(day)
}

/// How an attempt ended that did not come to handing over: it waits for the next one, or is given up.
pub fn after_failure(queued_at: Timestamp, now: Timestamp) -> DigestState {
    if now.duration_since(queued_at) < GIVEN_UP { DigestState::Queued } else { DigestState::Failed }
}

/// What a server said, as one line that is kept: without what would move on a terminal or a page.
pub fn answer(said: &str) -> String {
    let one_line: String =
        said.chars().map(|letter| if obieg_web::text::is_hidden(letter) { ' ' } else { letter }).collect();
    one_line.trim().chars().take(MOST_ANSWER).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post::model::{Detail, Guard};
    use jiff::civil::date;

    fn draft() -> MailServerDraft {
        MailServerDraft {
            host: "poczta.example.pl".to_owned(),
            port: 587,
            guard: Guard::Upgrade,
            login: "obieg".to_owned(),
            password: "tajne".to_owned(),
            authority: String::new(),
            sender: "obieg@example.pl".to_owned(),
            link: "https://obieg.example.pl".to_owned(),
            hour: 7,
            detail: Detail::Signs,
        }
    }

    #[test]
    fn every_wrong_field_is_named() {
        assert!(faults(&draft(), true).is_empty());
        let open = MailServerDraft { login: String::new(), password: String::new(), ..draft() };
        assert!(faults(&open, true).is_empty(), "a server that asks for no password");
        let wrong: [(MailServerDraft, &str); 10] = [
            (MailServerDraft { host: "a b".to_owned(), ..draft() }, "host"),
            (MailServerDraft { host: "poczta\r\n".to_owned(), ..draft() }, "host"),
            (MailServerDraft { port: 0, ..draft() }, "port"),
            (MailServerDraft { login: "a\nb".to_owned(), ..draft() }, "login"),
            (MailServerDraft { password: String::new(), ..draft() }, "password"),
            (MailServerDraft { authority: "nie".to_owned(), ..draft() }, "authority"),
            (MailServerDraft { sender: "obieg".to_owned(), ..draft() }, "sender"),
            (MailServerDraft { link: "ftp://x".to_owned(), ..draft() }, "link"),
            (MailServerDraft { link: "https://x\ny".to_owned(), ..draft() }, "link"),
            (MailServerDraft { hour: 24, ..draft() }, "hour"),
        ];
        for (draft, field) in wrong {
            let found = faults(&draft, true);
            assert_eq!(found.iter().map(|one| one.field.as_deref()).collect::<Vec<_>>(), [Some(field)]);
        }
    }

    #[test]
    fn working_days_only() {
        let days = [
            (date(2026, 6, 1), true),
            (date(2026, 6, 4), false),
            (date(2026, 6, 6), false),
            (date(2026, 6, 7), false),
            (date(2026, 12, 24), false),
        ];
        for (day, sent) in days {
            assert_eq!(is_sent_on(day), sent, "{day}");
        }
    }

    #[test]
    fn an_attempt_is_given_up_after_two_days() {
        let queued: Timestamp = "2026-06-01T06:00:00Z".parse().unwrap();
        let after = |hours| after_failure(queued, queued + SignedDuration::from_hours(hours));
        assert_eq!(
            (after(0), after(47), after(48)),
            (DigestState::Queued, DigestState::Queued, DigestState::Failed)
        );
    }

    #[test]
    fn an_answer_is_one_line() {
        assert_eq!(answer("550 nie\r\nma \u{202e}takiej\u{0} "), "550 nie  ma  takiej");
        assert_eq!(answer(&"x".repeat(1000)).len(), 300);
    }
}
