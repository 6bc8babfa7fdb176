//! A message of a mailbox becomes a working e-mail of a case.

use jiff::Timestamp;
use jiff::civil::date;
use obieg_cases::queries::ShowCase;
use obieg_kernel::blob::Stored;
use obieg_mailbox::deeds::{AddMailbox, MailboxDraft, TakeMessage};
use obieg_mailbox::model::{After, BoxId, Look, MessageId, Tls};
use obieg_testkit::{World, on_both};

use crate::cast::{open_case, with_list};
use crate::faces;

pub async fn mailbox(world: &World) -> BoxId {
    let draft = MailboxDraft {
        name: "Sekretariat".to_owned(),
        host: "poczta.example".to_owned(),
        port: 993,
        tls: Tls::Start,
        login: "urzad".to_owned(),
        password: "tajne".to_owned(),
        authority: String::new(),
        folder: "INBOX".to_owned(),
        since: date(2026, 1, 1),
        after: After::Mark,
        after_folder: String::new(),
    };
    world.actor("alfa", "Igor").await.act(AddMailbox(draft), None).await.unwrap().id
}

pub async fn taken(world: &World, mailbox: BoxId, uid: i64, message: impl Into<Vec<u8>>) -> MessageId {
    let (machine, message) = (world.machine("alfa"), message.into());
    let head = obieg_intake::letterhead(&message);
    let original: Stored = machine.blobs().put_bytes(message.into()).await.unwrap();
    let deed = TakeMessage {
        mailbox,
        validity: 1,
        uid,
        original,
        came_at: Timestamp::MAX,
        cut: false,
        look: Look::Clean,
        message_id: head.message_id,
        answers: head.answers,
        sender: head.sender,
        subject: head.subject,
    };
    machine.act(deed, None).await.unwrap()
}

pub fn message(subject: &str, id: &str, answers: &str) -> String {
    format!(
        "From: Ewa <ewa@example.com>\r\nSubject: {subject}\r\nMessage-ID: <{id}>\r\nIn-Reply-To: <{answers}>\r\n\r\ntekst\r\n"
    )
}

on_both! {
    async fn a_message_joins_the_case_that_it_points_to(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let case = open_case(&world, "Anna", None).await.unwrap();
        let mailbox = mailbox(&world).await;
        let first = taken(&world, mailbox, 1, message(&format!("Re: {}", case.sign), "a@x", "z@x")).await;
        // It names no sign, but answers the first.
        let second = taken(&world, mailbox, 2, message("Jeszcze jedno", "b@x", "a@x")).await;
        let nobody = world.serve().await;
        let karolina = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        for one in [first, second] {
            let page = karolina.get(&format!("/skrzynka/{one}")).await;
            assert!(page.body.contains(&case.sign), "{}", page.body);
            let token = page.hidden("_token");
            let filed = karolina.post(&format!("/skrzynka/{one}/sprawa"), &[("_token", &token), ("sign", &case.sign)]).await;
            assert_eq!(filed.status, 303, "{}", filed.body);
        }
        let anna = world.actor("alfa", "Anna").await;
        let shown = anna.see(ShowCase { case: case.id, panels: Vec::new() }).await.unwrap().0;
        assert_eq!(shown.documents.len(), 2);
        assert!(shown.items.is_empty(), "without a number of the register");
        world.assert_sound().await;
    }
}
