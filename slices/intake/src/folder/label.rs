//! The label in the picture of a scan.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use obieg_law::rpw::RegisterNumber;
use tokio::io::AsyncWriteExt;
use tokio::sync::Semaphore;

/// How pictures are read.
#[derive(Debug, Clone)]
pub enum LabelReader {
    /// By a child process, this program called with `read-labels`: whatever a stranger's picture does, it does there.
    Child(PathBuf),
    /// In this process, for pictures that one has made oneself.
    Here,
}

/// A picture that nobody could read to its end: too long, or its reader died.
pub(super) struct Unread;

/// One picture at a time: each takes a core and up to 200 MB.
static ONE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(1)));
/// So long one picture is read, counted from its turn.
const PATIENCE: Duration = Duration::from_secs(60);

/// The one number of the labels with this mark; none when there is no such label, or when two of them contradict each other.
pub(super) async fn read(
    reader: &LabelReader,
    bytes: &[u8],
    mark: &str,
) -> Result<Option<RegisterNumber>, Unread> {
    if !obieg_scan::is_picture(bytes) {
        return Ok(None);
    }
    let _permit = ONE.acquire().await.map_err(|_| Unread)?;
    let reading = async {
        match reader {
            LabelReader::Child(program) => by_child(program, bytes).await,
            LabelReader::Here => Ok(obieg_scan::codes(bytes)),
        }
    };
    let codes = tokio::time::timeout(PATIENCE, reading).await.map_err(|_| Unread)??;
    let mut numbers: Vec<RegisterNumber> =
        codes.iter().filter_map(|text| RegisterNumber::of_label(text, mark)).collect();
    numbers.dedup();
    Ok(match numbers.as_slice() {
        [one] => Some(*one),
        _ => None,
    })
}

/// The bytes go in, a line for each code comes out. A child that is waited for no longer is killed.
async fn by_child(program: &Path, bytes: &[u8]) -> Result<BTreeSet<String>, Unread> {
    let mut child = obieg_child::command(program, "read-labels").spawn().map_err(|error| {
        tracing::warn!(%error, "labels in pictures cannot be read");
        Unread
    })?;
    let mut pipe = child.stdin.take().ok_or(Unread)?;
    // It writes nothing before it has read all, so neither waits for the other. One that died early is told by its end.
    pipe.write_all(bytes).await.ok();
    drop(pipe);
    let said = child.wait_with_output().await.map_err(|_| Unread)?;
    if !said.status.success() {
        return Err(Unread);
    }
    Ok(String::from_utf8_lossy(&said.stdout).lines().map(str::to_owned).collect())
}
