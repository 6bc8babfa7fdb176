//! Sending: small messages in one call, big ones as a draft with uploads; then what became of it for each addressee.

use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::StreamExt;
use reqwest::multipart::{Form, Part};
use reqwest::{Body, RequestBuilder};
use serde_json::{Value, json};
use tokio::io::AsyncRead;
use tokio_util::io::ReaderStream;

use crate::connector::Session;
use crate::digest::{Counter, Digests, Verdict};
use crate::http::{Answer, Effect, OwnReader, broken, json, local};
use crate::model::{Got, Outgoing, OutgoingFile, Party};
use crate::trouble::{Cause, Fault, Trouble};
use crate::{rules, wire, write};

/// Bytes that go at a time while a file is uploaded.
const PIECE: usize = 64 * 1024;

/// The operator has taken a message over (its first step); what becomes of it says the task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The task.
    pub task: String,
    /// The operator's warning that room is running out.
    pub warning: Option<String>,
}

/// A draft at the operator. Nothing is sent before [`Session::send_draft`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id; after sending to one addressee it is the message's.
    pub message: String,
}

/// A file that lies in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uploaded {
    /// Id.
    pub id: String,
    /// Bytes that went.
    pub size: u64,
    /// Digests of what went.
    pub digests: Digests,
    /// Whether the operator says the same of what came.
    pub verdict: Verdict,
}

/// What became of a message for one addressee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The message of this addressee; for a failure the draft or message that was meant.
    pub message: Option<String>,
    /// The addressee.
    pub to: Option<Party>,
    /// Why there is no message for this addressee.
    pub fault: Option<Fault>,
}

/// How far a task is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskState {
    /// Ask again later.
    Pending,
    /// Done, with an outcome for each addressee; the failure of one never stops the rest.
    Done(Got<Vec<Outcome>>),
}

impl Session<'_> {
    /// Does a message go in one call? Else it goes as a draft with uploads.
    pub fn goes_inline(&self, out: &Outgoing) -> bool {
        let together = out.files.iter().fold(0_u64, |sum, file| sum.saturating_add(file.size));
        together <= self.connector.settings.limits.inline
    }

    /// Sends a message whose files are small; `contents` are their bytes in the same order.
    ///
    /// # Errors
    /// [`Trouble::Refused`] with every fault, also of our own rules, before anything goes. [`Trouble::Unknown`]: the message may have
    /// been taken; look for it before sending again.
    pub async fn send(&self, out: &Outgoing, contents: &[Vec<u8>]) -> Result<Accepted, Trouble> {
        self.checked(out)?;
        let fits = |(file, bytes): (&OutgoingFile, &Vec<u8>)| u64::try_from(bytes.len()) == Ok(file.size);
        if contents.len() != out.files.len() || !out.files.iter().zip(contents).all(fits) {
            return Err(Trouble::Local(std::io::ErrorKind::InvalidInput));
        }
        let files = (1..).zip(out.files.iter().zip(contents));
        let attachments =
            files.map(|(place, (file, bytes))| write::attachment(place, file, STANDARD.encode(bytes)));
        let body = self.body(out, attachments.collect());
        let request = json(self.post(self.url(&["messages"])?), &body)?;
        self.taken(request).await
    }

    /// Makes a draft without files. A lost draft is found by [`Session::find_sent`] and harms nobody.
    ///
    /// # Errors
    /// As [`Session::send`].
    pub async fn draft(&self, out: &Outgoing) -> Result<Draft, Trouble> {
        self.checked(out)?;
        let request = json(self.post(self.url(&["drafts"])?), &self.body(out, Vec::new()))?;
        let answer = self.ask(request, Effect::Once).await?;
        let made: wire::Made = read_or_unknown(&answer)?;
        let message = made.message_id.ok_or_else(|| unreadable(&answer))?;
        Ok(Draft { message })
    }

    /// Puts a file into a draft, read as it goes. When it breaks, the draft may have the file or not: look at it
    /// ([`Session::draft_of`]) or make another.
    ///
    /// # Errors
    /// [`Trouble::Local`] when the reader fails or has another number of bytes than `file` says.
    pub async fn upload<R: AsyncRead + Send + Unpin + 'static>(
        &self,
        draft: &Draft,
        file: &OutgoingFile,
        from: R,
    ) -> Result<Uploaded, Trouble> {
        let counter = Arc::new(Mutex::new(Counter::default()));
        let counted = Arc::clone(&counter);
        let pieces = ReaderStream::with_capacity(from, PIECE).map(move |piece| match piece {
            Ok(piece) => {
                counted.lock().unwrap_or_else(PoisonError::into_inner).add(&piece);
                Ok(piece)
            }
            Err(error) => Err(OwnReader(error.kind())),
        });
        let part =
            Part::stream_with_length(Body::wrap_stream(pieces), file.size).file_name(file.name.clone());
        let part =
            part.mime_str(&file.media).map_err(|_| Trouble::Local(std::io::ErrorKind::InvalidInput))?;
        let form = Form::new()
            .text("filename", file.name.clone())
            .text("contentType", file.media.clone())
            .text("size", file.size.to_string())
            .part("file", part);
        let url = self.url(&[&draft.message, "attachments", "upload"])?;
        let request = self.post(url).timeout(self.connector.settings.limits.transfer).multipart(form);
        let answer = match request.send().await {
            Ok(response) => self.connector.received(response, Effect::Once).await?,
            Err(error) => {
                return Err(local(&error).map_or_else(|| broken(&error, Effect::Once), Trouble::Local));
            }
        };
        let made: wire::Made = read_or_unknown(&answer)?;
        let id = made.attachment_id.ok_or_else(|| unreadable(&answer))?;
        let counter = std::mem::take(&mut *counter.lock().unwrap_or_else(PoisonError::into_inner));
        let (size, digests) = counter.end();
        if size != file.size {
            return Err(Trouble::Local(std::io::ErrorKind::InvalidData));
        }
        let told = made.file_metadata.unwrap_or_default();
        let verdict = digests.judge(told.size, size, told.alg.as_deref(), told.hash.as_deref());
        Ok(Uploaded { id, size, digests, verdict })
    }

    /// Writes a draft whole, naming the files that were uploaded, in the order of `out`.
    ///
    /// # Errors
    /// As [`Session::send`]; doing it twice does no harm.
    pub async fn complete_draft(
        &self,
        draft: &Draft,
        out: &Outgoing,
        uploaded: &[Uploaded],
    ) -> Result<(), Trouble> {
        self.checked(out)?;
        if uploaded.len() != out.files.len() {
            return Err(Trouble::Local(std::io::ErrorKind::InvalidInput));
        }
        let files = (1..).zip(out.files.iter().zip(uploaded));
        let attachments = files.map(|(place, (file, one))| write::uploaded(place, file, &one.id));
        let body = self.body(out, attachments.collect());
        let url = self.url(&["drafts", &draft.message])?;
        let request = self.connector.client.put(url).bearer_auth(&self.bearer);
        self.ask(json(request, &body)?, Effect::Repeatable).await.map(drop)
    }

    /// Sends a draft.
    ///
    /// # Errors
    /// [`Trouble::Unknown`]: it may have been sent; look for it before sending again.
    pub async fn send_draft(&self, draft: &Draft) -> Result<Accepted, Trouble> {
        let request = self.post(self.url(&["drafts", "send"])?);
        self.taken(json(request, &json!({ "messageId": draft.message }))?).await
    }

    /// How far a task is, and what became of the message.
    ///
    /// # Errors
    /// [`Trouble::Refused`] when the operator knows no such task.
    pub async fn task(&self, task: &str) -> Result<TaskState, Trouble> {
        let url = self.url(&["messages", "tasks", task, "status"])?;
        let status: wire::TaskStatus = self.ask(self.get(url), Effect::Repeatable).await?.json()?;
        if status.message_task_status != "FINISHED" {
            return Ok(TaskState::Pending);
        }
        let url = self.url(&["messages", "tasks", task])?;
        let answer = self.ask(self.get(url), Effect::Repeatable).await?;
        let results: Vec<wire::TaskResult> = answer.json()?;
        let outcome = |result: wire::TaskResult| Outcome {
            message: result.message_id,
            to: result.addressee.map(Into::into),
            fault: result.error.map(|code| Fault::new(code, result.words.unwrap_or_default())),
        };
        let value = results.into_iter().map(outcome).collect();
        Ok(TaskState::Done(Got { value, bytes: answer.bytes }))
    }

    fn checked(&self, out: &Outgoing) -> Result<(), Trouble> {
        let faults = rules::check(out, self.connector.address());
        if faults.is_empty() { Ok(()) } else { Err(Trouble::Refused(faults)) }
    }

    fn body(&self, out: &Outgoing, attachments: Vec<Value>) -> Value {
        write::message(out, self.connector.address(), &self.connector.settings.correlation_key, attachments)
    }

    async fn taken(&self, request: RequestBuilder) -> Result<Accepted, Trouble> {
        let request = request.timeout(self.connector.settings.limits.transfer);
        let answer = self.ask(request, Effect::Once).await?;
        let made: wire::Made = read_or_unknown(&answer)?;
        let task = made.message_task_id.ok_or_else(|| unreadable(&answer))?;
        Ok(Accepted { task, warning: made.warning })
    }
}

/// It worked, so whatever cannot be read was done all the same.
fn unreadable(answer: &Answer) -> Trouble {
    Trouble::Unknown { after: None, cause: Cause::Unreadable, bytes: answer.bytes.clone() }
}

fn read_or_unknown(answer: &Answer) -> Result<wire::Made, Trouble> {
    answer.json().map_err(|_| unreadable(answer))
}
