//! A full disk under the real server: refused in words, nothing half-done, reading goes on; with room again it works on.
//!
//! The data folder lies on a small file system of the server's own mount namespace, which ends with the server. A machine
//! that does not let users make one skips the test and says so.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use obieg_testkit::Database;
use serde_json::{Value, json};

use crate::house::{Installation, program, run};

/// Makes the file system, brings the founded data in and becomes the server, whose process id it keeps.
const SCRIPT: &str =
    "mount -t tmpfs -o size=12m tmpfs \"$1\" && cp -R \"$2\"/. \"$1\" && exec \"$3\" serve --config \"$4\"";
const IN_NAMESPACE: [&str; 3] = ["--user", "--map-root-user", "--mount"];

struct Small {
    home: Installation,
    child: Child,
    address: String,
    /// The data folder as seen from outside the server's namespace.
    data: PathBuf,
    token: String,
    agent: ureq::Agent,
}

fn may_mount(folder: &Path) -> bool {
    let mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs"];
    let tried = Command::new("unshare").args(IN_NAMESPACE).args(mount).arg(folder).output();
    tried.is_ok_and(|output| output.status.success())
}

impl Small {
    fn open() -> Option<Self> {
        let home = Installation::found(&Database::Sqlite, "d");
        let token = home.token("Karolina Kancelaria");
        let (data, seed) = (home.folder.path().join("data"), home.folder.path().join("seed"));
        if !may_mount(&data) {
            return None;
        }
        std::fs::rename(&data, &seed).unwrap();
        std::fs::create_dir(&data).unwrap();
        let mut command = Command::new("unshare");
        command.args(IN_NAMESPACE).args(["sh", "-c", SCRIPT, "sh"]).arg(&data).arg(&seed);
        command.arg(program().get_program()).arg(home.config()).env("RUST_LOG", "off");
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit("http://").next().unwrap().to_owned();
        assert!(!address.is_empty(), "the server did not start");
        let data = Path::new("/proc")
            .join(child.id().to_string())
            .join("root")
            .join(data.strip_prefix("/").unwrap());
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        Some(Self { home, child, address, data, token, agent })
    }

    fn post(&self, path: &str, media: &str, body: &[u8]) -> (u16, Value) {
        let answer = self
            .agent
            .post(format!("http://{}{path}", self.address))
            .header("authorization", format!("Bearer {}", self.token))
            .header("accept-language", "pl")
            .header("content-type", media)
            .send(body);
        let mut answer = answer.unwrap();
        (answer.status().as_u16(), answer.body_mut().read_json().unwrap())
    }

    fn register(&self, number: usize) -> (u16, Value) {
        let body = json!({
            "senders": [{ "surname": "Zmyślony", "given_names": format!("Nadawca {number}") }],
            "letter_date": "2026-05-01",
            "received_on": "2026-05-02",
            "channel": "post",
            "title": format!("Pismo {number}"),
            "access": "non-public",
            "scan_state": "none",
            "scan_reason": "przykład",
            "not_duplicate": true
        });
        self.post("/api/v1/items", "application/json", body.to_string().as_bytes())
    }

    fn upload(&self, item: &str, size: usize) -> (u16, Value) {
        let mut body =
            b"--X\r\nContent-Disposition: form-data; name=\"files\"; filename=\"skan.bin\"\r\n\r\n".to_vec();
        body.extend(std::iter::repeat_n(b'x', size));
        body.extend(b"\r\n--X--\r\n");
        self.post(&format!("/api/v1/items/{item}/documents"), "multipart/form-data; boundary=X", &body)
    }

    /// Takes all the room that is left.
    fn fill(&self) -> PathBuf {
        let file = self.data.join("zapelniacz");
        let mut filler = File::create(&file).unwrap();
        for piece in [1 << 16, 1 << 12, 1] {
            while filler.write_all(&vec![0; piece]).is_ok() {}
        }
        file
    }

    fn items(&self) -> Vec<Value> {
        crate::kill::all(&self.address, &self.token, "/api/v1/items", "items", "before")
    }

    /// `obieg verify` over a copy of what lies on the disk while nobody writes.
    fn verify(&self) -> String {
        let copy = self.home.folder.path().join("kopia");
        run(Command::new("cp").arg("-R").arg(&self.data).arg(&copy));
        let settings = std::fs::read_to_string(self.home.config()).unwrap();
        let inside = self.home.folder.path().join("data").display().to_string();
        let other = self.home.folder.path().join("kopia.toml");
        std::fs::write(&other, settings.replace(&inside, &copy.display().to_string())).unwrap();
        run(program().args(["verify", "--config"]).arg(other))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn assert_full((status, problem): &(u16, Value)) {
    assert_eq!((*status, &problem["code"]), (507, &json!("kernel.disk-full")), "{problem}");
    let sentence = problem["title"].as_str().unwrap();
    assert!(sentence.starts_with("Na dysku serwera zabrakło miejsca. Nic nie zapisano."), "{sentence}");
}

#[test]
fn a_full_disk_refuses_in_words_and_work_goes_on_when_there_is_room() {
    let Some(small) = Small::open() else {
        eprintln!("skipped: this machine lets nobody mount a small file system (unshare --user --mount)");
        return;
    };
    let mut told: Vec<Value> = (0..3).map(|number| small.register(number).1).collect();
    let first = told[0]["id"].as_str().unwrap().to_owned();
    let filler = small.fill();
    // The write-ahead log may have room of its own at first: so long as it lasts, what is told is done.
    let refused = (3..3_000).find_map(|number| match small.register(number) {
        (201, made) => {
            told.push(made);
            None
        }
        refused => Some(refused),
    });
    assert_full(&refused.unwrap());
    assert_full(&small.register(9_001));
    assert_full(&small.upload(&first, 100_000));
    let numbers = |lines: &[Value]| -> Vec<String> {
        let mut numbers: Vec<String> =
            lines.iter().map(|line| line["number"].as_str().unwrap().to_owned()).collect();
        numbers.sort();
        numbers
    };
    assert_eq!(numbers(&small.items()), numbers(&told), "reading goes on, and shows what was told");
    // Room for some of a file, not for all of it: nothing of it stays.
    File::options().write(true).open(&filler).unwrap().set_len(0).unwrap();
    let spare = small.data.join("zapas");
    std::fs::write(&spare, vec![0; 2 << 20]).unwrap();
    let filler = small.fill();
    std::fs::remove_file(&spare).unwrap();
    assert_full(&small.upload(&first, 8 << 20));
    let half: Vec<PathBuf> = crate::bad_input::files_below(&small.data.join("offices/alfa/blobs"));
    assert_eq!(half, Vec::<PathBuf>::new());
    // Room again, and no restart.
    std::fs::remove_file(filler).unwrap();
    let (status, made) = small.register(9_002);
    assert_eq!(status, 201, "{made}");
    told.push(made);
    assert_eq!(small.upload(&first, 100_000).0, 200);
    assert_eq!(numbers(&small.items()), numbers(&told));
    let given: std::collections::BTreeSet<usize> = told
        .iter()
        .map(|made| made["number"].as_str().unwrap().split('/').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(given, (1..=told.len()).collect(), "a refusal takes no number");
    let report = small.verify();
    println!("{} letters around a full disk; {report}", told.len());
    assert!(report.contains("0 faults"), "{report}");
}
