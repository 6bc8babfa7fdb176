//! The two engines behind one connection. Only this folder names a driver.

mod counters;
mod postgres;
mod sqlite;

use std::path::Path;
use std::sync::Arc;

use crate::failure::StoreError;
use crate::id::OfficeId;
use crate::sql::{Ask, Change, Row, Select, Text, Val};
use crate::vals;

pub(crate) use counters::Counters;
pub use counters::Counts;
use postgres::PgConn;
use sqlite::SqliteConn;

/// One connection to one engine, counting what it is asked.
pub(crate) struct Conn {
    driver: Driver,
    counters: Arc<Counters>,
    /// Answers read ahead in the snapshot that is open.
    read_ahead: Vec<(Ask, Vec<Row>)>,
}

enum Driver {
    Sqlite(Box<SqliteConn>),
    Postgres(Box<PgConn>),
}

/// Rows of the journal that a transaction has not written yet.
#[derive(Default)]
pub(crate) struct Pending {
    /// Office, seq, hashes.
    pub(crate) leaves: Vec<Vec<Val>>,
    /// Office, seq, salt, body, digests of rows.
    pub(crate) entries: Vec<Vec<Val>>,
    /// Office, object, seq.
    pub(crate) about: Vec<Vec<Val>>,
}

impl Pending {
    fn tables(&self) -> [(&'static str, &[Vec<Val>]); 3] {
        [
            ("INSERT INTO journal_leaf (office, seq, hashes)", &self.leaves),
            ("INSERT INTO journal_entry (office, seq, salt, body, row_digests)", &self.entries),
            ("INSERT INTO journal_about (office, object, seq)", &self.about),
        ]
    }
}

static HEAD_MOVE: Change = Change::new("UPDATE journal_head SET size = $3 WHERE office = $1 AND size = $2");

/// What a transaction is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Read,
    Write,
}

impl Conn {
    pub(crate) fn open_sqlite(file: &Path, mode: Mode, counters: &Arc<Counters>) -> Result<Self, StoreError> {
        let driver = Driver::Sqlite(Box::new(SqliteConn::open(file, mode)?));
        Ok(Self { driver, counters: Arc::clone(counters), read_ahead: Vec::new() })
    }

    pub(crate) fn open_postgres(
        url: &str,
        schema: Option<&str>,
        role: Option<&str>,
        counters: &Arc<Counters>,
    ) -> Result<Self, StoreError> {
        let driver = Driver::Postgres(Box::new(PgConn::open(url, schema, role, counters)?));
        Ok(Self { driver, counters: Arc::clone(counters), read_ahead: Vec::new() })
    }

    pub(crate) fn begin(&mut self, mode: Mode, office: OfficeId) -> Result<(), StoreError> {
        self.counters.transaction();
        self.read_ahead.clear();
        match &mut self.driver {
            Driver::Sqlite(conn) => conn.begin(mode),
            Driver::Postgres(conn) => {
                conn.begin(mode, office);
                Ok(())
            }
        }
    }

    pub(crate) fn commit(&mut self) -> Result<(), StoreError> {
        self.counters.commit();
        match &mut self.driver {
            Driver::Sqlite(conn) => conn.commit(),
            Driver::Postgres(conn) => conn.commit(),
        }
    }

    pub(crate) fn rollback(&mut self) -> Result<(), StoreError> {
        match &mut self.driver {
            Driver::Sqlite(conn) => conn.rollback(),
            Driver::Postgres(conn) => conn.rollback(),
        }
    }

    fn text_rows(&mut self, text: &Text, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        text.check(args.len())?;
        self.counters.statement();
        match &mut self.driver {
            Driver::Sqlite(conn) => conn.rows(text.sqlite(), args),
            Driver::Postgres(conn) => conn.rows(text.text, args),
        }
    }

    pub(crate) fn rows(&mut self, select: &Select, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        let known = |((one, given), _): &(Ask, Vec<Row>)| one.words() == select.words() && given == args;
        match self.read_ahead.iter().position(known) {
            Some(at) => Ok(self.read_ahead.swap_remove(at).1),
            None => self.text_rows(select.text(), args),
        }
    }

    /// Reads in one round trip what a snapshot will be asked for; nothing where asking costs none.
    pub(crate) fn ahead(&mut self, asks: Vec<Ask>) -> Result<(), StoreError> {
        if self.is_postgres() {
            let answers = self.rows_of(&asks)?;
            self.read_ahead.extend(asks.into_iter().zip(answers));
        }
        Ok(())
    }

    /// The answers to several questions.
    pub(crate) fn rows_of(&mut self, asks: &[Ask]) -> Result<Vec<Vec<Row>>, StoreError> {
        for (select, args) in asks {
            select.text().check(args.len())?;
            self.counters.statement();
        }
        match &mut self.driver {
            Driver::Sqlite(conn) => {
                asks.iter().map(|(select, args)| conn.rows(select.text().sqlite(), args)).collect()
            }
            Driver::Postgres(conn) => conn.rows_of(asks),
        }
    }

    pub(crate) fn returning(&mut self, change: &Change, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        self.text_rows(change.text(), args)
    }

    pub(crate) fn change(&mut self, change: &Change, args: &[Val]) -> Result<u64, StoreError> {
        let text = change.text();
        text.check(args.len())?;
        self.counters.statement();
        match &mut self.driver {
            Driver::Sqlite(conn) => conn.change(text.sqlite(), args),
            Driver::Postgres(conn) => conn.change(text.text, args),
        }
    }

    /// Inserts without waiting for the outcome: on PostgreSQL the row rides with the next statement, and so does its fault.
    pub(crate) fn put(&mut self, change: &Change, args: &[Val]) -> Result<(), StoreError> {
        let text = change.text();
        text.check(args.len())?;
        self.counters.statement();
        match &mut self.driver {
            Driver::Sqlite(conn) => conn.change(text.sqlite(), args).map(drop),
            Driver::Postgres(conn) => conn.put(text.text, args),
        }
    }

    /// Writes the journal's rows of a group and moves its head from `before` to `after`. That it stood there is known here
    /// on SQLite, on PostgreSQL with the commit.
    pub(crate) fn append(
        &mut self,
        office: OfficeId,
        pending: &Pending,
        before: i64,
        after: i64,
    ) -> Result<(), StoreError> {
        match &mut self.driver {
            Driver::Sqlite(conn) => {
                for (head, rows) in pending.tables() {
                    runs(rows).for_each(|_| self.counters.statement());
                    conn.insert_many(head, rows)?;
                }
                match self.change(&HEAD_MOVE, vals![office, before, after])? {
                    1 => Ok(()),
                    _ => Err(StoreError::Stale),
                }
            }
            Driver::Postgres(conn) => {
                self.counters.statement();
                conn.append(office, pending, before, after)
            }
        }
    }

    /// Walks all rows of a table of an office, a page at a time in key order.
    pub(crate) fn each_row(
        &mut self,
        table: &str,
        keys: &[String],
        office: OfficeId,
        each: &mut dyn FnMut(&Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        // Table and column names come from the catalogue of our own schema, never from outside.
        let columns = keys.join(", ");
        let sign = if self.is_postgres() { '$' } else { '?' };
        let marks = (2..=keys.len() + 1).map(|at| format!("{sign}{at}")).collect::<Vec<_>>().join(", ");
        let first = format!("SELECT * FROM {table} WHERE office = {sign}1 ORDER BY {columns} LIMIT 1000");
        let next = format!(
            "SELECT * FROM {table} WHERE office = {sign}1 AND ({columns}) > ({marks}) ORDER BY {columns} LIMIT 1000"
        );
        let mut after: Vec<Val> = Vec::new();
        loop {
            let mut args = vec![Val::Uuid(office.uuid())];
            args.append(&mut after);
            let words = if args.len() == 1 { &first } else { &next };
            let page = match &mut self.driver {
                Driver::Sqlite(conn) => conn.rows(words, &args)?,
                Driver::Postgres(conn) => conn.rows(words, &args)?,
            };
            for row in &page {
                each(row)?;
            }
            match page.last() {
                Some(last) if page.len() == 1000 => {
                    after = keys.iter().map(|column| last.get(column)).collect::<Result<_, _>>()?;
                }
                _ => return Ok(()),
            }
        }
    }

    /// Lets SQLite's write-ahead log begin anew; false when it could not yet. PostgreSQL sees to its own.
    pub(crate) fn checkpoint(&mut self) -> Result<bool, StoreError> {
        match &mut self.driver {
            Driver::Sqlite(conn) => conn.checkpoint(),
            Driver::Postgres(_) => Ok(true),
        }
    }

    /// Runs text of the migrations, as it is.
    pub(crate) fn batch(&mut self, text: &str) -> Result<(), StoreError> {
        match &mut self.driver {
            Driver::Sqlite(conn) => conn.batch(text),
            Driver::Postgres(conn) => conn.batch(text),
        }
    }

    /// Does the transaction refuse everything but a rollback?
    pub(crate) fn in_failed_state(&self) -> bool {
        match &self.driver {
            Driver::Sqlite(_) => false,
            Driver::Postgres(conn) => conn.failed(),
        }
    }

    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.driver, Driver::Postgres(_))
    }

    /// How SQLite would walk its tables for a statement: for tests. Nothing on PostgreSQL, whose plans follow the data.
    pub(crate) fn plan(&mut self, words: &str) -> Result<Vec<String>, StoreError> {
        match &mut self.driver {
            Driver::Sqlite(conn) => conn.plan(&words.replace('$', "?")),
            Driver::Postgres(_) => Ok(Vec::new()),
        }
    }

    /// Prepares a statement without running it: the catalogue test asks both engines about every text.
    pub(crate) fn prepare(&mut self, words: &'static str) -> Result<(), StoreError> {
        match &mut self.driver {
            Driver::Sqlite(conn) => conn.prepare(&words.replace('$', "?")),
            Driver::Postgres(conn) => conn.prepare(words),
        }
    }
}

/// Runs what waits for a server, also when called from an async thread: opening and closing, never a request's work.
pub(crate) fn apart<T>(wait: impl FnOnce() -> T) -> T {
    tokio::task::block_in_place(wait)
}

/// `(?1, ?2), (?3, ?4)` for the given shape.
fn value_list(rows: usize, columns: usize) -> String {
    let mut list = String::with_capacity(rows * columns * 6);
    let mut number = 0usize;
    for row in 0..rows {
        list.push_str(if row == 0 { " VALUES (" } else { ", (" });
        for column in 0..columns {
            number += 1;
            if column > 0 {
                list.push_str(", ");
            }
            list.push('?');
            list.push_str(&number.to_string());
        }
        list.push(')');
    }
    list
}

/// Splits rows into runs of 64, 32 and so on down to 1, so that only seven texts per table ever have to be prepared.
fn runs(rows: &[Vec<Val>]) -> impl Iterator<Item = &[Vec<Val>]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        let take = [64, 32, 16, 8, 4, 2, 1].into_iter().find(|size| *size <= rest.len())?;
        let (run, tail) = rest.split_at(take);
        rest = tail;
        Some(run)
    })
}
