//! Own registers: columns, entries from items, from cases and by hand, on screens, by program and as files.

use obieg_kernel::Failure;
use obieg_registers::deeds::{AddEntry, CancelEntry, CloseRegister, CorrectEntry, ImportEntry, OpenRegister};
use obieg_registers::import::EntryLine;
use obieg_registers::model::{ColumnKind, ColumnView, RegisterView, Source};
use obieg_registers::queries::{ListRegisters, ShowEntry, ShowRegister};
use obieg_testkit::{World, on_both};
use serde_json::json;

use crate::cast::{client, code, open_case, open_to, register, with_list};
use crate::faces;

fn column(label: &str, kind: ColumnKind, required: bool) -> ColumnView {
    let choices = match kind {
        ColumnKind::Choice => vec!["przetarg".to_owned(), "zapytanie".to_owned()],
        _ => Vec::new(),
    };
    ColumnView { label: label.to_owned(), kind, required, choices, added_on: None, ended_on: None }
}

async fn opened(world: &World, who: &str, source: Source, columns: Vec<ColumnView>) -> RegisterView {
    let unit = world.actor("alfa", "Anna").await.unit();
    let name = format!("Rejestr {}", source.code());
    let deed = OpenRegister { name, unit, source, columns };
    world.actor("alfa", who).await.act(deed, None).await.unwrap()
}

fn entry(register: &RegisterView, about: Option<&str>, fields: &[&str]) -> AddEntry {
    AddEntry {
        register: register.id,
        about: about.map(str::to_owned),
        subject: about.is_none().then(|| "Dostawa papieru".to_owned()),
        party: None,
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
    }
}

on_both! {
    async fn entries_take_what_the_program_knows(world: World with faces) {
        let world = world;
        with_list(&world).await;
        let (anna, olga) = (world.actor("alfa", "Anna").await, world.actor("alfa", "Olga").await);
        let item = register(&world, "Skarga na hałas").await;
        let hidden = register(&world, "Nie jej").await;
        open_to(&world, item.id, "Anna").await;
        let number = async |id| {
            world.actor("alfa", "Karolina").await.see(obieg_registry::queries::SeeItem { item: id }).await.unwrap().item.number
        };
        let (item, hidden) = (number(item.id).await, number(hidden.id).await);
        let complaints = opened(&world, "Konrad", Source::Items, vec![column("Wynik", ColumnKind::Text, false)]).await;
        let first = anna.act(entry(&complaints, Some(&item), &[""]), None).await.unwrap();
        assert_eq!(first.number, "1/2026");
        let shown = anna.see(ShowEntry { register: complaints.id, entry: first.id }).await.unwrap().1;
        assert_eq!((shown.subject.as_str(), shown.about_number.as_deref()), ("Skarga na hałas", Some(item.as_str())));
        assert!(shown.party.is_some());
        assert_eq!(code(anna.act(entry(&complaints, Some(&item), &[""]), None).await), "registers.entered-already");
        // An item out of reach, one that does not exist and no number at all are one answer.
        for number in [hidden.as_str(), "9999/2026", "x", ""] {
            assert_eq!(code(anna.act(entry(&complaints, Some(number), &[""]), None).await), "registers.item-unknown");
        }

        let case = open_case(&world, "Anna", None).await.unwrap();
        let foreign = open_case(&world, "Olga", None).await.unwrap();
        let cases = opened(&world, "Konrad", Source::Cases, Vec::new()).await;
        anna.act(entry(&cases, Some(&case.sign), &[]), None).await.unwrap();
        assert_eq!(code(anna.act(entry(&cases, Some(&foreign.sign), &[]), None).await), "registers.case-unknown");

        // Another unit neither lists nor opens them; hidden and missing are one.
        assert!(olga.see(ListRegisters).await.unwrap().registers.is_empty());
        assert!(matches!(olga.see(ShowRegister { register: cases.id, before: None, limit: 50 }).await, Err(Failure::Hidden)));
        assert_eq!(anna.see(ListRegisters).await.unwrap().registers.len(), 2);
        world.assert_sound().await;
    }
}

on_both! {
    async fn numbers_stay_and_corrections_are_seen(world: World with faces) {
        let world = world;
        let anna = world.actor("alfa", "Anna").await;
        let columns = vec![
            column("Wartość", ColumnKind::Amount, true), column("Tryb", ColumnKind::Choice, false), column("Do", ColumnKind::Day, false),
        ];
        let contracts = opened(&world, "Konrad", Source::Hand, columns).await;
        assert_eq!(code(anna.act(entry(&contracts, None, &["", "przetarg", ""]), None).await), "registers.field-missing");
        assert_eq!(code(anna.act(entry(&contracts, None, &["1", "z wolnej ręki", ""]), None).await), "registers.not-a-choice");
        let mut ids = Vec::new();
        for value in ["1 200,5", "7", "8"] {
            let added = anna.act(entry(&contracts, None, &[value, "przetarg", "2026-12-31"]), None).await.unwrap();
            ids.push(added.id);
        }
        let correct = CorrectEntry {
            register: contracts.id, entry: ids[0], version: 1, subject: "Dostawa".to_owned(), party: Some("Papier sp. z o.o.".to_owned()),
            fields: vec!["1300".to_owned(), "zapytanie".to_owned(), String::new()], reason: "aneks".to_owned(),
        };
        anna.act(correct.clone(), None).await.unwrap();
        assert!(matches!(anna.act(correct, None).await, Err(Failure::Refused(list)) if list[0].code == "kernel.changed-meanwhile"));
        let cancel = CancelEntry { register: contracts.id, entry: ids[1], version: 1, reason: "pomyłka".to_owned() };
        anna.act(cancel, None).await.unwrap();
        let again = CancelEntry { register: contracts.id, entry: ids[1], version: 2, reason: "pomyłka".to_owned() };
        assert_eq!(code(anna.act(again, None).await), "registers.entry-cancelled");
        let page = anna.see(ShowRegister { register: contracts.id, before: None, limit: 2 }).await.unwrap();
        assert_eq!(page.entries.iter().map(|one| one.number.as_str()).collect::<Vec<_>>(), ["3/2026", "2/2026"]);
        assert_eq!(page.entries[1].cancelled_reason.as_deref(), Some("pomyłka"));
        let rest = anna.see(ShowRegister { register: contracts.id, before: page.next, limit: 2 }).await.unwrap();
        assert_eq!((rest.entries[0].fields[0].as_str(), rest.entries[0].version, rest.next), ("1300.00", 2, None));

        // The year changes: numbers begin anew, the newest stay on top. Closed, it takes nothing more.
        world.clock.set("2027-01-01T08:00:00Z");
        assert_eq!(anna.act(entry(&contracts, None, &["1", "", ""]), None).await.unwrap().number, "1/2027");
        let page = anna.see(ShowRegister { register: contracts.id, before: None, limit: 50 }).await.unwrap();
        assert_eq!(page.entries[0].number, "1/2027");
        let konrad = world.actor("alfa", "Konrad").await;
        konrad.act(CloseRegister { register: contracts.id, reason: "nowy rejestr".to_owned() }, None).await.unwrap();
        assert_eq!(code(anna.act(entry(&contracts, None, &["1", "", ""]), None).await), "registers.closed");
        world.assert_sound().await;
    }
}

on_both! {
    async fn registers_are_kept_on_screens_by_programs_and_as_files(world: World with faces) {
        let mut world = world;
        let nobody = world.serve_with(obieg_app::slices::slots()).await;
        let norbert = nobody.with_cookie(&world.cookie("alfa", "Norbert").await);
        let token = norbert.get("/rejestry/nowy").await.hidden("_token");
        let unit = world.actor("alfa", "Norbert").await.unit().unwrap().to_string();
        let form = |name: &'static str, choices: &'static str| {
            vec![
                ("_token", token.clone()), ("name", name.to_owned()), ("unit", unit.clone()), ("source", "hand".to_owned()),
                ("label-1", "=Wartość".to_owned()), ("kind-1", "amount".to_owned()), ("needed-1", "true".to_owned()), ("choices-1", String::new()),
                ("label-2", "Tryb".to_owned()), ("kind-2", "choice".to_owned()), ("needed-2", "false".to_owned()), ("choices-2", choices.to_owned()),
            ]
        };
        let send = async |path: &str, form: Vec<(&str, String)>| {
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            norbert.post(path, &form).await
        };
        let bad = send("/rejestry/nowy", form("Umowy", "jeden")).await;
        assert!(bad.status == 422 && bad.body.contains("=Wartość") && bad.body.contains("od 2 do 50"), "{}", bad.body);
        let made = send("/rejestry/nowy", form("Umowy", "przetarg, zapytanie")).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let list = norbert.get("/rejestry").await.body;
        let (_, rest) = list.split_once("href=\"/rejestry/0").unwrap();
        let path = format!("/rejestry/0{}", rest.split('"').next().unwrap());
        let entry = |value: &str| {
            vec![
                ("_token", token.clone()), ("subject", "<b>Dostawa</b>".to_owned()), ("party", "=1+1".to_owned()),
                ("field-1", value.to_owned()), ("field-2", "przetarg".to_owned()),
            ]
        };
        let bad = send(&format!("{path}/wpisy"), entry("dużo")).await;
        assert!(bad.status == 422 && bad.body.contains("podaj kwotę") && bad.body.contains("value=\"dużo\""), "{}", bad.body);
        assert_eq!(send(&format!("{path}/wpisy"), entry("12,5")).await.status, 303);
        let page = norbert.get(&path).await.body;
        assert!(page.contains("12,50") && page.contains("&#60;b&#62;Dostawa"), "{page}");

        // The file has the columns of the register, and nothing in it is a formula.
        let file = norbert.get(&format!("{path}/eksport/csv")).await.body;
        assert!(file.contains("Wartość") && file.contains("12,50"), "{file}");
        assert!(!file.contains(";=") && !file.starts_with('='), "{file}");
        for format in ["xlsx", "pdf"] {
            assert_eq!(norbert.get(&format!("{path}/eksport/{format}")).await.status, 200);
        }

        let program = client(&world, &nobody, "alfa", "Norbert").await;
        let body = json!({ "name": "Zarządzenia", "source": "hand", "columns": [{ "label": "Dzień", "kind": "day" }] });
        let made = program.post_json("/api/v1/registers", &body, &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let path = format!("/api/v1/registers/{}/entries", made.json()["id"].as_str().unwrap());
        let bad = program.post_json(&path, &json!({ "subject": "W sprawie", "fields": ["jutro"] }), &[]).await;
        assert_eq!((bad.status, &bad.json()["errors"][0]["field"]), (422, &json!("field-1")));
        let added = program.post_json(&path, &json!({ "subject": "W sprawie", "fields": ["2026-06-01"] }), &[]).await;
        assert_eq!(added.status, 201, "{}", added.body);
        let one = format!("{path}/{}", added.json()["id"].as_str().unwrap());
        assert_eq!(program.get(&one).await.json()["fields"], json!(["2026-06-01"]));
        let body = json!({ "version": 1, "subject": "W sprawie dyżurów", "fields": [""], "reason": "literówka" });
        assert_eq!(program.post_json(&format!("{one}/correct"), &body, &[]).await.status, 200);
        let body = json!({ "version": 2, "reason": "uchylone" });
        assert_eq!(program.post_json(&format!("{one}/cancel"), &body, &[]).await.status, 200);
        assert_eq!(program.get(&path).await.json()["entries"][0]["cancelled_reason"], json!("uchylone"));
        assert_eq!(program.get("/api/v1/registers").await.json()["registers"].as_array().unwrap().len(), 2);
        world.assert_sound().await;
    }
}

on_both! {
    async fn columns_come_later_and_go_out_of_use(world: World with faces) {
        let mut world = world;
        let anna = world.actor("alfa", "Anna").await;
        let contracts = opened(&world, "Konrad", Source::Hand, vec![column("Strona umowy", ColumnKind::Text, false)]).await;
        let old = anna.act(entry(&contracts, None, &["Jan"]), None).await.unwrap();
        let nobody = world.serve_with(obieg_app::slices::slots()).await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Konrad").await);
        let path = format!("/rejestry/{}", contracts.id);
        // A line that was taken before the column came.
        let konrad = world.actor("alfa", "Konrad").await;
        let line = |fields: &[&str]| ImportEntry {
            register: contracts.id,
            line: EntryLine { subject: "Prąd".to_owned(), party: None, fields: fields.iter().map(|field| (*field).to_owned()).collect() },
        };
        konrad.act(line(&["Ewa"]), None).await.unwrap();

        let token = screen.get(&path).await.hidden("_token");
        let form = |label: &'static str, kind: &'static str| [("_token", token.clone()), ("label", label.to_owned()), ("kind", kind.to_owned()), ("needed", "true".to_owned()), ("choices", String::new())];
        let send = async |path: &str, form: &[(&str, String)]| {
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            screen.post(path, &form).await
        };
        let bad = send(&format!("{path}/kolumny"), &form("strona UMOWY", "text")).await;
        assert!(bad.status == 422 && bad.body.contains("jest podana dwa razy") && bad.body.contains("value=\"strona UMOWY\""), "{}", bad.body);
        assert_eq!(send(&format!("{path}/kolumny"), &form("Kwota", "amount")).await.status, 303);
        // Entries made before have an empty cell, on the screen, by program and in files; a new one must fill it in.
        let shown = anna.see(ShowEntry { register: contracts.id, entry: old.id }).await.unwrap();
        assert_eq!((shown.1.fields, shown.0.columns[1].added_on), (vec!["Jan".to_owned(), String::new()], Some(jiff::civil::date(2026, 6, 1))));
        assert_eq!(code(anna.act(entry(&contracts, None, &["Jan"]), None).await), "registers.field-count");
        assert_eq!(code(anna.act(entry(&contracts, None, &["Jan", ""]), None).await), "registers.field-missing");
        anna.act(entry(&contracts, None, &["Jan", "12,5"]), None).await.unwrap();
        let file = screen.get(&format!("{path}/eksport/csv")).await.body;
        let lines: Vec<&str> = file.lines().collect();
        assert!(lines[0].contains("Strona umowy;Kwota;") && lines[1].contains("Jan;12,50;") && lines[3].contains("Jan;;"), "{file}");
        for format in ["xlsx", "pdf"] {
            assert_eq!(screen.get(&format!("{path}/eksport/{format}")).await.status, 200);
        }

        // Out of use it takes nothing and keeps what it has; its name is not given again.
        let put = |used: &str| [("_token", token.clone()), ("used", used.to_owned())];
        for number in ["0", "3", "x"] {
            assert!(send(&format!("{path}/kolumny/{number}"), &put("false")).await.status >= 400);
        }
        assert_eq!(send(&format!("{path}/kolumny/2"), &put("false")).await.status, 303);
        let page = screen.get(&path).await.body;
        assert!(page.contains("nieużywana") && page.contains("12,50") && !page.contains("name=\"field-2\""), "{page}");
        assert_eq!(code(anna.act(entry(&contracts, None, &["Jan", "7"]), None).await), "registers.column-ended");
        anna.act(entry(&contracts, None, &["Jan", ""]), None).await.unwrap();
        // The line of before is known all the same, also when the column it filled in is the one out of use.
        assert_eq!(code(konrad.act(line(&["Ewa", ""]), None).await), "registers.imported-before");
        assert_eq!(send(&format!("{path}/kolumny/1"), &put("false")).await.status, 303);
        assert_eq!(code(konrad.act(line(&["Ewa", ""]), None).await), "registers.imported-before");
        konrad.act(line(&["Iwa", ""]), None).await.unwrap();
        assert_eq!(code(konrad.act(line(&["Iwa", ""]), None).await), "registers.imported-before");
        assert_eq!(send(&format!("{path}/kolumny/1"), &put("true")).await.status, 303);

        let program = client(&world, &nobody, "alfa", "Konrad").await;
        let api = format!("/api/v1/registers/{}/columns", contracts.id);
        assert_eq!(program.post_json(&format!("{api}/2"), &json!({ "used": false }), &[]).await.status, 409);
        assert_eq!(program.post_json(&format!("{api}/2"), &json!({ "used": true }), &[]).await.status, 200);
        let added = program.post_json(&api, &json!({ "label": "Uwagi", "kind": "text" }), &[]).await;
        assert_eq!((added.status, added.json()["columns"].as_array().unwrap().len()), (201, 3), "{}", added.body);
        // Officers make entries and leave the columns alone.
        let officer = client(&world, &nobody, "alfa", "Anna").await;
        assert_eq!(officer.post_json(&api, &json!({ "label": "Inna", "kind": "text" }), &[]).await.status, 403);
        world.assert_sound().await;
    }
}
