//! Notices: a person is told what others did to what is theirs, and of their terms.
//!
//! No law asks for them, so they hold next to nothing: of what the person does not reach any more a notice tells nothing.

#![deny(missing_docs)]

mod api;
mod bell;
pub mod deeds;
pub mod follow;
pub mod heard;
pub mod model;
mod pages;
pub mod post;
pub mod queries;
pub mod rules;
pub mod store;
pub mod watch;

use obieg_kernel::{Migration, Named};
use obieg_web::frame::OwnItem;
use obieg_web::{Dictionary, Done, Kind, MOST_ON_PAGE, NavItem, Route, SliceFace};

pub use bell::bell;

use deeds::{ChooseKinds, ReadAllNotices, ReadNotice, SetNoticeRules};
use post::deeds::{EndMailServer, SetDigest, SetMailServer, StopDigest, TryMailServer};
use post::queries::{OwnDigestSettings, SeeMailServer};
use queries::{OwnChoices, OwnNotices, SeeNoticeRules};

/// The choices in the person's own menu, for `app` to plug.
pub fn own_item() -> OwnItem {
    OwnItem(NavItem {
        word: "notices-choices",
        path: "/moje/powiadomienia",
        icon: "bell",
        name: OwnChoices::NAME,
        rights: OwnChoices::RIGHTS,
        order: 30,
    })
}

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "notices",
        routes: screens().into_iter().chain(programs()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: Vec::new(),
        migrations: MIGRATIONS,
        statements: store::statements().into_iter().chain(post::store::statements()).collect(),
    }
}

fn screens() -> Vec<Route> {
    vec![
        Route::get::<OwnNotices, _, _>("/powiadomienia", pages::list),
        Route::post::<ReadAllNotices, _, _>("/powiadomienia/przeczytane", pages::read_all),
        Route::post::<ReadNotice, _, _>("/powiadomienia/{notice}/przeczytane", pages::read),
        Route::get::<OwnChoices, _, _>("/moje/powiadomienia", pages::choices),
        Route::post::<ChooseKinds, _, _>("/moje/powiadomienia", pages::choose),
        Route::get::<SeeNoticeRules, _, _>("/ustawienia/przechowywanie-powiadomien", pages::rules),
        Route::post::<SetNoticeRules, _, _>("/ustawienia/przechowywanie-powiadomien", pages::set_rules),
        Route::post::<SetDigest, _, _>("/moje/powiadomienia/poczta", post::pages::set_own),
        Route::post::<StopDigest, _, _>("/moje/powiadomienia/poczta/koniec", post::pages::stop_own),
        Route::get::<SeeMailServer, _, _>("/ustawienia/poczta", post::pages::see),
        Route::post::<SetMailServer, _, _>("/ustawienia/poczta", post::pages::set).calls_outside(),
        Route::post::<TryMailServer, _, _>("/ustawienia/poczta/proba", post::pages::trial).calls_outside(),
        Route::post::<EndMailServer, _, _>("/ustawienia/poczta/koniec", post::pages::end),
    ]
}

fn programs() -> Vec<Route> {
    vec![
        Route::get::<OwnNotices, _, _>("/api/v1/notices", api::list)
            .answers::<model::NoticePage>()
            .parameter("before", Kind::Id)
            .parameter("limit", Kind::Number(1, MOST_ON_PAGE)),
        Route::post::<ReadAllNotices, _, _>("/api/v1/notices/read", api::read_all)
            .takes::<api::ReadUpto>()
            .answers::<Done>(),
        Route::post::<ReadNotice, _, _>("/api/v1/notices/{notice}/read", api::read).answers::<Done>(),
        Route::get::<OwnChoices, _, _>("/api/v1/notice-choices", api::choices)
            .answers::<api::NoticeChoices>(),
        Route::post::<ChooseKinds, _, _>("/api/v1/notice-choices", api::choose)
            .takes::<api::NoticeChoices>()
            .answers::<Done>(),
        Route::get::<SeeNoticeRules, _, _>("/api/v1/notice-rules", api::rules)
            .answers::<model::NoticeRules>(),
        Route::post::<SetNoticeRules, _, _>("/api/v1/notice-rules", api::set_rules)
            .takes::<api::NoticeRulesBody>()
            .answers::<Done>(),
        Route::get::<OwnDigestSettings, _, _>("/api/v1/digest", post::api::own)
            .answers::<post::model::OwnDigest>(),
        Route::post::<SetDigest, _, _>("/api/v1/digest", post::api::set_own)
            .takes::<post::api::DigestBody>()
            .answers::<Done>(),
        Route::post::<StopDigest, _, _>("/api/v1/digest/stop", post::api::stop_own).answers::<Done>(),
        Route::get::<SeeMailServer, _, _>("/api/v1/mail-server", post::api::see)
            .answers::<post::model::MailServerPage>()
            .parameter("before", Kind::Id)
            .parameter("limit", Kind::Number(1, MOST_ON_PAGE)),
        Route::post::<SetMailServer, _, _>("/api/v1/mail-server", post::api::set)
            .calls_outside()
            .takes::<post::api::MailServerBody>()
            .answers::<Done>(),
        Route::post::<TryMailServer, _, _>("/api/v1/mail-server/trial", post::api::trial)
            .calls_outside()
            .takes::<post::api::TrialBody>()
            .answers::<Done>(),
        Route::post::<EndMailServer, _, _>("/api/v1/mail-server/end", post::api::end)
            .takes::<post::api::ServerVersion>()
            .answers::<Done>(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 127,
        name: "0127_notices_notice",
        text: include_str!("../migrations/0127_notices_notice.sql"),
    },
    Migration {
        number: 128,
        name: "0128_notices_server",
        text: include_str!("../migrations/0128_notices_server.sql"),
    },
];
