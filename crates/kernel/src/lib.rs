//! The kernel of Obieg: what must be impossible is made impossible here.
//!
//! Four words carry the design. A *deed* is one thing that changes the record, and the only way to change it. A *grant* is
//! the permission to do one deed, and the only door to the database. The *journal* is the append-only, verifiable
//! ledger of all deeds. An *actor* is who does them; only the kernel makes one.
//!
//! Absent on purpose: any way to write without a deed, to make an actor from an id, to read the system clock.

#![deny(missing_docs)]

pub mod actor;
pub mod blob;
pub mod condition;
pub mod deed;
pub mod door;
mod engine;
pub mod env;
pub mod failure;
pub mod id;
pub mod idempotency;
pub mod job;
pub mod journal;
mod keyfile;
mod lane;
pub mod look;
mod memo;
pub mod migrate;
pub mod office;
pub mod schema;
pub mod sql;
pub mod text;
pub mod tx;
mod work;

pub use actor::{Actor, Relation, Role, Scope};
pub use deed::{Committed, Deed, Granted, Lookup, Named, Query, Seen};
pub use engine::Counts;
pub use env::Env;
pub use failure::{Failure, Refusal, RefusalKind, StoreError};
pub use journal::Event;
pub use look::Shown;
pub use migrate::Migration;
pub use office::{Kernel, Office, OperatorKey};
pub use sql::{Ask, Change, FromVal, Row, Select, ToVal, Val};
pub use tx::{Reads, Writes};
