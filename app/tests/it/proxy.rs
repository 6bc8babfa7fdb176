//! Framing behind a real nginx with the settings that docs/operating.md recommends: the server never sees a request that the proxy did
//! not see, and everybody gets the answer to their own request.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use obieg_testkit::{Browser, Database, World};
use obieg_web::{Dictionary, Method, Reply, Route, Site, SiteOptions, SliceFace, Visit};
use tokio::task::JoinSet;

use crate::faces;
use crate::framing::{TWO_ENDS, decided, raw, two_ways};

/// Addresses that the server was asked for, as it understood them.
static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// The echo's address, with what tells one request from another.
fn echo(which: &str) -> String {
    format!("/echo?n={which}")
}

async fn answer(visit: Visit) -> obieg_web::Outcome {
    let here = visit.here();
    SEEN.lock().unwrap().push(here.clone());
    Ok(Reply::Page(format!("<<{here}>>")))
}

fn with_an_echo() -> Vec<SliceFace> {
    let route = Route::public(Method::Get, "/echo", "a test of whose answer comes", answer);
    let face = SliceFace {
        name: "echo",
        routes: vec![route],
        dictionary: Dictionary { pl: "", en: "" },
        nav: Vec::new(),
        migrations: &[],
        statements: Vec::new(),
    };
    faces().into_iter().chain([face]).collect()
}

/// An nginx of the test's own.
struct Nginx {
    folder: tempfile::TempDir,
    child: Child,
    /// Where it speaks HTTP/1.1.
    one: Browser,
    /// Where it speaks HTTP/2 as well.
    two: Browser,
}

fn program() -> Option<PathBuf> {
    let found =
        ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].map(PathBuf::from).into_iter().find(|one| one.is_file());
    if found.is_none() {
        println!("skipped: no nginx; type: sudo apt-get install --no-install-recommends nginx");
    }
    found
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The block of the handbook for nginx, with ports of this test and without certificates; `kept` has connections to the server used
/// again, as an administrator may set it: that is where a request could end up in another's answer.
fn settings(folder: &Path, ports: (u16, u16), server: &str, kept: bool) -> String {
    let handbook = include_str!("../../../docs/operating.md");
    let (_, rest) = handbook.split_once("```nginx\n").unwrap();
    let block = rest.split_once("```").unwrap().0;
    let told = "proxy_pass http://127.0.0.1:8080;";
    assert!(block.contains(told) && block.contains("listen 443 ssl;"), "{block}");
    let listen = format!("    listen 127.0.0.1:{};\n    listen 127.0.0.1:{} http2;", ports.0, ports.1);
    let lines: Vec<&str> = block
        .lines()
        .filter(|line| !line.contains("ssl_certificate") && !line.contains("http2 on"))
        .map(|line| if line.contains("listen 443") { listen.as_str() } else { line })
        .collect();
    let again = if kept {
        "proxy_pass http://obieg; proxy_set_header Connection \"\";"
    } else {
        "proxy_pass http://obieg;"
    };
    let block = lines.join("\n").replace(told, again);
    let keepalive = if kept { "keepalive 4;" } else { "" };
    let folder = folder.display();
    format!(
        "daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;\n\
         events {{ worker_connections 256; }}\n\
         http {{\n\
         log_format seen '$upstream_status\t$request_uri';\n\
         access_log {folder}/access.log seen;\n\
         client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;\n\
         uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n\
         keepalive_timeout 2s; client_header_timeout 2s; client_body_timeout 2s;\n\
         upstream obieg {{ server {server}; {keepalive} }}\n{block}\n}}\n"
    )
}

impl Nginx {
    fn start(program: &Path, server: &str, kept: bool) -> Self {
        let folder = tempfile::Builder::new().prefix("obieg-nginx").tempdir_in("/tmp").unwrap();
        let ports = (free_port(), free_port());
        let config = folder.path().join("nginx.conf");
        std::fs::write(&config, settings(folder.path(), ports, server, kept)).unwrap();
        let mut command = Command::new(program);
        command.arg("-p").arg(folder.path()).arg("-c").arg(&config);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let browser = |port| Browser::new(format!("127.0.0.1:{port}"));
        Self { folder, child, one: browser(ports.0), two: browser(ports.1) }
    }

    /// Waits until it takes connections.
    async fn up(&mut self) {
        for _ in 0..200 {
            if tokio::net::TcpStream::connect(self.one.address()).await.is_ok() {
                return;
            }
            assert!(self.child.try_wait().unwrap().is_none(), "{}", self.read("error.log"));
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        panic!("nginx does not listen: {}", self.read("error.log"));
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }

    /// Ends it when all requests are done; the addresses that it gave on to the server, as it understood them.
    fn end(mut self) -> Vec<String> {
        // SIGQUIT: what has begun is finished, and written into the log.
        let asked = Command::new("sh").args(["-c", &format!("kill -QUIT {}", self.child.id())]).status();
        assert!(
            asked.unwrap().success() && self.child.wait().unwrap().success(),
            "{}",
            self.read("error.log")
        );
        let log = self.read("access.log");
        let given = log.lines().filter_map(|line| line.split_once('\t')).filter(|(status, _)| *status != "-");
        given.map(|(_, address)| address.to_owned()).collect()
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Three requests on one connection, each with its own answer in its turn.
async fn paired(browser: Browser, which: String) {
    let request = |at: u8, end: &str| {
        format!("GET {} HTTP/1.1\r\nHost: a\r\n{end}\r\n", echo(&format!("{which}-{at}")))
    };
    let three = [request(1, ""), request(2, ""), request(3, "Connection: close\r\n")].concat();
    let answer = raw(&browser, three.as_bytes()).await;
    let told: Vec<_> = answer.split("<<").skip(1).map(|part| part.split_once(">>").unwrap().0).collect();
    assert_eq!(told, [1, 2, 3].map(|at| echo(&format!("{which}-{at}"))), "{answer}");
}

/// Bytes that can be read in two ways, each with a request hidden behind it.
fn hostile() -> Vec<String> {
    let hidden = |at: usize| {
        format!("GET {} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", echo(&format!("hidden-{at}")))
    };
    let heads = two_ways(&echo("open"), "/wejscie").into_iter().map(|(_, request)| request);
    let bodies = TWO_ENDS.into_iter().flat_map(|headers| {
        [
            "0\r\n\r\n",
            "1;a=\"\n\"\r\nx\r\n0\r\n\r\n",
            "0x0\r\n\r\n",
            "0\n\n",
            "5\r\nabcde\r\n0\r\nX: b\r\n\r\n",
        ]
        .map(|body| format!("POST /wejscie HTTP/1.1\r\nHost: a\r\n{headers}\r\n{body}"))
    });
    let odd = [
        "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n",
        "Transfer-Encoding:\tchunked\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "X: a\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 0\r\nExpect: 100-continue\r\n",
        "Content-Length: +0\r\n",
        "Content-Length: 0\r\nConnection: Content-Length, close\r\n",
        "Content-Length: 0\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
    ]
    .map(|headers| format!("POST /wejscie HTTP/1.1\r\nHost: a\r\n{headers}\r\n0\r\n\r\n"));
    let all = heads.chain(bodies).chain(odd).enumerate();
    all.map(|(at, request)| format!("{request}{}", hidden(at))).collect()
}

/// Streams of HTTP/2 that would be two requests if they were written down as HTTP/1.1 carelessly.
async fn downgraded(browser: &Browser) {
    let honest = |path| [(":method", "GET"), (":scheme", "http"), (":path", path), (":authority", "a")];
    assert_eq!(decided(browser, &honest("/echo?n=two")).await, 1);
    let split = "/echo?n=a HTTP/1.1\r\nHost: a\r\n\r\nGET /echo?n=hidden-two";
    assert_ne!(decided(browser, &honest(split)).await, 0);
    for (name, value) in [
        ("x", "b\r\n\r\nGET /echo?n=hidden-two HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("x\r\nTransfer-Encoding: chunked\r\ny", "b"),
        ("transfer-encoding", "chunked"),
        ("content-length", "5"),
        ("connection", "content-length"),
        ("host", "b\r\nContent-Length: 44"),
    ] {
        let headers: Vec<_> = honest("/echo?n=two").into_iter().chain([(name, value)]).collect();
        decided(browser, &headers).await;
    }
}

fn counted(addresses: impl IntoIterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for address in addresses.into_iter().filter(|address| address.starts_with("/echo")) {
        *counts.entry(address).or_default() += 1;
    }
    counts
}

/// What the server answered in all.
async fn answered(world: &World, site: &Arc<Site>) -> usize {
    let meters = obieg_web::meter::text(site, &world.operator).await;
    let lines = meters.lines().filter(|line| line.starts_with("obieg_requests_total{"));
    lines.map(|line| line.rsplit_once(' ').unwrap().1.parse::<usize>().unwrap()).sum()
}

async fn behind(kept: bool) {
    let Some(program) = program() else { return };
    let mut world = World::open(Database::Sqlite, with_an_echo).await;
    let site = Site::new(Arc::clone(&world.kernel), with_an_echo(), SiteOptions::default()).unwrap();
    let server = world.serve_site(Arc::clone(&site)).await;
    let mut nginx = Nginx::start(&program, server.address(), kept);
    nginx.up().await;
    let mut all = JoinSet::new();
    for (at, request) in hostile().into_iter().enumerate() {
        let one = nginx.one.clone();
        all.spawn(async move {
            raw(&one, request.as_bytes()).await;
            paired(one, format!("after-{at}")).await;
        });
        all.spawn(paired(nginx.one.clone(), format!("beside-{at}")));
    }
    let two = nginx.two.clone();
    all.spawn(async move { downgraded(&two).await });
    while let Some(done) = all.join_next().await {
        done.unwrap();
    }
    let given = nginx.end();
    let seen = std::mem::take(&mut *SEEN.lock().unwrap());
    assert!(
        given.iter().filter(|address| address.starts_with("/echo?n=after")).count() >= 3 * hostile().len()
    );
    let (seen, counts) = (counted(seen), counted(given.clone()));
    // What the proxy gave on the server may still refuse; nothing else comes to it, and nothing twice.
    let more: Vec<_> = seen.iter().filter(|(address, times)| counts.get(*address) < Some(times)).collect();
    assert_eq!(more, Vec::<(&String, &usize)>::new());
    let honest = |all: &BTreeMap<String, usize>| -> BTreeMap<String, usize> {
        let ours = |address: &str| ["after-", "beside-"].iter().any(|one| address.contains(one));
        all.iter()
            .filter(|(address, _)| ours(address))
            .map(|(address, times)| (address.clone(), *times))
            .collect()
    };
    assert_eq!(honest(&seen), honest(&counts));
    assert!(answered(&world, &site).await <= given.len(), "the server answered what the proxy never saw");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_sees_what_the_proxy_saw_and_nothing_more() {
    behind(false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn so_it_is_with_connections_that_are_used_again() {
    behind(true).await;
}
