//! What can be done to the structure.

/// The part of `Deed` that is the same for everything done to one thing that is found by its id. Structure is a matter of
/// the whole office, so everybody stands to it as a colleague: `found!(holding_ever, holding)`.
macro_rules! found {
    ($find:ident, $id:ident) => {
        fn load(
            &self,
            db: &mut obieg_kernel::Lookup<'_>,
        ) -> Result<Option<Self::Target>, obieg_kernel::Failure> {
            Ok($crate::store::$find(db, self.$id)?)
        }

        fn relation(&self, _: &obieg_kernel::Actor, _: &Self::Target) -> obieg_kernel::Relation {
            obieg_kernel::Relation::Colleague
        }
    };
}
mod add_person;
mod add_post;
mod add_unit;
mod appoint_person;
mod change_password;
mod change_roles;
mod check;
mod close_post;
mod close_unit;
mod end_holding;
mod event;
mod found_office;
mod import_person;
mod move_holding;
mod move_unit;
mod rename_person;
mod rename_unit;
mod reset_password;
mod withdraw_appointment;

pub use add_person::{AddPerson, PersonAdded};
pub use add_post::{AddPost, PostAdded};
pub use add_unit::{AddUnit, UnitAdded};
pub use appoint_person::{AppointPerson, Appointed};
pub use change_password::ChangePassword;
pub use change_roles::ChangeRoles;
pub use close_post::ClosePost;
pub use close_unit::CloseUnit;
pub use end_holding::EndHolding;
pub use event::StructureEvent;
pub use found_office::{FoundOffice, Founded, FoundedUnit, NewPost, NewUnit};
pub use import_person::{ImportPerson, PersonLine};
pub use move_holding::{HoldingMoved, MoveHolding};
pub use move_unit::MoveUnit;
pub use rename_person::RenamePerson;
pub use rename_unit::RenameUnit;
pub use reset_password::ResetPassword;
pub use withdraw_appointment::WithdrawAppointment;
