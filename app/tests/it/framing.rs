//! Requests as bytes: framing that can be read in two ways, clients that are slow on purpose, what no browser sends.

use std::io::ErrorKind;
use std::time::Duration;

use obieg_testkit::{Browser, Database, World};
use obieg_web::listen::Patience;
use obieg_web::{Site, SiteOptions};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::cast::client;
use crate::faces;

async fn open(browser: &Browser) -> TcpStream {
    TcpStream::connect(browser.address()).await.unwrap()
}

/// Everything that comes back until the server closes.
async fn rest(stream: &mut TcpStream) -> Vec<u8> {
    let mut all = Vec::new();
    match tokio::time::timeout(Duration::from_secs(30), stream.read_to_end(&mut all)).await {
        Ok(Err(error)) if error.kind() != ErrorKind::ConnectionReset => panic!("{error}"),
        Ok(_) => all,
        Err(_) => panic!("the server keeps the connection: {}", String::from_utf8_lossy(&all)),
    }
}

pub(crate) async fn raw(browser: &Browser, request: &[u8]) -> String {
    let mut stream = open(browser).await;
    stream.write_all(request).await.unwrap();
    String::from_utf8_lossy(&rest(&mut stream).await).into_owned()
}

async fn world() -> World {
    World::open(Database::Sqlite, faces).await
}

/// A server that loses patience soon.
async fn impatient(world: &mut World) -> Browser {
    let patience = Patience { head: Duration::from_millis(300), body: Duration::from_millis(300) };
    let options = SiteOptions { patience, ..SiteOptions::default() };
    let site = Site::new(std::sync::Arc::clone(&world.kernel), faces(), options).unwrap();
    world.serve_site(site).await
}

/// Requests that can be read in two ways, and other heads that are none; each with what is wrong in it.
pub(crate) fn two_ways(page: &str, form: &str) -> Vec<(&'static str, String)> {
    let many: String = (0..101).map(|at| format!("X-{at}: a\r\n")).collect();
    let large = "a".repeat(70_000);
    let see = |headers: &str| format!("GET {page} HTTP/1.1\r\nHost: a\r\n{headers}\r\n");
    let send = |headers: &str, body: &str| format!("POST {form} HTTP/1.1\r\nHost: a\r\n{headers}\r\n{body}");
    vec![
        ("two lengths", send("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd")),
        ("a list of lengths", send("Content-Length: 3, 4\r\n", "abcd")),
        ("no number", send("Content-Length: abc\r\n", "abc")),
        ("a negative length", send("Content-Length: -1\r\n", "")),
        ("chunked is not last", send("Transfer-Encoding: chunked, gzip\r\n", "")),
        ("an unknown encoding", send("Transfer-Encoding: xchunked\r\n", "")),
        ("a bare CR", see("X: b\rc\r\n")),
        ("a NUL", see("X: b\0c\r\n")),
        ("a space before the colon", see("Content-Length : 0\r\n")),
        ("a folded line", see("X: b\r\n c\r\n")),
        ("no protocol", format!("GET {page}\r\n\r\n")),
        ("101 headers", see(&many)),
        ("a head of 70,000 bytes", see(&format!("X: {large}\r\n"))),
    ]
}

/// Headers of a body whose end can be read in two ways.
pub(crate) const TWO_ENDS: [&str; 3] = [
    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
    "Transfer-Encoding: chunked\r\n",
];

#[tokio::test(flavor = "multi_thread")]
async fn what_can_be_read_in_two_ways_is_refused() {
    let mut world = world().await;
    let nobody = world.serve().await;
    let honest = raw(&nobody, b"GET /stan HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
    assert!(honest.starts_with("HTTP/1.1 200"), "{honest}");
    for (what, request) in two_ways("/stan", "/wejscie") {
        let answer = raw(&nobody, request.as_bytes()).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{what}: {answer}");
        assert!(answer.matches("HTTP/1.1").count() <= 1, "{what}: {answer}");
    }
}

/// What stands behind a body whose length can be read in two ways is never a request of its own.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_smuggled_behind_a_body() {
    let mut world = world().await;
    let nobody = world.serve().await;
    let hidden = "GET /stan HTTP/1.1\r\nHost: a\r\n\r\n";
    for headers in TWO_ENDS {
        let request = format!("POST /wejscie HTTP/1.1\r\nHost: a\r\n{headers}\r\n0\r\n\r\n{hidden}");
        let answer = raw(&nobody, request.as_bytes()).await;
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{headers}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn methods_that_nobody_needs_are_refused() {
    let mut world = world().await;
    let nobody = world.serve().await;
    for method in ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "OBIEG"] {
        let request = format!(
            "{method} /stan HTTP/1.1\r\nHost: a\r\nX-Tajne: nikt-tego-nie-odsyla\r\nConnection: close\r\n\r\n"
        );
        let answer = raw(&nobody, request.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 405") && !answer.contains("nikt-tego"), "{method}: {answer}");
        assert!(answer.to_lowercase().contains("allow: get, head"), "{method}: {answer}");
    }
    let connect =
        raw(&nobody, b"CONNECT zly.example:443 HTTP/1.1\r\nHost: zly.example\r\nConnection: close\r\n\r\n")
            .await;
    assert!(connect.starts_with("HTTP/1.1 4"), "{connect}");
}

/// A frame of HTTP/2.
fn frame(kind: u8, flags: u8, stream: u8, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let mut bytes = length[1..].to_vec();
    bytes.extend([kind, flags, 0, 0, 0, stream]);
    bytes.extend(payload);
    bytes
}

/// Sends headers as the first stream of a connection of HTTP/2; the kind of the first frame that decides about it: 1 is an answer,
/// 3 a reset stream, 7 a farewell, 0 an end without a word.
pub(crate) async fn decided(browser: &Browser, headers: &[(&str, &str)]) -> u8 {
    let mut block = Vec::new();
    for (name, value) in headers {
        // A literal that is never indexed, with a name of its own.
        block.push(0x10);
        for text in [name, value] {
            block.push(u8::try_from(text.len()).unwrap());
            block.extend(text.as_bytes());
        }
    }
    let mut request = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
    request.extend(frame(4, 0, 0, &[]));
    request.extend(frame(1, 5, 1, &block));
    let mut stream = open(browser).await;
    stream.write_all(&request).await.unwrap();
    loop {
        let mut head = [0; 9];
        if stream.read_exact(&mut head).await.is_err() {
            return 0;
        }
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let mut payload = vec![0; usize::try_from(length).unwrap()];
        stream.read_exact(&mut payload).await.unwrap();
        if matches!(head[3], 1 | 3 | 7) {
            return head[3];
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn http_2_takes_no_headers_of_connections() {
    let mut world = world().await;
    let nobody = world.serve().await;
    let honest = [(":method", "GET"), (":scheme", "http"), (":path", "/stan"), (":authority", "a")];
    assert_eq!(decided(&nobody, &honest).await, 1);
    for (name, value) in
        [("connection", "close"), ("transfer-encoding", "chunked"), ("upgrade", "h2c"), ("X-Big", "a")]
    {
        let bad: Vec<_> = honest.into_iter().chain([(name, value)]).collect();
        assert!(matches!(decided(&nobody, &bad).await, 3 | 7), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_does_not_come_ends_the_connection() {
    let mut world = world().await;
    let nobody = impatient(&mut world).await;
    for begin in ["", "G", "P", "PRI * HTTP/2.0\r\n", "GET /stan HTTP/1.1\r\nHost: a\r\nX: "] {
        let mut stream = open(&nobody).await;
        stream.write_all(begin.as_bytes()).await.unwrap();
        let answer = rest(&mut stream).await;
        assert!(
            answer.is_empty() || answer.starts_with(b"HTTP/1.1 408"),
            "{begin}: {}",
            String::from_utf8_lossy(&answer)
        );
    }
    // The second request of a connection has no more time than the first.
    let mut stream = open(&nobody).await;
    stream.write_all(b"GET /stan HTTP/1.1\r\nHost: a\r\n\r\nGET /stan HT").await.unwrap();
    let answer = String::from_utf8_lossy(&rest(&mut stream).await).into_owned();
    assert_eq!(answer.matches("HTTP/1.1 200").count(), 1, "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_does_not_come_is_given_up() {
    let mut world = world().await;
    let nobody = impatient(&mut world).await;
    let karolina = client(&world, &nobody, "alfa", "Karolina").await;
    for media in ["application/json", "multipart/form-data; boundary=X"] {
        let request = format!(
            "POST /api/v1/items HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer obieg.alfa.alfaKarolina\r\nContent-Type: {media}\r\n\
             Content-Length: 1000\r\n\r\n{{"
        );
        let mut stream = open(&nobody).await;
        stream.write_all(request.as_bytes()).await.unwrap();
        let answer = String::from_utf8_lossy(&rest(&mut stream).await).into_owned();
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{media}: {answer}");
    }
    assert_eq!(karolina.get("/api/v1/items").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_slow_clients_hold_up_nobody() {
    let mut world = world().await;
    let nobody = world.serve().await;
    let mut slow = Vec::new();
    for at in 0..200 {
        let mut stream = open(&nobody).await;
        let begin = if at % 2 == 0 {
            "GET /stan HTTP/1.1\r\nHost: a\r\nX: "
        } else {
            "POST /wejscie HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\na"
        };
        stream.write_all(begin.as_bytes()).await.unwrap();
        slow.push(stream);
    }
    for _ in 0..20 {
        let answer = tokio::time::timeout(Duration::from_secs(2), nobody.get("/stan"))
            .await
            .expect("an answer in time");
        assert_eq!(answer.status, 200);
    }
    drop(slow);
}

#[tokio::test(flavor = "multi_thread")]
async fn parameters_numbers_and_letters_that_cannot_be_are_refused() {
    let mut world = world().await;
    let nobody = world.serve().await;
    let karolina = client(&world, &nobody, "alfa", "Karolina").await;
    for query in [
        "limit=1&limit=2",
        "before=9223372036854775808",
        "before=-9223372036854775809",
        "limit=1e3",
        "sender=%FF%FE",
    ] {
        let answer = karolina.get(&format!("/api/v1/items?{query}")).await;
        assert_eq!(answer.status, 422, "{query}: {}", answer.body);
    }
    for body in [
        "{\"title\":\"a\",\"title\":\"b\"}",
        "{\"received_on\":1e999}",
        "{\"answer_expected\":9223372036854775808}",
        "[[[[[[[[[[",
    ] {
        let answer = karolina.send("POST", "/api/v1/items", "application/json", body, &[]).await;
        assert_eq!(answer.status, 422, "{body}: {}", answer.body);
    }
    let media = "application/x-www-form-urlencoded";
    let form = nobody.send("POST", "/wejscie", media, "login=%FF%FE&haslo=a", &[]).await;
    assert_eq!(form.status, 422, "{}", form.body);
    let deep = format!("{{\"title\":{}1{}}}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(karolina.send("POST", "/api/v1/items", "application/json", &deep, &[]).await.status, 422);
}

async fn falls(_: obieg_web::Visit) -> obieg_web::Outcome {
    panic!("tajemnica");
}

/// All slices, and a route that falls.
fn with_a_fall() -> Vec<obieg_web::SliceFace> {
    let route = obieg_web::Route::public(obieg_web::Method::Get, "/upadek", "a test of what falls", falls);
    let face = obieg_web::SliceFace {
        name: "fall",
        routes: vec![route],
        dictionary: obieg_web::Dictionary { pl: "", en: "" },
        nav: Vec::new(),
        migrations: &[],
        statements: Vec::new(),
    };
    faces().into_iter().chain([face]).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_ends_one_request_and_tells_nothing() {
    let mut world = World::open(Database::Sqlite, with_a_fall).await;
    let site =
        Site::new(std::sync::Arc::clone(&world.kernel), with_a_fall(), SiteOptions::default()).unwrap();
    let nobody = world.serve_site(std::sync::Arc::clone(&site)).await;
    let karolina = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
    obieg_web::panics::count_all(obieg_inspect::wall::is_walled);
    assert!(karolina.get("/stan").await.body.contains("nie miał błędu wewnętrznego"));
    let twice =
        "GET /upadek HTTP/1.1\r\nHost: a\r\n\r\nGET /stan HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    let answer = raw(&nobody, twice.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 500") && answer.contains("kernel.fault"), "{answer}");
    assert!(answer.contains("HTTP/1.1 200") && !answer.contains("tajemnica"), "{answer}");
    // Counted wherever it happens, shown to whoever watches, and to nobody outside.
    std::thread::spawn(|| panic!("also outside requests")).join().unwrap_err();
    let meters = obieg_web::meter::text(&site, &world.operator).await;
    assert!(meters.lines().any(|line| line == "obieg_panics_total 2"), "{meters}");
    assert!(karolina.get("/stan").await.body.contains("Błędy wewnętrzne programu od uruchomienia: 2."));
    assert!(!nobody.get("/stan").await.body.contains("wewnętrzn"));
}
