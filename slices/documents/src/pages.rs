//! Documents on their way out, for the routes of the slices that hold them.

use askama::Template;
use obieg_inspect::Severity;
use obieg_kernel::Failure;
use obieg_web::{File, Frame, Incoming, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::door;
use crate::model::{Content, DocumentView, NewFile, VersionView};

/// How a document leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To be saved.
    Save,
    /// To be shown inside the browser, where its type allows that; else to be saved.
    Show,
}

/// Answers with the content that a host's query has given. What was found to be dangerous is given out only behind a page
/// that says so, to be saved.
///
/// # Errors
/// `documents.danger` for a program that did not say that it was warned; when the blob is missing or the disk refuses.
pub async fn send(visit: &Visit, content: Content, way: Way) -> Outcome {
    if let Some(door) = door::before(visit, &content)? {
        return door;
    }
    let is_open = Severity::of(&content.findings) < Severity::Closed;
    let body = visit.actor()?.blobs().open(&content.readable).await?;
    Ok(Reply::File(File {
        name: content.name,
        media: content.media.header().to_owned(),
        size: Some(content.readable.size()),
        inline: way == Way::Show && content.media.is_shown() && is_open,
        body,
    }))
}

#[derive(Template)]
#[template(path = "versions.html")]
struct VersionsPage<'p> {
    frame: Frame,
    document: &'p DocumentView,
    versions: &'p [VersionView],
    /// What the document hangs on, as people call it, and its page.
    of: &'p str,
    here: &'p str,
    base: &'p str,
}

/// The page of all versions of a document, which the host's query has given: `of` names what it hangs on, `here` is its page.
///
/// # Errors
/// When the template fails.
pub fn versions(visit: &Visit, found: &(DocumentView, Vec<VersionView>), of: &str, here: &str) -> Outcome {
    let (document, versions) = found;
    let frame = visit.frame(visit.words().a("documents-versions-of", "identifier", &document.identifier))?;
    let base = format!("{here}/dokument");
    Reply::page(&VersionsPage { frame, document, versions, of, here, base: &base })
}

/// The form of a new version, besides its file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VersionForm {
    /// The last version that was seen.
    after: i64,
}

/// Reads the form of a new version: the last version that was seen, and the file.
///
/// # Errors
/// Everything in [`Visit::form_with_files`]; `documents.version-missing` without a file.
pub async fn new_version(visit: &mut Visit) -> Result<(i64, NewFile), Failure> {
    let (VersionForm { after }, files): (VersionForm, Vec<Incoming>) = visit.form_with_files(1).await?;
    let file = files.into_iter().next();
    let file = file.ok_or_else(|| obieg_kernel::Refusal::input("documents.version-missing").on("file"))?;
    Ok((after, NewFile::of(file)))
}
