//! Parts of pages: the list of files and the preview, over a base address of the host.
//!
//! The host has these routes: `{base}/{document}` to save, `{base}/{document}/podglad` to show, `{base}/{document}/wersje` for
//! the list of versions, `{base}/{document}/wersja/{version}` to save one of them, and the form `{base}/{document}/wersja`.

use askama::Template;
use obieg_kernel::Failure;
use obieg_web::{Frame, Html};

use crate::model::{DocumentId, DocumentView};
use crate::rules;
use crate::slot::Drawn;

#[derive(Template)]
#[template(path = "file_list.html")]
struct FileList<'p> {
    frame: &'p Frame,
    documents: &'p [DocumentView],
    base: &'p str,
    /// Address of the page, where `?dokument=` chooses what is shown.
    here: &'p str,
    shown: Option<DocumentId>,
}

impl FileList<'_> {
    fn is_shown(&self, document: &DocumentView) -> bool {
        Some(document.id) == self.shown
    }

    fn colour(&self, document: &DocumentView) -> &'static str {
        colour(document)
    }
}

#[derive(Template)]
#[template(path = "preview.html")]
struct Preview<'p> {
    frame: &'p Frame,
    document: &'p DocumentView,
    base: &'p str,
    /// May a new version be added here?
    may_version: bool,
    /// The preview made by program; empty when there is none.
    drawn: Html,
    /// What other slices tell of the file.
    told: Vec<Html>,
}

impl Preview<'_> {
    fn colour(&self) -> &'static str {
        colour(self.document)
    }

    fn takes_version(&self) -> bool {
        self.may_version && rules::may_version(self.document).is_ok()
    }
}

fn colour(document: &DocumentView) -> &'static str {
    if document.is_behind_door() { "danger" } else { "warning" }
}

/// The list of files; each can be saved at `{base}/{document}` and chosen for the preview at `{here}?dokument={document}`.
///
/// # Errors
/// When the template fails.
pub fn file_list(
    frame: &Frame,
    documents: &[DocumentView],
    base: &str,
    here: &str,
    shown: Option<DocumentId>,
) -> Result<Html, Failure> {
    Html::of(&FileList { frame, documents, base, here, shown })
}

/// The preview of a document, with links to save it and to its versions, and the form of a new one where that may be;
/// `drawn` comes from [`crate::slot::drawn_of`].
///
/// # Errors
/// When the template fails.
pub fn preview(
    frame: &Frame,
    document: &DocumentView,
    base: &str,
    may_version: bool,
    drawn: Drawn,
) -> Result<Html, Failure> {
    let Drawn { preview: drawn, told } = drawn;
    Html::of(&Preview { frame, document, base, may_version, drawn, told })
}

/// The document to show: the one chosen, else the first that has a preview, else the first.
pub fn chosen<'d>(documents: &'d [DocumentView], wanted: Option<&str>) -> Option<&'d DocumentView> {
    let asked = wanted.and_then(|text| text.parse::<DocumentId>().ok());
    let find = |id: DocumentId| documents.iter().find(|document| document.id == id);
    asked
        .and_then(find)
        .or_else(|| documents.iter().find(|document| document.media.has_preview()))
        .or_else(|| documents.first())
}
