//! One look into a mailbox: new messages are taken, in order, each in one commit; then, and only then, the server is told.
//!
//! Whoever is killed between any two steps has taken a message wholly or not at all. Taken, it is known by its numbers and
//! skipped; what was not done with it in the mailbox is done at the next look.

use bytes::Bytes;
use jiff::Timestamp;
use obieg_kernel::{Actor, Failure};

use crate::deeds::TakeMessage;
use crate::imap::{Fault, Fetched, Open};
use crate::judge;
use crate::model::MailboxView;
use crate::queries::{LastTaken, OpenMailbox, TakenFrom};

/// Name of the file that holds a message as it came.
pub(crate) const ORIGINAL: &str = "wiadomosc.eml";
/// The most messages taken in one look; the next look goes on.
const MOST_TAKEN: usize = 500;
/// The most messages marked or moved in one look.
const MOST_SETTLED: usize = 500;

/// Looks into a mailbox once; gives how many messages were taken.
///
/// # Errors
/// Why it cannot be read, or not to its end.
pub async fn look(machine: &Actor, view: &MailboxView, loopback: bool) -> Result<usize, Fault> {
    let password = machine.see(OpenMailbox { mailbox: view.id }).await.map_err(unwritten)?;
    let password = String::from_utf8(password).map_err(|_| Fault::SignIn)?;
    let mut open = Open::new(view, &password, loopback).await?;
    let taken = take(machine, view, &mut open).await?;
    settle(machine, view, &mut open).await?;
    open.close().await;
    Ok(taken)
}

fn unwritten(failure: Failure) -> Fault {
    tracing::warn!(?failure, "a mailbox must wait");
    Fault::Record
}

async fn take(machine: &Actor, view: &MailboxView, open: &mut Open) -> Result<usize, Fault> {
    let last = LastTaken { mailbox: view.id, validity: open.validity };
    let last = machine.see(last).await.map_err(unwritten)?;
    let uids = open.after(last, view.since).await?;
    let mut taken = 0;
    for uid in uids.into_iter().take(MOST_TAKEN) {
        if let Some(fetched) = open.fetch(uid).await? {
            take_one(machine, view, open.validity, uid, fetched).await?;
            taken += 1;
        }
    }
    Ok(taken)
}

async fn take_one(
    machine: &Actor,
    view: &MailboxView,
    validity: i64,
    uid: i64,
    fetched: Fetched,
) -> Result<(), Fault> {
    let head = obieg_intake::letterhead(&fetched.bytes);
    let bytes = Bytes::from(fetched.bytes);
    let original = machine.blobs().put_bytes(bytes.clone()).await.map_err(unwritten)?;
    // On a thread of its own: what is packed deep takes its time.
    let is_one_sender = head.is_one_sender;
    let look = tokio::task::spawn_blocking(move || judge::judged(&bytes, is_one_sender)).await;
    let look = look.map_err(Failure::internal).map_err(unwritten)?;
    let deed = TakeMessage {
        mailbox: view.id,
        validity,
        uid,
        original,
        // Without a word of the server it came when it is taken, at the latest.
        came_at: fetched.came_at.unwrap_or(Timestamp::MAX),
        cut: fetched.cut,
        look,
        message_id: head.message_id,
        answers: head.answers,
        sender: head.sender,
        subject: head.subject,
    };
    match machine.act(deed, None).await {
        Ok(_) => Ok(()),
        // Somebody else took it since we looked.
        Err(Failure::Refused(list)) if list.iter().any(|one| one.code == "mailbox.taken-before") => Ok(()),
        Err(failure) => Err(unwritten(failure)),
    }
}

/// What is known and still lies there unmarked is marked or moved: also what a killed program left so.
async fn settle(machine: &Actor, view: &MailboxView, open: &mut Open) -> Result<(), Fault> {
    let last = LastTaken { mailbox: view.id, validity: open.validity };
    let last = machine.see(last).await.map_err(unwritten)?;
    let there = open.unsettled(last, view).await?;
    let Some(from) = there.first().copied() else { return Ok(()) };
    let known = TakenFrom { mailbox: view.id, validity: open.validity, from };
    let known = machine.see(known).await.map_err(unwritten)?;
    let taken: Vec<i64> =
        there.into_iter().filter(|uid| known.binary_search(uid).is_ok()).take(MOST_SETTLED).collect();
    open.settle(&taken, view).await
}
