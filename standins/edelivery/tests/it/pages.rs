//! Pages for people.

use reqwest::{Response, StatusCode};
use serde_json::json;

use crate::support::*;

async fn open(world: &World, path: &str) -> String {
    let response = world.client.get(format!("{}{path}", world.running.url)).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    assert_eq!(response.headers()["x-obieg-stand-in"], "e-Doreczenia; nothing here is delivered by law");
    assert!(
        response.headers()["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'")
    );
    let text = response.text().await.unwrap();
    assert!(text.contains("<html lang=\"pl\">") && text.contains("To nie są e-Doręczenia"), "{path}");
    assert_eq!(text.matches("<h1>").count(), 1, "{path}");
    text
}

async fn post(world: &World, path: &str, kind: &str, body: String) -> Response {
    let client =
        reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    client
        .post(format!("{}{path}", world.running.url))
        .header("content-type", kind)
        .body(body)
        .send()
        .await
        .unwrap()
}

fn form(fields: &[(&str, &str)], file: Option<(&str, &str)>) -> String {
    let mut body = String::new();
    for (name, value) in fields {
        body += &format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    let (name, bytes) = file.unwrap_or_default();
    body += &format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{bytes}\r\n--edge--\r\n"
    );
    body
}

const MULTIPART: &str = "multipart/form-data; boundary=edge";

#[tokio::test]
async fn a_person_collects_reads_and_answers() {
    let mut world = world().await;
    let id = world.send(&message(&[CITIZEN], "Wezwanie <b>")).await;
    let front = open(&world, "/").await;
    assert!(front.contains("Jan Przykładowy") && front.contains("2026-11-02 08:00"));
    let list = open(&world, &format!("/mailbox/{CITIZEN}")).await;
    assert!(list.contains("Czeka na doręczenie") && !list.contains("<b>"));
    let path = format!("/mailbox/{CITIZEN}/message/{id}");
    let notice = open(&world, &path).await;
    assert!(
        notice.contains("Odbierz wiadomość")
            && notice.contains("Dni do uznania za doręczoną: 14.")
            && !notice.contains("Treść pisma")
    );
    assert_eq!(world.status(&id).await, "Czeka na doręczenie");
    assert_eq!(post(&world, &path, "text/plain", String::new()).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(world.status(&id).await, "Doręczona");
    let read = open(&world, &path).await;
    assert!(read.contains("Treść pisma") && read.contains("pismo.pdf") && read.contains("E.1"));
    let link = read
        .split("href=\"")
        .find(|part| part.contains("/file/"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let file = world.client.get(format!("{}{link}", world.running.url)).send().await.unwrap();
    assert_eq!(file.headers()["content-disposition"], "attachment");
    assert_eq!(file.bytes().await.unwrap(), "%PDF-1.4 pismo".as_bytes());
    let blank = open(&world, &format!("/mailbox/{CITIZEN}/write?answer={id}")).await;
    assert!(
        blank.contains("RE: Wezwanie &#60;b&#62;")
            && blank.contains(&format!("<option value=\"{OFFICE}\" selected>"))
    );
    let fields = [
        ("answer", id.as_str()),
        ("to", OFFICE),
        ("subject", "RE: Wezwanie"),
        ("text", "Proszę bardzo\r\nJan"),
    ];
    let sent = post(
        &world,
        &format!("/mailbox/{CITIZEN}/write"),
        MULTIPART,
        form(&fields, Some(("skan.pdf", "%PDF-1.4 skan"))),
    )
    .await;
    assert_eq!(sent.status(), StatusCode::SEE_OTHER);
    world.log_in().await;
    let inbox = world.inside(OFFICE).await;
    let answer =
        inbox["messages"].as_array().unwrap().iter().find(|one| one["direction"] == "INBOX").unwrap().clone();
    assert_eq!((&answer["refToMessageId"], &answer["text"]), (&json!(id), &json!("Proszę bardzo\nJan")));
    assert_eq!(answer["attachments"][0]["filename"], "skan.pdf");
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_written_stays() {
    let world = world().await;
    let fields = [("to", OFFICE), ("subject", "Pismo"), ("text", "Długo pisane")];
    let sent = post(
        &world,
        &format!("/mailbox/{CITIZEN}/write"),
        MULTIPART,
        form(&fields, Some(("zły plik.PDF", "x"))),
    )
    .await;
    assert_eq!(sent.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let text = sent.text().await.unwrap();
    assert!(text.contains("role=\"alert\"") && text.contains("Długo pisane"));
    assert_eq!(world.inside(CITIZEN).await["messages"], json!([]));
}

#[tokio::test]
async fn a_public_body_is_only_listed() {
    let world = world().await;
    let id = world.mail(CITIZEN, OFFICE, "wniosek").await;
    assert!(open(&world, &format!("/mailbox/{OFFICE}")).await.contains("wniosek"));
    for path in [
        format!("/mailbox/{OFFICE}/message/{id}"),
        format!("/mailbox/{OFFICE}/write"),
        "/mailbox/nobody".to_owned(),
    ] {
        assert_eq!(
            world.client.get(format!("{}{path}", world.running.url)).send().await.unwrap().status(),
            404,
            "{path}"
        );
    }
    assert_eq!(world.inside(OFFICE).await["service"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_clock_is_moved_by_a_form() {
    let world = world().await;
    let form = "application/x-www-form-urlencoded";
    assert_eq!(post(&world, "/clock", form, "by=P15D".into()).await.status(), StatusCode::SEE_OTHER);
    assert!(open(&world, "/").await.contains("2026-11-17 08:00"));
    assert_eq!(post(&world, "/clock", form, "by=P1000Y".into()).await.status(), 400);
    let english =
        world.client.get(&world.running.url).header("accept-language", "en-GB").send().await.unwrap();
    assert!(english.text().await.unwrap().contains("This is not e-Doręczenia"));
}

#[tokio::test]
async fn the_program_says_where_it_listens() {
    use tokio::io::{AsyncBufReadExt, BufReader};
    drop(rustls::crypto::ring::default_provider().install_default());
    let mut program = tokio::process::Command::new(env!("CARGO_BIN_EXE_obieg-operator"))
        .args(["--listen", "127.0.0.1:0", "--clock", "2026-01-05T10:00:00Z", "--ua-base", "/other"])
        .stdout(std::process::Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).await.unwrap();
    let url = line.trim_end().strip_prefix("listening on ").unwrap();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let clock = client.get(format!("{url}/_standin/clock")).send().await.unwrap().text().await.unwrap();
    assert_eq!(clock, r#"{"now":"2026-01-05T10:00:00.000Z"}"#);
    assert_eq!(client.get(format!("{url}/other/{OFFICE}/messages")).send().await.unwrap().status(), 401);
    assert_eq!(client.get(format!("{url}/api/v3/{OFFICE}/messages")).send().await.unwrap().status(), 404);
    program.kill().await.unwrap();
}
