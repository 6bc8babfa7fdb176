//! Targets that take any bytes, and a driver that changes kept seeds.
//!
//! No coverage is measured: that needs a compiler of another day and all of typst instrumented. In its place each target says
//! what came out ([`Target::run`]); an input with an outcome that was not there before is changed further.

#![deny(missing_docs)]

mod driver;
mod targets;

pub use driver::{Dice, Run, Until, drive};
pub use targets::{Target, all};
