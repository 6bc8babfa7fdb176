//! The contact book: offered while one types, taken by a press, merged and separated, on screens and by program.

use jiff::civil::date;
use obieg_cases::deeds::AddParty;
use obieg_cases::model::{CaseId, PartyRole};
use obieg_contacts::deeds::{
    AddContact, BringBackContact, ChangeContact, KeepApart, MergeContacts, PutAwayContact, SeparateContacts,
    TakeParty, TakeSender,
};
use obieg_contacts::model::Direction;
use obieg_contacts::model::{ContactData, ContactFile, ContactId, ContactState, Suggestion};
use obieg_contacts::queries::{ListAlike, ListContacts, ShowContact, SuggestContacts};
use obieg_documents::NewFile;
use obieg_kernel::{Actor, Failure};
use obieg_letters::deeds::SendLetter;
use obieg_letters::model::{Channel, NewAddressee};
use obieg_testkit::on_both;
use obieg_web::{Site, SiteOptions};
use serde_json::json;

use crate::cast::{client, open_case, open_to, register, with_list};
use crate::faces;

fn person(surname: &str, given: &str, postcode: &str) -> ContactData {
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    ContactData {
        surname: text(surname),
        given_names: text(given),
        postcode: text(postcode),
        ..ContactData::default()
    }
}

async fn send_letter(actor: &Actor, case: CaseId, name: &str, address: &str) {
    let stored = actor.blobs().put_bytes("decyzja".into()).await.unwrap();
    let to = NewAddressee {
        name: name.to_owned(),
        address: Some(address.to_owned()),
        channel: Channel::Ordinary,
        duty: None,
    };
    let letter = SendLetter {
        case,
        title: "Decyzja".to_owned(),
        dated_on: date(2026, 6, 1),
        signed_by: "Norbert Naczelnik, naczelnik".to_owned(),
        addressees: vec![to],
        files: vec![NewFile::new(stored, "decyzja.txt", b"decyzja")],
    };
    actor.act(letter, None).await.unwrap();
}

async fn add(actor: &Actor, data: ContactData) -> ContactId {
    actor.act(AddContact { data }, None).await.unwrap().id
}

async fn show(actor: &Actor, contact: ContactId) -> ContactFile {
    actor.see(ShowContact { contact }).await.unwrap()
}

async fn found(actor: &Actor, search: &str) -> Vec<ContactId> {
    let query = ListContacts { search: search.to_owned(), state: ContactState::Kept, after: None, limit: 50 };
    actor.see(query).await.unwrap().contacts.iter().map(|one| one.id).collect()
}

fn code<T: std::fmt::Debug>(done: Result<T, Failure>) -> &'static str {
    match done {
        Err(Failure::Refused(refusals)) => refusals[0].code,
        other => panic!("{other:?}"),
    }
}

on_both! {
    async fn contacts_are_found_by_any_word_page_by_page(world: World with faces) {
        let world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let office = ContactData {
            organisation: Some("Urząd Gminy „Wierzbice”".to_owned()), email: Some("biuro@wierzbice.example".to_owned()), ..ContactData::default()
        };
        let office = add(&karolina, office).await;
        let mut people = Vec::new();
        for number in 1..=7 {
            people.push(add(&karolina, person("Żak", &format!("Ewa{number}"), "")).await);
        }
        for typed in ["wierz", "GMINY w", "biuro@", "urzad gminy wierzbice"] {
            assert_eq!(found(&karolina, typed).await, [office], "{typed}");
        }
        assert_eq!(found(&karolina, "ewa3 z").await, [people[2]]);
        for typed in ["%", "_", "ierz", "żakk"] {
            assert_eq!(found(&karolina, typed).await, [], "{typed}");
        }
        // Page by page nobody comes twice and nobody is missed, with a search and without one.
        for search in ["", "zak"] {
            let (mut after, mut all) = (None, Vec::new());
            loop {
                let query = ListContacts { search: search.to_owned(), state: ContactState::Kept, after, limit: 3 };
                let page = karolina.see(query).await.unwrap();
                all.extend(page.contacts.iter().map(|one| one.id));
                after = page.next;
                if after.is_none() { break }
            }
            let wanted: Vec<ContactId> = if search.is_empty() { [office].into_iter().chain(people.clone()).collect() } else { people.clone() };
            assert_eq!(all, wanted, "{search}");
        }
        let bad = ListContacts { search: String::new(), state: ContactState::Kept, after: Some("x".to_owned()), limit: 3 };
        assert_eq!(code(karolina.see(bad).await.map(|page| page.next)), "contacts.after-wrong");
        // Another office has a book of its own.
        let adam = world.actor("beta", "Adam").await;
        assert!(matches!(adam.see(ShowContact { contact: office }).await, Err(Failure::Hidden | Failure::Forbidden)));

        // What is put away is not offered, and comes back as it was.
        let put_away = PutAwayContact { contact: office, reason: "gmina zniesiona".to_owned() };
        karolina.act(put_away.clone(), None).await.unwrap();
        assert_eq!(code(karolina.act(put_away, None).await), "contacts.away");
        assert_eq!(found(&karolina, "wierz").await, []);
        let away = ListContacts { search: String::new(), state: ContactState::Away, after: None, limit: 50 };
        assert_eq!(karolina.see(away).await.unwrap().contacts[0].away_reason.as_deref(), Some("gmina zniesiona"));
        karolina.act(BringBackContact { contact: office }, None).await.unwrap();
        assert_eq!(found(&karolina, "wierz").await, [office]);
        let shown = show(&karolina, office).await.contact;
        let stale = ChangeContact { contact: office, version: shown.version - 1, data: shown.data.clone() };
        assert_eq!(code(karolina.act(stale, None).await), "kernel.changed-meanwhile");
        let mut data = shown.data.clone();
        data.organisation = Some("Gmina Nowa".to_owned());
        karolina.act(ChangeContact { contact: office, version: shown.version, data }, None).await.unwrap();
        assert_eq!((found(&karolina, "wierz").await, found(&karolina, "nowa").await), (Vec::new(), vec![office]));
        world.assert_sound().await;
    }
}

on_both! {
    async fn duplicates_are_pointed_out_merged_and_separated(world: World with faces) {
        let world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let one = add(&karolina, person("Zmyślona", "Maria", "00-001")).await;
        let mut data = person("ZMYSLONA", "Maria", "00001");
        (data.email, data.street) = (Some("maria@z.example".to_owned()), Some("Łąkowa".to_owned()));
        let two = add(&karolina, data).await;
        let other = add(&karolina, person("Zmyślona", "Marta", "00-001")).await;
        assert_eq!(show(&karolina, one).await.alike.iter().map(|one| one.id).collect::<Vec<_>>(), [two]);
        assert!(show(&karolina, other).await.alike.is_empty());
        let groups = karolina.see(ListAlike { after: None }).await.unwrap().groups;
        assert_eq!((groups.len(), groups[0].contacts.len()), (1, 2));
        // Said to be different, they are not pointed out any more, until a third one comes.
        karolina.act(KeepApart { mark: groups[0].mark.clone() }, None).await.unwrap();
        assert!(karolina.see(ListAlike { after: None }).await.unwrap().groups.is_empty());
        let three = add(&karolina, person("Maria", "Zmyślona", "00-001")).await;
        assert_eq!(karolina.see(ListAlike { after: None }).await.unwrap().groups[0].contacts.len(), 3);

        // Merged: what is empty is filled, the old id leads to the kept one, nobody else finds it.
        let before = (show(&karolina, one).await.contact, show(&karolina, two).await.contact);
        let merge = karolina.act(MergeContacts { kept: one, merged: two }, None).await.unwrap();
        karolina.act(MergeContacts { kept: one, merged: three }, None).await.unwrap();
        assert!(karolina.see(ListAlike { after: None }).await.unwrap().groups.is_empty());
        let kept = show(&karolina, two).await;
        assert_eq!((kept.contact.id, kept.merged.len()), (one, 2));
        // The address was half there already: only the e-mail was wanting.
        assert_eq!(kept.contact.data.email.as_deref(), Some("maria@z.example"));
        assert_eq!(kept.contact.data.street, None);
        assert_eq!(found(&karolina, "zmyslona maria").await, [one]);
        assert_eq!(code(karolina.act(MergeContacts { kept: one, merged: two }, None).await), "contacts.merged");
        assert_eq!(code(karolina.act(MergeContacts { kept: one, merged: one }, None).await), "contacts.itself");
        // A way of several ids leads to its end; what stands in the middle is separated only from its end.
        karolina.act(MergeContacts { kept: other, merged: one }, None).await.unwrap();
        assert_eq!(show(&karolina, two).await.contact.id, other);
        assert_eq!(code(karolina.act(SeparateContacts { merge }, None).await), "contacts.merged");
        let last = show(&karolina, other).await.merged[0].id;
        karolina.act(SeparateContacts { merge: last }, None).await.unwrap();

        karolina.act(SeparateContacts { merge }, None).await.unwrap();
        let after = (show(&karolina, one).await.contact, show(&karolina, two).await.contact);
        assert_eq!((&after.0.data, &after.1.data), (&before.0.data, &before.1.data));
        assert_eq!((after.1.id, after.1.state), (two, ContactState::Kept));
        assert_eq!(show(&karolina, one).await.alike.iter().map(|one| one.id).collect::<Vec<_>>(), [two]);
        assert_eq!(code(karolina.act(SeparateContacts { merge }, None).await), "contacts.separated");
        // Who only conducts cases keeps the book, and merges nothing.
        let anna = world.actor("alfa", "Anna").await;
        assert!(matches!(anna.act(MergeContacts { kept: one, merged: two }, None).await, Err(Failure::Forbidden)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn nothing_is_typed_twice(world: World with faces) {
        let world = world;
        with_list(&world).await;
        let (karolina, anna) = (world.actor("alfa", "Karolina").await, world.actor("alfa", "Anna").await);
        let suggested = async |actor: &Actor, typed: &str| -> Vec<Suggestion> {
            let typed = typed.to_owned();
            actor.see(SuggestContacts { typed, direction: Direction::In }).await.unwrap().suggestions
        };
        assert!(suggested(&karolina, "").await.is_empty());
        let item = register(&world, "Wniosek").await.id;
        // Who was written lately is offered before anybody took them into the book, as far as one reaches.
        let lately = suggested(&karolina, "").await;
        assert_eq!((lately.len(), lately[0].contact, lately[0].name.as_str()), (1, None, "Zmyślona Maria"));
        assert_eq!(suggested(&karolina, "mar").await, lately);
        assert!(suggested(&karolina, "mat").await.is_empty());
        assert!(suggested(&anna, "").await.is_empty());
        assert!(matches!(anna.act(TakeSender { item, position: 1 }, None).await, Err(Failure::Hidden)));
        open_to(&world, item, "Anna").await;
        assert_eq!(suggested(&anna, "").await.len(), 1);

        // One press; pressed again it is the same contact.
        let taken = anna.act(TakeSender { item, position: 1 }, None).await.unwrap();
        assert!(taken.is_new);
        let again = karolina.act(TakeSender { item, position: 1 }, None).await.unwrap();
        assert_eq!((again.id, again.is_new), (taken.id, false));
        assert!(matches!(karolina.act(TakeSender { item, position: 2 }, None).await, Err(Failure::Hidden)));
        let now = suggested(&karolina, "zmy").await;
        assert_eq!((now.len(), now[0].contact, now[0].address.as_str()), (1, Some(taken.id), "Łąkowa 7, 00-001 Wierzbice, PL"));

        // A party that came with the item is its sender, field by field; one typed by hand is read as far as it goes.
        let case = open_case(&world, "Anna", Some(item)).await.unwrap().id;
        let add = AddParty { case, role: PartyRole::Party, name: "Spółka Wodna Łąki".to_owned(), address: Some("Młyńska 1, 00-002 Brzozowo".to_owned()) };
        let by_hand = anna.act(add, None).await.unwrap();
        let shown = anna.see(obieg_cases::queries::ShowCase { case, panels: Vec::new() }).await.unwrap().0;
        let sender = shown.parties.iter().find(|party| party.id != by_hand).unwrap();
        let known = anna.act(TakeParty { case, party: sender.id }, None).await.unwrap();
        assert_eq!((known.id, known.is_new), (taken.id, false));
        let new = anna.act(TakeParty { case, party: by_hand }, None).await.unwrap();
        let data = show(&anna, new.id).await.contact.data;
        assert_eq!((data.postcode.as_deref(), data.place.as_deref()), (Some("00-002"), Some("Brzozowo")));

        // To whom a letter went is offered first for the next letter, and not for the next item that comes in.
        send_letter(&anna, case, "Gmina Sąsiednia", "Rynek 3, 00-003 Sąsiedzice").await;
        let receivers = async |actor: &Actor, typed: &str| -> Vec<(String, String)> {
            let asked = SuggestContacts { typed: typed.to_owned(), direction: Direction::Out };
            let found = actor.see(asked).await.unwrap().suggestions;
            found.into_iter().map(|one| (one.name, one.address)).collect()
        };
        let all = receivers(&anna, "").await;
        assert_eq!(all[0], ("Gmina Sąsiednia".to_owned(), "Rynek 3, 00-003 Sąsiedzice".to_owned()));
        assert_eq!(all[1].0, "Zmyślona Maria");
        assert_eq!(receivers(&anna, "sąs").await.len(), 1);
        assert!(suggested(&anna, "sąs").await.is_empty());
        let others = receivers(&karolina, "").await;
        assert!(others.iter().all(|(name, _)| name != "Gmina Sąsiednia"), "the chancery sees no letters: {others:?}");
        let olga = world.actor("alfa", "Olga").await;
        assert!(receivers(&olga, "").await.is_empty(), "letters of others' cases");
        assert!(matches!(olga.act(TakeParty { case, party: by_hand }, None).await, Err(Failure::Hidden)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn contacts_are_kept_on_screens_and_by_programs(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let item = register(&world, "Wniosek").await.id;
        let options = SiteOptions { slots: obieg_app::slices::slots(), ..SiteOptions::default() };
        let site = Site::new(std::sync::Arc::clone(&world.kernel), faces(), options).unwrap();
        let nobody = world.serve_site(site).await;
        let karolina = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let token = karolina.get("/kontakty/nowy").await.hidden("_token");
        let send = async |path: &str, form: &[(&str, &str)]| {
            karolina.post(path, &[&[("_token", token.as_str())], form].concat()).await
        };
        let bad = send("/kontakty/nowy", &[("surname", "Lis"), ("email", "lis"), ("postcode", "00-003")]).await;
        assert!(bad.status == 422 && bad.body.contains("href=\"#email\"") && bad.body.contains("value=\"Lis\""), "{}", bad.body);
        let made = send("/kontakty/nowy", &[("surname", "<b>Lis</b>"), ("email", "lis@z.example"), ("postcode", "00-003")]).await;
        let path = made.header("location").unwrap().split('?').next().unwrap().to_owned();
        let page = karolina.get(&path).await.body;
        assert!(page.contains("&#60;b&#62;Lis") && !page.contains(">contacts-"), "{page}");

        // The item's page has the press; it leads to the contact.
        let shown = karolina.get(&format!("/rpw/{item}")).await.body;
        assert!(shown.contains(&format!("/rpw/{item}/nadawcy/1/kontakt")), "{shown}");
        let taken = send(&format!("/rpw/{item}/nadawcy/1/kontakt"), &[]).await;
        assert!(taken.header("location").unwrap().ends_with("zrobiono=kontakt"), "{}", taken.body);
        // The form of registration asks and fills without a script: nothing typed is lost, nothing is registered.
        let form = karolina.get("/rpw/nowa").await;
        assert!(form.body.contains("data-suggest=\"/kontakty/podpowiedzi\""), "{}", form.body);
        let asked = send("/rpw/nowa", &[("senders.0.surname", "zmy"), ("title", "zostaje"), ("find_sender", "0")]).await;
        assert!(asked.status == 200 && asked.body.contains(">zostaje</textarea>") && asked.body.contains("Zmyślona Maria"), "{}", asked.body);
        let press = asked.body.split("name=\"use_sender\" value=\"").nth(1).unwrap().split('"').next().unwrap().replace("&#34;", "\"");
        let filled = send("/rpw/nowa", &[("senders.0.surname", "zmy"), ("senders.0.flat", "9"), ("title", "zostaje"), ("use_sender", &press)]).await;
        assert!(filled.status == 200 && filled.body.contains("value=\"Łąkowa\"") && !filled.body.contains("value=\"9\""), "{}", filled.body);
        assert_eq!(send("/rpw/nowa", &[("use_sender", "0:{}x")]).await.status, 422);
        let part = karolina.get("/kontakty/podpowiedzi?tekst=zmy").await;
        assert!(part.status == 200 && part.body.contains("data-fill=\"{&#34;") && !part.body.contains("<html"), "{}", part.body);

        let program = client(&world, &nobody, "alfa", "Karolina").await;
        let made = program.post_json("/api/v1/contacts", &json!({ "surname": "Lis", "email": "LIS@z.example" }), &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let bad = program.post_json("/api/v1/contacts", &json!({ "surname": "Lis", "pesel": "1" }), &[]).await;
        assert_eq!(bad.status, 422, "{}", bad.body);
        let id = made.json()["id"].as_str().unwrap().to_owned();
        let alike = program.get("/api/v1/contacts/alike").await.json();
        assert_eq!(alike["groups"][0]["contacts"].as_array().unwrap().len(), 2, "{alike}");
        let list = karolina.get("/kontakty/podobne").await.body;
        assert!(list.contains("Ten sam adres e-mail") && !list.contains(">contacts-"), "{list}");
        let kept = path.rsplit('/').next().unwrap();
        let merged = program.post_json(&format!("/api/v1/contacts/{kept}/merge"), &json!({ "merged": id }), &[]).await;
        assert_eq!(merged.status, 201, "{}", merged.body);
        // The old address leads on, for people and for programs.
        assert!(karolina.get(&format!("/kontakty/{id}")).await.header("location").unwrap().starts_with(&path));
        assert_eq!(program.get(&format!("/api/v1/contacts/{id}")).await.json()["contact"]["id"], json!(kept));
        let page = karolina.get(&path).await;
        assert!(page.body.contains("Rozdziel"), "{}", page.body);
        let undo = format!("/kontakty/scalenia/{}/cofnij", merged.json()["id"].as_str().unwrap());
        assert_eq!(send(&undo, &[("contact", kept)]).await.status, 303);
        let search = program.get("/api/v1/contacts?search=lis").await.json();
        assert_eq!(search["contacts"].as_array().unwrap().len(), 2, "{search}");
        assert_eq!(program.get("/api/v1/contacts/suggestions?text=lis").await.json()["suggestions"].as_array().unwrap().len(), 2);
        world.assert_sound().await;
    }
}
