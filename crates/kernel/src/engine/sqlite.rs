//! SQLite through `rusqlite`: one file per office, write-ahead log, full sync.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql};

use super::{Mode, runs, value_list};
use crate::failure::StoreError;
use crate::sql::{Row, Val};

pub(crate) struct SqliteConn {
    conn: Connection,
    /// Column names of each statement, made once.
    columns: HashMap<String, Arc<[String]>>,
}

impl SqliteConn {
    pub(super) fn open(file: &Path, mode: Mode) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let flags = if mode == Mode::Write { flags | OpenFlags::SQLITE_OPEN_CREATE } else { flags };
        let conn = Connection::open_with_flags(file, flags).map_err(error)?;
        conn.set_prepared_statement_cache_capacity(512);
        // A plan must not hang on bound values: else SQLite plans every join anew at each call, whatever the cache holds.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(error)?;
        conn.execute_batch(PRAGMAS).map_err(error)?;
        if mode == Mode::Read {
            // The second wall behind the type `Select`: a reading connection cannot write at all.
            conn.execute_batch("PRAGMA query_only = ON").map_err(error)?;
        }
        let synchronous: i64 = conn.query_row("PRAGMA synchronous", [], |row| row.get(0)).map_err(error)?;
        let journal: String = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0)).map_err(error)?;
        if synchronous != 2 || journal != "wal" {
            return Err(StoreError::Unavailable(format!(
                "journal_mode {journal}, synchronous {synchronous}"
            )));
        }
        Ok(Self { conn, columns: HashMap::new() })
    }

    pub(super) fn begin(&mut self, mode: Mode) -> Result<(), StoreError> {
        self.cached(match mode {
            Mode::Read => "BEGIN",
            Mode::Write => "BEGIN IMMEDIATE",
        })
    }

    pub(super) fn commit(&mut self) -> Result<(), StoreError> {
        self.cached("COMMIT")
    }

    /// Copies the write-ahead log into the database and lets it begin anew; false when somebody still reads from it.
    ///
    /// Every page that is read is looked for in the log first, in time proportional to its length. SQLite lets it begin anew
    /// only in a moment without readers, and in a busy office there is none; so the log is first copied while all go on,
    /// and only for what is left does the writer wait, and not for long.
    pub(super) fn checkpoint(&mut self) -> Result<bool, StoreError> {
        self.conn.busy_timeout(PATIENCE).map_err(error)?;
        let run = |words: &str| {
            self.conn.query_row(words, [], |row| row.get::<_, i64>(0)).map(|busy| busy == 0).map_err(error)
        };
        run("PRAGMA wal_checkpoint(PASSIVE)")?;
        run("PRAGMA wal_checkpoint(RESTART)")
    }

    fn cached(&mut self, words: &str) -> Result<(), StoreError> {
        self.conn
            .prepare_cached(words)
            .and_then(|mut statement| statement.execute([]))
            .map(drop)
            .map_err(error)
    }

    pub(super) fn rollback(&mut self) -> Result<(), StoreError> {
        // A full disk or an I/O error may have rolled back already.
        if self.conn.is_autocommit() { Ok(()) } else { self.cached("ROLLBACK") }
    }

    pub(super) fn rows(&mut self, words: &str, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.conn.prepare_cached(words).map_err(error)?;
        let columns = match self.columns.get(words) {
            Some(known) => Arc::clone(known),
            None => {
                let names: Arc<[String]> = statement.column_names().map(str::to_owned).collect();
                self.columns.insert(words.to_owned(), Arc::clone(&names));
                names
            }
        };
        let mut cursor = statement.query(rusqlite::params_from_iter(args)).map_err(error)?;
        let mut rows = Vec::new();
        while let Some(row) = cursor.next().map_err(error)? {
            let values = (0..columns.len())
                .map(|at| row.get_ref(at).map_err(error).and_then(value))
                .collect::<Result<_, _>>()?;
            rows.push(Row::new(Arc::clone(&columns), values));
        }
        Ok(rows)
    }

    pub(super) fn change(&mut self, words: &str, args: &[Val]) -> Result<u64, StoreError> {
        let mut statement = self.conn.prepare_cached(words).map_err(error)?;
        let touched = statement.execute(rusqlite::params_from_iter(args)).map_err(error)?;
        u64::try_from(touched).map_err(|_| StoreError::Driver("row count".to_owned()))
    }

    pub(super) fn insert_many(&mut self, head: &str, rows: &[Vec<Val>]) -> Result<(), StoreError> {
        for run in runs(rows) {
            let columns = run.first().map_or(0, Vec::len);
            let words = format!("{head}{}", value_list(run.len(), columns));
            let mut statement = self.conn.prepare_cached(&words).map_err(error)?;
            statement.execute(rusqlite::params_from_iter(run.iter().flatten())).map_err(error)?;
        }
        Ok(())
    }

    pub(super) fn batch(&mut self, text: &str) -> Result<(), StoreError> {
        self.conn.execute_batch(text).map_err(error)
    }

    pub(super) fn plan(&mut self, words: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.conn.prepare(&format!("EXPLAIN QUERY PLAN {words}")).map_err(error)?;
        let nothing = vec![Val::Null; statement.parameter_count()];
        let lines = statement.query_map(rusqlite::params_from_iter(nothing), |row| row.get("detail"));
        lines.and_then(Iterator::collect).map_err(error)
    }

    pub(super) fn prepare(&mut self, words: &str) -> Result<(), StoreError> {
        self.conn.prepare(words).map(drop).map_err(error)
    }
}

/// How long a log that begins anew waits for its readers, with the writer behind it.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(50);

/// Full sync on every commit: NORMAL loses acknowledged rows when the power fails.
const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
     PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 8000; \
     PRAGMA journal_size_limit = 67108864";

impl ToSql for Val {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Int(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Self::Uuid(uuid) => ToSqlOutput::Borrowed(ValueRef::Blob(uuid.as_bytes())),
        })
    }
}

fn value(value: ValueRef<'_>) -> Result<Val, StoreError> {
    Ok(match value {
        ValueRef::Null => Val::Null,
        ValueRef::Integer(number) => Val::Int(number),
        ValueRef::Real(_) => return Err(StoreError::Corrupt("a real number".to_owned())),
        ValueRef::Text(text) => Val::Text(
            std::str::from_utf8(text)
                .map_err(|_| StoreError::Corrupt("text not UTF-8".to_owned()))?
                .to_owned(),
        ),
        ValueRef::Blob(bytes) => Val::Bytes(bytes.to_vec()),
    })
}

fn error(error: rusqlite::Error) -> StoreError {
    let text = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => StoreError::Constraint(text),
        Some(ErrorCode::DiskFull) => StoreError::Full,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::Corrupt(text),
        Some(
            ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::ReadOnly,
        ) => StoreError::Unavailable(text),
        _ => StoreError::Driver(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_join_is_planned_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut conn = SqliteConn::open(&folder.path().join("a.db"), Mode::Write).unwrap();
        conn.batch(
            "CREATE TABLE a (office BLOB, id BLOB, PRIMARY KEY (office, id)) STRICT; \
             CREATE TABLE b (office BLOB, id BLOB, PRIMARY KEY (office, id)) STRICT",
        )
        .unwrap();
        let words = "SELECT a.id FROM a JOIN b ON b.office = a.office AND b.id = a.id WHERE a.office = ?1 AND a.id = ?2";
        for turn in 0..5u8 {
            conn.rows(words, &[Val::Bytes(vec![turn]), Val::Bytes(vec![turn])]).unwrap();
        }
        let statement = conn.conn.prepare_cached(words).unwrap();
        assert_eq!(statement.get_status(rusqlite::StatementStatus::RePrepare), 0);
    }

    #[test]
    fn a_log_begins_anew_when_its_readers_have_gone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.db");
        let mut writer = SqliteConn::open(&file, Mode::Write).unwrap();
        writer.batch("CREATE TABLE a (id INTEGER PRIMARY KEY, text TEXT) STRICT").unwrap();
        let write = |writer: &mut SqliteConn| {
            writer.change("INSERT INTO a (text) VALUES (?1)", &[Val::Text("x".repeat(9_000))]).unwrap();
        };
        let mut reader = SqliteConn::open(&file, Mode::Read).unwrap();
        (0..20).for_each(|_| write(&mut writer));
        reader.begin(Mode::Read).unwrap();
        reader.rows("SELECT id FROM a LIMIT 1", &[]).unwrap();
        write(&mut writer);
        let mut tidier = SqliteConn::open(&file, Mode::Write).unwrap();
        assert!(!tidier.checkpoint().unwrap(), "an older snapshot is still read");
        reader.rollback().unwrap();
        assert!(tidier.checkpoint().unwrap());
        let long = std::fs::metadata(folder.path().join("a.db-wal")).unwrap().len();
        (0..20).for_each(|_| write(&mut writer));
        assert_eq!(
            std::fs::metadata(folder.path().join("a.db-wal")).unwrap().len(),
            long,
            "written over from its beginning"
        );
    }
}
