//! The label in the picture of a scan.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use obieg_law::rpw::RegisterNumber;
use tokio::sync::Semaphore;

/// One picture at a time: each takes a core and up to 200 MB.
static ONE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(1)));
/// So long a file waits for its picture to be read; then it is registered as one without a label.
const PATIENCE: Duration = Duration::from_secs(60);

/// The one number of the labels with this mark; none when there is no such label, or when two of them contradict each other.
pub(super) async fn read(bytes: Arc<Vec<u8>>, mark: String) -> Option<RegisterNumber> {
    let reading = async {
        let permit = Arc::clone(&ONE).acquire_owned().await.ok()?;
        let codes = tokio::task::spawn_blocking(move || {
            // Held by the thread: one that does not come back keeps the next ones from doing the same.
            let _permit = permit;
            obieg_scan::codes(&bytes)
        });
        codes.await.ok()
    };
    let codes = tokio::time::timeout(PATIENCE, reading).await.ok().flatten()?;
    let mut numbers: Vec<RegisterNumber> =
        codes.iter().filter_map(|text| RegisterNumber::of_label(text, &mark)).collect();
    numbers.dedup();
    match numbers.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}
