//! Paper on loan and the case of its item.

use obieg_cases::deeds::{CloseCase, WaiveAnswer};
use obieg_cases::queries::ShowCase;
use obieg_kernel::Failure;
use obieg_paper::deeds::{AddBox, AddStore, LendPiece, PlacePiece, ReturnPiece};
use obieg_paper::model::{BoxId, LoanId, PieceId, PieceKind, StoreId};
use obieg_testkit::on_both;

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
