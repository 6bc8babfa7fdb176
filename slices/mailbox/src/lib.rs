//! Mailboxes of the office over IMAP: messages are taken exactly once, and people decide what each becomes.
//!
//! Law: an e-mail to the office's address is an incoming item and is kept as the original message; a working e-mail joins a
//! case without a number of the register.

#![deny(missing_docs)]

mod api;
pub mod deeds;
mod desk;
mod folder;
pub mod imap;
mod judge;
pub mod model;
mod pages;
mod proposal;
pub mod queries;
mod rules;
pub mod ruling;
pub mod store;
pub mod take;
mod tls;
pub mod watch;

use obieg_kernel::{Migration, Named, Relation, Role};
use obieg_web::{Dictionary, Done, Kind, NavItem, Route, SliceFace};

pub use desk::{faults_part, queue_part, rules_part};

use deeds::{
    AddMailbox, ChangeMailbox, EndMailbox, FileMessage, LeaveOutMessage, RegisterMessage, RetryMailbox,
};
use model::{Mailboxes, MessageDetail, MessagePage, MessageState};
use queries::{ListMailboxes, ListMessages, MessageOriginal, SeeMailbox, SeeMessage};
use ruling::queries::ListMailRules;

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "mailbox",
        routes: screens().into_iter().chain(programs()).chain(ruling::routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![
            NavItem {
                word: "mailbox-nav",
                path: "/skrzynka",
                icon: "letters",
                name: ListMessages::NAME,
                rights: ListMessages::RIGHTS,
                order: 22,
            },
            // Others come to the rules from the queue; who approves and sees no messages comes from here.
            NavItem {
                word: "mailbox-rules",
                path: "/skrzynka/reguly",
                icon: "letters",
                name: ListMailRules::NAME,
                rights: &[(Role::Executive, Relation::Colleague)],
                order: 27,
            },
        ],
        migrations: MIGRATIONS,
        statements: store::statements().into_iter().chain(ruling::store::statements()).collect(),
    }
}

fn screens() -> Vec<Route> {
    vec![
        Route::get::<ListMessages, _, _>("/skrzynka", pages::queue::queue),
        Route::get::<SeeMessage, _, _>("/skrzynka/{id}", pages::message::see),
        Route::get::<MessageOriginal, _, _>("/skrzynka/{id}/oryginal", pages::message::original),
        Route::post::<RegisterMessage, _, _>("/skrzynka/{id}/rejestracja", pages::message::register),
        Route::post::<FileMessage, _, _>("/skrzynka/{id}/sprawa", pages::message::file),
        Route::post::<LeaveOutMessage, _, _>("/skrzynka/{id}/pomin", pages::message::leave_out),
        Route::get::<ListMailboxes, _, _>("/ustawienia/skrzynki", pages::boxes::list),
        Route::get::<ListMailboxes, _, _>("/ustawienia/skrzynki/nowa", pages::boxes::ask_add),
        Route::post::<AddMailbox, _, _>("/ustawienia/skrzynki/nowa", pages::boxes::add).calls_outside(),
        Route::get::<SeeMailbox, _, _>("/ustawienia/skrzynki/{id}", pages::boxes::see),
        Route::post::<ChangeMailbox, _, _>("/ustawienia/skrzynki/{id}", pages::boxes::change).calls_outside(),
        Route::post::<RetryMailbox, _, _>("/ustawienia/skrzynki/{id}/ponow", pages::boxes::retry)
            .calls_outside(),
        Route::post::<EndMailbox, _, _>("/ustawienia/skrzynki/{id}/koniec", pages::boxes::end),
    ]
}

fn programs() -> Vec<Route> {
    vec![
        Route::get::<ListMailboxes, _, _>("/api/v1/mailboxes", api::boxes).answers::<Mailboxes>(),
        Route::post::<AddMailbox, _, _>("/api/v1/mailboxes", api::add)
            .calls_outside()
            .takes::<deeds::MailboxDraft>()
            .answers::<deeds::AddedMailbox>()
            .creates(),
        Route::get::<SeeMailbox, _, _>("/api/v1/mailboxes/{id}", api::one_box)
            .answers::<model::MailboxView>(),
        Route::post::<ChangeMailbox, _, _>("/api/v1/mailboxes/{id}", api::change)
            .calls_outside()
            .takes::<deeds::MailboxDraft>()
            .answers::<Done>(),
        Route::post::<RetryMailbox, _, _>("/api/v1/mailboxes/{id}/retry", api::retry)
            .calls_outside()
            .answers::<Done>(),
        Route::post::<EndMailbox, _, _>("/api/v1/mailboxes/{id}/end", api::end).answers::<Done>(),
        Route::get::<ListMessages, _, _>("/api/v1/messages", api::messages)
            .answers::<MessagePage>()
            .parameter("state", Kind::OneOf(MessageState::CODES))
            .parameter("after", Kind::Id)
            .parameter("limit", Kind::Number(1, queries::MOST)),
        Route::get::<SeeMessage, _, _>("/api/v1/messages/{id}", api::message).answers::<MessageDetail>(),
        Route::get::<MessageOriginal, _, _>("/api/v1/messages/{id}/original", api::original).gives_file(),
        Route::post::<RegisterMessage, _, _>("/api/v1/messages/{id}/register", api::register)
            .takes::<proposal::Choice>()
            .answers::<deeds::RegisteredMessage>(),
        Route::post::<FileMessage, _, _>("/api/v1/messages/{id}/file", api::file)
            .takes::<api::CaseSign>()
            .answers::<Done>(),
        Route::post::<LeaveOutMessage, _, _>("/api/v1/messages/{id}/leave-out", api::leave_out)
            .takes::<api::Reason>()
            .answers::<Done>(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 95,
        name: "0095_mailbox_box",
        text: include_str!("../migrations/0095_mailbox_box.sql"),
    },
    Migration {
        number: 150,
        name: "0150_mailbox_rule",
        text: include_str!("../migrations/0150_mailbox_rule.sql"),
    },
];
