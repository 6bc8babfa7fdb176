//! What becomes of a message, on the screen.

use obieg_mailbox::model::MessageState;
use obieg_mailbox::queries::ListMessages;
use obieg_registry::queries::SeeItem;
use obieg_testkit::on_both;

use crate::dovecot::Dovecot;
use crate::{MAIL, add, draft, faces, look, short, waiting};

on_both! {
    async fn a_message_becomes_an_item_without_typing_anything_twice(world: World with faces) {
        let Some(server) = Dovecot::start() else { return };
        let mut world = world;
        server.deliver("1", MAIL);
        let mailbox = add(&world, draft(&server)).await;
        look(&world, mailbox).await.unwrap();
        let message = waiting(&world).await[0].id;
        let nobody = world.serve_with(vec![Box::new(obieg_intake::mail_preview())]).await;
        let karolina = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let queue = karolina.get("/skrzynka").await.body;
        assert!(queue.contains("Skarga na halas") && queue.contains("jan@example.com"), "{queue}");
        let page = karolina.get(&format!("/skrzynka/{message}")).await;
        for proposed in ["Skarga na halas", "Jan Zmyslony", "2026-05-01", "a.pdf", "W zalaczeniu."] {
            assert!(page.body.contains(proposed), "{proposed}: {}", page.body);
        }
        let token = page.hidden("_token");
        let fields = [("_token", &*token), ("title", "Skarga na halas"), ("surname", "Zmyslony"), ("given_names", "Jan"), ("letter_date", "2026-05-01")];
        let path = format!("/skrzynka/{message}/rejestracja");
        let done = karolina.post(&path, &fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
        // Once only: the second attempt says so.
        let again = karolina.post(&path, &fields).await;
        assert!(again.status == 409 || again.status == 422, "{}", again.status);
        assert!(again.body.contains("już zdecydowano"), "{}", again.body);
        let chancery = world.actor("alfa", "Karolina").await;
        let query = ListMessages { state: MessageState::Registered, after: None, limit: 10 };
        let decided = chancery.see(query).await.unwrap().messages;
        let item = chancery.see(SeeItem { item: decided[0].item.unwrap() }).await.unwrap();
        assert_eq!(item.senders[0].surname.as_deref(), Some("Zmyslony"));
        assert_eq!(item.senders[0].email.as_deref(), Some("jan@example.com"));
        assert_eq!(item.documents.len(), 2, "the original and its attachment");
        world.assert_sound().await;
    }

    async fn a_message_is_left_out_with_a_reason_and_a_wrong_sign_is_refused(world: World with faces) {
        let Some(server) = Dovecot::start() else { return };
        let mut world = world;
        server.deliver("1", &short("Reklama", 1));
        let mailbox = add(&world, draft(&server)).await;
        look(&world, mailbox).await.unwrap();
        let message = waiting(&world).await[0].id;
        let nobody = world.serve().await;
        let karolina = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let token = karolina.get(&format!("/skrzynka/{message}")).await.hidden("_token");
        let filed = karolina.post(&format!("/skrzynka/{message}/sprawa"), &[("_token", &token), ("sign", "XX.1234.1.2026")]).await;
        assert!(filed.status == 422 && filed.body.contains("Nie ma otwartej sprawy"), "{}", filed.body);
        let path = format!("/skrzynka/{message}/pomin");
        let empty = karolina.post(&path, &[("_token", &token), ("reason", "")]).await;
        assert!(empty.status == 422 && empty.body.contains("Podaj powód"), "{}", empty.body);
        let left = karolina.post(&path, &[("_token", &token), ("reason", "oferta handlowa")]).await;
        assert_eq!(left.status, 303);
        assert!(karolina.get("/skrzynka?stan=left-out").await.body.contains("oferta handlowa"));
        assert!(waiting(&world).await.is_empty());
        world.assert_sound().await;
    }
}
