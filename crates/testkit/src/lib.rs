#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up must fail at once")]
//! What tests stand on: two offices, a cast, a clock that moves, both databases, the real server.
//!
//! Every test gets a world of its own; nothing is shared, nothing waits for wall time.

mod browser;
mod clock;
pub mod samples;
mod world;

pub use browser::{Answer, Browser, multipart};
pub use clock::TestClock;
pub use world::{Database, World};

/// Runs tests on SQLite and, where the test command started one, on PostgreSQL.
///
/// Without `OBIEG_TEST_PG` the PostgreSQL half is named as skipped on the error stream: the test command always sets it.
#[macro_export]
macro_rules! on_both {
    ($(async fn $name:ident($world:ident: World with $faces:expr) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn run($world: $crate::World) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                run($crate::World::open($crate::Database::Sqlite, $faces).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                match $crate::Database::postgres() {
                    Some(database) => run($crate::World::open(database, $faces).await).await,
                    None => eprintln!("skipped: OBIEG_TEST_PG is not set"),
                }
            }
        }
    )+};
}
