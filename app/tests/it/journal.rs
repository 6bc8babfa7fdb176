//! What the journal promises: everything changed is found.

use obieg_kernel::journal::verify::Fault;
use obieg_testkit::{Database, World};
use rusqlite::types::Value;

use crate::cast::{open_case, open_to, register, with_list};
use crate::faces;

pub async fn a_day(world: &World) {
    with_list(world).await;
    for number in 0..3 {
        let item = register(world, &format!("Pismo {number}")).await.id;
        open_to(world, item, "Anna").await;
        open_case(world, "Anna", Some(item)).await.unwrap();
    }
    world.kernel.checkpoint(&world.office("alfa")).await.unwrap();
}

/// The database itself refuses to change the journal.
#[tokio::test(flavor = "multi_thread")]
async fn journal_rows_cannot_be_changed_or_deleted() {
    let world = World::open(Database::Sqlite, faces).await;
    a_day(&world).await;
    let raw = rusqlite::Connection::open(world.folder().join("offices/alfa/office.db")).unwrap();
    for table in ["journal_leaf", "journal_entry", "journal_about", "journal_checkpoint"] {
        for statement in [format!("UPDATE {table} SET office = office"), format!("DELETE FROM {table}")] {
            let refused = raw.execute(&statement, []).unwrap_err().to_string();
            assert!(refused.contains("append-only"), "{statement}: {refused}");
        }
    }
}

/// One flipped bit in any value of any vouched table is found; so is a row taken away.
#[tokio::test(flavor = "multi_thread")]
async fn single_flipped_bits_in_the_database_are_found() {
    let world = World::open(Database::Sqlite, faces).await;
    a_day(&world).await;
    world.assert_sound().await;
    let file = world.folder().join("offices/alfa/office.db");
    let raw = rusqlite::Connection::open(&file).unwrap();
    // Somebody with the disk in hand is not stopped by triggers or foreign keys.
    let triggers: Vec<String> = names(&raw, "trigger");
    for name in &triggers {
        raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    let unvouched = [
        "kernel_miss",
        "kernel_device",
        "kernel_session",
        "kernel_token_use",
        "kernel_answer",
        "kernel_job",
        "kernel_job_call",
        "kernel_migration",
    ];
    // What SQLite keeps for itself: no part of the record.
    let vouched = |name: &&String| !unvouched.contains(&name.as_str()) && !name.starts_with("sqlite_");
    let mut flips = 0;
    for table in names(&raw, "table").iter().filter(vouched) {
        let rows: i64 =
            raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        if rows == 0 {
            continue;
        }
        let columns: Vec<String> = {
            let statement = raw.prepare(&format!("SELECT * FROM {table} LIMIT 1")).unwrap();
            statement.column_names().map(str::to_owned).collect()
        };
        for column in columns.iter().filter(|column| *column != "office") {
            let (row, old): (i64, Value) = raw
                .query_row(
                    &format!(
                        "SELECT rowid, {column} FROM {table} ORDER BY rowid LIMIT 1 OFFSET {}",
                        rows / 2
                    ),
                    [],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .unwrap();
            let Some(flipped) = flip(&old) else { continue };
            let set = format!("UPDATE {table} SET {column} = ?1 WHERE rowid = {row}");
            if raw.execute(&set, [&flipped]).is_err() {
                // A unique constraint refused the flip: it cannot happen unseen.
                continue;
            }
            let report = world.kernel.verify(&world.office("alfa")).await;
            let found = report.map_or(true, |report| !report.faults.is_empty());
            assert!(found, "a flipped bit in {table}.{column} was not found");
            raw.execute(&set, [&old]).unwrap();
            flips += 1;
        }
    }
    assert!(flips > 80, "{flips}");
    world.assert_sound().await;
    raw.execute("DELETE FROM registry_item WHERE rowid = (SELECT max(rowid) FROM registry_item)", [])
        .unwrap();
    let report = world.kernel.verify(&world.office("alfa")).await.unwrap();
    assert_eq!(report.faults, [Fault::RowsMissing(1)]);
}

fn names(raw: &rusqlite::Connection, kind: &str) -> Vec<String> {
    let mut statement = raw.prepare("SELECT name FROM sqlite_master WHERE type = ?1 ORDER BY name").unwrap();
    statement.query_map([kind], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn flip(value: &Value) -> Option<Value> {
    match value {
        Value::Null | Value::Real(_) => None,
        Value::Integer(number) => Some(Value::Integer(number ^ 1)),
        Value::Text(text) => {
            let mut bytes = text.clone().into_bytes();
            *bytes.last_mut()? ^= 1;
            String::from_utf8(bytes).ok().map(Value::Text)
        }
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            let middle = bytes.len() / 2;
            *bytes.get_mut(middle)? ^= 1;
            Some(Value::Blob(bytes))
        }
    }
}

/// A database set back as a whole is convicted by the checkpoint that was written beside it.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_set_back_is_found() {
    let world = World::open(Database::Sqlite, faces).await;
    with_list(&world).await;
    let folder = world.folder().join("offices/alfa");
    let copy = tempfile::tempdir().unwrap();
    {
        let raw = rusqlite::Connection::open(folder.join("office.db")).unwrap();
        raw.execute("VACUUM INTO ?1", [copy.path().join("old.db").to_str().unwrap()]).unwrap();
    }
    register(&world, "Pismo").await;
    world.kernel.checkpoint(&world.office("alfa")).await.unwrap();
    std::fs::copy(folder.join("checkpoint"), copy.path().join("checkpoint")).unwrap();
    let back = World::open(Database::Sqlite, faces).await;
    // The old database, the office's own key, and the checkpoint that is newer than the database.
    for name in ["office.db", "office.db-wal", "office.db-shm"] {
        std::fs::remove_file(back.folder().join("offices/alfa").join(name)).ok();
    }
    std::fs::copy(copy.path().join("old.db"), back.folder().join("offices/alfa/office.db")).unwrap();
    std::fs::copy(folder.join("journal.key"), back.folder().join("offices/alfa/journal.key")).unwrap();
    std::fs::copy(copy.path().join("checkpoint"), back.folder().join("offices/alfa/checkpoint")).unwrap();
    let kernel = back.reopen();
    let office = kernel.office("alfa").unwrap().unwrap();
    let report = kernel.verify(&office).await.unwrap();
    assert!(report.faults.iter().any(|fault| matches!(fault, Fault::Checkpoint(..))), "{:?}", report.faults);
}

/// One flipped bit in any blob is found, and a broken blob is never served as whole.
#[tokio::test(flavor = "multi_thread")]
async fn single_flipped_bits_in_blobs_are_found() {
    use obieg_documents::NewFile;
    use obieg_registry::deeds::RegisterItem;
    let world = World::open(Database::Sqlite, faces).await;
    let chancery = world.actor("alfa", "Karolina").await;
    let stored = chancery.blobs().put_bytes("treść pisma".into()).await.unwrap();
    let readable = stored.readable();
    let name = stored.sha256().to_string();
    let mut draft = crate::cast::letter("Z plikiem");
    draft.scan_state = Some("full".to_owned());
    draft.scan_reason = None;
    let files = vec![NewFile::new(stored, "pismo.txt", "treść pisma".as_bytes())];
    chancery.act(RegisterItem { draft, files, taken_as: None }, None).await.unwrap();
    world.assert_sound().await;
    let file = world.folder().join("offices/alfa/blobs").join(&name[..2]).join(&name);
    let whole = std::fs::read(&file).unwrap();
    for bit in 0..whole.len() * 8 {
        let mut broken = whole.clone();
        broken[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(&file, &broken).unwrap();
        assert!(chancery.blobs().read(&readable, 1_000).await.is_err(), "bit {bit}");
    }
    let report = world.kernel.verify(&world.office("alfa")).await.unwrap();
    assert!(matches!(report.faults.as_slice(), [Fault::BlobBroken(_)]));
    std::fs::remove_file(&file).unwrap();
    let report = world.kernel.verify(&world.office("alfa")).await.unwrap();
    assert!(matches!(report.faults.as_slice(), [Fault::BlobMissing(_)]));
}
