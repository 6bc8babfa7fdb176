//! Paper and media of incoming items: labels, receipts, stores, boxes, loans, protocols of damage.

#![deny(missing_docs)]

mod api;
mod api_lists;
mod barcode;
pub mod deeds;
mod labels;
pub mod model;
mod pages;
pub mod queries;
pub mod rules;
pub mod store;

use std::sync::Arc;

use obieg_desk::FirstStep;
use obieg_kernel::{Migration, Named};
use obieg_registry::TickedAct;
use obieg_web::{Dictionary, Done, Kind, NavItem, Route, SliceFace};

use deeds::{
    AddBox, AddStore, Added, LeaveOut, LendPiece, PlacePiece, RecordContent, RecordDamage, ReturnPiece,
    WithdrawPiece,
};
use labels::{Face, Stock};
use queries::{
    BoxContents, ChooseBox, ItemDamages, ListBoxes, ListLabels, ListLeftOut, ListLoans, ListStores,
    ListUnread, PrintItem,
};

pub use pages::pieces::item_panel;

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "paper",
        routes: page_routes().into_iter().chain(api_routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "paper-nav",
            path: "/papier",
            icon: "package",
            name: ListStores::NAME,
            rights: ListStores::RIGHTS,
            order: 25,
        }],
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

/// Labels for what is ticked in the register's lists, for `app` to plug.
pub fn ticked_act() -> TickedAct {
    TickedAct {
        word: "paper-labels-ticked",
        icon: "print",
        path: "/papier/etykiety",
        name: ListLabels::NAME,
        rights: ListLabels::RIGHTS,
    }
}

/// Where paper lies, before the first paper is put away.
pub fn first_step() -> FirstStep {
    FirstStep {
        order: 60,
        code: "stores",
        name: ListStores::NAME,
        rights: ListStores::RIGHTS,
        path: "/papier",
        is_needed: false,
        is_done: Arc::new(|db, _| Ok(!store::list_stores(db)?.is_empty())),
    }
}

fn page_routes() -> Vec<Route> {
    use pages::{damage, left_out, pieces, print, stores};
    vec![
        Route::get::<ListLabels, _, _>("/papier/etykiety", print::labels),
        Route::get::<PrintItem, _, _>("/rpw/{id}/etykieta", print::label),
        Route::get::<PrintItem, _, _>("/rpw/{id}/potwierdzenie", print::receipt),
        Route::get::<ListStores, _, _>("/papier", stores::stores),
        Route::post::<AddStore, _, _>("/papier/sklady", stores::add_store),
        Route::get::<ListBoxes, _, _>("/papier/sklady/{id}", stores::boxes),
        Route::post::<AddBox, _, _>("/papier/sklady/{id}/pudla", stores::add_box),
        Route::get::<BoxContents, _, _>("/papier/pudla/{id}", stores::one_box),
        Route::post::<PlacePiece, _, _>("/papier/pudla/{id}/wloz", stores::scan_in),
        Route::get::<ChooseBox, _, _>("/rpw/{id}/papier", pieces::ask_place),
        Route::post::<PlacePiece, _, _>("/rpw/{id}/papier", pieces::place),
        Route::post::<LendPiece, _, _>("/papier/sztuki/{id}/wypozycz", pieces::lend),
        Route::post::<WithdrawPiece, _, _>("/papier/sztuki/{id}/wycofaj", pieces::withdraw),
        Route::post::<RecordContent, _, _>("/papier/sztuki/{id}/tresc", pieces::record_content),
        Route::get::<ListLoans, _, _>("/papier/wypozyczenia", pieces::loans),
        Route::post::<ReturnPiece, _, _>("/papier/wypozyczenia/{id}/zwrot", pieces::give_back),
        Route::get::<ListUnread, _, _>("/papier/nosniki", pieces::unread),
        Route::get::<ItemDamages, _, _>("/rpw/{id}/uszkodzenie", damage::ask),
        Route::post::<RecordDamage, _, _>("/rpw/{id}/uszkodzenie", damage::record),
        Route::get::<ItemDamages, _, _>("/rpw/{id}/uszkodzenie/{damage}/protokol.pdf", damage::protocol),
        Route::get::<ListLeftOut, _, _>("/papier/pominiete", left_out::list),
        Route::post::<LeaveOut, _, _>("/papier/pominiete", left_out::add),
    ]
}

fn api_routes() -> Vec<Route> {
    vec![
        Route::get::<ListLabels, _, _>("/api/v1/labels", pages::print::api_labels)
            .gives_file()
            .parameter("from", Kind::Whole)
            .parameter("to", Kind::Whole)
            .parameter("year", Kind::Whole)
            .parameter("first", Kind::Number(1, 24))
            .parameter("stock", Kind::OneOf(Stock::CODES))
            .parameter("face", Kind::OneOf(Face::CODES))
            .parameter("width", Kind::Number(40, 210))
            .parameter("height", Kind::Number(20, 297)),
        Route::get::<PrintItem, _, _>("/api/v1/items/{id}/receipt", pages::print::receipt).gives_file(),
        Route::get::<ItemDamages, _, _>("/api/v1/items/{id}/damages", api::damages).answers::<api::Damages>(),
        Route::post::<RecordDamage, _, _>("/api/v1/items/{id}/damages", api::record_damage)
            .takes::<api::DamageBody>()
            .answers::<Added>()
            .creates(),
        Route::get::<ListLeftOut, _, _>("/api/v1/left-out", api::left_out)
            .answers::<model::LeftOutLines>()
            .parameter("before", Kind::Id),
        Route::post::<LeaveOut, _, _>("/api/v1/left-out", api::leave_out)
            .takes::<api::LeftOutBody>()
            .answers::<Added>()
            .creates(),
        Route::get::<ListStores, _, _>("/api/v1/stores", api_lists::stores).answers::<api_lists::Stores>(),
        Route::get::<ListBoxes, _, _>("/api/v1/stores/{id}/boxes", api_lists::boxes)
            .answers::<api_lists::Boxes>()
            .parameter("before", Kind::Id),
        Route::get::<BoxContents, _, _>("/api/v1/boxes/{id}/pieces", api_lists::contents)
            .answers::<api_lists::Pieces>()
            .parameter("after", Kind::Text),
        Route::get::<ListUnread, _, _>("/api/v1/pieces/unread", api_lists::unread)
            .answers::<api_lists::Pieces>()
            .parameter("after", Kind::Text),
        Route::get::<ListLoans, _, _>("/api/v1/loans", api_lists::loans)
            .answers::<api_lists::Loans>()
            .parameter("after", Kind::Text),
        Route::post::<AddStore, _, _>("/api/v1/stores", api::add_store)
            .takes::<api::StoreBody>()
            .answers::<Added>()
            .creates(),
        Route::post::<AddBox, _, _>("/api/v1/stores/{id}/boxes", api::add_box)
            .takes::<api::BoxBody>()
            .answers::<Added>()
            .creates(),
        Route::post::<PlacePiece, _, _>("/api/v1/items/{id}/pieces", api::place)
            .takes::<api::PlaceBody>()
            .answers::<Added>()
            .creates(),
        Route::post::<LendPiece, _, _>("/api/v1/pieces/{id}/loans", api::lend)
            .takes::<api::LoanBody>()
            .answers::<Added>()
            .creates(),
        Route::post::<ReturnPiece, _, _>("/api/v1/loans/{id}/return", api::give_back).answers::<Done>(),
        Route::post::<WithdrawPiece, _, _>("/api/v1/pieces/{id}/withdraw", api::withdraw)
            .takes::<api::WithdrawalBody>()
            .answers::<Done>(),
        Route::post::<RecordContent, _, _>("/api/v1/pieces/{id}/content", api::record_content)
            .answers::<Done>(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 50,
        name: "0050_paper_stores",
        text: include_str!("../migrations/0050_paper_stores.sql"),
    },
    Migration {
        number: 52,
        name: "0052_paper_left_out",
        text: include_str!("../migrations/0052_paper_left_out.sql"),
    },
    Migration {
        number: 61,
        name: "0061_paper_damage",
        text: include_str!("../migrations/0061_paper_damage.sql"),
    },
];
