//! Lists of paper and media for programs: keyset pages, `next` of one page given as `after` of the following one.

use jiff::civil::Date;
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{BoxId, BoxView, LoanId, LoanView, PieceId, PieceView, StoreView};
use crate::queries::{BoxContents, ListBoxes, ListLoans, ListStores, ListUnread};

/// The stores, and the newest boxes of all of them.
#[derive(Serialize, ToSchema)]
pub(crate) struct Stores {
    /// By name, at most 100.
    stores: Vec<StoreView>,
    /// The newest first, at most 100.
    newest_boxes: Vec<BoxView>,
}

/// A page of the boxes of a store.
#[derive(Serialize, ToSchema)]
pub(crate) struct Boxes {
    /// The newest first.
    boxes: Vec<BoxView>,
    /// Key of the next page: give it as `before`.
    #[schema(value_type = Option<String>, format = Uuid)]
    next: Option<BoxId>,
}

/// A page of pieces in the order of the register.
#[derive(Serialize, ToSchema)]
pub(crate) struct Pieces {
    /// The pieces.
    pieces: Vec<PieceView>,
    /// Key of the next page: give it as `after`.
    next: Option<String>,
}

/// A page of open loans, the first due first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Loans {
    /// The loans.
    loans: Vec<LoanView>,
    /// Key of the next page: give it as `after`.
    next: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Before {
    before: Option<BoxId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct After {
    after: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

/// The key that stands in the address, `one.other`; another text is refused, not passed over.
fn key<A: std::str::FromStr, B: std::str::FromStr>(visit: &Visit) -> Result<Option<(A, B)>, Failure> {
    let After { after } = visit.query()?;
    let Some(text) = after else { return Ok(None) };
    let parts = text.split_once('.').and_then(|(one, other)| Some((one.parse().ok()?, other.parse().ok()?)));
    parts.map(Some).ok_or_else(|| Refusal::input("paper.list-key").on("after").into())
}

fn page(pieces: Vec<PieceView>, more: bool) -> Outcome {
    let next = crate::pages::stores::next_of(&pieces, more);
    Reply::json(&Pieces { pieces, next })
}

pub(crate) async fn stores(visit: Visit) -> Outcome {
    let Nothing {} = visit.query()?;
    let (stores, newest_boxes) = visit.see(ListStores).await?;
    Reply::json(&Stores { stores, newest_boxes })
}

pub(crate) async fn boxes(visit: Visit) -> Outcome {
    let Before { before } = visit.query()?;
    let (_, boxes, more) = visit.see(ListBoxes { store: visit.id("id")?, before }).await?;
    let next = boxes.last().filter(|_| more).map(|last| last.id);
    Reply::json(&Boxes { boxes, next })
}

pub(crate) async fn contents(visit: Visit) -> Outcome {
    let after: Option<(i64, PieceId)> = key(&visit)?;
    let (_, pieces, more) = visit.see(BoxContents { box_id: visit.id("id")?, after }).await?;
    page(pieces, more)
}

pub(crate) async fn unread(visit: Visit) -> Outcome {
    let (pieces, more) = visit.see(ListUnread { after: key(&visit)? }).await?;
    page(pieces, more)
}

pub(crate) async fn loans(visit: Visit) -> Outcome {
    let after: Option<(Date, LoanId)> = key(&visit)?;
    let (loans, more) = visit.see(ListLoans { after }).await?;
    let next = loans.last().filter(|_| more).map(|last| format!("{}.{}", last.due_on, last.id));
    Reply::json(&Loans { loans, next })
}
