#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail at once")]
//! The judge in a process of its own: this very program, called with the word. It needs no harness, because a harness would not know
//! the word.

use bytes::Bytes;
use jiff::Timestamp;
use obieg_signatures::Word;
use obieg_signing::judge::{Compared, Judge, Judged, Limits, Place, WORD, child};
use obieg_signing::model::Died;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == WORD) {
        child::run().unwrap();
        return;
    }
    if words.iter().any(|word| word == "--list") {
        // Asked for what is left out, there is nothing.
        if !words.iter().any(|word| word == "--ignored") {
            println!("a_file_is_judged_in_a_process_with_limits: test");
        }
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(a_file_is_judged_in_a_process_with_limits());
}

fn judge(limits: Limits) -> Judge {
    Judge::new(Place::Child(std::env::current_exe().unwrap()), limits)
}

async fn a_file_is_judged_in_a_process_with_limits() {
    let at: Timestamp = "2026-06-01T08:00:00Z".parse().unwrap();
    let file = |bytes: &[u8]| vec![("plik".to_owned(), Bytes::copy_from_slice(bytes))];
    let good = judge(Limits::default());
    let Ok(Judged::Report(report)) = good.judge(at, file(b"no signature")).await else { panic!("no report") };
    assert_eq!((report.word, report.input_size), (Word::Unreadable, 12));
    let bytes = Bytes::from_static(b"no signature");
    let compared = good.compare(at, bytes.clone(), bytes).await;
    assert!(matches!(compared, Ok(Compared::Differs(..))), "{compared:?}");
    // What takes more memory than it may kills the child, and that is told.
    let little = judge(Limits { megabytes: 120, ..Limits::default() });
    let died = little.judge(at, file(&vec![b' '; 150 << 20])).await;
    assert!(matches!(died, Ok(Judged::Died(Died::Memory | Died::Broken))), "{died:?}");
    // A program that is not there judges nothing.
    let none = Judge::new(Place::Child("/nie/ma/programu".into()), Limits::default());
    assert!(none.judge(at, file(b"x")).await.is_err());
}
