//! Rules over plain facts.

use jiff::civil::Date;
use obieg_kernel::Refusal;
use obieg_web::text::{is_hidden, on_one_line};

use crate::model::{PieceKind, PieceView};

/// A line that people read: not empty, not longer than `most` characters, nothing hidden in it; an end of line in it is a space.
///
/// # Errors
/// `paper.text-missing`, `paper.text-long`, `paper.text-hidden`, on the field.
pub fn text(field: &'static str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = optional(field, text, most)?;
    if text.is_empty() { Err(Refusal::input("paper.text-missing").on(field)) } else { Ok(text) }
}

/// As [`text`], but may be empty.
///
/// # Errors
/// `paper.text-long`, `paper.text-hidden`, on the field.
pub fn optional(field: &'static str, text: &str, most: usize) -> Result<String, Refusal> {
    seen(field, on_one_line(text), most)
}

/// As [`text`], of several lines.
///
/// # Errors
/// Those of [`text`].
pub fn page(field: &'static str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = seen(field, text.trim().replace("\r\n", "\n"), most)?;
    if text.is_empty() { Err(Refusal::input("paper.text-missing").on(field)) } else { Ok(text) }
}

fn seen(field: &'static str, text: String, most: usize) -> Result<String, Refusal> {
    if text.chars().count() > most {
        return Err(Refusal::input("paper.text-long").on(field).with("most", most));
    }
    if text.chars().any(|letter| is_hidden(letter) && letter != '\n') {
        return Err(Refusal::input("paper.text-hidden").on(field));
    }
    Ok(text)
}

/// A medium says what it is: there may be several of one item.
///
/// # Errors
/// `paper.medium-nameless`, and those of [`optional`].
pub fn description(kind: PieceKind, description: &str) -> Result<String, Refusal> {
    let description = optional("description", description, 200)?;
    match kind {
        PieceKind::Paper => Ok(String::new()),
        PieceKind::Medium if description.is_empty() => {
            Err(Refusal::input("paper.medium-nameless").on("description"))
        }
        PieceKind::Medium => Ok(description),
    }
}

/// Only what lies in its store is lent, until a day that has not passed.
///
/// # Errors
/// `paper.lent-already`, `paper.withdrawn-already`, `paper.due-past`.
pub fn may_lend(piece: &PieceView, due_on: Date, today: Date) -> Result<(), Refusal> {
    must_lie(piece)?;
    if due_on < today {
        return Err(Refusal::input("paper.due-past").on("due_on"));
    }
    Ok(())
}

/// A piece that lies in its store: neither lent nor withdrawn.
///
/// # Errors
/// `paper.lent-already`, `paper.withdrawn-already`.
pub fn must_lie(piece: &PieceView) -> Result<(), Refusal> {
    if piece.withdrawn.is_some() {
        return Err(Refusal::state("paper.withdrawn-already"));
    }
    match &piece.borrower {
        Some(borrower) => Err(Refusal::state("paper.lent-already").with("borrower", borrower)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BoxId, PieceId, Withdrawal};
    use jiff::civil::date;
    use obieg_registry::ItemId;

    fn piece(borrower: Option<&str>, withdrawn: Option<Withdrawal>) -> PieceView {
        let id = uuid::Uuid::nil();
        PieceView {
            id: PieceId::from_uuid(id),
            item: ItemId::from_uuid(id),
            place: 20_260_000_001,
            kind: PieceKind::Paper,
            description: String::new(),
            box_id: BoxId::from_uuid(id),
            box_name: String::new(),
            store_name: String::new(),
            content: true,
            withdrawn,
            withdrawn_note: None,
            loan: None,
            borrower: borrower.map(str::to_owned),
            due_on: None,
        }
    }

    #[test]
    fn only_what_lies_in_its_store_is_lent() {
        let today = date(2026, 6, 1);
        let told = |piece: &PieceView, due| may_lend(piece, due, today).map_err(|refusal| refusal.code);
        assert_eq!(told(&piece(None, None), today), Ok(()));
        assert_eq!(told(&piece(None, None), date(2026, 5, 31)), Err("paper.due-past"));
        assert_eq!(told(&piece(Some("Anna"), None), today), Err("paper.lent-already"));
        assert_eq!(told(&piece(None, Some(Withdrawal::Signature)), today), Err("paper.withdrawn-already"));
    }

    #[test]
    fn a_medium_says_what_it_is() {
        let told = |kind, text| description(kind, text).map_err(|refusal| refusal.code);
        assert_eq!(told(PieceKind::Medium, " płyta CD "), Ok("płyta CD".to_owned()));
        assert_eq!(told(PieceKind::Medium, " "), Err("paper.medium-nameless"));
        assert_eq!(told(PieceKind::Paper, "cokolwiek"), Ok(String::new()));
        assert_eq!(told(PieceKind::Medium, "a\u{202e}b"), Err("paper.text-hidden"));
        assert_eq!(text("name", " ", 5).map_err(|refusal| refusal.code), Err("paper.text-missing"));
        assert_eq!(text("name", "123456", 5).map_err(|refusal| refusal.code), Err("paper.text-long"));
        assert_eq!(text("name", " a\r\nb ", 5).unwrap(), "a b");
        assert_eq!(page("name", " a\r\nb ", 5).unwrap(), "a\nb");
        assert_eq!(page("name", "a\u{1b}", 5).map_err(|refusal| refusal.code), Err("paper.text-hidden"));
    }
}
