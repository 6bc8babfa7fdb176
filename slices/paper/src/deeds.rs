//! What can be done about paper and media.

mod damage;
mod event;
mod left_out;
mod loans;
mod pieces;
mod stores;

pub use damage::RecordDamage;
pub use event::PaperEvent;
pub use left_out::LeaveOut;
pub use loans::{LendPiece, ReturnPiece};
pub use pieces::{PlacePiece, RecordContent, WithdrawPiece};
pub use stores::{AddBox, AddStore};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A new thing of a store.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Added {
    /// Its id.
    #[schema(value_type = String, format = Uuid)]
    pub id: Uuid,
}

/// A deed of the office as such: it loads what it is about and belongs to everybody whom the rights name.
macro_rules! about {
    ($deed:ident: $target:ty => $done:ty, $load:expr) => {
        impl obieg_kernel::Deed for $deed {
            type Target = $target;
            type Event = crate::deeds::PaperEvent;
            type Done = $done;

            obieg_kernel::office_target!($target, $load);

            fn run(
                &self,
                granted: obieg_kernel::Granted<'_, Self>,
                target: $target,
            ) -> Result<obieg_kernel::Committed<Self>, obieg_kernel::Failure> {
                self.decide(granted, target)
            }
        }
    };
}
pub(crate) use about;
