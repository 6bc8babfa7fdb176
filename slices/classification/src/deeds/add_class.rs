//! A class is added to the list in force, in mid-year too (archives act art. 6 ust. 2d).

use jiff::civil::Date;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use obieg_law::jrwa::Category;
use obieg_law::sign::Symbol;
use serde::Serialize;

use super::ClassificationEvent;
use crate::model::{ClassView, ListId, ListView, NewClass};
use crate::store;

/// Adds an end class to the list in force.
#[derive(Debug, Clone, Serialize)]
pub struct AddClass {
    /// Its symbol: that of a class of the list that has classes below it, and one digit more.
    pub symbol: String,
    /// Title, 1 to 500 characters.
    pub title: String,
    /// Archival category in the parent cell.
    pub category: String,
    /// Archival category in other cells, where the list has such a column.
    pub category_other: Option<String>,
    /// Note of the list.
    pub note: Option<String>,
    /// Takes cases from this day on; not a day that has passed.
    pub from: Date,
    /// The order by which it is added and the consent of the state archive, 1 to 500 characters.
    pub basis: String,
}

/// Facts for adding.
pub struct AddTarget {
    list: Option<ListView>,
    parent: Option<ClassView>,
    there: bool,
}

named!(AddClass, "classification.add-class", [(Coordinator, Colleague), (Administrator, Colleague)]);

impl Deed for AddClass {
    type Target = AddTarget;
    type Event = ClassificationEvent;
    type Done = ListId;

    office_target!(AddTarget, |deed, db| {
        let today = db.env().today();
        let list = store::find_list(db, today)?;
        let (mut parent, mut there) = (None, false);
        if let (Some(list), Ok(symbol)) = (&list, deed.symbol.trim().parse::<Symbol>()) {
            there = store::find_class(db, list.id, &symbol.to_string())?.is_some();
            if let Some(above) = symbol.parent() {
                parent = store::find_class(db, list.id, &above.to_string())?;
            }
        }
        Ok(Some(AddTarget { list, parent, there }))
    });

    fn run(&self, mut granted: Granted<'_, Self>, target: AddTarget) -> Result<Committed<Self>, Failure> {
        let list = target.list.ok_or_else(|| Refusal::state("classification.no-list"))?;
        let class = self.checked()?;
        if target.there {
            return Err(Refusal::input("classification.symbol-taken").on("symbol").into());
        }
        // What took cases stays as it is: an end class is not split, it is closed and its neighbours added.
        if target.parent.is_none_or(|parent| parent.is_end || parent.closed_from.is_some()) {
            return Err(Refusal::input("classification.parent").on("symbol").into());
        }
        if self.from < granted.env().today() {
            return Err(Refusal::input("classification.from-passed").on("from").into());
        }
        let basis = text("basis", &self.basis, 500)?;
        store::add_class(&mut granted, list.id, &class, Some((self.from, &basis)))?;
        let event = ClassificationEvent::ClassAdded {
            list: list.id.uuid(),
            symbol: class.symbol,
            title: class.title,
            category: class.category.unwrap_or_default(),
            from: self.from,
            basis,
        };
        granted.commit(&event, list.id)
    }
}

impl AddClass {
    /// The class with every part read as the law wants it.
    fn checked(&self) -> Result<NewClass, Refusal> {
        let symbol: Symbol = self
            .symbol
            .trim()
            .parse()
            .map_err(|_| Refusal::input("classification.symbol-wrong").on("symbol"))?;
        let given = |text: &Option<String>| text.as_deref().map(str::trim).unwrap_or_default().to_owned();
        let (other, note) = (given(&self.category_other), given(&self.note));
        Ok(NewClass {
            symbol: symbol.to_string(),
            title: text("title", &self.title, 500)?,
            is_end: true,
            category: Some(category("category", &self.category)?),
            category_other: if other.is_empty() { None } else { Some(category("category_other", &other)?) },
            note: if note.is_empty() { None } else { Some(text("note", &note, 2000)?) },
        })
    }
}

fn category(field: &str, text: &str) -> Result<String, Refusal> {
    let category = text.trim().parse::<Category>();
    category
        .map(|category| category.to_string())
        .map_err(|_| Refusal::input("classification.category-wrong").on(field))
}

/// A text of one line.
///
/// # Errors
/// `classification.text`, on the field.
pub(super) fn text(field: &str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if !obieg_kernel::text::is_line(text, 1, most) {
        return Err(Refusal::input("classification.text").on(field).with("most", most));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_text_is_one_line_of_so_many_characters() {
        let code = |typed: &str| text("title", typed, 5).map_err(|fault| fault.code);
        assert_eq!(code(" żółwi "), Ok("żółwi".to_owned()));
        for typed in ["", " ", "żółwik", "a\nb"] {
            assert_eq!(code(typed), Err("classification.text"), "{typed:?}");
        }
    }
}
