//! Saved filters on the desk, and what saves one above a list.

use askama::Template;
use obieg_desk::saved::ListTools;
use obieg_desk::{DeskPart, Drawn, Tile};
use obieg_kernel::{Failure, Named};
use obieg_web::{Frame, Html};

use crate::deeds::SaveFilter;
use crate::model::CountedFilter;
use crate::queries::{MOST_COUNTED, OwnFilters, counted};

/// The numbers on the desk, for `app` to plug.
pub fn desk_part() -> DeskPart {
    DeskPart {
        order: 8,
        name: OwnFilters::NAME,
        rights: OwnFilters::RIGHTS,
        load: |db, actor| Ok(Box::new(counted(db, actor)?)),
        draw: |_, _, data| {
            let filters: &Vec<CountedFilter> =
                data.downcast_ref().ok_or_else(|| Failure::internal("no filters"))?;
            let tile = |one: &CountedFilter| Tile {
                label: one.filter.name.clone(),
                count: one.count,
                most: MOST_COUNTED,
                path: one.filter.address(),
                colour: "info",
                icon: one.filter.list.icon(),
            };
            Ok(Drawn { tiles: filters.iter().map(tile).collect(), panel: Html::default() })
        },
    }
}

#[derive(Template)]
#[template(path = "save_filter.html")]
struct SavePart<'s> {
    frame: &'s Frame,
    list: &'s str,
    query: &'s str,
}

/// What saves the filter of a list, for `app` to plug.
pub fn list_tools() -> ListTools {
    ListTools { draw }
}

fn draw(frame: &Frame, list: &'static str, query: &str) -> Result<Html, Failure> {
    if query.is_empty() || !frame.could(SaveFilter::NAME, SaveFilter::RIGHTS) {
        return Ok(Html::default());
    }
    Html::of(&SavePart { frame, list, query })
}
