//! A post begins.

use jiff::civil::Date;
use obieg_kernel::id::{PostId, UnitId};
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, named};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::StructureEvent;
use super::check::{Checks, must_stay};
use crate::model::{Roles, UnitView};
use crate::{rules, store};

/// Adds a post to a unit.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddPost {
    /// The unit.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// Title.
    #[schema(min_length = 1, max_length = 200)]
    pub title: String,
    /// Codes of roles that its holders get when none are named.
    #[schema(schema_with = Roles::schema)]
    pub roles: Vec<String>,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
}

/// What was added.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PostAdded {
    /// Id of the post.
    #[schema(value_type = String, format = Uuid)]
    pub id: PostId,
}

named!(AddPost, "people.add-post", [(Administrator, Colleague)]);

impl Deed for AddPost {
    type Target = UnitView;
    type Event = StructureEvent;
    type Done = PostAdded;

    found!(unit_ever, unit);

    fn run(&self, mut granted: Granted<'_, Self>, unit: UnitView) -> Result<Committed<Self>, Failure> {
        let mut checks = Checks::default();
        let title = checks.take(rules::line(&self.title, 200, "title", "people.title-wrong"));
        let roles = checks.take(Roles::of(&self.roles));
        checks.take(must_stay(unit.since, unit.until, self.since, "unit", &unit.code));
        let (title, roles) = checks.both(title, roles)?;
        let (id, roles) = (granted.env().new_id(), roles.text());
        store::add_post(&mut granted, id, unit.id, &title, &roles, Some(self.since))?;
        let event = StructureEvent::PostAdded { post: id, unit: unit.id, title, roles, since: self.since };
        granted.commit(&event, PostAdded { id })
    }
}
