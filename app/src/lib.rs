//! The composition root: the only place that knows every slice, reads the environment and the system clock.

pub mod config;
pub mod machine;
mod sheets;
pub mod slices;
