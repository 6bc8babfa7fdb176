//! Starting from nothing, and doing nothing.

use crate::Outcome;
use crate::machine::memory;
use crate::stand::Stand;
use crate::watch::pause;

/// Cold start to the first page with data: the median of three. Then the memory five seconds later.
pub fn one_office(stand: &mut Stand<'_>) -> Outcome {
    let officer = stand.cast.officer.clone();
    let mut times = Vec::new();
    for _ in 0..3 {
        times.push(stand.cold_start(&officer, "/sprawy?stan=open")?);
    }
    times.sort_unstable_by(f64::total_cmp);
    stand.note("9", times.get(1).copied().unwrap_or(f64::NAN), None, None);
    at_rest(stand, "10")
}

/// Memory of the program alone; what PostgreSQL takes is told beside it.
pub fn at_rest(stand: &mut Stand<'_>, op: &'static str) -> Outcome {
    pause(5000);
    let alone = memory(&[stand.server()?.process()])?;
    let all = memory(&stand.roots()?)?;
    stand.note(op, alone, None, None);
    if let Some(figure) = stand.figures.last_mut() {
        figure.more.push(("with_database_mib", all));
    }
    Ok(())
}
