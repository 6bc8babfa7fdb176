//! A person goes to another unit with their post: a reorganisation in the middle of the year.

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, PostId, UnitId};
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::check::shown;
use super::{AddPost, AppointPerson, ClosePost, EndHolding, StructureEvent};
use crate::model::{HoldingView, PostView};
use crate::store;

/// Moves a person with title and roles of their post to another unit from a day on: there is a post like the old one there,
/// the person holds it, and the old post ends the day before. What they did before stays with the old holding, and so do
/// their cases until another unit takes them over.
#[derive(Debug, Clone, Serialize)]
pub struct MoveHolding {
    /// The holding.
    pub holding: HoldingId,
    /// The other unit.
    pub unit: UnitId,
    /// First day there; today or later.
    pub since: Date,
}

/// What was made in the other unit.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct HoldingMoved {
    /// Id of the new holding.
    #[schema(value_type = String, format = Uuid)]
    pub id: HoldingId,
    /// Id of the new post.
    #[schema(value_type = String, format = Uuid)]
    pub post: PostId,
}

named!(MoveHolding, "people.move-holding", [(Administrator, Colleague)]);

impl Deed for MoveHolding {
    type Target = HoldingView;
    type Event = StructureEvent;
    type Done = HoldingMoved;
    const CRITICAL: bool = true;

    found!(holding_ever, holding);

    fn run(&self, mut granted: Granted<'_, Self>, holding: HoldingView) -> Result<Committed<Self>, Failure> {
        self.check(&holding, granted.env().today())?;
        let missing = || Refusal::input("people.unit-missing").on("unit");
        let unit = store::unit_ever(&mut granted, self.unit)?.ok_or_else(missing)?;
        let gone = || Failure::internal("a holding without its post");
        let post = store::post_ever(&mut granted, holding.post)?.ok_or_else(gone)?;
        let last_day = self.since.yesterday().map_err(Failure::internal)?;
        let added = granted.step(&AddPost {
            unit: unit.id,
            title: post.title.clone(),
            roles: post.roles.clone(),
            since: self.since,
        })?;
        // First there, then no longer here: so an office never loses its last administrator on the way.
        let appointed = granted.step(&AppointPerson {
            person: holding.person,
            post: added.id,
            since: self.since,
            roles: holding.last_roles().to_vec(),
        })?;
        granted.step(&EndHolding { holding: holding.id, last_day })?;
        if may_close(&post, holding.id, last_day) {
            granted.step(&ClosePost { post: post.id, last_day })?;
        }
        let event = StructureEvent::PersonMoved {
            holding: holding.id,
            to: appointed.id,
            person: holding.person,
            unit: unit.id,
            name: holding.name,
            from_code: holding.unit_code,
            code: unit.code,
            since: self.since,
        };
        granted.commit(&event, HoldingMoved { id: appointed.id, post: added.id })
    }
}

/// Nobody else is to hold it, and it has no last day yet.
fn may_close(post: &PostView, holding: HoldingId, last_day: Date) -> bool {
    let others = post.holdings.iter().filter(|one| one.id != holding);
    post.until.is_none() && !others.into_iter().any(|one| one.lasts_after(last_day))
}

impl MoveHolding {
    fn check(&self, holding: &HoldingView, today: Date) -> Result<(), Refusal> {
        let on = |code: &'static str, field: &'static str| {
            Refusal::input(code).on(field).with("what", format!("{}, {}", holding.name, holding.title))
        };
        if holding.unit == self.unit {
            return Err(on("people.move-same", "unit").with("code", &holding.unit_code));
        }
        if let Some(until) = holding.until {
            return Err(on("people.ends", "item").with("day", shown(until)));
        }
        // What somebody did yesterday, they did in the unit of yesterday.
        if self.since < today {
            return Err(on("people.move-past", "since").with("day", shown(today)));
        }
        if self.since <= holding.since {
            return Err(on("people.move-early", "since").with("day", shown(holding.since)));
        }
        match holding.roles.last() {
            Some(last) if last.since > self.since => {
                Err(on("people.move-roles", "since").with("day", shown(last.since)))
            }
            _ => Ok(()),
        }
    }
}
