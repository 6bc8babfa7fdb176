//! Rules by which the program decides about messages: written by one person, approved by another, applied once. Rules of
//! assigning (`routing`) stand the same way and share their standing, texts and statements.

mod api;
pub mod deeds;
pub mod follow;
mod form;
pub mod model;
mod pages;
pub mod queries;
mod rules;
pub(crate) mod store;

use obieg_routing::{SwitchBody, VersionBody};
use obieg_web::{Done, Kind, Route};

use crate::queries::MOST;
use deeds::{ApproveMailRule, ChangeMailRule, MoveMailRule, ProposeMailRule, SwitchMailRule};
use model::{MailRuleDraft, MailRuleView, MailRules, MailboxTrial};
use queries::{ListMailRules, ShowMailRule, StartMailRule, TryMailRules};

/// Routes of the rules: screens and programs.
pub(crate) fn routes() -> impl Iterator<Item = Route> {
    screens().into_iter().chain(programs())
}

fn screens() -> [Route; 9] {
    [
        Route::get::<ListMailRules, _, _>("/skrzynka/reguly", pages::list),
        Route::get::<StartMailRule, _, _>("/skrzynka/reguly/nowa", pages::new_form),
        Route::post::<ProposeMailRule, _, _>("/skrzynka/reguly/nowa", pages::propose),
        Route::get::<TryMailRules, _, _>("/skrzynka/reguly/proba", pages::trial),
        Route::get::<ShowMailRule, _, _>("/skrzynka/reguly/{rule}", pages::show),
        Route::post::<ChangeMailRule, _, _>("/skrzynka/reguly/{rule}", pages::change),
        Route::post::<ApproveMailRule, _, _>("/skrzynka/reguly/{rule}/zatwierdz", pages::approve),
        Route::post::<SwitchMailRule, _, _>("/skrzynka/reguly/{rule}/przelacz", pages::switch),
        Route::post::<MoveMailRule, _, _>("/skrzynka/reguly/{rule}/wyzej", pages::up),
    ]
}

fn programs() -> [Route; 7] {
    [
        Route::get::<ListMailRules, _, _>("/api/v1/mailbox-rules", api::list).answers::<MailRules>(),
        Route::post::<ProposeMailRule, _, _>("/api/v1/mailbox-rules", api::propose)
            .takes::<MailRuleDraft>()
            .answers::<MailRuleView>()
            .creates(),
        Route::get::<TryMailRules, _, _>("/api/v1/mailbox-rules/trial", api::trial)
            .answers::<MailboxTrial>()
            .parameter("rule", Kind::Id)
            .parameter("before", Kind::Id)
            .parameter("limit", Kind::Number(1, MOST)),
        Route::post::<ChangeMailRule, _, _>("/api/v1/mailbox-rules/{rule}/change", api::change)
            .takes::<api::ChangeMailRuleBody>()
            .answers::<MailRuleView>(),
        Route::post::<ApproveMailRule, _, _>("/api/v1/mailbox-rules/{rule}/approve", api::approve)
            .takes::<VersionBody>()
            .answers::<Done>(),
        Route::post::<SwitchMailRule, _, _>("/api/v1/mailbox-rules/{rule}/switch", api::switch)
            .takes::<SwitchBody>()
            .answers::<Done>(),
        Route::post::<MoveMailRule, _, _>("/api/v1/mailbox-rules/{rule}/up", api::up).answers::<Done>(),
    ]
}
