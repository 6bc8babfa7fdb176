//! The operations of the set.

mod door;
mod files;
mod many;
mod rest;

use std::sync::Mutex;

use serde_json::json;

use crate::Outcome;
use crate::client::{Answer, once};
use crate::stand::{Stand, Way};

/// Runs what was asked for on one stand.
pub fn run(stand: &mut Stand<'_>) -> Outcome {
    let wishes = stand.wishes;
    let small = SMALL.min(wishes.cases);
    let watch = crate::watch::Watch::start();
    if wishes.wants("4") {
        stand.grow(0, small)?;
        small_list(stand)?;
        stand.grow(small, wishes.cases)?;
        println!("   {} cases made in {:.0} s", wishes.cases, watch.seconds());
        work_list(stand)?;
    }
    let mut letters = Vec::new();
    if wishes.wants("1") || wishes.wants("2") {
        letters = register(stand)?;
        receipt(stand, &letters)?;
    }
    if wishes.wants("1") || wishes.wants("5") {
        waiting(stand, letters.len())?;
    }
    if wishes.wants("2") {
        open_cases(stand, &letters)?;
    }
    // After the cases: it assigns the letters that still wait.
    if wishes.wants("1") {
        thousand(stand)?;
    }
    if wishes.wants("3") {
        case_page(stand)?;
    }
    if wishes.wants("6") {
        files::small(stand)?;
        files::large(stand)?;
    }
    if wishes.wants("14") {
        door::door(stand)?;
    }
    if wishes.wants("7i") {
        files::intake(stand)?;
    }
    if wishes.wants("9") || wishes.wants("10") {
        rest::one_office(stand)?;
        stand.stop();
        many::offices(stand)?;
    }
    Ok(())
}

const SMALL: u64 = 10_000;

/// The paths that an officer's list is seen by: all, the second page, one's own.
fn list_paths(stand: &Stand<'_>) -> Outcome<[String; 3]> {
    let first = once(stand.address()?, &stand.cast.officer.get("/sprawy?stan=open"), 200)?.text();
    let next = first.split("po=").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let lines = first.matches("/sprawy/0").count();
    if lines < 50 {
        return Err(format!("the work list shows {lines} cases, not 50").into());
    }
    let next = next.split("&amp;").next().unwrap_or_default();
    Ok([
        "/sprawy?stan=open".to_owned(),
        format!("/sprawy?stan=open&po={next}"),
        "/sprawy?stan=open&moje=1".to_owned(),
    ])
}

struct ListTimes {
    p95: f64,
}

fn lists(stand: &mut Stand<'_>, op: &'static str) -> Outcome<ListTimes> {
    let paths = list_paths(stand)?;
    let requests = paths.each_ref().map(|path| stand.cast.officer.get(path));
    for path in &paths {
        stand.warm(&stand.cast.officer, path)?;
    }
    let make = |number: u32| {
        let at = usize::try_from(number % 3).unwrap_or(0);
        requests.get(at).cloned().unwrap_or_default()
    };
    let many = stand.measure(
        Way { threads: 8, from: 0, count: stand.count(16_000), wanted: 200 },
        &make,
        &|_, _| {},
    )?;
    let one = stand.measure(
        Way { threads: 1, from: 0, count: stand.count(6_000), wanted: 200 },
        &make,
        &|_, _| {},
    )?;
    let floor = stand.floors.list_c8;
    stand.note(op, many.load.rate(), Some(floor), Some(&many));
    let p95 = one.load.per_mille(950);
    if let Some(figure) = stand.figures.last_mut() {
        figure.more.push(("c1_p50_ms", one.load.per_mille(500)));
        figure.more.push(("c1_p95_ms", p95));
    }
    Ok(ListTimes { p95 })
}

fn small_list(stand: &mut Stand<'_>) -> Outcome {
    lists(stand, "4s").map(drop)
}

fn work_list(stand: &mut Stand<'_>) -> Outcome {
    let before =
        stand.figures.last().and_then(|figure| detail(&figure.more, "c1_p95_ms")).unwrap_or(f64::NAN);
    let now = lists(stand, "4")?;
    stand.note("4b", now.p95 / before, None, None);
    Ok(())
}

pub fn detail(more: &[(&'static str, f64)], name: &str) -> Option<f64> {
    more.iter().find(|(one, _)| *one == name).map(|(_, value)| *value)
}

fn register(stand: &mut Stand<'_>) -> Outcome<Vec<String>> {
    let ids = Mutex::new(Vec::new());
    let keep = |_: u32, answer: &Answer| {
        // /rpw/{id}?zrobiono=zarejestrowano
        let id = answer.location.strip_prefix("/rpw/").and_then(|rest| rest.split('?').next());
        if let (Some(id), Ok(mut ids)) = (id, ids.lock()) {
            ids.push(id.to_owned());
        }
    };
    let way = |threads, from, count| Way { threads, from, count, wanted: 303 };
    stand.measure(way(8, 1, 200), &|number| stand.letter(number), &keep)?;
    let many = stand.measure(way(8, 1000, stand.count(16_000)), &|number| stand.letter(number), &keep)?;
    let one = stand.measure(way(1, 100_000, stand.count(4000)), &|number| stand.letter(number), &keep)?;
    let crowd =
        stand.measure(way(64, 200_000, stand.count(24_000)), &|number| stand.letter(number), &keep)?;
    let floors = stand.floors;
    stand.note("1", many.load.rate(), Some(floors.letter_c8), Some(&many));
    stand.note("1b", one.load.per_mille(500), Some(floors.letter_c1_ms), Some(&one));
    stand.note("1c", crowd.load.per_mille(990), Some(floors.letter_c64_ms), Some(&crowd));
    Ok(ids.into_inner().unwrap_or_default())
}

/// The receipt that a person gets at the window, drawn anew each time. The first one after the start is told beside it.
fn receipt(stand: &mut Stand<'_>, letters: &[String]) -> Outcome {
    let make = |number: u32| {
        let at = usize::try_from(number).unwrap_or(0) % letters.len().max(1);
        let letter = letters.get(at).map(String::as_str).unwrap_or_default();
        stand.cast.chancery.get(&format!("/rpw/{letter}/potwierdzenie"))
    };
    let way = |from, count| Way { threads: 1, from, count, wanted: 200 };
    let first = stand.measure(way(0, 1), &make, &|_, _| {})?;
    let one = stand.measure(way(1, stand.count(200)), &make, &|_, _| {})?;
    stand.note("1r", one.load.per_mille(950), None, Some(&one));
    if let Some(figure) = stand.figures.last_mut() {
        figure.more.push(("first_ms", first.load.per_mille(500)));
    }
    Ok(())
}

/// The bag of post that is registered in one form.
const BAG: [(&str, &str); 5] = [
    ("count", "1000"),
    ("channel", "post"),
    ("received_on", "2026-05-04"),
    ("title", "Poczta poranna"),
    ("access", "partly-public"),
];

/// So many letters wait for somebody to assign them when the desk and the queue are asked for.
const WAITING: usize = 10_000;

/// Desk and queue of the chancery when more waits than anybody can read.
fn waiting(stand: &mut Stand<'_>, letters: usize) -> Outcome {
    for _ in 0..WAITING.saturating_sub(letters).div_ceil(1000) {
        once(stand.address()?, &stand.cast.chancery.form("/rpw/wiele", &BAG), 200)?;
    }
    for (op, path) in [("5d", "/pulpit"), ("5q", "/dekretacja")] {
        stand.warm(&stand.cast.chancery, path)?;
        let make = |_| stand.cast.chancery.get(path);
        let way = |threads, count| Way { threads, from: 0, count, wanted: 200 };
        let many = stand.measure(way(8, stand.count(8000)), &make, &|_, _| {})?;
        let one = stand.measure(way(1, stand.count(2000)), &make, &|_, _| {})?;
        stand.note(op, many.load.rate(), Some(stand.floors.list_c8), Some(&many));
        if let Some(figure) = stand.figures.last_mut() {
            figure.more.push(("c1_p95_ms", one.load.per_mille(950)));
        }
    }
    Ok(())
}

/// A bag of a thousand letters in one form, then a thousand of the queue assigned in one form. The floor is the time in
/// which the bare program takes as many letters from eight clients.
fn thousand(stand: &mut Stand<'_>) -> Outcome {
    let (unit, holding) = stand.cast.officers.first().cloned().ok_or("no officer")?;
    let owner = format!("{unit}.{holding}");
    let floor = 1_000_000.0 / stand.floors.letter_c8;
    let rounds = stand.count(5).max(2);
    let whole = [("owner", owner.as_str()), ("all", "1")];
    for (op, path, fields) in [("1m", "/rpw/wiele", BAG.as_slice()), ("1n", "/dekretacja/wiele", &whole)] {
        let make = |_| stand.cast.chancery.form(path, fields);
        let way = |count| Way { threads: 1, from: 0, count, wanted: 200 };
        stand.measure(way(1), &make, &|_, _| {})?;
        let one = stand.measure(way(rounds), &make, &|_, _| {})?;
        stand.note(op, one.load.per_mille(500), Some(floor), Some(&one));
    }
    Ok(())
}

fn open_cases(stand: &mut Stand<'_>, letters: &[String]) -> Outcome {
    let count = stand.count(6000).min(u32::try_from(letters.len()).unwrap_or(0));
    let letter = |number: u32| {
        letters.get(usize::try_from(number).unwrap_or(0)).map(String::as_str).unwrap_or_default()
    };
    // As in life: the letter is assigned to the officer first. Not counted.
    let assign = |number: u32| assignment(stand, letter(number)).unwrap_or_default();
    stand.measure(Way { threads: 8, from: 0, count, wanted: 201 }, &assign, &|_, _| {})?;
    let open = |number: u32| opening(stand, letter(number));
    let warm = (count / 20).max(8);
    stand.measure(Way { threads: 8, from: 0, count: warm, wanted: 303 }, &open, &|_, _| {})?;
    let way = Way { threads: 8, from: warm, count: count - warm, wanted: 303 };
    let many = stand.measure(way, &open, &|_, _| {})?;
    let floor = stand.floors.letter_c8;
    stand.note("2", many.load.rate(), Some(floor), Some(&many));
    Ok(())
}

/// How many full cases there are: enough that no page is the only one in a cache.
const FULL_CASES: u32 = 16;
const DOCUMENTS: u32 = 20;

fn case_page(stand: &mut Stand<'_>) -> Outcome {
    let cases = full_cases(stand)?;
    let make = |number: u32| {
        let at = usize::try_from(number % FULL_CASES).unwrap_or(0);
        stand.cast.officer.get(cases.get(at).map(String::as_str).unwrap_or_default())
    };
    let way = |threads, count| Way { threads, from: 0, count, wanted: 200 };
    stand.measure(way(8, 400), &make, &|_, _| {})?;
    let many = stand.measure(way(8, stand.count(12_000)), &make, &|_, _| {})?;
    let one = stand.measure(way(1, stand.count(4000)), &make, &|_, _| {})?;
    let floors = stand.floors;
    stand.note("3", many.load.rate(), Some(floors.list_c8), Some(&many));
    stand.note("3b", one.load.per_mille(950), Some(floors.list_c1_ms), Some(&one));
    Ok(())
}

/// Opens cases and puts twenty documents into each, one by one, so that the history is long too. Paths of the pages.
fn full_cases(stand: &Stand<'_>) -> Outcome<Vec<String>> {
    let mut paths = Vec::new();
    for _ in 0..FULL_CASES {
        let case = one_case(stand)?;
        for number in 0..DOCUMENTS {
            once(stand.address()?, &document(stand, &case, number), 303)?;
        }
        paths.push(case);
    }
    Ok(paths)
}

/// A letter is registered, assigned to the officer, and becomes a case. Path of its page.
fn one_case(stand: &Stand<'_>) -> Outcome<String> {
    let address = stand.address()?;
    let letter = once(address, &stand.letter(1), 303)?.location;
    let letter = letter.trim_start_matches("/rpw/").split('?').next().unwrap_or_default();
    once(address, &assignment(stand, letter)?, 201)?;
    let case = once(address, &opening(stand, letter), 303)?.location;
    Ok(case.split('?').next().unwrap_or_default().to_owned())
}

fn assignment(stand: &Stand<'_>, letter: &str) -> Outcome<Vec<u8>> {
    let (unit, holding) = stand.cast.officers.first().ok_or("no officer")?;
    let body = json!({ "receivers": [{ "unit": unit, "holding": holding, "is_owner": true }] }).to_string();
    let path = format!("/api/v1/items/{letter}/assignments");
    Ok(stand.cast.coordinator.post(&path, "application/json", body.as_bytes()))
}

fn opening(stand: &Stand<'_>, letter: &str) -> Vec<u8> {
    stand.cast.officer.form(
        "/sprawy/nowa",
        &[
            ("item", letter),
            ("title", "Pozwolenie na budowę domu"),
            ("symbol", crate::cast::SYMBOL),
            ("settling", "investigation"),
            ("access", "non-public"),
        ],
    )
}

/// A small file put into a case.
fn document(stand: &Stand<'_>, case: &str, number: u32) -> Vec<u8> {
    let path = format!("{case}/dokumenty");
    let content = small_pdf(case, number);
    stand.cast.officer.upload(
        &path,
        &[("kind", "note")],
        ("files", &format!("dokument-{number}.pdf"), &content),
    )
}

/// A one-page file of about 2.9 KB that differs from all others.
pub fn small_pdf(case: &str, number: u32) -> Vec<u8> {
    let mut text = format!("%PDF-1.4\n% {case} {number}\n");
    while text.len() < 2800 {
        text.push_str("BT /F1 12 Tf 72 720 Td (Wniosek o pozwolenie) Tj ET\n");
    }
    text.push_str("%%EOF\n");
    text.into_bytes()
}
