//! What becomes of the lines of a table, told line by line.

use obieg_kernel::{Deed, Failure, Refusal};

use crate::fault::Faults;
use crate::visit::Visit;
use crate::words::Words;

/// So many lines of a report are shown.
const SHOWN: usize = 500;

/// What would become of a line.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is new.
    New,
    /// It is here already, under this sign or number.
    Known(String),
    /// The same stands further up in the table.
    Repeated,
    /// It cannot be taken.
    Wrong(Vec<Refusal>),
}

/// A line of the report.
pub struct Judged<L, D> {
    /// Its number in the table.
    pub number: u64,
    /// What it says.
    pub line: L,
    /// `new`, `known`, `repeated`, `wrong`, and `added` once it was done.
    pub verdict: &'static str,
    /// The sign or number that it had here before; empty for none.
    pub known: String,
    /// What was done with it.
    pub done: Option<D>,
    /// Why it cannot be taken.
    pub faults: Vec<String>,
}

/// Every line of a table: those that need somebody before those that do not.
pub struct Report<L, D> {
    lines: Vec<Judged<L, D>>,
    /// Was it done, or only looked at?
    pub is_done: bool,
}

impl<L, D> Default for Report<L, D> {
    fn default() -> Self {
        Self { lines: Vec::new(), is_done: false }
    }
}

impl<L: Clone, D> Report<L, D> {
    /// What every line would come to.
    pub fn of(lines: Vec<(u64, L)>, verdicts: Vec<Verdict>, words: &Words) -> Self {
        let told = |((number, line), verdict)| {
            let (verdict, known, faults) = match verdict {
                Verdict::New => ("new", String::new(), Vec::new()),
                Verdict::Repeated => ("repeated", String::new(), Vec::new()),
                Verdict::Known(known) => ("known", known, Vec::new()),
                Verdict::Wrong(faults) => {
                    ("wrong", String::new(), faults.iter().map(|one| words.refusal(one)).collect())
                }
            };
            Judged { number, line, verdict, known, done: None, faults }
        };
        Self { lines: lines.into_iter().zip(verdicts).map(told).collect(), is_done: false }.sorted()
    }

    /// Does every line that can be done, each by itself; the others are told as they were judged.
    ///
    /// # Errors
    /// What [`Visit::act_on_all`] refuses before it begins.
    pub async fn act<T>(mut self, visit: &Visit, deed: impl Fn(L) -> T) -> Result<Self, Failure>
    where
        T: Deed<Done = D> + 'static,
    {
        let good = |one: &&mut Judged<L, D>| one.verdict == "new";
        let deeds = self.lines.iter_mut().filter(good).map(|one| deed(one.line.clone())).collect();
        let each = visit.act_on_all(deeds).await?;
        for (one, done) in self.lines.iter_mut().filter(good).zip(each) {
            match done {
                Ok(done) => (one.verdict, one.done) = ("added", Some(done)),
                Err(failure) => (one.verdict, one.faults) = ("wrong", Faults::told(&failure, visit.words())),
            }
        }
        Ok(Self { is_done: true, ..self }.sorted())
    }

    fn sorted(mut self) -> Self {
        self.lines.sort_by_key(|one| (matches!(one.verdict, "new" | "added"), one.number));
        self
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Is there no table yet?
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How many lines ended so.
    pub fn count(&self, verdict: &str) -> usize {
        self.lines.iter().filter(|one| one.verdict == verdict).count()
    }

    /// The lines that are shown.
    pub fn shown(&self) -> &[Judged<L, D>] {
        self.lines.get(..SHOWN).unwrap_or(&self.lines)
    }
}
