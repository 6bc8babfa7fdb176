//! Every message is taken exactly once, whatever dies when; nothing leaves the mailbox before it is in the record.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use obieg_mailbox::deeds::MailboxDraft;
use obieg_mailbox::model::{After, Tls};
use obieg_mailbox::watch::Watch;
use obieg_testkit::on_both;

use crate::dovecot::Dovecot;
use crate::{MAIL, add, draft, faces, look, seen, short, waiting};

/// Lets a work go on for so many steps and then drops it, as a kill does; says whether it came to its end.
async fn killed_after(steps: usize, work: impl Future) -> bool {
    let mut work = pin!(work);
    let mut left = steps;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(false);
        }
        left -= 1;
        work.as_mut().poll(context).map(|_| true)
    })
    .await
}

on_both! {
    async fn messages_are_taken_once_and_marked(world: World with faces) {
        let Some(server) = Dovecot::start() else { return };
        server.deliver("1", MAIL);
        server.deliver("2", &short("Drugi", 2));
        let mailbox = add(&world, draft(&server)).await;
        assert_eq!(look(&world, mailbox).await, Ok(2));
        let taken = waiting(&world).await;
        assert_eq!(taken.len(), 2);
        assert!(taken.iter().any(|one| one.subject == "Skarga na halas" && one.message_id == "1@example.com"), "{taken:?}");
        // A mark of ours is a letter in the name of the file; nobody has read it.
        let files = server.files("");
        assert!(files.len() == 2 && files.iter().all(|name| name.ends_with(":2,a")), "{files:?}");
        assert_eq!(look(&world, mailbox).await, Ok(0));
        server.deliver("3", &short("Trzeci", 3));
        assert_eq!(look(&world, mailbox).await, Ok(1));
        assert_eq!(waiting(&world).await.len(), 3);
        world.assert_sound().await;
    }

    async fn messages_move_to_a_folder_with_polish_letters_over_starttls(world: World with faces) {
        let Some(server) = Dovecot::start() else { return };
        server.folder("Za&AUI-atwione");
        server.deliver("1", MAIL);
        let wanted = MailboxDraft {
            tls: Tls::Upgrade,
            port: i64::from(server.plain),
            after: After::Move,
            after_folder: "Załatwione".to_owned(),
            ..draft(&server)
        };
        let mailbox = add(&world, wanted).await;
        assert_eq!(look(&world, mailbox).await, Ok(1));
        assert!(server.files("").is_empty());
        assert_eq!(server.files("Za&AUI-atwione").len(), 1);
        world.assert_sound().await;
    }

    async fn numbering_anew_takes_nothing_twice(world: World with faces) {
        let Some(server) = Dovecot::start() else { return };
        server.deliver("1", MAIL);
        server.deliver("2", &short("Drugi", 2));
        let mailbox = add(&world, draft(&server)).await;
        assert_eq!(look(&world, mailbox).await, Ok(2));
        server.renumber();
        // The same message once more is a message of its own, even now.
        server.deliver("3", MAIL);
        assert_eq!(look(&world, mailbox).await, Ok(3));
        let taken = waiting(&world).await;
        assert_eq!(taken.len(), 3, "{taken:?}");
        assert_eq!(look(&world, mailbox).await, Ok(0));
        world.assert_sound().await;
    }

    async fn a_kill_between_any_two_steps_loses_and_doubles_nothing(world: World with faces) {
        let Some(server) = Dovecot::start() else { return };
        server.folder("Pobrane");
        let moving = MailboxDraft { after: After::Move, after_folder: "Pobrane".to_owned(), ..draft(&server) };
        let mailbox = add(&world, moving).await;
        let view = seen(&world, mailbox).await;
        let machine = world.machine("alfa");
        let mut delivered = 0;
        for steps in (1..400).step_by(3) {
            // One more whenever the last one has left the inbox.
            if server.files("").is_empty() {
                delivered += 1;
                server.deliver(&format!("k{delivered}"), &short("Kolejny", delivered));
            }
            killed_after(steps, obieg_mailbox::take::look(&machine, &view, true)).await;
            let there = server.files("").len() + server.files("Pobrane").len();
            // While the server moves a message it may be seen at both places; at the end each is at one.
            assert!(there >= delivered, "nothing is lost in the mailbox: {there} of {delivered}");
            let taken = waiting(&world).await.len();
            assert!(taken <= delivered && server.files("Pobrane").len() <= taken, "moved before it was taken");
            if delivered > 3 {
                break;
            }
        }
        look(&world, mailbox).await.unwrap();
        assert_eq!(waiting(&world).await.len(), delivered);
        assert_eq!(server.files("Pobrane").len(), delivered);
        world.assert_sound().await;
    }

    async fn the_watcher_looks_by_itself_and_waits_in_between(world: World with faces) {
        let Some(server) = Dovecot::start() else { return };
        server.deliver("1", MAIL);
        add(&world, draft(&server)).await;
        let mut watch = Watch::new(world.machine("alfa"), world.kernel.env().clone(), true);
        watch.turn().await.unwrap();
        watch.rest().await;
        assert_eq!(waiting(&world).await.len(), 1);
        server.deliver("2", &short("Drugi", 2));
        watch.turn().await.unwrap();
        watch.rest().await;
        assert_eq!(waiting(&world).await.len(), 1, "not yet due");
        world.clock.advance(jiff::SignedDuration::from_secs(61));
        watch.turn().await.unwrap();
        watch.rest().await;
        assert_eq!(waiting(&world).await.len(), 2);
    }
}
