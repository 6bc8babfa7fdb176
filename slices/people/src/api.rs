//! The structure for programs.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::Failure;
use obieg_kernel::door::{ClearFactors, EndAllSessions, FactorRule, RevokeToken, SetFactorRule, Tokens};
use obieg_kernel::id::{HoldingId, PersonId, TokenId, UnitId};
use obieg_kernel::look::{SeeLookRule, SetLookRule, WhoTookLists};
use obieg_web::{MOST_ON_PAGE, Outcome, Reply, Visit, page_size};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{
    AddPost, AddUnit, AppointPerson, ChangeRoles, ClosePost, CloseUnit, EndHolding, ImportPerson,
    MoveHolding, MoveUnit, PersonLine, RenamePerson, RenameUnit, WithdrawAppointment,
};
use crate::model::Roles;
use crate::pages::{Form, keys, person_acts, unit_acts};
use crate::password::NewPassword;
use crate::queries::{FindPersons, SeePerson, SeeUnit, Structure};

/// Another name from a day.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Renaming {
    /// The new name.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// First day of the new name.
    #[schema(value_type = String, format = Date)]
    since: Date,
}

/// Another name of a person from a day.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonName {
    /// Given names.
    #[schema(min_length = 1, max_length = 100)]
    given: String,
    /// Surname.
    #[schema(min_length = 1, max_length = 100)]
    surname: String,
    /// First day of the new name, today or earlier.
    #[schema(value_type = String, format = Date)]
    since: Date,
}

/// The end of a unit, post or holding.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ending {
    /// The last day.
    #[schema(value_type = String, format = Date)]
    last_day: Date,
}

/// Other roles from a day.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRoles {
    /// Codes of roles.
    #[schema(schema_with = Roles::schema)]
    roles: Vec<String>,
    /// First day, today or later.
    #[schema(value_type = String, format = Date)]
    since: Date,
}

/// People who go to another unit with their posts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Moving {
    /// Their holdings.
    #[schema(value_type = Vec<String>, min_items = 1, max_items = 1000)]
    holdings: Vec<HoldingId>,
    /// The other unit.
    #[schema(value_type = String, format = Uuid)]
    unit: UnitId,
    /// First day there, today or later.
    #[schema(value_type = String, format = Date)]
    since: Date,
}

/// Moves each by itself; answers with the new holding and post of each.
pub(crate) async fn move_many(mut visit: Visit) -> Outcome {
    let Moving { holdings, unit, since } = visit.body().await?;
    let deeds = holdings.into_iter().map(|holding| MoveHolding { holding, unit, since });
    visit.tell_each(deeds, |moved| moved).await
}

/// Where a unit goes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnitPlace {
    /// The unit above from now on.
    #[schema(value_type = String, format = Uuid)]
    parent: UnitId,
}

/// Puts a unit under another one.
pub(crate) async fn move_unit(mut visit: Visit) -> Outcome {
    let UnitPlace { parent } = visit.body().await?;
    visit.act(MoveUnit { unit: visit.id("id")?, parent, keepers: unit_acts::keepers(&visit) }).await?;
    Reply::done()
}

/// A person to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonDraft {
    /// Given names.
    #[schema(min_length = 1, max_length = 100)]
    given: String,
    /// Surname.
    #[schema(min_length = 1, max_length = 100)]
    surname: String,
    /// Login: small letters, digits, dots, hyphens, underscores.
    #[schema(min_length = 1, max_length = 100, pattern = "^[a-z0-9._-]+$")]
    login: String,
    /// First password; without it one is generated.
    #[schema(min_length = 12, max_length = 128)]
    password: Option<String>,
}

/// A login and its password, answered once and kept nowhere.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FirstPassword {
    /// Id of the person.
    #[schema(value_type = String, format = Uuid)]
    id: PersonId,
    /// Login.
    login: String,
    /// The password; the person replaces it at the next sign-in.
    password: String,
}

/// A key to issue.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenDraft {
    /// What it is for.
    name: String,
    /// The holding in whose name the integration acts.
    #[schema(value_type = String, format = Uuid)]
    holding: HoldingId,
    /// Valid for so many days.
    #[schema(minimum = 1, maximum = 366)]
    days: u32,
    /// Names of deeds and queries it may use: what stands under `security` at each operation.
    #[schema(min_items = 1)]
    scopes: Vec<String>,
}

/// A key, answered once and kept nowhere.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NewToken {
    /// Id of the token.
    #[schema(value_type = String, format = Uuid)]
    id: TokenId,
    /// What stands after `Bearer`.
    token: String,
}

/// A line of the list of keys.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    id: TokenId,
    /// What it is for.
    name: String,
    /// In whose name it acts.
    holder: Option<String>,
    /// Names of deeds and queries it may use; `*` for all that the holder may.
    scopes: Vec<String>,
    /// Issued at.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// Valid until.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
    /// Withdrawn at.
    #[schema(value_type = Option<String>, format = DateTime)]
    revoked_at: Option<Timestamp>,
    /// The day on which it was last used; none before its first use.
    #[schema(value_type = Option<String>, format = Date)]
    used_on: Option<Date>,
}

/// The keys of an office.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenList {
    /// The newest first, at most 200.
    tokens: Vec<TokenView>,
}

/// What the office wants of everybody who signs in.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignInRule {
    /// Must everybody have a second step of sign-in?
    second_step: bool,
}

pub(crate) async fn factor_rule(visit: Visit) -> Outcome {
    Reply::json(&SignInRule { second_step: visit.see(FactorRule).await? })
}

pub(crate) async fn set_factor_rule(mut visit: Visit) -> Outcome {
    let SignInRule { second_step } = visit.body().await?;
    visit.act(SetFactorRule { required: second_step }).await?;
    Reply::done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BeforeLook {
    before: Option<uuid::Uuid>,
}

pub(crate) async fn list_looks(visit: Visit) -> Outcome {
    let BeforeLook { before } = visit.query()?;
    Reply::json(&visit.see(WhoTookLists { before, limit: obieg_web::looks::PAGE }).await?)
}

/// How long the office keeps its read log.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LookRuleBody {
    /// So many years, 2 to 10.
    keep_years: i64,
    /// The version that was read; 0 where nothing was set yet.
    version: i64,
}

pub(crate) async fn look_rule(visit: Visit) -> Outcome {
    Reply::json(&visit.see(SeeLookRule).await?)
}

pub(crate) async fn set_look_rule(mut visit: Visit) -> Outcome {
    let LookRuleBody { keep_years, version } = visit.body().await?;
    visit.act(SetLookRule { keep_years, version }).await?;
    Reply::done()
}

pub(crate) async fn clear_factors(visit: Visit) -> Outcome {
    visit.act(ClearFactors { person: visit.id("id")? }).await?;
    Reply::done()
}

pub(crate) async fn structure(visit: Visit) -> Outcome {
    Reply::json(&visit.see(Structure).await?)
}

pub(crate) async fn unit(visit: Visit) -> Outcome {
    Reply::json(&visit.see(SeeUnit { unit: visit.id("id")? }).await?)
}

pub(crate) async fn add_unit(mut visit: Visit) -> Outcome {
    let deed: AddUnit = visit.body().await?;
    Reply::created(&visit.act(deed).await?)
}

pub(crate) async fn rename_unit(mut visit: Visit) -> Outcome {
    let Renaming { name, since } = visit.body().await?;
    visit.act(RenameUnit { unit: visit.id("id")?, name, since }).await?;
    Reply::done()
}

pub(crate) async fn close_unit(mut visit: Visit) -> Outcome {
    let Ending { last_day } = visit.body().await?;
    visit.act(CloseUnit { unit: visit.id("id")?, last_day, counts: unit_acts::counts(&visit) }).await?;
    Reply::done()
}

pub(crate) async fn add_post(mut visit: Visit) -> Outcome {
    let deed: AddPost = visit.body().await?;
    Reply::created(&visit.act(deed).await?)
}

pub(crate) async fn close_post(mut visit: Visit) -> Outcome {
    let Ending { last_day } = visit.body().await?;
    visit.act(ClosePost { post: visit.id("id")?, last_day }).await?;
    Reply::done()
}

/// What an address of the list asks for; a misspelt name is refused.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Wanted {
    name: String,
    after: Option<PersonId>,
    limit: Option<i64>,
}

pub(crate) async fn persons(visit: Visit) -> Outcome {
    let Wanted { name, after, limit } = visit.query()?;
    let limit = page_size(limit, MOST_ON_PAGE)?;
    Reply::json(&visit.see(FindPersons { name, after, limit }).await?)
}

pub(crate) async fn person(visit: Visit) -> Outcome {
    Reply::json(&visit.see(SeePerson { person: visit.id("id")? }).await?)
}

pub(crate) async fn add_person(mut visit: Visit) -> Outcome {
    let PersonDraft { given, surname, login, password } = visit.body().await?;
    let password = password.unwrap_or_default();
    let form = Form { given, surname, login, password, ..Form::default() };
    let (id, login, password) = person_acts::try_add_person(&visit, &form).await?;
    Reply::created(&FirstPassword { id, login, password })
}

/// A person with a post of their own.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonWithPost {
    /// Given names.
    #[schema(min_length = 1, max_length = 100)]
    given: String,
    /// Surname.
    #[schema(min_length = 1, max_length = 100)]
    surname: String,
    /// Login.
    #[schema(min_length = 1, max_length = 64)]
    login: String,
    /// Code of the unit.
    #[schema(min_length = 1, max_length = 40)]
    unit: String,
    /// Title of the post.
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// Codes of roles.
    #[schema(schema_with = Roles::schema)]
    roles: Vec<String>,
    /// First day.
    #[schema(value_type = String, format = Date)]
    since: jiff::civil::Date,
}

pub(crate) async fn import_person(mut visit: Visit) -> Outcome {
    let PersonWithPost { given, surname, login, unit, title, roles, since } = visit.body().await?;
    let env = visit.site().kernel().env();
    let password = crate::password::generate(env);
    let hashed = NewPassword::of(visit.actor()?, &password, &login).await?;
    let line = PersonLine { given, surname, login: login.clone(), unit, title, roles, since };
    let id = visit.act(ImportPerson { person: env.new_id(), line, password: hashed }).await?.id;
    Reply::created(&FirstPassword { id, login, password })
}

pub(crate) async fn reset_password(visit: Visit) -> Outcome {
    let (id, login, password) = person_acts::try_reset(&visit).await?;
    Reply::json(&FirstPassword { id, login, password })
}

pub(crate) async fn end_sessions(visit: Visit) -> Outcome {
    visit.act(EndAllSessions { person: visit.id("id")?, holding: None, except: None }).await?;
    Reply::done()
}

pub(crate) async fn appoint(mut visit: Visit) -> Outcome {
    let deed: AppointPerson = visit.body().await?;
    Reply::created(&visit.act(deed).await?)
}

pub(crate) async fn end_holding(mut visit: Visit) -> Outcome {
    let Ending { last_day } = visit.body().await?;
    visit.act(EndHolding { holding: visit.id("id")?, last_day }).await?;
    Reply::done()
}

pub(crate) async fn withdraw(visit: Visit) -> Outcome {
    visit.act(WithdrawAppointment { holding: visit.id("id")? }).await?;
    Reply::done()
}

pub(crate) async fn rename_person(mut visit: Visit) -> Outcome {
    let PersonName { given, surname, since } = visit.body().await?;
    visit.act(RenamePerson { person: visit.id("id")?, given, surname, since }).await?;
    Reply::done()
}

pub(crate) async fn change_roles(mut visit: Visit) -> Outcome {
    let NewRoles { roles, since } = visit.body().await?;
    visit.act(ChangeRoles { holding: visit.id("id")?, roles, since }).await?;
    Reply::done()
}

pub(crate) async fn tokens(visit: Visit) -> Outcome {
    let tokens = visit.see(Tokens).await?.into_iter().map(|line| TokenView {
        id: line.id,
        name: line.name,
        holder: line.holder,
        scopes: line.scopes.split_whitespace().map(str::to_owned).collect(),
        created_at: line.created_at,
        expires_at: line.expires_at,
        revoked_at: line.revoked_at,
        used_on: line.used_on,
    });
    Reply::json(&TokenList { tokens: tokens.collect() })
}

pub(crate) async fn issue_token(mut visit: Visit) -> Outcome {
    let TokenDraft { name, holding, days, scopes } = visit.body().await?;
    keys::check_scopes(visit.site(), &scopes)?;
    let (deed, token) = visit.actor()?.new_token(holding, &name, days, &scopes);
    let id = deed.token;
    visit.act(deed).await?;
    Reply::created(&NewToken { id, token })
}

pub(crate) async fn revoke_token(visit: Visit) -> Result<Reply, Failure> {
    visit.act(RevokeToken { token: visit.id("id")? }).await?;
    Reply::done()
}
