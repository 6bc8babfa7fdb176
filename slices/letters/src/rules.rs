//! Rules over plain facts.

use jiff::civil::Date;
use obieg_kernel::Refusal;

use crate::model::{AddresseeView, NewAddressee};

/// A letter goes to 1..=50 addressees.
///
/// # Errors
/// `letters.no-addressee`, `letters.too-many-addressees`.
pub fn addressees(list: &[NewAddressee]) -> Result<(), Refusal> {
    match list.len() {
        0 => Err(Refusal::input("letters.no-addressee").on("name")),
        1..=50 => Ok(()),
        _ => Err(Refusal::input("letters.too-many-addressees").on("name")),
    }
}

/// Service is recorded once, not before sending and not in the future.
///
/// # Errors
/// `letters.delivered-already`, `letters.delivered-before-sent`, `letters.delivered-in-future`.
pub fn may_record(copy: &AddresseeView, delivered_on: Date, today: Date) -> Result<(), Refusal> {
    if copy.delivered_on.is_some() {
        return Err(Refusal::state("letters.delivered-already").with("name", &copy.name));
    }
    if copy.sent_on.is_some_and(|sent| delivered_on < sent) {
        return Err(Refusal::input("letters.delivered-before-sent").on("delivered_on"));
    }
    if delivered_on > today {
        return Err(Refusal::input("letters.delivered-in-future").on("delivered_on"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AddresseeId, Channel, LetterId};
    use jiff::civil::date;

    #[test]
    fn service_is_recorded_once_and_never_ahead() {
        let id = uuid::Uuid::nil();
        let mut copy = AddresseeView {
            id: AddresseeId::from_uuid(id),
            letter: LetterId::from_uuid(id),
            name: "Jan".to_owned(),
            address: None,
            channel: Channel::Registered,
            duty: None,
            sent_on: Some(date(2026, 6, 10)),
            delivered_on: None,
            basis: None,
            evidence: None,
        };
        let today = date(2026, 6, 20);
        let code = |copy: &AddresseeView, day| may_record(copy, day, today).unwrap_err().code;
        assert!(may_record(&copy, date(2026, 6, 10), today).is_ok());
        assert_eq!(code(&copy, date(2026, 6, 9)), "letters.delivered-before-sent");
        assert_eq!(code(&copy, date(2026, 6, 21)), "letters.delivered-in-future");
        copy.delivered_on = Some(today);
        assert_eq!(code(&copy, today), "letters.delivered-already");
    }
}
