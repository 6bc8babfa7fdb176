//! The training office beside a real one: marked, shut off, and at a press as it was in the beginning.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use obieg_testkit::{Answer, Browser, Database};

use crate::house::{Installation, program, run};

/// The next line of the server that begins so; what stands behind it.
pub(crate) fn line(lines: &mut impl Iterator<Item = std::io::Result<String>>, begins: &str) -> String {
    let found = lines.map(Result::unwrap).find_map(|line| line.strip_prefix(begins).map(str::to_owned));
    found.unwrap_or_else(|| panic!("the server never said {begins}"))
}

/// Enters the training office with one press, as a person of the gmina whose name stands on the door; gives the session.
pub(crate) async fn enter(browser: &Browser, name: &str) -> String {
    let door = browser.get("/wejscie").await;
    let (before, _) = door.body.split_once(name).unwrap_or_else(|| panic!("{name}: {}", door.body));
    let last = |field: &str| {
        let (_, rest) = before.rsplit_once(&format!("name=\"{field}\" value=\"")).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    let (office, holding) = (last("office"), last("holding"));
    let entered = browser.post("/wejscie/obsada", &[("office", &office), ("holding", &holding)]).await;
    let cookie = entered.header("set-cookie").unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    assert!(cookie.starts_with("obieg-szkolenie="), "another jar than the office's: {cookie}");
    cookie
}

pub(crate) async fn get(browser: &Browser, cookie: &str, path: &str) -> Answer {
    browser.send("GET", path, "", "", &[("cookie", cookie)]).await
}

pub(crate) async fn post(browser: &Browser, cookie: &str, path: &str, form: &str) -> Answer {
    let media = "application/x-www-form-urlencoded";
    browser.send("POST", path, media, form, &[("cookie", cookie)]).await
}

/// Presses "begin anew"; the answer.
async fn press(browser: &Browser, cookie: &str) -> Answer {
    let page = get(browser, cookie, "/szkolenie").await;
    let press = format!("_token={}&_key={}", page.hidden("_token"), page.hidden("_key"));
    post(browser, cookie, "/szkolenie/od-nowa", &press).await
}

/// Ends it as the system does, with SIGTERM.
pub(crate) fn end(child: &mut Child) -> ExitStatus {
    run(Command::new("sh").args(["-c", &format!("kill -TERM {}", child.id())]));
    child.wait().unwrap()
}

/// Somebody with the role of an administrator in the invented gmina.
pub(crate) const ADMINISTRATOR: &str = "Ryszard Bielik";

async fn practised(database: &Database) {
    let home = Installation::found(database, "szkolenie");
    let settings = std::fs::read_to_string(home.config()).unwrap();
    let training = "[training]\nlisten = \"127.0.0.1:0\"\nletters = 12\n";
    std::fs::write(home.config(), format!("{settings}{training}")).unwrap();
    let mut child =
        program().args(["serve", "--config"]).arg(home.config()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let office = Browser::new(line(&mut lines, "Obieg: http://"));
    let practice = Browser::new(line(&mut lines, "Szkolenie: http://"));

    // The real office knows nothing of it.
    assert!(!office.get("/wejscie").await.body.contains("SZKOLENIE"));
    assert_eq!(office.get("/szkolenie").await.status, 303);
    let strangers = program().args(["office", "list", "--config"]).arg(home.config()).output().unwrap();
    assert_eq!(String::from_utf8(strangers.stdout).unwrap().trim(), "alfa");

    // Every page says what it is, problems too.
    let admin = enter(&practice, ADMINISTRATOR).await;
    for path in ["/pulpit", "/szkolenie", "/ustawienia/struktura", "/nie-ma"] {
        let page = get(&practice, &admin, path).await;
        assert!(page.body.contains("<strong>SZKOLENIE</strong>"), "{path}: {}", page.body);
    }
    let form = get(&practice, &admin, "/ustawienia/osoby/nowa").await;
    let (token, key) = (form.hidden("_token"), form.hidden("_key"));
    let add = format!("_token={token}&_key={key}&given=Zofia&surname=Praktykantka&login=zofia.praktykantka");
    let added = post(&practice, &admin, "/ustawienia/osoby/nowa", &add).await;
    assert!(added.status < 400, "{}: {}", added.status, added.body);
    assert!(get(&practice, &admin, "/ustawienia/osoby").await.body.contains("Praktykantka"));

    // At a press it is as it was, for whoever comes in anew; the old session is worth nothing.
    let asked = press(&practice, &admin).await;
    assert!(asked.status == 200 && asked.body.contains("wraca do początku"), "{}", asked.body);
    let anew = Browser::new(line(&mut lines, "Szkolenie: http://"));
    assert_eq!(get(&anew, &admin, "/pulpit").await.status, 303);
    let again = enter(&anew, ADMINISTRATOR).await;
    assert!(!get(&anew, &again, "/ustawienia/osoby").await.body.contains("Praktykantka"));
    let counties = || std::fs::read_dir(home.folder.path().join("data/szkolenie")).unwrap().count();
    assert_eq!(counties(), 1, "what was practised on is gone");

    // A second press waits until the first is a minute old: nothing is made, and the end does not wait for it.
    let asked = press(&anew, &again).await;
    assert!(asked.status == 200 && asked.body.contains("wraca do początku"), "{}", asked.body);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(get(&anew, &again, "/pulpit").await.status, 200);
    assert_eq!(counties(), 1, "a new county so soon");

    assert!(end(&mut child).success());
    run(program().args(["verify", "--config"]).arg(home.config()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_training_office_goes_back_to_its_beginning_beside_sqlite() {
    practised(&Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_training_office_goes_back_to_its_beginning_beside_postgres() {
    match Database::postgres() {
        Some(database) => practised(&database).await,
        None => eprintln!("skipped: OBIEG_TEST_PG is not set"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_offices_answer_and_end_while_the_training_is_prepared() {
    let home = Installation::found(&Database::Sqlite, "szkolenie");
    let settings = std::fs::read_to_string(home.config()).unwrap();
    // More letters than are told while the test runs.
    let training = "[training]\nlisten = \"127.0.0.1:0\"\nletters = 5000\n";
    std::fs::write(home.config(), format!("{settings}{training}")).unwrap();
    let mut child =
        program().args(["serve", "--config"]).arg(home.config()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let office = Browser::new(line(&mut lines, "Obieg: http://"));
    for _ in 0..20 {
        assert_eq!(office.get("/wejscie").await.status, 200);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(end(&mut child).success());
    assert!(lines.map(Result::unwrap).all(|line| !line.starts_with("Szkolenie:")));
}

/// All bytes of all files of a folder, one behind the other.
pub(crate) fn read_all(folder: &std::path::Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            bytes.append(&mut read_all(&path));
        } else {
            bytes.append(&mut std::fs::read(&path).unwrap());
        }
    }
    bytes
}
