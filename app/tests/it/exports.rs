//! Lists as files, and the read log that remembers who took and who looked.

use obieg_cases::queries::WhoLooked;
use obieg_kernel::Failure;
use obieg_testkit::on_both;

use crate::cast::{client, open_case, open_to, register, with_list};
use crate::faces;

on_both! {
    async fn a_list_leaves_as_a_file_without_formulas(world: World with faces) {
        let mut world = world;
        let item = register(&world, "=HYPERLINK(\"http://zly.example\";\"kliknij\")").await;
        register(&world, "Wniosek; z średnikiem").await;
        open_to(&world, item.id, "Anna").await;
        let nobody = world.serve_with(obieg_app::slices::slots()).await;
        let karolina = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let file = karolina.get("/rpw/eksport/csv").await;
        assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
        assert!(file.header("content-disposition").unwrap().starts_with("attachment; filename=\"rejestr-rpw.csv\""));
        let lines: Vec<&str> = file.body.split("\r\n").collect();
        assert!(lines[0].starts_with("\u{FEFF}RPW;Tytuł;Nadawca;"), "{}", lines[0]);
        assert!(lines[1].contains(";\"Wniosek; z średnikiem\";Zmyślona Maria;1;"), "{}", lines[1]);
        assert!(lines[2].contains(";\"'=HYPERLINK(\"\"http://zly.example\"\";\"\"kliknij\"\")\";"), "{}", lines[2]);
        assert!(lines[2].contains(";2026-06-01;"), "{}", lines[2]);
        assert_eq!(lines[3..], [""]);
        // The filters of the screen, and its refusals.
        let found = karolina.get("/rpw/eksport/csv?stan=assigned").await;
        assert_eq!(found.body.matches("\r\n").count(), 1, "{}", found.body);
        assert_eq!(karolina.get("/rpw/eksport/csv?stan=zly").await.status, 422);
        assert_eq!(karolina.get("/rpw/eksport/ods").await.status, 404);
        // The reach of the screen.
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        assert_eq!(anna.get("/rpw/eksport/csv").await.body.matches("\r\n").count(), 2);
        for (path, media) in [
            ("/rpw/eksport/xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("/rpw/eksport/pdf", "application/pdf"),
            ("/rpw/do-uzupelnienia/eksport/pdf", "application/pdf"),
        ] {
            let file = karolina.get(path).await;
            assert_eq!((file.status, file.header("content-type")), (200, Some(media)), "{path}");
            assert!(file.header("content-length").unwrap().parse::<u64>().unwrap() > 2_000, "{path}");
        }
        for path in ["/sprawy/eksport", "/sprawy/spis/eksport", "/wysylka/eksport"] {
            for format in ["csv", "xlsx", "pdf"] {
                assert_eq!(anna.get(&format!("{path}/{format}")).await.status, 200, "{path}");
            }
        }
    }
}

on_both! {
    async fn every_page_of_an_export_is_a_read_of_its_own(world: World with faces) {
        let mut world = world;
        let rows: u64 = 450;
        for number in 0..rows {
            register(&world, &format!("pismo {number}")).await;
        }
        let karolina = world.serve_with(obieg_app::slices::slots()).await.with_cookie(&world.cookie("alfa", "Karolina").await);
        let before = world.kernel.counts();
        let file = karolina.get("/rpw/eksport/csv").await;
        let counts = world.kernel.counts().since(before);
        assert_eq!(file.header("content-length"), None);
        assert_eq!(file.body.matches("\r\n").count(), usize::try_from(rows + 1).unwrap());
        assert!(file.body.contains(";pismo 0;") && file.body.contains(";pismo 449;"));
        // The session, and three pages of at most 200 rows; the session's time is touched by a commit at most.
        assert!((4..=5).contains(&counts.transactions), "{counts:?}");
    }
}

on_both! {
    async fn who_looked_at_a_case_is_one_question(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let item = register(&world, "Wniosek").await.id;
        open_to(&world, item, "Anna").await;
        let case = open_case(&world, "Anna", Some(item)).await.unwrap().id;
        let nobody = world.serve_with(obieg_app::slices::slots()).await;
        let page = format!("/sprawy/{case}");
        let norbert = nobody.with_cookie(&world.cookie("alfa", "Norbert").await);
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let olga = nobody.with_cookie(&world.cookie("alfa", "Olga").await);
        assert_eq!(norbert.get(&page).await.status, 200);
        world.clock.advance(jiff::SignedDuration::from_secs(1));
        assert!(anna.get(&page).await.body.contains("/ogladajacy"));
        // Who sees nothing has not looked.
        assert_eq!(olga.get(&page).await.status, 404);
        assert_eq!(olga.get(&format!("{page}/ogladajacy")).await.status, 404);
        // Nothing was written on the way of the reader; now it is.
        let before = world.kernel.counts();
        world.kernel.write_looks().await.unwrap();
        assert_eq!(world.kernel.counts().since(before).commits, 1);

        let actor = world.actor("alfa", "Anna").await;
        let (_, log) = actor.see(WhoLooked { case, before: None }).await.unwrap();
        let looks: Vec<_> = log.looks.iter().map(|look| (look.name.as_str(), look.query.as_str())).collect();
        assert_eq!(looks, [("Anna Prowadząca", "cases.show-case"), ("Norbert Naczelnik", "cases.show-case")]);
        assert_eq!((log.looks[1].post.as_str(), log.looks[1].origin.as_str()), ("naczelnik (AB)", "127.0.0.1"));
        let shown = anna.get(&format!("{page}/ogladajacy")).await;
        assert!(shown.body.contains("Norbert Naczelnik, naczelnik (AB)"), "{}", shown.body);
        assert!(shown.body.contains("strona sprawy"), "{}", shown.body);

        let program = client(&world, &nobody, "alfa", "Anna").await;
        let first = program.get(&format!("/api/v1/cases/{case}/looks")).await.json();
        assert_eq!(first["looks"][1]["name"], "Norbert Naczelnik");
        let older = first["looks"][0]["id"].as_str().unwrap();
        let rest = program.get(&format!("/api/v1/cases/{case}/looks?before={older}")).await.json();
        assert_eq!(rest["looks"].as_array().unwrap().len(), 1, "{rest}");
        // The log of a case is for who answers for it.
        let beata = world.actor("alfa", "Beata").await;
        assert!(matches!(beata.see(WhoLooked { case, before: None }).await, Err(Failure::Forbidden | Failure::Hidden)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn the_journal_is_a_feed_by_cursor(world: World with faces) {
        let mut world = world;
        register(&world, "Wniosek").await;
        let nobody = world.serve_with(obieg_app::slices::slots()).await;
        let konrad = client(&world, &nobody, "alfa", "Konrad").await;
        let first = konrad.get("/api/v1/events?limit=1").await.json();
        let founded = &first["events"][0];
        assert_eq!((&founded["specversion"], &founded["id"], &founded["source"]), (&"1.0".into(), &"0".into(), &"urn:obieg:alfa".into()));
        let mut cursor = first["cursor"].as_i64().unwrap();
        let mut kinds = Vec::new();
        loop {
            let page = konrad.get(&format!("/api/v1/events?after={cursor}&limit=2")).await.json();
            kinds.extend(page["events"].as_array().unwrap().iter().map(|one| one["type"].as_str().unwrap().to_owned()));
            // With nothing new the cursor stays: the next question is the same.
            assert!(page["cursor"].as_i64().unwrap() >= cursor);
            if page["events"].as_array().unwrap().is_empty() {
                break;
            }
            cursor = page["cursor"].as_i64().unwrap();
        }
        assert!(kinds.iter().all(|kind| kind.starts_with("pl.obieg.")), "{kinds:?}");
        let stream = konrad.get("/api/v1/events/stream").await;
        assert_eq!(stream.header("content-type"), Some("text/event-stream"));
        assert_eq!(stream.body.matches("\ndata: {").count(), kinds.len() + 1, "{}", stream.body);
        let last = cursor.to_string();
        let header = [("last-event-id", last.as_str())];
        let rest = konrad.send("GET", "/api/v1/events/stream", "", "", &header).await;
        assert_eq!(rest.body, "retry: 2000\n\n");
        let odd = konrad.send("GET", "/api/v1/events/stream", "", "", &[("last-event-id", "x")]).await;
        assert_eq!(odd.status, 422);
        assert_eq!(konrad.get("/api/v1/events?limit=201").await.status, 422);
        let anna = client(&world, &nobody, "alfa", "Anna").await;
        assert_eq!(anna.get("/api/v1/events").await.status, 403);
    }
}
