//! Choosing a class: suggestions while typing, a list to choose from without script, the same search by API.

use obieg_classification::deeds::{CloseClass, ImportList};
use obieg_classification::queries::Classes;
use obieg_testkit::{Browser, World, on_both};
use serde_json::json;

use crate::cast::{client, open_case};
use crate::faces;

/// 674 has end classes below it; 1410 and 6741 share a word; 30 classes begin with 7.
fn list() -> String {
    let mut text = "symbol,title,category_parent_cell,category_other_cells,note\n\
        0,Zarządzanie,,,\n00,Organy,,,\n000,Gremia,,,\n0000,Komisja 6740,A,Bc,\n\
        6,Budownictwo,,,\n67,Nadzór,,,\n674,Pozwolenia,,,\n6740,Pozwolenia na budowę,B5,Bc,\n\
        6741,Zgłoszenia (ŻÓŁTE) Łąki,B5,Bc,\n7,Różne,,,\n70,Inne,,,\n71,Dalsze,,,\n"
        .to_owned();
    for number in 0..30 {
        let group = number / 10;
        if number % 10 == 0 {
            text += &format!("70{group},Grupa {group},,,\n");
        }
        text += &format!("70{group}{},Sprawa wspólna {number},B5,Bc,\n", number % 10);
    }
    text.replace("71,Dalsze,,,\n", "71,Dalsze,B5,Bc,\n")
}

async fn with_classes(world: &World) {
    let deed = ImportList {
        name: "Wykaz".to_owned(),
        source: "test".to_owned(),
        stand_in: false,
        valid_from: jiff::civil::date(2020, 1, 1),
        classes: obieg_classification::table::parse(list().as_bytes()).unwrap().classes,
    };
    world.actor("alfa", "Igor").await.act(deed, None).await.unwrap();
}

async fn suggested(browser: &Browser, typed: &str) -> Vec<String> {
    let typed = obieg_web::text::percent_encoded(typed);
    let answer = browser.get(&format!("/sprawy/nowa/klasy?symbol={typed}")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let options = answer.body.split("<option value=\"").skip(1);
    options.map(|rest| rest.split(' ').next().unwrap().to_owned()).collect()
}

on_both! {
    async fn classes_are_suggested_while_one_types(world: World with faces) {
        let mut world = world;
        with_classes(&world).await;
        let nobody = world.serve().await;
        let anna = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        assert_eq!(suggested(&anna, "").await, Vec::<String>::new(), "her unit has used none yet");
        // The symbol comes before words; what is no end class is never offered.
        assert_eq!(suggested(&anna, "6740").await, ["6740", "0000"]);
        assert_eq!(suggested(&anna, "674").await, ["6740", "6741", "0000"]);
        for typed in ["pozw", "POZWOLENIA bud", "budowe", "6740 Pozwolenia na budowę"] {
            assert_eq!(suggested(&anna, typed).await, ["6740"], "{typed}");
        }
        for typed in ["żółte", "zolte laki", "Łąki"] {
            assert_eq!(suggested(&anna, typed).await, ["6741"], "{typed}");
        }
        for typed in ["%", "_", "'", "olenia", "674 nic"] {
            assert_eq!(suggested(&anna, typed).await, Vec::<String>::new(), "{typed}");
        }
        assert_eq!(suggested(&anna, "wspólna").await.len(), 12);
        let list = world.actor("alfa", "Igor").await.see(Classes { begins: String::new(), wanted: None }).await.unwrap().list.unwrap().id;
        let close = CloseClass { list, symbol: "6741".to_owned() };
        world.actor("alfa", "Igor").await.act(close, None).await.unwrap();
        assert_eq!(suggested(&anna, "zolte").await, Vec::<String>::new());
        // What the own unit used last comes first; nobody else is told of it.
        for symbol in ["7001", "6740", "7001"] {
            world.clock.advance(jiff::SignedDuration::from_secs(60));
            let deed = obieg_cases::deeds::OpenCase { symbol: symbol.to_owned(), ..crate::cast::opening(None) };
            world.actor("alfa", "Anna").await.act(deed, None).await.unwrap();
        }
        assert_eq!(suggested(&anna, "").await, ["7001", "6740"]);
        let olga = nobody.with_cookie(&world.cookie("alfa", "Olga").await);
        assert_eq!(suggested(&olga, "").await, Vec::<String>::new());
        assert_eq!(olga.get("/sprawy/nowa/klasy?inne=1").await.status, 422);
    }
}

on_both! {
    async fn without_script_the_form_offers_what_the_text_finds(world: World with faces) {
        let mut world = world;
        with_classes(&world).await;
        assert!(open_case(&world, "Anna", None).await.is_err(), "the symbol of another list");
        let nobody = world.serve().await;
        let cookie = world.cookie("alfa", "Anna").await;
        let (anna, english) = (nobody.with_cookie(&cookie), nobody.with_cookie(&format!("{cookie}; obieg-jezyk=en")));
        let form = anna.get("/sprawy/nowa").await;
        assert!(form.body.contains("hx-get=\"/sprawy/nowa/klasy\"") && !form.body.contains("6740"), "{}", form.body);
        let (token, officer) = (form.hidden("_token"), world.holding("alfa", "Anna").await.to_string());
        let send = async |browser: &Browser, symbol: &str, class: &str| {
            let fields = [
                ("_token", token.as_str()), ("title", "Wniosek"), ("symbol", symbol), ("class", class),
                ("officer", officer.as_str()), ("settling", "none"), ("access", "non-public"),
            ];
            browser.post("/sprawy/nowa", &fields).await
        };
        let two = send(&anna, "674", "").await;
        assert_eq!(two.status, 422);
        for part in ["Wybierz jedną z pasujących klas", "value=\"6740\"", "value=\"6741\"", "href=\"#symbol\"", "value=\"674\""] {
            assert!(two.body.contains(part), "{part}: {}", two.body);
        }
        assert!(!two.body.contains("pasuje ich więcej"));
        let many = send(&anna, "wspolna", "").await;
        assert_eq!(many.body.matches("type=\"radio\"").count(), 20);
        assert!(many.body.contains("To pierwsze 20, pasuje ich więcej."), "{}", many.body);
        assert!(send(&english, "wspolna", "").await.body.contains("These are the first 20, there are more."));
        let none = send(&anna, "nic takiego", "").await;
        assert!(none.status == 422 && !none.body.contains("type=\"radio\""));
        // A class that is chosen counts, also beside other faults; so does a whole suggestion, and a symbol alone.
        for (symbol, class) in [("674", "6741"), ("6740 Pozwolenia na budowę", ""), ("6740", "")] {
            let done = send(&anna, symbol, class).await;
            assert_eq!(done.status, 303, "{symbol}: {}", done.body);
        }
        world.assert_sound().await;
    }
}

on_both! {
    async fn programs_search_for_classes(world: World with faces) {
        let mut world = world;
        with_classes(&world).await;
        let nobody = world.serve().await;
        let program = client(&world, &nobody, "alfa", "Anna").await;
        let found = program.get("/api/v1/classes?q=budowe").await.json();
        assert_eq!(found["classes"].as_array().unwrap().len(), 1);
        assert_eq!(found["classes"][0]["symbol"], json!("6740"));
        assert_eq!(program.get("/api/v1/classes?starts_with=674").await.json()["classes"].as_array().unwrap().len(), 3);
        assert_eq!(program.get("/api/v1/classes?szukaj=x").await.status, 422);
    }
}
