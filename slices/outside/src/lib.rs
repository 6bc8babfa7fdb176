//! Items and own documents filed to a class outside cases.

mod api;
pub mod deeds;
mod export;
pub mod model;
mod pages;
pub mod queries;
pub mod record;
pub mod rules;
pub mod store;

pub use pages::item_panel;

use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Done, Kind, MOST_ON_PAGE, NavItem, Route, SliceFace};

use deeds::FileOutside;
use queries::{FileForm, ListOutside};
use record::{FileRecord, ListRecords, NewRecordForm, RecordContent, ShowRecord, WithdrawRecord};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "outside",
        routes: vec![
            Route::get::<ListOutside, _, _>("/poza-sprawami", pages::list),
            Route::get::<ListOutside, _, _>("/poza-sprawami/eksport/{format}", export::export),
            Route::get::<FileForm, _, _>("/rpw/{id}/poza-sprawa", pages::ask),
            Route::post::<FileOutside, _, _>("/rpw/{id}/poza-sprawa", pages::file),
            Route::get::<ListOutside, _, _>("/api/v1/outside-cases", api::list)
                .answers::<model::OutsideItems>()
                .parameter("unit", Kind::Id)
                .parameter("symbol", Kind::Text)
                .parameter("before", Kind::Whole)
                .parameter("limit", Kind::Number(1, MOST_ON_PAGE)),
            Route::post::<FileOutside, _, _>("/api/v1/items/{id}/outside-case", api::file)
                .takes::<api::FilingClass>()
                .answers::<Done>(),
            Route::get::<ListRecords, _, _>("/poza-sprawami/dokumenty", record::pages::list),
            Route::get::<ListRecords, _, _>(
                "/poza-sprawami/dokumenty/eksport/{format}",
                record::export::export,
            ),
            Route::get::<NewRecordForm, _, _>("/poza-sprawami/dokumenty/nowy", record::pages::ask),
            Route::post::<FileRecord, _, _>("/poza-sprawami/dokumenty/nowy", record::pages::file)
                .with_files(20),
            Route::get::<ShowRecord, _, _>("/poza-sprawami/dokumenty/{record}", record::pages::show),
            Route::get::<RecordContent, _, _>(
                "/poza-sprawami/dokumenty/{record}/dokument/{document}",
                record::pages::content,
            ),
            Route::post::<WithdrawRecord, _, _>(
                "/poza-sprawami/dokumenty/{record}/wycofaj",
                record::pages::withdraw,
            ),
            Route::get::<ListRecords, _, _>("/api/v1/outside-records", record::api::list)
                .answers::<record::OutsideRecords>()
                .parameter("unit", Kind::Id)
                .parameter("symbol", Kind::Text)
                .parameter("before", Kind::Id)
                .parameter("limit", Kind::Number(1, MOST_ON_PAGE)),
            Route::post::<FileRecord, _, _>("/api/v1/outside-records", record::api::file)
                .takes_json_and_files::<record::api::RecordBody>("record", 20)
                .answers::<record::FiledRecord>()
                .creates(),
            Route::get::<ShowRecord, _, _>("/api/v1/outside-records/{record}", record::api::show)
                .answers::<record::OutsideRecordFile>(),
            Route::get::<RecordContent, _, _>(
                "/api/v1/outside-records/{record}/documents/{document_id}",
                record::api::content,
            )
            .gives_file()
            .parameter("danger", Kind::OneOf(&["accept"])),
            Route::post::<WithdrawRecord, _, _>(
                "/api/v1/outside-records/{record}/withdraw",
                record::api::withdraw,
            )
            .takes::<record::api::WithdrawRecordBody>()
            .answers::<Done>(),
        ],
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "outside-nav",
            path: "/poza-sprawami",
            icon: "layers",
            name: ListOutside::NAME,
            rights: ListOutside::RIGHTS,
            order: 45,
        }],
        migrations: MIGRATIONS,
        statements: store::statements().into_iter().chain(record::store::statements()).collect(),
    }
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 86,
        name: "0086_outside_item",
        text: include_str!("../migrations/0086_outside_item.sql"),
    },
    Migration {
        number: 146,
        name: "0146_outside_record",
        text: include_str!("../migrations/0146_outside_record.sql"),
    },
];
