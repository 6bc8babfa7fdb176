//! The register of incoming items (RPW): registration, completing, cancelling, the item's page.

#![deny(missing_docs)]

mod api;
pub mod deeds;
mod desk;
pub mod draft;
mod form;
pub mod history;
pub mod model;
mod pages;
pub mod queries;
pub mod reach;
pub mod rules;
pub mod saved;
pub mod sender_help;
pub mod slot;
pub mod store;
mod wanted;

use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Kind, MOST_ON_PAGE, NavItem, Route, SliceFace};

use deeds::{AttachFiles, CancelItem, CompleteItem, RegisterItem, StateScan, VersionFile};
use queries::{
    ItemFile, ItemProof, ItemVersions, ListIncomplete, ListItems, ListNotFull, Lookalikes, SeeItem, ShowItem,
    WhoLooked,
};

pub use desk::desk_part;
pub use model::{ItemDetail, ItemId, ItemPage, ItemView, Sender, Stage};
pub use slot::{ItemPanel, TickedAct};

/// The most files that come with one item at once.
pub const MOST_FILES: usize = 10;
/// The most files of an item that a machine registers: a message with all that is attached to it.
pub const MOST_FILES_TAKEN: usize = 1_000;
/// [`MOST_FILES`] for the length of a request.
const FILES: u64 = 10;

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "registry",
        routes: page_routes().into_iter().chain(api_routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "registry-nav",
            path: "/rpw",
            icon: "intake",
            name: ListItems::NAME,
            rights: ListItems::RIGHTS,
            order: 20,
        }],
        migrations: MIGRATIONS,
        statements: store::statements().into_iter().chain(reach::statements()).collect(),
    }
}

fn page_routes() -> Vec<Route> {
    vec![
        Route::get::<ListItems, _, _>("/rpw", pages::list::register),
        Route::get::<ListIncomplete, _, _>("/rpw/do-uzupelnienia", pages::list::incomplete),
        Route::get::<ListNotFull, _, _>("/rpw/odwzorowania", pages::scans::not_full),
        Route::post::<StateScan, _, _>("/rpw/{id}/odwzorowanie", pages::scans::state),
        Route::get::<ListItems, _, _>("/rpw/eksport/{format}", pages::export::register),
        Route::get::<ListIncomplete, _, _>(
            "/rpw/do-uzupelnienia/eksport/{format}",
            pages::export::incomplete,
        ),
        Route::get::<Lookalikes, _, _>("/rpw/nowa", pages::register::ask),
        Route::post::<RegisterItem, _, _>("/rpw/nowa", pages::register::register).with_files(FILES),
        Route::get::<Lookalikes, _, _>("/rpw/wiele", pages::many::ask),
        Route::post::<RegisterItem, _, _>("/rpw/wiele", pages::many::register),
        Route::get::<ShowItem, _, _>("/rpw/{id}", pages::item::item),
        Route::get::<SeeItem, _, _>("/rpw/{id}/uzupelnij", pages::complete::ask),
        Route::post::<CompleteItem, _, _>("/rpw/{id}/uzupelnij", pages::complete::complete),
        Route::get::<SeeItem, _, _>("/rpw/{id}/uniewaznij", pages::cancel::ask),
        Route::post::<CancelItem, _, _>("/rpw/{id}/uniewaznij", pages::cancel::cancel),
        Route::post::<AttachFiles, _, _>("/rpw/{id}/pliki", pages::item::attach).with_files(FILES),
        Route::get::<ItemFile, _, _>("/rpw/{id}/dokument/{document}", pages::item::save_file),
        Route::get::<ItemFile, _, _>("/rpw/{id}/dokument/{document}/podglad", pages::item::show_file),
        Route::get::<ItemVersions, _, _>("/rpw/{id}/dokument/{document}/wersje", pages::item::versions),
        Route::get::<ItemFile, _, _>(
            "/rpw/{id}/dokument/{document}/wersja/{version}",
            pages::item::save_version,
        ),
        Route::post::<VersionFile, _, _>("/rpw/{id}/dokument/{document}/wersja", pages::item::add_version)
            .with_files(1),
        Route::get::<WhoLooked, _, _>("/rpw/{id}/ogladajacy", pages::item::looks),
        Route::get::<ItemProof, _, _>("/rpw/{id}/dziennik/{seq}", pages::item::proof),
    ]
}

fn api_routes() -> Vec<Route> {
    vec![
        Route::post::<RegisterItem, _, _>("/api/v1/items", api::register)
            .takes::<draft::ItemDraft>()
            .answers::<deeds::Registered>()
            .creates(),
        Route::post::<RegisterItem, _, _>("/api/v1/items/many", api::register_many).of_many::<api::Bag>(),
        Route::get::<ListItems, _, _>("/api/v1/items", api::list)
            .answers::<ItemPage>()
            .parameter("day", Kind::Day)
            .parameter("day_to", Kind::Day)
            .parameter("stage", Kind::OneOf(Stage::CODES))
            .parameter("channel", Kind::OneOf(model::Channel::CODES))
            .parameter("sender", Kind::Text)
            .parameter("before", Kind::Whole)
            .parameter("limit", Kind::Number(1, MOST_ON_PAGE)),
        Route::get::<SeeItem, _, _>("/api/v1/items/{id}", api::item).answers::<ItemDetail>().gives_version(),
        Route::get::<WhoLooked, _, _>("/api/v1/items/{id}/looks", api::looks)
            .answers::<obieg_kernel::look::Looks>()
            .parameter("before", Kind::Id),
        Route::post::<CompleteItem, _, _>("/api/v1/items/{id}/complete", api::complete)
            .takes::<draft::ItemDraft>()
            .answers::<deeds::Changed>()
            .gives_version()
            .needs_version(),
        Route::post::<CancelItem, _, _>("/api/v1/items/{id}/cancel", api::cancel)
            .takes::<api::Cancellation>()
            .answers::<deeds::Changed>()
            .gives_version(),
        Route::get::<ListNotFull, _, _>("/api/v1/items/not-full", api::not_full)
            .answers::<ItemPage>()
            .parameter("state", Kind::OneOf(&["first-page", "none", "envelope"]))
            .parameter("before", Kind::Whole),
        Route::post::<StateScan, _, _>("/api/v1/items/{id}/scan-state", api::state_scan)
            .takes::<api::ScanBody>()
            .answers::<deeds::Changed>()
            .gives_version(),
        Route::post::<AttachFiles, _, _>("/api/v1/items/{id}/documents", api::attach)
            .takes_files(FILES, &[])
            .answers::<deeds::Changed>()
            .gives_version(),
        Route::get::<ItemFile, _, _>("/api/v1/items/{id}/documents/{document_id}", api::document)
            .gives_file()
            .parameter("danger", Kind::OneOf(&["accept"])),
        Route::get::<ItemVersions, _, _>(
            "/api/v1/items/{id}/documents/{document_id}/versions",
            api::versions,
        )
        .answers::<obieg_documents::api::Versions>(),
        Route::get::<ItemFile, _, _>(
            "/api/v1/items/{id}/documents/{document_id}/versions/{version}",
            api::version,
        )
        .gives_file()
        .parameter("danger", Kind::OneOf(&["accept"])),
        Route::post::<VersionFile, _, _>(
            "/api/v1/items/{id}/documents/{document_id}/versions",
            api::add_version,
        )
        .takes_files(1, &[("after", Kind::Whole)])
        .answers::<obieg_documents::api::NewVersion>()
        .creates(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 5,
        name: "0005_registry_item",
        text: include_str!("../migrations/0005_registry_item.sql"),
    },
    Migration {
        number: 51,
        name: "0051_registry_scan_state",
        text: include_str!("../migrations/0051_registry_scan_state.sql"),
    },
];
