//! Questions about paper and media.

use jiff::civil::{Date, date};
use obieg_kernel::sql::paged;
use obieg_kernel::{Failure, named, of_office};
use obieg_law::rpw::RegisterNumber;
use obieg_registry::{ItemId, ItemView, Sender, of_item};

use crate::model::{
    BoxId, BoxView, DamageView, LeftOutId, LeftOutLines, LoanId, LoanView, PieceId, PieceView, StoreId,
    StoreView,
};
use crate::{labels, store};

/// Entries of the register for labels, in its order.
pub enum ListLabels {
    /// From one place in the register to another.
    Between {
        /// First place.
        from: i64,
        /// Last place.
        to: i64,
    },
    /// Those that were ticked.
    At {
        /// Their places.
        places: Vec<i64>,
    },
}

/// An item for its label or receipt.
pub struct PrintItem {
    /// The item.
    pub item: ItemId,
}

/// What is printed of an item.
pub struct Printed {
    /// The item.
    pub item: ItemView,
    /// Its senders.
    pub senders: Vec<Sender>,
}

/// The protocols of damage of an item.
pub struct ItemDamages {
    /// The item.
    pub item: ItemId,
}

named!(ItemDamages, "paper.item-damages", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(ListLabels, "paper.list-labels", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(PrintItem, "paper.print-item", [(Chancery, Colleague), (Coordinator, Colleague)]);

of_office!(ListLabels => Vec<ItemView>, |query, seen| {
    Ok(match query {
        ListLabels::Between { from, to } => obieg_registry::store::list_between(seen, *from, *to, labels::MOST)?,
        ListLabels::At { places } => obieg_registry::store::list_at(seen, places)?,
    })
});

of_item!(PrintItem => Printed, |_, seen, item| {
    let senders = obieg_registry::store::senders_of(seen, item.id)?;
    Ok(Printed { item, senders })
});

of_item!(ItemDamages => (ItemView, Vec<DamageView>), |_, seen, item| {
    let damages = store::damages_of(seen, item.id)?;
    Ok((item, damages))
});

/// The stores and the newest boxes.
pub struct ListStores;

/// The boxes of a store, the newest first.
pub struct ListBoxes {
    /// The store.
    pub store: StoreId,
    /// Only boxes before this one.
    pub before: Option<BoxId>,
}

/// What lies in a box, in the order of the register.
pub struct BoxContents {
    /// The box.
    pub box_id: BoxId,
    /// Only what stands behind this place and piece.
    pub after: Option<(i64, PieceId)>,
}

/// What is on loan, the first due first.
pub struct ListLoans {
    /// Only what stands behind this day and loan.
    pub after: Option<(Date, LoanId)>,
}

/// Media whose content is not in the system, in the order of the register.
pub struct ListUnread {
    /// Only what stands behind this place and piece.
    pub after: Option<(i64, PieceId)>,
}

/// An item and the boxes into which it may be put.
pub struct ChooseBox {
    /// The item.
    pub item: ItemId,
}

/// The item with this number.
pub struct FindNumbered {
    /// The number.
    pub number: RegisterNumber,
}

named!(
    ListStores,
    "paper.list-stores",
    [(Chancery, Colleague), (Coordinator, Colleague), (Archivist, Colleague)]
);
named!(
    ListBoxes,
    "paper.list-boxes",
    [(Chancery, Colleague), (Coordinator, Colleague), (Archivist, Colleague)]
);
named!(
    BoxContents,
    "paper.box-contents",
    [(Chancery, Colleague), (Coordinator, Colleague), (Archivist, Colleague)]
);
named!(
    ListLoans,
    "paper.list-loans",
    [(Chancery, Colleague), (Coordinator, Colleague), (Archivist, Colleague)]
);
named!(
    ListUnread,
    "paper.list-unread",
    [(Chancery, Colleague), (Coordinator, Colleague), (Archivist, Colleague)]
);
named!(ChooseBox, "paper.choose-box", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(FindNumbered, "paper.find-numbered", [(Chancery, Colleague), (Coordinator, Colleague)]);

/// Lines on a page.
const PAGE: i64 = 50;

fn from_first(after: Option<(i64, PieceId)>) -> (i64, PieceId) {
    after.unwrap_or((0, PieceId::from_uuid(uuid::Uuid::nil())))
}

of_office!(ListStores => (Vec<StoreView>, Vec<BoxView>), |_, seen| {
    Ok((store::list_stores(seen)?, store::newest_boxes(seen)?))
});

of_office!(ListBoxes => (StoreView, Vec<BoxView>, bool), |query, seen| {
    let within = store::find_store(seen, query.store)?.ok_or(Failure::Hidden)?;
    let before = query.before.unwrap_or(BoxId::from_uuid(uuid::Uuid::max()));
    let (boxes, more) = paged(store::boxes_of(seen, query.store, before, PAGE + 1)?, PAGE);
    Ok((within, boxes, more))
});

of_office!(BoxContents => (BoxView, Vec<PieceView>, bool), |query, seen| {
    let one = store::find_box(seen, query.box_id)?.ok_or(Failure::Hidden)?;
    let (pieces, more) = paged(store::in_box(seen, query.box_id, from_first(query.after), PAGE + 1)?, PAGE);
    Ok((one, pieces, more))
});

of_office!(ListLoans => (Vec<LoanView>, bool), |query, seen| {
    let first = (date(1, 1, 1), LoanId::from_uuid(uuid::Uuid::nil()));
    Ok(paged(store::open_loans(seen, query.after.unwrap_or(first), PAGE + 1)?, PAGE))
});

of_office!(ListUnread => (Vec<PieceView>, bool), |query, seen| {
    Ok(paged(store::unread(seen, from_first(query.after), PAGE + 1)?, PAGE))
});

of_office!(FindNumbered => Option<ItemId>, |query, seen| {
    let place = obieg_registry::rules::place(query.number.year(), query.number.number());
    let found = obieg_registry::store::list_between(seen, place, place, 1)?;
    Ok(found.first().map(|item| item.id))
});

of_item!(ChooseBox => (ItemView, Vec<BoxView>), |_, seen, item| {
    Ok((item, store::newest_boxes(seen)?))
});

/// What was left out of the register, the newest first.
pub struct ListLeftOut {
    /// Only what stands before this one.
    pub before: Option<LeftOutId>,
}

named!(ListLeftOut, "paper.list-left-out", [(Chancery, Colleague), (Coordinator, Colleague)]);

of_office!(ListLeftOut => LeftOutLines, |query, seen| {
    let before = query.before.unwrap_or(LeftOutId::from_uuid(uuid::Uuid::max()));
    let (lines, more) = paged(store::left_out(seen, before, PAGE + 1)?, PAGE);
    let next = lines.last().filter(|_| more).map(|last| last.id);
    Ok(LeftOutLines { lines, next })
});
