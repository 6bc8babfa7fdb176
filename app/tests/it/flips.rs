//! Bit flips on PostgreSQL by somebody who owns the tables.

use obieg_kernel::journal::verify::Fault;
use obieg_testkit::{Database, World};
use postgres::{Client, NoTls};

use crate::faces;
use crate::journal::a_day;

const UNVOUCHED: [&str; 9] = [
    "kernel_miss",
    "kernel_device",
    "kernel_session",
    "kernel_token_use",
    "kernel_answer",
    "kernel_job",
    "kernel_job_call",
    "kernel_migration",
    "kernel_look",
];
/// How many rows of each column are flipped, spread over the table.
const SAMPLE: i64 = 2;

/// A column of a table that has rows.
struct Column {
    table: String,
    name: String,
    kind: String,
    rows: i64,
}

/// Runs work of the synchronous driver where it may wait.
pub(crate) fn apart<T>(work: impl FnOnce() -> T) -> T {
    tokio::task::block_in_place(work)
}

pub(crate) fn connect(world: &World) -> Option<Client> {
    let Some(Database::Postgres { url }) = Database::postgres() else { return None };
    let mut owner = Client::connect(&url, NoTls).unwrap();
    owner.batch_execute(&format!("SET search_path TO {}", world.schema.as_deref()?)).unwrap();
    Some(owner)
}

fn columns(owner: &mut Client, office: &str) -> Vec<Column> {
    let found = owner
        .query(
            "SELECT c.table_name::text, c.column_name::text, c.udt_name::text FROM information_schema.columns c \
             JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name \
             WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.column_name <> 'office' \
             ORDER BY c.table_name, c.ordinal_position",
            &[],
        )
        .unwrap();
    let mut columns = Vec::new();
    for row in found {
        let (table, name, kind): (String, String, String) = (row.get(0), row.get(1), row.get(2));
        if UNVOUCHED.contains(&table.as_str()) {
            continue;
        }
        let count = format!("SELECT count(*) FROM {table} WHERE office = '{office}'");
        let rows: i64 = owner.query_one(&count, &[]).unwrap().get(0);
        if rows > 0 {
            columns.push(Column { table, name, kind, rows });
        }
    }
    columns
}

/// One bit of the value as PostgreSQL writes it: of the number, of the last letter, of a hexadecimal digit in the middle.
fn flip(kind: &str, value: &str) -> Option<String> {
    let mut bytes = value.as_bytes().to_vec();
    match kind {
        "int8" | "int4" => return value.parse::<i64>().ok().map(|number| (number ^ 1).to_string()),
        "bool" => return Some(if value == "true" { "false" } else { "true" }.to_owned()),
        "bytea" | "uuid" => {
            let at = (bytes.len() / 2..bytes.len()).find(|at| bytes[*at].is_ascii_hexdigit())?;
            let digit = char::from(bytes[at]).to_digit(16)? ^ 1;
            bytes[at] = u8::try_from(char::from_digit(digit, 16)?).ok()?;
        }
        _ => *bytes.last_mut()? ^= 1,
    }
    String::from_utf8(bytes).ok()
}

/// Puts a value into a row; gives the row's new place, or nothing when a constraint refused it.
fn put(owner: &mut Client, column: &Column, place: &str, value: &str) -> Option<String> {
    let Column { table, name, kind, .. } = column;
    let statement = format!(
        "UPDATE {table} SET {name} = $1::text::{kind} WHERE ctid = $2::text::tid RETURNING ctid::text"
    );
    owner.query_one(&statement, &[&value, &place]).ok().map(|row| row.get(0))
}

async fn flip_and_verify(world: &World, owner: &mut Client, column: &Column, nth: i64, office: &str) -> bool {
    let Column { table, name, kind, rows } = column;
    let offset = (rows - 1) * nth / (SAMPLE - 1);
    let select = format!(
        "SELECT ctid::text, {name}::text FROM {table} WHERE office = '{office}' ORDER BY ctid LIMIT 1 OFFSET {offset}"
    );
    let (place, old): (String, Option<String>) = apart(|| {
        let row = owner.query_one(&select, &[]).unwrap();
        (row.get(0), row.get(1))
    });
    let Some(old) = old else { return false };
    let Some(new) = flip(kind, &old) else { return false };
    // A constraint that refuses the flip: it cannot happen unseen.
    let Some(place) = apart(|| put(owner, column, &place, &new)) else { return false };
    let report = world.kernel.verify(&world.office("alfa")).await;
    let found = report.map_or(true, |report| !report.faults.is_empty());
    assert!(found, "a flipped bit in {table}.{name} was not found: {old} became {new}");
    apart(|| put(owner, column, &place, &old)).unwrap();
    true
}

/// One flipped bit in a value of any vouched table is found; so is a row taken away.
#[tokio::test(flavor = "multi_thread")]
async fn single_flipped_bits_in_postgres_are_found() {
    let Some(database) = Database::postgres() else {
        eprintln!("skipped: OBIEG_TEST_PG is not set");
        return;
    };
    let world = World::open(database, faces).await;
    a_day(&world).await;
    world.assert_sound().await;
    let office = world.office("alfa").id().to_string();
    let mut owner = apart(|| connect(&world)).unwrap();
    // Somebody who owns the tables is not stopped by triggers, foreign keys or row security.
    apart(|| owner.batch_execute("SET session_replication_role = replica")).unwrap();
    let columns = apart(|| columns(&mut owner, &office));
    let (mut flips, mut tables) = (0, std::collections::BTreeSet::new());
    for column in &columns {
        for nth in 0..SAMPLE.min(column.rows) {
            if flip_and_verify(&world, &mut owner, column, nth, &office).await {
                flips += 1;
                tables.insert(&column.table);
            }
        }
    }
    println!("{flips} flips in {} tables", tables.len());
    assert!(flips > 150 && tables.len() > 20, "{flips} flips in {tables:?}");
    world.assert_sound().await;
    let taken = format!(
        "DELETE FROM registry_item WHERE office = '{office}' AND ctid = \
         (SELECT max(ctid) FROM registry_item WHERE office = '{office}')"
    );
    assert_eq!(apart(|| owner.execute(&taken, &[])).unwrap(), 1);
    let report = world.kernel.verify(&world.office("alfa")).await.unwrap();
    assert_eq!(report.faults, [Fault::RowsMissing(1)]);
    apart(move || drop(owner));
}

/// Neither the owner by mistake nor the role that the server works as can change the journal.
#[tokio::test(flavor = "multi_thread")]
async fn journal_rows_cannot_be_changed_or_deleted_in_postgres() {
    let Some(database) = Database::postgres() else {
        eprintln!("skipped: OBIEG_TEST_PG is not set");
        return;
    };
    let world = World::open(database, faces).await;
    a_day(&world).await;
    let mut client = apart(|| connect(&world)).unwrap();
    for (role, wanted) in [("NONE", "append-only"), ("obieg_app", "permission denied")] {
        apart(|| client.batch_execute(&format!("SET ROLE {role}"))).unwrap();
        for table in ["journal_leaf", "journal_entry", "journal_about", "journal_checkpoint"] {
            for statement in [
                format!("UPDATE {table} SET office = office"),
                format!("DELETE FROM {table}"),
                format!("TRUNCATE {table} CASCADE"),
            ] {
                let refused = apart(|| client.execute(&statement, &[])).unwrap_err();
                let refused = refused.as_db_error().unwrap().message().to_owned();
                assert!(refused.contains(wanted), "{role}: {statement}: {refused}");
            }
        }
    }
    apart(move || drop(client));
}
