//! Mailboxes against a real Dovecot on this computer and both databases.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail at once, also in its helper functions"
)]

mod deciding;
mod dovecot;
mod faults;
mod ruling;
mod taking;

use jiff::civil::date;
use obieg_mailbox::deeds::{AddMailbox, MailboxDraft};
use obieg_mailbox::model::{After, BoxId, MailboxView, MessageState, MessageView, Tls};
use obieg_mailbox::queries::{ListMessages, SeeMailbox};
use obieg_testkit::World;

use dovecot::{Dovecot, LOGIN, PASSWORD};

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![
        obieg_people::face(),
        obieg_classification::face(),
        obieg_documents::face(),
        obieg_registry::face(),
        obieg_intake::face(),
        obieg_assignments::face(),
        obieg_routing::face(),
        obieg_duties::face(),
        obieg_cases::face(),
        obieg_mailbox::face(),
    ]
}

fn draft(server: &Dovecot) -> MailboxDraft {
    MailboxDraft {
        name: "Sekretariat".to_owned(),
        host: "localhost".to_owned(),
        port: i64::from(server.tls),
        tls: Tls::Start,
        login: LOGIN.to_owned(),
        password: PASSWORD.to_owned(),
        authority: server.authority.clone(),
        folder: "INBOX".to_owned(),
        since: date(2000, 1, 1),
        after: After::Mark,
        after_folder: String::new(),
    }
}

async fn add(world: &World, draft: MailboxDraft) -> BoxId {
    world.actor("alfa", "Igor").await.act(AddMailbox(draft), None).await.unwrap().id
}

async fn seen(world: &World, mailbox: BoxId) -> MailboxView {
    world.actor("alfa", "Igor").await.see(SeeMailbox { mailbox }).await.unwrap()
}

/// One look into a mailbox: how many messages it took, or why not.
async fn look(world: &World, mailbox: BoxId) -> Result<usize, obieg_mailbox::imap::Fault> {
    let view = seen(world, mailbox).await;
    obieg_mailbox::take::look(&world.machine("alfa"), &view, true).await
}

async fn waiting(world: &World) -> Vec<MessageView> {
    let query = ListMessages { state: MessageState::Waiting, after: None, limit: 100 };
    world.actor("alfa", "Karolina").await.see(query).await.unwrap().messages
}

const MAIL: &[u8] = b"From: Jan Zmyslony <jan@example.com>\r\nTo: urzad@example.com\r\nSubject: Skarga na halas\r\n\
Message-ID: <1@example.com>\r\nDate: Fri, 1 May 2026 10:00:00 +0200\r\nMIME-Version: 1.0\r\n\
Content-Type: multipart/mixed; boundary=B\r\n\r\n\
--B\r\nContent-Type: text/plain\r\n\r\nW zalaczeniu.\r\n\
--B\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n%PDF-1.4 a\r\n--B--\r\n";

/// A short message with this subject and number.
fn short(subject: &str, number: usize) -> Vec<u8> {
    format!(
        "From: Ewa Testowa <ewa@example.com>\r\nSubject: {subject}\r\nMessage-ID: <s{number}@example.com>\r\n\
         Date: Fri, 1 May 2026 10:00:00 +0200\r\n\r\ntekst {number}\r\n"
    )
    .into_bytes()
}
