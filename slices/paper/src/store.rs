//! Statements of the slice and how their rows become values.

use jiff::civil::Date;
use obieg_kernel::id::OfficeId;
use obieg_kernel::sql::in_batches;
use obieg_kernel::{Ask, Change, Reads, Row, Select, StoreError, Writes, vals};
use obieg_registry::ItemId;

use crate::model::{
    BoxId, BoxView, DamageView, LeftOutId, LeftOutView, LoanId, LoanView, PieceId, PieceKind, PieceView,
    StoreId, StoreView, Withdrawal,
};

/// How many items one statement asks for.
const BATCH: usize = 10;
/// The most stores and boxes that a choice offers: the newest.
const CHOICES: i64 = 100;

static ADD_STORE: Change =
    Change::new("INSERT INTO paper_store (office, id, kind, name, opened_at) VALUES ($1, $2, $3, $4, $5)");
static ADD_BOX: Change = Change::new(
    "INSERT INTO paper_box (office, id, store, name, location, opened_at) VALUES ($1, $2, $3, $4, $5, $6)",
);
static ADD_PIECE: Change = Change::new(
    "INSERT INTO paper_piece (office, id, item, place, kind, description, box_id, content, stored_at, stored_by) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);
static MOVE_PIECE: Change =
    Change::new("UPDATE paper_piece SET box_id = $3 WHERE office = $1 AND id = $2 AND withdrawn IS NULL");
static WITHDRAW: Change = Change::new(
    "UPDATE paper_piece SET withdrawn = $3, withdrawn_note = $4 WHERE office = $1 AND id = $2 AND withdrawn IS NULL",
);
static CONTENT: Change =
    Change::new("UPDATE paper_piece SET content = 1 WHERE office = $1 AND id = $2 AND content = 0");
static LEND: Change = Change::new(
    "INSERT INTO paper_loan (office, id, piece, item, borrower, lent_at, lent_by, due_on) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);
static RETURN: Change = Change::new(
    "UPDATE paper_loan SET returned_at = $3, returned_by = $4 WHERE office = $1 AND id = $2 AND returned_at IS NULL",
);

static STORES: Select =
    Select::new("SELECT id, kind, name FROM paper_store WHERE office = $1 ORDER BY name LIMIT $2");
static STORE: Select = Select::new("SELECT id, kind, name FROM paper_store WHERE office = $1 AND id = $2");
static STORE_NAMED: Select = Select::new("SELECT id FROM paper_store WHERE office = $1 AND name = $2");
static BOX_NAMED: Select =
    Select::new("SELECT id FROM paper_box WHERE office = $1 AND store = $2 AND name = $3");

macro_rules! boxes {
    ($rest:literal) => {
        concat!(
            "SELECT b.id, b.store, s.name AS store_name, s.kind, b.name, b.location FROM paper_box b \
             JOIN paper_store s ON s.office = b.office AND s.id = b.store WHERE b.office = $1 ",
            $rest
        )
    };
}
static BOX: Select = Select::new(boxes!("AND b.id = $2"));
static NEWEST_BOXES: Select = Select::new(boxes!("AND b.id < $2 ORDER BY b.id DESC LIMIT $3"));
static BOXES_OF: Select = Select::new(boxes!("AND b.store = $2 AND b.id < $3 ORDER BY b.id DESC LIMIT $4"));

macro_rules! pieces {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.item, p.place, p.kind, p.description, p.box_id, b.name AS box_name, \
             s.name AS store_name, p.content, p.withdrawn, p.withdrawn_note, l.id AS loan, l.borrower, l.due_on \
             FROM paper_piece p JOIN paper_box b ON b.office = p.office AND b.id = p.box_id \
             JOIN paper_store s ON s.office = b.office AND s.id = b.store \
             LEFT JOIN paper_loan l ON l.office = p.office AND l.piece = p.id AND l.returned_at IS NULL \
             WHERE p.office = $1 ",
            $rest
        )
    };
}
static PIECE: Select = Select::new(pieces!("AND p.id = $2"));
static PIECES_OF: Select = Select::new(pieces!("AND p.item = $2 ORDER BY p.id LIMIT 100"));
// The key is the place with the piece behind it: an item may have several media in one box.
static IN_BOX: Select = Select::new(pieces!(
    "AND p.box_id = $2 AND p.place >= $3 AND (p.place > $3 OR p.id > $4) ORDER BY p.place, p.id LIMIT $5"
));
static UNREAD: Select = Select::new(pieces!(
    "AND p.content = 0 AND p.withdrawn IS NULL AND p.place >= $2 AND (p.place > $2 OR p.id > $3) \
     ORDER BY p.place, p.id LIMIT $4"
));

macro_rules! loans {
    ($rest:literal) => {
        concat!(
            "SELECT l.id, l.item, p.place, p.kind, p.description, l.borrower, l.lent_at, l.due_on FROM paper_loan l \
             JOIN paper_piece p ON p.office = l.office AND p.id = l.piece \
             WHERE l.office = $1 AND l.returned_at IS NULL ",
            $rest
        )
    };
}
static LOAN: Select = Select::new(loans!("AND l.id = $2"));
static OPEN_LOANS: Select = Select::new(loans!(
    "AND l.due_on >= $2 AND (l.due_on > $2 OR l.id > $3) ORDER BY l.due_on, l.id LIMIT $4"
));
static LOANS_OF: Select = Select::new(loans!("AND l.item IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"));

static LEAVE_OUT: Change = Change::new(
    "INSERT INTO paper_left_out (office, id, kind, description, outcome, received_on, noted_at, noted_by) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);
static LEFT_OUT: Select = Select::new(
    "SELECT id, kind, description, outcome, received_on FROM paper_left_out WHERE office = $1 AND id < $2 \
     ORDER BY id DESC LIMIT $3",
);

static RECORD_DAMAGE: Change = Change::new(
    "INSERT INTO paper_damage (office, id, item, site, found_on, found_time, consignment, carrier, description, \
     first_signer, second_signer, drawn_at, drawn_by) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
);
static DAMAGES: Select = Select::new(
    "SELECT id, item, site, found_on, found_time, consignment, carrier, description, first_signer, second_signer, \
     drawn_at FROM paper_damage WHERE office = $1 AND item = $2 ORDER BY id LIMIT 50",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [
        &ADD_STORE,
        &ADD_BOX,
        &ADD_PIECE,
        &MOVE_PIECE,
        &WITHDRAW,
        &CONTENT,
        &LEND,
        &RETURN,
        &LEAVE_OUT,
        &RECORD_DAMAGE,
    ];
    let selects = [
        &STORES,
        &STORE,
        &STORE_NAMED,
        &BOX_NAMED,
        &BOX,
        &NEWEST_BOXES,
        &BOXES_OF,
        &PIECE,
        &PIECES_OF,
        &IN_BOX,
        &UNREAD,
        &LOAN,
        &OPEN_LOANS,
        &LOANS_OF,
        &LEFT_OUT,
        &DAMAGES,
    ];
    changes.map(Change::words).into_iter().chain(selects.map(Select::words)).collect()
}

fn store(row: &Row) -> Result<StoreView, StoreError> {
    Ok(StoreView { id: row.get("id")?, kind: row.get("kind")?, name: row.get("name")? })
}

fn one_box(row: &Row) -> Result<BoxView, StoreError> {
    Ok(BoxView {
        id: row.get("id")?,
        store: row.get("store")?,
        store_name: row.get("store_name")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        location: row.get("location")?,
    })
}

fn piece(row: &Row) -> Result<PieceView, StoreError> {
    Ok(PieceView {
        id: row.get("id")?,
        item: row.get("item")?,
        place: row.get("place")?,
        kind: row.get("kind")?,
        description: row.get("description")?,
        box_id: row.get("box_id")?,
        box_name: row.get("box_name")?,
        store_name: row.get("store_name")?,
        content: row.get("content")?,
        withdrawn: row.get("withdrawn")?,
        withdrawn_note: row.get("withdrawn_note")?,
        loan: row.get("loan")?,
        borrower: row.get("borrower")?,
        due_on: row.get("due_on")?,
    })
}

fn loan(row: &Row) -> Result<LoanView, StoreError> {
    Ok(LoanView {
        id: row.get("id")?,
        item: row.get("item")?,
        place: row.get("place")?,
        kind: row.get("kind")?,
        description: row.get("description")?,
        borrower: row.get("borrower")?,
        lent_at: row.get("lent_at")?,
        due_on: row.get("due_on")?,
    })
}

pub(crate) fn add_store(
    db: &mut dyn Writes,
    id: StoreId,
    kind: PieceKind,
    name: &str,
) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&ADD_STORE, vals![db.office(), id, kind, name, now])
}

pub(crate) fn add_box(
    db: &mut dyn Writes,
    id: BoxId,
    store: StoreId,
    name: &str,
    location: &str,
) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&ADD_BOX, vals![db.office(), id, store, name, location, now])
}

/// A piece that comes into a store.
pub(crate) struct NewPiece<'p> {
    pub(crate) id: PieceId,
    pub(crate) item: ItemId,
    pub(crate) place: i64,
    pub(crate) kind: PieceKind,
    pub(crate) description: &'p str,
    pub(crate) box_id: BoxId,
}

pub(crate) fn add_piece(
    db: &mut dyn Writes,
    new: &NewPiece<'_>,
    by: Option<obieg_kernel::id::HoldingId>,
) -> Result<(), StoreError> {
    let now = db.env().now();
    let content = new.kind == PieceKind::Paper;
    let NewPiece { id, item, place, kind, description, box_id } = new;
    let args = vals![db.office(), *id, *item, *place, *kind, *description, *box_id, content, now, by];
    db.change_one(&ADD_PIECE, args)
}

pub(crate) fn move_piece(db: &mut dyn Writes, id: PieceId, to: BoxId) -> Result<(), StoreError> {
    db.change_one(&MOVE_PIECE, vals![db.office(), id, to])
}

pub(crate) fn withdraw(
    db: &mut dyn Writes,
    id: PieceId,
    why: Withdrawal,
    note: &str,
) -> Result<(), StoreError> {
    db.change_one(&WITHDRAW, vals![db.office(), id, why, note])
}

pub(crate) fn set_content(db: &mut dyn Writes, id: PieceId) -> Result<(), StoreError> {
    db.change_one(&CONTENT, vals![db.office(), id])
}

pub(crate) fn lend(
    db: &mut dyn Writes,
    id: LoanId,
    piece: &PieceView,
    borrower: &str,
    due_on: Date,
    by: Option<obieg_kernel::id::HoldingId>,
) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&LEND, vals![db.office(), id, piece.id, piece.item, borrower, now, by, due_on])
}

pub(crate) fn give_back(
    db: &mut dyn Writes,
    id: LoanId,
    by: Option<obieg_kernel::id::HoldingId>,
) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&RETURN, vals![db.office(), id, now, by])
}

pub(crate) fn list_stores(db: &mut dyn Reads) -> Result<Vec<StoreView>, StoreError> {
    db.rows(&STORES, vals![db.office(), CHOICES])?.iter().map(store).collect()
}

pub(crate) fn find_store(db: &mut dyn Reads, id: StoreId) -> Result<Option<StoreView>, StoreError> {
    db.first(&STORE, vals![db.office(), id])?.as_ref().map(store).transpose()
}

pub(crate) fn is_store_named(db: &mut dyn Reads, name: &str) -> Result<bool, StoreError> {
    Ok(db.first(&STORE_NAMED, vals![db.office(), name])?.is_some())
}

pub(crate) fn is_box_named(db: &mut dyn Reads, store: StoreId, name: &str) -> Result<bool, StoreError> {
    Ok(db.first(&BOX_NAMED, vals![db.office(), store, name])?.is_some())
}

pub(crate) fn find_box(db: &mut dyn Reads, id: BoxId) -> Result<Option<BoxView>, StoreError> {
    db.first(&BOX, vals![db.office(), id])?.as_ref().map(one_box).transpose()
}

/// The boxes that a choice offers, the newest first.
pub(crate) fn newest_boxes(db: &mut dyn Reads) -> Result<Vec<BoxView>, StoreError> {
    let last = BoxId::from_uuid(uuid::Uuid::max());
    db.rows(&NEWEST_BOXES, vals![db.office(), last, CHOICES])?.iter().map(one_box).collect()
}

pub(crate) fn boxes_of(
    db: &mut dyn Reads,
    store: StoreId,
    before: BoxId,
    limit: i64,
) -> Result<Vec<BoxView>, StoreError> {
    db.rows(&BOXES_OF, vals![db.office(), store, before, limit])?.iter().map(one_box).collect()
}

pub(crate) fn find_piece(db: &mut dyn Reads, id: PieceId) -> Result<Option<PieceView>, StoreError> {
    db.first(&PIECE, vals![db.office(), id])?.as_ref().map(piece).transpose()
}

pub(crate) fn pieces_of(db: &mut dyn Reads, item: ItemId) -> Result<Vec<PieceView>, StoreError> {
    db.rows(&PIECES_OF, vals![db.office(), item])?.iter().map(piece).collect()
}

/// The pieces of a box in the order of the register, behind a place and piece.
pub(crate) fn in_box(
    db: &mut dyn Reads,
    id: BoxId,
    after: (i64, PieceId),
    limit: i64,
) -> Result<Vec<PieceView>, StoreError> {
    db.rows(&IN_BOX, vals![db.office(), id, after.0, after.1, limit])?.iter().map(piece).collect()
}

/// Media whose content is not in the system, behind a place and piece.
pub(crate) fn unread(
    db: &mut dyn Reads,
    after: (i64, PieceId),
    limit: i64,
) -> Result<Vec<PieceView>, StoreError> {
    db.rows(&UNREAD, vals![db.office(), after.0, after.1, limit])?.iter().map(piece).collect()
}

pub(crate) fn find_loan(db: &mut dyn Reads, id: LoanId) -> Result<Option<LoanView>, StoreError> {
    db.first(&LOAN, vals![db.office(), id])?.as_ref().map(loan).transpose()
}

/// Open loans, the first due first, behind a day and loan.
pub(crate) fn open_loans(
    db: &mut dyn Reads,
    after: (Date, LoanId),
    limit: i64,
) -> Result<Vec<LoanView>, StoreError> {
    db.rows(&OPEN_LOANS, vals![db.office(), after.0, after.1, limit])?.iter().map(loan).collect()
}

pub(crate) fn leave_out(
    db: &mut dyn Writes,
    one: &LeftOutView,
    by: Option<obieg_kernel::id::HoldingId>,
) -> Result<(), StoreError> {
    let now = db.env().now();
    let args = vals![db.office(), one.id, one.kind, one.description, one.outcome, one.received_on, now, by];
    db.change_one(&LEAVE_OUT, args)
}

/// What was left out, the newest first, before an id.
pub(crate) fn left_out(
    db: &mut dyn Reads,
    before: LeftOutId,
    limit: i64,
) -> Result<Vec<LeftOutView>, StoreError> {
    let rows = db.rows(&LEFT_OUT, vals![db.office(), before, limit])?;
    let line = |row: &Row| {
        Ok(LeftOutView {
            id: row.get("id")?,
            kind: row.get("kind")?,
            description: row.get("description")?,
            outcome: row.get("outcome")?,
            received_on: row.get("received_on")?,
        })
    };
    rows.iter().map(line).collect()
}

/// The open loans of several items; one statement per ten. Ask inside a grant whose policy has judged the actor's
/// relation to the items.
///
/// # Errors
/// What the database answers.
pub fn loans_of(db: &mut dyn Reads, items: &[ItemId]) -> Result<Vec<LoanView>, StoreError> {
    let mut found = Vec::new();
    for (select, args) in asks_for(db.office(), items) {
        for row in db.rows(select, &args)? {
            found.push(loan(&row)?);
        }
    }
    found.sort_by_key(|loan| loan.place);
    Ok(found)
}

/// The questions that [`loans_of`] asks.
pub fn asks_for(office: OfficeId, items: &[ItemId]) -> Vec<Ask> {
    in_batches(&LOANS_OF, BATCH, office, items)
}

pub(crate) fn record_damage(
    db: &mut dyn Writes,
    one: &DamageView,
    by: Option<obieg_kernel::id::HoldingId>,
) -> Result<(), StoreError> {
    let args = vals![
        db.office(),
        one.id,
        one.item,
        one.site.as_str(),
        one.found_on,
        one.found_time.as_str(),
        one.consignment.as_str(),
        one.carrier.as_str(),
        one.description.as_str(),
        one.first_signer.as_str(),
        one.second_signer.as_str(),
        one.drawn_at,
        by
    ];
    db.change_one(&RECORD_DAMAGE, args)
}

/// The protocols of an item, in the order in which they were drawn up.
pub(crate) fn damages_of(db: &mut dyn Reads, item: ItemId) -> Result<Vec<DamageView>, StoreError> {
    let damage = |row: &Row| {
        Ok(DamageView {
            id: row.get("id")?,
            item: row.get("item")?,
            site: row.get("site")?,
            found_on: row.get("found_on")?,
            found_time: row.get("found_time")?,
            consignment: row.get("consignment")?,
            carrier: row.get("carrier")?,
            description: row.get("description")?,
            first_signer: row.get("first_signer")?,
            second_signer: row.get("second_signer")?,
            drawn_at: row.get("drawn_at")?,
        })
    };
    db.rows(&DAMAGES, vals![db.office(), item])?.iter().map(damage).collect()
}
