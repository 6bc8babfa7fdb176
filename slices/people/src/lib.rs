//! People and structure: offices, units, posts, persons; the door.

pub mod deeds;
pub mod model;
mod pages;
pub mod plan;
pub mod queries;
pub mod store;

use obieg_kernel::Migration;
use obieg_kernel::door::{EndSession, MySessions, SignOut};
use obieg_web::{Dictionary, Method, NavItem, Route, SliceFace};

use queries::Structure;

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "people",
        routes: vec![
            Route::public(Method::Get, "/wejscie", "nobody is signed in before signing in", pages::sign_in),
            Route::public(
                Method::Post,
                "/wejscie",
                "nobody is signed in before signing in",
                pages::do_sign_in,
            ),
            Route::public(
                Method::Post,
                "/wejscie/obsada",
                "the demonstration's one-click sign-in; elsewhere it is not found",
                pages::do_sign_in_cast,
            ),
            Route::post::<SignOut, _, _>("/wyjscie", pages::do_sign_out),
            Route::get::<MySessions, _, _>("/moje/sesje", pages::sessions),
            Route::post::<EndSession, _, _>("/moje/sesje/{id}/koniec", pages::end_session),
            Route::get::<Structure, _, _>("/ustawienia/struktura", pages::structure),
            Route::get::<Structure, _, _>("/api/v1/structure", pages::api_structure)
                .answers::<model::StructureView>("Struktura urzędu: komórki, stanowiska, osoby"),
        ],
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "people-nav",
            path: "/ustawienia/struktura",
            icon: "people",
            name: <Structure as obieg_kernel::Named>::NAME,
            rights: <Structure as obieg_kernel::Named>::RIGHTS,
            order: 70,
        }],
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 2,
    name: "0002_people_structure",
    text: include_str!("../migrations/0002_people_structure.sql"),
}];
