//! Questions about the list.

use obieg_kernel::{Reads, named, of_office};

use crate::model::ClassList;
use crate::store;

/// Classes of the list in force today.
pub struct Classes {
    /// Digits with which symbols begin; empty for the two top levels.
    pub begins: String,
    /// What is searched for among the end classes that take cases today, instead of the beginning.
    pub wanted: Option<String>,
}

named!(
    Classes,
    "classification.classes",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
        (Administrator, Colleague),
        (Machine, Colleague),
    ]
);

of_office!(Classes => ClassList, |query, seen| {
    let today = seen.env().today();
    let list = store::find_list(seen, today)?;
    let begins: String = query.begins.chars().filter(char::is_ascii_digit).take(10).collect();
    let classes = match (&list, &query.wanted) {
        (Some(list), Some(wanted)) => store::search_end_classes(seen, list.id, today, wanted, 200)?,
        (Some(list), None) => store::list_classes(seen, list.id, &begins)?,
        (None, _) => Vec::new(),
    };
    Ok(ClassList { list, classes })
});
