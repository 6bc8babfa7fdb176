//! Letters from templates.

mod api;
pub mod deeds;
pub mod fill;
pub mod model;
mod pages;
mod proven;
pub mod queries;
pub mod rules;
mod store;

use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Done, NavItem, Route, SliceFace};

use deeds::{ComposeAgain, ComposeDraft, EndTemplate, ReviseTemplate, SetLetterhead, WriteTemplate};
use queries::{ChooseTemplate, ListTemplates, SeeLetterhead, ShowTemplate, WriteAgainForm, WriteForm};

pub use proven::{Proven, Workshop};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "templates",
        routes: page_routes().into_iter().chain(api_routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "templates-title",
            path: "/ustawienia/wzory",
            icon: "note",
            name: ListTemplates::NAME,
            rights: WriteTemplate::RIGHTS,
            order: 97,
        }],
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

fn page_routes() -> Vec<Route> {
    vec![
        Route::get::<ListTemplates, _, _>("/ustawienia/wzory", pages::list),
        Route::post::<WriteTemplate, _, _>("/ustawienia/wzory", pages::copy),
        Route::get::<SeeLetterhead, _, _>("/ustawienia/wzory/naglowek", pages::see_head),
        Route::post::<SetLetterhead, _, _>("/ustawienia/wzory/naglowek", pages::set_head),
        Route::get::<ShowTemplate, _, _>("/ustawienia/wzory/{template}", pages::show),
        Route::post::<ReviseTemplate, _, _>("/ustawienia/wzory/{template}", pages::revise),
        Route::post::<ReviseTemplate, _, _>("/ustawienia/wzory/{template}/podglad", pages::look),
        Route::post::<EndTemplate, _, _>("/ustawienia/wzory/{template}/wycofaj", pages::end),
        Route::get::<ChooseTemplate, _, _>("/sprawy/{id}/wzor", pages::choose),
        Route::get::<WriteForm, _, _>("/sprawy/{id}/wzor/{template}", pages::ask),
        Route::post::<ComposeDraft, _, _>("/sprawy/{id}/wzor/{template}", pages::compose),
        Route::post::<ComposeDraft, _, _>("/sprawy/{id}/wzor/{template}/podglad", pages::look_at),
        Route::get::<WriteAgainForm, _, _>("/projekty/{draft}/tresc", pages::ask_again),
        Route::post::<ComposeAgain, _, _>("/projekty/{draft}/tresc", pages::compose_again),
        Route::post::<ComposeAgain, _, _>("/projekty/{draft}/tresc/podglad", pages::look_again),
    ]
}

fn api_routes() -> Vec<Route> {
    vec![
        Route::get::<ListTemplates, _, _>("/api/v1/letter-templates", api::list)
            .answers::<model::LetterTemplates>(),
        Route::post::<WriteTemplate, _, _>("/api/v1/letter-templates", api::write)
            .takes::<api::TemplateBody>()
            .answers::<deeds::WrittenLetterTemplate>()
            .creates(),
        Route::get::<ShowTemplate, _, _>("/api/v1/letter-templates/{template}", api::show)
            .answers::<api::TemplateAnswer>(),
        Route::post::<ReviseTemplate, _, _>("/api/v1/letter-templates/{template}/versions", api::revise)
            .takes::<api::TemplateVersionBody>()
            .answers::<Done>(),
        Route::post::<EndTemplate, _, _>("/api/v1/letter-templates/{template}/end", api::end)
            .answers::<Done>(),
        Route::get::<SeeLetterhead, _, _>("/api/v1/letterhead", api::head).answers::<model::KeptHead>(),
        Route::post::<SetLetterhead, _, _>("/api/v1/letterhead", api::set_head)
            .takes::<api::LetterheadBody>()
            .answers::<Done>(),
        Route::post::<ComposeDraft, _, _>("/api/v1/cases/{id}/drafts/from-template", api::compose)
            .takes::<api::ComposeBody>()
            .answers::<deeds::Composed>()
            .creates(),
        Route::post::<ComposeAgain, _, _>("/api/v1/drafts/{draft}/from-template", api::compose_again)
            .takes::<api::ComposeAgainBody>()
            .answers::<Done>(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 170,
    name: "0170_templates_template",
    text: include_str!("../migrations/0170_templates_template.sql"),
}];
