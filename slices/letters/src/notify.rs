//! The notice of overrun on the case page.

use obieg_cases::model::CaseId;
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Outcome, Visit};
use serde::Deserialize;

use crate::deeds::NotifyOverrun;

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
