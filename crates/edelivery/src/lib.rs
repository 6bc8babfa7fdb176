//! The wire of e-Doręczenia (UA API 3.0.8.2, Search API 4.0.5, token service), as a client.
//!
//! Nothing of the wire is seen outside: what is handed out are the types of [`model`], and beside each of them the bytes that came
//! ([`model::Got`]). There is no store here, no clock and no decision: the caller says what time it is, when to sign in (signing in
//! **delivers** what waits for a public body, so it is an act of the caller), and what to do after a [`Trouble`].
//!
//! The way: [`Connector::new`] → [`Connector::sign_in`] → [`Connector::session`] → calls. A session is made only with a token that is
//! still good, so a call without one cannot be written. [`Connector::confirm`] and [`Connector::search`] ask the base of addresses,
//! which needs none.
//!
//! Exactly once: a sending call that ends in [`Trouble::Unknown`] may have been taken. [`Session::find_sent`] looks for the message by
//! the caller's correlation id before anybody sends again.

#![deny(missing_docs)]

pub mod address;
mod connector;
mod digest;
pub mod evidence;
mod evidences;
mod files;
mod find;
pub mod hooks;
mod http;
mod messages;
pub mod model;
pub mod rules;
mod search;
mod sending;
mod settings;
mod token;
pub mod trouble;
mod wire;
mod write;
mod xml;

pub use connector::{Connector, Session};
pub use digest::{Digests, Verdict};
pub use files::Downloaded;
pub use find::{By, Found, Place, Sought};
pub use messages::{Fetched, Listing};
pub use search::{Confirmation, Confirmed, Search, SearchId, Warning};
pub use sending::{Accepted, Draft, Outcome, TaskState, Uploaded};
pub use settings::{Limits, Settings, System};
pub use token::SignedIn;
pub use trouble::{Fault, Trouble};
