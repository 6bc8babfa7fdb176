//! The slots of a document's page: what another slice can read, it draws into the page of whoever holds the document; what it knows of
//! the file, it tells there.

use futures_util::future::BoxFuture;
use obieg_kernel::{Failure, Query};
use obieg_web::{Frame, Html, Visit};

use crate::model::{Content, DocumentView, Media};

/// A preview made by program. What it gives stands inside a page of ours, so it must be clean of anything that runs,
/// fetches or sends.
pub struct Preview {
    /// Of files of this type.
    pub media: Media,
    /// No larger than this, in bytes; larger ones are only saved.
    pub most: u64,
    /// Draws it from the bytes.
    pub draw: fn(&Frame, &[u8]) -> Result<Html, Failure>,
}

/// What another slice knows of a document, told above its preview. It is asked only for documents that the host's own query has shown
/// to this visitor.
pub struct Told {
    /// Draws it; empty when there is nothing to tell.
    pub draw: for<'v> fn(&'v Visit, &'v Frame, &'v DocumentView) -> BoxFuture<'v, Result<Html, Failure>>,
}

/// What the slots give for a document, for [`crate::parts::preview`].
#[derive(Debug, Default, Clone)]
pub struct Drawn {
    /// The preview made by program; empty when there is none.
    pub preview: Html,
    /// What is told of the file.
    pub told: Vec<Html>,
}

fn find(visit: &Visit, media: Media) -> Option<&Preview> {
    visit.site().slots::<Preview>().find(|preview| preview.media == media)
}

/// The preview of a document on its host's page, and what is told of it. The host's query for its content is asked only when there is a preview for files
/// of this type: what is not shown is not looked at.
///
/// # Errors
/// What the query answers; when the template fails.
pub async fn drawn_of<Q: Query<Answer = Content> + 'static>(
    visit: &Visit,
    frame: &Frame,
    document: &DocumentView,
    query: Q,
) -> Result<Drawn, Failure> {
    let preview = match find(visit, document.media) {
        Some(_) => drawn(visit, frame, &visit.see(query).await?).await?,
        None => Html::default(),
    };
    let mut told = Vec::new();
    for slot in visit.site().slots::<Told>() {
        told.push((slot.draw)(visit, frame, document).await?);
    }
    Ok(Drawn { preview, told })
}

/// The preview of a content that a host's query has given; nothing when there is none for its type, when it is too large,
/// or when its file cannot be read now: the page around it is still worth showing.
///
/// # Errors
/// When the template fails.
pub async fn drawn(visit: &Visit, frame: &Frame, content: &Content) -> Result<Html, Failure> {
    let fits = |preview: &&Preview| content.readable.size() <= preview.most;
    let Some(preview) = find(visit, content.media).filter(fits) else { return Ok(Html::default()) };
    match visit.actor()?.blobs().read(&content.readable, preview.most).await {
        Ok(bytes) => (preview.draw)(frame, &bytes),
        Err(_) => Ok(Html::default()),
    }
}
