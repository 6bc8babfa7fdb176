//! What is practised in a training office stays there: whatever is pressed, its process has no socket but those on which it listens,
//! and what would lead outside is refused in words.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use obieg_testkit::{Browser, Database};

use crate::house::{Installation, program};
use crate::training::{ADMINISTRATOR, end, enter, get, line, post};

/// Protocol, own port and the other end, as the system tells them.
type Sockets = BTreeSet<(&'static str, u16, String)>;

/// The sockets of a process as the system knows them: protocol, own port and far end.
fn sockets(pid: u32) -> Sockets {
    let links = std::fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten();
    let names = links.filter_map(|link| std::fs::read_link(link.path()).ok());
    let inodes: BTreeSet<String> = names
        .filter_map(|name| Some(name.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned()))
        .collect();
    let mut found = BTreeSet::new();
    for protocol in ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"] {
        let table = std::fs::read_to_string(format!("/proc/{pid}/net/{protocol}")).unwrap_or_default();
        for row in table.lines().skip(1) {
            let cells: Vec<&str> = row.split_whitespace().collect();
            if inodes.contains(cells[9]) {
                let port = u16::from_str_radix(cells[1].rsplit_once(':').unwrap().1, 16).unwrap();
                found.insert((protocol, port, cells[2].to_owned()));
            }
        }
    }
    found
}

/// Looks at the process as often as it can, until it is told to end; what it saw.
struct Watch {
    ended: Arc<AtomicBool>,
    seen: std::thread::JoinHandle<(usize, Sockets)>,
}

impl Watch {
    fn begin(pid: u32) -> Self {
        let ended = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&ended);
        let seen = std::thread::spawn(move || {
            let (mut looks, mut all) = (0, BTreeSet::new());
            while !told.load(Ordering::Relaxed) {
                all.append(&mut sockets(pid));
                looks += 1;
            }
            (looks, all)
        });
        Self { ended, seen }
    }

    fn end(self) -> (usize, Sockets) {
        self.ended.store(true, Ordering::Relaxed);
        self.seen.join().unwrap()
    }
}

/// The real program with a training office; gives the process, the office and the training office.
fn serve(home: &Installation, log: &Path) -> (Child, Browser, Browser) {
    let settings = std::fs::read_to_string(home.config()).unwrap();
    let training = "[training]\nlisten = \"127.0.0.1:0\"\nletters = 12\n[webhooks]\nloopback = true\n";
    std::fs::write(home.config(), format!("{settings}{training}")).unwrap();
    let mut child = program()
        .args(["serve", "--config"])
        .arg(home.config())
        .stdout(Stdio::piped())
        .stderr(std::fs::File::create(log).unwrap())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let office = Browser::new(line(&mut lines, "Obieg: http://"));
    let practice = Browser::new(line(&mut lines, "Szkolenie: http://"));
    (child, office, practice)
}

fn port(browser: &Browser) -> u16 {
    browser.address().rsplit_once(':').unwrap().1.parse().unwrap()
}

/// Fills the form of a page with texts and sends it; the answer.
async fn sent(
    browser: &Browser,
    cookie: &str,
    (page, to): (&str, &str),
    fields: &str,
) -> obieg_testkit::Answer {
    let form = get(browser, cookie, page).await;
    assert_eq!(form.status, 200, "{page}: {}", form.body);
    let body = format!("_token={}&_key={}&{fields}", form.hidden("_token"), form.hidden("_key"));
    post(browser, cookie, to, &body).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_leaves_a_training_office() {
    let home = Installation::found(&Database::Sqlite, "szkolenie-sieć");
    let log = home.folder.path().join("log");
    let (mut child, office, practice) = serve(&home, &log);
    // Where everything is told to go: nobody comes.
    let trap = TcpListener::bind("127.0.0.1:0").unwrap();
    trap.set_nonblocking(true).unwrap();
    let outside = trap.local_addr().unwrap().port();
    let watch = Watch::begin(child.id());
    let admin = enter(&practice, ADMINISTRATOR).await;

    // What is for practising works.
    let paths =
        ["/pulpit", "/rpw", "/sprawy", "/dekretacja", "/moje-pisma", "/ustawienia/osoby", "/wychodzace"];
    for path in paths {
        let page = get(&practice, &admin, path).await;
        assert!(page.status < 500, "{path}: {}", page.status);
    }
    let add = "given=Zofia&surname=Praktykantka&login=zofia.praktykantka";
    let added = sent(&practice, &admin, ("/ustawienia/osoby/nowa", "/ustawienia/osoby/nowa"), add).await;
    assert!(added.status < 400, "{}: {}", added.status, added.body);

    // What leads outside is refused.
    let webhook =
        format!("url=http%3A%2F%2F127.0.0.1%3A{outside}%2Fprzyjmij&note=proba&types=ItemRegistered");
    let mailbox = format!(
        "name=Skrzynka&address=urzad%40example.pl&host=127.0.0.1&port={outside}&guard=tls&login=urzad&password=tajne-slowo&folder=INBOX"
    );
    let server = format!(
        "host=127.0.0.1&port={outside}&guard=tls&login=urzad&password=tajne-slowo&sender=urzad%40example.pl&\
         link=https%3A%2F%2Fobieg.example.pl&hour=7&detail=signs&version=0"
    );
    let forms = [
        (("/ustawienia/powiadomienia/nowe", "/ustawienia/powiadomienia/nowe"), webhook.as_str()),
        (("/ustawienia/skrzynki/nowa", "/ustawienia/skrzynki/nowa"), mailbox.as_str()),
        (("/ustawienia/poczta", "/ustawienia/poczta"), server.as_str()),
        (("/ustawienia/poczta", "/ustawienia/poczta/proba"), "to=anna%40example.pl"),
    ];
    for (form, fields) in forms {
        let answer = sent(&practice, &admin, form, fields).await;
        assert_eq!(answer.status, 409, "{form:?}: {}", answer.body);
        assert!(
            answer.body.contains("To urząd szkoleniowy: nic stąd nie wychodzi"),
            "{form:?}: {}",
            answer.body
        );
    }
    // The office beside it is not held up by that: the same form is its own.
    assert_eq!(office.get("/stan").await.status, 200);

    let (looks, seen) = watch.end();
    // A busy machine looks seldom; whoever came to the trap between two looks is found there.
    assert!(looks > 0);
    let listening = BTreeSet::from([port(&office), port(&practice)]);
    assert!(seen.iter().any(|(protocol, own, _)| *protocol == "tcp" && *own == port(&practice)), "{seen:?}");
    let strange: Vec<_> =
        seen.iter().filter(|(protocol, own, _)| *protocol != "tcp" || !listening.contains(own)).collect();
    assert!(strange.is_empty(), "{strange:?}");
    assert_eq!(trap.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "somebody came");
    assert!(end(&mut child).success());
    // Nothing of what was typed stays in its folder.
    let kept = crate::training::read_all(&home.folder.path().join("data/szkolenie"));
    assert!(!kept.is_empty() && !kept.windows(11).any(|bytes| bytes == b"tajne-slowo"));
}
