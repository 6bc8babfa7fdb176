//! The stand-in over the real wire.

mod behaviour;
mod contract;
mod faults;
mod hybrid;
mod mailbox;
mod pages;
mod support;
mod tokens;
