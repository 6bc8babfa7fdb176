//! A register as a target: itself, and how the actor stands to it.

use obieg_kernel::{Actor, Failure, Lookup, Relation, Role};

use crate::model::{RegisterId, RegisterView};
use crate::store;

/// To these roles every register of the office is within reach.
pub const WIDE: &[Role] = &[Role::Executive, Role::Coordinator, Role::Archivist];

/// A register with the facts of the actor's relation to it.
#[derive(Debug, Clone)]
pub struct RegisterTarget {
    /// The register.
    pub register: RegisterView,
    reached: bool,
}

/// Loads a register inside the office.
///
/// # Errors
/// What the database answers.
pub fn load(db: &mut Lookup<'_>, register: RegisterId) -> Result<Option<RegisterTarget>, Failure> {
    let scope = db.actor().scope(WIDE);
    Ok(store::find(db, register, scope)?.map(|(register, reached)| RegisterTarget { register, reached }))
}

/// Within reach, or nothing one may know of.
pub fn relation(_: &Actor, target: &RegisterTarget) -> Relation {
    if target.reached { Relation::Reach } else { Relation::Stranger }
}
