//! The parent's side: files are judged and sealed by a child that may die without harm.

pub mod child;
mod wire;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use obieg_child::End;
use obieg_pkcs11::Place as KeyInDevice;
use obieg_signatures::{Certificate, Report};
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdin, ChildStdout};
use tokio::sync::Semaphore;

use wire::{Answer, KeyPlace, Order, Work, read_lengths, say};
pub use wire::{Differs, Refusal, WORD};

use crate::model::{Died, SealForm};

/// Where files are judged.
#[derive(Debug, Clone)]
pub enum Place {
    /// In children: this program, called with [`WORD`].
    Child(PathBuf),
    /// In this process, without limits of time and memory: for files that one has made oneself, in tests. Time-stamps are not asked for.
    Here,
}

/// What one piece of work may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Seconds of a processor.
    pub seconds: u64,
    /// Address space of a child in megabytes, the program itself included.
    pub megabytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { seconds: 10, megabytes: 3 << 10 }
    }
}

/// A device that holds the key of an office's seal (PKCS#11), as the settings of the installation name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The maker's program (`.so`).
    pub module: PathBuf,
    /// Label of the token.
    pub token: String,
    /// Label of the key and its certificate.
    pub key: String,
}

impl Device {
    pub(crate) fn place(&self) -> KeyInDevice<'_> {
        KeyInDevice { module: &self.module, token: &self.token, key: &self.key }
    }
}

/// The secret that opens the key of a seal.
#[derive(Clone, Serialize, Deserialize)]
pub enum Secret {
    /// A PKCS#12 file and its password.
    File {
        /// The file.
        pkcs12: Vec<u8>,
        /// Its password.
        password: String,
    },
    /// The PIN of a device.
    Device {
        /// The PIN.
        pin: String,
    },
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// Who brings a request to the time-stamping service and its answer back; the error is a code.
pub type Stamp = Arc<dyn Fn(Vec<u8>) -> BoxFuture<'static, Result<Vec<u8>, String>> + Send + Sync>;

/// Judges and seals. Clones share their turns.
#[derive(Clone)]
pub struct Judge {
    place: Place,
    limits: Limits,
    turns: Arc<Semaphore>,
    stamp: Option<Stamp>,
}

/// What came of judging a file.
#[derive(Debug, Clone)]
pub enum Judged {
    /// It was read to its end.
    Report(Box<Report>),
    /// Whoever read it died of it.
    Died(Died),
}

/// What came of holding an uploaded file against the accepted one.
#[derive(Debug, Clone)]
pub enum Compared {
    /// It signs exactly the accepted bytes.
    Exact(Box<Report>),
    /// It does not.
    Differs(Differs, Box<Report>, String),
    /// Whoever read it died of it.
    Died(Died),
}

/// What came of work with the key of a seal.
#[derive(Debug, Clone)]
pub enum Sealed<T> {
    /// It worked.
    Done(T),
    /// It was refused: what, and details for the log.
    Refused(Refusal, String),
    /// Whoever did it died of it.
    Died(Died),
}

/// No child can be started, or none answers: nothing is known of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unavailable;

/// What a child left behind.
enum Left {
    Said(Answer, Vec<u8>),
    Died(Died),
}

/// What is sealed, and how.
#[derive(Debug, Clone, Copy)]
pub struct ToSeal<'a> {
    /// What opens the key.
    pub secret: &'a Secret,
    /// The device of the office, when the key lies there.
    pub device: Option<&'a Device>,
    /// Inside the PDF or beside the file.
    pub form: SealForm,
    /// Name of the file.
    pub name: &'a str,
    /// Its media type.
    pub media: &'a str,
}

impl Judge {
    /// A judge with its limits for each piece of work. One piece at a time: each takes a core.
    pub fn new(place: Place, limits: Limits) -> Self {
        Self { place, limits, turns: Arc::new(Semaphore::new(1)), stamp: None }
    }

    /// The same judge, whose seals get a time-stamp (B-T). Whoever wants one and gets none has no seal.
    #[must_use]
    pub fn stamping(mut self, stamp: Stamp) -> Self {
        self.stamp = Some(stamp);
        self
    }

    /// Judges a file; the others lie beside it and may be what it signs.
    ///
    /// # Errors
    /// When no child can be started.
    pub async fn judge(&self, at: Timestamp, files: Vec<(String, Bytes)>) -> Result<Judged, Unavailable> {
        match self.work(at, Work::Judge, files).await? {
            Left::Said(Answer::Report(report), _) => Ok(Judged::Report(report)),
            Left::Died(died) => Ok(Judged::Died(died)),
            Left::Said(..) => Err(Unavailable),
        }
    }

    /// Does the uploaded file sign exactly the accepted bytes?
    ///
    /// # Errors
    /// When no child can be started.
    pub async fn compare(
        &self,
        at: Timestamp,
        uploaded: Bytes,
        accepted: Bytes,
    ) -> Result<Compared, Unavailable> {
        let files = vec![(String::new(), uploaded), (String::new(), accepted)];
        match self.work(at, Work::Exact, files).await? {
            Left::Said(Answer::Exact(report), _) => Ok(Compared::Exact(report)),
            Left::Said(Answer::NotExact { why, report, detail }, _) => {
                Ok(Compared::Differs(why, report, detail))
            }
            Left::Died(died) => Ok(Compared::Died(died)),
            Left::Said(..) => Err(Unavailable),
        }
    }

    /// Whose the key of a seal is; it has signed something to show that it can.
    ///
    /// # Errors
    /// When no child can be started.
    pub async fn open(
        &self,
        at: Timestamp,
        secret: &Secret,
        device: Option<&Device>,
    ) -> Result<Sealed<Box<Certificate>>, Unavailable> {
        let Some((key, file)) = key_of(secret, device) else { return Ok(no_device()) };
        match self.work(at, Work::Open { key }, file.into_iter().collect()).await? {
            Left::Said(Answer::Key(certificate), _) => Ok(Sealed::Done(certificate)),
            other => refused(other),
        }
    }

    /// Seals a file: gives the signed PDF, or the signature that lies beside the file.
    ///
    /// # Errors
    /// When no child can be started.
    pub async fn seal(
        &self,
        at: Timestamp,
        content: Bytes,
        what: ToSeal<'_>,
    ) -> Result<Sealed<Vec<u8>>, Unavailable> {
        let Some((key, file)) = key_of(what.secret, what.device) else { return Ok(no_device()) };
        let (form, name, media) = (what.form, what.name.to_owned(), what.media.to_owned());
        let stamped = self.stamp.is_some();
        let work = Work::Seal { key, form, name: name.clone(), media, stamped };
        let files = std::iter::once((name, content)).chain(file).collect();
        match self.work(at, work, files).await? {
            Left::Said(Answer::Made, bytes) => Ok(Sealed::Done(bytes)),
            other => refused(other),
        }
    }

    async fn work(
        &self,
        at: Timestamp,
        work: Work,
        files: Vec<(String, Bytes)>,
    ) -> Result<Left, Unavailable> {
        let _turn = self.turns.acquire().await.map_err(|_| Unavailable)?;
        let length = |bytes: &Bytes| u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let named = files.iter().map(|(name, bytes)| (name.clone(), length(bytes))).collect();
        let order = Order { limits: self.limits, at, work, files: named };
        match &self.place {
            Place::Here => here(order, files).await,
            Place::Child(program) => {
                let asked = self.by_child(program, &order, &files);
                match tokio::time::timeout(self.patience(), asked).await {
                    Ok(left) => left,
                    Err(_) => Ok(Left::Died(Died::Time)),
                }
            }
        }
    }

    /// The child counts seconds of a processor; whoever waits allows for a machine on which others work too.
    fn patience(&self) -> Duration {
        Duration::from_secs(self.limits.seconds.saturating_mul(4).saturating_add(10))
    }

    async fn by_child(
        &self,
        program: &std::path::Path,
        order: &Order,
        files: &[(String, Bytes)],
    ) -> Result<Left, Unavailable> {
        let mut child = obieg_child::command(program, WORD).spawn().map_err(|error| {
            tracing::warn!(%error, "signatures cannot be judged");
            Unavailable
        })?;
        let (Some(mut input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Unavailable);
        };
        // It says nothing before it has read all, so neither waits for the other. One that died early is told by its end.
        give(&mut input, order, files).await.ok();
        loop {
            match heard(&mut output).await {
                Some((Answer::Stamp, request)) => self.bring_stamp(&mut input, request).await,
                Some((answer, bytes)) => return Ok(Left::Said(answer, bytes)),
                None => return why(child).await,
            }
        }
    }

    async fn bring_stamp(&self, input: &mut ChildStdin, request: Vec<u8>) {
        let answer = match &self.stamp {
            Some(stamp) => stamp(request).await,
            None => Err("no-service".to_owned()),
        };
        let (answer, bytes) = match answer {
            Ok(bytes) => (Answer::Stamp, bytes),
            Err(why) => (Answer::NoStamp(why), Vec::new()),
        };
        let mut frame = Vec::new();
        if say(&mut frame, &answer, &bytes).is_ok() {
            // A child that does not listen any more is told by its end.
            input.write_all(&frame).await.ok();
            input.flush().await.ok();
        }
    }
}

async fn give(input: &mut ChildStdin, order: &Order, files: &[(String, Bytes)]) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(order)?;
    line.push(b'\n');
    input.write_all(&line).await?;
    for (_, bytes) in files {
        input.write_all(bytes).await?;
    }
    input.flush().await
}

async fn heard(output: &mut ChildStdout) -> Option<(Answer, Vec<u8>)> {
    let mut head = [0; 8];
    output.read_exact(&mut head).await.ok()?;
    let [json, bytes] = read_lengths(head)?;
    let (mut text, mut rest) = (vec![0; json], vec![0; bytes]);
    output.read_exact(&mut text).await.ok()?;
    output.read_exact(&mut rest).await.ok()?;
    Some((serde_json::from_slice(&text).ok()?, rest))
}

/// How a child ended that did not answer.
async fn why(mut child: Child) -> Result<Left, Unavailable> {
    let status = tokio::time::timeout(Duration::from_secs(5), child.wait()).await;
    match status.ok().and_then(Result::ok).map(End::of) {
        Some(End::Time) => Ok(Left::Died(Died::Time)),
        Some(End::Memory) => Ok(Left::Died(Died::Memory)),
        Some(End::Badly) => Ok(Left::Died(Died::Broken)),
        // Another program, or one that does not know the word.
        Some(End::Well) | None => Err(Unavailable),
    }
}

struct NoStamps;

impl obieg_signatures::make::Stamper for NoStamps {
    fn stamp(&self, _: &[u8]) -> Result<Vec<u8>, String> {
        Err("no-service".to_owned())
    }
}

async fn here(order: Order, files: Vec<(String, Bytes)>) -> Result<Left, Unavailable> {
    let files: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|(name, bytes)| (name, bytes.to_vec())).collect();
    let work = move || child::obey(&order, &files, &NoStamps);
    let (answer, bytes) = tokio::task::spawn_blocking(work).await.map_err(|_| Unavailable)?;
    Ok(Left::Said(answer, bytes))
}

/// Where the key is and the file that goes with the order; nothing when the settings name no device.
fn key_of(secret: &Secret, device: Option<&Device>) -> Option<(KeyPlace, Option<(String, Bytes)>)> {
    match secret {
        Secret::File { pkcs12, password } => {
            let file = (String::new(), Bytes::from(pkcs12.clone()));
            Some((KeyPlace::File { password: password.clone() }, Some(file)))
        }
        Secret::Device { pin } => {
            Some((KeyPlace::Device { device: device?.clone(), pin: pin.clone() }, None))
        }
    }
}

fn no_device<T>() -> Sealed<T> {
    Sealed::Refused(Refusal::KeyStore, "the settings name no device for this office".to_owned())
}

fn refused<T>(left: Left) -> Result<Sealed<T>, Unavailable> {
    match left {
        Left::Said(Answer::Refused { what, detail }, _) => Ok(Sealed::Refused(what, detail)),
        Left::Died(died) => Ok(Sealed::Died(died)),
        Left::Said(..) => Err(Unavailable),
    }
}
