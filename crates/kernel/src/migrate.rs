//! Migrations: one text for both engines, frozen once published.
//!
//! Tokens: `{uuid}`, `{bytes}`, `{int}` name the types, `{strict}` closes a table, `{invoker}` follows the name of a view
//! (on PostgreSQL a view would else run with its owner's rights and walk around row security). Lines between
//! `-- only: sqlite`, `-- only: postgres` and `-- only: end` go to one engine.

use sha2::{Digest, Sha256};

use crate::engine::Conn;
use crate::failure::StoreError;
use crate::sql::{Select, Val};

/// One forward step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Globally unique, ascending over all slices.
    pub number: i64,
    /// `NNNN_slice_what`.
    pub name: &'static str,
    /// The text with its tokens.
    pub text: &'static str,
}

/// The kernel's own steps.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "0001_kernel", text: include_str!("../migrations/0001_kernel.sql") },
    Migration {
        number: 21,
        name: "0021_kernel_session_by_holding",
        text: include_str!("../migrations/0021_kernel_session_by_holding.sql"),
    },
    Migration {
        number: 40,
        name: "0040_kernel_token_use",
        text: include_str!("../migrations/0040_kernel_token_use.sql"),
    },
    Migration {
        number: 60,
        name: "0060_kernel_look",
        text: include_str!("../migrations/0060_kernel_look.sql"),
    },
    Migration {
        number: 70,
        name: "0070_kernel_factor",
        text: include_str!("../migrations/0070_kernel_factor.sql"),
    },
    Migration {
        number: 71,
        name: "0071_kernel_entry_code",
        text: include_str!("../migrations/0071_kernel_entry_code.sql"),
    },
    Migration {
        number: 80,
        name: "0080_kernel_job_runner",
        text: include_str!("../migrations/0080_kernel_job_runner.sql"),
    },
    Migration {
        number: 91,
        name: "0091_kernel_session_place",
        text: include_str!("../migrations/0091_kernel_session_place.sql"),
    },
    Migration {
        number: 121,
        name: "0121_kernel_passkey",
        text: include_str!("../migrations/0121_kernel_passkey.sql"),
    },
    Migration {
        number: 122,
        name: "0122_kernel_miss",
        text: include_str!("../migrations/0122_kernel_miss.sql"),
    },
    Migration {
        number: 153,
        name: "0153_kernel_device",
        text: include_str!("../migrations/0153_kernel_device.sql"),
    },
    Migration {
        number: 154,
        name: "0154_kernel_look_rule",
        text: include_str!("../migrations/0154_kernel_look_rule.sql"),
    },
    Migration {
        number: 155,
        name: "0155_kernel_look_gone",
        text: include_str!("../migrations/0155_kernel_look_gone.sql"),
    },
];

static APPLIED: Select = Select::new("SELECT number, name, sha256 FROM kernel_migration ORDER BY number");

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS kernel_migration (\
     number {int} NOT NULL PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) {strict};";

/// Applies what is missing, in order, one transaction each; gives how many. Half-way stops resume at the next start.
///
/// # Errors
/// When a published step was changed, when a step comes later to the program than one with a higher number, when the
/// database is newer than this program, or when the engine refuses.
pub(crate) fn apply(conn: &mut Conn, steps: &[Migration]) -> Result<usize, StoreError> {
    let postgres = conn.is_postgres();
    conn.batch(&translate(LEDGER, postgres))?;
    let applied = conn.rows(&APPLIED, &[])?;
    for row in &applied {
        let (number, sha): (i64, String) = (row.get("number")?, row.get("sha256")?);
        match steps.iter().find(|step| step.number == number) {
            Some(step) if fingerprint(step) == sha => {}
            Some(step) => return Err(StoreError::Corrupt(format!("migration {} was changed", step.name))),
            None => {
                return Err(StoreError::Unavailable(format!(
                    "the database has migration {number}, which this program does not know: use a newer program"
                )));
            }
        }
    }
    let last = applied.last().map(|row| row.get::<i64>("number")).transpose()?.unwrap_or(0);
    let missing: Vec<&Migration> =
        steps.iter().filter(|step| !applied.iter().any(|row| row.get("number") == Ok(step.number))).collect();
    // A step that comes to the program later than its followers would find tables that it does not know.
    if let Some(late) = missing.iter().find(|step| step.number < last) {
        return Err(StoreError::Unavailable(format!(
            "migration {} comes before {last}, which the database has already: it needs a higher number",
            late.name
        )));
    }
    for step in &missing {
        let text = format!(
            "BEGIN;\n{}\nINSERT INTO kernel_migration (number, name, sha256) VALUES ({}, '{}', '{}');\nCOMMIT;",
            translate(step.text, postgres),
            step.number,
            step.name,
            fingerprint(step)
        );
        if let Err(error) = conn.batch(&text) {
            conn.rollback()?;
            return Err(StoreError::Driver(format!("{}: {error}", step.name)));
        }
    }
    if !postgres && !missing.is_empty() {
        tell_shape(conn)?;
    }
    Ok(missing.len())
}

/// SQLite only: tells the planner what the tables will look like.
///
/// A file holds one office, so the first column of nearly every index says nothing; without being told, SQLite takes it
/// for selective and walks whole tables in the order of their key. Told once, and not measured later, so that a plan
/// that was tested is the plan that runs.
fn tell_shape(conn: &mut Conn) -> Result<(), StoreError> {
    static INDEXES: Select = Select::new(
        "SELECT m.tbl_name AS tbl, m.name AS idx, l.\"unique\" AS is_unique, \
         (SELECT count(*) FROM pragma_index_info(m.name)) AS columns, \
         (SELECT i.name FROM pragma_index_info(m.name) i WHERE i.seqno = 0) AS leading \
         FROM sqlite_master m JOIN pragma_index_list(m.tbl_name) l ON l.name = m.name \
         WHERE m.type = 'index' AND m.tbl_name NOT LIKE 'sqlite_%' ORDER BY m.name",
    );
    let mut text = String::from("ANALYZE kernel_migration;\nBEGIN;\nDELETE FROM sqlite_stat1;\n");
    for row in &conn.rows(&INDEXES, &[])? {
        let (table, index): (String, String) = (row.get("tbl")?, row.get("idx")?);
        let leading: String = row.get("leading")?;
        let shape = shape(row.get("columns")?, row.get("is_unique")?, leading == "office");
        text.push_str(&format!(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('{table}', '{index}', '{shape}');\n"
        ));
    }
    text.push_str("COMMIT;\nANALYZE sqlite_schema;");
    conn.batch(&text)
}

/// An index of a table of a million rows in SQLite's own words: rows in all, then rows per value of the first column, of
/// the first two, and so on.
fn shape(columns: u32, unique: bool, by_office: bool) -> String {
    let rows = |column: u32| match column {
        last if last == columns && unique => 1,
        1 if by_office => ROWS,
        last if last == columns => 10,
        _ => 1_000 / 10_i64.pow(column.min(4) - 1),
    };
    let counts = std::iter::once(ROWS).chain((1..=columns).map(rows));
    counts.map(|count| count.to_string()).collect::<Vec<_>>().join(" ")
}

/// What is told of every table: large enough that walking one is never the cheaper way.
const ROWS: i64 = 1_000_000;

fn fingerprint(step: &Migration) -> String {
    hex::encode(Sha256::digest(step.text.as_bytes()))
}

fn translate(text: &str, postgres: bool) -> String {
    let mine = if postgres { "postgres" } else { "sqlite" };
    let mut only: Option<&str> = None;
    let mut kept = String::with_capacity(text.len());
    for line in text.lines() {
        if let Some(engine) = line.strip_prefix("-- only: ") {
            only = (engine != "end").then_some(engine);
        } else if only.is_none_or(|engine| engine == mine) {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    let words: [(&str, &str, &str); 5] = [
        ("{uuid}", "BLOB", "uuid"),
        ("{bytes}", "BLOB", "bytea"),
        ("{int}", "INTEGER", "bigint"),
        ("{strict}", "STRICT", ""),
        ("{invoker}", "", "WITH (security_invoker = true)"),
    ];
    words
        .into_iter()
        .fold(kept, |text, (token, sqlite, pg)| text.replace(token, if postgres { pg } else { sqlite }))
}

/// PostgreSQL only: the role the server works as, and row-level security on every table that has an office.
///
/// `kernel_office` is the directory of offices (key and name) and stays readable; everything else shows nothing when
/// no office is set. Journal tables may be read and appended, never changed.
pub(crate) fn secure_postgres(conn: &mut Conn, role: &str) -> Result<(), StoreError> {
    static TABLES: Select = Select::new(
        "SELECT c.table_name::text AS name FROM information_schema.columns c JOIN information_schema.tables t \
         ON t.table_schema = c.table_schema AND t.table_name = c.table_name \
         WHERE c.table_schema = current_schema() AND c.column_name = 'office' AND t.table_type = 'BASE TABLE' \
         ORDER BY 1",
    );
    conn.batch(&format!(
        "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role} NOLOGIN; \
         END IF; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$; \
         DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO {role}; \
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO {role}', current_schema(), current_schema()); END $$;"
    ))?;
    let tables: Vec<String> =
        conn.rows(&TABLES, &[])?.iter().map(|row| row.get("name")).collect::<Result<_, _>>()?;
    for table in tables.iter().filter(|name| *name != "kernel_office") {
        conn.batch(&format!(
            "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY; \
             DROP POLICY IF EXISTS one_office ON {table}; CREATE POLICY one_office ON {table} \
             USING (office = nullif(current_setting('obieg.office', true), '')::uuid) \
             WITH CHECK (office = nullif(current_setting('obieg.office', true), '')::uuid);"
        ))?;
    }
    for table in tables.iter().filter(|name| name.starts_with("journal_") && *name != "journal_head") {
        conn.batch(&format!("REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}"))?;
    }
    Ok(())
}

/// The columns of a table, in its own order: what the journal's digests of its rows are made from.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// Those of the primary key, in key order: they name a row.
    pub(crate) key: Vec<String>,
    /// All of them.
    pub(crate) columns: Vec<String>,
}

/// Every table that has a primary key, by name.
pub(crate) fn tables(conn: &mut Conn) -> Result<std::collections::BTreeMap<String, Shape>, StoreError> {
    static SQLITE: Select = Select::new(
        "SELECT m.name AS table_name, p.name AS column_name, p.pk AS place FROM sqlite_master m \
         JOIN pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY m.name, p.cid",
    );
    static POSTGRES: Select = Select::new(
        "SELECT t.relname::text AS table_name, a.attname::text AS column_name, \
         coalesce(array_position(i.indkey::int2[], a.attnum), -1) + 1 AS place \
         FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped \
         JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary \
         WHERE t.relnamespace = current_schema()::regnamespace ORDER BY t.relname, a.attnum",
    );
    let rows = if conn.is_postgres() { conn.rows(&POSTGRES, &[])? } else { conn.rows(&SQLITE, &[])? };
    let mut tables = std::collections::BTreeMap::<String, Shape>::new();
    let mut keys = Vec::new();
    for row in rows {
        let (table, column): (String, String) = (row.get("table_name")?, row.get("column_name")?);
        match row.get::<i64>("place")? {
            0 => {}
            place => keys.push((table.clone(), place, column.clone())),
        }
        tables.entry(table).or_default().columns.push(column);
    }
    keys.sort();
    for (table, _, column) in keys {
        tables.entry(table).or_default().key.push(column);
    }
    // SQLite's own tables have none.
    tables.retain(|_, shape| !shape.key.is_empty());
    Ok(tables)
}

/// Columns of every table as `table.column`, for the test that compares the two engines.
pub(crate) fn columns(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    static SQLITE: Select = Select::new(
        "SELECT m.name || '.' || p.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) p \
         WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite_%' ORDER BY 1",
    );
    static POSTGRES: Select = Select::new(
        "SELECT (table_name || '.' || column_name)::text AS name FROM information_schema.columns \
         WHERE table_schema = current_schema() ORDER BY 1",
    );
    let args: &[Val] = &[];
    let rows = if conn.is_postgres() { conn.rows(&POSTGRES, args)? } else { conn.rows(&SQLITE, args)? };
    let mut names = rows.iter().map(|row| row.get("name")).collect::<Result<Vec<String>, _>>()?;
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::{Migration, apply, shape};
    use crate::engine::{Conn, Mode};

    const FIRST: Migration =
        Migration { number: 1, name: "0001_a", text: "CREATE TABLE a (n {int}) {strict};" };
    const LATE: Migration =
        Migration { number: 2, name: "0002_b", text: "CREATE TABLE b (n {int}) {strict};" };
    const LAST: Migration =
        Migration { number: 3, name: "0003_c", text: "CREATE TABLE c (n {int}) {strict};" };

    #[test]
    fn steps_come_once_and_in_their_order() {
        let folder = tempfile::tempdir().unwrap();
        let mut conn =
            Conn::open_sqlite(&folder.path().join("db"), Mode::Write, &Default::default()).unwrap();
        assert_eq!(apply(&mut conn, &[FIRST, LAST]).unwrap(), 2);
        assert_eq!(apply(&mut conn, &[FIRST, LAST]).unwrap(), 0);
        let told = apply(&mut conn, &[FIRST, LATE, LAST]).unwrap_err().to_string();
        assert!(told.contains("0002_b comes before 3"), "{told}");
        let told = apply(&mut conn, &[FIRST]).unwrap_err().to_string();
        assert!(told.contains("newer program"), "{told}");
        let changed = Migration { text: "CREATE TABLE a (m {int}) {strict};", ..FIRST };
        let told = apply(&mut conn, &[changed, LAST]).unwrap_err().to_string();
        assert!(told.contains("0001_a was changed"), "{told}");
    }

    #[test]
    fn the_office_says_nothing_and_the_whole_key_everything() {
        assert_eq!(shape(2, true, true), "1000000 1000000 1");
        assert_eq!(shape(2, false, true), "1000000 1000000 10");
        assert_eq!(shape(4, true, true), "1000000 1000000 100 10 1");
        assert_eq!(shape(1, true, false), "1000000 1");
    }
}
