//! Letters from templates: kept by the office in versions, filled with what the program knows, written anew as drafts.

use std::sync::Arc;

use obieg_cases::model::CaseId;
use obieg_documents::NewFile;
use obieg_drafts::model::{DraftFile, DraftId};
use obieg_drafts::queries::{DraftContent, ShowDraft};
use obieg_kernel::Actor;
use obieg_press::shipped::{Manifest, SHIPPED};
use obieg_press::{About, Limits, Place, Press};
use obieg_templates::Proven;
use obieg_templates::deeds::{ComposeDraft, EndTemplate, ReviseTemplate, SetLetterhead, WriteTemplate};
use obieg_templates::model::{Inputs, Letterhead, TemplateId};
use obieg_templates::queries::{ListTemplates, ShowTemplate, WriteForm};

use obieg_testkit::{Browser, World, on_both};
use obieg_web::{Site, SiteOptions};
use serde_json::json;

use crate::cast::{client, code, open_case, with_list};
use crate::faces;

/// A template that asks for one text, `text`.
pub const SOURCE: &str = include_str!("../../../data/templates/internal.typ");

const TEMPLATES: &str = "/ustawienia/wzory";

/// The site with the press of the program, nobody signed in.
async fn served(world: &mut World) -> Browser {
    with_list(world).await;
    let options = SiteOptions { slots: obieg_app::slices::slots(), ..SiteOptions::default() };
    let site = Site::new(Arc::clone(&world.kernel), faces(), options).unwrap();
    world.serve_site(site).await
}

async fn screen(world: &World, nobody: &Browser, name: &str) -> Browser {
    nobody.with_cookie(&world.cookie("alfa", name).await)
}

/// Konrad copies a template of the program.
async fn copied(world: &World, nobody: &Browser, key: &str) -> TemplateId {
    let konrad = screen(world, nobody, "Konrad").await;
    let token = konrad.get(TEMPLATES).await.hidden("_token");
    let made = konrad.post(TEMPLATES, &[("_token", &token), ("key", key)]).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let to = made.header("location").unwrap();
    to.trim_start_matches("/ustawienia/wzory/").split('?').next().unwrap().parse().unwrap()
}

async fn proven(world: &World, key: &str) -> Proven {
    let starter = SHIPPED.iter().find(|one| one.key == key).unwrap();
    let press = Press::new(Place::Here, Limits::default());
    let about = About { ident: "x".to_owned(), at: world.kernel.env().now() };
    Proven::of(&press, Manifest::read(starter.manifest).unwrap(), starter.source.to_owned(), about)
        .await
        .unwrap()
}

/// A template that somebody keeps.
pub async fn kept(world: &World, who: &str) -> TemplateId {
    let deed = WriteTemplate { proven: proven(world, "internal").await, origin: None };
    world.actor("alfa", who).await.act(deed, None).await.unwrap().id
}

/// A draft of Anna's that was made from a template.
pub async fn composed(world: &World, case: CaseId, template: TemplateId) -> DraftId {
    let anna = world.actor("alfa", "Anna").await;
    let stored = anna.blobs().put_bytes("pismo".into()).await.unwrap();
    let file = NewFile::new(stored, "pismo.pdf", b"pismo");
    let inputs: Inputs = [("title", "Notatka"), ("name", "Wydział"), ("texts.text", "Treść")]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into();
    let deed = ComposeDraft { case, template, number: 1, title: "Notatka".to_owned(), inputs, file };
    anna.act(deed, None).await.unwrap().draft
}

/// Fields of a form, with a token.
fn form<'t>(token: &'t str, fields: &[(&'t str, &'t str)]) -> Vec<(&'t str, &'t str)> {
    std::iter::once(("_token", token)).chain(fields.iter().copied()).collect()
}

const WRITTEN: [(&str, &str); 9] = [
    ("title", "Wezwanie do braków"),
    ("subject", "Pozwolenie na budowę"),
    ("name", "Maria Zmyślona"),
    ("address", "ul. Krótka 1\n00-000 Zmyślin"),
    ("date", "2026-06-01"),
    ("legal_basis", "art. 64 § 2 KPA"),
    ("texts.application", "podanie Pani Marii Zmyślonej #panic(\"x\")"),
    ("texts.missing", "- podpis\n- zaświadczenie"),
    ("texts.term", "7 dni"),
];

async fn letter(anna: &Actor, draft: DraftId) -> (DraftFile, String) {
    let file = anna.see(ShowDraft { draft }).await.unwrap();
    let content = DraftContent { draft, document: file.document.id, version: None };
    let bytes = anna.see(content).await.unwrap().readable;
    let bytes = anna.blobs().read(&bytes, 10_000_000).await.unwrap();
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let text = pdf.extract_text(&pages).unwrap();
    (file, text.split_whitespace().collect::<Vec<_>>().join(" "))
}

async fn sign(anna: &Actor, case: CaseId, template: TemplateId) -> String {
    anna.see(WriteForm { case, template }).await.unwrap().known.case.sign
}

on_both! {
    async fn a_letter_is_written_from_a_template_and_written_anew(world: World with faces) {
        let mut world = world;
        let nobody = served(&mut world).await;
        let template = copied(&world, &nobody, "call").await;
        let anna = world.actor("alfa", "Anna").await;
        let case = open_case(&world, "Anna", None).await.unwrap().id;
        let browser = screen(&world, &nobody, "Anna").await;
        let choose = browser.get(&format!("/sprawy/{case}/wzor")).await;
        assert!(choose.body.contains(&format!("/sprawy/{case}/wzor/{template}")), "{}", choose.body);
        let address = format!("/sprawy/{case}/wzor/{template}");
        let page = browser.get(&address).await;
        let token = page.hidden("_token");
        assert!(page.body.contains("7 dni"), "what the template begins with stands in the form");

        // Without what is asked, each field says what it needs, and nothing of what was written is gone.
        let lacking: Vec<_> = WRITTEN.into_iter().filter(|(name, _)| *name != "name").collect();
        let refused = browser.post(&address, &form(&token, &lacking)).await;
        assert!(refused.status == 422 && refused.body.contains("Pozwolenie na budowę"), "{}", refused.body);
        let look = browser.post(&format!("{address}/podglad"), &form(&token, &WRITTEN)).await;
        assert!(look.status == 200 && look.body.contains("data:image/svg+xml"), "{}", look.body);

        let made = browser.post(&address, &form(&token, &WRITTEN)).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let to = made.header("location").unwrap().to_owned();
        let draft: DraftId = to.trim_start_matches("/projekty/").split('?').next().unwrap().parse().unwrap();
        let (file, text) = letter(&anna, draft).await;
        let sign = sign(&anna, case, template).await;
        // What was typed is text and never a program.
        for part in [sign.as_str(), "Maria Zmyślona", "00-000 Zmyślin", "#panic", "zaświadczenie", "art. 64 § 2"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!((file.document.version, file.draft.composed, file.draft.title.as_str()), (1, true, "Wezwanie do braków"));

        let again = browser.get(&format!("/projekty/{draft}/tresc")).await;
        assert!(again.body.contains("zaświadczenie"), "what was written is there to be changed");
        let (after, token) = (again.hidden("after"), again.hidden("_token"));
        let mut changed = WRITTEN.to_vec();
        changed[7] = ("texts.missing", "- pełnomocnictwo");
        changed.push(("after", &after));
        let address = format!("/projekty/{draft}/tresc");
        let made = browser.post(&address, &form(&token, &changed)).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let (file, text) = letter(&anna, draft).await;
        assert!(file.document.version == 2 && text.contains("pełnomocnictwo") && !text.contains("zaświadczenie"), "{text}");
        // Who was slower is told.
        let late = browser.post(&address, &form(&token, &changed)).await;
        assert!(late.status == 422 || late.status == 409, "{} {}", late.status, late.body);
        assert_eq!(letter(&anna, draft).await.0.document.version, 2);
        world.assert_sound().await;
    }

    async fn a_program_writes_letters_by_the_same_deeds(world: World with faces) {
        let mut world = world;
        let nobody = served(&mut world).await;
        let template = copied(&world, &nobody, "internal").await;
        let case = open_case(&world, "Anna", None).await.unwrap().id;
        let program = client(&world, &nobody, "alfa", "Anna").await;
        let listed = program.get("/api/v1/letter-templates").await.json();
        assert_eq!(listed["templates"][0]["origin"], "internal");
        let path = format!("/api/v1/cases/{case}/drafts/from-template");
        let fields = json!({ "title": "Notatka", "name": "Wydział Finansów", "texts": [{ "key": "text", "text": "Proszę o opinię." }] });
        let made = program.post_json(&path, &json!({ "template": template, "fields": fields }), &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let draft: DraftId = made.json()["draft"].as_str().unwrap().parse().unwrap();
        let anna = world.actor("alfa", "Anna").await;
        assert!(letter(&anna, draft).await.1.contains("Proszę o opinię."));
        let body = json!({ "after": 1, "fields": { "texts": [{ "key": "text", "text": "Proszę o pilną opinię." }] } });
        let again = program.post_json(&format!("/api/v1/drafts/{draft}/from-template"), &body, &[]).await;
        assert_eq!(again.status, 200, "{}", again.body);
        assert!(letter(&anna, draft).await.1.contains("pilną"));
        let unknown = json!({ "template": template, "fields": { "title": "Notatka", "colour": "red" } });
        let refused = program.post_json(&path, &unknown, &[]).await;
        assert!(refused.status == 422 && refused.body.contains("colour"), "{}", refused.body);
        world.assert_sound().await;
    }

    async fn a_template_that_makes_no_letter_is_not_kept_and_the_place_is_told(world: World with faces) {
        let mut world = world;
        let nobody = served(&mut world).await;
        let template = copied(&world, &nobody, "cover").await;
        let konrad = world.actor("alfa", "Konrad").await;
        let kept = konrad.see(ShowTemplate { template, number: None }).await.unwrap();
        let screen = screen(&world, &nobody, "Konrad").await;
        let address = format!("{TEMPLATES}/{template}");
        let token = screen.get(&address).await.hidden("_token");
        let broken = format!("{}\n#neznane()\n", kept.version.source);
        let line = format!("Wiersz {}", broken.lines().count());
        let manifest = &kept.version.manifest;
        let fields =
            [("after", "1"), ("kind", manifest.kind.as_str()), ("name", "Pismo przewodnie"), ("source", &broken)];
        for path in [address.clone(), format!("{address}/podglad")] {
            let refused = screen.post(&path, &form(&token, &fields)).await;
            assert!(refused.body.contains(&line), "{path}: {}", refused.body);
        }
        assert_eq!(konrad.see(ShowTemplate { template, number: None }).await.unwrap().template.version, 1);

        let good = [("after", "1"), ("kind", manifest.kind.as_str()), ("name", "Nasze przewodnie"), ("source", &kept.version.source)];
        assert_eq!(screen.post(&address, &form(&token, &good)).await.status, 303);
        let now = konrad.see(ShowTemplate { template, number: None }).await.unwrap();
        assert_eq!((now.template.version, now.template.name.as_str(), now.versions.len()), (2, "Nasze przewodnie", 2));
        // The former one is still there to be looked at; who saw it alone changes nothing.
        let former = konrad.see(ShowTemplate { template, number: Some(1) }).await.unwrap();
        assert_eq!(former.version.manifest, *manifest);
        let stale = screen.post(&address, &form(&token, &good)).await;
        assert!(stale.body.contains("Ktoś zmienił to w międzyczasie"), "{}", stale.body);
        world.assert_sound().await;
    }

    async fn what_is_asked_for_comes_back_as_it_was_written(world: World with faces) {
        let mut world = world;
        let nobody = served(&mut world).await;
        let template = copied(&world, &nobody, "call").await;
        let konrad = world.actor("alfa", "Konrad").await;
        let kept = konrad.see(ShowTemplate { template, number: None }).await.unwrap().version;
        let screen = screen(&world, &nobody, "Konrad").await;
        let address = format!("{TEMPLATES}/{template}");
        let page = screen.get(&address).await;
        let token = page.hidden("_token");
        // As a browser sends it: empty fields are there too, and the spare rows.
        let mut fields = vec![("after", "1"), ("kind", "call"), ("name", "Wezwanie"), ("source", &kept.source)];
        let texts = &kept.manifest.texts;
        let forms: Vec<&str> = texts.iter().map(|text| if text.long { "long-required" } else { "line-required" }).collect();
        let names: Vec<[String; 5]> =
            (1..=texts.len() + 2).map(|at| ["key", "label", "hint", "default", "form"].map(|part| format!("text_{at}_{part}"))).collect();
        for (at, names) in names.iter().enumerate() {
            let values = match texts.get(at) {
                Some(text) => [&text.key, &text.label, &text.hint, &text.default].map(String::as_str),
                None => [""; 4],
            };
            fields.extend(names.iter().map(String::as_str).zip(values.into_iter().chain([*forms.get(at).unwrap_or(&"line")])));
        }
        for name in names.iter().flatten() {
            assert!(page.body.contains(&format!("name=\"{name}\"")), "{name}");
        }
        let saved = screen.post(&address, &form(&token, &fields)).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let now = konrad.see(ShowTemplate { template, number: None }).await.unwrap().version;
        assert_eq!((now.number, &now.manifest.texts), (2, texts));
        assert!(texts.iter().any(|text| text.default.is_empty()) && texts.iter().any(|text| !text.default.is_empty()));
        let unknown = screen.post(&address, &form(&token, &[("after", "2"), ("text_99_key", "x")])).await;
        assert!(unknown.status == 422 && unknown.body.contains("text_99_key"), "{}", unknown.body);
    }

    async fn no_letter_begins_from_an_ended_template(world: World with faces) {
        let mut world = world;
        let nobody = served(&mut world).await;
        let template = copied(&world, &nobody, "receipt").await;
        let case = open_case(&world, "Anna", None).await.unwrap().id;
        let (anna, konrad) = (world.actor("alfa", "Anna").await, world.actor("alfa", "Konrad").await);
        konrad.act(EndTemplate { template }, None).await.unwrap();
        assert_eq!(code(konrad.act(EndTemplate { template }, None).await), "templates.ended-refused");
        let stored = anna.blobs().put_bytes("pismo".into()).await.unwrap();
        let file = NewFile::new(stored, "pismo.pdf", b"pismo");
        let (title, inputs) = ("Potwierdzenie".to_owned(), Inputs::new());
        let deed = ComposeDraft { case, template, number: 1, title, inputs, file };
        assert_eq!(code(anna.act(deed, None).await), "templates.ended-refused");
        let screen = screen(&world, &nobody, "Anna").await;
        assert!(!screen.get(&format!("/sprawy/{case}/wzor")).await.body.contains(&template.to_string()));
        assert!(anna.see(ListTemplates).await.unwrap().templates[0].ended_on.is_some());
        // It is still read by those who keep templates, and nobody else changes one.
        let tried = nobody.with_cookie(&world.cookie("alfa", "Anna").await).get(&format!("{TEMPLATES}/{template}")).await;
        assert_eq!(tried.status, 403);
        let revise = ReviseTemplate { template, after: 1, proven: proven(&world, "receipt").await };
        assert_eq!(code(konrad.act(revise, None).await), "templates.ended-refused");
        world.assert_sound().await;
    }

    async fn a_decision_names_its_parties_and_says_what_the_office_lacks(world: World with faces) {
        let mut world = world;
        let nobody = served(&mut world).await;
        let template = copied(&world, &nobody, "decision").await;
        let konrad = world.actor("alfa", "Konrad").await;
        let manifest = konrad.see(ShowTemplate { template, number: None }).await.unwrap().version.manifest;
        let case = open_case(&world, "Anna", None).await.unwrap().id;
        let program = client(&world, &nobody, "alfa", "Anna").await;
        let texts: Vec<_> = manifest.texts.iter().map(|one| json!({ "key": one.key, "text": "treść" })).collect();
        let fields = json!({ "title": "Decyzja", "name": "Maria Zmyślona", "address": "ul. Krótka 1", "texts": texts });
        let body = json!({ "template": template, "fields": fields });
        let path = format!("/api/v1/cases/{case}/drafts/from-template");
        // The officer cannot mend the head of letters, and is told who can.
        let refused = program.post_json(&path, &body, &[]).await;
        assert!(refused.body.contains("office.authority") && refused.body.contains("koordynator"), "{}", refused.body);
        let head = Letterhead { authority: "Wójt Gminy Zmyślin".to_owned(), ..Letterhead::default() };
        konrad.act(SetLetterhead { head, version: 0 }, None).await.unwrap();
        // A request that comes twice is one letter, whatever the hour at which it is printed.
        let key = [("idempotency-key", "jedna-decyzja-1")];
        let made = program.post_json(&path, &body, &key).await;
        world.clock.advance(jiff::SignedDuration::from_secs(90));
        let again = program.post_json(&path, &body, &key).await;
        assert_eq!((made.status, again.status), (201, 201), "{} {}", made.body, again.body);
        assert_eq!(made.json()["draft"], again.json()["draft"]);
        let draft: DraftId = made.json()["draft"].as_str().unwrap().parse().unwrap();
        let text = letter(&world.actor("alfa", "Anna").await, draft).await.1;
        assert!(text.contains("Maria Zmyślona, ul. Krótka 1"), "{text}");
        world.assert_sound().await;
    }

    async fn the_head_of_letters_stands_on_every_letter(world: World with faces) {
        let mut world = world;
        let nobody = served(&mut world).await;
        let template = copied(&world, &nobody, "internal").await;
        let konrad = world.actor("alfa", "Konrad").await;
        let head = Letterhead { place: "Zmyślin".to_owned(), phone: "77 000 00 00".to_owned(), ..Letterhead::default() };
        konrad.act(SetLetterhead { head: head.clone(), version: 0 }, None).await.unwrap();
        assert_eq!(code(konrad.act(SetLetterhead { head, version: 0 }, None).await), "templates.changed-meanwhile");
        let case = open_case(&world, "Anna", None).await.unwrap().id;
        let program = client(&world, &nobody, "alfa", "Anna").await;
        let fields = json!({ "title": "Notatka", "name": "Wydział Finansów", "date": "2026-06-01", "texts": [{ "key": "text", "text": "Treść." }] });
        let path = format!("/api/v1/cases/{case}/drafts/from-template");
        let made = program.post_json(&path, &json!({ "template": template, "fields": fields }), &[]).await;
        let draft: DraftId = made.json()["draft"].as_str().unwrap().parse().unwrap();
        let text = letter(&world.actor("alfa", "Anna").await, draft).await.1;
        assert!(text.contains("Zmyślin") && text.contains("77 000 00 00"), "{text}");
        let page = screen(&world, &nobody, "Konrad").await.get("/ustawienia/wzory/naglowek").await;
        assert!(page.status == 200 && page.body.contains("77 000 00 00"));
        world.assert_sound().await;
    }
}
