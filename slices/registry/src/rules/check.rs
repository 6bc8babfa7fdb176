//! From unchecked text to metadata; every broken rule is told at once, at its field.

use jiff::civil::Date;
use obieg_kernel::Refusal;
use obieg_law::partial_date::{PartialDate, Precision};
use obieg_web::text::is_hidden;

use crate::draft::{ItemDraft, SenderDraft};
use crate::model::{Access, Channel, ItemData, ScanState, Sender};

/// The most senders of one item.
const MOST_SENDERS: usize = 10;
/// Texts in one line: titles, names, reasons.
const LINE: usize = 500;
const NAME: usize = 200;
const SHORT: usize = 40;
/// Texts of several lines.
const PAGE: usize = 4000;

/// What the rules must know beside the metadata.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// The civil date in Poland.
    pub today: Date,
    /// Does a machine register? It may know no sender yet; the item then waits to be completed.
    pub by_machine: bool,
}

/// Checks metadata.
///
/// # Errors
/// Every broken rule, with the field in the input's own spelling.
pub fn check(draft: &ItemDraft, facts: Facts) -> Result<ItemData, Vec<Refusal>> {
    let mut faults = Checker::default();
    let senders = faults.senders(&draft.senders, facts.by_machine || draft.later);
    let sender_sign = faults.line("sender_sign", &draft.sender_sign, NAME);
    let letter_date = faults.partial_date("letter_date", &draft.letter_date);
    let letter_date_unknown = faults.line("letter_date_unknown", &draft.letter_date_unknown, LINE);
    let channel = faults.choice("channel", &draft.channel, Channel::from_code);
    let posted_on = faults.date("posted_on", &draft.posted_on);
    let received_on = faults.date("received_on", &draft.received_on);
    let title = faults.required("title", &draft.title, LINE);
    let kind = faults.line("kind", &draft.kind, NAME);
    let attachments = faults.lines("attachments", &draft.attachments);
    let scan_state = match given(&draft.scan_state) {
        None => Some(ScanState::Full),
        Some(_) => faults.choice("scan_state", &draft.scan_state, ScanState::from_code),
    };
    let scan_reason = faults.line("scan_reason", &draft.scan_reason, LINE);
    let access = faults.choice("access", &draft.access, Access::from_code);
    let remarks = faults.lines("remarks", &draft.remarks);
    if received_on.is_none() && given(&draft.received_on).is_none() {
        faults.add(Refusal::input("registry.received-missing").on("received_on"));
    }
    faults.order_of_days(letter_date, posted_on, received_on, facts.today);
    if letter_date.is_some() && letter_date_unknown.is_some() {
        faults.add(Refusal::input("registry.letter-date-both").on("letter_date_unknown"));
    }
    if scan_state.is_some_and(|state| state != ScanState::Full) && given(&draft.scan_reason).is_none() {
        faults.add(Refusal::input("registry.scan-reason-missing").on("scan_reason"));
    }
    match (channel, received_on, title, access, scan_state) {
        (Some(channel), Some(received_on), Some(title), Some(access), Some(scan_state))
            if faults.0.is_empty() =>
        {
            Ok(ItemData {
                senders,
                sender_sign,
                letter_date,
                letter_date_unknown,
                posted_on,
                received_on,
                channel,
                kind,
                title,
                access,
                attachments,
                remarks,
                scan_state,
                // A full scan needs no excuse; a stale one would mislead.
                scan_reason: scan_reason.filter(|_| scan_state != ScanState::Full),
                answer_expected: draft.answer_expected.unwrap_or(true),
            })
        }
        _ => Err(faults.0),
    }
}

/// Checks the reason of a cancellation.
///
/// # Errors
/// When it is empty, too long or has characters that cannot be seen.
pub fn reason(text: &str) -> Result<String, Vec<Refusal>> {
    let mut faults = Checker::default();
    match faults.required("reason", &Some(text.to_owned()), LINE) {
        Some(reason) => Ok(reason),
        None => Err(faults.0),
    }
}

/// The text without spaces around it; nothing when nothing is left.
fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

#[derive(Default)]
struct Checker(Vec<Refusal>);

impl Checker {
    fn add(&mut self, refusal: Refusal) {
        self.0.push(refusal);
    }

    /// A text in one line.
    fn line(&mut self, field: &str, text: &Option<String>, most: usize) -> Option<String> {
        self.text(field, given(text)?.to_owned(), most, "")
    }

    /// A text of several lines.
    fn lines(&mut self, field: &str, text: &Option<String>) -> Option<String> {
        self.text(field, given(text)?.replace("\r\n", "\n"), PAGE, "\n\t")
    }

    fn text(&mut self, field: &str, text: String, most: usize, allowed: &str) -> Option<String> {
        let hostile = |letter: &char| is_hidden(*letter) && !allowed.contains(*letter);
        // The last part of the name chooses the word for the field in the sentence.
        let word = field.rsplit('.').next().unwrap_or(field);
        if let Some(letter) = text.chars().find(hostile) {
            let letter = format!("U+{:04X}", u32::from(letter));
            self.add(
                Refusal::input("registry.text-hidden").on(field).with("field", word).with("letter", letter),
            );
            return None;
        }
        if text.chars().count() > most {
            self.add(Refusal::input("registry.text-long").on(field).with("field", word).with("most", most));
            return None;
        }
        Some(text)
    }

    fn required(&mut self, field: &'static str, text: &Option<String>, most: usize) -> Option<String> {
        if given(text).is_none() {
            self.add(Refusal::input("registry.field-missing").on(field).with("field", field));
        }
        self.line(field, text, most)
    }

    fn choice<T>(
        &mut self,
        field: &'static str,
        code: &Option<String>,
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let Some(code) = given(code) else {
            self.add(Refusal::input("registry.field-missing").on(field).with("field", field));
            return None;
        };
        let value = read(code);
        if value.is_none() {
            self.add(Refusal::input("registry.no-such-choice").on(field).with("field", field));
        }
        value
    }

    fn date(&mut self, field: &'static str, text: &Option<String>) -> Option<Date> {
        let date = self.partial_date(field, text)?;
        if date.precision() != Precision::Day {
            self.add(Refusal::input("registry.date-form").on(field).with("field", field));
            return None;
        }
        Some(date.earliest())
    }

    fn partial_date(&mut self, field: &'static str, text: &Option<String>) -> Option<PartialDate> {
        let read = from_polish(given(text)?).parse::<PartialDate>();
        match read {
            Ok(date) if date.earliest().year() >= 1900 => Some(date),
            Ok(_) => {
                self.add(Refusal::input("registry.date-old").on(field).with("field", field));
                None
            }
            Err(_) => {
                let code =
                    if field == "letter_date" { "registry.letter-date-form" } else { "registry.date-form" };
                self.add(Refusal::input(code).on(field).with("field", field));
                None
            }
        }
    }

    fn order_of_days(
        &mut self,
        letter: Option<PartialDate>,
        posted: Option<Date>,
        received: Option<Date>,
        today: Date,
    ) {
        if received.is_some_and(|received| received > today) {
            self.add(Refusal::input("registry.received-in-future").on("received_on"));
        }
        let last = received.unwrap_or(today).min(today);
        if posted.is_some_and(|posted| posted > last) {
            self.add(Refusal::input("registry.posted-after-received").on("posted_on"));
        }
        if letter.is_some_and(|letter| letter.earliest() > last) {
            self.add(Refusal::input("registry.letter-after-received").on("letter_date"));
        }
    }

    fn senders(&mut self, drafts: &[SenderDraft], may_be_none: bool) -> Vec<Sender> {
        if drafts.is_empty() && !may_be_none {
            self.add(Refusal::input("registry.sender-missing").on("senders.0.organisation"));
        }
        if drafts.len() > MOST_SENDERS {
            self.add(Refusal::input("registry.senders-many").on("senders").with("most", MOST_SENDERS));
        }
        drafts.iter().take(MOST_SENDERS).enumerate().map(|(at, draft)| self.sender(at, draft)).collect()
    }

    fn sender(&mut self, at: usize, draft: &SenderDraft) -> Sender {
        let names = [&draft.organisation, &draft.surname, &draft.given_names, &draft.unknown_reason];
        if names.into_iter().all(|name| given(name).is_none()) {
            self.add(Refusal::input("registry.sender-missing").on(format!("senders.{at}.organisation")));
        }
        let mut line =
            |name: &str, text: &Option<String>, most| self.line(&format!("senders.{at}.{name}"), text, most);
        let mut sender = Sender {
            organisation: line("organisation", &draft.organisation, LINE),
            surname: line("surname", &draft.surname, NAME),
            given_names: line("given_names", &draft.given_names, NAME),
            unknown_reason: line("unknown_reason", &draft.unknown_reason, LINE),
            street: line("street", &draft.street, NAME),
            building: line("building", &draft.building, SHORT),
            flat: line("flat", &draft.flat, SHORT),
            postcode: line("postcode", &draft.postcode, SHORT),
            place: line("place", &draft.place, NAME),
            post_box: line("post_box", &draft.post_box, SHORT),
            country: line("country", &draft.country, SHORT).map(|country| country.to_ascii_uppercase()),
            email: line("email", &draft.email, NAME),
        };
        if sender.country.as_ref().is_some_and(|country| !is_country(country)) {
            self.add(Refusal::input("registry.country").on(format!("senders.{at}.country")));
        }
        if sender.email.as_ref().is_some_and(|email| !is_email(email)) {
            self.add(Refusal::input("registry.email").on(format!("senders.{at}.email")));
        }
        // Envelopes from Poland do not say so.
        if sender.place.is_some() && sender.country.is_none() {
            sender.country = Some("PL".to_owned());
        }
        sender
    }
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_email(text: &str) -> bool {
    let two_sides = text
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    two_sides && !text.contains(char::is_whitespace)
}

/// `24.12.2026` and `12.2026`, as people write, turned into `2026-12-24` and `2026-12`; all else as it is.
fn from_polish(text: &str) -> String {
    let two = |part: &str| if part.len() == 1 { format!("0{part}") } else { part.to_owned() };
    match text.split('.').collect::<Vec<_>>().as_slice() {
        [day, month, year] => format!("{year}-{}-{}", two(month), two(day)),
        [month, year] => format!("{year}-{}", two(month)),
        _ => text.to_owned(),
    }
}
