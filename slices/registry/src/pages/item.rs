//! The page of one item, its files, the proof of what happened.

use askama::Template;
use obieg_documents::pages::{Way, send};
use obieg_documents::{NewFile, parts, slot};
use obieg_kernel::journal::proof::Proof;
use obieg_kernel::{Failure, Named};
use obieg_web::{Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::draft_key;
use crate::api::{OnlyFiles, must_be_able};
use crate::deeds::{AttachFiles, CancelItem, CompleteItem, VersionFile};
use crate::history::Happened;
use crate::model::{ItemDetail, Stage};
use crate::queries::{ItemFile, ItemProof, ItemVersions, ShowItem, WhoLooked};
use crate::rules;
use crate::slot::ItemPanel;

#[derive(Template)]
#[template(path = "item.html")]
struct ItemPageView {
    frame: Frame,
    detail: ItemDetail,
    files: Html,
    preview: Html,
    panels: Vec<Html>,
    /// What guests put beside the senders, in their order.
    sender_acts: Vec<Html>,
    happened: Vec<Happened>,
    may_complete: bool,
    may_attach: bool,
    may_cancel: bool,
    /// The draft whose form has just been sent.
    draft_done: String,
}

impl ItemPageView {
    /// What guests put beside the sender of a place from 0.
    fn sender_act(&self, place: &usize) -> Html {
        self.sender_acts.get(*place).cloned().unwrap_or_default()
    }

    fn may_see_looks(&self) -> bool {
        self.frame.could(WhoLooked::NAME, WhoLooked::RIGHTS)
    }
}

#[derive(Deserialize)]
struct ItemQuery {
    dokument: Option<String>,
    zrobiono: Option<String>,
}

pub(crate) async fn item(visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    let query: ItemQuery = visit.query()?;
    let slots: Vec<&ItemPanel> = visit.site().slots::<ItemPanel>().collect();
    let shown = visit.see(ShowItem { item, panels: slots.iter().map(|slot| slot.load).collect() }).await?;
    let frame = visit.frame(visit.words().a("registry-item-of", "number", &shown.detail.item.number))?;
    let (actor, about) = (visit.actor()?, &shown.detail.item);
    let panels = slots.iter().zip(&shown.panels).map(|(slot, data)| (slot.draw)(&frame, actor, about, data));
    let panels = panels.collect::<Result<_, _>>()?;
    let happened = Happened::list(&shown.entries, visit.words());
    let drawn = drawn(&visit, &frame, &shown.detail, &query).await?;
    let sender_acts = crate::sender_help::acts(&visit, &frame, item, &shown.detail.senders)?;
    let page = view(frame, shown.detail, happened, (panels, drawn), &query)?;
    Reply::page(&ItemPageView { sender_acts, ..page })
}

/// The preview by program of the document that the page shows.
async fn drawn(
    visit: &Visit,
    frame: &Frame,
    detail: &ItemDetail,
    query: &ItemQuery,
) -> Result<slot::Drawn, Failure> {
    match parts::chosen(&detail.documents, query.dokument.as_deref()) {
        Some(one) => {
            let file = ItemFile { item: detail.item.id, document: one.id, version: None };
            slot::drawn_of(visit, frame, one, file).await
        }
        None => Ok(slot::Drawn::default()),
    }
}

fn view(
    frame: Frame,
    detail: ItemDetail,
    happened: Vec<Happened>,
    (panels, drawn): (Vec<Html>, slot::Drawn),
    query: &ItemQuery,
) -> Result<ItemPageView, Failure> {
    let item = &detail.item;
    let here = format!("/rpw/{}", item.id);
    let base = format!("{here}/dokument");
    let shown = parts::chosen(&detail.documents, query.dokument.as_deref());
    let files = parts::file_list(&frame, &detail.documents, &base, &here, shown.map(|one| one.id))?;
    let open = !matches!(item.stage, Stage::Cancelled | Stage::Closed);
    // In a case the version is added there: only the case knows whether it is closed.
    let may_version =
        open && item.stage != Stage::InCase && frame.could(VersionFile::NAME, VersionFile::RIGHTS);
    let preview = shown.map(|one| parts::preview(&frame, one, &base, may_version, drawn));
    let preview = preview.transpose()?.unwrap_or_default();
    let could = |name, rights| open && frame.could(name, rights);
    let draft_done = match query.zrobiono.as_deref() {
        Some("zarejestrowano") => draft_key(&frame, "nowa"),
        Some("rpw-uzupelniono") => draft_key(&frame, &item.id.to_string()),
        _ => String::new(),
    };
    Ok(ItemPageView {
        may_complete: could(CompleteItem::NAME, CompleteItem::RIGHTS),
        may_attach: could(AttachFiles::NAME, AttachFiles::RIGHTS),
        may_cancel: could(CancelItem::NAME, CancelItem::RIGHTS)
            && rules::may_move(item.stage, Stage::Cancelled),
        frame,
        detail,
        files,
        preview,
        panels,
        sender_acts: Vec::new(),
        happened,
        draft_done,
    })
}

pub(crate) async fn attach(mut visit: Visit) -> Outcome {
    must_be_able::<AttachFiles>(&visit)?;
    let item = visit.id("id")?;
    let (OnlyFiles {}, files) = visit.form_with_files(crate::MOST_FILES).await?;
    let files = files.into_iter().map(NewFile::of).collect();
    visit.act(AttachFiles { item, files, taken_as: None }).await?;
    Ok(Reply::See(format!("/rpw/{item}?zrobiono=rpw-dolaczono")))
}

pub(crate) async fn save_file(visit: Visit) -> Outcome {
    file(visit, None, Way::Save).await
}

pub(crate) async fn save_version(visit: Visit) -> Outcome {
    let version = visit.part("version")?.parse().map_err(|_| Failure::Hidden)?;
    file(visit, Some(version), Way::Save).await
}

pub(crate) async fn show_file(visit: Visit) -> Outcome {
    file(visit, None, Way::Show).await
}

async fn file(visit: Visit, version: Option<i64>, way: Way) -> Outcome {
    let (item, document) = (visit.id("id")?, visit.id("document")?);
    let content = visit.see(ItemFile { item, document, version }).await?;
    send(&visit, content, way).await
}

pub(crate) async fn versions(visit: Visit) -> Outcome {
    let (item, document) = (visit.id("id")?, visit.id("document")?);
    let (view, found) = visit.see(ItemVersions { item, document }).await?;
    let of = format!("{} {}", visit.words().t("registry-rpw"), view.number);
    obieg_documents::pages::versions(&visit, &found, &of, &format!("/rpw/{item}"))
}

pub(crate) async fn add_version(mut visit: Visit) -> Outcome {
    must_be_able::<VersionFile>(&visit)?;
    let (item, document) = (visit.id("id")?, visit.id("document")?);
    let (after, file) = obieg_documents::pages::new_version(&mut visit).await?;
    visit.act(VersionFile { item, document, after, file }).await?;
    Ok(Reply::See(format!("/rpw/{item}?dokument={document}&zrobiono=rpw-wersja#podglad")))
}

#[derive(Template)]
#[template(path = "proof.html")]
struct ProofPage {
    frame: Frame,
    item: String,
    happened: Happened,
    body: String,
    proof: Proof,
}

pub(crate) async fn looks(visit: Visit) -> Outcome {
    let asked = WhoLooked { item: visit.id("id")?, before: obieg_web::looks::before(&visit)? };
    let (item, looks) = visit.see(asked).await?;
    let name = format!("{}/{}", visit.words().t("registry-rpw"), item.number);
    let about = obieg_web::looks::About { name, address: format!("/rpw/{}", item.id) };
    obieg_web::looks::page(&visit, about, looks)
}

pub(crate) async fn proof(visit: Visit) -> Outcome {
    let item = visit.id("id")?;
    let seq = visit.part("seq")?.parse().map_err(|_| Failure::Hidden)?;
    let (entry, proof) = visit.see(ItemProof { item, seq }).await?;
    let happened = Happened::of(&entry, visit.words());
    let frame = visit.frame(visit.words().t("registry-proof"))?;
    Reply::page(&ProofPage { frame, item: item.to_string(), happened, body: entry.body, proof })
}
