//! What a list would come to, without doing anything.

use obieg_kernel::{Failure, Refusal, named, of_office};

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
    let mut verdicts = Vec::new();
    for line in &query.lines {
        verdicts.push(judge(seen, line)?);
    }
    Ok(verdicts)
});

fn judge(db: &mut dyn obieg_kernel::Reads, line: &ContactData) -> Result<Verdict, Failure> {
    let (data, digest) = match (rules::check(line), mapping::digested(line)) {
        (Ok(data), Ok(text)) => (data, store::digest(&text)),
        (Err(faults), _) | (_, Err(faults)) => return Ok(Verdict::Wrong(faults)),
    };
    if let Some(id) = store::imported(db, digest)? {
        return Ok(Verdict::Known(id));
    }
    if let Some(id) = deeds::known(db, &data)? {
        return Ok(Verdict::Known(id));
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
