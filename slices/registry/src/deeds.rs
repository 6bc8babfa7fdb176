//! What can be done to incoming items.

mod attach_files;
mod cancel_item;
mod complete_item;
mod move_item;
mod narrow_to_units;
mod open_to_unit;
mod register_item;
mod state_scan;
mod target;
mod version_file;

pub use attach_files::{AttachFiles, FilesAttached};
pub use cancel_item::{CancelItem, ItemCancelled};
pub use complete_item::{CompleteItem, ItemCompleted};
pub use move_item::{ItemMoved, MoveItem};
pub use narrow_to_units::{ItemNarrowed, NarrowToUnits};
pub use open_to_unit::{ItemOpened, OpenToUnit};
pub(crate) use register_item::find_lookalikes;
pub use register_item::{ItemRegistered, RegisterItem, Registered};
pub use state_scan::{ScanStated, StateScan};
pub use target::WIDE;
pub use target::{Changed, ItemTarget, load, must_not_be_cancelled, relation};
pub use version_file::{FileVersioned, VersionFile};
