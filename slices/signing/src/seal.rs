//! The key of the office's seal is opened, and the job that seals.
//!
//! Not in the transaction that asks: a device or a time-stamping service takes its time. The seal is made, stored, read back and
//! verified, and only then does the record say that the letter is signed.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use obieg_documents::NewFile;
use obieg_kernel::job::{Ended, Handler, Job, Outcome};
use obieg_kernel::{Env, Failure, Refusal, StoreError};
use obieg_signatures::Certificate;
use serde::Serialize;

use crate::checked::{Checked, NotChecked, check};
use crate::deeds::FinishSeal;
use crate::judge::{Device, Judge, Refusal as Why, Sealed, Secret, ToSeal};
use crate::model::{Fault, SealForm, SignedId, SignedState};
use crate::queries::{SealFacts, SealWork};
use crate::rules;

/// The kind of job.
pub const KIND: &str = "signing.seal";

/// What the settings of the installation say of seals; `app` plugs it into the site's slots.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Devices that hold keys, by the key of the office.
    pub devices: BTreeMap<String, Device>,
}

/// A key that was opened and has signed. Only [`open`] makes one.
#[derive(Debug, Serialize)]
pub struct Opened {
    #[serde(skip)]
    secret: Secret,
    certificate: Certificate,
}

impl Opened {
    pub(crate) fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    pub(crate) fn in_device(&self) -> bool {
        matches!(self.secret, Secret::Device { .. })
    }

    pub(crate) fn secret_bytes(&self) -> Result<Vec<u8>, Failure> {
        serde_json::to_vec(&self.secret).map_err(Failure::internal)
    }
}

/// Opens the key of a seal and has it sign something, in a process with limits.
///
/// # Errors
/// `signing.key-store`, `signing.key`, `signing.no-judge`.
pub async fn open(
    judge: &Judge,
    at: jiff::Timestamp,
    secret: Secret,
    device: Option<&Device>,
) -> Result<Opened, Failure> {
    let field = if matches!(secret, Secret::Device { .. }) { "pin" } else { "file" };
    let refused = |code| Failure::from(Refusal::input(code).on(field));
    match judge.open(at, &secret, device).await {
        Ok(Sealed::Done(certificate)) => Ok(Opened { secret, certificate: *certificate }),
        Ok(Sealed::Refused(Why::KeyStore, detail)) => {
            tracing::info!(detail, "a key store was not opened");
            Err(refused("signing.key-store"))
        }
        Ok(Sealed::Refused(_, detail)) => {
            tracing::info!(detail, "a key does not seal");
            Err(refused("signing.key"))
        }
        Ok(Sealed::Died(_)) => Err(refused("signing.key-store")),
        Err(_) => Err(Refusal::state("signing.no-judge").into()),
    }
}

/// Makes the seals that were asked for.
pub struct MakeSeal {
    judge: Judge,
    settings: Settings,
    env: Env,
}

impl MakeSeal {
    /// With this judge and these devices.
    pub fn new(judge: Judge, settings: Settings, env: Env) -> Self {
        Self { judge, settings, env }
    }

    async fn make(&self, job: &Job) -> Result<(), Failure> {
        let signed: SignedId = serde_json::from_value(job.payload.get("signed").cloned().unwrap_or_default())
            .map_err(Failure::internal)?;
        let Some(work) = job.machine.see(SealWork { signed }).await? else { return Ok(()) };
        if work.signed.state != SignedState::Waiting {
            return Ok(());
        }
        let outcome = match self.sealed(job, &work).await {
            Ok(checked) => Ok(checked),
            Err(Fell::Fault(fault)) => Err(fault),
            Err(Fell::Failed(failure)) => return Err(failure),
        };
        match job.machine.act(FinishSeal { signed, outcome }, None).await {
            // The letter changed or went out while it was sealed; or somebody else has finished it.
            Err(Failure::Refused(_)) => {
                let changed = FinishSeal { signed, outcome: Err(Fault::Changed) };
                over(job.machine.act(changed, None).await)
            }
            other => over(other),
        }
    }

    async fn sealed(&self, job: &Job, work: &SealFacts) -> Result<Checked, Fell> {
        let (blobs, now) = (job.machine.blobs(), self.env.now());
        let Some((seal, sealed)) = &work.seal else { return Err(Fell::Fault(Fault::NoSeal)) };
        rules::may_use(Some(seal), now).map_err(|_| Fell::Fault(Fault::SealExpired))?;
        let Some(content) = &work.accepted else { return Err(Fell::Fault(Fault::Changed)) };
        // What cannot be opened today will not be opened tomorrow: people are told, and nothing waits.
        let secret = job.machine.open_sealed(seal.id.uuid(), sealed).ok();
        let secret: Option<Secret> = secret.and_then(|secret| serde_json::from_slice(&secret).ok());
        let secret = secret.ok_or(Fell::Fault(Fault::KeyStore))?;
        let form = SealForm::from_code(&work.signed.form).unwrap_or(rules::fitting(content.media));
        let bytes = blobs.read(&content.readable, rules::MOST).await;
        let bytes = bytes.map_err(|error| match error {
            StoreError::Corrupt(_) => Fell::Fault(Fault::Content),
            other => Fell::Failed(Failure::Store(other)),
        })?;
        let device = self.settings.devices.get(job.machine.office_key());
        let (name, media) = (content.name.as_str(), content.media.code());
        let what = ToSeal { secret: &secret, device, form, name, media };
        let made = match self.judge.seal(now, bytes, what).await {
            Ok(Sealed::Done(made)) => made,
            Ok(Sealed::Refused(why, detail)) => {
                tracing::warn!(?why, detail, "a letter was not sealed");
                return Err(Fell::Fault(fault(why)));
            }
            Ok(Sealed::Died(_)) => return Err(Fell::Fault(Fault::Died)),
            Err(_) => return Err(Fell::Fault(Fault::Unavailable)),
        };
        let name = signed_name(name, form);
        let file = NewFile::bring(blobs, &name, Bytes::from(made)).await.map_err(Fell::Failed)?;
        check(&self.judge, blobs, now, (content, file)).await.map_err(|why| match why {
            NotChecked::Refused(_) => Fell::Fault(Fault::Unverified),
            NotChecked::Unavailable => Fell::Fault(Fault::Unavailable),
            NotChecked::Failed(failure) => Fell::Failed(failure),
        })
    }
}

/// Why there is no seal: for people, or for another attempt.
enum Fell {
    Fault(Fault),
    Failed(Failure),
}

const fn fault(why: Why) -> Fault {
    match why {
        Why::KeyStore => Fault::KeyStore,
        Why::Key => Fault::Key,
        Why::Signing => Fault::Signing,
        Why::Stamp => Fault::Stamp,
        Why::Content => Fault::Content,
    }
}

/// What was finished before stays as it is.
fn over(done: Result<(), Failure>) -> Result<(), Failure> {
    match done {
        Err(Failure::Refused(_) | Failure::Hidden) => Ok(()),
        other => other,
    }
}

/// The name of the signed file: the letter's own for a PDF, with the ending of a signature for a file beside it.
pub(crate) fn signed_name(name: &str, form: SealForm) -> String {
    match form {
        SealForm::Pades => name.to_owned(),
        SealForm::Xades => format!("{name}.xades"),
    }
}

impl Handler for MakeSeal {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn scopes(&self) -> &'static [&'static str] {
        &[]
    }

    fn run(&self, job: Job) -> Pin<Box<dyn Future<Output = Ended> + Send + '_>> {
        Box::pin(async move {
            let outcome = match self.make(&job).await {
                Ok(()) => Outcome::Done,
                Err(failure) => Outcome::Failed(failure.code().to_owned()),
            };
            Ended { cursor: None, calls: Vec::new(), outcome }
        })
    }
}
