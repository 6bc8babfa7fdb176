//! The daily e-mail: notices of a person in one message, by the office's own mail server.

pub mod address;
pub(crate) mod api;
pub mod deeds;
pub mod jobs;
mod letter;
pub mod model;
pub(crate) mod pages;
pub mod queries;
pub mod rules;
pub mod smtp;
pub(crate) mod store;
