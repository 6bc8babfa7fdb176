//! Where things are: the workspace, the cache, the data of the demo.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;

pub struct Places {
    /// The workspace root.
    pub root: PathBuf,
    /// Tools and build output that outlive a clone.
    pub cache: PathBuf,
}

impl Places {
    pub fn find() -> Outcome<Self> {
        Ok(Self { root: root()?, cache: cache()? })
    }

    pub fn front(&self) -> PathBuf {
        self.root.join("front")
    }

    /// Where cargo puts what it builds: as told by the environment, else beside the sources.
    pub fn target(&self) -> PathBuf {
        variable("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |told| self.root.join(told))
    }

    /// Build output of the tests: kept outside the clone, one folder for each Cargo.lock, old ones removed.
    pub fn test_target(&self) -> Outcome<PathBuf> {
        if variable("CARGO_TARGET_DIR").is_some() {
            return Ok(self.target());
        }
        let lock = fs::read(self.root.join("Cargo.lock")).unwrap_or_default();
        let name = format!("target-{:016x}", fingerprint(&lock));
        for entry in fs::read_dir(&self.cache).map_err(|e| cannot("read", &self.cache, &e))?.flatten() {
            let other = entry.file_name().to_string_lossy().into_owned();
            if other.starts_with("target-") && other != name {
                fs::remove_dir_all(entry.path()).map_err(|e| cannot("remove", &entry.path(), &e))?;
            }
        }
        Ok(self.cache.join(name))
    }

    /// Data of the demo: under the platform's data home, or beside the build where there is no home.
    pub fn demo_data(&self) -> PathBuf {
        let home = variable("HOME").map(|home| PathBuf::from(home).join(".local").join("share"));
        let data = variable("XDG_DATA_HOME").map(PathBuf::from).or(home);
        data.map_or_else(|| self.target().join("demo-data"), |data| data.join("obieg").join("demo"))
    }

    /// PATH with our own tools first.
    pub fn path(&self) -> Outcome<std::ffi::OsString> {
        let ours = self.cache.join("tools").join("bin");
        let told = env::var_os("PATH").unwrap_or_default();
        let all = std::iter::once(ours).chain(env::split_paths(&told));
        env::join_paths(all).map_err(|e| format!("PATH cannot be extended by the cache folder: {e}"))
    }
}

/// An environment variable that is set and not empty.
pub fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

pub fn cannot(deed: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {deed} {}: {error}", path.display())
}

/// FNV-1a: names a folder, guards nothing.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A program in PATH or among our own tools.
pub fn program(places: &Places, name: &str) -> Option<PathBuf> {
    let path = places.path().ok()?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn root() -> Outcome<PathBuf> {
    let manifest = variable("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let by_cargo = manifest.as_deref().and_then(Path::parent).map(Path::to_path_buf);
    let here = env::current_dir().ok();
    let above = here.as_deref().into_iter().flat_map(Path::ancestors).map(Path::to_path_buf);
    by_cargo
        .into_iter()
        .chain(above)
        .find(|folder| folder.join("Cargo.toml").is_file() && folder.join("front").is_dir())
        .ok_or_else(|| "the workspace was not found: run `cargo xtask` inside it".to_owned())
}

/// `$OBIEG_CACHE`, the user's cache folder, or the system's folder for temporary files.
fn cache() -> Outcome<PathBuf> {
    let told = variable("OBIEG_CACHE").map(PathBuf::from);
    let user = variable("XDG_CACHE_HOME").map(|folder| PathBuf::from(folder).join("obieg"));
    let home = variable("HOME").map(|folder| PathBuf::from(folder).join(".cache").join("obieg"));
    let last = env::temp_dir().join("obieg-cache");
    let places = [told, user.or(home), Some(last)];
    places
        .into_iter()
        .flatten()
        .find(|folder| writable(folder))
        .ok_or_else(|| "no folder for the cache can be written: set OBIEG_CACHE to one that can".to_owned())
}

fn writable(folder: &Path) -> bool {
    let trial = folder.join(format!(".trial-{}", std::process::id()));
    let good = fs::create_dir_all(folder).is_ok() && fs::write(&trial, b"").is_ok();
    let _ = fs::remove_file(&trial);
    good
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_tells_two_locks_apart() {
        assert_ne!(fingerprint(b"one"), fingerprint(b"two"));
        assert_eq!(fingerprint(b""), 0xcbf2_9ce4_8422_2325);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_not_writable() {
        assert!(!writable(Path::new("/dev/null/obieg")));
    }
}
