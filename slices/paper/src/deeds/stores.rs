//! Stores and boxes.

use obieg_kernel::{Committed, Failure, Granted, Reads, Refusal, named};
use serde::Serialize;

use super::{Added, PaperEvent, about};
use crate::model::{BoxId, PieceKind, StoreId, StoreView};
use crate::{rules, store};

/// Opens a store.
#[derive(Debug, Serialize)]
pub struct AddStore {
    /// What it holds.
    pub kind: PieceKind,
    /// Its name, 1 to 100 characters, once in the office.
    pub name: String,
}

/// Opens a box in a store.
#[derive(Debug, Serialize)]
pub struct AddBox {
    /// The store.
    pub store: StoreId,
    /// Name or number on the box, 1 to 60 characters, once in the store.
    pub name: String,
    /// Room, rack, shelf; may be empty.
    pub location: String,
}

named!(AddStore, "paper.add-store", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(AddBox, "paper.add-box", [(Chancery, Colleague), (Coordinator, Colleague)]);

about!(AddStore: () => Added, |_, _| Ok(Some(())));
about!(AddBox: StoreView => Added, |deed, db| Ok(store::find_store(db, deed.store)?));

impl AddStore {
    fn decide(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let name = rules::text("name", &self.name, 100)?;
        if store::is_store_named(&mut granted, &name)? {
            return Err(Refusal::input("paper.store-named").on("name").with("name", &name).into());
        }
        let id: StoreId = granted.env().new_id();
        store::add_store(&mut granted, id, self.kind, &name)?;
        let event = PaperEvent::StoreOpened { store: id.uuid(), kind: self.kind.code(), note: name };
        granted.commit(&event, Added { id: id.uuid() })
    }
}

impl AddBox {
    fn decide(&self, mut granted: Granted<'_, Self>, within: StoreView) -> Result<Committed<Self>, Failure> {
        let name = rules::text("name", &self.name, 60)?;
        let location = rules::optional("location", &self.location, 100)?;
        if store::is_box_named(&mut granted, within.id, &name)? {
            return Err(Refusal::input("paper.box-named").on("name").with("name", &name).into());
        }
        let id: BoxId = granted.env().new_id();
        store::add_box(&mut granted, id, within.id, &name, &location)?;
        let note = format!("{} / {name}", within.name);
        let event = PaperEvent::BoxOpened { box_id: id.uuid(), store: within.id.uuid(), note, location };
        granted.commit(&event, Added { id: id.uuid() })
    }
}
