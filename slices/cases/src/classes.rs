//! Which class a new case goes to: what is suggested while somebody types, and what is offered when the text is no symbol.

use obieg_classification::choice;
use obieg_classification::model::ClassView;
use obieg_classification::store::{class_of, find_list};
use obieg_kernel::{Reads, Select, named, of_office, vals};

// The classes of the newest 200 cases of a unit, the last used first.
static RECENT: Select = Select::new(
    "SELECT c.list, c.symbol, c.title, c.is_end, c.category, c.category_other, c.note, c.open_from, c.basis, c.closed_from FROM \
     (SELECT symbol, max(opened_at) AS last FROM (SELECT symbol, opened_at FROM cases_case \
     WHERE office = $1 AND unit = $2 ORDER BY opened_at DESC LIMIT 200) k GROUP BY symbol) r \
     JOIN classification_class c ON c.office = $1 AND c.list = $3 AND c.symbol = r.symbol \
     WHERE c.is_end = 1 AND (c.closed_from IS NULL OR c.closed_from > $4) \
     AND (c.open_from IS NULL OR c.open_from <= $4) ORDER BY r.last DESC, c.symbol LIMIT $5",
);

/// The statements, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    vec![RECENT.words()]
}

/// End classes that take cases today: by beginning of the symbol, then by words of the title; without a text those that the
/// asker's unit used last.
pub struct SuggestClasses {
    /// What has been typed.
    pub typed: String,
    /// At most so many.
    pub limit: i64,
}

named!(
    SuggestClasses,
    "cases.suggest-classes",
    [(Officer, Colleague), (Head, Colleague), (Executive, Colleague)]
);

of_office!(SuggestClasses => Vec<ClassView>, |query, seen| {
    let unit = seen.actor().unit();
    if !query.typed.trim().is_empty() {
        return Ok(choice::search(seen, &query.typed, query.limit)?);
    }
    let today = seen.env().today();
    let (Some(unit), Some(list)) = (unit, find_list(seen, today)?) else { return Ok(Vec::new()) };
    let rows = seen.rows(&RECENT, vals![seen.office(), unit, list.id, today, query.limit])?;
    Ok(rows.iter().map(class_of).collect::<Result<_, _>>()?)
});
