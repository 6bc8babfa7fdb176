//! The bell in the frame of every page.
//!
//! What stands on it is remembered for some seconds, so that a page costs not one statement more; whoever reads something sees
//! it at once.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use obieg_kernel::id::{OfficeId, PersonId};
use obieg_kernel::{Actor, Named};
use obieg_web::NavItem;
use obieg_web::frame::{Bell, Unread};

use crate::queries::{CountUnread, OwnNotices};

/// So long a count is believed.
const BELIEVED: SignedDuration = SignedDuration::from_secs(10);
/// When so many people are remembered, all are forgotten: memory stays bounded, and the next pages ask again.
const MOST: usize = 10_000;

type Known = HashMap<(OfficeId, PersonId), (Timestamp, i64)>;

#[derive(Default)]
struct Counted(Mutex<Known>);

impl Counted {
    fn known(&self, key: (OfficeId, PersonId), now: Timestamp) -> Option<i64> {
        let known = self.0.lock().ok()?;
        let (at, count) = known.get(&key)?;
        // A clock that was set back makes everything old.
        let age = now.duration_since(*at);
        (!age.is_negative() && age < BELIEVED).then_some(*count)
    }

    fn keep(&self, key: (OfficeId, PersonId), now: Timestamp, count: i64) {
        let Ok(mut known) = self.0.lock() else { return };
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, (now, count));
    }
}

impl Unread for Counted {
    fn count<'a>(
        &'a self,
        actor: &'a Actor,
        now: Timestamp,
    ) -> Pin<Box<dyn Future<Output = i64> + Send + 'a>> {
        Box::pin(async move {
            let Some(person) = actor.person() else { return 0 };
            let key = (actor.office(), person);
            if let Some(count) = self.known(key, now) {
                return count;
            }
            // A page is not withheld because its bell cannot be drawn.
            let count = actor.see(CountUnread).await.unwrap_or(0);
            self.keep(key, now, count);
            count
        })
    }

    fn forget(&self, actor: &Actor, person: PersonId) {
        if let Ok(mut known) = self.0.lock() {
            known.remove(&(actor.office(), person));
        }
    }
}

/// The bell, for `app` to plug.
pub fn bell() -> Bell {
    Bell {
        item: NavItem {
            word: "notices-title",
            path: "/powiadomienia",
            icon: "bell",
            name: OwnNotices::NAME,
            rights: OwnNotices::RIGHTS,
            order: 0,
        },
        unread: Box::new(Counted::default()),
    }
}
