//! Paper and media of one item, loans, media to be read; the panel on the item's page.

use askama::Template;
use jiff::civil::Date;
use obieg_kernel::{Failure, Named, Refusal};
use obieg_registry::{ItemId, ItemPanel, ItemView};
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::choices;
use super::stores::{key_of, next_of};
use crate::deeds::{LendPiece, PlacePiece, RecordContent, ReturnPiece, WithdrawPiece};
use crate::model::{BoxId, BoxView, LoanId, LoanView, PieceId, PieceView, Withdrawal, number_of};
use crate::queries::{ChooseBox, ListLoans, ListUnread, PrintItem};
use crate::store;

#[derive(Template)]
#[template(path = "panel.html")]
struct Panel<'p> {
    frame: &'p Frame,
    item: &'p ItemView,
    pieces: &'p [PieceView],
    may_print: bool,
    may_place: bool,
}

impl Panel<'_> {
    fn reasons(&self) -> Vec<(String, String)> {
        choices(self.frame, "paper-withdrawal", Withdrawal::ALL, Withdrawal::code)
    }
}

/// The panel for the slot of the item's page: prints, where the paper lies, who has it.
pub fn item_panel() -> ItemPanel {
    ItemPanel {
        load: |db, item| Ok(Box::new(store::pieces_of(db, item)?)),
        draw: |frame, _, item, data| {
            let pieces =
                data.downcast_ref::<Vec<PieceView>>().ok_or_else(|| Failure::internal("no pieces"))?;
            let open = item.stage != obieg_registry::Stage::Cancelled;
            let may_print = open && frame.could(PrintItem::NAME, PrintItem::RIGHTS);
            let may_place = open && frame.could(PlacePiece::NAME, PlacePiece::RIGHTS);
            if pieces.is_empty() && !may_print && !may_place {
                return Ok(Html::default());
            }
            Html::of(&Panel { frame, item, pieces, may_print, may_place })
        },
    }
}

#[derive(Template)]
#[template(path = "place.html")]
struct PlacePage {
    frame: Frame,
    faults: Faults,
    item: ItemView,
    boxes: Vec<BoxView>,
    form: PlaceForm,
}

impl PlacePage {
    fn choices(&self) -> Vec<(String, String)> {
        let line = |one: &BoxView| (one.id.to_string(), format!("{} / {}", one.store_name, one.name));
        self.boxes.iter().map(line).collect()
    }

    fn chosen(&self) -> String {
        self.form.r#box.map(|id| id.to_string()).unwrap_or_default()
    }
}

#[derive(Deserialize, Default)]
struct PlaceForm {
    r#box: Option<BoxId>,
    #[serde(default)]
    description: String,
}

async fn place_page(visit: &Visit, form: PlaceForm, faults: Faults) -> Result<PlacePage, Failure> {
    let (item, boxes) = visit.see(ChooseBox { item: visit.id("id")? }).await?;
    let frame = visit.frame(visit.words().a("paper-place-of", "number", &item.number))?;
    Ok(PlacePage { frame, faults, item, boxes, form })
}

pub(crate) async fn ask_place(visit: Visit) -> Outcome {
    Reply::page(&place_page(&visit, PlaceForm::default(), Faults::default()).await?)
}

pub(crate) async fn place(mut visit: Visit) -> Outcome {
    let item: ItemId = visit.id("id")?;
    let form: PlaceForm = visit.form().await?;
    // A box that was not chosen is refused by the deed like one that does not exist.
    let box_id = form.r#box.unwrap_or(BoxId::from_uuid(uuid::Uuid::nil()));
    match visit.act(PlacePiece { item, box_id, description: form.description.clone() }).await {
        Ok(_) => Ok(Reply::See(format!("/rpw/{item}?zrobiono=wlozono"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&place_page(&visit, form, faults).await?)
        }
    }
}

/// Where a short form stood, so that one comes back to it.
fn back(item: Option<ItemId>, done: &str, list: &str) -> Outcome {
    Ok(Reply::See(match item {
        Some(item) => format!("/rpw/{item}?zrobiono={done}"),
        None => format!("{list}?zrobiono={done}"),
    }))
}

#[derive(Deserialize)]
struct LendForm {
    item: Option<ItemId>,
    #[serde(default)]
    borrower: String,
    due_on: Option<Date>,
}

pub(crate) async fn lend(mut visit: Visit) -> Outcome {
    let piece: PieceId = visit.id("id")?;
    let LendForm { item, borrower, due_on } = visit.form().await?;
    let due_on = due_on.ok_or_else(|| Refusal::input("paper.due-missing").on("due_on"))?;
    visit.act(LendPiece { piece, borrower, due_on }).await?;
    back(item, "wypozyczono", "/papier/wypozyczenia")
}

#[derive(Deserialize)]
struct From {
    item: Option<ItemId>,
}

pub(crate) async fn give_back(mut visit: Visit) -> Outcome {
    let loan: LoanId = visit.id("id")?;
    let From { item } = visit.form().await?;
    visit.act(ReturnPiece { loan }).await?;
    back(item, "papier-zwrot", "/papier/wypozyczenia")
}

#[derive(Deserialize)]
struct WithdrawForm {
    item: Option<ItemId>,
    reason: Option<Withdrawal>,
    #[serde(default)]
    note: String,
}

pub(crate) async fn withdraw(mut visit: Visit) -> Outcome {
    let piece: PieceId = visit.id("id")?;
    let WithdrawForm { item, reason, note } = visit.form().await?;
    let reason = reason.ok_or_else(|| Refusal::input("paper.reason-missing").on("reason"))?;
    visit.act(WithdrawPiece { piece, reason, note }).await?;
    back(item, "wycofano", "/papier")
}

pub(crate) async fn record_content(mut visit: Visit) -> Outcome {
    let piece: PieceId = visit.id("id")?;
    let From { item } = visit.form().await?;
    visit.act(RecordContent { piece }).await?;
    back(item, "tresc", "/papier/nosniki")
}

#[derive(Template)]
#[template(path = "loans.html")]
struct LoansPage {
    frame: Frame,
    loans: Vec<LoanView>,
    next: Option<String>,
    today: Date,
    may_return: bool,
}

impl LoansPage {
    fn number(&self, loan: &LoanView) -> String {
        number_of(loan.place)
    }

    fn is_late(&self, loan: &LoanView) -> bool {
        loan.due_on < self.today
    }
}

#[derive(Template)]
#[template(path = "unread.html")]
struct UnreadPage {
    frame: Frame,
    pieces: Vec<PieceView>,
    next: Option<String>,
    may_record: bool,
}

impl UnreadPage {
    fn number(&self, piece: &PieceView) -> String {
        number_of(piece.place)
    }
}

#[derive(Deserialize)]
struct After {
    po: Option<String>,
}

fn loan_key(text: &str) -> Option<(Date, LoanId)> {
    let (day, loan) = text.split_once('.')?;
    Some((day.parse().ok()?, loan.parse().ok()?))
}

pub(crate) async fn loans(visit: Visit) -> Outcome {
    let After { po } = visit.query()?;
    let (loans, more) = visit.see(ListLoans { after: po.as_deref().and_then(loan_key) }).await?;
    let frame = visit.frame(visit.words().t("paper-loans"))?;
    let may_return = frame.could(ReturnPiece::NAME, ReturnPiece::RIGHTS);
    let next = loans.last().filter(|_| more).map(|last| format!("{}.{}", last.due_on, last.id));
    let today = visit.site().kernel().env().today();
    Reply::page(&LoansPage { frame, loans, next, today, may_return })
}

pub(crate) async fn unread(visit: Visit) -> Outcome {
    let After { po } = visit.query()?;
    let (pieces, more) = visit.see(ListUnread { after: key_of(po.as_deref()) }).await?;
    let frame = visit.frame(visit.words().t("paper-unread"))?;
    let may_record = frame.could(RecordContent::NAME, RecordContent::RIGHTS);
    let next = next_of(&pieces, more);
    Reply::page(&UnreadPage { frame, pieces, next, may_record })
}
