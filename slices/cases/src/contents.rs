//! What lies in a case, and whether it lets the case be closed.

use obieg_documents::DocumentView;
use obieg_duties::model::DutyView;
use obieg_kernel::{Reads, StoreError};
use obieg_paper::model::LoanView;
use obieg_registry::model::{ItemId, ItemView};

use crate::model::{Blocker, CaseId, CaseView, Tie};
use crate::{rules, store};

/// What lies in a case or hangs on it, as far as closing asks for it.
#[derive(Debug)]
pub struct CaseContents {
    /// Its items.
    pub items: Vec<ItemView>,
    /// The one of them from which the case was opened.
    pub origin: Option<ItemId>,
    /// Documents of the case and of its items.
    pub documents: Vec<DocumentView>,
    /// Its duties.
    pub duties: Vec<DutyView>,
    /// Loans of the items' paper that are still open.
    pub loans: Vec<LoanView>,
    /// What else keeps it open.
    pub ties: Vec<Tie>,
}

/// What lies in a case or hangs on it; what hangs on items and documents is asked for at once.
///
/// # Errors
/// What the database answers.
pub fn load(db: &mut dyn Reads, case: CaseId) -> Result<CaseContents, StoreError> {
    let (ids, origin) = store::items_and_origin(db, case)?;
    let holders: Vec<uuid::Uuid> =
        ids.iter().map(|item| item.uuid()).chain(std::iter::once(case.uuid())).collect();
    let mut asks = obieg_registry::store::asks_for(db.office(), &ids);
    asks.extend(obieg_documents::store::asks_for(db.office(), &holders));
    asks.extend(obieg_paper::store::asks_for(db.office(), &ids));
    asks.push(store::ask_ties(db.office(), case));
    db.ahead(asks)?;
    Ok(CaseContents {
        items: obieg_registry::store::list_items(db, &ids)?,
        origin,
        documents: obieg_documents::store::list_by_holders(db, &holders)?,
        duties: obieg_duties::store::list_by_case(db, case.uuid())?,
        loans: obieg_paper::store::loans_of(db, &ids)?,
        ties: store::ties_of(db, case)?,
    })
}

/// What blocks closing a case, see [`crate::rules::blockers`].
///
/// # Errors
/// What the database answers.
pub fn blockers(db: &mut dyn Reads, case: &CaseView) -> Result<Vec<Blocker>, StoreError> {
    let contents = load(db, case.id)?;
    Ok(rules::blockers(case, &contents, db.env().today()))
}
