//! What is done about files that could not be registered.

use obieg_kernel::{Committed, Deed, Event, Failure, Granted, Reads, named, of_office, office_target};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::store::{self, RefusalId, RefusedFile};

/// Tells people that a file of the folder could not be registered. Told once, however often it is tried.
#[derive(Debug, Serialize)]
pub struct ReportRefusedFile {
    /// Name in the folder.
    pub name: String,
    /// Why, in a sentence.
    pub reason: String,
}

/// A person has dealt with a refused file: mended and put in again, or registered by hand.
#[derive(Debug, Serialize)]
pub struct SettleRefusedFile {
    /// Which.
    pub refusal: RefusalId,
}

/// Files that could not be registered and that nobody has settled.
pub struct ListRefusedFiles;

/// What the journal is told.
#[derive(Serialize)]
#[serde(untagged)]
pub enum RefusalEvent {
    /// A file was refused.
    Refused {
        /// The refusal.
        refusal: RefusalId,
        /// Name in the folder.
        name: String,
        /// Why.
        reason: String,
    },
    /// A person has dealt with it.
    Settled {
        /// The refusal.
        refusal: RefusalId,
        /// Name in the folder.
        name: String,
    },
}

impl Event for RefusalEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::Refused { .. } => "FileRefused",
            Self::Settled { .. } => "RefusedFileSettled",
        }
    }
    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::Refused { refusal, .. } | Self::Settled { refusal, .. } => vec![refusal.uuid()],
        }
    }
}

/// A file was settled.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Settled {
    /// Its name in the folder.
    pub name: String,
}

named!(ReportRefusedFile, "intake.report-refused-file", [(Machine, Colleague), (Operator, Colleague)]);
named!(SettleRefusedFile, "intake.settle-refused-file", [(Chancery, Colleague), (Coordinator, Colleague)]);
named!(
    ListRefusedFiles,
    "intake.list-refused-files",
    [(Chancery, Colleague), (Coordinator, Colleague), (Machine, Colleague)]
);

impl Deed for ReportRefusedFile {
    type Target = bool;
    type Event = RefusalEvent;
    type Done = ();

    office_target!(bool, |deed, db| Ok(Some(store::is_known(db, &deed.name, &deed.reason)?)));

    fn run(&self, mut granted: Granted<'_, Self>, is_known: bool) -> Result<Committed<Self>, Failure> {
        if is_known {
            return Err(obieg_kernel::Refusal::state("intake.reported-before").into());
        }
        let refusal = granted.env().new_id();
        store::add(&mut granted, refusal, &self.name, &self.reason)?;
        let (name, reason) = (self.name.clone(), self.reason.clone());
        granted.commit(&RefusalEvent::Refused { refusal, name, reason }, ())
    }
}

impl Deed for SettleRefusedFile {
    type Target = String;
    type Event = RefusalEvent;
    type Done = Settled;

    office_target!(String, |deed, db| Ok(store::find(db, deed.refusal)?));

    fn run(&self, mut granted: Granted<'_, Self>, name: String) -> Result<Committed<Self>, Failure> {
        store::settle(&mut granted, self.refusal)?;
        let event = RefusalEvent::Settled { refusal: self.refusal, name: name.clone() };
        granted.commit(&event, Settled { name })
    }
}

of_office!(ListRefusedFiles => Vec<RefusedFile>, |_, seen| Ok(store::list_open(seen)?));
