//! The program's own walk over settling terms: for every one that ends within three working days or has ended, a notice is
//! owed (KPA art. 36 § 1). It may be run at any time and as often as one likes, and be killed: each notice is a deed of its
//! own, done once for one settling day.

use jiff::civil::Date;
use obieg_kernel::{Actor, Failure, Reads, RefusalKind, named, of_office};

use crate::deeds::OweNotice;
use crate::model::DutyId;
use crate::{overrun, store};

/// So many terms are read at once.
const BATCH: i64 = 100;

/// Settling terms for which a notice is owed and not yet recorded.
pub struct TermsDue {
    /// Key of the last one already seen.
    pub after: Option<(Date, DutyId)>,
}

named!(TermsDue, "duties.terms-due", [(Machine, Colleague)]);

of_office!(TermsDue => Vec<(Date, DutyId)>, |query, seen| {
    let to = overrun::horizon(seen.env().today());
    Ok(store::list_terms_due(seen, to, query.after, BATCH)?)
});

/// Walks over the office's terms; gives how many notices it opened.
///
/// # Errors
/// What the database answers. What was done until then stays done.
pub async fn reconcile_terms(machine: &Actor) -> Result<usize, Failure> {
    let (mut after, mut opened) = (None, 0);
    loop {
        let due = machine.see(TermsDue { after }).await?;
        let Some(last) = due.last() else { return Ok(opened) };
        after = Some(*last);
        for (_, settling) in due {
            match machine.act(OweNotice { settling }, None).await {
                Ok(_) => opened += 1,
                // Somebody was faster, or settled the case meanwhile.
                Err(Failure::Refused(why)) if why.iter().all(|one| one.kind == RefusalKind::State) => {}
                Err(failure) => return Err(failure),
            }
        }
    }
}
