//! The read log: who looked at what, as which post, when and from where (domain of KRI § 21 and GDPR art. 5, 15, 32).
//!
//! Every query says what it shows ([`Query::shows`](crate::Query::shows) has no default, so none forgets); the one
//! place that answers queries notes it. Looks wait in memory and are written in batches through the office's lane, so
//! that no reader waits for a commit. A program that is killed loses what waited: at most [`BATCH`] looks, or those of the
//! time between two calls of [`Kernel::write_looks`] (a second in `serve`).

mod keeping;

use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use serde::Serialize;
use tokio::sync::oneshot;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::actor::{Actor, Who};
use crate::failure::StoreError;
use crate::lane::{Attempt, Work, lock};
use crate::office::{Kernel, Office};
use crate::sql::{Change, Select, Val};
use crate::tx::{Reads, Tx};
use crate::vals;

pub use keeping::{
    ForgetLooks, KEEP_YEARS, LookEvent, LookRule, SeeLookRule, SetLookRule, WhoTookLists, forget_looks,
};

/// So many looks are written without waiting for the next turn.
pub const BATCH: usize = 256;

/// The most that wait while the database refuses; what comes then is lost and said to be lost.
const MOST: usize = 100_000;

static ADD: Change = Change::new(
    "INSERT INTO kernel_look (office, object, id, at, person, name, post, origin, query, part, detail) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);
static AT: Select = Select::new(
    "SELECT id, at, person, name, post, origin, query, part, detail FROM kernel_look \
     WHERE office = $1 AND object = $2 AND id < $3 ORDER BY id DESC LIMIT $4",
);

/// The statements, for the catalogue test.
pub fn statements() -> Vec<&'static str> {
    [ADD.words(), AT.words()].into_iter().chain(keeping::statements()).collect()
}

/// What a query shows of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The thing that people ask about: a case, an item, a person.
    pub object: Uuid,
    /// The part of it, for example a document.
    pub part: Option<Uuid>,
}

impl Shown {
    /// The whole thing.
    pub fn whole(object: Uuid) -> Option<Self> {
        Some(Self { object, part: None })
    }

    /// A part of a thing.
    pub fn part(object: Uuid, part: Uuid) -> Option<Self> {
        Some(Self { object, part: Some(part) })
    }
}

/// One look, as the log has it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Look {
    /// Id; the key of paging.
    pub id: Uuid,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who; none for a machine.
    pub person: Option<Uuid>,
    /// The name as of the day.
    pub name: String,
    /// Post and unit as of the day; empty for a machine.
    pub post: String,
    /// The network address; empty for a machine of this program.
    pub origin: String,
    /// What was asked: name of the query.
    pub query: String,
    /// The part, for example a document.
    pub part: Option<Uuid>,
    /// What an export held.
    pub detail: Option<String>,
}

/// A page of the read log about one thing.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct Looks {
    /// The newest first.
    pub looks: Vec<Look>,
    /// Key of the next page: give it as `before`.
    pub next: Option<Uuid>,
}

/// Who looked at a thing, the newest first. Ask only about things that the query's policy has shown.
///
/// # Errors
/// What the database answers.
pub fn looks_at(
    db: &mut dyn Reads,
    object: Uuid,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Looks, StoreError> {
    let before = before.unwrap_or(Uuid::max());
    let rows = db.rows(&AT, vals![db.office(), object, before, limit.saturating_add(1)])?;
    let most = usize::try_from(limit).unwrap_or(0);
    let look = |row: &crate::sql::Row| {
        Ok::<_, StoreError>(Look {
            id: row.get("id")?,
            at: row.get("at")?,
            person: row.get("person")?,
            name: row.get("name")?,
            post: row.get("post")?,
            origin: row.get("origin")?,
            query: row.get("query")?,
            part: row.get("part")?,
            detail: row.get("detail")?,
        })
    };
    let looks = rows.iter().take(most).map(look).collect::<Result<Vec<_>, _>>()?;
    let next = if rows.len() > most { looks.last().map(|look| look.id) } else { None };
    Ok(Looks { looks, next })
}

/// The looks of an office that wait to be written.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<Vec<Vec<Val>>>);

impl Waiting {
    fn take(&self) -> Vec<Vec<Val>> {
        std::mem::take(&mut *lock(&self.0))
    }

    fn push(&self, look: Vec<Val>) -> usize {
        let mut waiting = lock(&self.0);
        if waiting.len() >= MOST {
            tracing::error!("the read log is full and cannot be written: a look is lost");
        } else {
            waiting.push(look);
        }
        waiting.len()
    }

    fn give_back(&self, mut looks: Vec<Vec<Val>>) {
        let mut waiting = lock(&self.0);
        looks.append(&mut waiting);
        *waiting = looks;
    }
}

impl Actor {
    /// The same actor, known to come from this network address.
    #[must_use]
    pub fn coming_from(mut self, address: &str) -> Self {
        self.origin = Arc::from(address);
        self
    }

    /// Notes that a whole list leaves the office as a file: by the name of its query, with its format and filters.
    pub fn note_export(&self, query: &'static str, detail: &str) {
        self.note(query, Shown { object: self.office().uuid(), part: None }, Some(detail));
    }

    /// Notes that somebody had a thing given out after being warned, with what the warning said.
    pub fn note_warned(&self, query: &'static str, shown: Shown, detail: &str) {
        self.note(query, shown, Some(detail));
    }

    pub(crate) fn note(&self, query: &'static str, shown: Shown, detail: Option<&str>) {
        let env = self.office.env();
        let post = match &self.who {
            Who::Person(_) if self.place.is_some() => {
                format!("{} ({})", self.signature_of_post(), self.unit_code())
            }
            Who::Person(standing) => format!("{} ({})", standing.post_title, standing.unit_code),
            Who::Machine(_) => String::new(),
        };
        let look = vals![
            self.office.id(),
            shown.object,
            env.new_uuid(),
            env.now(),
            self.person(),
            self.name(),
            post,
            &*self.origin,
            query,
            shown.part,
            detail
        ];
        if self.office.waiting_looks().push(look.to_vec()) >= BATCH {
            self.office.submit_looks(None);
        }
    }
}

impl Kernel {
    /// Writes down the looks that wait, of all open offices. Call it often: what waits is lost when the program is killed.
    ///
    /// # Errors
    /// What a database answers; its looks wait on.
    pub async fn write_looks(&self) -> Result<(), StoreError> {
        let mut written = Ok(());
        for office in self.open_offices() {
            let (reply, answer) = oneshot::channel();
            office.submit_looks(Some(reply));
            if let Ok(Err(error)) = answer.await {
                written = Err(error);
            }
        }
        written
    }
}

impl Office {
    /// Gives the waiting looks to the lane; whoever waits for them is told.
    fn submit_looks(self: &Arc<Self>, reply: Option<oneshot::Sender<Result<(), StoreError>>>) {
        let looks = self.waiting_looks().take();
        if !looks.is_empty() {
            self.submit_work(Box::new(LookWork { office: Arc::clone(self), looks, reply }));
        }
    }
}

/// A batch of looks on its way through the lane.
struct LookWork {
    office: Arc<Office>,
    looks: Vec<Vec<Val>>,
    reply: Option<oneshot::Sender<Result<(), StoreError>>>,
}

impl Work for LookWork {
    fn attempt(&mut self, tx: &mut Tx) -> Attempt {
        for look in &self.looks {
            if let Err(error) = tx.upkeep(&ADD, look) {
                tracing::error!(%error, "a look cannot be written");
                return Attempt::Refused;
            }
        }
        Attempt::Done
    }

    fn finish(self: Box<Self>, fate: Result<(), StoreError>) {
        let Self { office, looks, reply } = *self;
        if let Err(error) = &fate {
            tracing::error!(office = office.key(), %error, "looks wait to be written");
            office.waiting_looks().give_back(looks);
        }
        if let Some(reply) = reply {
            // Whoever waited may have gone.
            drop(reply.send(fate));
        }
    }
}
