//! Outgoing items for programs: JSON, and multipart for files.

use jiff::civil::Date;
use obieg_documents::NewFile;
use obieg_documents::pages::{Way, send as send_content};
use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{NotifyOverrun, RecordDelivery, SendLetter};
use crate::model::{Basis, LetterId, NewAddressee};
use crate::queries::{LetterContent, ListCaseLetters, ListLetters};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegisterFilter {
    before: Option<i64>,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let RegisterFilter { before } = visit.query()?;
    Reply::json(&visit.see(ListLetters { before }).await?)
}

pub(crate) async fn of_case(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListCaseLetters { case: visit.id("id")? }).await?)
}

pub(crate) async fn document(visit: Visit) -> Outcome {
    let (case, document) = (visit.id("id")?, visit.id("document_id")?);
    let content = visit.see(LetterContent { case, document }).await?;
    send_content(&visit, content, Way::Save).await
}

/// A letter to send; its files come beside it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetterBody {
    /// Title.
    #[schema(min_length = 1, max_length = 500)]
    title: String,
    /// Date on the letter, not in the future.
    #[schema(value_type = String, format = Date)]
    dated_on: Date,
    /// Name and post of who signed.
    #[schema(min_length = 1, max_length = 300)]
    signed_by: String,
    /// To whom.
    #[schema(min_items = 1, max_items = 50)]
    addressees: Vec<NewAddressee>,
}

pub(crate) async fn send(mut visit: Visit) -> Outcome {
    let case = visit.id("id")?;
    let (body, files) = visit.json_and_files::<LetterBody>("letter", crate::MOST_FILES).await?;
    let LetterBody { title, dated_on, signed_by, addressees } = body;
    let files = files.into_iter().map(NewFile::of).collect();
    Reply::created(&visit.act(SendLetter { case, title, dated_on, signed_by, addressees, files }).await?)
}

/// Day and evidence of delivery.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeliveryBody {
    /// Day of service.
    #[schema(value_type = String, format = Date)]
    delivered_on: Date,
    /// Why it counts.
    basis: Basis,
    /// What proves it.
    #[schema(min_length = 1, max_length = 500)]
    evidence: String,
}

pub(crate) async fn record(mut visit: Visit) -> Outcome {
    let (case, addressee) = (visit.id("id")?, visit.id("addressee_id")?);
    let body: DeliveryBody = visit.body().await?;
    visit
        .act(RecordDelivery {
            case,
            addressee,
            delivered_on: body.delivered_on,
            basis: body.basis,
            evidence: body.evidence,
        })
        .await?;
    Reply::done()
}

/// What the parties were told.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoticeBody {
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
pub(crate) struct Noticed {
    /// Earliest day of what is still owed.
    #[schema(value_type = Option<String>, format = Date)]
    due_on: Option<Date>,
}

pub(crate) async fn notify(mut visit: Visit) -> Outcome {
    let (case, body) = (visit.id("id")?, visit.body::<NoticeBody>().await?);
    let NoticeBody { letter, reason, new_day } = body;
    let due_on = visit.act(NotifyOverrun { case, letter, reason, new_day }).await?;
    Reply::json(&Noticed { due_on })
}
