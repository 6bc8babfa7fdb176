//! What the record knows of the class and the officer that a line names.

use std::collections::HashMap;

use obieg_classification::model::ClassView;
use obieg_kernel::{Reads, StoreError};
use obieg_people::model::StandingView;

use super::BroughtLine;

/// What is known of a line.
#[derive(Debug, Clone, Default)]
pub struct LineFacts {
    /// The class of its symbol.
    pub class: Option<ClassView>,
    /// The posts that its officer holds today, in the unit when it names one.
    pub officers: Vec<StandingView>,
}

/// What was looked up for lines so far: a table names few classes and few people many times.
#[derive(Default)]
pub(crate) struct Known {
    classes: HashMap<String, Option<ClassView>>,
    people: HashMap<String, Vec<StandingView>>,
}

impl Known {
    /// The facts of a line.
    pub(crate) fn of(&mut self, db: &mut dyn Reads, line: &BroughtLine) -> Result<LineFacts, StoreError> {
        let class = self.class(db, line.symbol.trim())?;
        let (unit, all) = (line.unit.trim(), self.person(db, line.officer.trim())?);
        let here = |one: &&StandingView| unit.is_empty() || one.unit_code == unit;
        Ok(LineFacts { class, officers: all.iter().filter(here).cloned().collect() })
    }

    fn class(&mut self, db: &mut dyn Reads, symbol: &str) -> Result<Option<ClassView>, StoreError> {
        if let Some(class) = self.classes.get(symbol) {
            return Ok(class.clone());
        }
        let today = db.env().today();
        let class = match obieg_classification::store::find_list(db, today)? {
            Some(list) => obieg_classification::store::find_class(db, list.id, symbol)?,
            None => None,
        };
        self.classes.insert(symbol.to_owned(), class.clone());
        Ok(class)
    }

    fn person(&mut self, db: &mut dyn Reads, login: &str) -> Result<&[StandingView], StoreError> {
        if !self.people.contains_key(login) {
            let found = obieg_people::store::list_standings_of_login(db, login)?;
            self.people.insert(login.to_owned(), found);
        }
        Ok(self.people.get(login).map_or(&[], Vec::as_slice))
    }
}
