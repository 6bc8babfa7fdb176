//! The register on the desk: what came today, what is to be completed.

use obieg_desk::{DeskPart, Drawn, Tile};
use obieg_kernel::{Failure, Named};

use crate::deeds::{RegisterItem, WIDE};
use crate::model::Counts;
use crate::store;

/// The part for those who register: counts over the whole register are of use to them alone.
pub fn desk_part() -> DeskPart {
    DeskPart {
        order: 20,
        name: RegisterItem::NAME,
        rights: RegisterItem::RIGHTS,
        load: |db, actor| Ok(Box::new((store::counts(db, actor.scope(WIDE))?, db.env().today()))),
        draw: |frame, _, data| {
            let (counts, today) = data
                .downcast_ref::<(Counts, jiff::civil::Date)>()
                .ok_or_else(|| Failure::internal("no counts"))?;
            let tile = |word: &str, count, path: String, colour, icon| Tile {
                label: frame.words.t(word).to_owned(),
                count,
                most: Counts::MOST,
                path,
                colour,
                icon,
            };
            let tiles = vec![
                tile(
                    "registry-desk-incomplete",
                    counts.incomplete,
                    "/rpw/do-uzupelnienia".to_owned(),
                    "warning",
                    "edit",
                ),
                tile("registry-desk-today", counts.today, format!("/rpw?dzien={today}"), "info", "intake"),
            ];
            Ok(Drawn { tiles, ..Drawn::default() })
        },
    }
}
