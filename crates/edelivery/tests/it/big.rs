//! A file of 200 MB there and back, and how much of it is ever in memory.
//!
//! The stand-in runs in the same process and streams too, so the peak of the whole process is measured: it must stay far below the
//! file. Only on Linux, where the peak is told.

use std::io::Read;
use std::pin::Pin;
use std::task::{Context, Poll};

use obieg_edelivery::Verdict;
use obieg_edelivery::model::{Outgoing, OutgoingFile};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::support::*;

const SIZE: u64 = 200 << 20;

/// The same bytes again and again, made as they are read.
struct Made(std::io::Take<std::io::Repeat>);

impl AsyncRead for Made {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let read = self.0.read(into.initialize_unfilled())?;
        into.advance(read);
        Poll::Ready(Ok(()))
    }
}

/// Counts what is written and keeps nothing.
#[derive(Default)]
struct Counted(u64);

impl AsyncWrite for Counted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        piece: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        self.0 += u64::try_from(piece.len()).unwrap();
        Poll::Ready(Ok(piece.len()))
    }
    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }
    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

/// The most memory that this process ever had, in bytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()? * 1024)
}

/// Run by the runner in a process of its own, so the peak is this test's.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_megabytes_go_and_come_part_by_part() {
    let world = world().await;
    let office = world.signed_in(OFFICE).await;
    let session = office.session(world.now().await).unwrap();
    let big = OutgoingFile { name: "nagranie.mp4".into(), media: "video/mp4".into(), size: SIZE };
    let out = Outgoing { files: vec![big.clone()], ..letter(&[OTHER_OFFICE], "duża") };
    assert!(!session.goes_inline(&out));
    let before = peak();
    let draft = session.draft(&out).await.unwrap();
    let uploaded = session.upload(&draft, &big, Made(std::io::repeat(7).take(SIZE))).await.unwrap();
    assert_eq!((uploaded.size, uploaded.verdict), (SIZE, Verdict::Agrees));
    session.complete_draft(&draft, &out, std::slice::from_ref(&uploaded)).await.unwrap();
    session.send_draft(&draft).await.unwrap();
    let other = world.signed_in(OTHER_OFFICE).await;
    let session = other.session(world.now().await).unwrap();
    let message = fetched(&session, &draft.message).await;
    let mut counted = Counted::default();
    let file = session.attachment(&message.message, &message.attachments[0], &mut counted).await.unwrap();
    assert_eq!((counted.0, file.verdict, &file.digests), (SIZE, Verdict::Agrees, &uploaded.digests));
    if let (Some(before), Some(after)) = (before, peak()) {
        let grown = (after - before) >> 20;
        assert!(grown < 40, "{grown} MiB more for a file of 200 MiB");
    }
}
