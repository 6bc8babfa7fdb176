//! What can be done to documents; done as steps of other slices' deeds.

mod add_document;
mod add_version;

pub use add_document::{AddDocument, AddedDocument, DocumentAdded};
pub use add_version::{AddVersion, VersionAdded};

/// Name and post of who acts, as of the day.
fn label(actor: &obieg_kernel::Actor) -> String {
    match actor.post_title() {
        "" => actor.name().to_owned(),
        title => format!("{}, {title}", actor.name()),
    }
}
