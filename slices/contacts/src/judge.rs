//! What a list would come to, without doing anything.

use std::collections::HashSet;

use obieg_kernel::{Failure, Reads, Refusal, named, of_office};

use crate::model::{ContactData, ContactId, ContactView};
use crate::{deeds, mapping, rules, store};

/// What would become of a line.
#[derive(Debug)]
pub enum Verdict {
    /// A new contact.
    New,
    /// A new contact that looks like one of the book.
    LooksLike(Box<ContactView>),
    /// It is in the book already.
    Known(ContactId),
    /// An earlier line of the list says the same.
    Repeated,
    /// It cannot be taken.
    Wrong(Vec<Refusal>),
}

/// Judges lines of a list against the book as it is now.
pub struct JudgeContacts {
    /// What the lines say.
    pub lines: Vec<ContactData>,
}

named!(JudgeContacts, "contacts.judge-contacts", [(Chancery, Colleague), (Coordinator, Colleague)]);

of_office!(JudgeContacts => Vec<Verdict>, |query, seen| {
    let (mut verdicts, mut earlier) = (Vec::new(), HashSet::new());
    for line in &query.lines {
        verdicts.push(judge(seen, line, &mut earlier)?);
    }
    Ok(verdicts)
});

fn judge(
    db: &mut dyn Reads,
    line: &ContactData,
    earlier: &mut HashSet<[u8; 32]>,
) -> Result<Verdict, Failure> {
    let data = match rules::check(line) {
        Ok(data) => data,
        Err(faults) => return Ok(Verdict::Wrong(faults)),
    };
    let digest = mapping::digest(&data);
    if let Some(id) = store::imported(db, digest)? {
        return Ok(Verdict::Known(id));
    }
    if let Some(id) = deeds::known(db, &data)? {
        return Ok(Verdict::Known(id));
    }
    if !earlier.insert(digest) {
        return Ok(Verdict::Repeated);
    }
    for mark in rules::marks(&data) {
        if let Some((other, _)) = store::marked(db, &mark)?.first()
            && let Some(other) = store::find(db, *other)?
        {
            return Ok(Verdict::LooksLike(Box::new(other)));
        }
    }
    Ok(Verdict::New)
}
