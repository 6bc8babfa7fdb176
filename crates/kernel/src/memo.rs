//! What a writer remembers of its office from one commit to the next.
//!
//! Only one writer changes an office, and every change moves the journal's head. While the head stands where this writer
//! left it, nothing else has changed, and an answer it has read before is still the answer: the officer's standing, the
//! class, the letter that three steps of one deed ask for.

use std::collections::HashMap;

use crate::journal::tree::Edge;
use crate::sql::{Row, Select, Val};
use crate::tx::Tables;

/// The most answers kept, and the most rows of one answer: bounds what an office costs in memory.
const ANSWERS: usize = 256;
const ROWS: usize = 64;

/// The most scopes whose last number is kept.
const SCOPES: usize = 1_000;

/// True as long as the journal's head stands at the edge's size.
#[derive(Default)]
pub(crate) struct Memo {
    pub(crate) edge: Edge,
    answers: HashMap<(&'static str, Vec<Val>), Answer>,
    /// When a table was last changed, and any table of a room.
    changed: HashMap<&'static str, u64>,
    numbers: HashMap<String, i64>,
    clock: u64,
}

struct Answer {
    rows: Vec<Row>,
    sources: &'static [&'static str],
    read_at: u64,
}

impl Memo {
    pub(crate) fn at(edge: Edge) -> Self {
        Self { edge, ..Self::default() }
    }

    /// The answer, if it was read and nothing that it was read from has changed since.
    pub(crate) fn recall(&self, select: &Select, args: &[Val]) -> Option<Vec<Row>> {
        let found = self.answers.get(&(select.words(), args.to_vec()))?;
        let changed = |source: &&str| self.changed.get(source).is_some_and(|at| *at > found.read_at);
        (!found.sources.iter().any(changed)).then(|| found.rows.clone())
    }

    /// Keeps an answer. The kernel's own tables are housekeeping and change without the journal: their answers are not kept.
    pub(crate) fn keep(&mut self, select: &'static Select, args: &[Val], rows: &[Row], tables: &Tables) {
        let sources = select.text().sources(|name| tables.contains_key(name));
        let housekeeping = |source: &&str| source.starts_with("kernel") || source.starts_with("journal");
        if rows.len() > ROWS || sources.iter().any(housekeeping) {
            return;
        }
        if self.answers.len() >= ANSWERS {
            self.answers.clear();
        }
        let answer = Answer { rows: rows.to_vec(), sources, read_at: self.clock };
        self.answers.insert((select.words(), args.to_vec()), answer);
    }

    /// A table changes: what was read from it, or from a view of its room, is forgotten.
    pub(crate) fn change(&mut self, table: &'static str) {
        self.clock += 1;
        self.changed.insert(table, self.clock);
        self.changed.insert(table.split('_').next().unwrap_or_default(), self.clock);
    }

    pub(crate) fn last_number(&self, scope: &str) -> Option<i64> {
        self.numbers.get(scope).copied()
    }

    pub(crate) fn gave_number(&mut self, scope: &str, number: i64) {
        if self.numbers.len() >= SCOPES {
            self.numbers.clear();
        }
        self.numbers.insert(scope.to_owned(), number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static STANDING: Select = Select::new("SELECT a FROM people_standing WHERE office = $1");
    static MIXED: Select =
        Select::new("SELECT a FROM cases_case JOIN people_unit ON 1 = 1 WHERE office = $1");
    static SESSION: Select = Select::new("SELECT a FROM kernel_session WHERE office = $1");

    static PARTIES: Select = Select::new("SELECT a FROM cases_party WHERE office = $1");

    #[test]
    fn an_answer_lives_until_what_it_was_read_from_changes() {
        let tables: Tables = std::sync::Arc::new(
            ["cases_case", "cases_party", "people_unit", "people_post", "kernel_session"]
                .map(|table| (table.to_owned(), crate::migrate::Shape::default()))
                .into(),
        );
        let args = [Val::Int(1)];
        let mut memo = Memo::default();
        for select in [&STANDING, &MIXED, &SESSION, &PARTIES] {
            memo.keep(select, &args, &[], &tables);
        }
        let known = |memo: &Memo, select| memo.recall(select, &args).is_some();
        assert!(!known(&memo, &SESSION), "housekeeping");
        assert!(memo.recall(&STANDING, &[Val::Int(2)]).is_none(), "another question");
        memo.change("cases_case");
        assert!(known(&memo, &STANDING) && known(&memo, &PARTIES) && !known(&memo, &MIXED));
        memo.keep(&MIXED, &args, &[], &tables);
        memo.change("people_post");
        assert!(
            known(&memo, &MIXED) && !known(&memo, &STANDING),
            "a view falls with its room, a table alone"
        );
    }
}
