//! PostgreSQL through the synchronous `postgres` crate: shared tables under forced row-level security.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use postgres::types::private::BytesMut;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, NoTls, Statement};

use super::{Mode, Pending};
use crate::failure::StoreError;
use crate::id::OfficeId;
use crate::sql::{Row, Val};

pub(crate) struct PgConn {
    /// `None` only while it is being dropped.
    client: Option<Client>,
    prepared: HashMap<String, (Statement, Arc<[String]>)>,
    /// A statement failed since BEGIN: PostgreSQL refuses all others until ROLLBACK.
    failed: bool,
}

impl PgConn {
    /// Connects and takes the given role: the server works as a role that owns nothing and cannot bypass row security.
    pub(super) fn open(url: &str, schema: Option<&str>, role: Option<&str>) -> Result<Self, StoreError> {
        let mut client = super::apart(|| Client::connect(url, NoTls)).map_err(error)?;
        // Names of schema and role are settings of the operator; only plain names are taken.
        for name in schema.iter().chain(&role) {
            if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
                return Err(StoreError::Unavailable(format!("{name} is not a plain name")));
            }
        }
        if let Some(schema) = schema {
            if role.is_none() {
                client.batch_execute(&format!("CREATE SCHEMA IF NOT EXISTS {schema}")).map_err(error)?;
            }
            client.batch_execute(&format!("SET search_path TO {schema}")).map_err(error)?;
        }
        if let Some(role) = role {
            client.batch_execute(&format!("SET ROLE {role}")).map_err(error)?;
        }
        // Every statement of the product is a walk of an index that its author chose: planning it anew at each call,
        // which the server else does for many of them, finds nothing better.
        client.batch_execute("SET plan_cache_mode = force_generic_plan").map_err(error)?;
        let durable = client
            .query_one(
                "SELECT current_setting('fsync') = 'on' AND current_setting('synchronous_commit') = 'on'",
                &[],
            )
            .and_then(|row| row.try_get::<_, bool>(0))
            .map_err(error)?;
        if !durable {
            return Err(StoreError::Unavailable("fsync and synchronous_commit must be on".to_owned()));
        }
        Ok(Self { client: Some(client), prepared: HashMap::new(), failed: false })
    }

    pub(super) fn begin(&mut self, mode: Mode, office: OfficeId) -> Result<(), StoreError> {
        let kind = match mode {
            Mode::Read => "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Mode::Write => "BEGIN",
        };
        self.failed = false;
        // One round trip; the id is a UUID of ours, so there is nothing to escape.
        self.batch(&format!("{kind}; SET LOCAL obieg.office = '{office}'"))
    }

    fn statement(&mut self, words: &str) -> Result<(Statement, Arc<[String]>), StoreError> {
        if let Some(found) = self.prepared.get(words) {
            return Ok(found.clone());
        }
        let statement = self.client()?.prepare(words).map_err(error);
        self.failed |= statement.is_err();
        let statement = statement?;
        let columns: Arc<[String]> =
            statement.columns().iter().map(|column| column.name().to_owned()).collect();
        self.prepared.insert(words.to_owned(), (statement.clone(), Arc::clone(&columns)));
        Ok((statement, columns))
    }

    fn client(&mut self) -> Result<&mut Client, StoreError> {
        self.client.as_mut().ok_or_else(|| StoreError::Unavailable("connection closed".to_owned()))
    }

    pub(super) fn failed(&self) -> bool {
        self.failed
    }

    pub(super) fn rows(&mut self, words: &str, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        let (statement, columns) = self.statement(words)?;
        let rows = self.client()?.query(&statement, &references(args)).map_err(error);
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
        let (statement, _) = self.statement(words)?;
        let done = self.client()?.execute(&statement, &references(args)).map_err(error);
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
        let (statement, _) = self.statement(APPEND)?;
        let done = self.client()?.execute(&statement, &args).map_err(error);
        self.failed |= done.is_err();
        done
    }

    pub(super) fn batch(&mut self, text: &str) -> Result<(), StoreError> {
        self.client()?.batch_execute(text).map_err(error)
    }

    pub(super) fn prepare(&mut self, words: &str) -> Result<(), StoreError> {
        self.client()?.prepare(words).map(drop).map_err(error)
    }
}

impl Drop for PgConn {
    fn drop(&mut self) {
        // Closing waits for the server, and waiting is not allowed on an async thread as such.
        let client = self.client.take();
        super::apart(move || drop(client));
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

fn value(row: &postgres::Row, at: usize) -> Result<Val, StoreError> {
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

fn error(error: postgres::Error) -> StoreError {
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
