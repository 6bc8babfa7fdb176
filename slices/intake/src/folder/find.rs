//! What lies in the folder.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{ACCEPTED, REFUSED};

/// Folders deeper than this are not looked into.
const DEEPEST: usize = 16;
/// Endings of files that other programs are still writing.
const UNFINISHED: [&str; 5] = ["~", ".part", ".tmp", ".crdownload", ".partial"];

/// A file in the folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Path in the folder, with `/` between parts.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// When it was last written.
    pub modified: Option<SystemTime>,
}

/// All files below the folder in the order of their names; hidden and unfinished ones, links, and what was dealt with
/// before (`przyjete`, `odrzucone`) are passed over.
///
/// # Errors
/// When the folder or one below it cannot be read.
pub fn find(folder: &Path) -> std::io::Result<Vec<Found>> {
    let mut found = Vec::new();
    look(folder, "", 0, &mut found)?;
    found.sort();
    Ok(found)
}

fn look(folder: &Path, above: &str, depth: usize, found: &mut Vec<Found>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || UNFINISHED.iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        let (kind, path) = (entry.file_type()?, entry.path());
        if kind.is_dir() && depth < DEEPEST && !(depth == 0 && [ACCEPTED, REFUSED].contains(&name.as_str())) {
            look(&path, &format!("{above}{name}/"), depth + 1, found)?;
        } else if kind.is_file() {
            // A file that vanishes meanwhile was taken by somebody else.
            let Ok(about) = entry.metadata() else { continue };
            let name = format!("{above}{name}");
            found.push(Found { name, path, size: about.len(), modified: about.modified().ok() });
        }
    }
    Ok(())
}
