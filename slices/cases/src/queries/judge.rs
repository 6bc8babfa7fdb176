//! What a table of cases would come to.

use std::collections::HashSet;

use obieg_kernel::{Reads, named, of_office};

use obieg_web::report::Verdict;

use crate::brought::{self, BroughtLine, Known, rules};

/// What a table of open cases would come to, without doing anything.
pub struct JudgeCases {
    /// What the lines say.
    pub lines: Vec<BroughtLine>,
}

named!(
    JudgeCases,
    "cases.judge-cases",
    [(Head, Colleague), (Executive, Colleague), (Coordinator, Colleague)]
);

of_office!(JudgeCases => Vec<Verdict>, |query, seen| {
    let (today, mut known, mut above) = (seen.env().today(), Known::default(), HashSet::new());
    let mut verdicts = Vec::with_capacity(query.lines.len());
    for line in &query.lines {
        if let Some(sign) = brought::store::before(seen, &line.foreign_sign)? {
            verdicts.push(Verdict::Known(sign));
            continue;
        }
        let facts = known.of(seen, line)?;
        let checked = rules::check(line, &facts, today).and_then(|line| {
            let (has, own) = (|role| seen.actor().has(role), seen.actor().unit());
            rules::may_bring(has, own, &line.officer).map_err(|fault| vec![fault])
        });
        verdicts.push(match checked {
            Err(faults) => Verdict::Wrong(faults),
            Ok(()) if !above.insert(rules::key(&line.foreign_sign)) => Verdict::Repeated,
            Ok(()) => Verdict::New,
        });
    }
    Ok(verdicts)
});
