//! Paper on loan and the case of its item.

use obieg_cases::deeds::{CloseCase, WaiveAnswer};
use obieg_cases::queries::ShowCase;
use obieg_kernel::Failure;
use obieg_paper::deeds::{AddBox, AddStore, LendPiece, PlacePiece, ReturnPiece};
use obieg_paper::model::{BoxId, LoanId, PieceId, PieceKind, StoreId};
use obieg_testkit::on_both;
use serde_json::json;

use crate::cast::{open_case, open_to, register, with_list};
use crate::faces;

on_both! {
    async fn a_case_cannot_be_closed_while_its_paper_is_on_loan(world: World with faces) {
        with_list(&world).await;
        let item = register(&world, "Wniosek").await.id;
        open_to(&world, item, "Anna").await;
        let case = open_case(&world, "Anna", Some(item)).await.unwrap().id;
        let (anna, karolina) = (world.actor("alfa", "Anna").await, world.actor("alfa", "Karolina").await);
        let show = || ShowCase { case, panels: Vec::new() };
        for duty in anna.see(show()).await.unwrap().0.duties {
            if duty.kind != obieg_duties::model::DutyKind::SettleCase {
                let reason = "do wiadomości".to_owned();
                anna.act(WaiveAnswer { case, duty: duty.id, reason }, None).await.unwrap();
            }
        }
        let store = AddStore { kind: PieceKind::Paper, name: "Skład chronologiczny".to_owned() };
        let store = StoreId::from_uuid(karolina.act(store, None).await.unwrap().id);
        let one = AddBox { store, name: "1".to_owned(), location: String::new() };
        let box_id = BoxId::from_uuid(karolina.act(one, None).await.unwrap().id);
        let place = PlacePiece { item, box_id, description: String::new() };
        let piece = PieceId::from_uuid(karolina.act(place, None).await.unwrap().id);
        let due_on = jiff::civil::date(2026, 7, 1);
        let lend = LendPiece { piece, borrower: "Anna Urzędnicza, inspektor".to_owned(), due_on };
        let loan = LoanId::from_uuid(karolina.act(lend, None).await.unwrap().id);

        let shown = anna.see(show()).await.unwrap().0;
        let blockers: Vec<(&str, &str)> =
            shown.blockers.iter().map(|one| (one.code.as_str(), one.link.as_str())).collect();
        assert_eq!(blockers, [("cases-blocker-on-loan", format!("/rpw/{item}#papier").as_str())]);
        let version = shown.case.version;
        let refused = anna.act(CloseCase { case, version }, None).await;
        let Err(Failure::Refused(list)) = refused else { panic!("{refused:?}") };
        assert_eq!(list[0].code, "cases.blocked");

        karolina.act(ReturnPiece { loan }, None).await.unwrap();
        anna.act(CloseCase { case, version }, None).await.unwrap();
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_program_reads_what_lies_where(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let karolina = crate::cast::client(&world, &nobody, "alfa", "Karolina").await;
        let item = crate::cast::register(&world, "Wniosek").await.id;
        let added = async |path: &str, body: serde_json::Value| {
            let answer = karolina.post_json(path, &body, &[]).await;
            assert_eq!(answer.status, 201, "{path}: {}", answer.body);
            answer.json()["id"].as_str().unwrap().to_owned()
        };
        let store = added("/api/v1/stores", json!({ "kind": "medium", "name": "Nośniki" })).await;
        let place = added(&format!("/api/v1/stores/{store}/boxes"), json!({ "name": "1" })).await;
        let body = json!({ "box": place, "description": "płyta" });
        let piece = added(&format!("/api/v1/items/{item}/pieces"), body).await;
        let loan = json!({ "borrower": "Anna Zmyślona", "due_on": "2026-12-01" });
        let loan = added(&format!("/api/v1/pieces/{piece}/loans"), loan).await;
        let read = async |path: &str| {
            let answer = karolina.get(path).await;
            assert_eq!(answer.status, 200, "{path}: {}", answer.body);
            answer.json()
        };
        assert_eq!(read("/api/v1/stores").await["stores"][0]["id"], store);
        assert_eq!(read(&format!("/api/v1/stores/{store}/boxes")).await["boxes"][0]["id"], place);
        assert_eq!(read(&format!("/api/v1/boxes/{place}/pieces")).await["pieces"][0]["loan"], loan);
        assert_eq!(read("/api/v1/pieces/unread").await["pieces"][0]["id"], piece);
        let loans = read("/api/v1/loans").await;
        assert_eq!((&loans["loans"][0]["borrower"], &loans["next"]), (&json!("Anna Zmyślona"), &json!(null)));
        let behind = read(&format!("/api/v1/loans?after=2026-12-01.{loan}")).await;
        assert_eq!(behind["loans"], json!([]), "a key names what stands before the page");
        let wrong = karolina.get("/api/v1/loans?after=jutro").await;
        assert!(wrong.status == 422 && wrong.body.contains("Podaj next"), "{}", wrong.body);
    }
}
