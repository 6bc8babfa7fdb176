//! Contacts in the API: the same deeds.

use obieg_kernel::Refusal;
use obieg_kernel::schema::{PartialSchema, RefOr, Schema, judged_each};
use obieg_web::batch::MOST_AT_ONCE;
use obieg_web::{MOST_ON_PAGE, Outcome, Reply, Visit, page_size};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{
    AddContact, BringBackContact, ChangeContact, ImportContact, KeepApart, MergeContacts, PutAwayContact,
    SeparateContacts, TakeParty, TakeSender,
};
use crate::model::{ContactData, ContactId, ContactState, Direction, MergeId};
use crate::queries::{ListAlike, ListContacts, ShowContact, SuggestContacts};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    #[serde(default)]
    search: String,
    state: Option<String>,
    after: Option<String>,
    limit: Option<i64>,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let Wanted { search, state, after, limit } = visit.query()?;
    let limit = page_size(limit, MOST_ON_PAGE)?;
    let state = match state.as_deref().map(ContactState::from_code) {
        None => ContactState::Kept,
        Some(Some(state @ (ContactState::Kept | ContactState::Away))) => state,
        Some(_) => return Err(Refusal::input("contacts.state-wrong").on("state").into()),
    };
    Reply::json(&visit.see(ListContacts { search, state, after, limit }).await?)
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let data: ContactData = visit.body().await?;
    Reply::created(&visit.act(AddContact { data }).await?)
}

/// Lines of a list, each by itself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactList {
    /// What each says: what is wrong with a line is told at that line.
    #[schema(schema_with = lines)]
    contacts: Vec<ContactData>,
}

fn lines() -> RefOr<Schema> {
    judged_each(ContactData::schema(), MOST_AT_ONCE)
}

pub(crate) async fn import(mut visit: Visit) -> Outcome {
    let ContactList { contacts } = visit.body().await?;
    visit.tell_each(contacts.into_iter().map(|data| ImportContact { data }), |taken| taken).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    #[serde(default)]
    text: String,
    direction: Option<Direction>,
}

pub(crate) async fn suggest(visit: Visit) -> Outcome {
    let Typed { text, direction } = visit.query()?;
    let direction = direction.unwrap_or(Direction::In);
    Reply::json(&visit.see(SuggestContacts { typed: text, direction }).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct After {
    after: Option<String>,
}

pub(crate) async fn alike(visit: Visit) -> Outcome {
    let After { after } = visit.query()?;
    Reply::json(&visit.see(ListAlike { after }).await?)
}

/// The mark of contacts that are different.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactMark {
    /// The mark that they share, as the list of those alike gives it.
    #[schema(min_length = 1, max_length = 2000)]
    mark: String,
}

pub(crate) async fn keep_apart(mut visit: Visit) -> Outcome {
    let ContactMark { mark } = visit.body().await?;
    visit.act(KeepApart { mark }).await?;
    Reply::done()
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ShowContact { contact: visit.id("id")? }).await?)
}

/// Data put right.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactChange {
    /// The version as it was read.
    version: i64,
    /// What is known now; a field that is left out is emptied.
    data: ContactData,
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let (contact, ContactChange { version, data }) = (visit.id("id")?, visit.body().await?);
    visit.act(ChangeContact { contact, version, data }).await?;
    Reply::done()
}

/// Why a contact is put away.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactAway {
    /// Why.
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

pub(crate) async fn put_away(mut visit: Visit) -> Outcome {
    let (contact, ContactAway { reason }) = (visit.id("id")?, visit.body().await?);
    visit.act(PutAwayContact { contact, reason }).await?;
    Reply::done()
}

pub(crate) async fn bring_back(visit: Visit) -> Outcome {
    visit.act(BringBackContact { contact: visit.id("id")? }).await?;
    Reply::done()
}

/// The contact that is merged into the one of the address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactMerge {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    merged: ContactId,
}

/// A merger that was made.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewContactMerge {
    /// Id, for undoing it.
    #[schema(value_type = String, format = Uuid)]
    id: MergeId,
}

pub(crate) async fn merge(mut visit: Visit) -> Outcome {
    let (kept, ContactMerge { merged }) = (visit.id("id")?, visit.body().await?);
    Reply::created(&NewContactMerge { id: visit.act(MergeContacts { kept, merged }).await? })
}

pub(crate) async fn separate(visit: Visit) -> Outcome {
    visit.act(SeparateContacts { merge: visit.id("merge")? }).await?;
    Reply::done()
}

pub(crate) async fn take_sender(visit: Visit) -> Outcome {
    let deed = TakeSender { item: visit.id("id")?, position: crate::pages::position(&visit)? };
    Reply::created(&visit.act(deed).await?)
}

pub(crate) async fn take_party(visit: Visit) -> Outcome {
    let deed = TakeParty { case: visit.id("id")?, party: visit.id("party")? };
    Reply::created(&visit.act(deed).await?)
}
