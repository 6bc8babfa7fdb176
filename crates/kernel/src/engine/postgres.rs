//! PostgreSQL through `tokio-postgres`: shared tables under forced row-level security.
//!
//! A connection has a small runtime of its own and is waited for on the thread that uses it. What needs no answer of its
//! own rides along: the BEGIN and all plain insertions with the next statement that is waited for, the journal with the
//! COMMIT, the ROLLBACK of a reading transaction with nobody waiting.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use futures_util::future::{self, Either};
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, NoTls, Statement};

use super::{Counters, Mode, Pending};
use crate::failure::StoreError;
use crate::id::OfficeId;
use crate::sql::{Ask, Row, Val};

pub(crate) struct PgConn {
    /// `None` only while it is being dropped.
    link: Option<Link>,
    prepared: HashMap<String, (Statement, Arc<[String]>)>,
    /// What goes to the server together with the next statement, in this order. BEGIN is the first.
    lead: Vec<Lead>,
    /// Was BEGIN sent?
    begun: bool,
    /// Is the transaction for reading only?
    reading: bool,
    /// A statement failed since BEGIN: PostgreSQL refuses all others until ROLLBACK.
    failed: bool,
    counters: Arc<Counters>,
}

/// A statement whose answer nobody asks for, only its fault.
enum Lead {
    Text(String),
    Statement(Statement, Vec<Box<dyn ToSql + Sync + Send>>),
}

/// How many may lead: more are sent by themselves.
const LEADS: usize = 24;

/// A client and the runtime that moves its bytes.
struct Link {
    client: Client,
    runtime: Runtime,
}

impl Link {
    fn open(url: &str) -> Result<Self, StoreError> {
        let unavailable = |error: std::io::Error| StoreError::Unavailable(error.to_string());
        let runtime = Builder::new_current_thread().enable_all().build().map_err(unavailable)?;
        let (client, connection) = runtime.block_on(tokio_postgres::connect(url, NoTls)).map_err(error)?;
        runtime.spawn(async move {
            // Whoever uses the client is told; here it is only written down.
            if let Err(error) = connection.await {
                tracing::warn!(%error, "a connection to PostgreSQL ended");
            }
        });
        Ok(Self { client, runtime })
    }

    /// Sends without waiting for the answer; it is read, and thrown away, with the next one.
    fn send(&self, text: &str) {
        let sent = std::pin::pin!(self.client.batch_execute(text));
        self.runtime.block_on(async {
            // The first look at the request puts it into the queue, the pause lets the runtime write it out.
            if let Either::Left((Err(error), _)) = future::select(sent, std::pin::pin!(written())).await {
                tracing::warn!(%error, "PostgreSQL did not take a rollback");
            }
        });
    }

    async fn lead(&self, lead: &Lead) -> Result<(), tokio_postgres::Error> {
        match lead {
            Lead::Text(text) => self.client.batch_execute(text).await,
            Lead::Statement(statement, args) => {
                let args: Vec<&(dyn ToSql + Sync)> =
                    args.iter().map(|value| -> &(dyn ToSql + Sync) { value.as_ref() }).collect();
                self.client.execute(statement, &args).await.map(drop)
            }
        }
    }

    /// Runs a statement, with what leads it in the same round trip.
    fn after<T>(
        &self,
        leads: &[Lead],
        answer: impl Future<Output = Result<T, tokio_postgres::Error>>,
    ) -> Result<T, StoreError> {
        if leads.is_empty() {
            return self.runtime.block_on(answer).map_err(error);
        }
        // Requests go out in the order in which they are first looked at; a short list is looked at from its beginning.
        let leading = future::join_all(leads.iter().map(|lead| self.lead(lead)));
        let (led, answer) = self.runtime.block_on(future::join(leading, answer));
        // The first fault is the cause: all that follows it only hears that the transaction has failed.
        led.into_iter().collect::<Result<(), _>>().and(answer).map_err(error)
    }
}

/// Two turns of the runtime: enough to write what waits.
async fn written() {
    for _ in 0..2 {
        tokio::task::yield_now().await;
    }
}

impl PgConn {
    /// Connects and takes the given role: the server works as a role that owns nothing and cannot bypass row security.
    pub(super) fn open(
        url: &str,
        schema: Option<&str>,
        role: Option<&str>,
        counters: &Arc<Counters>,
    ) -> Result<Self, StoreError> {
        let link = super::apart(|| Link::open(url))?;
        let mut opened = Self {
            link: Some(link),
            prepared: HashMap::new(),
            lead: Vec::new(),
            begun: false,
            reading: false,
            failed: false,
            counters: Arc::clone(counters),
        };
        // Names of schema and role are settings of the operator; only plain names are taken.
        for name in schema.iter().chain(&role) {
            if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
                return Err(StoreError::Unavailable(format!("{name} is not a plain name")));
            }
        }
        if let Some(schema) = schema {
            if role.is_none() {
                opened.batch(&format!("CREATE SCHEMA IF NOT EXISTS {schema}"))?;
            }
            opened.batch(&format!("SET search_path TO {schema}"))?;
        }
        if let Some(role) = role {
            opened.batch(&format!("SET ROLE {role}"))?;
        }
        // Every statement of the product is a walk of an index that its author chose. Planning it anew at each call finds
        // nothing better; a plan made while a table was small must not walk it whole when it has grown; and compiling a
        // plan to machine code costs more than any of them runs.
        opened.batch("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off")?;
        let durable = opened.rows(
            "SELECT current_setting('fsync') = 'on' AND current_setting('synchronous_commit') = 'on' AS durable",
            &[],
        )?;
        match durable.first().map(|row| row.get("durable")).transpose()? {
            Some(true) => Ok(opened),
            _ => Err(StoreError::Unavailable("fsync and synchronous_commit must be on".to_owned())),
        }
    }

    pub(super) fn begin(&mut self, mode: Mode, office: OfficeId) {
        let kind = match mode {
            Mode::Read => "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Mode::Write => "BEGIN",
        };
        self.failed = false;
        self.reading = mode == Mode::Read;
        // The id is a UUID of ours, so there is nothing to escape.
        self.lead = vec![Lead::Text(format!("{kind}; SET LOCAL obieg.office = '{office}'"))];
        self.begun = false;
    }

    pub(super) fn commit(&mut self) -> Result<(), StoreError> {
        if !self.begun && self.lead.len() < 2 {
            // Nothing was asked: nothing was begun.
            self.lead.clear();
            return Ok(());
        }
        self.batch("COMMIT")
    }

    pub(super) fn rollback(&mut self) -> Result<(), StoreError> {
        self.lead.clear();
        if !self.begun && !self.failed {
            return Ok(());
        }
        // After a fault one waits: a broken connection must be known before somebody else gets it.
        if self.failed || !self.reading {
            return self.batch("ROLLBACK");
        }
        self.link()?.send("ROLLBACK");
        Ok(())
    }

    /// Lets a statement ride with the next one that is waited for.
    fn ride(&mut self, lead: Lead) -> Result<(), StoreError> {
        if self.lead.len() >= LEADS {
            self.batch("")?;
        }
        self.lead.push(lead);
        Ok(())
    }

    fn statement(&mut self, words: &str) -> Result<(Statement, Arc<[String]>), StoreError> {
        if let Some(found) = self.prepared.get(words) {
            return Ok(found.clone());
        }
        let link = self.link()?;
        let statement = link.runtime.block_on(link.client.prepare(words)).map_err(error);
        // Before BEGIN there is no transaction that could fail.
        self.failed |= statement.is_err() && self.begun;
        let statement = statement?;
        let columns: Arc<[String]> =
            statement.columns().iter().map(|column| column.name().to_owned()).collect();
        self.prepared.insert(words.to_owned(), (statement.clone(), Arc::clone(&columns)));
        Ok((statement, columns))
    }

    fn link(&self) -> Result<&Link, StoreError> {
        self.link.as_ref().ok_or_else(|| StoreError::Unavailable("connection closed".to_owned()))
    }

    pub(super) fn failed(&self) -> bool {
        self.failed
    }

    /// Waits for an answer, with what leads it in the same round trip.
    fn answer<T>(
        &mut self,
        ask: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, StoreError> {
        let lead = std::mem::take(&mut self.lead);
        self.begun |= !lead.is_empty();
        self.counters.round_trip();
        let link = self.link()?;
        let answer = link.after(&lead, ask(&link.client));
        self.failed |= answer.is_err();
        answer
    }

    pub(super) fn rows(&mut self, words: &str, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        let (statement, columns) = self.statement(words)?;
        let args = references(args);
        let rows = self.answer(async |client| client.query(&statement, &args).await)?;
        values(&rows, &columns)
    }

    /// Several questions in one round trip.
    pub(super) fn rows_of(&mut self, asks: &[Ask]) -> Result<Vec<Vec<Row>>, StoreError> {
        let mut answers = Vec::with_capacity(asks.len());
        // A short list is looked at from its beginning, so each turn is short.
        for asks in asks.chunks(LEADS) {
            let prepared: Vec<_> =
                asks.iter().map(|(select, _)| self.statement(select.words())).collect::<Result<_, _>>()?;
            let rows = self.answer(async |client| {
                let asked = prepared.iter().zip(asks);
                future::try_join_all(asked.map(async |((statement, _), (_, args))| {
                    client.query(statement, &references(args)).await
                }))
                .await
            })?;
            for (rows, (_, columns)) in rows.iter().zip(&prepared) {
                answers.push(values(rows, columns)?);
            }
        }
        Ok(answers)
    }

    pub(super) fn change(&mut self, words: &str, args: &[Val]) -> Result<u64, StoreError> {
        let (statement, _) = self.statement(words)?;
        let args = references(args);
        self.answer(async |client| client.execute(&statement, &args).await)
    }

    /// Inserts a row; a fault is told by the next statement that is waited for, at the latest by COMMIT.
    pub(super) fn put(&mut self, words: &str, args: &[Val]) -> Result<(), StoreError> {
        let (statement, _) = self.statement(words)?;
        self.ride(Lead::Statement(statement, args.iter().cloned().map(boxed).collect()))
    }

    /// The journal of a group in one statement, however many entries it has; it rides with COMMIT.
    pub(super) fn append(
        &mut self,
        office: OfficeId,
        pending: &Pending,
        before: i64,
        after: i64,
    ) -> Result<(), StoreError> {
        let (leaves, entries, about) = (&pending.leaves, &pending.entries, &pending.about);
        let scalars = [Val::Uuid(office.uuid()), Val::Int(before), Val::Int(after)];
        let columns = [
            column(leaves, 1),
            column(leaves, 2),
            column(entries, 1),
            column(entries, 2),
            column(entries, 3),
            column(entries, 4),
            column(about, 1),
            column(about, 2),
        ];
        let args = scalars.into_iter().map(boxed).chain(columns.into_iter().map(boxed)).collect();
        let (statement, _) = self.statement(APPEND)?;
        self.ride(Lead::Statement(statement, args))
    }

    pub(super) fn batch(&mut self, text: &str) -> Result<(), StoreError> {
        self.answer(async |client| client.batch_execute(text).await)
    }

    pub(super) fn prepare(&mut self, words: &str) -> Result<(), StoreError> {
        let link = self.link()?;
        link.runtime.block_on(link.client.prepare(words)).map(drop).map_err(error)
    }
}

impl Drop for PgConn {
    fn drop(&mut self) {
        // A runtime may not end on an async thread as such.
        let link = self.link.take();
        super::apart(move || drop(link));
    }
}

/// The journal's three tables and its head in one statement. A head that stands elsewhere gets no size, which its column
/// refuses.
const APPEND: &str = "WITH leaf AS (INSERT INTO journal_leaf (office, seq, hashes) \
     SELECT $1::uuid, * FROM unnest($4::bigint[], $5::bytea[])), \
     entry AS (INSERT INTO journal_entry (office, seq, salt, body, row_digests) \
     SELECT $1::uuid, * FROM unnest($6::bigint[], $7::bytea[], $8::text[], $9::bytea[])), \
     about AS (INSERT INTO journal_about (office, object, seq) \
     SELECT $1::uuid, * FROM unnest($10::uuid[], $11::bigint[])) \
     UPDATE journal_head SET size = CASE size WHEN $2::bigint THEN $3::bigint END WHERE office = $1";

fn column(rows: &[Vec<Val>], at: usize) -> Vec<Val> {
    rows.iter().filter_map(|row| row.get(at).cloned()).collect()
}

fn boxed(value: impl ToSql + Sync + Send + 'static) -> Box<dyn ToSql + Sync + Send> {
    Box::new(value)
}

fn references(args: &[Val]) -> Vec<&(dyn ToSql + Sync)> {
    args.iter().map(|value| -> &(dyn ToSql + Sync) { value }).collect()
}

impl ToSql for Val {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => number.to_sql(ty, out),
            Self::Text(text) => text.to_sql(ty, out),
            Self::Bytes(bytes) => bytes.to_sql(ty, out),
            Self::Uuid(uuid) => uuid.to_sql(ty, out),
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::TEXT | Type::VARCHAR | Type::BYTEA | Type::UUID)
    }

    to_sql_checked!();
}

fn values(rows: &[tokio_postgres::Row], columns: &Arc<[String]>) -> Result<Vec<Row>, StoreError> {
    let row = |row: &tokio_postgres::Row| {
        let values = (0..columns.len()).map(|at| value(row, at)).collect::<Result<_, _>>()?;
        Ok(Row::new(Arc::clone(columns), values))
    };
    rows.iter().map(row).collect()
}

fn value(row: &tokio_postgres::Row, at: usize) -> Result<Val, StoreError> {
    let ty = row.columns().get(at).map(|column| column.type_().clone());
    match ty {
        Some(Type::INT8) => row.try_get::<_, Option<i64>>(at).map(|found| found.map_or(Val::Null, Val::Int)),
        Some(Type::INT4) => row
            .try_get::<_, Option<i32>>(at)
            .map(|found| found.map_or(Val::Null, |number| Val::Int(number.into()))),
        Some(Type::BOOL) => row
            .try_get::<_, Option<bool>>(at)
            .map(|found| found.map_or(Val::Null, |yes| Val::Int(yes.into()))),
        Some(Type::BYTEA) => {
            row.try_get::<_, Option<Vec<u8>>>(at).map(|found| found.map_or(Val::Null, Val::Bytes))
        }
        Some(Type::UUID) => {
            row.try_get::<_, Option<uuid::Uuid>>(at).map(|found| found.map_or(Val::Null, Val::Uuid))
        }
        Some(Type::TEXT | Type::VARCHAR | Type::NAME) => {
            row.try_get::<_, Option<String>>(at).map(|found| found.map_or(Val::Null, Val::Text))
        }
        other => return Err(StoreError::Corrupt(format!("a column of type {other:?}"))),
    }
    .map_err(error)
}

fn error(error: tokio_postgres::Error) -> StoreError {
    let text = error
        .as_db_error()
        .map_or_else(|| format!("{error:?}"), |db| format!("{}: {}", db.code().code(), db.message()));
    match error.code().map(|code| code.code().to_owned()) {
        Some(code) if code.starts_with("23") => StoreError::Constraint(text),
        Some(code) if code == "53100" => StoreError::Full,
        Some(code) if code.starts_with("57P") || code.starts_with("08") || code.starts_with("53") => {
            StoreError::Unavailable(text)
        }
        Some(_) => StoreError::Driver(text),
        None => StoreError::Unavailable(text),
    }
}
