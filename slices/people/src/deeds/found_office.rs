//! Founding: the whole structure of an office in one deed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, UnitId};
use obieg_kernel::{Committed, Deed, Event, Failure, Granted, Reads, Refusal, Scope, named, office_target};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::plan::OfficePlan;
use crate::store;

/// Founds an office with its units, posts and people.
#[derive(Debug, Serialize)]
pub struct FoundOffice {
    /// Name of the office.
    pub name: String,
    /// First day of everything.
    pub from: Date,
    /// Units, each after the one above it.
    pub units: Vec<NewUnit>,
    /// Posts with their holders.
    pub posts: Vec<NewPost>,
}

/// A unit to found.
#[derive(Debug, Serialize)]
pub struct NewUnit {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Code of the unit above.
    pub parent: Option<String>,
}

/// A post to found, with its holder.
#[derive(Debug, Serialize)]
pub struct NewPost {
    /// Code of the unit.
    pub unit: String,
    /// Title.
    pub title: String,
    /// Codes of roles.
    pub roles: Vec<String>,
    /// Given names.
    pub given: String,
    /// Surname.
    pub surname: String,
    /// Login.
    pub login: String,
    /// Argon2id hash of the first password.
    #[serde(skip)]
    pub password_hash: Option<String>,
}

/// What was founded.
#[derive(Debug, Serialize, Deserialize)]
pub struct Founded {
    /// Units by code.
    pub units: Vec<FoundedUnit>,
    /// Holdings in the order of the posts.
    pub holdings: Vec<HoldingId>,
}

/// A founded unit.
#[derive(Debug, Serialize, Deserialize)]
pub struct FoundedUnit {
    /// Code.
    pub code: String,
    /// Id.
    pub id: UnitId,
}

/// What the journal is told.
#[derive(Serialize)]
pub struct OfficeFounded {
    name: String,
    from: Date,
    units: usize,
    posts: usize,
    #[serde(skip)]
    office: Uuid,
}

impl Event for OfficeFounded {
    fn name(&self) -> &'static str {
        "OfficeFounded"
    }
    fn about(&self) -> Vec<Uuid> {
        vec![self.office]
    }
}

impl FoundOffice {
    /// From a checked plan; `hash` hashes a first password.
    ///
    /// # Errors
    /// What `hash` answers, or a date that the check let through.
    pub fn from_plan(
        plan: &OfficePlan,
        hash: impl Fn(&str) -> Result<String, Failure>,
    ) -> Result<Self, Failure> {
        let posts = plan
            .posts
            .iter()
            .map(|post| {
                Ok(NewPost {
                    unit: post.unit.get_ref().clone(),
                    title: post.title.get_ref().clone(),
                    roles: post.roles.iter().map(|role| role.get_ref().clone()).collect(),
                    given: post.given.get_ref().clone(),
                    surname: post.surname.get_ref().clone(),
                    login: post.login.get_ref().clone(),
                    password_hash: post
                        .password
                        .as_ref()
                        .map(|password| hash(password.get_ref()))
                        .transpose()?,
                })
            })
            .collect::<Result<_, Failure>>()?;
        let units = plan.units.iter().map(|unit| NewUnit {
            code: unit.code.get_ref().clone(),
            name: unit.name.get_ref().clone(),
            parent: unit.parent.as_ref().map(|parent| parent.get_ref().clone()),
        });
        let from = plan.office.from.get_ref().parse().map_err(Failure::internal)?;
        Ok(Self { name: plan.office.name.get_ref().clone(), from, units: units.collect(), posts })
    }
}

named!(FoundOffice, "people.found-office", [(Operator, Colleague)]);

impl Deed for FoundOffice {
    type Target = ();
    type Event = OfficeFounded;
    type Done = Founded;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let units = self.found_units(&mut granted)?;
        let holdings = self.found_posts(&mut granted, &units)?;
        let event = OfficeFounded {
            name: self.name.clone(),
            from: self.from,
            units: self.units.len(),
            posts: self.posts.len(),
            office: granted.office().uuid(),
        };
        let units = units
            .into_iter()
            .map(|(code, place)| FoundedUnit { code: code.to_owned(), id: place.id })
            .collect();
        granted.commit(&event, Founded { units, holdings })
    }
}

struct Place {
    id: UnitId,
    /// Serial numbers of this unit and of all above it.
    above: Vec<i64>,
}

impl FoundOffice {
    fn found_units<'s>(
        &'s self,
        granted: &mut Granted<'_, Self>,
    ) -> Result<BTreeMap<&'s str, Place>, Failure> {
        let mut places: BTreeMap<&str, Place> = BTreeMap::new();
        for (unit, number) in self.units.iter().zip(1i64..) {
            let parent = match &unit.parent {
                Some(code) => {
                    Some(places.get(code.as_str()).ok_or_else(|| Refusal::input("people.plan-parent"))?)
                }
                None => None,
            };
            let id = granted.env().new_id();
            let mut above = parent.map(|place| place.above.clone()).unwrap_or_default();
            let parent = parent.map(|place| place.id);
            above.push(number);
            store::add_unit(granted, id, number, (&unit.code, &unit.name), parent, self.from)?;
            store::add_scope(granted, id, Scope::OFFICE)?;
            store::add_scope(granted, id, Scope::unit(number))?;
            for tree in &above {
                store::add_scope(granted, id, Scope::tree(*tree))?;
            }
            places.insert(&unit.code, Place { id, above });
        }
        Ok(places)
    }

    fn found_posts(
        &self,
        granted: &mut Granted<'_, Self>,
        units: &BTreeMap<&str, Place>,
    ) -> Result<Vec<HoldingId>, Failure> {
        let mut people = BTreeMap::new();
        let mut holdings = Vec::new();
        for post in &self.posts {
            let unit =
                units.get(post.unit.as_str()).ok_or_else(|| Refusal::input("people.plan-post-unit"))?.id;
            let person = match people.get(post.login.as_str()) {
                Some(person) => *person,
                None => {
                    let id = granted.env().new_id();
                    let names = (post.given.as_str(), post.surname.as_str());
                    store::add_person(granted, id, names, &post.login, post.password_hash.as_deref(), None)?;
                    people.insert(post.login.as_str(), id);
                    id
                }
            };
            let (id, holding) = (granted.env().new_id(), granted.env().new_id());
            store::add_post(granted, id, unit, &post.title, &post.roles.join(" "), None)?;
            store::add_holding(granted, holding, person, id, self.from, None)?;
            holdings.push(holding);
        }
        Ok(holdings)
    }
}
