//! The web of Obieg: the only room that names the web framework.
//!
//! A slice writes route rows and handlers over [`Visit`] and [`Reply`]; it never sees a cookie, a header map or a
//! connection. A row without declared access cannot be built.

pub mod assets;
pub mod batch;
pub mod columns;
mod decode;
pub mod events;
pub mod export;
pub mod fault;
pub mod frame;
pub mod health;
pub mod help;
pub mod inspected;
pub mod kept;
mod keys;
pub mod listen;
pub mod looks;
pub mod meter;
mod openapi;
mod page;
mod pages;
pub mod panics;
pub mod parts;
mod problem;
mod reference;
pub mod reply;
pub mod report;
pub mod route;
pub mod site;
pub mod text;
pub mod visit;
pub mod words;

pub use export::{Cell, Column, Listing, Printer, Sheet};
pub use fault::Faults;
pub use frame::{Frame, NavItem};
pub use kept::Kept;
pub use page::{MOST_ON_PAGE, page_size};
pub use parts::Html;
pub use reply::{Done, File, Reply};
pub use route::{Access, Kind, Method, Outcome, Route};
pub use site::{Site, SiteOptions, SliceFace};
pub use visit::{Incoming, Visit};
pub use words::{Dictionary, Doer, Words};
