//! Documents and their versions: the original files of items, cases and letters.
//!
//! The slice has no route of its own: whoever may read a document is decided by the slice of its holder, which asks
//! its own policy and then takes the content from [`store`].

#![deny(missing_docs)]

pub mod api;
pub mod deeds;
mod door;
pub mod model;
pub mod pages;
pub mod parts;
pub mod rules;
pub mod slot;
pub mod store;

use obieg_kernel::Migration;
use obieg_web::{Dictionary, SliceFace};

pub use deeds::{AddDocument, AddVersion, AddedDocument};
pub use model::{Content, DocumentId, DocumentKind, DocumentView, HolderKind, Media, NewFile, VersionView};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "documents",
        routes: Vec::new(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: Vec::new(),
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 4,
        name: "0004_documents_document",
        text: include_str!("../migrations/0004_documents_document.sql"),
    },
    Migration {
        number: 31,
        name: "0031_documents_version_by",
        text: include_str!("../migrations/0031_documents_version_by.sql"),
    },
    Migration {
        number: 115,
        name: "0115_documents_version_findings",
        text: include_str!("../migrations/0115_documents_version_findings.sql"),
    },
];
