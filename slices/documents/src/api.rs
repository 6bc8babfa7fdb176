//! What the hosts' API says of versions.

use serde::Serialize;
use utoipa::ToSchema;

use crate::model::{DocumentView, VersionView};

/// A document with all its versions.
#[derive(Debug, Serialize, ToSchema)]
pub struct Versions {
    /// The document with its last version.
    pub document: DocumentView,
    /// All versions, the newest first.
    pub versions: Vec<VersionView>,
}

/// The number of the new version.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewVersion {
    /// From 2.
    pub version: i64,
}
