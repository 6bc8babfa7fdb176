//! Questions about own documents outside cases.

use obieg_classification::choice::ClassChoice;
use obieg_documents::{Content, DocumentId};
use obieg_kernel::id::UnitId;
use obieg_kernel::sql::paged;
use obieg_kernel::{Actor, Failure, Lookup, Query, Relation, Role, Seen, named, of_office};
use obieg_people::model::UnitChoice;

use super::{OutsideRecord, OutsideRecordFile, OutsideRecords, RecordId, store};
use crate::queries::{reached_unit, symbol_digits};

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

/// The list, with the units there are to choose from.
pub struct RecordsAnswer {
    /// The unit whose list it is.
    pub unit: UnitId,
    /// Units to choose from.
    pub units: Vec<UnitChoice>,
    /// The page.
    pub page: OutsideRecords,
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

impl Query for ListRecords {
    /// The unit, and whether the asker reaches it.
    type Target = (UnitId, bool);
    type Answer = RecordsAnswer;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<(UnitId, bool)>, Failure> {
        reached_unit(db, self.unit, WIDE)
    }

    fn relation(&self, _: &Actor, (_, reached): &(UnitId, bool)) -> Relation {
        if *reached { Relation::Reach } else { Relation::Stranger }
    }

    fn shows(&self, _: &(UnitId, bool)) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (unit, _): (UnitId, bool)) -> Result<RecordsAnswer, Failure> {
        let limit = self.limit.clamp(1, 200);
        let found = store::list(seen, unit, &symbol_digits(&self.symbol), self.before, limit + 1)?;
        let (records, more) = paged(found, limit);
        let next = records.last().filter(|_| more).map(|record| record.id);
        let units = obieg_people::store::unit_choices(seen)?;
        Ok(RecordsAnswer { unit, units, page: OutsideRecords { records, next } })
    }
}

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

impl Query for ShowRecord {
    type Target = RecordTarget;
    type Answer = OutsideRecordFile;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<RecordTarget>, Failure> {
        load(db, self.record)
    }

    fn relation(&self, actor: &Actor, target: &RecordTarget) -> Relation {
        relation(actor, target)
    }

    fn shows(&self, _: &RecordTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(self.record.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: RecordTarget) -> Result<OutsideRecordFile, Failure> {
        let documents = obieg_documents::store::list_by_holder(seen, self.record.uuid())?;
        Ok(OutsideRecordFile { record: target.record, documents })
    }
}

impl Query for RecordContent {
    type Target = RecordTarget;
    type Answer = Content;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<RecordTarget>, Failure> {
        load(db, self.record)
    }

    fn relation(&self, actor: &Actor, target: &RecordTarget) -> Relation {
        relation(actor, target)
    }

    fn shows(&self, _: &RecordTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::part(self.record.uuid(), self.document.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, _: RecordTarget) -> Result<Content, Failure> {
        let found = obieg_documents::store::find_content(seen, self.record.uuid(), self.document, None)?;
        found.ok_or(Failure::Hidden)
    }
}
