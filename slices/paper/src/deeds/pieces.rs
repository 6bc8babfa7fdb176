//! Paper and media come into boxes, move between them, and leave for good only for a reason of the law.

use obieg_kernel::{Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, named};
use obieg_registry::ItemId;
use obieg_registry::deeds::{ItemTarget, load, must_not_be_cancelled, relation};
use serde::Serialize;

use super::{Added, PaperEvent, about};
use crate::model::{BoxId, BoxView, PieceId, PieceKind, PieceView, Withdrawal};
use crate::{rules, store};

/// Puts an item's paper or medium into a box; what lies in another box already moves there. What it is follows from
/// the store: paper in a chronological store, a medium in a store of media.
#[derive(Debug, Serialize)]
pub struct PlacePiece {
    /// The item.
    pub item: ItemId,
    /// The box.
    pub box_id: BoxId,
    /// Which medium, up to 200 characters; empty for paper.
    pub description: String,
}

/// Takes a piece out of its store for good.
#[derive(Debug, Serialize)]
pub struct WithdrawPiece {
    /// The piece.
    pub piece: PieceId,
    /// Which of the three reasons.
    pub reason: Withdrawal,
    /// Where it goes, 1 to 300 characters.
    pub note: String,
}

/// The content of a medium was copied into the system.
#[derive(Debug, Serialize)]
pub struct RecordContent {
    /// The medium.
    pub piece: PieceId,
}

named!(PlacePiece, "paper.place-piece", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(WithdrawPiece, "paper.withdraw-piece", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(RecordContent, "paper.record-content", [(Chancery, Colleague), (Coordinator, Colleague)]);

about!(WithdrawPiece: PieceView => (), |deed, db| Ok(store::find_piece(db, deed.piece)?));
about!(RecordContent: PieceView => (), |deed, db| Ok(store::find_piece(db, deed.piece)?));

impl Deed for PlacePiece {
    type Target = (ItemTarget, Option<BoxView>, Vec<PieceView>);
    type Event = PaperEvent;
    type Done = Added;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let Some(item) = load(db, self.item)? else { return Ok(None) };
        let to = store::find_box(db, self.box_id)?;
        Ok(Some((item, to, store::pieces_of(db, self.item)?)))
    }

    fn relation(&self, actor: &Actor, (item, ..): &Self::Target) -> Relation {
        relation(actor, item)
    }

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (target, to, pieces): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        must_not_be_cancelled(&target.item)?;
        let to = to.ok_or_else(|| Refusal::input("paper.no-such-box").on("box"))?;
        let description = rules::description(to.kind, &self.description)?;
        let same = |one: &&PieceView| {
            one.withdrawn.is_none() && one.kind == to.kind && one.description == description
        };
        let before = pieces.iter().find(same);
        let id = match before {
            Some(piece) => {
                rules::must_lie(piece)?;
                store::move_piece(&mut granted, piece.id, to.id)?;
                piece.id
            }
            None => {
                let id = granted.env().new_id();
                let item = &target.item;
                let new = store::NewPiece {
                    id,
                    item: item.id,
                    place: item.place,
                    kind: to.kind,
                    description: &description,
                    box_id: to.id,
                };
                let by = granted.actor().holding();
                store::add_piece(&mut granted, &new, by)?;
                id
            }
        };
        let note = format!("{} / {} {description}", to.store_name, to.name).trim_end().to_owned();
        let from = before.map(|piece| piece.box_id.uuid());
        let event = PaperEvent::PiecePlaced {
            piece: id.uuid(),
            item: self.item.uuid(),
            box_id: to.id.uuid(),
            from,
            note,
        };
        granted.commit(&event, Added { id: id.uuid() })
    }
}

impl WithdrawPiece {
    fn decide(&self, mut granted: Granted<'_, Self>, piece: PieceView) -> Result<Committed<Self>, Failure> {
        rules::must_lie(&piece)?;
        let note = rules::text("note", &self.note, 300)?;
        store::withdraw(&mut granted, piece.id, self.reason, &note)?;
        let (id, item) = (piece.id.uuid(), piece.item.uuid());
        let event = PaperEvent::PieceWithdrawn { piece: id, item, reason: self.reason.code(), note };
        granted.commit(&event, ())
    }
}

impl RecordContent {
    fn decide(&self, mut granted: Granted<'_, Self>, piece: PieceView) -> Result<Committed<Self>, Failure> {
        if piece.kind != PieceKind::Medium || piece.content {
            return Err(Refusal::state("paper.content-there").into());
        }
        store::set_content(&mut granted, piece.id)?;
        let (id, item) = (piece.id.uuid(), piece.item.uuid());
        let event = PaperEvent::ContentRecorded { piece: id, item, note: piece.description };
        granted.commit(&event, ())
    }
}
