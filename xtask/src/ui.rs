//! What a person sees while a command runs: the name of each stage, its time, its count.

use std::time::{Duration, Instant};

/// A stopwatch. The only place that reads the clock of the machine.
pub struct Watch(Instant);

impl Watch {
    #[expect(
        clippy::disallowed_methods,
        reason = "a build tool measures real time; no legal term hangs on it"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    /// `34 s`, or `2 min 05 s`.
    pub fn words(&self) -> String {
        let tenths = self.elapsed().as_millis() / 100;
        let seconds = tenths / 10;
        if seconds < 10 {
            format!("{seconds}.{} s", tenths % 10)
        } else if seconds < 60 {
            format!("{seconds} s")
        } else {
            format!("{} min {:02} s", seconds / 60, seconds % 60)
        }
    }
}

/// Waits a little between two looks at a process that is starting or stopping.
#[expect(clippy::disallowed_methods, reason = "polls a child process; nothing of the product runs here")]
pub fn pause(millis: u64) {
    std::thread::sleep(Duration::from_millis(millis));
}

/// The head of a stage: `== 3/8 clippy`.
pub fn head(number: usize, of: usize, name: &str, total: &Watch) {
    println!("\n== {number}/{of} {name}  (at {})", total.words());
}

pub fn note(words: &str) {
    println!("   {words}");
}
