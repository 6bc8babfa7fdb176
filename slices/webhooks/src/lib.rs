//! Webhooks: other systems are told of the journal's entries, in order, signed, at least once.
//!
//! The law asks for the journal, not for telling others of it; what must hold is that nobody learns more this way than by
//! asking: a subscription reads in the name of a post, under the policy of the event feed.

#![deny(missing_docs)]

mod api;
pub mod deeds;
pub mod deliver;
pub mod model;
mod pages;
pub mod queries;
mod rules;
pub mod sign;
pub mod store;

use obieg_kernel::Migration;
use obieg_web::{Dictionary, Done, Kind, Route, SliceFace};

use deeds::{AddSubscription, EndSubscription, RenewSecret, RetrySubscription};
use model::{SubscriptionDetail, SubscriptionPage};
use queries::{ListSubscriptions, SeeSubscription};

/// What the program's settings say of this slice; `app` plugs it into the site's slots. Without it nothing is allowed.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// For tests: receivers on this computer and no others, also without TLS.
    pub loopback: bool,
}

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "webhooks",
        routes: screens().into_iter().chain(programs()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: Vec::new(),
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

fn screens() -> Vec<Route> {
    vec![
        Route::get::<ListSubscriptions, _, _>("/ustawienia/powiadomienia", pages::list),
        Route::get::<ListSubscriptions, _, _>("/ustawienia/powiadomienia/nowe", pages::ask_add),
        Route::post::<AddSubscription, _, _>("/ustawienia/powiadomienia/nowe", pages::add).calls_outside(),
        Route::get::<SeeSubscription, _, _>("/ustawienia/powiadomienia/{id}", pages::see),
        Route::post::<RetrySubscription, _, _>("/ustawienia/powiadomienia/{id}/ponow", pages::retry)
            .calls_outside(),
        Route::post::<RenewSecret, _, _>("/ustawienia/powiadomienia/{id}/sekret", pages::renew),
        Route::post::<EndSubscription, _, _>("/ustawienia/powiadomienia/{id}/koniec", pages::end),
    ]
}

fn programs() -> Vec<Route> {
    vec![
        Route::get::<ListSubscriptions, _, _>("/api/v1/webhooks", api::list)
            .answers::<SubscriptionPage>()
            .parameter("before", Kind::Id)
            .parameter("limit", Kind::Number(1, queries::MOST)),
        Route::post::<AddSubscription, _, _>("/api/v1/webhooks", api::add)
            .calls_outside()
            .takes::<api::Draft>()
            .answers::<api::NewSecret>()
            .creates(),
        Route::get::<SeeSubscription, _, _>("/api/v1/webhooks/{id}", api::see)
            .answers::<SubscriptionDetail>()
            .parameter("before", Kind::Id)
            .parameter("limit", Kind::Number(1, queries::MOST)),
        Route::post::<RetrySubscription, _, _>("/api/v1/webhooks/{id}/retry", api::retry)
            .calls_outside()
            .answers::<Done>(),
        Route::post::<RenewSecret, _, _>("/api/v1/webhooks/{id}/secret", api::renew)
            .answers::<api::NewSecret>(),
        Route::post::<EndSubscription, _, _>("/api/v1/webhooks/{id}/end", api::end).answers::<Done>(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 81,
    name: "0081_webhooks_subscription",
    text: include_str!("../migrations/0081_webhooks_subscription.sql"),
}];
