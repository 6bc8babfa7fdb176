//! The log of the real program: whatever strangers send, every event is one line that nothing in it breaks or colours.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};

use obieg_kernel::text::is_hidden;
use obieg_testkit::Database;

use crate::house::{Installation, program};
use crate::intake::until;

/// Names that a scanner, or whoever reaches its folder, may give to files.
const SCANS: [&str; 4] = [
    "a\nERROR zmyślony wpis\r.txt",
    "b\u{1b}[31mczerwony\u{1b}]0;tytuł\u{7}.txt",
    "c\u{202E}fdp.exe",
    "d\u{2028}e.txt",
];

fn serve(home: &Installation, log: &Path) -> (Child, String) {
    // Everything that is ever told, also by libraries.
    let mut child = program()
        .env("RUST_LOG", "debug")
        .args(["serve", "--config"])
        .arg(home.config())
        .stdout(Stdio::piped())
        .stderr(File::create(log).unwrap())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (child, line.trim().rsplit("http://").next().unwrap().to_owned())
}

fn send(address: &str, request: &[u8]) {
    let mut stream = TcpStream::connect(address).unwrap();
    // A server that has seen enough may close before everything is sent.
    stream.write_all(request).ok();
    stream.read_to_end(&mut Vec::new()).ok();
}

fn requests() -> Vec<Vec<u8>> {
    let form = |path: &str, body: &str| {
        let length = body.len();
        format!(
            "POST {path} HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
    };
    let large = "x".repeat(1 << 20);
    let long = "%1b%5b31m%0aERROR%20".repeat(1_500);
    let text = [
        format!("GET /{long}?a={long} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
        format!("GET /pulpit HTTP/1.1\r\nHost: a\r\nUser-Agent: {}\r\nConnection: close\r\n\r\n", &large[..60_000]),
        "GET /pulpit HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer obieg.alfa.%0aERROR\tx\r\nConnection: close\r\n\r\n".to_owned(),
        "GET /api/v1/items?sender=%1b%5b31m%0a%e2%80%ae HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".to_owned(),
        form("/wejscie", "login=anna%0aERROR+zmy%c5%9blony%1b%5b31m&haslo=a%0ab"),
        form("/wejscie", &format!("login={}&haslo=a", &large[..900_000])),
        form("/wejscie", &format!("login={large}{large}&haslo=a")),
    ];
    let bytes = [
        b"GET /\x1b[31m\n HTTP/1.1\r\nHost: a\r\n\r\n".to_vec(),
        b"GET /stan HTTP/1.1\r\nHost: a\r\nUser-Agent: \x1b[31m\xff\xe2\x80\xae\r\nConnection: close\r\n\r\n"
            .to_vec(),
        b"\x16\x03\x01\x1b[31m\n\n".to_vec(),
    ];
    text.into_iter().map(String::into_bytes).chain(bytes).collect()
}

#[test]
fn what_strangers_send_stays_in_its_line() {
    let home = Installation::found(&Database::Sqlite, "l");
    let (folder, log) = (home.folder.path().join("skaner"), home.folder.path().join("log"));
    std::fs::create_dir_all(&folder).unwrap();
    for name in SCANS {
        std::fs::write(folder.join(name), "tekst pisma").unwrap();
    }
    let mail = "From: =?utf-8?Q?a=0AERROR=1B[31m?= <a@example.com>\r\nSubject: =?utf-8?Q?x=0D=0AERROR=1B[31m?=\r\n\r\ntekst\r\n";
    std::fs::write(folder.join("list.eml"), mail).unwrap();
    let settings = std::fs::read_to_string(home.config()).unwrap();
    let scanner =
        format!("{settings}\n[[scanner]]\noffice = \"alfa\"\nfolder = \"{}\"\nevery = 1\n", folder.display());
    std::fs::write(home.config(), scanner).unwrap();
    let (mut child, address) = serve(&home, &log);
    for request in requests() {
        send(&address, &request);
    }
    let told = || String::from_utf8_lossy(&std::fs::read(&log).unwrap()).into_owned();
    until(|| told().matches("outcome=Registered").count() == SCANS.len() + 1);
    child.kill().unwrap();
    child.wait().unwrap();
    let told = String::from_utf8(std::fs::read(&log).unwrap()).expect("letters");
    assert!(told.lines().count() > 10, "{told}");
    for line in told.lines() {
        // Each begins with its instant.
        assert!(line.starts_with("20"), "{line}");
        assert!(!line.chars().any(is_hidden), "{line:?}");
        assert!(line.len() < 100_000, "{}", line.len());
    }
    assert!(told.contains("zmyślony wpis"), "{told}");
}
