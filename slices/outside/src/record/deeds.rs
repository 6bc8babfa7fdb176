//! Own documents are filed to a class, and taken out of account when that was a mistake.

use jiff::civil::Date;
use obieg_cases::rules::{line, text};
use obieg_classification::model::ClassView;
use obieg_documents::{AddDocument, DocumentKind, HolderKind, NewFile};
use obieg_kernel::{
    Actor, Committed, Deed, Event, Failure, Granted, Lookup, Reads, Refusal, Relation, named, office_target,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::queries::{RecordTarget, load, relation};
use super::{MOST_RECORD_FILES, OutsideRecord, RecordId, store};

/// Files documents that the actor's unit made and that make no case: a list, a note, a report (Dz.U. 2011 nr 14 poz. 67,
/// annex 1: a class of the list, no sign).
#[derive(Debug, Clone, Serialize)]
pub struct FileRecord {
    /// What it is, 1 to 500 characters.
    pub title: String,
    /// Symbol of an end class of the list in force.
    pub symbol: String,
    /// The day of the document, today or before; its years are counted from it.
    pub dated_on: Date,
    /// The files, 1 to 20.
    pub files: Vec<NewFile>,
}

/// Says that a record was filed by mistake. It stays to be read, with the reason.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawRecord {
    /// Which.
    pub record: RecordId,
    /// Why, 1 to 1,000 characters.
    pub reason: String,
}

/// What was filed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct FiledRecord {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: RecordId,
    /// Identifiers of its documents.
    pub documents: Vec<String>,
}

/// What the journal is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum RecordEvent {
    /// Own documents were filed.
    RecordFiledOutside {
        /// Which record.
        record: Uuid,
        /// What it is.
        title: String,
        /// To which class.
        symbol: String,
        /// Identifiers of its documents.
        documents: Vec<String>,
    },
    /// It was a mistake.
    RecordWithdrawn {
        /// Which record.
        record: Uuid,
        /// Why.
        reason: String,
    },
}

impl Event for RecordEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::RecordFiledOutside { .. } => "RecordFiledOutside",
            Self::RecordWithdrawn { .. } => "RecordWithdrawn",
        }
    }

    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::RecordFiledOutside { record, .. } | Self::RecordWithdrawn { record, .. } => vec![*record],
        }
    }
}

// One files what the own unit made: there is nothing yet that could be out of reach.
named!(
    FileRecord,
    "outside.file-record",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
    ]
);

impl Deed for FileRecord {
    type Target = Option<ClassView>;
    type Event = RecordEvent;
    type Done = FiledRecord;

    office_target!(Option<ClassView>, |deed, db| {
        let today = db.env().today();
        let Some(list) = obieg_classification::store::find_list(db, today)? else { return Ok(Some(None)) };
        Ok(Some(obieg_classification::store::find_class(db, list.id, deed.symbol.trim())?))
    });

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        class: Option<ClassView>,
    ) -> Result<Committed<Self>, Failure> {
        let today = granted.env().today();
        let judged = (
            line("title", &self.title, 500),
            crate::rules::class_for_today(class, today),
            crate::rules::may_file(self.dated_on, today, self.files.len(), MOST_RECORD_FILES),
        );
        let (title, class) = match judged {
            (Ok(title), Ok(class), Ok(())) => (title, class),
            (title, class, rest) => {
                let faults = title.err().into_iter().chain(class.err()).chain(rest.err());
                return Err(Failure::Refused(faults.collect()));
            }
        };
        let unit = granted.actor().unit().ok_or_else(|| Refusal::state("outside.no-unit"))?;
        let id: RecordId = granted.env().new_id();
        let record = OutsideRecord {
            id,
            unit,
            symbol: class.symbol,
            category: class.category,
            title,
            dated_on: self.dated_on,
            filed_on: today,
            filed_by: granted.actor().signature(),
            withdrawn_reason: None,
        };
        store::file(&mut granted, &record, class.list.uuid())?;
        let mut documents = Vec::new();
        for file in &self.files {
            let added = granted.step(&AddDocument {
                holder: id.uuid(),
                holder_kind: HolderKind::Outside,
                title: String::new(),
                kind: DocumentKind::Note,
                file: file.clone(),
            })?;
            documents.push(added.identifier);
        }
        let event = RecordEvent::RecordFiledOutside {
            record: id.uuid(),
            title: record.title,
            symbol: record.symbol,
            documents: documents.clone(),
        };
        granted.commit(&event, FiledRecord { id, documents })
    }
}

named!(
    WithdrawRecord,
    "outside.withdraw-record",
    [(Chancery, Reach), (Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach)]
);

impl Deed for WithdrawRecord {
    type Target = RecordTarget;
    type Event = RecordEvent;
    type Done = ();

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<RecordTarget>, Failure> {
        load(db, self.record)
    }

    fn relation(&self, actor: &Actor, target: &RecordTarget) -> Relation {
        relation(actor, target)
    }

    fn run(&self, mut granted: Granted<'_, Self>, target: RecordTarget) -> Result<Committed<Self>, Failure> {
        if target.record.withdrawn_reason.is_some() {
            return Err(Refusal::state("outside.withdrawn-already").into());
        }
        let reason = text("reason", &self.reason, 1_000)?;
        store::withdraw(&mut granted, self.record, reason)?;
        let event = RecordEvent::RecordWithdrawn { record: self.record.uuid(), reason: reason.to_owned() };
        granted.commit(&event, ())
    }
}
