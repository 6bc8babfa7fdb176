//! Something is owed from a day on.

use jiff::civil::Date;
use obieg_kernel::actor::Right;
use obieg_kernel::{Committed, Deed, Failure, Granted, Named, Reads, office_target};
use obieg_law::clock::Clock;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{DutyEvent, WORKERS};
use crate::model::{DutyId, DutyKind, PauseView};
use crate::{rules, store};

/// Starts a duty in a case.
#[derive(Debug, Serialize)]
pub struct StartDuty {
    /// The case.
    pub case: Uuid,
    /// What is owed.
    pub kind: DutyKind,
    /// The incoming item that is owed an answer.
    pub about: Option<Uuid>,
    /// Towards whom.
    pub towards: Option<String>,
    /// Article of law.
    pub article: String,
    /// The clock.
    pub clock: Clock,
    /// The event's day; it is not counted.
    pub started_on: Date,
}

/// The started duty and its day.
#[derive(Debug, Serialize, Deserialize)]
pub struct Started {
    /// Which.
    pub duty: DutyId,
    /// The legal day; none while a pause lasts.
    pub due_on: Option<Date>,
}

impl Named for StartDuty {
    const NAME: &'static str = "duties.start-duty";
    const RIGHTS: &'static [Right] = WORKERS;
}

impl Deed for StartDuty {
    type Target = Vec<PauseView>;
    type Event = DutyEvent;
    type Done = Started;

    office_target!(Vec<PauseView>, |deed, db| Ok(Some(store::list_pauses(db, deed.case)?)));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        pauses: Vec<PauseView>,
    ) -> Result<Committed<Self>, Failure> {
        let due_on = rules::due_on(&self.clock, self.started_on, &pauses)?;
        let id = granted.env().new_id();
        store::add(
            &mut granted,
            &store::NewDuty {
                id,
                case: self.case,
                kind: self.kind,
                about: self.about,
                towards: self.towards.as_deref(),
                article: &self.article,
                clock: &self.clock,
                started_on: self.started_on,
                due_on,
                about_day: None,
            },
        )?;
        let event =
            DutyEvent::DutyStarted { duty: id.uuid(), case: self.case, kind: self.kind.code(), due_on };
        granted.commit(&event, Started { duty: id, due_on })
    }
}
