//! Substitutions on the desk: for whom one may act, and who acts or acted for oneself.

use askama::Template;
use obieg_desk::{DeskPart, Drawn};
use obieg_kernel::{Failure, Named};
use obieg_web::{Frame, Html};

use super::model::{Places, SubstitutionView};
use super::queries::{self, MyPlaces};

#[derive(Template)]
#[template(path = "desk_places.html")]
struct PlacesPanel<'d> {
    frame: &'d Frame,
    places: &'d Places,
    /// In whose name the page is; none in one's own.
    here: Option<String>,
}

impl PlacesPanel<'_> {
    fn word(&self, one: &SubstitutionView) -> String {
        self.frame.words.of("people-substitution-state", one.standing(&self.places.today).code())
    }

    fn may_act(&self, one: &SubstitutionView) -> bool {
        one.standing(&self.places.today) == super::model::Standing::Now
            && self.here.as_deref() != Some(&one.id.to_string())
    }
}

/// The part for everybody; it stands only where there is something to choose or to tell.
pub fn desk_part() -> DeskPart {
    DeskPart {
        order: 90,
        name: MyPlaces::NAME,
        rights: MyPlaces::RIGHTS,
        load: |db, actor| Ok(Box::new(queries::places(db, actor)?)),
        draw: |frame, actor, data| {
            let places = data.downcast_ref::<Places>().ok_or_else(|| Failure::internal("no places"))?;
            if places.posts.len() < 2 && places.for_others.is_empty() && places.for_me.is_empty() {
                return Ok(Drawn::default());
            }
            let here = actor.substitution().map(|id| id.to_string());
            Ok(Drawn { tiles: Vec::new(), panel: Html::of(&PlacesPanel { frame, places, here })? })
        },
    }
}
