//! Choosing an end class in a form of another slice: one field that suggests, and a list to choose from when what was typed
//! names none of the classes it finds.

use askama::Template;
use obieg_kernel::{Failure, Reads, StoreError};
use obieg_web::{Frame, Html};

use crate::model::ClassView;
use crate::store::{find_list, search_end_classes};

/// So many found classes are offered.
const MOST: usize = 20;

/// End classes of the list in force that a text finds.
///
/// # Errors
/// What the database answers.
pub fn search(db: &mut dyn Reads, typed: &str, limit: i64) -> Result<Vec<ClassView>, StoreError> {
    let today = db.env().today();
    match find_list(db, today)? {
        Some(list) => search_end_classes(db, list.id, today, typed, limit),
        None => Ok(Vec::new()),
    }
}

/// The class that a form names: the one chosen from the list, else the symbol in "6740 Pozwolenia na budowę", as the
/// suggestions give it: what stands first.
pub fn symbol_of<'f>(chosen: &'f str, typed: &'f str) -> &'f str {
    if chosen.is_empty() { typed.split_whitespace().next().unwrap_or_default() } else { chosen }
}

/// What a typed text leaves to choose from.
#[derive(Debug, Default)]
pub struct ClassChoice {
    classes: Vec<ClassView>,
    more: bool,
}

impl ClassChoice {
    /// The classes that a text finds; none when it is empty or names one of them.
    ///
    /// # Errors
    /// What the database answers.
    pub fn of(db: &mut dyn Reads, typed: &str) -> Result<Self, StoreError> {
        let symbol = symbol_of("", typed);
        if symbol.is_empty() {
            return Ok(Self::default());
        }
        let one_more = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
        let mut classes = search(db, typed, one_more)?;
        if classes.iter().any(|class| class.symbol == symbol) {
            return Ok(Self::default());
        }
        let more = classes.len() > MOST;
        classes.truncate(MOST);
        Ok(Self { classes, more })
    }

    /// The list to choose from, `class` in the form; nothing when there is no choice.
    ///
    /// # Errors
    /// When the template fails.
    pub fn draw(&self, frame: &Frame, chosen: &str) -> Result<Html, Failure> {
        Html::of(&Choices { frame, classes: &self.classes, more: self.more, chosen })
    }
}

#[derive(Template)]
#[template(path = "class_choice.html")]
struct Choices<'p> {
    frame: &'p Frame,
    classes: &'p [ClassView],
    more: bool,
    chosen: &'p str,
}

impl Choices<'_> {
    fn is_chosen(&self, class: &ClassView) -> bool {
        class.symbol == self.chosen
    }
}
