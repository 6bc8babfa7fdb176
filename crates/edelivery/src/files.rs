//! Files of messages, written to whoever wants them, part by part.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use tokio::io::{AsyncWrite, AsyncWriteExt};

use crate::connector::Session;
use crate::digest::{Counter, Digests, Verdict};
use crate::http::{Effect, broken, json};
use crate::model::Attachment;
use crate::trouble::Trouble;
use crate::wire;

/// Bigger files come as bytes, smaller ones as base64 in JSON (contract: attachments over 15 MB).
const MOST_BASE64: u64 = 15 << 20;

/// A file that was written whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Downloaded {
    /// Bytes.
    pub size: u64,
    /// Digests of what was written.
    pub digests: Digests,
    /// Whether it is the file that the message describes. A difference is for people: the bytes are kept all the same.
    pub verdict: Verdict,
}

impl Session<'_> {
    /// Writes an attachment. What was written before a [`Trouble`] is not the file.
    ///
    /// # Errors
    /// [`Trouble::TooBig`] when it has more than the settings allow, [`Trouble::Local`] when it cannot be written.
    pub async fn attachment<W: AsyncWrite + Unpin>(
        &self,
        message: &str,
        attachment: &Attachment,
        into: &mut W,
    ) -> Result<Downloaded, Trouble> {
        let limit = self.connector.settings.limits.file;
        if attachment.size.is_some_and(|size| size > limit) {
            return Err(Trouble::TooBig { limit });
        }
        let counter = if attachment.size.is_some_and(|size| size <= MOST_BASE64) {
            self.small(message, &attachment.id, into).await?
        } else {
            self.big(message, &attachment.id, into, limit).await?
        };
        into.flush().await.map_err(|error| Trouble::Local(error.kind()))?;
        let (size, digests) = counter.end();
        let verdict = digests.judge(
            attachment.size,
            size,
            attachment.algorithm.as_deref(),
            attachment.digest.as_deref(),
        );
        Ok(Downloaded { size, digests, verdict })
    }

    async fn small<W: AsyncWrite + Unpin>(
        &self,
        message: &str,
        id: &str,
        into: &mut W,
    ) -> Result<Counter, Trouble> {
        let url = self.url(&["messages", message, "attachments", id])?;
        let request = self.get(url).timeout(self.connector.settings.limits.transfer);
        let answer = self.ask(request, Effect::Repeatable).await?;
        let contract = |what: &str| Trouble::Contract {
            status: answer.status,
            what: what.to_owned(),
            bytes: answer.bytes.clone(),
        };
        let attachment: wire::Attachment = answer.json()?;
        let content = attachment.file.and_then(|file| file.file).ok_or_else(|| contract("no content"))?;
        let bytes = STANDARD.decode(content.trim()).map_err(|_| contract("the content is no base64"))?;
        let mut counter = Counter::default();
        counter.add(&bytes);
        into.write_all(&bytes).await.map_err(|error| Trouble::Local(error.kind()))?;
        Ok(counter)
    }

    async fn big<W: AsyncWrite + Unpin>(
        &self,
        message: &str,
        id: &str,
        into: &mut W,
        limit: u64,
    ) -> Result<Counter, Trouble> {
        let request = self.post(self.url(&["attachments", "download"])?);
        let request = request.timeout(self.connector.settings.limits.transfer);
        let request = json(request, &json!({ "messageId": message, "attachmentId": id }))?;
        let mut response = self.connector.open(request, Effect::Repeatable).await?;
        let mut counter = Counter::default();
        loop {
            let piece = response.chunk().await.map_err(|error| broken(&error, Effect::Repeatable))?;
            let Some(piece) = piece else { return Ok(counter) };
            counter.add(&piece);
            if counter.size() > limit {
                return Err(Trouble::TooBig { limit });
            }
            into.write_all(&piece).await.map_err(|error| Trouble::Local(error.kind()))?;
        }
    }
}
