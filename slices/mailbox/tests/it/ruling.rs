//! Rules that decide about messages, from the server of mail to the register.

use std::sync::Arc;

use obieg_kernel::job::Runner;
use obieg_mailbox::model::{Held, MessageState, MessageView};
use obieg_mailbox::queries::ListMessages;
use obieg_mailbox::ruling::deeds::{ApproveMailRule, ProposeMailRule};
use obieg_mailbox::ruling::follow::Apply;
use obieg_mailbox::ruling::model::{MailConditions, MailRuleDraft, RuledTo};
use obieg_registry::queries::SeeItem;
use obieg_testkit::{World, on_both};

use crate::dovecot::Dovecot;
use crate::{MAIL, add, draft, faces, look, short, waiting};

/// Karolina writes it, Konrad approves it.
async fn working(world: &World, sender: &str, outcome: RuledTo) {
    let conditions = MailConditions { sender: Some(sender.to_owned()), ..MailConditions::default() };
    let reason = (outcome == RuledTo::LeaveOut).then(|| "oferta handlowa".to_owned());
    let draft = MailRuleDraft { name: sender.to_owned(), conditions, outcome, reason };
    let rule = world.actor("alfa", "Karolina").await.act(ProposeMailRule { draft }, None).await.unwrap();
    let deed = ApproveMailRule { rule: rule.id, version: 1 };
    world.actor("alfa", "Konrad").await.act(deed, None).await.unwrap();
}

/// What is due is done.
async fn turn(world: &World) {
    let words = world.site().lexicon().words("pl").unwrap();
    let apply = Arc::new(Apply::new(words, world.kernel.env().clone()));
    let runner = Runner::new(Arc::clone(&world.kernel), &world.operator, vec![apply]);
    runner.turn(&world.office("alfa")).await.unwrap();
    assert_eq!(runner.tally().failed + runner.tally().died, 0);
}

async fn decided(world: &World, state: MessageState) -> Vec<MessageView> {
    let query = ListMessages { state, after: None, limit: 10 };
    world.actor("alfa", "Karolina").await.see(query).await.unwrap().messages
}

const PROGRAM: &[u8] = b"From: Jan Zmyslony <jan@example.com>\r\nSubject: Faktura\r\nMessage-ID: <p@example.com>\r\n\
Date: Fri, 1 May 2026 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n\
--B\r\nContent-Type: text/plain\r\n\r\nW zalaczeniu.\r\n\
--B\r\nContent-Type: application/octet-stream; name=faktura.exe\r\nContent-Disposition: attachment; filename=faktura.exe\r\n\r\nMZ program\r\n--B--\r\n";

on_both! {
    async fn a_message_arrives_and_a_rule_decides_about_it(world: World with faces) {
        let Some(server) = Dovecot::start() else { return };
        let mut world = world;
        let mailbox = add(&world, draft(&server)).await;
        server.deliver("0", &short("Przed reguła", 0));
        look(&world, mailbox).await.unwrap();
        working(&world, "jan@example.com", RuledTo::Register).await;
        working(&world, "@example.com", RuledTo::LeaveOut).await;
        server.deliver("1", MAIL);
        server.deliver("2", &short("Oferta", 2));
        server.deliver("3", PROGRAM);
        assert_eq!(look(&world, mailbox).await, Ok(3));
        // The same identifier once more: a person must say whether it is a repetition.
        world.clock.advance(jiff::SignedDuration::from_secs(60));
        server.deliver("4", &[MAIL, b"\r\n"].concat());
        assert_eq!(look(&world, mailbox).await, Ok(1));
        // Taken and marked before any rule was asked: nothing waits for the rules at the server.
        assert!(server.files("").iter().all(|name| name.ends_with(":2,a")));
        assert_eq!(waiting(&world).await.len(), 5);
        for _ in 0..3 {
            turn(&world).await;
        }

        let registered = decided(&world, MessageState::Registered).await;
        assert!(registered.len() == 1 && registered[0].subject == "Skarga na halas", "{registered:?}");
        let rule = registered[0].rule.clone().unwrap();
        let people = (rule.author.as_str(), rule.approved_by.as_str());
        assert_eq!(people, ("Karolina Kancelaria, kancelistka (OR)", "Konrad Koordynator, koordynator (OR)"));
        let karolina = world.actor("alfa", "Karolina").await;
        let item = karolina.see(SeeItem { item: registered[0].item.unwrap() }).await.unwrap();
        assert_eq!(item.senders[0].email.as_deref(), Some("jan@example.com"));
        assert_eq!(item.documents.len(), 2, "the original and its attachment");

        let left_out = decided(&world, MessageState::LeftOut).await;
        assert!(left_out.len() == 1 && left_out[0].outcome.as_deref() == Some("oferta handlowa"), "{left_out:?}");
        assert_eq!(left_out[0].rule.as_ref().map(|rule| rule.number), Some(2));

        let held: Vec<_> = waiting(&world).await.into_iter().map(|one| (one.subject, one.held)).collect();
        assert_eq!(held.len(), 3, "{held:?}");
        for wanted in [("Przed reguła", None), ("Faktura", Some(Held::Danger)), ("Skarga na halas", Some(Held::Repeated))] {
            assert!(held.contains(&(wanted.0.to_owned(), wanted.1)), "{wanted:?}: {held:?}");
        }
        assert_eq!(server.files("").len(), 5, "every original stays at the server");

        let nobody = world.serve_with(vec![Box::new(obieg_intake::mail_preview())]).await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let page = screen.get(&format!("/skrzynka/{}", left_out[0].id)).await.body;
        assert!(page.contains("Zdecydowała reguła 2. Autor: Karolina Kancelaria"), "{page}");
        assert!(screen.get(&format!("/skrzynka/{}/oryginal", left_out[0].id)).await.body.contains("Oferta"));
        let page = screen.get("/skrzynka").await.body;
        assert!(page.contains("jest w niej niebezpieczny plik") && page.contains("to może być powtórzenie"), "{page}");
        world.assert_sound().await;
    }
}
