use jiff::SignedDuration;
use obieg_registry::deeds::MoveItem;
use obieg_registry::model::Stage;
use obieg_registry::queries::CountItems;
use obieg_testkit::{Browser, on_both};

use crate::{draft, faces, register, sender, some};

async fn numbers(browser: &Browser, query: &str) -> (Vec<String>, Option<i64>) {
    let answer = browser.get(&format!("/rpw?{query}")).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.body);
    let numbers = answer.body.split("\">RPW ").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
    let next =
        answer.body.split("przed=").nth(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap());
    (numbers.collect(), next)
}

on_both! {
    async fn the_register_is_paged_and_filtered(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        for at in 1..=60 {
            let mut draft = draft(&format!("pismo {at}"));
            if at == 7 {
                draft.channel = some("email");
                draft.senders = vec![sender("Żurawska"), sender("Druga")];
            }
            let done = register(&karolina, draft, Vec::new()).await.unwrap();
            if at % 20 == 0 {
                karolina.act(MoveItem { item: done.id, to: Stage::LeftOut }, None).await.unwrap();
            }
        }
        let counts = karolina.see(CountItems).await.unwrap();
        assert_eq!((counts.today, counts.waiting, counts.incomplete), (60, 57, 60));
        world.clock.advance(SignedDuration::from_hours(24));
        let cookie = world.cookie("alfa", "Karolina").await;
        let karolina = world.kernel.session(&cookie).await.unwrap().unwrap().0;
        register(&karolina, draft("jutro"), Vec::new()).await.unwrap();
        assert_eq!(karolina.see(CountItems).await.unwrap().today, 1);
        let browser = world.serve().await.with_cookie(&cookie);
        let (first, next) = numbers(&browser, "").await;
        assert_eq!((first.len(), first[0].as_str(), first[49].as_str()), (50, "61/2026", "12/2026"));
        let (second, end) = numbers(&browser, &format!("przed={}", next.unwrap())).await;
        assert_eq!((second.len(), second[0].as_str(), second[10].as_str(), end), (11, "11/2026", "1/2026", None));
        assert_eq!(numbers(&browser, "dzien=2026-06-02").await.0, ["61/2026"]);
        assert_eq!(numbers(&browser, "do=2026-05-31").await.0, [""; 0]);
        assert_eq!(numbers(&browser, "dzien=2026-06-03").await.0, [""; 0]);
        assert_eq!(numbers(&browser, "dzien=2026-06-01&do=2026-06-02").await.0.len(), 50);
        assert_eq!(numbers(&browser, "stan=left-out&dzien=&do=").await.0, ["60/2026", "40/2026", "20/2026"]);
        assert_eq!(numbers(&browser, "kanal=email").await.0, ["7/2026"]);
        assert_eq!(numbers(&browser, "nadawca=%C5%BBura").await.0, ["7/2026"]);
        assert_eq!(numbers(&browser, "nadawca=%25&stan=registered").await.0, [""; 0]);
        assert_eq!(numbers(&browser, "nadawca=kow&stan=left-out&dzien=2026-06-01").await.0.len(), 3);
        let kept = browser.get("/rpw?kanal=post&nadawca=kow").await;
        assert!(kept.body.contains("/rpw?kanal=post&#38;nadawca=kow&#38;przed="), "{}", kept.body);
        assert_eq!(browser.get("/rpw?dzien=wczoraj").await.status, 422);
    }
}

on_both! {
    async fn what_is_not_scanned_in_full_is_reported(world: World with faces) {
        use obieg_registry::deeds::StateScan;
        use obieg_registry::model::ScanState;
        use obieg_registry::queries::ListNotFull;
        let karolina = world.actor("alfa", "Karolina").await;
        let mut ids = Vec::new();
        for (at, state) in ["none", "first-page", "full", "none"].into_iter().enumerate() {
            let mut draft = crate::draft(&format!("Pismo {at}"));
            draft.scan_state = crate::some(state);
            draft.scan_reason = crate::some("za duży format");
            draft.not_duplicate = true;
            ids.push(crate::register(&karolina, draft, Vec::new()).await.unwrap().id);
        }
        let list = async |state, before| {
            let page = karolina.see(ListNotFull { state, before, limit: 2 }).await.unwrap();
            (page.items.iter().map(|item| item.title.clone()).collect::<Vec<_>>(), page.next)
        };
        let (first, next) = list(None, None).await;
        assert_eq!(first, ["Pismo 3", "Pismo 1"]);
        assert_eq!(list(None, next).await.0, ["Pismo 0"]);
        assert_eq!(list(Some(ScanState::FirstPage), None).await.0, ["Pismo 1"]);
        let state = |state, reason: &str| StateScan { item: ids[0], state, reason: reason.to_owned() };
        let told = crate::told(karolina.act(state(ScanState::FirstPage, " "), None).await);
        assert_eq!(told, ["registry.scan-reason-missing reason"]);
        let changed = karolina.act(state(ScanState::Full, ""), None).await.unwrap();
        assert!(!changed.complete, "a full scan without a file waits for the file");
        assert_eq!(list(None, next).await.0, Vec::<String>::new());
        world.assert_sound().await;
    }
}
