//! Stores, boxes, and what lies in a box.

use askama::Template;
use obieg_kernel::{Failure, Named, Refusal};
use obieg_law::rpw::RegisterNumber;
use obieg_registry::rules::label_mark;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::choices;
use crate::deeds::{AddBox, AddStore, PlacePiece};
use crate::model::{BoxId, BoxView, PieceId, PieceKind, PieceView, StoreId, StoreView, number_of};
use crate::queries::{BoxContents, FindNumbered, ListBoxes, ListStores};

#[derive(Template)]
#[template(path = "stores.html")]
struct StoresPage {
    frame: Frame,
    faults: Faults,
    name: String,
    stores: Vec<StoreView>,
    boxes: Vec<BoxView>,
    may_add: bool,
}

impl StoresPage {
    fn kinds(&self) -> Vec<(String, String)> {
        choices(&self.frame, "paper-store-kind", PieceKind::ALL, PieceKind::code)
    }
}

#[derive(Template)]
#[template(path = "boxes.html")]
struct BoxesPage {
    frame: Frame,
    faults: Faults,
    form: BoxForm,
    store: StoreView,
    boxes: Vec<BoxView>,
    next: Option<BoxId>,
    may_add: bool,
}

#[derive(Template)]
#[template(path = "box.html")]
struct BoxPage {
    frame: Frame,
    faults: Faults,
    form: ScanForm,
    one: BoxView,
    pieces: Vec<PieceView>,
    next: Option<String>,
    may_place: bool,
}

impl BoxPage {
    fn number(&self, piece: &PieceView) -> String {
        number_of(piece.place)
    }

    fn is_media(&self) -> bool {
        self.one.kind == PieceKind::Medium
    }
}

#[derive(Deserialize, Default)]
pub(crate) struct StoreForm {
    kind: Option<PieceKind>,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize, Default)]
struct BoxForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    location: String,
}

/// What a barcode reader types into the box's page, or a person does.
#[derive(Deserialize, Default)]
struct ScanForm {
    #[serde(default)]
    number: String,
    #[serde(default)]
    description: String,
}

#[derive(Deserialize)]
struct Keys {
    przed: Option<BoxId>,
    po: Option<String>,
}

/// The key of a list of pieces, `place.piece`; what is none begins at the beginning.
pub(super) fn key_of(text: Option<&str>) -> Option<(i64, PieceId)> {
    let (place, piece) = text?.split_once('.')?;
    Some((place.parse().ok()?, piece.parse().ok()?))
}

/// The key behind the last line of a page.
pub(crate) fn next_of(pieces: &[PieceView], more: bool) -> Option<String> {
    pieces.last().filter(|_| more).map(|last| format!("{}.{}", last.place, last.id))
}

async fn stores_page(visit: &Visit, name: String, faults: Faults) -> Result<StoresPage, Failure> {
    let (stores, boxes) = visit.see(ListStores).await?;
    let frame = visit.frame(visit.words().t("paper-title"))?;
    let may_add = frame.could(AddStore::NAME, AddStore::RIGHTS);
    Ok(StoresPage { frame, faults, name, stores, boxes, may_add })
}

pub(crate) async fn stores(visit: Visit) -> Outcome {
    Reply::page(&stores_page(&visit, String::new(), Faults::default()).await?)
}

pub(crate) async fn add_store(mut visit: Visit) -> Outcome {
    let StoreForm { kind, name } = visit.form().await?;
    let deed = AddStore { kind: kind.unwrap_or(PieceKind::Paper), name: name.clone() };
    match visit.act(deed).await {
        Ok(_) => Ok(Reply::See("/papier?zrobiono=sklad".to_owned())),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&stores_page(&visit, name, faults).await?)
        }
    }
}

async fn boxes_page(visit: &Visit, form: BoxForm, faults: Faults) -> Result<BoxesPage, Failure> {
    let Keys { przed, .. } = visit.query()?;
    let store: StoreId = visit.id("id")?;
    let (store, boxes, more) = visit.see(ListBoxes { store, before: przed }).await?;
    let frame = visit.frame(store.name.clone())?;
    let may_add = frame.could(AddBox::NAME, AddBox::RIGHTS);
    let next = boxes.last().filter(|_| more).map(|one| one.id);
    Ok(BoxesPage { frame, faults, form, store, boxes, next, may_add })
}

pub(crate) async fn boxes(visit: Visit) -> Outcome {
    Reply::page(&boxes_page(&visit, BoxForm::default(), Faults::default()).await?)
}

pub(crate) async fn add_box(mut visit: Visit) -> Outcome {
    let store: StoreId = visit.id("id")?;
    let form: BoxForm = visit.form().await?;
    let deed = AddBox { store, name: form.name.clone(), location: form.location.clone() };
    match visit.act(deed).await {
        Ok(added) => Ok(Reply::See(format!("/papier/pudla/{}?zrobiono=pudlo", added.id))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&boxes_page(&visit, form, faults).await?)
        }
    }
}

async fn box_page(visit: &Visit, form: ScanForm, faults: Faults) -> Result<BoxPage, Failure> {
    let Keys { po, .. } = visit.query()?;
    let query = BoxContents { box_id: visit.id("id")?, after: key_of(po.as_deref()) };
    let (one, pieces, more) = visit.see(query).await?;
    let frame = visit.frame(format!("{} / {}", one.store_name, one.name))?;
    let may_place = frame.could(PlacePiece::NAME, PlacePiece::RIGHTS);
    let next = next_of(&pieces, more);
    Ok(BoxPage { frame, faults, form, one, pieces, next, may_place })
}

pub(crate) async fn one_box(visit: Visit) -> Outcome {
    Reply::page(&box_page(&visit, ScanForm::default(), Faults::default()).await?)
}

/// Into the box by number: what a reader of barcodes types is followed by Enter, so each item is one scan.
pub(crate) async fn scan_in(mut visit: Visit) -> Outcome {
    let box_id: BoxId = visit.id("id")?;
    let form: ScanForm = visit.form().await?;
    match place(&visit, box_id, &form).await {
        Ok(()) => Ok(Reply::See(format!("/papier/pudla/{box_id}?zrobiono=wlozono"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&box_page(&visit, form, faults).await?)
        }
    }
}

async fn place(visit: &Visit, box_id: BoxId, form: &ScanForm) -> Result<(), Failure> {
    let unknown = || Refusal::input("paper.no-such-number").on("number").with("number", form.number.trim());
    let text = form.number.trim();
    let scanned = RegisterNumber::of_file_name(text, &label_mark(visit.actor()?.office()));
    let number = scanned.or_else(|| text.parse().ok()).ok_or_else(unknown)?;
    let item = visit.see(FindNumbered { number }).await?.ok_or_else(unknown)?;
    visit.act(PlacePiece { item, box_id, description: form.description.clone() }).await.map(drop)
}
