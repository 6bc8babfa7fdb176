//! Letters in preparation.

mod api;
pub mod deeds;
pub mod desk;
pub mod model;
mod pages;
pub mod panel;
pub mod queries;
pub mod rules;
pub mod slot;
pub mod store;

use obieg_kernel::Migration;
use obieg_web::{Dictionary, Done, Route, SliceFace};

use deeds::{
    CorrectDraft, DropDraft, JudgeDraft, RecallDraft, ReviseDraft, SendDraft, SubmitDraft, WriteDraft,
};
use queries::{
    DraftContent, DraftPathForm, DraftSendForm, ListCaseDrafts, ListWaiting, NewDraftForm, ShowDraft,
};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "drafts",
        routes: page_routes().into_iter().chain(api_routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: Vec::new(),
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

fn page_routes() -> Vec<Route> {
    vec![
        Route::get::<NewDraftForm, _, _>("/sprawy/{id}/projekt", pages::ask),
        Route::post::<WriteDraft, _, _>("/sprawy/{id}/projekt", pages::write).with_files(1),
        Route::get::<ListWaiting, _, _>("/akceptacja", pages::waiting),
        Route::post::<JudgeDraft, _, _>("/akceptacja", pages::judge_many),
        Route::get::<ShowDraft, _, _>("/projekty/{draft}", pages::show),
        Route::get::<DraftContent, _, _>("/projekty/{draft}/dokument/{document}", pages::save_document),
        Route::get::<DraftContent, _, _>(
            "/projekty/{draft}/dokument/{document}/podglad",
            pages::show_document,
        ),
        Route::get::<ShowDraft, _, _>("/projekty/{draft}/dokument/{document}/wersje", pages::versions),
        Route::get::<DraftContent, _, _>(
            "/projekty/{draft}/dokument/{document}/wersje/{version}",
            pages::save_version,
        ),
        Route::post::<ReviseDraft, _, _>("/projekty/{draft}/wersja", pages::revise).with_files(1),
        Route::get::<DraftPathForm, _, _>("/projekty/{draft}/droga", pages::ask_path),
        Route::post::<SubmitDraft, _, _>("/projekty/{draft}/droga", pages::submit),
        Route::post::<RecallDraft, _, _>("/projekty/{draft}/cofnij", pages::recall),
        Route::post::<JudgeDraft, _, _>("/projekty/{draft}/ocena", pages::judge),
        Route::post::<CorrectDraft, _, _>("/projekty/{draft}/poprawka", pages::correct).with_files(1),
        Route::post::<DropDraft, _, _>("/projekty/{draft}/porzuc", pages::give_up),
        Route::get::<DraftSendForm, _, _>("/projekty/{draft}/wyslij", pages::ask_send),
        Route::post::<SendDraft, _, _>("/projekty/{draft}/wyslij", pages::send),
    ]
}

fn api_routes() -> Vec<Route> {
    vec![
        Route::get::<ListCaseDrafts, _, _>("/api/v1/cases/{id}/drafts", api::of_case)
            .answers::<model::CaseDrafts>(),
        Route::post::<WriteDraft, _, _>("/api/v1/cases/{id}/drafts", api::write)
            .takes_json_and_files::<api::DraftBody>("draft", 1)
            .answers::<deeds::WrittenDraft>()
            .creates(),
        Route::get::<ListWaiting, _, _>("/api/v1/drafts/waiting", api::waiting)
            .answers::<model::WaitingDrafts>(),
        Route::get::<ShowDraft, _, _>("/api/v1/drafts/{draft}", api::show).answers::<model::DraftFile>(),
        Route::post::<ReviseDraft, _, _>("/api/v1/drafts/{draft}/versions", api::revise)
            .takes_json_and_files::<api::DraftRevisionBody>("version", 1)
            .answers::<Done>(),
        Route::post::<SubmitDraft, _, _>("/api/v1/drafts/{draft}/submit", api::submit)
            .takes::<api::PathBody>()
            .answers::<Done>(),
        Route::post::<RecallDraft, _, _>("/api/v1/drafts/{draft}/recall", api::recall).answers::<Done>(),
        Route::post::<JudgeDraft, _, _>("/api/v1/drafts/{draft}/judge", api::judge)
            .takes::<api::JudgementBody>()
            .answers::<deeds::AfterJudgement>(),
        Route::post::<CorrectDraft, _, _>("/api/v1/drafts/{draft}/correct", api::correct)
            .takes_json_and_files::<api::CorrectionBody>("correction", 1)
            .answers::<deeds::AfterJudgement>(),
        Route::post::<DropDraft, _, _>("/api/v1/drafts/{draft}/drop", api::give_up)
            .takes::<api::DropBody>()
            .answers::<Done>(),
        Route::post::<SendDraft, _, _>("/api/v1/drafts/{draft}/send", api::send)
            .takes::<api::SendBody>()
            .answers::<obieg_letters::deeds::SentLetter>()
            .creates(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 160,
        name: "0160_drafts_draft",
        text: include_str!("../migrations/0160_drafts_draft.sql"),
    },
    Migration {
        number: 171,
        name: "0171_drafts_origin",
        text: include_str!("../migrations/0171_drafts_origin.sql"),
    },
    Migration {
        number: 177,
        name: "0177_drafts_outgoing",
        text: include_str!("../migrations/0177_drafts_outgoing.sql"),
    },
    Migration {
        number: 178,
        name: "0178_drafts_awaited",
        text: include_str!("../migrations/0178_drafts_awaited.sql"),
    },
];
