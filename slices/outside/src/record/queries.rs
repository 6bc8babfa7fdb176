//! Questions about own documents outside cases.

use obieg_classification::choice::ClassChoice;
use obieg_documents::{Content, DocumentId};
use obieg_kernel::id::UnitId;
use obieg_kernel::sql::paged;
use obieg_kernel::{Actor, Failure, Lookup, Query, Relation, Role, Seen, Shown, named, of_office};

use super::{OutsideRecord, OutsideRecordFile, OutsideRecords, RecordId, store};
use crate::queries::of_unit;

/// To these roles the records of all units are within reach; not to the chancery, which has nothing to do with what units make.
const WIDE: &[Role] = &[Role::Executive, Role::Coordinator, Role::Archivist];

/// A record, and whether the actor reaches it.
#[derive(Debug)]
pub struct RecordTarget {
    pub(super) record: OutsideRecord,
    reached: bool,
}

pub(super) fn load(db: &mut Lookup<'_>, record: RecordId) -> Result<Option<RecordTarget>, Failure> {
    let scope = db.actor().scope(WIDE);
    Ok(store::find(db, record, scope)?.map(|(record, reached)| RecordTarget { record, reached }))
}

pub(super) fn relation(_: &Actor, target: &RecordTarget) -> Relation {
    if target.reached { Relation::Reach } else { Relation::Stranger }
}

/// Records that a unit filed, the newest first.
pub struct ListRecords {
    /// The unit; the asker's own when not named.
    pub unit: Option<UnitId>,
    /// Digits with which the class symbol begins; empty for all.
    pub symbol: String,
    /// Only records before this one.
    pub before: Option<RecordId>,
    /// At most so many.
    pub limit: i64,
}

named!(
    ListRecords,
    "outside.list-records",
    [
        (Chancery, Reach),
        (Officer, Reach),
        (Head, Reach),
        (Executive, Reach),
        (Coordinator, Reach),
        (Archivist, Reach),
    ]
);

of_unit!(ListRecords => OutsideRecords, WIDE, |query: &ListRecords, seen: &mut Seen<'_, ListRecords>, (unit, symbol, limit)| {
    let found = store::list(seen, unit, symbol, query.before, limit + 1)?;
    let (records, more) = paged(found, limit);
    let next = records.last().filter(|_| more).map(|record| record.id);
    Ok::<_, Failure>(OutsideRecords { records, next })
});

/// What the form of a new record needs: the classes that a text finds.
pub struct NewRecordForm {
    /// What was typed for a class and is none.
    pub typed: String,
}

named!(
    NewRecordForm,
    "outside.new-record-form",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
    ]
);

of_office!(NewRecordForm => ClassChoice, |query, seen| Ok(ClassChoice::of(seen, &query.typed)?));

/// A record with its documents.
pub struct ShowRecord {
    /// Which.
    pub record: RecordId,
}

/// The content of a document of a record.
pub struct RecordContent {
    /// Which record.
    pub record: RecordId,
    /// Which document.
    pub document: DocumentId,
}

named!(
    ShowRecord,
    "outside.show-record",
    [
        (Chancery, Reach),
        (Officer, Reach),
        (Head, Reach),
        (Executive, Reach),
        (Coordinator, Reach),
        (Archivist, Reach),
    ]
);
named!(
    RecordContent,
    "outside.record-content",
    [
        (Chancery, Reach),
        (Officer, Reach),
        (Head, Reach),
        (Executive, Reach),
        (Coordinator, Reach),
        (Archivist, Reach),
    ]
);

/// The part of a query about a record that is always the same: its record, who reaches it.
macro_rules! of_record {
    ($query:ty => $answer:ty, $run:expr, $shows:expr) => {
        impl Query for $query {
            type Target = RecordTarget;
            type Answer = $answer;

            fn load(&self, db: &mut Lookup<'_>) -> Result<Option<RecordTarget>, Failure> {
                load(db, self.record)
            }

            fn relation(&self, actor: &Actor, target: &RecordTarget) -> Relation {
                relation(actor, target)
            }

            fn shows(&self, _: &RecordTarget) -> Option<Shown> {
                $shows(self)
            }

            fn run(&self, seen: &mut Seen<'_, Self>, target: RecordTarget) -> Result<$answer, Failure> {
                $run(self, seen, target)
            }
        }
    };
}

of_record!(
    ShowRecord => OutsideRecordFile,
    |query: &ShowRecord, seen: &mut Seen<'_, ShowRecord>, target: RecordTarget| {
        let documents = obieg_documents::store::list_by_holder(seen, query.record.uuid())?;
        Ok(OutsideRecordFile { record: target.record, documents })
    },
    |query: &ShowRecord| Shown::whole(query.record.uuid())
);
of_record!(
    RecordContent => Content,
    |query: &RecordContent, seen: &mut Seen<'_, RecordContent>, _| {
        let found = obieg_documents::store::find_content(seen, query.record.uuid(), query.document, None)?;
        found.ok_or(Failure::Hidden)
    },
    |query: &RecordContent| Shown::part(query.record.uuid(), query.document.uuid())
);
