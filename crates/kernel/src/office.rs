//! Offices: separate worlds. On SQLite a file each, on PostgreSQL rows behind forced row-level security.

mod acting;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use tokio::sync::{Notify, Semaphore, oneshot};

use crate::actor::Actor;
use crate::blob::Blobs;
use crate::deed::Deed;
use crate::door::passkey::Keys;
use crate::door::seal::SealKey;
use crate::door::second::Halves;
use crate::door::throttle::Throttle;
use crate::engine::{Conn, Counters, Counts, Mode, apart};
use crate::env::Env;
use crate::failure::{Failure, StoreError};
use crate::id::OfficeId;
use crate::idempotency::Key;
use crate::journal::checkpoint::CheckpointKey;
use crate::lane::{Crew, Lane, Work, lock};
use crate::look::Waiting;
use crate::migrate::{self, Migration};
use crate::sql::Select;
use crate::tx::Tables;
use crate::vals;
use crate::work::DeedWork;

pub(crate) use acting::machine;

/// Where the record is kept.
#[derive(Debug, Clone)]
pub enum Engine {
    /// A database file per office, in its folder.
    Sqlite,
    /// A PostgreSQL database shared by all offices.
    Postgres {
        /// Connection URL of the role that owns the tables; the server then works as `obieg_app`, which owns nothing.
        url: String,
        /// Schema of the tables, made when it is missing; without it, the connection's own.
        schema: Option<String>,
    },
}

/// Settings of the kernel.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of blobs, keys and (on SQLite) databases.
    pub data: PathBuf,
    /// Where the record is kept.
    pub engine: Engine,
    /// Name under which journals sign, for example `obieg.example`: no spaces, no plus.
    pub origin: String,
    /// The public address, for example `https://obieg.example`: passkeys belong to it. Without it there are none.
    pub address: Option<String>,
    /// Threads that write.
    pub writers: usize,
    /// Reads at the same time.
    pub readers: usize,
}

impl Config {
    /// On SQLite reads run on the async threads: one of those stays free.
    fn reads_at_once(&self) -> usize {
        let most = match self.engine {
            Engine::Postgres { .. } => self.readers,
            Engine::Sqlite => {
                let threads = tokio::runtime::Handle::try_current().map(|here| here.metrics().num_workers());
                self.readers.min(threads.unwrap_or(1).saturating_sub(1))
            }
        };
        most.max(1)
    }
}

/// The role the server works as on PostgreSQL.
const APP_ROLE: &str = "obieg_app";

/// The right to act as the operator and to start machines. Made once, when the kernel opens, and held by `app` alone.
#[derive(Debug)]
pub struct OperatorKey(());

/// The open installation.
pub struct Kernel {
    shared: Arc<Shared>,
    offices: Mutex<HashMap<String, Arc<Office>>>,
}

pub(crate) struct Shared {
    config: Config,
    env: Env,
    crew: Crew,
    migrations: Vec<Migration>,
    pool: Mutex<Vec<Conn>>,
    pool_tables: OnceLock<Tables>,
    counters: Arc<Counters>,
    reads: Arc<Semaphore>,
    pub(crate) hashing: Arc<Semaphore>,
    pub(crate) throttle: Throttle,
    pub(crate) halves: Halves,
    /// Passkeys, where the installation has a public address for them.
    pub(crate) keys: Option<Keys>,
}

/// One open office.
pub struct Office {
    id: OfficeId,
    key: String,
    name: String,
    shared: Arc<Shared>,
    lane: Lane,
    readers: Mutex<Vec<Conn>>,
    tables: Tables,
    blobs: Blobs,
    looks: Waiting,
    /// Rung when the journal has grown: whoever follows it need not ask again and again.
    grown: Notify,
    pub(crate) signing: CheckpointKey,
    /// Seals the secrets of authenticator apps.
    pub(crate) sealing: SealKey,
}

static OFFICE_ROW: Select = Select::new("SELECT office, name FROM kernel_office WHERE key = $1");
static OFFICE_KEYS: Select = Select::new("SELECT key FROM kernel_office ORDER BY key");

impl Kernel {
    /// Opens the installation: checks settings, migrates, starts the writers.
    ///
    /// # Errors
    /// When a folder, the database or its settings are not as they must be; the text says which.
    pub fn open(
        config: Config,
        env: Env,
        mut migrations: Vec<Migration>,
    ) -> Result<(Self, OperatorKey), StoreError> {
        std::fs::create_dir_all(config.data.join("offices"))
            .map_err(|error| StoreError::Unavailable(format!("{}: {error}", config.data.display())))?;
        migrations.extend_from_slice(migrate::MIGRATIONS);
        migrations.sort_by_key(|step| step.number);
        let counters = Arc::<Counters>::default();
        if let Engine::Postgres { url, schema } = &config.engine {
            apart(|| {
                let mut owner = Conn::open_postgres(url, schema.as_deref(), None, &counters)?;
                // Only after a step: the tables' locks would else hold up servers that are at work.
                match migrate::apply(&mut owner, &migrations)? {
                    0 => Ok(()),
                    _ => migrate::secure_postgres(&mut owner, APP_ROLE),
                }
            })?;
        }
        let crew = Crew::start(config.writers.max(1))
            .map_err(|error| StoreError::Unavailable(format!("writer threads: {error}")))?;
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let shared = Shared {
            reads: Arc::new(Semaphore::new(config.reads_at_once())),
            hashing: Arc::new(Semaphore::new(cores)),
            throttle: Throttle::default(),
            halves: Halves::default(),
            keys: config.address.as_deref().map(Keys::of).transpose()?,
            pool: Mutex::default(),
            pool_tables: OnceLock::new(),
            counters,
            config,
            env,
            crew,
            migrations,
        };
        Ok((Self { shared: Arc::new(shared), offices: Mutex::default() }, OperatorKey(())))
    }

    /// The clock and randomness of this program.
    pub fn env(&self) -> &Env {
        &self.shared.env
    }

    /// How much the databases were asked since the kernel was opened.
    pub fn counts(&self) -> Counts {
        self.shared.counters.counts()
    }

    /// Keys of all offices, in order.
    ///
    /// # Errors
    /// When folder or database cannot be read.
    pub fn keys(&self) -> Result<Vec<String>, StoreError> {
        match &self.shared.config.engine {
            Engine::Postgres { .. } => apart(|| {
                let mut conn = self.shared.pooled()?;
                let keys = conn.rows(&OFFICE_KEYS, &[])?.iter().map(|row| row.get("key")).collect();
                lock(&self.shared.pool).push(conn);
                keys
            }),
            Engine::Sqlite => {
                let folder = self.shared.config.data.join("offices");
                let unavailable =
                    |error: std::io::Error| StoreError::Unavailable(format!("{}: {error}", folder.display()));
                let mut keys = Vec::new();
                for entry in std::fs::read_dir(&folder).map_err(unavailable)? {
                    let entry = entry.map_err(unavailable)?;
                    if entry.path().join("office.db").is_file() {
                        keys.extend(entry.file_name().to_str().map(str::to_owned));
                    }
                }
                keys.sort();
                Ok(keys)
            }
        }
    }

    /// The offices that are open now.
    pub fn open_offices(&self) -> Vec<Arc<Office>> {
        lock(&self.offices).values().cloned().collect()
    }

    /// Looks after the logs of the offices that were written to: called every second by the server.
    ///
    /// # Errors
    /// The last office's trouble; those that could not be tidied are tried again.
    pub async fn tidy(&self) -> Result<(), StoreError> {
        let offices = self.open_offices().into_iter().filter(|office| office.lane.take_untidy());
        let mut done = Ok(());
        for office in offices.filter(|office| !office.shared.is_postgres()) {
            let tidied = tokio::task::spawn_blocking(move || {
                let tidied = office.open_writer().and_then(|mut conn| conn.checkpoint());
                if tidied != Ok(true) {
                    office.lane.mark_untidy();
                }
                tidied
            });
            match tidied.await {
                Ok(Ok(_)) => {}
                Ok(Err(error)) => done = Err(error),
                Err(error) => done = Err(StoreError::Unavailable(error.to_string())),
            }
        }
        done
    }

    /// The office of a key, opened when first asked for; `None` when there is none.
    ///
    /// # Errors
    /// When its database cannot be opened.
    pub fn office(&self, key: &str) -> Result<Option<Arc<Office>>, StoreError> {
        if !is_office_key(key) {
            return Ok(None);
        }
        let mut offices = lock(&self.offices);
        if let Some(open) = offices.get(key) {
            return Ok(Some(Arc::clone(open)));
        }
        let opened = apart(|| Office::open(&self.shared, key))?.map(Arc::new);
        if let Some(office) = &opened {
            offices.insert(key.to_owned(), Arc::clone(office));
        }
        Ok(opened)
    }

    /// Founds an office: its directory row and the founding deed are one transaction.
    ///
    /// # Errors
    /// When the key is taken or ill-formed, or the deed refuses; nothing is left then.
    pub async fn found<D: Deed + 'static>(
        &self,
        operator: &OperatorKey,
        key: &str,
        name: &str,
        deed: D,
    ) -> Result<D::Done, Failure> {
        if !is_office_key(key) {
            return Err(crate::failure::Refusal::input("kernel.office-key").on("key").into());
        }
        if self.office(key)?.is_some() {
            return Err(crate::failure::Refusal::state("kernel.office-exists")
                .on("key")
                .with("key", key)
                .into());
        }
        let office = Arc::new(apart(|| Office::prepare(&self.shared, key, name))?);
        let actor = self.machine(operator, &office, "operator");
        let done = office.submit(actor, deed, None, None, true).await?;
        lock(&self.offices).insert(key.to_owned(), office);
        Ok(done)
    }

    /// A machine actor of an office, for jobs, intake and the operator's own deeds.
    pub fn machine(&self, _operator: &OperatorKey, office: &Arc<Office>, name: &'static str) -> Actor {
        machine(office, name)
    }

    /// Prepares every statement on the engine without running it, and names columns of all tables: for tests.
    ///
    /// # Errors
    /// The first statement that the engine refuses.
    pub fn rehearse(&self, office: &Office, statements: &[&'static str]) -> Result<Vec<String>, StoreError> {
        apart(|| {
            let mut conn = office.reader()?;
            for words in statements {
                conn.prepare(words).map_err(|error| StoreError::Driver(format!("{error}: {words}")))?;
            }
            migrate::columns(&mut conn)
        })
    }

    /// How SQLite walks its tables for a statement, step by step; nothing on PostgreSQL. For tests.
    ///
    /// # Errors
    /// When the engine refuses the statement.
    pub fn plan(&self, office: &Office, words: &str) -> Result<Vec<String>, StoreError> {
        apart(|| office.reader()?.plan(words))
    }
}

/// Lower-case letters, digits and inner hyphens, at most 40: fits a folder, a host name and a token.
pub fn is_office_key(key: &str) -> bool {
    (1..=40).contains(&key.len())
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !key.starts_with('-')
        && !key.ends_with('-')
}

impl Shared {
    fn pooled(&self) -> Result<Conn, StoreError> {
        if let Some(conn) = lock(&self.pool).pop() {
            return Ok(conn);
        }
        match &self.config.engine {
            Engine::Postgres { url, schema } => {
                Conn::open_postgres(url, schema.as_deref(), Some(APP_ROLE), &self.counters)
            }
            Engine::Sqlite => Err(StoreError::Driver("no pool on SQLite".to_owned())),
        }
    }

    fn folder(&self, key: &str) -> PathBuf {
        self.config.data.join("offices").join(key)
    }

    fn is_postgres(&self) -> bool {
        matches!(self.config.engine, Engine::Postgres { .. })
    }

    /// The tables: read once, by the first office that is opened.
    fn tables_of(&self, conn: &mut Conn) -> Result<Tables, StoreError> {
        if let Some(tables) = self.pool_tables.get() {
            return Ok(Arc::clone(tables));
        }
        let tables = Arc::new(migrate::tables(conn)?);
        Ok(Arc::clone(self.pool_tables.get_or_init(|| tables)))
    }
}

impl Office {
    fn open(shared: &Arc<Shared>, key: &str) -> Result<Option<Self>, StoreError> {
        let file = shared.folder(key).join("office.db");
        if !shared.is_postgres() && !file.is_file() {
            return Ok(None);
        }
        let mut conn = Self::connect(shared, &file)?;
        let tables = shared.tables_of(&mut conn)?;
        let found = conn.rows(&OFFICE_ROW, vals![key])?;
        if shared.is_postgres() {
            lock(&shared.pool).push(conn);
        }
        match found.first() {
            Some(row) => {
                Self::assemble(shared, row.get("office")?, key, &row.get::<String>("name")?, tables).map(Some)
            }
            None => Ok(None),
        }
    }

    fn prepare(shared: &Arc<Shared>, key: &str, name: &str) -> Result<Self, StoreError> {
        let folder = shared.folder(key);
        std::fs::create_dir_all(&folder)
            .map_err(|error| StoreError::Unavailable(format!("{}: {error}", folder.display())))?;
        let mut conn = Self::connect(shared, &folder.join("office.db"))?;
        let tables = shared.tables_of(&mut conn)?;
        Self::assemble(shared, shared.env.new_id(), key, name, tables)
    }

    /// A writing connection; on SQLite the file is made and migrated when it is first opened.
    fn connect(shared: &Shared, file: &Path) -> Result<Conn, StoreError> {
        if shared.is_postgres() {
            return shared.pooled();
        }
        let mut conn = Conn::open_sqlite(file, Mode::Write, &shared.counters)?;
        migrate::apply(&mut conn, &shared.migrations)?;
        Ok(conn)
    }

    fn assemble(
        shared: &Arc<Shared>,
        id: OfficeId,
        key: &str,
        name: &str,
        tables: Tables,
    ) -> Result<Self, StoreError> {
        let folder = shared.folder(key);
        let blobs = Blobs::local(&folder.join("blobs"), shared.env.clone())?;
        let origin = format!("{}/{key}", shared.config.origin);
        let signing = CheckpointKey::load_or_make(&folder.join("journal.key"), &origin, &shared.env)?;
        let sealing = SealKey::new(&crate::keyfile::load_or_make(&folder.join("factor.key"), &shared.env)?);
        Ok(Self {
            id,
            key: key.to_owned(),
            name: name.to_owned(),
            shared: Arc::clone(shared),
            lane: Lane::default(),
            readers: Mutex::default(),
            tables,
            blobs,
            looks: Waiting::default(),
            grown: Notify::new(),
            signing,
            sealing,
        })
    }

    /// The id.
    pub fn id(&self) -> OfficeId {
        self.id
    }

    /// The key: folder name, host label, part of tokens.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The name, for people.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The blobs of this office.
    pub(crate) fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    /// The folder of this office.
    pub(crate) fn folder(&self) -> PathBuf {
        self.shared.folder(&self.key)
    }

    pub(crate) fn env(&self) -> &Env {
        &self.shared.env
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    pub(crate) fn waiting_looks(&self) -> &Waiting {
        &self.looks
    }

    /// Says that the journal has grown.
    pub(crate) fn ring(&self) {
        self.grown.notify_one();
    }

    /// Waits until the journal has grown since this was last waited for.
    pub(crate) async fn grown(&self) {
        self.grown.notified().await;
    }

    pub(crate) fn lane(&self) -> &Lane {
        &self.lane
    }

    pub(crate) fn tables(&self) -> Tables {
        Arc::clone(&self.tables)
    }

    pub(crate) fn open_writer(&self) -> Result<Conn, StoreError> {
        if self.shared.is_postgres() {
            return self.shared.pooled();
        }
        Conn::open_sqlite(&self.folder().join("office.db"), Mode::Write, &self.shared.counters)
    }

    /// On PostgreSQL a connection goes back to all offices; on SQLite the lane keeps its own.
    pub(crate) fn park_writer(&self, conn: Conn) -> Option<Conn> {
        if self.shared.is_postgres() {
            lock(&self.shared.pool).push(conn);
            return None;
        }
        Some(conn)
    }

    pub(crate) fn reader(&self) -> Result<Conn, StoreError> {
        if self.shared.is_postgres() {
            return self.shared.pooled();
        }
        match lock(&self.readers).pop() {
            Some(conn) => Ok(conn),
            None => Conn::open_sqlite(&self.folder().join("office.db"), Mode::Read, &self.shared.counters),
        }
    }

    fn park_reader(&self, conn: Conn) {
        if self.shared.is_postgres() {
            lock(&self.shared.pool).push(conn);
        } else {
            lock(&self.readers).push(conn);
        }
    }

    /// Runs a reading function in one snapshot.
    ///
    /// On SQLite a page costs less than handing it to another thread and back, so it is read where it is asked: the
    /// permits leave at least one async thread free for everything else. PostgreSQL is waited for on threads of its own.
    pub(crate) async fn read<T, F>(self: &Arc<Self>, read: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Failure> + Send + 'static,
    {
        let permit = Arc::clone(&self.shared.reads).acquire_owned().await.map_err(Failure::internal)?;
        if !self.shared.is_postgres() {
            let answer = self.read_here(read);
            drop(permit);
            return answer;
        }
        let office = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            office.read_here(read)
        });
        done.await.map_err(Failure::internal)?
    }

    fn read_here<T>(&self, read: impl FnOnce(&mut Conn) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut conn = self.reader()?;
        conn.begin(Mode::Read, self.id)?;
        let answer = read(&mut conn);
        if conn.rollback().is_ok() {
            self.park_reader(conn);
        }
        answer
    }

    pub(crate) async fn submit<D: Deed + 'static>(
        self: &Arc<Self>,
        actor: Actor,
        deed: D,
        key: Option<Key>,
        seen: Option<i64>,
        found: bool,
    ) -> Result<D::Done, Failure> {
        let (reply, answer) = oneshot::channel();
        self.submit_work(Box::new(DeedWork { actor, deed, key, seen, found, kept: None, reply }));
        answer.await.map_err(|_| Failure::internal("the lane dropped a deed"))?
    }

    /// Submits other work of the kernel to the office's lane.
    pub(crate) fn submit_work(self: &Arc<Self>, work: Box<dyn Work>) {
        self.shared.crew.submit(self, work);
    }
}
