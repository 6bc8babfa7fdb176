//! Paper and media as values.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::{coded, kinds};
use obieg_registry::ItemId;
use serde::Serialize;
use utoipa::ToSchema;

kinds! {
    /// A store: a chronological store or a store of media.
    StoreTag, StoreId => "store";
    /// A box of a store.
    BoxTag, BoxId => "box";
    /// The paper of an item, or one of its media.
    PieceTag, PieceId => "piece";
    /// A loan of a piece.
    LoanTag, LoanId => "loan";
    /// Something that came and was not registered.
    LeftOutTag, LeftOutId => "left-out item";
    /// A protocol of damage.
    DamageTag, DamageId => "protocol of damage";
}

/// What a store holds, and what a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Paper, in a chronological store (skład chronologiczny).
    Paper,
    /// A medium, in a store of media (skład informatycznych nośników danych).
    Medium,
}

coded!(PieceKind { Paper => "paper", Medium => "medium" });

/// The only reasons for which paper leaves its store for good (domain.md §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawal {
    /// The class of its case is kept on paper.
    ClassOnPaper,
    /// Sent to the competent body.
    Forwarded,
    /// Must be signed.
    Signature,
}

coded!(Withdrawal { ClassOnPaper => "class-on-paper", Forwarded => "forwarded", Signature => "signature" });

/// Why what came is not registered (domain.md §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOutKind {
    /// Greetings, invitations, thanks.
    Greetings,
    /// Adverts, offers, catalogues.
    Adverts,
    /// Unwanted bulk mail.
    Spam,
    /// For a person, not for the office.
    Private,
}

coded!(LeftOutKind {
    Greetings => "greetings",
    Adverts => "adverts",
    Spam => "spam",
    Private => "private",
});

/// Something that came and was not registered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LeftOutView {
    /// Id; later ones are greater.
    #[schema(value_type = String, format = Uuid)]
    pub id: LeftOutId,
    /// Why.
    pub kind: LeftOutKind,
    /// What it is.
    pub description: String,
    /// What became of it.
    pub outcome: String,
    /// When it came.
    #[schema(value_type = String, format = Date)]
    pub received_on: Date,
}

/// The register of what was left out, a page of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LeftOutLines {
    /// The lines, the newest first.
    pub lines: Vec<LeftOutView>,
    /// Key of the next page: give it as `before`.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub next: Option<LeftOutId>,
}

/// A store.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StoreView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: StoreId,
    /// What it holds.
    pub kind: PieceKind,
    /// Name.
    pub name: String,
}

/// A box with the store in which it stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BoxView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: BoxId,
    /// Its store.
    #[schema(value_type = String, format = Uuid)]
    pub store: StoreId,
    /// Name of the store.
    pub store_name: String,
    /// What the store holds.
    pub kind: PieceKind,
    /// Name or number on the box.
    pub name: String,
    /// Room, rack, shelf.
    pub location: String,
}

/// A piece with the place where it lies and its open loan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PieceView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: PieceId,
    /// Its item.
    #[schema(value_type = String, format = Uuid)]
    pub item: ItemId,
    /// The item's place in the register.
    pub place: i64,
    /// Paper or medium.
    pub kind: PieceKind,
    /// What it is; empty for paper.
    pub description: String,
    /// Its box.
    #[schema(value_type = String, format = Uuid)]
    pub box_id: BoxId,
    /// Name of the box.
    pub box_name: String,
    /// Name of the store.
    pub store_name: String,
    /// Is its content in the system? Always true for paper: its scan is the item's matter.
    pub content: bool,
    /// Why it left the store for good.
    pub withdrawn: Option<Withdrawal>,
    /// What is said about that.
    pub withdrawn_note: Option<String>,
    /// The open loan.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub loan: Option<LoanId>,
    /// Who has it.
    pub borrower: Option<String>,
    /// Until when.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
}

/// An open loan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LoanView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: LoanId,
    /// The item.
    #[schema(value_type = String, format = Uuid)]
    pub item: ItemId,
    /// The item's place in the register; its number is read from it.
    pub place: i64,
    /// Paper or medium.
    pub kind: PieceKind,
    /// What it is; empty for paper.
    pub description: String,
    /// Who has it.
    pub borrower: String,
    /// When it was lent.
    #[schema(value_type = String, format = DateTime)]
    pub lent_at: Timestamp,
    /// Until when.
    #[schema(value_type = String, format = Date)]
    pub due_on: Date,
}

/// The number of a register from an item's place in it.
pub fn number_of(place: i64) -> String {
    let (year, number) = (place / 10_000_000, place % 10_000_000);
    format!("{number}/{year}")
}

/// A protocol of an item that came damaged (protokół uszkodzenia).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DamageView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: DamageId,
    /// The item.
    #[schema(value_type = String, format = Uuid)]
    pub item: ItemId,
    /// Where the damage was found.
    pub site: String,
    /// On which day.
    #[schema(value_type = String, format = Date)]
    pub found_on: Date,
    /// At what time, hours and minutes in the office's own zone.
    pub found_time: String,
    /// The consignment's number; empty when it has none.
    pub consignment: String,
    /// Who carried it.
    pub carrier: String,
    /// What is damaged and how.
    pub description: String,
    /// Who drew it up.
    pub first_signer: String,
    /// Who delivered or witnessed it.
    pub second_signer: String,
    /// When the protocol was drawn up.
    #[schema(value_type = String, format = DateTime)]
    pub drawn_at: Timestamp,
}
