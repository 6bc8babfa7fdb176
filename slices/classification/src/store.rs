//! Statements of the slice.

use jiff::civil::Date;
use obieg_kernel::sql::beginning_of_word;
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};
use obieg_web::text::fold;

use crate::model::{ClassView, ListId, ListView, NewClass};

static ADD_LIST: Change = Change::new(
    "INSERT INTO classification_list (office, id, name, source, stand_in, valid_from, imported_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static END_LISTS: Change = Change::new(
    "UPDATE classification_list SET valid_to = $2 WHERE office = $1 AND valid_to IS NULL AND valid_from < $3",
);
static ADD_CLASS: Change = Change::new(
    "INSERT INTO classification_class (office, list, symbol, title, is_end, category, category_other, note, \
     title_key, open_from, basis) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);
static CLOSE_CLASS: Change = Change::new(
    "UPDATE classification_class SET closed_from = $4 WHERE office = $1 AND list = $2 AND symbol = $3 AND closed_from IS NULL",
);
static IN_FORCE: Select = Select::new(
    "SELECT id, name, source, stand_in, valid_from FROM classification_list \
     WHERE office = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY valid_from DESC LIMIT 1",
);
static LATEST: Select = Select::new(
    "SELECT valid_from FROM classification_list WHERE office = $1 ORDER BY valid_from DESC LIMIT 1",
);
static CLASSES: Select = Select::new(
    "SELECT list, symbol, title, is_end, category, category_other, note, open_from, basis, closed_from FROM classification_class \
     WHERE office = $1 AND list = $2 AND symbol >= $3 AND symbol < $4 ORDER BY symbol LIMIT 200",
);
static TOP: Select = Select::new(
    "SELECT list, symbol, title, is_end, category, category_other, note, open_from, basis, closed_from FROM classification_class \
     WHERE office = $1 AND list = $2 AND length(symbol) <= 2 ORDER BY symbol LIMIT 200",
);
/// The title as it is searched; lists from before there were keys have only small letters.
macro_rules! key {
    () => {
        "' ' || coalesce(title_key, lower(title))"
    };
}
// Within one list by its key; every word typed must begin a word of the title, the first one or the symbol.
static SEARCH: Select = Select::new(concat!(
    "SELECT list, symbol, title, is_end, category, category_other, note, open_from, basis, closed_from FROM classification_class \
     WHERE office = $1 AND list = $2 AND is_end = 1 AND (closed_from IS NULL OR closed_from > $3) \
     AND (open_from IS NULL OR open_from <= $3) AND (symbol LIKE $4 OR ",
    key!(),
    " LIKE $5 ESCAPE '!') AND ",
    key!(),
    " LIKE $6 ESCAPE '!' AND ",
    key!(),
    " LIKE $7 ESCAPE '!' AND ",
    key!(),
    " LIKE $8 ESCAPE '!' ORDER BY CASE WHEN symbol LIKE $4 THEN 0 ELSE 1 END, symbol LIMIT $9"
));
static ONE: Select = Select::new(
    "SELECT list, symbol, title, is_end, category, category_other, note, open_from, basis, closed_from FROM classification_class \
     WHERE office = $1 AND list = $2 AND symbol = $3",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD_LIST, &END_LISTS, &ADD_CLASS, &CLOSE_CLASS].map(Change::words);
    let selects = [&IN_FORCE, &LATEST, &CLASSES, &TOP, &SEARCH, &ONE].map(Select::words);
    changes.into_iter().chain(selects).collect()
}

/// A class from a row with all columns of a class.
///
/// # Errors
/// When a column is missing.
pub fn class_of(row: &Row) -> Result<ClassView, StoreError> {
    Ok(ClassView {
        list: row.get("list")?,
        symbol: row.get("symbol")?,
        title: row.get("title")?,
        is_end: row.get("is_end")?,
        category: row.get("category")?,
        category_other: row.get("category_other")?,
        note: row.get("note")?,
        open_from: row.get("open_from")?,
        basis: row.get("basis")?,
        closed_from: row.get("closed_from")?,
    })
}

pub(crate) fn add_list(db: &mut dyn Writes, list: &ListView) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(
        &ADD_LIST,
        vals![db.office(), list.id, list.name, list.source, list.stand_in, list.valid_from, now],
    )
}

/// Ends every list that is open, on the day before the new one begins.
pub(crate) fn end_lists(db: &mut dyn Writes, last_day: Date, next_from: Date) -> Result<(), StoreError> {
    db.change(&END_LISTS, vals![db.office(), last_day, next_from]).map(drop)
}

/// A class of a list; with the day and the order when it came later than the list.
pub(crate) fn add_class(
    db: &mut dyn Writes,
    list: ListId,
    class: &NewClass,
    later: Option<(Date, &str)>,
) -> Result<(), StoreError> {
    let (from, basis) = (later.map(|(from, _)| from), later.map(|(_, basis)| basis));
    db.change_one(
        &ADD_CLASS,
        vals![
            db.office(),
            list,
            class.symbol,
            class.title,
            class.is_end,
            class.category,
            class.category_other,
            class.note,
            title_key(&class.title),
            from,
            basis
        ],
    )
}

pub(crate) fn close_class(
    db: &mut dyn Writes,
    list: ListId,
    symbol: &str,
    from: Date,
) -> Result<(), StoreError> {
    db.change_one(&CLOSE_CLASS, vals![db.office(), list, symbol, from])
}

pub(crate) fn latest_start(db: &mut dyn Reads) -> Result<Option<Date>, StoreError> {
    db.first(&LATEST, vals![db.office()])?.map(|row| row.get("valid_from")).transpose()
}

/// The list in force on a day.
///
/// # Errors
/// What the database answers.
pub fn find_list(db: &mut dyn Reads, on: Date) -> Result<Option<ListView>, StoreError> {
    db.first(&IN_FORCE, vals![db.office(), on])?
        .map(|row| {
            Ok(ListView {
                id: row.get("id")?,
                name: row.get("name")?,
                source: row.get("source")?,
                stand_in: row.get("stand_in")?,
                valid_from: row.get("valid_from")?,
            })
        })
        .transpose()
}

/// Classes whose symbol begins with these digits, at most 200; the two top levels when there are none.
///
/// # Errors
/// What the database answers.
pub fn list_classes(db: &mut dyn Reads, list: ListId, begins: &str) -> Result<Vec<ClassView>, StoreError> {
    let rows = if begins.is_empty() {
        db.rows(&TOP, vals![db.office(), list])?
    } else {
        // ':' follows '9': the range holds every symbol that begins with these digits.
        db.rows(&CLASSES, vals![db.office(), list, begins, format!("{begins}:")])?
    };
    rows.iter().map(class_of).collect()
}

/// End classes that take cases on a day and whose symbol begins with the text, then those whose title has words that begin
/// as the typed ones (small letters, no Polish marks; four words at most count). Nothing typed finds nothing.
///
/// # Errors
/// What the database answers.
pub fn search_end_classes(
    db: &mut dyn Reads,
    list: ListId,
    on: Date,
    typed: &str,
    limit: i64,
) -> Result<Vec<ClassView>, StoreError> {
    let typed = title_key(typed);
    let mut words = typed.split_whitespace();
    let Some(first) = words.next() else { return Ok(Vec::new()) };
    let is_symbol = first.bytes().all(|byte| byte.is_ascii_digit());
    let symbol = if is_symbol { format!("{first}%") } else { String::new() };
    let mut next = || words.next().map_or_else(|| "%".to_owned(), beginning_of_word);
    let args = vals![db.office(), list, on, symbol, beginning_of_word(first), next(), next(), next(), limit];
    db.rows(&SEARCH, args)?.iter().map(class_of).collect()
}

/// A title, or what is typed to find it: small letters, no Polish marks, words apart.
fn title_key(title: &str) -> String {
    fold(&title.replace(|letter: char| !letter.is_alphanumeric(), " "))
}

/// A class of a list.
///
/// # Errors
/// What the database answers.
pub fn find_class(db: &mut dyn Reads, list: ListId, symbol: &str) -> Result<Option<ClassView>, StoreError> {
    db.first(&ONE, vals![db.office(), list, symbol])?.as_ref().map(class_of).transpose()
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_of_titles_stand_apart() {
        assert_eq!(super::title_key("Obsługa (radców) i Żądań"), "obsluga radcow i zadan");
    }
}
