//! The floor program: the same web framework and database library, and nothing of an office. No permissions, no
//! numbers, no journal tree, no templates. It is the only place outside the kernel that speaks to a database at work,
//! and it exists to say how far the product stands from what the machine allows.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Arc, Mutex, mpsc};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::{get, post};
use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::Outcome;

type Wish = (Bytes, oneshot::Sender<bool>);

#[derive(Clone)]
struct Bare {
    writer: mpsc::Sender<Wish>,
    readers: Arc<Mutex<Vec<Connection>>>,
    file: Arc<std::path::PathBuf>,
}

const ROWS: i64 = 100_000;

pub fn open(file: &Path) -> Outcome<Connection> {
    let conn = Connection::open(file)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;
         CREATE TABLE IF NOT EXISTS letter (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, unit INTEGER NOT NULL,
           title TEXT NOT NULL, sender TEXT NOT NULL, received_on TEXT NOT NULL, due_on TEXT NOT NULL);
         CREATE INDEX IF NOT EXISTS letter_by_due ON letter (unit, due_on, id);
         CREATE TABLE IF NOT EXISTS journal (seq INTEGER PRIMARY KEY, body BLOB NOT NULL);",
    )?;
    Ok(conn)
}

/// One letter and its journal row.
pub fn write(conn: &Connection, number: i64, body: &[u8]) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "INSERT INTO letter (number, unit, title, sender, received_on, due_on)
         VALUES (?1, ?2, 'Wniosek o pozwolenie', 'Zmyślony Jan', '2026-05-02', '2026-06-01')",
    )?
    .execute((format!("{number}/2026"), number % 50))?;
    conn.prepare_cached("INSERT INTO journal (body) VALUES (?1)")?.execute([body]).map(drop)
}

/// Serves until the process is killed; prints its address as `obieg serve` does.
pub fn serve(folder: &Path) -> Outcome {
    let file = folder.join("floor.db");
    let mut conn = open(&file)?;
    let tx = conn.transaction()?;
    for number in 0..ROWS {
        write(&tx, number, b"row")?;
    }
    tx.commit()?;
    let (writer, wishes) = mpsc::channel::<Wish>();
    std::thread::spawn(move || {
        if let Err(error) = write_groups(&mut conn, &wishes) {
            eprintln!("floor: {error}");
        }
    });
    let bare = Bare { writer, readers: Arc::default(), file: Arc::new(file) };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async move {
        let app = Router::new()
            .route("/hello", get(|| async { Html("<!doctype html><title>Obieg</title><p>Dzień dobry") }))
            .route("/letter", post(letter))
            .route("/list", get(list))
            .with_state(bare);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("Floor: http://{}", listener.local_addr()?);
        Ok(axum::serve(listener, app).await?)
    })
}

/// Takes everything that waits and commits it with one sync.
fn write_groups(conn: &mut Connection, wishes: &mpsc::Receiver<Wish>) -> Outcome {
    let mut number = ROWS;
    while let Ok(first) = wishes.recv() {
        let group: Vec<Wish> = std::iter::once(first).chain(wishes.try_iter().take(255)).collect();
        let tx = conn.transaction()?;
        for (body, _) in &group {
            number += 1;
            write(&tx, number, body)?;
        }
        tx.commit()?;
        for (_, told) in group {
            let _ = told.send(true);
        }
    }
    Ok(())
}

async fn letter(State(bare): State<Bare>, body: Bytes) -> Result<&'static str, StatusCode> {
    let (told, done) = oneshot::channel();
    bare.writer.send((body, told)).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    done.await.map(|_| "ok").map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

async fn list(State(bare): State<Bare>) -> Result<Html<String>, StatusCode> {
    let kept = bare.readers.lock().ok().and_then(|mut kept| kept.pop());
    let page = kept
        .map_or_else(|| Connection::open(bare.file.as_ref()), Ok)
        .and_then(|conn| fifty(&conn).map(|page| (conn, page)));
    let (conn, page) = page.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    if let Ok(mut kept) = bare.readers.lock() {
        kept.push(conn);
    }
    Ok(Html(page))
}

fn fifty(conn: &Connection) -> rusqlite::Result<String> {
    let mut statement = conn.prepare_cached(
        "SELECT number, title, sender, received_on, due_on FROM letter WHERE unit = ?1 ORDER BY due_on, id LIMIT 50",
    )?;
    let mut rows = statement.query([7])?;
    let mut page = String::with_capacity(8192);
    page.push_str("<!doctype html><title>Sprawy</title><table>");
    while let Some(row) = rows.next()? {
        page.push_str("<tr>");
        for at in 0..5 {
            let text = row.get_ref(at)?.as_str().unwrap_or_default();
            // A string never refuses to grow.
            let _ = write!(page, "<td>{text}</td>");
        }
        page.push_str("</tr>");
    }
    page.push_str("</table>");
    Ok(page)
}
