//! What can be done to documents; done as steps of other slices' deeds.

mod add_document;
mod add_version;

pub use add_document::{AddDocument, AddedDocument, DocumentAdded};
pub use add_version::{AddVersion, VersionAdded};
