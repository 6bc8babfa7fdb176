//! The whole system against both databases.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail at once, also in its helper functions"
)]

mod api;
mod bad_input;
mod calendar;
mod cases_import;
mod cast;
mod catalogue;
mod classes;
mod contacts;
mod contacts_import;
mod counts;
mod disk_full;
mod door;
mod drafts;
mod exports;
mod filters;
mod first_code;
mod first_steps;
mod flips;
mod framing;
mod groups;
mod guide;
mod health;
mod help;
mod hidden;
mod hostile;
mod house;
mod intake;
mod journal;
mod kill;
mod leaving;
mod limits;
mod lists;
mod log;
mod looks;
mod mail_preview;
mod mailbox;
mod mailbox_rules;
mod many;
mod map;
mod matrix;
mod notes;
mod notices;
mod numbers;
mod outside;
mod overrun;
mod paper;
mod persons;
mod places;
mod proxy;
mod registers;
mod registers_import;
mod relations;
mod reorganisation;
mod retries;
mod routing;
mod routing_kill;
mod sweep;
mod take_out;
mod templates;
mod terms;
mod training;
mod training_outside;
mod tree;
mod versions;
mod way;

fn faces() -> Vec<obieg_web::SliceFace> {
    obieg_app::slices::faces()
}
