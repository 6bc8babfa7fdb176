//! The trial message shows what the server truly answers.

use mail_parser::MessageParser;
use obieg_kernel::Failure;
use obieg_notices::post::deeds::{EndMailServer, SetMailServer, TryMailServer};
use obieg_notices::post::model::{Guard, MailServerDraft};
use obieg_testkit::{World, on_both};
use serde_json::json;

use crate::exim::Exim;
use crate::{draft, faces, seen, set, turn};

async fn tried(world: &World, to: &str) -> (bool, String) {
    let igor = world.actor("alfa", "Igor").await;
    igor.act(TryMailServer { to: to.to_owned() }, None).await.unwrap();
    turn(world).await;
    let trial = seen(world).await.server.unwrap().trial.unwrap();
    assert!(trial.ended_at.is_some() && trial.to == to);
    (trial.good, trial.answer.unwrap())
}

on_both! {
    async fn every_answer_is_shown_as_it_is(world: World with faces) {
        let Some(server) = Exim::start() else { return };
        let other = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap().cert.pem();
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let good = draft(&server);
        let plain = MailServerDraft { port: i64::from(server.plain), guard: Guard::Upgrade, ..good.clone() };
        let anna = "anna@example.pl";
        let table = [
            (good.clone(), anna, true, "250 OK id="),
            (plain.clone(), anna, true, "250 OK id="),
            (good.clone(), "nikt@example.pl", false, "550 nie ma takiej osoby"),
            (good.clone(), "potem@example.pl", false, "451 za chwile"),
            (MailServerDraft { password: "zle".to_owned(), ..good.clone() }, anna, false, "535 "),
            (MailServerDraft { login: String::new(), password: String::new(), ..good.clone() }, anna, false, "550 najpierw zaloguj"),
            (MailServerDraft { authority: other, ..good.clone() }, anna, false, "certificate"),
            (MailServerDraft { host: "127.0.0.1".to_owned(), ..good.clone() }, anna, false, "certificate"),
            (MailServerDraft { host: "127.0.0.1".to_owned(), ..plain }, anna, false, "certificate"),
            (MailServerDraft { host: "nie-ma-takiego.invalid".to_owned(), ..good.clone() }, anna, false, "unknown-name"),
            (MailServerDraft { host: "169.254.169.254".to_owned(), ..good.clone() }, anna, false, "inside"),
            (MailServerDraft { port: i64::from(closed), ..good.clone() }, anna, false, "connect"),
            (good.clone(), "padnij@example.pl", false, "connect"),
        ];
        for (draft, to, is_good, begins) in table {
            set(&world, draft).await;
            let (good, answer) = tried(&world, to).await;
            assert!(good == is_good && answer.starts_with(begins), "{to}: {good} {answer}, not {begins}");
        }
        let mail = server.delivered();
        assert_eq!(mail.len(), 2);
        let message = MessageParser::default().parse(&mail[0]).unwrap();
        assert_eq!(message.subject(), Some("Obieg: wiadomość próbna"));
        assert!(message.body_text(0).unwrap().contains("Zażółć gęślą jaźń."));
        world.assert_sound().await;
    }

    async fn the_screen_sets_tries_and_ends_and_never_shows_the_password(world: World with faces) {
        let Some(server) = Exim::start() else { return };
        let mut world = world;
        let nobody = world.serve().await;
        let igor = nobody.with_cookie(&world.cookie("alfa", "Igor").await);
        let form = igor.get("/ustawienia/poczta").await;
        let token = form.hidden("_token");
        let port = server.tls.to_string();
        let fields = [
            ("_token", &*token), ("host", "localhost"), ("port", &*port), ("guard", "tls"), ("login", "obieg"),
            ("password", "Tajne7"), ("authority", &*server.authority), ("sender", "obieg@urzad.example.pl"),
            ("link", "https://obieg.example.pl/"), ("hour", "7"), ("detail", "signs"), ("version", "0"),
        ];
        let wrong: Vec<_> = fields.iter().map(|(name, value)| (*name, if *name == "sender" { "obieg\r\nBcc: a@b.pl" } else { *value })).collect();
        let refused = igor.post("/ustawienia/poczta", &wrong).await;
        assert!(refused.status == 422 && refused.body.contains("Podaj jeden adres e-mail"), "{}", refused.body);
        assert_eq!(igor.post("/ustawienia/poczta", &fields).await.status, 303);
        assert_eq!(igor.post("/ustawienia/poczta/proba", &[("_token", &token), ("to", "nikt@example.pl")]).await.status, 303);
        assert!(igor.get("/ustawienia/poczta").await.body.contains("trwa"));
        turn(&world).await;
        let page = igor.get("/ustawienia/poczta").await.body;
        assert!(page.contains("Serwer odpowiedział: 550 nie ma takiej osoby"), "{page}");
        assert!(!page.contains("Tajne7"), "{page}");
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        assert_eq!(anna.get("/ustawienia/poczta").await.status, 403);

        // Another server needs the password again; the same one keeps it.
        let administrator = world.actor("alfa", "Igor").await;
        let good = draft(&server);
        let authority = good.authority.trim().to_owned();
        let kept = MailServerDraft { password: String::new(), hour: 9, authority, ..good };
        administrator.act(SetMailServer { draft: kept.clone(), version: 1 }, None).await.unwrap();
        let moved = MailServerDraft { host: "poczta.example.pl".to_owned(), ..kept };
        match administrator.act(SetMailServer { draft: moved, version: 2 }, None).await {
            Err(Failure::Refused(refusals)) => assert_eq!(refusals[0].code, "notices.password-wrong"),
            other => panic!("{other:?}"),
        }
        administrator.act(TryMailServer { to: "anna@example.pl".to_owned() }, None).await.unwrap();
        turn(&world).await;
        assert!(seen(&world).await.server.unwrap().trial.unwrap().good);
        administrator.act(EndMailServer { version: 2 }, None).await.unwrap();
        assert!(seen(&world).await.server.is_none());
        let told = json!(seen(&world).await).to_string();
        assert!(!told.contains("sealed"), "{told}");
        world.assert_sound().await;
    }
}
