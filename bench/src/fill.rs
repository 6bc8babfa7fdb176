//! Rows that give lists their size. They are copies of rows made by deeds, written by SQL past the journal, so they
//! prove nothing and are read only as ballast: what is measured is always done through the server. An office filled
//! like this fails `obieg verify`, and that is right.

use std::process::{Command, Stdio};

use rusqlite::Connection;

use crate::Outcome;
use crate::home::{Cluster, Engine, Home};
use crate::plan;

/// Words in which the engines differ.
struct Dialect {
    numbers: &'static str,
    id: &'static str,
    day: &'static str,
}

const SQLITE: Dialect = Dialect {
    numbers: "WITH RECURSIVE k(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM k WHERE n + 1 < {to})",
    id: "unhex(printf('%012x7000{kind}%015x', 1640991600000 + n * 150000, n))",
    day: "date('2022-01-01', '+' || ({days}) || ' days')",
};
const POSTGRES: Dialect = Dialect {
    numbers: "WITH k AS (SELECT generate_series({from}::bigint, {to}::bigint - 1) AS n)",
    id: "(lpad(to_hex(1640991600000 + n * 150000), 12, '0') || '7000{kind}' || lpad(to_hex(n), 15, '0'))::uuid",
    day: "(date '2022-01-01' + ({days})::int)::text",
};

/// Copied rows are numbered from here, so that none meets a number given by a deed.
const BASE: u64 = 1_000_000;

/// The models are numbered 0 to 49 by unit; state follows from what remains, so that every unit has all states.
const CASES: &str = "{numbers}
INSERT INTO cases_case (office, id, sign, unit, unit_code, list, symbol, number, year, title, category, access,
  officer, officer_label, state, opened_at, opened_on, closed_on, due_on, version)
SELECT office, {id_case}, unit_code || '.' || symbol || '.' || ({base} + n) || '.' || year, unit, unit_code, list, symbol,
  {base} + n, year, 'Pozwolenie na budowę budynku mieszkalnego, działka nr ' || n, category, access, officer,
  officer_label, state, opened || 'T08:00:00Z', opened, CASE WHEN state = 'closed' THEN due END,
  CASE WHEN state = 'open' THEN due END, 1
FROM (SELECT c.*, n, CASE WHEN (n / 50) % 20 < 5 THEN 'open' WHEN (n / 50) % 20 = 5 THEN 'suspended' ELSE 'closed' END
    AS state, {opened} AS opened, {due} AS due
  FROM k JOIN (SELECT office, unit, unit_code, list, symbol, year, category, access, officer, officer_label,
    row_number() OVER (ORDER BY unit_code) - 1 AS at FROM cases_case WHERE title LIKE 'Wzór %') c ON c.at = n % 50) m;
INSERT INTO cases_reach (office, scope, case_id, state, due_on, officer)
SELECT c.office, s.scope, c.id, c.state, coalesce(c.due_on, '9999-12-31'), c.officer
FROM cases_case c JOIN people_unit_scope s ON s.office = c.office AND s.unit = c.unit
WHERE c.number >= {base} + {from} AND c.number < {base} + {to} ORDER BY s.scope, c.id;";

/// A tenth as many letters, of an earlier year.
const LETTERS: &str = "{numbers}
INSERT INTO registry_item (office, id, number, year, place, stage, title, sender, sender_key, senders, channel,
  received_on, letter_date, access, scan_state, scan_reason, answer_expected, complete, registered_at, registered_on,
  registered_by, version)
SELECT office, {id_item}, {base} + n, 2025, 20250000000 + {base} + n, 'in-case', title, sender, sender_key, senders, channel,
  opened, opened, access, scan_state, scan_reason, answer_expected, complete, opened || 'T08:00:00Z', opened,
  registered_by, 1
FROM (SELECT i.*, n, {opened} AS opened FROM k JOIN (SELECT office, title, sender, sender_key, senders, channel, access,
  scan_state, scan_reason, answer_expected, complete, registered_by FROM registry_item ORDER BY place LIMIT 1) i ON true) m;
INSERT INTO registry_reach (office, scope, place, item, stage, complete)
SELECT office, 0, place, id, stage, complete FROM registry_item WHERE year = 2025
  AND number >= {base} + {from} AND number < {base} + {to};
INSERT INTO registry_sender (office, item, position, surname, given_names)
SELECT office, id, 1, 'Zmyślony', 'Jan' FROM registry_item WHERE year = 2025
  AND number >= {base} + {from} AND number < {base} + {to};";

fn words(template: &str, dialect: &Dialect, from: u64, to: u64) -> String {
    let day = |days: &str| dialect.day.replace("{days}", days);
    template
        .replace("{numbers}", dialect.numbers)
        .replace("{id_case}", &dialect.id.replace("{kind}", "8"))
        .replace("{id_item}", &dialect.id.replace("{kind}", "9"))
        .replace("{opened}", &day("(n / 50) % 1750"))
        .replace("{due}", &day("(n / 50) % 1750 + 60"))
        .replace("{base}", &BASE.to_string())
        .replace("{from}", &from.to_string())
        .replace("{to}", &to.to_string())
}

/// Fills the office with cases numbered `from` to `to`. The server must not run.
pub fn cases(home: &Home, from: u64, to: u64) -> Outcome {
    match &home.engine {
        Engine::Sqlite => sqlite(home, from, to),
        Engine::Postgres(cluster) => postgres(cluster, &home.schema, from, to),
    }
}

fn sqlite(home: &Home, from: u64, to: u64) -> Outcome {
    let file = home.folder.join("data/offices").join(plan::KEY).join("office.db");
    let conn = Connection::open(file)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -200000",
    )?;
    let found = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL \
                 AND tbl_name IN ('cases_case', 'cases_reach')";
    let mut statement = conn.prepare(found)?;
    let indexes: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    drop(statement);
    // With an index goes what SQLite was told of its shape, which is the product's and is not measured anew.
    conn.execute_batch("CREATE TEMP TABLE told AS SELECT * FROM sqlite_stat1; BEGIN")?;
    for (name, _) in &indexes {
        conn.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    conn.execute_batch(&words(CASES, &SQLITE, from, to))?;
    conn.execute_batch(&words(LETTERS, &SQLITE, from / 10, to / 10))?;
    for (_, text) in &indexes {
        conn.execute_batch(text)?;
    }
    conn.execute_batch("COMMIT; DELETE FROM sqlite_stat1; INSERT INTO sqlite_stat1 SELECT * FROM temp.told; DROP TABLE temp.told; \
         ANALYZE sqlite_schema; PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(())
}

fn postgres(cluster: &Cluster, schema: &str, from: u64, to: u64) -> Outcome {
    let path = format!("SET search_path TO {schema};");
    let found = format!(
        "SELECT indexname || '|' || indexdef FROM pg_indexes WHERE schemaname = '{schema}' \
         AND tablename IN ('cases_case', 'cases_reach') AND indexname NOT LIKE '%_pkey'"
    );
    let indexes = psql(cluster, &found)?;
    let pairs: Vec<(&str, &str)> = indexes.lines().filter_map(|line| line.split_once('|')).collect();
    let mut script = format!("{path} SET maintenance_work_mem = '256MB'; SET work_mem = '256MB'; BEGIN;");
    for (name, _) in &pairs {
        script.push_str(&format!("DROP INDEX {name};"));
    }
    script.push_str(&words(CASES, &POSTGRES, from, to));
    script.push_str(&words(LETTERS, &POSTGRES, from / 10, to / 10));
    for (_, text) in &pairs {
        script.push_str(text);
        script.push(';');
    }
    script.push_str("COMMIT;");
    psql(cluster, &script)?;
    psql(cluster, "VACUUM ANALYZE").and_then(|_| psql(cluster, "CHECKPOINT")).map(drop)
}

fn psql(cluster: &Cluster, script: &str) -> Outcome<String> {
    let mut command = Command::new(cluster.programs.join("psql"));
    command.args(["-X", "-At", "-q", "-v", "ON_ERROR_STOP=1", "-d", &cluster.url, "-f", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    if let Some(mut pipe) = child.stdin.take() {
        std::io::Write::write_all(&mut pipe, script.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("psql: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
