//! Loans. While paper of an item is on loan, its case cannot be closed (domain.md §5, §7).

use jiff::civil::Date;
use obieg_kernel::{Committed, Failure, Granted, Reads, named};
use serde::Serialize;

use super::{Added, PaperEvent, about};
use crate::model::{LoanId, LoanView, PieceId, PieceView};
use crate::{rules, store};

/// Lends a piece.
#[derive(Debug, Serialize)]
pub struct LendPiece {
    /// The piece.
    pub piece: PieceId,
    /// To whom, 1 to 200 characters: name and post.
    pub borrower: String,
    /// Until when, not before today.
    pub due_on: Date,
}

/// A lent piece is back in its box.
#[derive(Debug, Serialize)]
pub struct ReturnPiece {
    /// The loan.
    pub loan: LoanId,
}

named!(LendPiece, "paper.lend-piece", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(ReturnPiece, "paper.return-piece", [(Chancery, Colleague), (Coordinator, Colleague)]);

about!(LendPiece: PieceView => Added, |deed, db| Ok(store::find_piece(db, deed.piece)?));
about!(ReturnPiece: LoanView => (), |deed, db| Ok(store::find_loan(db, deed.loan)?));

impl LendPiece {
    fn decide(&self, mut granted: Granted<'_, Self>, piece: PieceView) -> Result<Committed<Self>, Failure> {
        rules::may_lend(&piece, self.due_on, granted.env().today())?;
        let borrower = rules::text("borrower", &self.borrower, 200)?;
        let id: LoanId = granted.env().new_id();
        let by = granted.actor().holding();
        store::lend(&mut granted, id, &piece, &borrower, self.due_on, by)?;
        let event = PaperEvent::PieceLent {
            piece: piece.id.uuid(),
            item: piece.item.uuid(),
            loan: id.uuid(),
            note: borrower,
            due_on: self.due_on,
        };
        granted.commit(&event, Added { id: id.uuid() })
    }
}

impl ReturnPiece {
    fn decide(&self, mut granted: Granted<'_, Self>, loan: LoanView) -> Result<Committed<Self>, Failure> {
        let by = granted.actor().holding();
        store::give_back(&mut granted, loan.id, by)?;
        let item = loan.item.uuid();
        let event = PaperEvent::PieceReturned { item, loan: loan.id.uuid(), note: loan.borrower };
        granted.commit(&event, ())
    }
}
