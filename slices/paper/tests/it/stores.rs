//! Stores, boxes, loans, media: on screens and by deeds.

use obieg_registry::rules::label_mark;
use obieg_testkit::on_both;

use crate::{faces, register};

fn after(text: &str, mark: &str) -> String {
    let rest = text.split(mark).nth(1).unwrap_or_else(|| panic!("no {mark}: {text}"));
    rest.split(['"', '?']).next().unwrap().to_owned()
}

on_both! {
    async fn an_item_is_scanned_into_its_box_lent_and_returned(world: World with faces) {
        let mut world = world;
        let item = register(&world, "Wniosek").await.id;
        let slots: Vec<Box<dyn std::any::Any + Send + Sync>> = vec![Box::new(obieg_paper::item_panel())];
        let karolina = world.serve_with(slots).await.with_cookie(&world.cookie("alfa", "Karolina").await);
        let token = karolina.get("/papier").await.hidden("_token");
        let store = |kind: &'static str, name: &'static str| [("_token", token.clone()), ("kind", kind.to_owned()), ("name", name.to_owned())];
        for (kind, name) in [("paper", "Chronologiczny"), ("medium", "Nośniki")] {
            let form = store(kind, name);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(karolina.post("/papier/sklady", &form).await.status, 303);
            let again = karolina.post("/papier/sklady", &form).await;
            assert_eq!(again.status, 422);
            assert!(again.body.contains("Podaj inną nazwę"), "{}", again.body);
        }
        let page = karolina.get("/papier").await.body;
        let mut boxes = Vec::new();
        for name in ["Chronologiczny", "Nośniki"] {
            let before = page.split(&format!("<bdi>{name}")).next().unwrap();
            let id = before.rsplit("/papier/sklady/").next().unwrap().split('"').next().unwrap();
            let made = karolina.post(&format!("/papier/sklady/{id}/pudla"), &[("_token", &token), ("name", "7"), ("location", "regał 2")]).await;
            assert_eq!(made.status, 303, "{}", made.body);
            boxes.push(after(made.header("location").unwrap(), "/papier/pudla/"));
        }
        let into = format!("/papier/pudla/{}/wloz", boxes[0]);
        let unknown = karolina.post(&into, &[("_token", &token), ("number", "RPW-99-2026")]).await;
        assert_eq!(unknown.status, 422);
        assert!(unknown.body.contains("Nie ma przesyłki o numerze"), "{}", unknown.body);
        let mark = label_mark(world.actor("alfa", "Karolina").await.office());
        // A label of another office is not one of ours with the same number.
        let foreign = if mark == "K7" { "RPW-1-2026-K8" } else { "RPW-1-2026-K7" };
        let refused = karolina.post(&into, &[("_token", &token), ("number", foreign)]).await;
        assert!(refused.status == 422 && refused.body.contains("Nie ma przesyłki o numerze"), "{}", refused.body);
        let labelled = format!("RPW-1-2026-{mark}");
        for number in ["RPW-1-2026", "1/2026", &labelled] {
            assert_eq!(karolina.post(&into, &[("_token", &token), ("number", number)]).await.status, 303, "put in twice is put in once");
        }
        let shown = karolina.get(&format!("/papier/pudla/{}", boxes[0])).await.body;
        assert_eq!(shown.matches("RPW 1/2026").count(), 1, "{shown}");

        let panel = karolina.get(&format!("/rpw/{item}")).await.body;
        assert!(panel.contains("Chronologiczny / 7"), "{panel}");
        let piece = panel.split("/papier/sztuki/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let lend = format!("/papier/sztuki/{piece}/wypozycz");
        let early = karolina.post(&lend, &[("_token", &token), ("borrower", "Anna"), ("due_on", "2026-05-01")]).await;
        assert_eq!(early.status, 422, "{}", early.body);
        assert_eq!(karolina.post(&lend, &[("_token", &token), ("borrower", "Anna Zmyślona"), ("due_on", "2026-06-10")]).await.status, 303);
        assert_eq!(karolina.post(&lend, &[("_token", &token), ("borrower", "Olga"), ("due_on", "2026-06-10")]).await.status, 409);
        let away = karolina.post(&format!("/papier/sztuki/{piece}/wycofaj"), &[("_token", &token), ("reason", "forwarded"), ("note", "wojewoda")]).await;
        assert_eq!(away.status, 409, "what is lent cannot be withdrawn");
        let loans = karolina.get("/papier/wypozyczenia").await.body;
        assert!(loans.contains("Anna Zmyślona") && loans.contains("RPW 1/2026"), "{loans}");
        let loan = loans.split("/papier/wypozyczenia/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        assert_eq!(karolina.post(&format!("/papier/wypozyczenia/{loan}/zwrot"), &[("_token", &token)]).await.status, 303);
        assert!(karolina.get("/papier/wypozyczenia").await.body.contains("Wszystko jest na miejscu"));
        let away = karolina.post(&format!("/papier/sztuki/{piece}/wycofaj"), &[("_token", &token), ("reason", "forwarded"), ("note", "wojewoda")]).await;
        assert_eq!(away.status, 303, "{}", away.body);

        let media = format!("/papier/pudla/{}/wloz", boxes[1]);
        assert_eq!(karolina.post(&media, &[("_token", &token), ("number", "1/2026")]).await.status, 422, "a medium says what it is");
        assert_eq!(karolina.post(&media, &[("_token", &token), ("number", "1/2026"), ("description", "płyta CD")]).await.status, 303);
        let unread = karolina.get("/papier/nosniki").await.body;
        assert!(unread.contains("płyta CD"), "{unread}");
        let medium = unread.split("/papier/sztuki/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        assert_eq!(karolina.post(&format!("/papier/sztuki/{medium}/tresc"), &[("_token", &token)]).await.status, 303);
        assert!(!karolina.get("/papier/nosniki").await.body.contains("płyta CD"));
        world.assert_sound().await;
    }

    async fn officers_see_where_paper_lies_and_change_nothing(world: World with faces) {
        let mut world = world;
        register(&world, "Wniosek").await;
        let anna = world.serve().await.with_cookie(&world.cookie("alfa", "Anna").await);
        for path in ["/papier", "/papier/wypozyczenia", "/papier/nosniki"] {
            assert_eq!(anna.get(path).await.status, 403, "{path}");
        }
    }
}

on_both! {
    async fn what_is_left_out_takes_no_number(world: World with faces) {
        let mut world = world;
        let karolina = world.serve().await.with_cookie(&world.cookie("alfa", "Karolina").await);
        let token = karolina.get("/papier/pominiete").await.hidden("_token");
        let good = [("_token", token.as_str()), ("kind", "adverts"), ("description", "Katalog mebli"), ("outcome", "wyrzucono"), ("received_on", "2026-06-01")];
        assert_eq!(karolina.post("/papier/pominiete", &good).await.status, 303);
        let mut late = good;
        late[4].1 = "2026-12-01";
        let refused = karolina.post("/papier/pominiete", &late).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("późniejsza niż dzisiejsza"), "{}", refused.body);
        let shown = karolina.get("/papier/pominiete").await.body;
        assert!(shown.contains("Katalog mebli") && shown.contains("reklamy, oferty"), "{shown}");
        assert_eq!(register(&world, "Wniosek").await.number, "1/2026");
        world.assert_sound().await;
    }
}
