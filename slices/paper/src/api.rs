//! Paper and media for programs: JSON.

use jiff::civil::{Date, Time};
use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{
    AddBox, AddStore, LeaveOut, LendPiece, PlacePiece, RecordContent, RecordDamage, ReturnPiece,
    WithdrawPiece,
};
use crate::model::{BoxId, DamageView, LeftOutId, LeftOutKind, PieceKind, Withdrawal};
use crate::queries::{ItemDamages, ListLeftOut};

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

/// A protocol of damage to draw up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DamageBody {
    /// Where the damage was found.
    #[schema(min_length = 1, max_length = 200)]
    site: String,
    /// On which day, not in the future.
    #[schema(value_type = String, format = Date)]
    found_on: Date,
    /// At what time of that day, in the office's own zone: `HH:MM`.
    #[schema(value_type = String, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    found_time: Time,
    /// The consignment's number; left out when it has none.
    #[serde(default)]
    #[schema(max_length = 100)]
    consignment: String,
    /// Who carried it.
    #[schema(min_length = 1, max_length = 200)]
    carrier: String,
    /// What is damaged and how.
    #[schema(min_length = 1, max_length = 2000)]
    description: String,
    /// Who draws it up.
    #[schema(min_length = 1, max_length = 200)]
    first_signer: String,
    /// Who delivered or witnessed it; somebody else.
    #[schema(min_length = 1, max_length = 200)]
    second_signer: String,
}

pub(crate) async fn record_damage(mut visit: Visit) -> Outcome {
    let body: DamageBody = visit.body().await?;
    let deed = RecordDamage {
        item: visit.id("id")?,
        site: body.site,
        found_on: body.found_on,
        found_time: body.found_time,
        consignment: body.consignment,
        carrier: body.carrier,
        description: body.description,
        first_signer: body.first_signer,
        second_signer: body.second_signer,
    };
    Reply::created(&visit.act(deed).await?)
}

/// The protocols of damage of an item.
#[derive(Serialize, ToSchema)]
pub(crate) struct Damages {
    /// In the order in which they were drawn up.
    damages: Vec<DamageView>,
}

pub(crate) async fn damages(visit: Visit) -> Outcome {
    let (_, damages) = visit.see(ItemDamages { item: visit.id("id")? }).await?;
    Reply::json(&Damages { damages })
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
