//! Documents on their way out, for the routes of the slices that hold them.

use obieg_web::{File, Outcome, Reply, Visit};

use crate::model::Content;

/// How a document leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To be saved.
    Save,
    /// To be shown inside the browser, where its type allows that; else to be saved.
    Show,
}

/// Answers with the content that a host's query has given.
///
/// # Errors
/// When the blob is missing or the disk refuses.
pub async fn send(visit: &Visit, content: Content, way: Way) -> Outcome {
    let body = visit.actor()?.blobs().open(&content.readable).await?;
    Ok(Reply::File(File {
        name: content.name,
        media: content.media.header().to_owned(),
        size: content.readable.size(),
        inline: way == Way::Show && content.media.is_shown(),
        body,
    }))
}
