//! What can be done to the table of terms.

use obieg_kernel::{Committed, Deed, Event, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;
use uuid::Uuid;

use crate::model::{PatternId, PatternView};
use crate::rules::{self, PatternDraft};
use crate::store;

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum TermsEvent {
    /// A line was added.
    PatternAdded {
        /// Which.
        pattern: Uuid,
        /// For which class.
        symbol: String,
        /// The kind of case.
        name: String,
        /// By which article.
        article: String,
    },
    /// A line opens no case from now on.
    PatternEnded {
        /// Which.
        pattern: Uuid,
    },
}

impl Event for TermsEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::PatternAdded { .. } => "PatternAdded",
            Self::PatternEnded { .. } => "PatternEnded",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::PatternAdded { pattern, .. } | Self::PatternEnded { pattern } => vec![*pattern],
        }
    }
}

/// Adds a line to the office's table of terms (KPA art. 35 § 4).
#[derive(Debug, Clone, Serialize)]
pub struct AddPattern {
    /// The line.
    pub line: PatternDraft,
}

named!(AddPattern, "terms.add-pattern", [(Coordinator, Colleague), (Administrator, Colleague)]);

impl Deed for AddPattern {
    type Target = Vec<PatternView>;
    type Event = TermsEvent;
    type Done = PatternId;

    office_target!(Vec<PatternView>, |_, db| Ok(Some(store::all(db)?)));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        known: Vec<PatternView>,
    ) -> Result<Committed<Self>, Failure> {
        let PatternDraft { symbol, name, unit, length, article } =
            rules::checked(&self.line, &known).map_err(Failure::Refused)?;
        let (id, added_on) = (granted.env().new_id(), granted.env().today());
        let line = PatternView { id, symbol, name, unit, length, article, added_on, ended_on: None };
        let by = granted.actor().signature();
        store::add(&mut granted, &line, &by)?;
        let PatternView { symbol, name, article, .. } = line;
        granted.commit(&TermsEvent::PatternAdded { pattern: id.uuid(), symbol, name, article }, id)
    }
}

/// Ends a line: it opens no case from now on. Cases that it opened keep their day.
#[derive(Debug, Clone, Serialize)]
pub struct EndPattern {
    /// Which.
    pub pattern: PatternId,
}

named!(EndPattern, "terms.end-pattern", [(Coordinator, Colleague), (Administrator, Colleague)]);

impl Deed for EndPattern {
    type Target = PatternView;
    type Event = TermsEvent;
    type Done = ();

    office_target!(PatternView, |deed, db| Ok(store::find(db, deed.pattern)?));

    fn run(&self, mut granted: Granted<'_, Self>, line: PatternView) -> Result<Committed<Self>, Failure> {
        if line.ended_on.is_some() {
            return Err(Refusal::state("terms.gone").into());
        }
        let (today, by) = (granted.env().today(), granted.actor().signature());
        store::end(&mut granted, line.id, today, &by)?;
        granted.commit(&TermsEvent::PatternEnded { pattern: line.id.uuid() }, ())
    }
}
