//! Paper and media for programs: JSON.

use jiff::civil::Date;
use obieg_web::{Outcome, Reply, Visit};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::deeds::{
    AddBox, AddStore, LeaveOut, LendPiece, PlacePiece, RecordContent, ReturnPiece, WithdrawPiece,
};
use crate::model::{BoxId, LeftOutId, LeftOutKind, PieceKind, Withdrawal};
use crate::queries::ListLeftOut;

/// A store to open.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StoreBody {
    /// What it holds.
    kind: PieceKind,
    /// Its name, once in the office.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
}

pub(crate) async fn add_store(mut visit: Visit) -> Outcome {
    let StoreBody { kind, name } = visit.body().await?;
    Reply::created(&visit.act(AddStore { kind, name }).await?)
}

/// A box to open in a store.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BoxBody {
    /// Name or number on the box, once in the store.
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    /// Room, rack, shelf.
    #[serde(default)]
    #[schema(max_length = 100)]
    location: String,
}

pub(crate) async fn add_box(mut visit: Visit) -> Outcome {
    let BoxBody { name, location } = visit.body().await?;
    Reply::created(&visit.act(AddBox { store: visit.id("id")?, name, location }).await?)
}

/// Where the paper or a medium of an item goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceBody {
    /// The box.
    #[serde(rename = "box")]
    #[schema(value_type = String, format = Uuid)]
    box_id: BoxId,
    /// Which medium; left out for paper.
    #[serde(default)]
    #[schema(max_length = 200)]
    description: String,
}

pub(crate) async fn place(mut visit: Visit) -> Outcome {
    let PlaceBody { box_id, description } = visit.body().await?;
    Reply::created(&visit.act(PlacePiece { item: visit.id("id")?, box_id, description }).await?)
}

/// A loan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LoanBody {
    /// To whom.
    #[schema(min_length = 1, max_length = 200)]
    borrower: String,
    /// Until when, not before today.
    #[schema(value_type = String, format = Date)]
    due_on: Date,
}

pub(crate) async fn lend(mut visit: Visit) -> Outcome {
    let LoanBody { borrower, due_on } = visit.body().await?;
    Reply::created(&visit.act(LendPiece { piece: visit.id("id")?, borrower, due_on }).await?)
}

pub(crate) async fn give_back(visit: Visit) -> Outcome {
    visit.act(ReturnPiece { loan: visit.id("id")? }).await?;
    Reply::done()
}

/// Why paper leaves its store for good.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithdrawalBody {
    /// Which of the three reasons.
    reason: Withdrawal,
    /// Where it goes.
    #[schema(min_length = 1, max_length = 300)]
    note: String,
}

pub(crate) async fn withdraw(mut visit: Visit) -> Outcome {
    let WithdrawalBody { reason, note } = visit.body().await?;
    visit.act(WithdrawPiece { piece: visit.id("id")?, reason, note }).await?;
    Reply::done()
}

pub(crate) async fn record_content(visit: Visit) -> Outcome {
    visit.act(RecordContent { piece: visit.id("id")? }).await?;
    Reply::done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Before {
    before: Option<LeftOutId>,
}

pub(crate) async fn left_out(visit: Visit) -> Outcome {
    let Before { before } = visit.query()?;
    Reply::json(&visit.see(ListLeftOut { before }).await?)
}

/// Something that came and is not registered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeftOutBody {
    /// Why.
    kind: LeftOutKind,
    /// What it is.
    #[schema(min_length = 1, max_length = 300)]
    description: String,
    /// What became of it.
    #[schema(min_length = 1, max_length = 300)]
    outcome: String,
    /// When it came, not in the future.
    #[schema(value_type = String, format = Date)]
    received_on: Date,
}

pub(crate) async fn leave_out(mut visit: Visit) -> Outcome {
    let LeftOutBody { kind, description, outcome, received_on } = visit.body().await?;
    Reply::created(&visit.act(LeaveOut { kind, description, outcome, received_on }).await?)
}
