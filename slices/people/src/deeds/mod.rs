//! What can be done to the structure.

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
pub use rename_person::RenamePerson;
pub use rename_unit::RenameUnit;
pub use reset_password::ResetPassword;
pub use withdraw_appointment::WithdrawAppointment;
