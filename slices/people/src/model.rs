//! Units, posts and people as values.

use jiff::civil::Date;
use obieg_kernel::id::{HoldingId, PersonId, PostId, UnitId};
use obieg_kernel::schema::{RefOr, Schema, choices};
use obieg_kernel::{Refusal, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A unit as a form offers it.
#[derive(Debug, Clone)]
pub struct UnitChoice {
    /// Id.
    pub id: UnitId,
    /// Code.
    pub code: String,
    /// Name in force today.
    pub name: String,
}

/// A unit on a screen or in the API.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UnitView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: UnitId,
    /// Code, the first part of case signs.
    pub code: String,
    /// Name today; of an ended unit its last, of a planned one its first.
    pub name: String,
    /// Unit above.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub parent: Option<UnitId>,
    /// How deep in the tree, from 0.
    pub depth: u32,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// Last day, when it is known.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
    /// Who works here today.
    pub people: Vec<StandingView>,
}

/// A person at a post.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StandingView {
    /// Id of the holding: how deeds name a person at a post.
    #[schema(value_type = String, format = Uuid)]
    pub holding: HoldingId,
    /// Id of the person.
    #[schema(value_type = String, format = Uuid)]
    pub person_id: PersonId,
    /// Unit of the post.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// Code of the unit.
    pub unit_code: String,
    /// Given names and surname.
    pub person: String,
    /// Title of the post.
    pub post: String,
    /// Codes of roles today.
    #[schema(schema_with = Roles::schema)]
    pub roles: Vec<String>,
    /// Since when the person holds the post.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
}

impl StandingView {
    /// `Anna Zawadzka, inspektor (OR)`: how records name a person as of the deed.
    pub fn label(&self) -> String {
        format!("{}, {} ({})", self.person, self.post, self.unit_code)
    }
}

/// The whole structure on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StructureView {
    /// Units in the order of the tree.
    pub units: Vec<UnitView>,
    /// Units that are not in force today: planned and ended ones, the newest first.
    pub others: Vec<UnitView>,
}

/// A unit with its place, its posts and who held them when.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UnitDetail {
    /// The unit.
    pub unit: UnitView,
    /// Units above, from the head of the tree.
    pub above: Vec<UnitView>,
    /// Units right below, also planned and ended ones.
    pub below: Vec<UnitView>,
    /// All names it had, has and will have, the first first.
    pub names: Vec<NameSpan>,
    /// All posts, open ones first.
    pub posts: Vec<PostView>,
    /// The day on which this was read.
    #[schema(value_type = String, format = Date)]
    pub today: Date,
}

/// A name of a unit since a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NameSpan {
    /// The name.
    pub name: String,
    /// Since when.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
}

/// A post with everybody who held it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PostView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: PostId,
    /// Its unit.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// Code of its unit.
    pub unit_code: String,
    /// Title.
    pub title: String,
    /// Codes of roles that a holder gets when none are named.
    #[schema(schema_with = Roles::schema)]
    pub roles: Vec<String>,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// Last day, when it is known; also that of the unit.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
    /// Holdings, the newest first.
    pub holdings: Vec<HoldingView>,
}

impl PostView {
    /// `OR, inspektor`.
    pub fn label(&self) -> String {
        format!("{}, {}", self.unit_code, self.title)
    }
}

/// A person at a post over a span of days.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HoldingView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: HoldingId,
    /// The person.
    #[schema(value_type = String, format = Uuid)]
    pub person: PersonId,
    /// Given names and surname.
    pub name: String,
    /// The post.
    #[schema(value_type = String, format = Uuid)]
    pub post: PostId,
    /// Title of the post.
    pub title: String,
    /// The unit.
    #[schema(value_type = String, format = Uuid)]
    pub unit: UnitId,
    /// Code of the unit.
    pub unit_code: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// Last day, when it is known.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
    /// Is it in force on the day on which this was read?
    pub now: bool,
    /// Was the appointment taken back? Then it was never in force: its last day is the one before the first.
    pub withdrawn: bool,
    /// Roles over time, the first first; at least one span.
    pub roles: Vec<RolesSpan>,
}

impl HoldingView {
    /// Not in force any more on a day.
    pub fn is_over(&self, day: Date) -> bool {
        self.withdrawn || self.until.is_some_and(|until| until < day)
    }

    /// In force on some day after this one.
    pub fn lasts_after(&self, day: Date) -> bool {
        !self.withdrawn && self.until.is_none_or(|until| until > day)
    }

    /// The last span of roles.
    pub fn last_roles(&self) -> &[String] {
        self.roles.last().map_or(&[], |span| &span.roles)
    }
}

/// Roles of a holding over a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RolesSpan {
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// Last day, when it is known.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
    /// Codes of roles.
    #[schema(schema_with = Roles::schema)]
    pub roles: Vec<String>,
}

/// A line of the list of persons.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonLine {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: PersonId,
    /// Given names.
    pub given: String,
    /// Surname.
    pub surname: String,
    /// Posts today: title and code of the unit.
    pub posts: Vec<String>,
}

/// A page of the list of persons.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct PersonPage {
    /// By surname.
    pub persons: Vec<PersonLine>,
    /// The last person of this page when there are more: `after` of the next one.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub next: Option<PersonId>,
}

/// A name that a person had to a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EarlierName {
    /// Given names and surname.
    pub name: String,
    /// Its last day.
    #[schema(value_type = String, format = Date)]
    pub until: Date,
}

/// A person with all holdings.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonDetail {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: PersonId,
    /// Given names.
    pub given: String,
    /// Surname.
    pub surname: String,
    /// Login; only for the administrator and the person.
    pub login: Option<String>,
    /// Open sessions; only for the administrator and the person.
    pub sessions: Option<i64>,
    /// Authenticator apps as a second step of sign-in; only for the administrator and the person.
    pub factors: Option<i64>,
    /// Earlier names, the first first.
    pub names: Vec<EarlierName>,
    /// Holdings, the newest first.
    pub holdings: Vec<HoldingView>,
    /// The day on which this was read.
    #[schema(value_type = String, format = Date)]
    pub today: Date,
}

impl PersonDetail {
    /// Given names and surname.
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.surname)
    }
}

/// What a form of the structure offers to choose from.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Units without a last day, in the order of the tree.
    pub units: Vec<UnitView>,
    /// Posts without a last day and without a holder who has none.
    pub posts: Vec<PostView>,
    /// Today.
    pub today: Date,
}

/// Roles as a post or holding stores them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roles(Vec<Role>);

impl Roles {
    /// Roles that people can have, in the order of screens. Those of the program itself are not among them.
    pub const POSSIBLE: [Role; 7] = [
        Role::Officer,
        Role::Chancery,
        Role::Head,
        Role::Executive,
        Role::Coordinator,
        Role::Archivist,
        Role::Administrator,
    ];

    /// From codes, as typed or ticked.
    ///
    /// # Errors
    /// `people.roles-missing`, `people.role-unknown`.
    pub fn of(codes: &[String]) -> Result<Self, Refusal> {
        let known = |code: &String| Self::POSSIBLE.into_iter().find(|role| role.code() == code);
        if let Some(code) = codes.iter().find(|code| known(code).is_none()) {
            return Err(Refusal::input("people.role-unknown").on("roles").with("role", code));
        }
        let mut roles: Vec<Role> = codes.iter().filter_map(known).collect();
        roles.sort_unstable();
        roles.dedup();
        if roles.is_empty() {
            return Err(Refusal::input("people.roles-missing").on("roles"));
        }
        Ok(Self(roles))
    }

    /// Their codes, as the API describes them.
    pub(crate) fn schema() -> RefOr<Schema> {
        choices(Self::POSSIBLE.iter().map(|role| role.code()))
    }

    /// As stored.
    pub fn text(&self) -> String {
        self.0.iter().map(|role| role.code()).collect::<Vec<_>>().join(" ")
    }

    /// Is the administrator among them?
    pub fn administers(&self) -> bool {
        self.0.contains(&Role::Administrator)
    }
}
