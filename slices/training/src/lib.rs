//! What a training office has that others have not: the page about itself, and going back to its first state.

#![deny(missing_docs)]

mod deeds;
mod pages;

use jiff::Timestamp;
use obieg_kernel::{named, of_office};
use obieg_web::{Dictionary, Route, SliceFace};

pub use deeds::{BeginAnew, TrainingEvent};

/// A running training office; `app` plugs it into the site's slots. Without it the site is none.
pub struct Training {
    /// When its data were made.
    pub begun: Timestamp,
    /// When they are made anew by themselves.
    pub until: Timestamp,
    /// Asks for that now; it happens a few seconds later.
    pub ask: Box<dyn Fn() + Send + Sync>,
}

/// May one read about the training?
pub struct SeeTraining;

named!(
    SeeTraining,
    "training.see-training",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
        (Administrator, Colleague),
    ]
);

of_office!(SeeTraining => (), |_, _| Ok(()));

/// The slice's place in the site.
pub fn face() -> SliceFace {
    SliceFace {
        name: "training",
        routes: vec![
            Route::get::<SeeTraining, _, _>("/szkolenie", pages::show),
            Route::post::<BeginAnew, _, _>("/szkolenie/od-nowa", pages::begin_anew),
        ],
        dictionary: Dictionary {
            pl: include_str!("../locales/pl.ftl"),
            en: include_str!("../locales/en.ftl"),
        },
        nav: Vec::new(),
        migrations: &[],
        statements: Vec::new(),
    }
}
