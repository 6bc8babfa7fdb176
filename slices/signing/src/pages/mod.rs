//! Signatures on screens.

mod many;
mod seals;
mod upload;

use obieg_documents::NewFile;
use obieg_drafts::model::DraftId;
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Incoming, Outcome, Reply, Visit};
use serde::Deserialize;

pub(crate) use many::{seal_many, to_sign};
pub(crate) use seals::{end_seal, keep_seal, show_seal};
pub(crate) use upload::{ask_upload, upload};

use crate::checked::{Checked, check};
use crate::deeds::SealDraft;
use crate::judge::{Device, Judge, Secret};
use crate::model::SealForm;
use crate::queries::AcceptedContent;
use crate::rules;
use crate::seal::{Opened, Settings, open};

/// The judge that `app` plugged.
fn judge(visit: &Visit) -> Result<Judge, Failure> {
    let found = visit.site().slots::<Judge>().next().cloned();
    found.ok_or_else(|| Refusal::state("signing.no-judge").into())
}

/// The device of the visitor's office, when the settings name one.
fn device(visit: &Visit) -> Result<Option<Device>, Failure> {
    let office = visit.actor()?.office_key();
    Ok(visit.site().slots::<Settings>().find_map(|settings| settings.devices.get(office)).cloned())
}

/// Holds a signed file against the accepted version that was seen. Whether the visitor may know of the draft, and whether it is accepted,
/// is asked before anything is read.
pub(crate) async fn checked(
    visit: &Visit,
    (draft, seen): (DraftId, i64),
    file: Result<NewFile, Failure>,
) -> Result<Checked, Failure> {
    let accepted = visit.see(AcceptedContent { draft, seen }).await?;
    let (file, judge) = (file?, judge(visit)?);
    let (blobs, now) = (visit.actor()?.blobs(), visit.site().kernel().env().now());
    Ok(check(&judge, blobs, now, (&accepted, file)).await?)
}

/// Opens the key of a seal: that of the file with its password, or that of the office's device with its PIN.
pub(crate) async fn opened(
    visit: &Visit,
    file: Option<Incoming>,
    password: String,
    pin: String,
) -> Result<Opened, Failure> {
    for (field, secret) in [("password", &password), ("pin", &pin)] {
        rules::secret_fits(field, secret)?;
    }
    let device = device(visit)?;
    let secret = match file {
        Some(file) => {
            if file.stored.size() > rules::MOST_KEY {
                return Err(Refusal::input("signing.key-store").on("file").into());
            }
            let bytes = visit.actor()?.blobs().read(&file.stored.readable(), rules::MOST_KEY).await?;
            Secret::File { pkcs12: bytes.to_vec(), password }
        }
        None if device.is_some() && !pin.is_empty() => Secret::Device { pin },
        None => return Err(Refusal::input("signing.no-key").on("file").into()),
    };
    open(&judge(visit)?, visit.site().kernel().env().now(), secret, device.as_ref()).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    #[serde(default)]
    seen: i64,
    #[serde(default)]
    form: String,
}

pub(crate) async fn seal(mut visit: Visit) -> Outcome {
    let draft: DraftId = visit.id("draft")?;
    let Asked { seen, form } = visit.form().await?;
    visit.act(SealDraft { draft, seen, form: SealForm::from_code(&form) }).await?;
    Ok(Reply::See(format!("/projekty/{draft}?zrobiono=pieczec-zlecona")))
}
