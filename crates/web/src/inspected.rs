//! Files that came in are looked into once they are on disk, before any deed names them.
//!
//! At the time of writing, not in a job afterwards: nobody is ever shown a file that nobody has judged, and what was found
//! stands in the same entry of the journal as the file.

use bytes::Bytes;
use obieg_inspect::{MOST, Verdict, inspect};
use obieg_kernel::Failure;
use obieg_kernel::blob::{Blobs, Stored};
use tokio::sync::Semaphore;

/// Bytes of one permit.
const PIECE: u64 = 4 << 20;
/// Files that are in memory at a time, in permits: together they are no larger than the largest that is looked into.
static ROOM: Semaphore = Semaphore::const_new(16);

/// Looks into a file that is on disk; `head` are its first bytes. One that is too large is said to be unread.
///
/// # Errors
/// When the blob cannot be read back.
pub async fn inspected(blobs: &Blobs, stored: &Stored, name: &str, head: &Bytes) -> Result<Verdict, Failure> {
    let size = stored.size();
    if size > MOST {
        return Ok(Verdict::unread(head, name));
    }
    if u64::try_from(head.len()).is_ok_and(|length| length == size) {
        // Small enough not to be worth another thread.
        return Ok(inspect(head, name));
    }
    let permits = u32::try_from(size.div_ceil(PIECE)).unwrap_or(u32::MAX);
    let room = ROOM.acquire_many(permits).await.map_err(Failure::internal)?;
    let bytes = blobs.read(&stored.readable(), MOST).await?;
    let name = name.to_owned();
    let verdict = tokio::task::spawn_blocking(move || inspect(&bytes, &name)).await;
    drop(room);
    verdict.map_err(Failure::internal)
}
