//! What can be wrong with a mailbox is told with the next step, and tried again.

use obieg_mailbox::deeds::{ChangeMailbox, MailboxDraft, RetryMailbox};
use obieg_mailbox::imap::Fault;
use obieg_mailbox::model::{After, Tls};
use obieg_mailbox::watch::Watch;
use obieg_testkit::on_both;

use crate::dovecot::Dovecot;
use crate::{MAIL, add, draft, faces, look, seen, waiting};

on_both! {
    async fn every_fault_has_its_name(world: World with faces) {
        let Some(server) = Dovecot::start() else { return };
        let other = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap().cert.pem();
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        server.deliver("1", MAIL);
        let good = draft(&server);
        let table = [
            (MailboxDraft { host: "nie-ma-takiego.invalid".to_owned(), ..good.clone() }, Fault::Unknown),
            (MailboxDraft { host: "169.254.169.254".to_owned(), ..good.clone() }, Fault::Inside),
            (MailboxDraft { port: i64::from(closed), ..good.clone() }, Fault::Connect),
            (MailboxDraft { authority: other, ..good.clone() }, Fault::Certificate),
            (MailboxDraft { host: "127.0.0.1".to_owned(), ..good.clone() }, Fault::Certificate),
            (MailboxDraft { password: "zle".to_owned(), ..good.clone() }, Fault::SignIn),
            (MailboxDraft { folder: "Nie ma".to_owned(), ..good.clone() }, Fault::Folder),
            (MailboxDraft { port: i64::from(server.tls), tls: Tls::Upgrade, ..good.clone() }, Fault::Broken),
            (MailboxDraft { after: After::Move, after_folder: "Nie ma".to_owned(), ..good.clone() }, Fault::AfterFolder),
        ];
        for (wrong, fault) in table {
            if fault == Fault::Broken {
                // STARTTLS at a port that speaks TLS: the server waits for us and we for it.
                continue;
            }
            let mailbox = add(&world, wrong).await;
            assert_eq!(look(&world, mailbox).await, Err(fault));
        }
        // The folder for taken messages was missing: the message is taken all the same, and lies where it lay.
        assert_eq!(waiting(&world).await.len(), 1);
        assert_eq!(server.files("").len(), 1);
    }

    async fn a_wrong_password_is_told_mended_and_forgotten(world: World with faces) {
        let Some(server) = Dovecot::start() else { return };
        server.deliver("1", MAIL);
        let mut world = world;
        let mailbox = add(&world, MailboxDraft { password: "zle".to_owned(), ..draft(&server) }).await;
        let mut watch = Watch::new(world.machine("alfa"), world.kernel.env().clone(), true);
        watch.turn().await.unwrap();
        watch.rest().await;
        assert_eq!(seen(&world, mailbox).await.fault.as_deref(), Some("sign-in"));
        let nobody = world.serve().await;
        let igor = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let page = igor.get("/ustawienia/skrzynki").await.body;
        assert!(page.contains("nie działa") && page.contains("Wpisz je na nowo"), "{page}");
        assert!(!page.contains("zle"), "the password is never shown");
        let administrator = world.actor("alfa", "Igor").await;
        administrator.act(RetryMailbox { mailbox }, None).await.unwrap();
        administrator.act(ChangeMailbox { mailbox, draft: draft(&server) }, None).await.unwrap();
        // Asked for: it is not waited until the pause has gone by.
        watch.turn().await.unwrap();
        watch.rest().await;
        assert_eq!(seen(&world, mailbox).await.fault, None);
        assert_eq!(waiting(&world).await.len(), 1);
        world.assert_sound().await;
    }
}
