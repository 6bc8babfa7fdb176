//! The contact book of an office.

mod api;
pub mod deeds;
pub mod judge;
mod mapping;
pub mod model;
mod pages;
mod party;
pub mod queries;
pub mod rules;
mod slots;
mod store;

use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Done, Kind, MOST_ON_PAGE, NavItem, Route, SliceFace};

use deeds::{
    AddContact, BringBackContact, ChangeContact, ImportContact, KeepApart, MergeContacts, PutAwayContact,
    SeparateContacts, TakeParty, TakeSender,
};
use judge::JudgeContacts;
use model::{ContactState, Direction};
use queries::{ListAlike, ListContacts, ShowContact, SuggestContacts};

pub use slots::{addressee_help, party_act, party_help, sender_act, sender_help};

/// States by which contacts are listed.
const IN_LISTS: &[&str] = &[ContactState::Kept.code(), ContactState::Away.code()];

/// What somebody is chosen for.
const DIRECTIONS: &[&str] = &[Direction::In.code(), Direction::Out.code()];

/// Where suggestions come from while somebody types.
pub(crate) const SUGGESTIONS: &str = "/kontakty/podpowiedzi";
/// The same for whom a letter goes to.
pub(crate) const ADDRESSEES: &str = "/kontakty/podpowiedzi/adresaci";

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "contacts",
        routes: page_routes().into_iter().chain(api_routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "contacts-nav",
            path: "/kontakty",
            icon: "me",
            name: ListContacts::NAME,
            rights: ListContacts::RIGHTS,
            order: 55,
        }],
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

fn page_routes() -> Vec<Route> {
    vec![
        Route::get::<ListContacts, _, _>("/kontakty", pages::list::list),
        Route::get::<ListContacts, _, _>("/kontakty/nowy", pages::form::new),
        Route::post::<AddContact, _, _>("/kontakty/nowy", pages::form::add),
        Route::get::<JudgeContacts, _, _>("/kontakty/import", pages::import::ask),
        Route::post::<ImportContact, _, _>("/kontakty/import", pages::import::import).with_files(1),
        Route::get::<ListAlike, _, _>("/kontakty/podobne", pages::alike::list),
        Route::post::<KeepApart, _, _>("/kontakty/rozne", pages::alike::keep_apart),
        Route::get::<SuggestContacts, _, _>(SUGGESTIONS, pages::list::suggest),
        Route::get::<SuggestContacts, _, _>(ADDRESSEES, pages::list::suggest_addressees),
        Route::get::<ShowContact, _, _>("/kontakty/{id}", pages::contact::show),
        Route::get::<ShowContact, _, _>("/kontakty/{id}/zmien", pages::form::edit),
        Route::post::<ChangeContact, _, _>("/kontakty/{id}/zmien", pages::form::change),
        Route::post::<PutAwayContact, _, _>("/kontakty/{id}/odloz", pages::contact::put_away),
        Route::post::<BringBackContact, _, _>("/kontakty/{id}/przywroc", pages::contact::bring_back),
        Route::post::<MergeContacts, _, _>("/kontakty/{id}/scal", pages::contact::merge),
        Route::post::<SeparateContacts, _, _>("/kontakty/scalenia/{merge}/cofnij", pages::contact::separate),
        Route::post::<TakeSender, _, _>("/rpw/{id}/nadawcy/{position}/kontakt", pages::contact::take_sender),
        Route::post::<TakeParty, _, _>("/sprawy/{id}/strony/{party}/kontakt", pages::contact::take_party),
    ]
}

fn api_routes() -> Vec<Route> {
    vec![
        Route::get::<ListContacts, _, _>("/api/v1/contacts", api::list)
            .answers::<model::ContactPage>()
            .parameter("search", Kind::Text)
            .parameter("state", Kind::OneOf(IN_LISTS))
            .parameter("after", Kind::Text)
            .parameter("limit", Kind::Number(1, MOST_ON_PAGE)),
        Route::post::<AddContact, _, _>("/api/v1/contacts", api::add)
            .takes::<model::ContactData>()
            .answers::<deeds::TakenContact>()
            .creates(),
        Route::post::<ImportContact, _, _>("/api/v1/contacts/import", api::import)
            .of_many::<api::ContactList>(),
        Route::get::<SuggestContacts, _, _>("/api/v1/contacts/suggestions", api::suggest)
            .answers::<model::Suggestions>()
            .parameter("text", Kind::Text)
            .parameter("direction", Kind::OneOf(DIRECTIONS)),
        Route::get::<ListAlike, _, _>("/api/v1/contacts/alike", api::alike)
            .answers::<model::AlikePage>()
            .parameter("after", Kind::Text),
        Route::post::<KeepApart, _, _>("/api/v1/contacts/keep-apart", api::keep_apart)
            .takes::<api::ContactMark>()
            .answers::<Done>(),
        Route::get::<ShowContact, _, _>("/api/v1/contacts/{id}", api::show).answers::<model::ContactFile>(),
        Route::post::<ChangeContact, _, _>("/api/v1/contacts/{id}/change", api::change)
            .takes::<api::ContactChange>()
            .answers::<Done>(),
        Route::post::<PutAwayContact, _, _>("/api/v1/contacts/{id}/put-away", api::put_away)
            .takes::<api::ContactAway>()
            .answers::<Done>(),
        Route::post::<BringBackContact, _, _>("/api/v1/contacts/{id}/bring-back", api::bring_back)
            .answers::<Done>(),
        Route::post::<MergeContacts, _, _>("/api/v1/contacts/{id}/merge", api::merge)
            .takes::<api::ContactMerge>()
            .answers::<api::NewContactMerge>()
            .creates(),
        Route::post::<SeparateContacts, _, _>("/api/v1/contact-merges/{merge}/undo", api::separate)
            .answers::<Done>(),
        Route::post::<TakeSender, _, _>("/api/v1/items/{id}/senders/{position}/contact", api::take_sender)
            .answers::<deeds::TakenContact>()
            .creates(),
        Route::post::<TakeParty, _, _>("/api/v1/cases/{id}/parties/{party}/contact", api::take_party)
            .answers::<deeds::TakenContact>()
            .creates(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 107,
        name: "0107_contacts_contact",
        text: include_str!("../migrations/0107_contacts_contact.sql"),
    },
    Migration {
        number: 110,
        name: "0110_contacts_imported",
        text: include_str!("../migrations/0110_contacts_imported.sql"),
    },
];
