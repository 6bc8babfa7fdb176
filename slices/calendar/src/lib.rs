//! One's own days as a calendar.

mod api;
pub mod deeds;
mod feed;
pub mod model;
mod pages;
pub mod queries;
mod store;

use obieg_kernel::Named;
use obieg_web::frame::OwnItem;
use obieg_web::{Dictionary, Done, Method, NavItem, Route, SliceFace};

use deeds::{CloseFeed, OpenFeed};
use queries::{OwnFeed, OwnTerms};

/// Why everybody may ask for a feed.
const BY_ADDRESS: &str = "a calendar sends no session; the key in the address is judged by the handler";

/// The calendar in the person's own menu, for `app` to plug.
pub fn own_item() -> OwnItem {
    OwnItem(NavItem {
        word: "calendar-title",
        path: "/moje/kalendarz",
        icon: "calendar",
        name: OwnFeed::NAME,
        rights: OwnFeed::RIGHTS,
        order: 20,
    })
}

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "calendar",
        routes: vec![
            Route::get::<OwnFeed, _, _>("/moje/kalendarz", pages::show),
            Route::post::<OpenFeed, _, _>("/moje/kalendarz/otworz", pages::open),
            Route::post::<CloseFeed, _, _>("/moje/kalendarz/zamknij", pages::close),
            Route::public(Method::Get, "/kalendarz/{key}/terminy.ics", BY_ADDRESS, pages::feed),
            Route::get::<OwnTerms, _, _>("/api/v1/calendar/terms", api::terms).answers::<model::Terms>(),
            Route::get::<OwnFeed, _, _>("/api/v1/calendar/feed", api::feed).answers::<model::FeedView>(),
            Route::post::<OpenFeed, _, _>("/api/v1/calendar/feed", api::open)
                .answers::<api::NewFeed>()
                .creates(),
            Route::post::<CloseFeed, _, _>("/api/v1/calendar/feed/close", api::close).answers::<Done>(),
        ],
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: Vec::new(),
        migrations: &[],
        statements: store::statements(),
    }
}
