//! Assignments (dekretacje): who is to deal with an incoming item.

#![deny(missing_docs)]

mod api;
pub mod deeds;
mod desk;
mod form;
pub mod model;
mod pages;
mod parts;
pub mod queries;
mod receivers;
pub mod rules;
pub mod store;
pub mod template;
pub mod unit_work;
pub mod waiting;

use obieg_kernel::{Migration, Named};
use obieg_web::{Dictionary, Done, NavItem, Route, SliceFace};

use deeds::{AcceptAssignment, AssignItem, CorrectAssignment, PassBack, WithdrawAssignment};
use queries::{AssignmentQueue, ItemChain, ListMyAssignments, ListQueue, MyAssignments, SeeCorrection};

pub use deeds::{AssignByRule, ReopenAssignments, SettleAssignments};
pub use desk::desk_part;
pub use model::{AssignmentId, AssignmentState, AssignmentView, Candidate, Receiver, RuleMark};
pub use parts::{item_panel, letter_line, panel};
pub use receivers::{candidates, faults_of};
pub use store::list_by_item;

use template::{AddTemplate, AssignByTemplate, ChangeTemplate, ListTemplates, ShowTemplate, SwitchTemplate};

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "assignments",
        routes: page_routes().into_iter().chain(api_routes()).collect(),
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: nav(),
        migrations: MIGRATIONS,
        statements: [
            store::statements(),
            template::store::statements(),
            waiting::statements().to_vec(),
            unit_work::statements().to_vec(),
        ]
        .concat(),
    }
}

fn nav() -> Vec<NavItem> {
    vec![
        NavItem {
            word: "assignments-mine",
            path: "/moje-pisma",
            icon: "letters",
            name: MyAssignments::NAME,
            rights: MyAssignments::RIGHTS,
            order: 10,
        },
        NavItem {
            word: "assignments-nav-queue",
            path: "/dekretacja",
            icon: "assign",
            name: AssignmentQueue::NAME,
            rights: AssignmentQueue::RIGHTS,
            order: 25,
        },
    ]
}

fn page_routes() -> Vec<Route> {
    vec![
        Route::get::<AssignmentQueue, _, _>("/dekretacja", pages::queue::first),
        Route::get::<ListQueue, _, _>("/dekretacja/wiele", pages::many::ask),
        Route::post::<AssignItem, _, _>("/dekretacja/wiele", pages::many::assign),
        Route::post::<WithdrawAssignment, _, _>("/dekretacja/wiele/cofnij", pages::many::withdraw),
        Route::get::<ListTemplates, _, _>("/dekretacja/wzory", template::pages::list),
        Route::get::<ShowTemplate, _, _>("/dekretacja/wzory/nowy", template::pages::new_form),
        Route::post::<AddTemplate, _, _>("/dekretacja/wzory/nowy", template::pages::add),
        Route::get::<ShowTemplate, _, _>("/dekretacja/wzory/{template}", template::pages::show),
        Route::post::<ChangeTemplate, _, _>("/dekretacja/wzory/{template}", template::pages::change),
        Route::post::<SwitchTemplate, _, _>("/dekretacja/wzory/{template}/przelacz", template::pages::switch),
        Route::post::<AssignByTemplate, _, _>("/dekretacja/{id}/wzor", template::pages::assign),
        Route::get::<AssignmentQueue, _, _>("/dekretacja/{id}", pages::queue::one),
        Route::post::<AssignItem, _, _>("/dekretacja/{id}", pages::queue::assign),
        Route::get::<MyAssignments, _, _>("/moje-pisma", pages::mine::first),
        Route::get::<ListMyAssignments, _, _>("/moje-pisma/wiele", pages::mine_many::ask),
        Route::post::<AcceptAssignment, _, _>("/moje-pisma/wiele/przyjmij", pages::mine_many::accept),
        Route::post::<PassBack, _, _>("/moje-pisma/wiele/zwroc", pages::mine_many::pass_back),
        Route::get::<MyAssignments, _, _>("/moje-pisma/{id}", pages::mine::one),
        Route::post::<AcceptAssignment, _, _>("/dekretacje/{id}/przyjmij", pages::acts::accept),
        Route::post::<PassBack, _, _>("/dekretacje/{id}/zwroc", pages::acts::pass_back),
        Route::post::<AssignItem, _, _>("/dekretacje/{id}/dalej", pages::acts::pass_on),
        Route::post::<WithdrawAssignment, _, _>("/dekretacje/{id}/cofnij", pages::acts::withdraw),
        Route::get::<SeeCorrection, _, _>("/dekretacje/{id}/popraw", pages::correct::ask),
        Route::post::<CorrectAssignment, _, _>("/dekretacje/{id}/popraw", pages::correct::correct),
        Route::get::<ItemChain, _, _>("/rpw/{id}/dekretacje", pages::chain::chain),
    ]
}

fn api_routes() -> Vec<Route> {
    vec![
        Route::get::<ListMyAssignments, _, _>("/api/v1/assignments", api::mine).answers::<model::MyLetters>(),
        Route::get::<ItemChain, _, _>("/api/v1/items/{id}/assignments", api::chain).answers::<api::Chain>(),
        Route::post::<AssignItem, _, _>("/api/v1/items/{id}/assignments", api::assign)
            .takes::<api::Assigning>()
            .answers::<model::Assigned>()
            .creates(),
        Route::post::<AssignByTemplate, _, _>(
            "/api/v1/items/{id}/assignments/template",
            template::api::assign,
        )
        .takes::<template::api::TemplateChosen>()
        .answers::<model::Assigned>()
        .creates(),
        Route::get::<ListTemplates, _, _>("/api/v1/assignment-templates", template::api::list)
            .answers::<template::Templates>(),
        Route::post::<AddTemplate, _, _>("/api/v1/assignment-templates", template::api::add)
            .takes::<template::TemplateDraft>()
            .answers::<template::TemplateView>()
            .creates(),
        Route::post::<ChangeTemplate, _, _>(
            "/api/v1/assignment-templates/{template}/change",
            template::api::change,
        )
        .takes::<template::api::TemplateChange>()
        .answers::<template::TemplateView>(),
        Route::post::<SwitchTemplate, _, _>(
            "/api/v1/assignment-templates/{template}/switch",
            template::api::switch,
        )
        .takes::<template::api::TemplateSwitch>()
        .answers::<Done>(),
        Route::post::<AcceptAssignment, _, _>("/api/v1/assignments/{id}/accept", api::accept)
            .answers::<model::Moved>(),
        Route::post::<PassBack, _, _>("/api/v1/assignments/{id}/pass-back", api::pass_back)
            .takes::<api::PassingBack>()
            .answers::<model::Moved>(),
        Route::post::<CorrectAssignment, _, _>("/api/v1/assignments/{id}/correct", api::correct)
            .takes::<api::Correcting>()
            .answers::<model::Assigned>()
            .creates(),
        Route::post::<WithdrawAssignment, _, _>("/api/v1/assignments/{id}/withdraw", api::withdraw)
            .answers::<model::Moved>(),
        Route::post::<AssignItem, _, _>("/api/v1/assignments/many", api::assign_many)
            .of_many::<api::AssigningMany>(),
        Route::post::<AcceptAssignment, _, _>("/api/v1/assignments/many/accept", api::accept_many)
            .of_many::<api::Many>(),
        Route::post::<PassBack, _, _>("/api/v1/assignments/many/pass-back", api::pass_back_many)
            .of_many::<api::PassingBackMany>(),
        Route::post::<WithdrawAssignment, _, _>("/api/v1/assignments/many/withdraw", api::withdraw_many)
            .of_many::<api::Many>(),
    ]
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 6,
        name: "0006_assignments_assignment",
        text: include_str!("../migrations/0006_assignments_assignment.sql"),
    },
    Migration {
        number: 105,
        name: "0105_assignments_rule",
        text: include_str!("../migrations/0105_assignments_rule.sql"),
    },
    Migration {
        number: 147,
        name: "0147_assignments_template",
        text: include_str!("../migrations/0147_assignments_template.sql"),
    },
    Migration {
        number: 151,
        name: "0151_assignments_ended_from",
        text: include_str!("../migrations/0151_assignments_ended_from.sql"),
    },
];
