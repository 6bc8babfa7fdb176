//! One's desk: what waits for the person who signed in. Other slices put their parts on it.

#![deny(missing_docs)]

pub mod deeds;
mod first;
mod pages;
mod queries;
pub mod saved;
mod store;

use std::any::Any;

use obieg_kernel::actor::Right;
use obieg_kernel::{Actor, Failure, Migration, Named, Reads};
use obieg_web::{Dictionary, Frame, Html, NavItem, Route, SliceFace};

pub use first::{FirstStep, IsDone};
pub use queries::{Desk, ShowDesk};

/// What a part draws from: read in the same snapshot as the page.
pub type PartData = Box<dyn Any + Send>;

/// Reads what a part shows.
pub type LoadPart = fn(&mut dyn Reads, &Actor) -> Result<PartData, Failure>;

/// A part of the desk; `app` plugs it into the site's slots. It stands on the desk of those who have its rights.
pub struct DeskPart {
    /// Smaller stands first.
    pub order: u32,
    /// The deed or query whose rights decide.
    pub name: &'static str,
    /// Those rights.
    pub rights: &'static [Right],
    /// Reads it.
    pub load: LoadPart,
    /// Draws it.
    pub draw: fn(&Frame, &Actor, &PartData) -> Result<Drawn, Failure>,
}

/// A drawn part.
#[derive(Default)]
pub struct Drawn {
    /// Numbers that are links.
    pub tiles: Vec<Tile>,
    /// A list; empty when there is nothing to show.
    pub panel: Html,
}

/// A number that is a link to the list it counts.
pub struct Tile {
    /// Its word, as shown.
    pub label: String,
    /// The number.
    pub count: i64,
    /// Where counting stopped: a count that reached it is shown with a plus.
    pub most: i64,
    /// Where it leads.
    pub path: String,
    /// `danger`, `warning`, `info`, `success`, `neutral`.
    pub colour: &'static str,
    /// Name of the icon.
    pub icon: &'static str,
}

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "desk",
        routes: vec![
            Route::get::<ShowDesk, _, _>("/pulpit", pages::desk),
            Route::post::<deeds::SetFirstSteps, _, _>("/pulpit/pierwsze-kroki", pages::set_first_steps),
        ],
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: vec![NavItem {
            word: "desk-nav",
            path: "/pulpit",
            icon: "home",
            name: ShowDesk::NAME,
            rights: ShowDesk::RIGHTS,
            order: 1,
        }],
        migrations: MIGRATIONS,
        statements: store::statements(),
    }
}

/// The slice's schema.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 134,
    name: "0134_desk_first",
    text: include_str!("../migrations/0134_desk_first.sql"),
}];
