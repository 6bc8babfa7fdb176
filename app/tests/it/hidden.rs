//! A colleague with the role but without the relation: Olga of another unit, and all that is Anna's.
//!
//! Nothing of hers must show: not behind an address, not in a list, a count, a search or a suggestion.

use obieg_assignments::deeds::AssignItem;
use obieg_assignments::model::Receiver;
use obieg_cases::deeds::{FileDocument, OpenCase, OpenedCase};
use obieg_cases::model::CaseAccess;
use obieg_cases::queries::ShowCase;
use obieg_documents::{DocumentKind, NewFile};
use obieg_drafts::deeds::WriteDraft;
use obieg_drafts::queries::ShowDraft;
use obieg_kernel::{Actor, Relation, Role};
use obieg_law::settling::SettlingKind;
use obieg_letters::deeds::SendLetter;
use obieg_letters::model::{CaseLetters, Channel, NewAddressee};
use obieg_notes::deeds::WriteNote;
use obieg_notes::model::NoteKind;
use obieg_registers::deeds::{AddEntry, OpenRegister};
use obieg_registers::model::Source;
use obieg_registry::deeds::RegisterItem;
use obieg_registry::queries::SeeItem;
use obieg_relations::deeds::RelateCases;
use obieg_relations::model::RelationKind;
use obieg_testkit::{Answer, Browser, World, on_both};
use obieg_web::{Access, Method, Site, SiteOptions};
use serde_json::{Value, json};

use crate::cast::{client, end_class, letter, open_to, opening, with_list};
use crate::faces;

const NOWHERE: &str = "01900000-0000-7000-8000-000000000000";
const SECRET: &str = "Zatajona";

/// What is Anna's: ids by the names of path parameters.
pub(crate) struct Annas {
    item: String,
    item_document: String,
    assignment: String,
    pub(crate) case: OpenedCase,
    case_document: String,
    duty: String,
    addressee: String,
    letter_document: String,
    relation: String,
    register: String,
    entry: String,
    party: String,
    note: String,
    draft: String,
    draft_document: String,
}

pub(crate) async fn file(actor: &Actor, text: &'static str) -> NewFile {
    let stored = actor.blobs().put_bytes(text.into()).await.unwrap();
    NewFile::new(stored, &format!("{SECRET}.txt"), text.as_bytes())
}

async fn registered(world: &World, title: &str) -> obieg_registry::model::ItemId {
    let karolina = world.actor("alfa", "Karolina").await;
    let mut draft = letter(&format!("{SECRET} {title}"));
    (draft.scan_state, draft.scan_reason) = (Some("full".to_owned()), None);
    draft.senders[0].surname = Some(format!("{SECRET}-Nadawca"));
    let files = vec![file(&karolina, "treść").await];
    karolina.act(RegisterItem { draft, files, taken_as: None }, None).await.unwrap().id
}

async fn case_of(world: &World, office: &str, name: &str, title: &str) -> OpenedCase {
    let deed = OpenCase {
        item: None,
        title: title.to_owned(),
        symbol: end_class(),
        group: None,
        officer: None,
        settling: Some(SettlingKind::Investigation.into()),
        access: CaseAccess::NonPublic,
    };
    world.actor(office, name).await.act(deed, None).await.unwrap()
}

pub(crate) async fn annas(world: &World) -> Annas {
    with_list(world).await;
    let (anna, karolina) = (world.actor("alfa", "Anna").await, world.actor("alfa", "Karolina").await);
    // A letter assigned to Anna, and a case opened from another one.
    let assigned = registered(world, "dekretacja").await;
    let receiver = Receiver { unit: anna.unit().unwrap(), holding: anna.holding(), is_owner: true };
    let deed =
        AssignItem { item: assigned, receivers: vec![receiver], instruction: None, term: None, parent: None };
    let assignment = karolina.act(deed, None).await.unwrap().assignments[0].to_string();
    let item = registered(world, "wniosek").await;
    open_to(world, item, "Anna").await;
    let deed = OpenCase {
        item: Some(item),
        title: format!("{SECRET} sprawa"),
        symbol: end_class(),
        group: None,
        officer: None,
        settling: Some(SettlingKind::Investigation.into()),
        access: CaseAccess::NonPublic,
    };
    let case = anna.act(deed, None).await.unwrap();
    let files = vec![file(&anna, "notatka").await];
    anna.act(FileDocument { case: case.id, kind: DocumentKind::Note, files }, None).await.unwrap();
    let duty = anna.see(ShowCase { case: case.id, panels: Vec::new() }).await.unwrap().0.duties[0].id;
    let addressee = NewAddressee {
        name: format!("{SECRET}-Adresat"),
        address: None,
        channel: Channel::Registered,
        duty: None,
    };
    let deed = SendLetter {
        case: case.id,
        title: format!("{SECRET} decyzja"),
        dated_on: jiff::civil::date(2026, 6, 1),
        signed_by: "Norbert Naczelnik, naczelnik".to_owned(),
        addressees: vec![addressee],
        files: vec![file(&anna, "decyzja").await],
    };
    anna.act(deed, None).await.unwrap();
    let other = anna.act(opening(None), None).await.unwrap();
    let deed = RelateCases {
        case: case.id,
        sign: other.sign,
        kind: RelationKind::RefersTo,
        note: Some(SECRET.to_owned()),
    };
    let relation = anna.act(deed, None).await.unwrap().to_string();
    let deed = OpenRegister {
        name: SECRET.to_owned(),
        unit: anna.unit(),
        source: Source::Hand,
        columns: Vec::new(),
    };
    let register = world.actor("alfa", "Konrad").await.act(deed, None).await.unwrap().id;
    let deed =
        AddEntry { register, about: None, subject: Some(SECRET.to_owned()), party: None, fields: Vec::new() };
    let entry = anna.act(deed, None).await.unwrap().id;
    let deed = WriteNote { case: case.id, kind: NoteKind::Service, text: format!("{SECRET} notatka") };
    let note = anna.act(deed, None).await.unwrap().to_string();
    let (title, projekt) = (format!("{SECRET} projekt"), file(&anna, "projekt").await);
    let deed = WriteDraft { case: case.id, title, file: projekt, composed: false };
    let draft = anna.act(deed, None).await.unwrap().id;
    let draft_document = anna.see(ShowDraft { draft }).await.unwrap().document.id;
    let panels = vec![obieg_letters::panel::case_panel().reading()];
    let (shown, data) = anna.see(ShowCase { case: case.id, panels }).await.unwrap();
    let letters: &CaseLetters = data[0].downcast_ref().unwrap();
    let seen = anna.see(SeeItem { item }).await.unwrap();
    Annas {
        item: item.to_string(),
        item_document: seen.documents[0].id.to_string(),
        assignment,
        case_document: shown
            .documents
            .iter()
            .find(|one| one.holder == case.id.uuid())
            .unwrap()
            .id
            .to_string(),
        duty: duty.to_string(),
        party: shown.parties[0].id.to_string(),
        note,
        draft: draft.to_string(),
        draft_document: draft_document.to_string(),
        relation,
        register: register.to_string(),
        entry: entry.to_string(),
        addressee: letters.addressees[0].id.to_string(),
        letter_document: letters.documents[0].id.to_string(),
        case,
    }
}

impl Annas {
    /// The thing that `{id}` names in a path; none where it names nothing of Anna's work.
    fn thing(&self, path: &str) -> Option<String> {
        let starts = |with: &[&str]| with.iter().any(|start| path.starts_with(start));
        if starts(&["/sprawy/", "/api/v1/cases/"]) {
            Some(self.case.id.to_string())
        } else if starts(&["/rpw/", "/api/v1/items/", "/dekretacja/"]) {
            Some(self.item.clone())
        } else if starts(&["/dekretacje/", "/moje-pisma/", "/api/v1/assignments/"]) {
            Some(self.assignment.clone())
        } else if starts(&["/rejestry/", "/api/v1/registers/"]) {
            // By their own parameters.
            Some(NOWHERE.to_owned())
        } else {
            None
        }
    }

    pub(crate) fn filled(&self, path: &str) -> Option<String> {
        // A list as a file names no thing.
        if path.contains("{format}") {
            return None;
        }
        let document = if path.starts_with("/rpw/") || path.starts_with("/api/v1/items/") {
            &self.item_document
        } else if path.contains("/pisma/") {
            &self.letter_document
        } else if path.contains("{draft}") {
            &self.draft_document
        } else {
            &self.case_document
        };
        let filled = path
            .replace("{id}", &self.thing(path)?)
            .replace("{document}", document)
            .replace("{damage}", NOWHERE)
            .replace("{template}", NOWHERE)
            .replace("{seq}", "5")
            .replace("{position}", "1")
            .replace("{party}", &self.party)
            .replace("{note}", &self.note)
            .replace("{draft}", &self.draft)
            .replace("{version}", "1")
            .replace("{document_id}", document)
            .replace("{register}", &self.register)
            .replace("{entry}", &self.entry)
            .replace("{relation}", &self.relation)
            .replace("{relation_id}", &self.relation)
            .replace("{duty}", &self.duty)
            .replace("{duty_id}", &self.duty)
            .replace("{addressee}", &self.addressee)
            .replace("{addressee_id}", &self.addressee);
        assert!(!filled.contains('{'), "{filled}: what fills it?");
        Some(filled)
    }
}

/// The same address of things that exist nowhere.
fn missing(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{seq}" => "5",
        part if part.starts_with('{') => NOWHERE,
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A body that passes the decoder, so that it is the policy that answers.
pub(crate) fn body(path: &str) -> Value {
    match path.rsplit('/').next().unwrap() {
        "many" if path.ends_with("/items/many") && path.contains('{') => json!({ "items": [NOWHERE] }),
        "droga" => json!({ "seen": 1, "approver": NOWHERE }),
        "submit" => json!({ "seen": 1, "path": [NOWHERE] }),
        "ocena" | "judge" => json!({ "seen": 1, "judgement": "accept" }),
        "porzuc" | "drop" => json!({ "reason": "strona wycofała wniosek" }),
        "cofnij" | "recall" if path.contains("{draft}") => json!({}),
        "wyslij" if path.contains("{draft}") => {
            json!({ "seen": 1, "dated_on": "2026-06-01", "channel": "registered" })
        }
        "send" if path.contains("{draft}") => json!({
            "seen": 1,
            "dated_on": "2026-06-01",
            "addressees": [{ "name": "Maria Zmyślona", "channel": "registered" }],
        }),
        "zakoncz" | "close" => json!({ "version": 1 }),
        "wylacz" => json!({ "item": NOWHERE, "reason": "pismo innej sprawy" }),
        "take-out" => json!({ "items": [NOWHERE], "reason": "pismo innej sprawy" }),
        "dolacz" | "items" => json!({ "item": NOWHERE }),
        "strona" | "parties" => json!({ "role": "party", "name": "Strona" }),
        "wstrzymaj" | "pause" => {
            json!({ "basis": "mediation", "reason": "mediacja stron", "from": "2026-06-01" })
        }
        "wznow" | "resume" => json!({ "to": "2026-06-01" }),
        "wspolpraca" | "cooperation" => json!({ "unit": NOWHERE, "reason": "opinia" }),
        "odstap" | "waive" => json!({ "reason": "pismo do wiadomości" }),
        "zawiadomienie" | "overrun-notices" => {
            json!({ "letter": NOWHERE, "reason": "oczekiwanie na opinię", "new_day": "2026-12-01" })
        }
        "notatki" | "notes" => json!({ "kind": "own", "text": "treść" }),
        "zmien" | "change" if path.contains("{note}") => json!({ "version": 1, "text": "treść" }),
        "usun" | "remove" if path.contains("{note}") => json!({ "version": 1 }),
        "wycofaj" | "withdraw" if path.contains("{note}") => json!({ "reason": "pomyłka" }),
        "zwroc" | "pass-back" => json!({ "reason": "nie do mnie" }),
        "officer" => json!({ "officer": NOWHERE }),
        "poza-sprawa" | "outside-case" => json!({ "symbol": end_class() }),
        "wpisy" | "entries" => json!({ "subject": "Przedmiot", "fields": [] }),
        "popraw" | "correct" => {
            json!({ "version": 1, "subject": "Przedmiot", "fields": [], "reason": "literówka" })
        }
        "uniewaznij" => json!({ "version": 1, "reason": "pomyłka" }),
        "cancel" if path.contains("/registers/") => json!({ "version": 1, "reason": "pomyłka" }),
        "wzor" | "template" => json!({ "template": NOWHERE }),
        "from-template" if path.contains("{draft}") => json!({ "after": 1, "fields": {} }),
        "from-template" => json!({ "template": NOWHERE, "fields": {} }),
        "kolumny" | "columns" => json!({ "label": "Uwagi", "kind": "text" }),
        "{position}" | "1" if path.contains("/columns/") || path.contains("/kolumny/") => {
            json!({ "used": false })
        }
        "zamknij" => json!({ "reason": "nowy rejestr" }),
        "powiazania" | "relations" => json!({ "sign": "X.0000.1.2026", "kind": "refers-to" }),
        "cofnij" | "end" => json!({ "reason": "pomyłka w znaku" }),
        "podejmij" | "restart" => json!({ "reason": "nowe dowody", "settling": "none" }),
        "przerejestruj" | "reregister" => json!({ "officer": NOWHERE, "reason": "zmiana regulaminu" }),
        "odwzorowanie" | "scan-state" => json!({ "state": "full" }),
        "cancel" => json!({ "reason": "pomyłka" }),
        _ if path.contains("/doreczenie/") || path.contains("/deliveries/") => {
            json!({ "delivered_on": "2026-06-01", "basis": "collected", "evidence": "ZPO" })
        }
        _ => json!({}),
    }
}

fn as_form<'v>(body: &'v Value, token: &'v str) -> Vec<(&'v str, String)> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let fields = body.as_object().unwrap().iter().map(|(name, value)| (name.as_str(), text(value)));
    std::iter::once(("_token", token.to_owned())).chain(fields).collect()
}

async fn ask(browser: &Browser, method: Method, api: bool, path: &str, body: &Value, token: &str) -> Answer {
    match (method, api) {
        (Method::Get, _) => browser.get(path).await,
        (Method::Post, true) => call(browser, path, body, "\"1\"").await,
        (Method::Post, false) => {
            let mut form = as_form(body, token);
            // No values, in a form, are no fields of that name.
            form.retain(|(name, _)| *name != "fields");
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.post(path, &form).await
        }
    }
}

/// A call of the API: JSON, or a letter with its file where that is what goes there.
pub(crate) async fn call(browser: &Browser, path: &str, body: &Value, version: &str) -> Answer {
    let headers = [("if-match", version)];
    let letter = json!({
        "title": "Decyzja",
        "dated_on": "2026-06-01",
        "signed_by": "Norbert Naczelnik, naczelnik",
        "addressees": [{ "name": "Maria Zmyślona", "channel": "registered" }],
    });
    let (name, told) = match path.rsplit('/').next() {
        Some("letters") => ("letter", letter),
        Some("drafts") => ("draft", json!({ "title": "Decyzja" })),
        Some("correct") if path.contains("/drafts/") => {
            ("correction", json!({ "after": 1, "remarks": "literówka" }))
        }
        _ => return browser.post_json(path, body, &headers).await,
    };
    let body = format!(
        "--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\nContent-Type: application/json\r\n\r\n{told}\r\n\
         --X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"decyzja.txt\"\r\n\r\ndecyzja\r\n--X--\r\n"
    );
    browser.send("POST", path, "multipart/form-data; boundary=X", &body, &headers).await
}

/// The answer without what differs by right: the request's own number and the address that was asked for.
fn bare(answer: &Answer, asked: &str, made: &str) -> (u16, String) {
    let mut body = answer.body.replace(asked, made);
    for id in body.clone().split(|letter: char| !letter.is_ascii_hexdigit()) {
        if id.len() == 32 {
            body = body.replace(id, "request");
        }
    }
    (answer.status, body)
}

on_both! {
    async fn a_colleague_without_the_relation_cannot_tell_hidden_from_missing(world: World with faces) {
        let mut world = world;
        let annas = annas(&world).await;
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Olga").await);
        let program = client(&world, &nobody, "alfa", "Olga").await;
        let token = screen.get("/moje/sesje").await.hidden("_token");
        let routes: Vec<_> = world.site().routes().iter().map(|route| (route.row(), route.is_api())).collect();
        let (mut judged, mut seen) = (0, 0);
        for ((method, path, access), api) in routes {
            let Access::Named { name, rights, .. } = access else { continue };
            let least = rights.iter().filter(|(role, _)| *role == Role::Officer).map(|(_, least)| *least).min();
            let (Some(least), true, Some(theirs)) = (least, path.contains('{'), annas.filled(path)) else { continue };
            let browser = if api { &program } else { &screen };
            let none = missing(path);
            let fields = body(path);
            let hidden = ask(browser, method, api, &theirs, &fields, &token).await;
            let absent = ask(browser, method, api, &none, &fields, &token).await;
            assert_eq!(
                bare(&hidden, &theirs, "address"),
                bare(&absent, &none, "address"),
                "{path} ({name}): hidden and missing must look the same"
            );
            // What cannot be asked without a file is refused for that before the thing is looked for, to everybody alike.
            let needs_file = path.ends_with("/wersja") || (method == Method::Post && path.ends_with("/versions"));
            if least >= Relation::Reach && !needs_file {
                assert_eq!(hidden.status, 404, "{path} ({name}): {}", hidden.body);
                judged += 1;
            }
            assert!(!hidden.body.contains(SECRET), "{path}");
            seen += 1;
        }
        assert!(judged > 30 && seen > judged, "{judged} {seen}");
        for list in ["/rpw/eksport", "/rpw/do-uzupelnienia/eksport", "/sprawy/eksport", "/wysylka/eksport"] {
            let file = screen.get(&format!("{list}/csv")).await;
            assert!(file.status == 200 && !file.body.contains(SECRET), "{list}: {}", file.body);
        }
        // Things named in a query are hidden as those named in a path.
        for path in ["/sprawy/nowa?item=", "/sprawy?item=", "/rpw?przed="] {
            let hidden = screen.get(&format!("{path}{}", annas.item)).await;
            let absent = screen.get(&format!("{path}{NOWHERE}")).await;
            assert_eq!(bare(&hidden, &annas.item, "id"), bare(&absent, NOWHERE, "id"), "{path}");
        }
    }
}

/// A page without what was searched for, which is repeated in the search field, in the way to the other language, in
/// those to the list as a file and in the filter that can be saved.
fn without_echo(page: &str, searched: &[&str]) -> String {
    let without = |page: String, mark: &str| {
        let mut parts = page.split(mark);
        let first = parts.next().unwrap().to_owned();
        let rest = parts.filter_map(|part| part.split_once('"').map(|(_, rest)| rest));
        rest.fold(first, |page, rest| page + rest)
    };
    let page = ["/jezyk/", "/eksport/", "name=\"query\" value=\""].into_iter().fold(page.to_owned(), without);
    searched.iter().fold(page, |page, text| page.replace(&format!("value=\"{text}\""), ""))
}

on_both! {
    async fn lists_counts_and_searches_show_nothing_of_what_is_hidden(world: World with faces) {
        let mut world = world;
        let annas = annas(&world).await;
        let olgas = case_of(&world, "alfa", "Olga", "Widoczna sprawa").await;
        let options = SiteOptions { slots: obieg_app::slices::slots(), ..SiteOptions::default() };
        let site = Site::new(std::sync::Arc::clone(&world.kernel), faces(), options).unwrap();
        let nobody = world.serve_site(std::sync::Arc::clone(&site)).await;
        let olga = nobody.with_cookie(&world.cookie("alfa", "Olga").await);
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let adam = nobody.with_cookie(&world.cookie("beta", "Adam").await);
        let begin = annas.case.sign.chars().take(4).collect::<String>();
        let unit = world.actor("alfa", "Anna").await.unit().unwrap();
        let (sign, symbol) = (obieg_web::text::percent_encoded(&annas.case.sign), end_class());
        let begin = obieg_web::text::percent_encoded(&begin);
        let searches = [
            format!("/sprawy?znak={sign}"),
            format!("/sprawy?znak={begin}"),
            "/sprawy?moje=1".to_owned(),
            "/sprawy?stan=closed".to_owned(),
            "/sprawy?termin=3".to_owned(),
            format!("/sprawy/spis?symbol={symbol}"),
            format!("/sprawy/spis?symbol={symbol}&rok=2026&komorka={unit}"),
            format!("/rpw?nadawca={SECRET}"),
            "/rpw?dzien=2026-06-01".to_owned(),
            format!("/ustawienia/osoby?szukaj={SECRET}"),
        ];
        // Every list there is: the routes without parameters, with the searches.
        let lists = site.routes().iter().filter_map(|route| match route.row() {
            (Method::Get, path, Access::Named { .. }) if !path.contains('{') && !route.is_api() => Some(path.to_owned()),
            _ => None,
        });
        let lists: Vec<String> = lists.chain(searches).collect();
        assert!(lists.len() > 25);
        let mut anna_saw = 0;
        for path in &lists {
            for (who, browser) in [("Olga", &olga), ("Adam", &adam)] {
                let shown = browser.get(path).await;
                let told = without_echo(&shown.body, &[&annas.case.sign, SECRET]);
                assert!(shown.status < 500, "{who} at {path}: {}", shown.status);
                assert!(!told.contains(&annas.case.sign) && !told.contains(SECRET), "{who} at {path}: {told}");
                assert!(who == "Olga" || !shown.body.contains(&olgas.sign), "{path}");
            }
            anna_saw += usize::from(anna.get(path).await.body.contains(SECRET));
        }
        assert!(anna_saw > 5, "the lists are not empty for Anna: {anna_saw}");
        assert!(olga.get("/sprawy").await.body.contains(&olgas.sign));
        let (olga, adam) = (client(&world, &nobody, "alfa", "Olga").await, client(&world, &nobody, "beta", "Adam").await);
        let mut programs = 0;
        for route in site.routes().iter().filter(|route| route.is_api()) {
            let (Method::Get, path, Access::Named { .. }) = route.row() else { continue };
            if path.contains('{') {
                continue;
            }
            programs += 1;
            for browser in [&olga, &adam] {
                let shown = browser.get(path).await;
                assert!(!shown.body.contains(&annas.case.sign) && !shown.body.contains(SECRET), "{path}: {}", shown.body);
            }
        }
        assert!(programs > 6, "{programs}");
    }
}

on_both! {
    async fn counts_on_the_desk_are_of_ones_own_reach(world: World with faces) {
        let mut world = world;
        let annas = annas(&world).await;
        // Anna's case is overdue and another falls due: both would be counted if they were reached.
        world.clock.set("2026-07-20T08:00:00Z");
        let options = SiteOptions { slots: obieg_app::slices::slots(), ..SiteOptions::default() };
        let site = Site::new(std::sync::Arc::clone(&world.kernel), faces(), options).unwrap();
        let nobody = world.serve_site(site).await;
        let tiles = |body: &str| -> Vec<String> {
            body.split("class=\"tile-number").skip(1).map(|rest| rest.split_once('>').unwrap().1.split('<').next().unwrap().trim().to_owned()).collect()
        };
        let desk = |name: &'static str| {
            let (nobody, world) = (&nobody, &world);
            async move { nobody.with_cookie(&world.cookie("alfa", name).await).get("/pulpit").await.body }
        };
        let (anna, olga) = (tiles(&desk("Anna").await), tiles(&desk("Olga").await));
        assert!(anna.iter().any(|count| count != "0"), "{anna:?} {}", annas.case.sign);
        assert!(!olga.is_empty() && olga.iter().all(|count| count == "0"), "{olga:?}");
    }
}
