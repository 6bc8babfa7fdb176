//! What a file is, what it may be called, how a document is identified.

use obieg_kernel::Refusal;
use obieg_web::text::is_hidden;

use crate::model::{DocumentKind, DocumentView, NewFile};

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 255;
/// The longest title.
const LONGEST_TITLE: usize = 500;

/// The identifier of a document (domain.md §4): no space and none of `\ / * ? : = , ;`.
pub fn identifier(year: i16, number: u32) -> String {
    format!("D-{year:04}-{number:06}")
}

/// The name as given, without control and direction characters, cut to 255.
pub fn clean_name(name: &str) -> String {
    clean(name, LONGEST_NAME)
}

/// A title in one line, cut to 500. A file's name may become a title, and names are not ours to refuse.
pub fn clean_title(title: &str) -> String {
    clean(title, LONGEST_TITLE)
}

fn clean(text: &str, most: usize) -> String {
    let kept = text.chars().filter(|letter| !is_hidden(*letter));
    kept.take(most).collect::<String>().trim().to_owned()
}

/// Why a file cannot become a document, if so.
pub fn refusal_of(file: &NewFile, field: &str) -> Option<Refusal> {
    let empty = file.stored().size() == 0;
    empty.then(|| Refusal::input("documents.empty-file").on(field).with("name", file.name()))
}

/// A scan may be made again, a note or a draft goes on; what came as an electronic document, what was signed and sent, and
/// what proves a delivery is the original for ever.
///
/// # Errors
/// `documents.version-of-original`.
pub fn may_version(document: &DocumentView) -> Result<(), Refusal> {
    match document.kind {
        DocumentKind::Scan | DocumentKind::Draft | DocumentKind::Note => Ok(()),
        DocumentKind::Received | DocumentKind::Final | DocumentKind::Evidence => {
            Err(Refusal::state("documents.version-of-original").with("identifier", &document.identifier))
        }
    }
}

/// The media type told from the first bytes of the content; `whole` when they are all of it.
pub use obieg_inspect::media_of;

#[cfg(test)]
mod tests;
