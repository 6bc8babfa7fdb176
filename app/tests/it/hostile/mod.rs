//! What strangers would type, through every field of every form, and then out through every page and file.

mod bodies;
mod files;
mod forms;
mod known;
mod outputs;
mod programs;

use std::collections::{BTreeMap, BTreeSet};

use obieg_testkit::{Answer, Browser, World, multipart, on_both, samples};
use obieg_web::Method;
use scraper::Html;

use crate::cast::{client, end_class};
use crate::faces;
use crate::hidden::annas;
use forms::{Form, all};
use outputs::assert_harmless;

/// Each is something that some reader would take for a command: a browser, a table, a database, a printer of letters, a
/// calendar, a mail program, a file system. All are texts that a person may have a reason to write.
const HOSTILE: [&str; 5] = [
    "\"'><b-obieg onx=1>&lt;</title></script><b-obieg>",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd'); DROP TABLE items;--%_\\ {{7*7}}${7*7}",
    "#panic(\"x\") $x$ *b* @ref <label> // /* ../../etc/passwd",
    "javascript:alert(1)//שלום e\u{301}\u{301} _x003D_1",
];

/// Forms that ask for more than a text, each tried by tests of its own; what they refuse is looked at here as well.
const NOT_TAKEN: [&str; 11] = [
    // All the texts are names of templates by then, and each is there once.
    "/dekretacja/wzory/{template}",
    // All letters are assigned by then, many at once.
    "/dekretacja/{id}",
    // A passkey, a code of the application.
    "/moje/bezpieczenstwo/klucz",
    "/moje/bezpieczenstwo/aplikacja",
    // The sign of another case, an officer of another unit, a term that runs.
    "/sprawy/{id}/powiazania",
    "/sprawy/{id}/przerejestruj",
    "/sprawy/{id}/zawiadomienie",
    // Who comes in, with a session of the page.
    "/wejscie",
    "/wejscie/kod",
    // A list, and a symbol that it does not have.
    "/wykaz-akt/import",
    "/wykaz-akt/klasa",
];

/// Who presses: everybody's forms are different.
const PEOPLE: [&str; 6] = ["Karolina", "Anna", "Norbert", "Konrad", "Beata", "Stefan"];

/// How many pages of one kind one person looks at.
const OF_A_KIND: usize = 2;

/// The routes of a site, to tell of what kind an address is.
struct Kinds(Vec<(Method, &'static str)>);

impl Kinds {
    fn all(world: &World) -> Self {
        Self(world.site().routes().iter().map(|route| (route.row().0, route.row().1)).collect())
    }

    fn of(&self, method: Method, address: &str) -> Option<&'static str> {
        let path = address.split(['?', '#']).next().unwrap();
        let parts: Vec<&str> = path.split('/').collect();
        let fits = |pattern: &str| {
            let pattern: Vec<&str> = pattern.split('/').collect();
            pattern.len() == parts.len()
                && pattern.iter().zip(&parts).all(|(one, part)| one.starts_with('{') || one == part)
        };
        let known = self.0.iter().filter(|(of, pattern)| *of == method && fits(pattern));
        // A fixed path before one with parameters.
        known.map(|(_, pattern)| *pattern).min_by_key(|pattern| pattern.matches('{').count())
    }
}

/// Not walked to: what ends the walk itself, and prints, which are looked at by themselves.
fn is_left_out(address: &str) -> bool {
    address.starts_with("/jezyk/") || address.contains("/eksport/")
}

/// Forms that end something come after those that begin.
fn ends(action: &str) -> bool {
    let last = action.rsplit('/').next().unwrap_or_default();
    let ending =
        ["usun", "wycofaj", "uniewaznij", "zwroc", "zamknij", "zakoncz", "cofnij", "odstap", "wstrzymaj"];
    ending.contains(&last)
}

/// Everything one person comes to by links, page by page.
async fn walk(browser: &Browser, kinds: &Kinds) -> Vec<(String, Answer)> {
    let fixed = kinds.0.iter().filter(|(method, path)| *method == Method::Get && !path.contains('{'));
    let mut ways: Vec<String> = fixed.map(|(_, path)| (*path).to_owned()).rev().collect();
    let (mut known, mut counts) = (BTreeSet::new(), BTreeMap::new());
    let mut seen = Vec::new();
    while let Some(address) = ways.pop() {
        let Some(kind) = kinds.of(Method::Get, &address) else { continue };
        // A search is a page of its own kind.
        let kind = (kind, address.contains('?'));
        let count: &mut usize = counts.entry(kind).or_default();
        if *count == OF_A_KIND || is_left_out(&address) || !known.insert(address.clone()) {
            continue;
        }
        *count += 1;
        let answer = browser.get(&address).await;
        if answer.header("content-type").is_some_and(|media| media.starts_with("text/html")) {
            let page = Html::parse_document(&answer.body);
            let links = all(&page, "a[href^='/']").into_iter().filter_map(|link| link.attr("href"));
            ways.extend(links.map(str::to_owned));
        }
        seen.push((address, answer));
    }
    seen
}

/// What was taken in, by form and field; and what was refused to the end.
#[derive(Default)]
struct Tally {
    taken: BTreeSet<(&'static str, String)>,
    refused: BTreeMap<&'static str, String>,
}

impl Tally {
    /// Sends a form, with plain values where the text is not taken. Was it taken?
    async fn send(&mut self, browser: &Browser, kinds: &Kinds, form: &Form, text: &str) -> bool {
        let Some(kind) = kinds.of(Method::Post, &form.action) else { return false };
        // Choices are for columns that offer them, and a class must be one.
        let mut kept =
            BTreeMap::from([("symbol".to_owned(), end_class()), ("category".to_owned(), "B5".to_owned())]);
        kept.extend((1..=8).map(|number| (format!("choices-{number}"), String::new())));
        kept.insert("choices".to_owned(), String::new());
        kept.extend((2..=8).map(|number| (format!("label-{number}"), String::new())));
        for _ in 0..6 {
            let filled = form.filled(text, &kept);
            let fields: Vec<(&str, &str)> =
                filled.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let answer = if form.is_multipart() {
                let files: Vec<(&str, &str, &str)> = filled
                    .files
                    .iter()
                    .map(|name| (name.as_str(), "<b-obieg>=1+1.pdf", samples::PDF))
                    .collect();
                let body = multipart(&fields, &files);
                browser.send("POST", &form.action, "multipart/form-data; boundary=X", &body, &[]).await
            } else {
                browser.post(&form.action, &fields).await
            };
            assert_harmless(&form.action, &answer);
            if matches!(answer.status, 200 | 303) {
                self.taken.extend(filled.hostile.into_iter().map(|field| (kind, field)));
                return true;
            }
            let wrong = forms::faults(&answer.body);
            let said = forms::said(&answer.body);
            self.refused.insert(kind, format!("{} {wrong:?} {:?}: {said}", answer.status, filled.hostile));
            if wrong.is_empty() {
                return false;
            }
            for name in wrong {
                let value = plain(&name, kept.contains_key(&name));
                kept.insert(name, value);
            }
        }
        false
    }
}

/// What a careful person would write into a field that does not take everything.
fn plain(name: &str, again: bool) -> String {
    let last = name.rsplit(['-', '_', '.']).next().unwrap_or_default();
    let value = match last {
        "signer" => "Jan Zmyślony",
        _ if again => "",
        "postcode" => "00-001",
        "country" => "PL",
        "email" => "ktos@obieg.example",
        "url" | "address" => "https://odbiorca.example/obieg",
        "on" | "date" | "day" | "from" | "to" | "until" => "2026-06-01",
        "symbol" => "0000",
        _ => "1",
    };
    value.to_owned()
}

/// Fills every form that a person comes to: those that begin something, or those that end it.
async fn fill(browser: &Browser, kinds: &Kinds, tally: &mut Tally, ending: bool) {
    let mut forms = BTreeMap::new();
    for (_, page) in walk(browser, kinds).await {
        for form in Form::read(&page.body) {
            let Some(kind) = kinds.of(Method::Post, &form.action) else { continue };
            // The same form for another thing tells nothing new; with other fields it does.
            let fields = form.free().join(" ");
            if !fields.is_empty() && ends(&form.action) == ending {
                forms.entry((kind, fields)).or_insert(form);
            }
        }
    }
    for form in forms.values() {
        for text in HOSTILE {
            if !tally.send(browser, kinds, form, text).await {
                break;
            }
        }
    }
}

/// Looks at everything that a person comes to; `prints`: at the tables and prints of the lists as well.
async fn look(browser: &Browser, kinds: &Kinds, program: &Browser, prints: bool) -> usize {
    let pages = walk(browser, kinds).await;
    for (address, answer) in &pages {
        assert_harmless(address, answer);
    }
    let lists = kinds.0.iter().filter(|(method, path)| *method == Method::Get && path.ends_with("/{format}"));
    let formats: &[&str] = if prints { &["csv", "xlsx", "pdf"] } else { &["csv"] };
    for (_, list) in lists.filter(|(_, path)| path.matches('{').count() == 1) {
        for format in formats {
            let address = list.replace("{format}", format);
            assert_harmless(&address, &browser.get(&address).await);
        }
    }
    for (_, path) in
        kinds.0.iter().filter(|(method, path)| *method == Method::Get && path.starts_with("/api/"))
    {
        if !path.contains('{') && !path.ends_with("/stream") {
            assert_harmless(path, &program.get(path).await);
        }
    }
    pages.len()
}

on_both! {
    async fn what_strangers_type_stays_text_everywhere(world: World with faces) {
        let mut world = world;
        annas(&world).await;
        let kinds = Kinds::all(&world);
        let nobody = world.serve_with(obieg_app::slices::slots()).await;
        let mut tally = Tally::default();
        for (ending, name) in [false, true].into_iter().flat_map(|ending| PEOPLE.map(|name| (ending, name))) {
            let screen = nobody.with_cookie(&world.cookie("alfa", name).await);
            fill(&screen, &kinds, &mut tally, ending).await;
        }
        let mut pages = 0;
        for name in PEOPLE {
            let screen = nobody.with_cookie(&world.cookie("alfa", name).await);
            let program = client(&world, &nobody, "alfa", name).await;
            pages += look(&screen, &kinds, &program, matches!(name, "Karolina" | "Anna")).await;
        }
        let posts: BTreeSet<&str> = tally.taken.iter().map(|(kind, _)| *kind).collect();
        let never = tally.refused.iter().filter(|(kind, _)| !posts.contains(*kind) && !NOT_TAKEN.contains(kind));
        assert_eq!(never.collect::<Vec<_>>(), Vec::new(), "forms that no hostile text came through");
        let found = (pages, posts.len(), tally.taken.len());
        assert!(pages > 500 && posts.len() > 35 && tally.taken.len() > 100, "{found:?}");
        world.assert_sound().await;
    }
}
