//! The notice of overrun on the case page and in the API.

use jiff::civil::Date;
use obieg_cases::model::CaseId;
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::NotifyOverrun;
use crate::model::LetterId;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoticeForm {
    #[serde(default)]
    letter: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    new_day: String,
}

impl NoticeForm {
    fn deed(self, case: CaseId) -> Result<NotifyOverrun, Failure> {
        let letter = self.letter.parse().map_err(|_| Refusal::input("letters.notice-letter").on("letter"))?;
        let new_day = self.new_day.trim().parse().map_err(|_| Refusal::input("cases.date").on("new_day"))?;
        Ok(NotifyOverrun { case, letter, reason: self.reason, new_day })
    }
}

pub(crate) async fn notify(mut visit: Visit) -> Outcome {
    let (case, form) = (visit.id("id")?, visit.form::<NoticeForm>().await?);
    obieg_cases::finish(visit, case, form.deed(case), "zawiadomiono").await
}

/// What the parties were told.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeBody {
    /// The outgoing item of the case in which they were told.
    #[schema(value_type = String, format = Uuid)]
    letter: LetterId,
    /// Why the case is not settled in its term.
    #[schema(min_length = 10, max_length = 2000)]
    reason: String,
    /// The new settling day.
    #[schema(value_type = String, format = Date)]
    new_day: Date,
}

/// The earliest day after the notice.
#[derive(Serialize, ToSchema)]
pub struct Noticed {
    /// Earliest day of what is still owed.
    #[schema(value_type = Option<String>, format = Date)]
    due_on: Option<Date>,
}

pub(crate) async fn api_notify(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<NoticeBody>().await?);
    let NoticeBody { letter, reason, new_day } = body;
    let due_on = visit.act(NotifyOverrun { case, letter, reason, new_day }).await?;
    Reply::json(&Noticed { due_on })
}
