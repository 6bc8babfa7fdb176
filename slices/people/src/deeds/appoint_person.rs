//! A person takes a post.

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, PersonId, PostId};
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::StructureEvent;
use super::check::{Checks, must_stay, shown};
use crate::model::Roles;
use crate::store::{self, PersonRow};

/// Gives a post to a person from a day.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointPerson {
    /// The person.
    #[schema(value_type = String, format = Uuid)]
    pub person: PersonId,
    /// The post; one person at a time holds it.
    #[schema(value_type = String, format = Uuid)]
    pub post: PostId,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// Codes of roles; left out or empty, those of the post.
    #[serde(default)]
    #[schema(schema_with = Roles::schema)]
    pub roles: Vec<String>,
}

/// What was made.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Appointed {
    /// Id of the holding.
    #[schema(value_type = String, format = Uuid)]
    pub id: HoldingId,
}

named!(AppointPerson, "people.appoint-person", [(Administrator, Colleague)]);

impl Deed for AppointPerson {
    type Target = PersonRow;
    type Event = StructureEvent;
    type Done = Appointed;
    const CRITICAL: bool = true;

    found!(find_person, person);

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonRow) -> Result<Committed<Self>, Failure> {
        let missing = || Refusal::input("people.post-missing").on("post");
        let post = store::post_ever(&mut granted, self.post)?.ok_or_else(missing)?;
        let mut checks = Checks::default();
        checks.take(must_stay(post.since, post.until, self.since, "post", &post.label()));
        let mut held = post.holdings.iter().filter(|one| !one.withdrawn);
        // Also a later holder is in the way: this holding has no end yet.
        if let Some(holder) = held.find(|one| one.until.is_none_or(|until| until >= self.since)) {
            let code = if holder.until.is_some() { "people.post-held-until" } else { "people.post-held" };
            let day = shown(holder.until.unwrap_or(holder.since));
            checks.add(Refusal::input(code).on("post").with("name", &holder.name).with("day", day));
        }
        let named = if self.roles.is_empty() { &post.roles } else { &self.roles };
        let roles = checks.take(Roles::of(named));
        let (roles, ()) = checks.both(roles, Some(()))?;
        let (id, roles) = (granted.env().new_id(), roles.text());
        store::add_holding(&mut granted, id, person.id, post.id, self.since, Some(&roles))?;
        let event = StructureEvent::PersonAppointed {
            holding: id,
            person: person.id,
            post: post.id,
            unit: post.unit,
            name: format!("{} {}", person.given, person.surname),
            roles,
            since: self.since,
        };
        granted.commit(&event, Appointed { id })
    }
}
