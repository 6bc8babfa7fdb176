//! Notices are not kept longer than the office wants.

use jiff::{SignedDuration, Timestamp};
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;

use super::NoticeEvent;
use crate::model::NoticeId;
use crate::store::{self, OfficeRow};

/// So many go at a time, so that nobody waits for the lane.
pub const AT_A_TIME: u64 = 500;

/// Forgets the oldest notices that are older than the office keeps them; refused when there are none.
#[derive(Debug, Clone, Serialize)]
pub struct ForgetNotices;

named!(ForgetNotices, "notices.forget-notices", [(Machine, Colleague)]);

/// The first id of an instant: ids are of version 7, so earlier ones sort before it.
fn first_id_of(instant: Timestamp) -> NoticeId {
    let millis = u64::try_from(instant.as_millisecond()).unwrap_or(0);
    NoticeId::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid())
}

impl Deed for ForgetNotices {
    type Target = OfficeRow;
    type Event = NoticeEvent;
    type Done = u64;

    office_target!(OfficeRow, |_, db| Ok(store::office(db)?));

    fn run(&self, mut granted: Granted<'_, Self>, office: OfficeRow) -> Result<Committed<Self>, Failure> {
        let kept = SignedDuration::from_hours(office.rules.keep_days.saturating_mul(24));
        let oldest = granted.env().now().checked_sub(kept).unwrap_or(Timestamp::UNIX_EPOCH);
        let most = i64::try_from(AT_A_TIME).unwrap_or(i64::MAX);
        let notices = store::forget(&mut granted, first_id_of(oldest), most)?;
        if notices == 0 {
            return Err(Refusal::state("notices.none-old").into());
        }
        granted.commit(&NoticeEvent::NoticesForgotten { notices }, notices)
    }
}
