//! Where the paper of the invented letters lies: a chronological store with boxes, a store of media, one loan.

use jiff::ToSpan;
use jiff::civil::Date;
use obieg_kernel::{Actor, Failure};
use obieg_paper::deeds::{AddBox, AddStore, LendPiece, PlacePiece};
use obieg_paper::model::{BoxId, PieceId, PieceKind, StoreId};
use obieg_registry::ItemId;

/// Letters in a box: few enough that a county of some weeks fills several.
const IN_A_BOX: usize = 25;
/// Of so many letters one came with a disc.
const WITH_A_DISC: usize = 23;

/// Puts away the paper of these letters, the oldest first; the newest are still on the scanner's table. One paper is on loan.
pub(super) async fn put_away(
    chancery: &Actor,
    items: &[ItemId],
    lent: Option<ItemId>,
    today: Date,
) -> Result<(), Failure> {
    let papers = store(chancery, PieceKind::Paper, "Skład chronologiczny").await?;
    let discs = store(chancery, PieceKind::Medium, "Skład nośników").await?;
    let disc_box = add_box(chancery, discs, "Nośniki 1".to_owned(), "pok. 3, szafa pancerna").await?;
    let scanned = items.len().saturating_sub(items.len() / 10);
    for (number, letters) in (1..).zip(items.get(..scanned).unwrap_or_default().chunks(IN_A_BOX)) {
        let box_id = add_box(chancery, papers, format!("Pudło {number}"), "pok. 3, regał A").await?;
        for item in letters {
            let piece = place(chancery, *item, box_id, "").await?;
            if Some(*item) == lent {
                lend(chancery, piece, today).await?;
            }
        }
    }
    for item in items.iter().skip(WITH_A_DISC / 2).step_by(WITH_A_DISC) {
        place(chancery, *item, disc_box, "płyta CD z projektem").await?;
    }
    Ok(())
}

async fn store(chancery: &Actor, kind: PieceKind, name: &str) -> Result<StoreId, Failure> {
    let added = chancery.act(AddStore { kind, name: name.to_owned() }, None).await?;
    Ok(StoreId::from_uuid(added.id))
}

async fn add_box(chancery: &Actor, store: StoreId, name: String, location: &str) -> Result<BoxId, Failure> {
    let added = chancery.act(AddBox { store, name, location: location.to_owned() }, None).await?;
    Ok(BoxId::from_uuid(added.id))
}

async fn place(chancery: &Actor, item: ItemId, box_id: BoxId, description: &str) -> Result<PieceId, Failure> {
    let added = chancery.act(PlacePiece { item, box_id, description: description.to_owned() }, None).await?;
    Ok(PieceId::from_uuid(added.id))
}

async fn lend(chancery: &Actor, piece: PieceId, today: Date) -> Result<(), Failure> {
    let due_on = today.saturating_add(9.days());
    let borrower = "prowadzący sprawę, oględziny w terenie".to_owned();
    chancery.act(LendPiece { piece, borrower, due_on }, None).await.map(drop)
}
