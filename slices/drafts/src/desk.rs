//! Drafts on the desk: what waits for one's own judgement.

use obieg_desk::{DeskPart, Drawn, Tile};
use obieg_kernel::{Failure, Named};
use obieg_web::Html;

use crate::queries::ListWaiting;
use crate::store;

/// Where counting stops.
const MOST: i64 = 1000;

/// The part for those who may be asked to accept.
pub fn desk_part() -> DeskPart {
    DeskPart {
        order: 15,
        name: ListWaiting::NAME,
        rights: ListWaiting::RIGHTS,
        load: |db, actor| {
            let count = actor.holding().map(|holding| store::count_waiting(db, holding, MOST)).transpose()?;
            Ok(Box::new(count.unwrap_or_default()))
        },
        draw: |frame, _, data| {
            let count = *data.downcast_ref::<i64>().ok_or_else(|| Failure::internal("no count of drafts"))?;
            // Nobody is told every day that nothing waits: most are never asked.
            let tiles = (count > 0).then(|| Tile {
                label: frame.words.t("drafts-desk").to_owned(),
                count,
                most: MOST,
                path: "/akceptacja".to_owned(),
                colour: "warning",
                icon: "sign",
            });
            Ok(Drawn { tiles: tiles.into_iter().collect(), panel: Html::default() })
        },
    }
}
