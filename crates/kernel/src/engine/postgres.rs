//! PostgreSQL through `tokio-postgres`: shared tables under forced row-level security.
//!
//! A connection has a small runtime of its own and is waited for on the thread that uses it. What needs no answer of its
//! own rides along: the BEGIN with the first statement, the ROLLBACK of a reading transaction with nobody waiting.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use futures_util::future::{self, Either};
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, NoTls, Statement};

use super::{Mode, Pending};
use crate::failure::StoreError;
use crate::id::OfficeId;
use crate::sql::{Row, Val};

pub(crate) struct PgConn {
    /// `None` only while it is being dropped.
    link: Option<Link>,
    prepared: HashMap<String, (Statement, Arc<[String]>)>,
    /// What goes to the server together with the next statement.
    lead: Option<String>,
    /// Is the transaction for reading only?
    reading: bool,
    /// A statement failed since BEGIN: PostgreSQL refuses all others until ROLLBACK.
    failed: bool,
}

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

    fn batch(&self, text: &str) -> Result<(), StoreError> {
        self.runtime.block_on(self.client.batch_execute(text)).map_err(error)
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

    /// Runs a statement, with what leads it in the same round trip.
    fn after<T>(
        &self,
        lead: Option<String>,
        answer: impl Future<Output = Result<T, tokio_postgres::Error>>,
    ) -> Result<T, StoreError> {
        let Some(lead) = lead else { return self.runtime.block_on(answer).map_err(error) };
        let leading = self.client.batch_execute(&lead);
        // Requests go out in the order in which they are first looked at: the lead is the first.
        let (led, answer) = self.runtime.block_on(future::join(leading, answer));
        led.and(answer).map_err(error)
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
    pub(super) fn open(url: &str, schema: Option<&str>, role: Option<&str>) -> Result<Self, StoreError> {
        let link = super::apart(|| Link::open(url))?;
        let mut opened =
            Self { link: Some(link), prepared: HashMap::new(), lead: None, reading: false, failed: false };
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
        self.lead = Some(format!("{kind}; SET LOCAL obieg.office = '{office}'"));
    }

    pub(super) fn commit(&mut self) -> Result<(), StoreError> {
        match self.lead.take() {
            // Nothing was asked: nothing was begun.
            Some(_) => Ok(()),
            None => self.batch("COMMIT"),
        }
    }

    pub(super) fn rollback(&mut self) -> Result<(), StoreError> {
        if self.lead.take().is_some() {
            return Ok(());
        }
        // After a fault one waits: a broken connection must be known before somebody else gets it.
        if self.failed || !self.reading {
            return self.batch("ROLLBACK");
        }
        self.link()?.send("ROLLBACK");
        Ok(())
    }

    fn statement(&mut self, words: &str) -> Result<(Statement, Arc<[String]>), StoreError> {
        if let Some(found) = self.prepared.get(words) {
            return Ok(found.clone());
        }
        let link = self.link()?;
        let statement = link.runtime.block_on(link.client.prepare(words)).map_err(error);
        // Before BEGIN there is no transaction that could fail.
        self.failed |= statement.is_err() && self.lead.is_none();
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

    pub(super) fn rows(&mut self, words: &str, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        let (statement, columns) = self.statement(words)?;
        let (lead, link) = (self.lead.take(), self.link()?);
        let rows = link.after(lead, link.client.query(&statement, &references(args)));
        self.failed |= rows.is_err();
        rows?
            .iter()
            .map(|row| {
                let values = (0..columns.len()).map(|at| value(row, at)).collect::<Result<_, _>>()?;
                Ok(Row::new(Arc::clone(&columns), values))
            })
            .collect()
    }

    pub(super) fn change(&mut self, words: &str, args: &[Val]) -> Result<u64, StoreError> {
        self.execute(words, &references(args))
    }

    fn execute(&mut self, words: &str, args: &[&(dyn ToSql + Sync)]) -> Result<u64, StoreError> {
        let (statement, _) = self.statement(words)?;
        let (lead, link) = (self.lead.take(), self.link()?);
        let done = link.after(lead, link.client.execute(&statement, args));
        self.failed |= done.is_err();
        done
    }

    /// The journal of a group in one round trip, however many entries it has.
    pub(super) fn append(
        &mut self,
        office: OfficeId,
        pending: &Pending,
        before: i64,
        after: i64,
    ) -> Result<u64, StoreError> {
        let (leaves, entries, about) = (&pending.leaves, &pending.entries, &pending.about);
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
        let scalars = [Val::Uuid(office.uuid()), Val::Int(before), Val::Int(after)];
        let args: Vec<&(dyn ToSql + Sync)> = references(&scalars)
            .into_iter()
            .chain(columns.iter().map(|column| -> &(dyn ToSql + Sync) { column }))
            .collect();
        self.execute(APPEND, &args)
    }

    pub(super) fn batch(&mut self, text: &str) -> Result<(), StoreError> {
        match self.lead.take() {
            Some(lead) => self.link()?.batch(&format!("{lead}; {text}")),
            None => self.link()?.batch(text),
        }
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

/// The journal's three tables and its head in one statement.
const APPEND: &str = "WITH leaf AS (INSERT INTO journal_leaf (office, seq, hashes) \
     SELECT $1::uuid, * FROM unnest($4::bigint[], $5::bytea[])), \
     entry AS (INSERT INTO journal_entry (office, seq, salt, body, row_digests) \
     SELECT $1::uuid, * FROM unnest($6::bigint[], $7::bytea[], $8::text[], $9::bytea[])), \
     about AS (INSERT INTO journal_about (office, object, seq) \
     SELECT $1::uuid, * FROM unnest($10::uuid[], $11::bigint[])) \
     UPDATE journal_head SET size = $3 WHERE office = $1 AND size = $2";

fn column(rows: &[Vec<Val>], at: usize) -> Vec<Val> {
    rows.iter().filter_map(|row| row.get(at).cloned()).collect()
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
