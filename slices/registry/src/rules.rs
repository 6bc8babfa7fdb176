//! Rules of the register over plain facts.

mod check;
#[cfg(test)]
mod tests;

use obieg_kernel::id::OfficeId;
use obieg_law::rpw::RegisterNumber;

use crate::model::{Channel, ItemData, Missing, ScanState, Sender, Stage};

pub use check::{Facts, check, reason};

/// The order of the register as one number: numbers stay below ten million a year.
pub fn place(year: i16, number: u32) -> i64 {
    i64::from(year) * 10_000_000 + i64::from(number)
}

/// The number as it is written, `1842/2026`.
pub fn written(number: u32, year: i16) -> String {
    RegisterNumber::new(number, year).map_or_else(|_| format!("{number}/{year}"), |number| number.to_string())
}

/// Two letters that tell an office's labels from those of another one with the same numbers: a mistake of one in a thousand,
/// on a page that already carries a stranger's label with a number of ours.
pub fn label_mark(office: OfficeId) -> String {
    let [.., first, second] = office.uuid().into_bytes();
    [first % 24, second % 32]
        .iter()
        .filter_map(|at| RegisterNumber::OF_MARKS.get(usize::from(*at)))
        .map(|letter| char::from(*letter))
        .collect()
}

/// May an item go from one stage to another? Cancelling is a deed of its own, because it needs a reason.
///
/// Out of a case or from outside cases an item goes back to whom it was assigned. An assigned item goes back to the
/// queue when it was wrongly addressed, and only from there can it be cancelled: nobody is left with a task about an
/// entry that is no more. Forwarded and cancelled items go nowhere, nor do those of a closed case.
pub fn may_move(from: Stage, to: Stage) -> bool {
    use Stage::{Assigned, Cancelled, Closed, Forwarded, InCase, LeftOut, OutsideCases, Registered};
    match from {
        Registered => matches!(to, Assigned | InCase | OutsideCases | Forwarded | LeftOut | Cancelled),
        Assigned => matches!(to, Registered | InCase | OutsideCases | Forwarded | LeftOut),
        InCase => matches!(to, Registered | Assigned | OutsideCases | Closed),
        OutsideCases => matches!(to, Assigned | InCase),
        LeftOut => matches!(to, Registered),
        Closed | Forwarded | Cancelled => false,
    }
}

/// What is missing of the metadata that are required if determinable (domain.md §9); "unknown, with reason" is there.
pub fn missing(data: &ItemData, documents: usize) -> Vec<Missing> {
    let mut missing = Vec::new();
    let mut add = |what: Missing| {
        if !missing.contains(&what) {
            missing.push(what);
        }
    };
    if data.senders.is_empty() {
        add(Missing::Sender);
    }
    for sender in data.senders.iter().filter(|sender| sender.unknown_reason.is_none()) {
        if !has_name(sender) {
            add(Missing::SenderName);
        }
        if sender.place.is_none() && has_address(data.channel) {
            add(Missing::SenderPlace);
        }
    }
    let unopened = data.scan_state == ScanState::Envelope;
    if data.letter_date.is_none() && data.letter_date_unknown.is_none() && !unopened {
        add(Missing::LetterDate);
    }
    if data.scan_state != ScanState::None && !unopened && documents == 0 {
        add(Missing::Document);
    }
    missing
}

fn has_name(sender: &Sender) -> bool {
    sender.organisation.is_some() || (sender.surname.is_some() && sender.given_names.is_some())
}

/// Only what comes on paper or a medium has a postal address to determine; a message names its own.
fn has_address(channel: Channel) -> bool {
    !channel.is_electronic()
}

/// The first sender for lists and the key by which its beginning is found: small letters.
pub fn first_sender(senders: &[Sender]) -> (String, String) {
    let label = senders.first().map(Sender::label).unwrap_or_default();
    let key = label.to_lowercase();
    (label, key)
}
