//! On the desk: messages that wait, for those who decide; mailboxes that cannot be read, for administrators.

use obieg_desk::{DeskPart, Drawn, Tile};
use obieg_kernel::{Failure, Named};
use obieg_web::Frame;

use crate::queries::{ListMailboxes, ListMessages};
use crate::ruling::deeds::ApproveMailRule;
use crate::store;

/// Where counting of messages stops.
const MOST: i64 = 100;

/// The part for those who decide about messages.
pub fn queue_part() -> DeskPart {
    DeskPart {
        order: 24,
        name: ListMessages::NAME,
        rights: ListMessages::RIGHTS,
        load: |db, _| Ok(Box::new(store::count_waiting(db)?)),
        draw: |frame, _, data| drawn(frame, data, "mailbox-desk", "/skrzynka", ("warning", "letters")),
    }
}

/// The part for administrators.
pub fn faults_part() -> DeskPart {
    DeskPart {
        order: 26,
        name: ListMailboxes::NAME,
        rights: ListMailboxes::RIGHTS,
        load: |db, _| Ok(Box::new(store::count_faulty(db)?)),
        draw: |frame, _, data| {
            drawn(frame, data, "mailbox-desk-faulty", "/ustawienia/skrzynki", ("danger", "failed"))
        },
    }
}

/// The part for those who approve: rules that wait for them.
pub fn rules_part() -> DeskPart {
    DeskPart {
        order: 27,
        name: ApproveMailRule::NAME,
        rights: ApproveMailRule::RIGHTS,
        load: |db, actor| {
            let rules = crate::ruling::store::list(db)?;
            let waiting =
                rules.iter().filter(|rule| rule.standing.may_approve(actor.person()).is_ok()).count();
            Ok(Box::new(i64::try_from(waiting).unwrap_or(MOST)))
        },
        draw: |frame, _, data| {
            drawn(frame, data, "mailbox-desk-rules", "/skrzynka/reguly", ("warning", "due"))
        },
    }
}

fn drawn(
    frame: &Frame,
    data: &obieg_desk::PartData,
    word: &str,
    path: &str,
    (colour, icon): (&'static str, &'static str),
) -> Result<Drawn, Failure> {
    let count = *data.downcast_ref::<i64>().ok_or_else(|| Failure::internal("no count"))?;
    let label = frame.words.t(word).to_owned();
    let tile = Tile { label, count, most: MOST, path: path.to_owned(), colour, icon };
    Ok(Drawn { tiles: Some(tile).filter(|tile| tile.count > 0).into_iter().collect(), ..Drawn::default() })
}
