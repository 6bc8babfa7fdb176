//! The scanner folder on the desk: files that wait for a person; nothing when there are none.

use obieg_desk::{DeskPart, Drawn, Tile};
use obieg_kernel::{Failure, Named};

use crate::deeds::SettleRefusedFile;
use crate::store::{self, MOST_SHOWN};

/// The part for those who settle refused files.
pub fn desk_part() -> DeskPart {
    DeskPart {
        order: 25,
        name: SettleRefusedFile::NAME,
        rights: SettleRefusedFile::RIGHTS,
        load: |db, _| Ok(Box::new(store::list_open(db)?.len())),
        draw: |frame, _, data| {
            let waiting = data.downcast_ref::<usize>().ok_or_else(|| Failure::internal("no count"))?;
            let count = i64::try_from(*waiting).unwrap_or(MOST_SHOWN);
            let tile = Tile {
                label: frame.words.t("intake-desk").to_owned(),
                count,
                most: MOST_SHOWN,
                path: "/skaner".to_owned(),
                colour: "danger",
                icon: "failed",
            };
            Ok(Drawn {
                tiles: Some(tile).filter(|tile| tile.count > 0).into_iter().collect(),
                ..Drawn::default()
            })
        },
    }
}
