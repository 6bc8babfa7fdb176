use obieg_testkit::{Answer, Browser, on_both};

use crate::{faces, person, unit};

/// A word that has no text shows its key.
fn no_bare_keys(answer: &Answer) {
    for mark in [">people-", ">role-", ">slice-", ">said-", ">kernel-", "\"people-", " people-"] {
        if let Some((before, after)) = answer.body.split_once(mark) {
            panic!("{}{mark}{}", &before[before.len().saturating_sub(80)..], &after[..40.min(after.len())]);
        }
    }
}

async fn page(browser: &Browser, path: &str) -> Answer {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    no_bare_keys(&answer);
    answer
}

/// Sends the form of a page as a browser would: with token and key of the page.
async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let form = browser.get("/moje/sesje").await;
    let (token, key) = (form.hidden("_token"), form.hidden("_key"));
    let fields = [&[("_token", token.as_str()), ("_key", key.as_str())], fields].concat();
    let answer = browser.post(path, &fields).await;
    no_bare_keys(&answer);
    answer
}

fn between(answer: &Answer, before: &str, after: &str) -> String {
    let rest = answer.body.split_once(before).unwrap_or_else(|| panic!("no {before}: {}", answer.body)).1;
    rest.split_once(after).unwrap().0.to_owned()
}

on_both! {
    async fn a_unit_is_made_and_ended_by_forms(world: World with faces) {
        let mut world = world;
        let head = unit(&world, "AL").await;
        let cookie = world.cookie("alfa", "Igor").await;
        let igor = world.serve().await.with_cookie(&cookie);
        let tree = page(&igor, "/ustawienia/struktura").await;
        assert!(tree.body.contains("/ustawienia/struktura/nowa") && tree.body.contains("/ustawienia/klucze"));
        let form = page(&igor, &format!("/ustawienia/struktura/nowa?nad={head}")).await;
        assert!(form.body.contains(&format!("<option value=\"{head}\" selected>")), "{}", form.body);
        let wrong = send(&igor, "/ustawienia/struktura/nowa", &[("code", "OR"), ("parent", &head.to_string()), ("since", "2026-06-01")]).await;
        assert_eq!(wrong.status, 422);
        for part in ["href=\"#code\"", "href=\"#name\"", "Kod „OR” należy w roku 2026 do komórki „Organizacyjny”", "data-returned"] {
            assert!(wrong.body.contains(part), "{part}: {}", wrong.body);
        }
        let wrong = send(&igor, "/ustawienia/struktura/nowa", &[("code", "IT"), ("parent", "x"), ("since", "jutro")]).await;
        assert_eq!(wrong.status, 422);
        let done = send(&igor, "/ustawienia/struktura/nowa", &[("code", "IT"), ("name", "Informatyka"), ("parent", &head.to_string()), ("since", "1.06.2026")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let to = done.header("location").unwrap().split('?').next().unwrap().to_owned();
        assert!(page(&igor, &format!("{to}?zrobiono=komorka-dodana")).await.body.contains("Komórka dodana."));
        for path in ["nazwa", "koniec", "stanowisko"] {
            page(&igor, &format!("{to}/{path}")).await;
        }
        let named = send(&igor, &format!("{to}/nazwa"), &[("name", "Cyfryzacja"), ("since", "2026-06-02")]).await;
        assert_eq!(named.status, 303, "{}", named.body);
        assert!(page(&igor, &to).await.body.contains("Nazwy w czasie"));
        let none = send(&igor, &format!("{to}/stanowisko"), &[("title", "informatyk"), ("since", "2026-06-01")]).await;
        assert!(none.status == 422 && none.body.contains("href=\"#roles\"") && none.body.contains("Zaznacz co najmniej jedną rolę."));
        let post = send(&igor, &format!("{to}/stanowisko"), &[("title", "informatyk"), ("roles", "officer"), ("roles", "head"), ("since", "2026-06-01")]).await;
        assert_eq!(post.status, 303, "{}", post.body);
        let shown = page(&igor, &to).await;
        let post = between(&shown, "/ustawienia/stanowiska/", "/koniec");
        page(&igor, &format!("/ustawienia/stanowiska/{post}/koniec")).await;
        let closed = send(&igor, &format!("/ustawienia/stanowiska/{post}/koniec"), &[("last_day", "2026-06-30")]).await;
        assert_eq!(closed.status, 303, "{}", closed.body);
        let closed = send(&igor, &format!("{to}/koniec"), &[("last_day", "2026-06-30")]).await;
        assert_eq!(closed.status, 303, "{}", closed.body);
        let full = send(&igor, &format!("/ustawienia/struktura/{head}/koniec"), &[("last_day", "2026-06-30")]).await;
        assert!(full.status == 422 && full.body.contains("Najpierw zakończ komórki podrzędne: OR, AB, OŚ."), "{}", full.body);
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_person_comes_works_and_leaves_by_forms(world: World with faces) {
        let mut world = world;
        let or = unit(&world, "OR").await;
        let cookie = world.cookie("alfa", "Igor").await;
        let nobody = world.serve().await;
        let igor = nobody.with_cookie(&cookie);
        page(&igor, "/ustawienia/osoby/nowa").await;
        let wrong = send(&igor, "/ustawienia/osoby/nowa", &[("given", "Ewa"), ("surname", "Nowa"), ("login", "anna")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("Login „anna” ma już Anna Prowadząca."), "{}", wrong.body);
        let wrong = send(&igor, "/ustawienia/osoby/nowa", &[("given", "Ewa"), ("surname", "Nowa"), ("login", "ewa"), ("password", "krótkie")]).await;
        assert!(wrong.status == 422 && !wrong.body.contains("krótkie") && wrong.body.contains("href=\"#password\""));
        let made = send(&igor, "/ustawienia/osoby/nowa", &[("given", "Ewa"), ("surname", "Nowa"), ("login", "ewa")]).await;
        assert_eq!(made.status, 200, "{}", made.body);
        let first = between(&made, "Hasło</dt><dd class=\"mono\" translate=\"no\"><bdi>", "</bdi>");
        let ewa = between(&made, "href=\"/ustawienia/osoby/", "\"");
        let ewa = format!("/ustawienia/osoby/{ewa}");
        assert!(page(&igor, &ewa).await.body.contains("Jeszcze bez stanowiska"));
        send(&igor, &format!("/ustawienia/struktura/{or}/stanowisko"), &[("title", "referentka"), ("roles", "officer"), ("since", "2026-06-01")]).await;
        let form = page(&igor, &format!("{ewa}/stanowisko")).await;
        let post = form.body.split("<option value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
        let given = page(&igor, &format!("/ustawienia/osoby?nazwisko=nowa&stanowisko={post}")).await;
        assert!(given.body.contains(&format!("{ewa}/stanowisko?stanowisko={post}")), "{}", given.body);
        let none = send(&igor, &format!("{ewa}/stanowisko"), &[("since", "2026-06-01")]).await;
        assert!(none.status == 422 && none.body.contains("href=\"#post\""));
        let done = send(&igor, &format!("{ewa}/stanowisko"), &[("post", &post), ("since", "2026-06-01")]).await;
        assert_eq!(done.status, 303, "{}", done.body);

        // The first password opens one door only.
        let entered = nobody.post("/wejscie", &[("office", "alfa"), ("login", "ewa"), ("password", &first)]).await;
        assert_eq!(entered.status, 303, "{}", entered.body);
        assert!(entered.header("set-cookie").unwrap().contains("; HttpOnly; SameSite=Lax;"));
        let cookie = entered.header("set-cookie").unwrap().split(';').next().unwrap().split_once('=').unwrap().1.to_owned();
        let her = nobody.with_cookie(&cookie);
        let sent = her.get("/ustawienia/struktura").await;
        assert_eq!((sent.status, sent.header("location")), (303, Some("/moje/haslo")));
        let form = page(&her, "/moje/haslo").await;
        assert!(form.body.contains("To hasło nadał administrator."));
        let token = form.hidden("_token");
        let change = async |old: &str, new: &str, again: &str| {
            her.post("/moje/haslo", &[("_token", &token), ("old", old), ("password", new), ("again", again)]).await
        };
        for (old, new, again, field) in [
            ("nie to hasło wcale", "cztery słowa bez związku", "cztery słowa bez związku", "old"),
            (&first, "cztery słowa bez związku", "cztery słowa", "again"),
            (&first, "krótkie", "krótkie", "password"),
            (&first, "123456789012", "123456789012", "password"),
            (&first, &first, &first, "password"),
        ] {
            let wrong = change(old, new, again).await;
            no_bare_keys(&wrong);
            assert!(wrong.status == 422 && wrong.body.contains(&format!("href=\"#{field}\"")), "{field}: {}", wrong.body);
        }
        let done = change(&first, "cztery słowa bez związku", "cztery słowa bez związku").await;
        assert_eq!(done.header("location"), Some("/moje/sesje?zrobiono=haslo"), "{}", done.body);
        assert!(page(&her, "/ustawienia/struktura").await.body.contains("Ewa Nowa"));
        let own = page(&her, &ewa).await;
        assert!(own.body.contains("/moje/haslo") && !own.body.contains("/role"));

        let shown = page(&igor, &ewa).await;
        let holding = between(&shown, "/ustawienia/zajmowanie/", "/role");
        page(&igor, &format!("/ustawienia/zajmowanie/{holding}/koniec")).await;
        let form = page(&igor, &format!("/ustawienia/zajmowanie/{holding}/role")).await;
        assert!(form.body.contains("value=\"officer\" checked"));
        let changed = send(&igor, &format!("/ustawienia/zajmowanie/{holding}/role"), &[("roles", "head"), ("since", "2026-06-02")]).await;
        assert_eq!(changed.status, 303, "{}", changed.body);
        page(&igor, &format!("{ewa}/haslo")).await;
        let reset = send(&igor, &format!("{ewa}/haslo"), &[]).await;
        assert!(reset.status == 200 && reset.body.contains("Nowe hasło nadane"), "{}", reset.body);
        assert_eq!(her.get("/moje/sesje").await.status, 303);
        assert_eq!(send(&igor, &format!("{ewa}/sesje"), &[]).await.status, 303);
        let ended = send(&igor, &format!("/ustawienia/zajmowanie/{holding}/koniec"), &[("last_day", "2026-06-30")]).await;
        assert_eq!(ended.status, 303, "{}", ended.body);
        assert!(page(&igor, &ewa).await.body.contains("30.06.2026"));
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_key_is_issued_and_withdrawn_by_form(world: World with faces) {
        let mut world = world;
        let anna = world.holding("alfa", "Anna").await.to_string();
        let cookie = world.cookie("alfa", "Igor").await;
        let nobody = world.serve().await;
        let igor = nobody.with_cookie(&cookie);
        assert!(page(&igor, "/ustawienia/klucze").await.body.contains("Nie ma jeszcze żadnego klucza"));
        let form = page(&igor, "/ustawienia/klucze/nowy").await;
        assert!(form.body.contains("id=\"scope-people.structure\"") && form.body.contains("value=\"90\""));
        let wrong = send(&igor, "/ustawienia/klucze/nowy", &[("name", "mapa"), ("holding", &anna), ("days", "90")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("href=\"#scopes\""), "{}", wrong.body);
        let wrong = send(&igor, "/ustawienia/klucze/nowy", &[("name", "mapa"), ("holding", &anna), ("days", "900"), ("scopes", "people.structure")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("href=\"#days\""), "{}", wrong.body);
        let made = send(&igor, "/ustawienia/klucze/nowy", &[("name", "mapa"), ("holding", &anna), ("days", "90"), ("scopes", "people.structure")]).await;
        assert_eq!(made.status, 200, "{}", made.body);
        let token = between(&made, "Klucz</dt><dd class=\"mono\" translate=\"no\"><bdi>", "</bdi>");
        let program = nobody.with_token(&token);
        assert_eq!(program.get("/api/v1/structure").await.status, 200);
        let list = page(&igor, "/ustawienia/klucze").await;
        assert!(!list.body.contains(&token) && list.body.contains("Anna Prowadząca (AB-I)"));
        let id = between(&list, "/ustawienia/klucze/", "/koniec");
        let id = id.rsplit('/').next().unwrap();
        assert_eq!(send(&igor, &format!("/ustawienia/klucze/{id}/koniec"), &[]).await.status, 303);
        assert_eq!(program.get("/api/v1/structure").await.status, 401);
        assert!(page(&igor, "/ustawienia/klucze").await.body.contains("unieważniony"));
    }
}

on_both! {
    async fn colleagues_look_and_strangers_see_nothing(world: World with faces) {
        let mut world = world;
        let (or, anna) = (unit(&world, "OR").await, person(&world, "Anna").await);
        let holding = world.holding("alfa", "Anna").await;
        let (olga, adam) = (world.cookie("alfa", "Olga").await, world.cookie("beta", "Adam").await);
        let nobody = world.serve().await;
        let (olga, adam) = (nobody.with_cookie(&olga), nobody.with_cookie(&adam));
        let look = ["/ustawienia/struktura".to_owned(), format!("/ustawienia/struktura/{or}"), "/ustawienia/osoby".to_owned(), format!("/ustawienia/osoby/{anna}")];
        for path in &look {
            let shown = page(&olga, path).await;
            for act in ["/nowa", "/koniec", "/role", "/haslo\"", "/ustawienia/klucze"] {
                let offered = shown.body.replace("/moje/haslo\"", "").contains(act);
                assert!(!offered, "{path} offers {act}");
            }
        }
        assert!(!page(&olga, &look[3]).await.body.contains("wejscie"));
        let forms = [
            format!("/ustawienia/struktura/{or}/nazwa"),
            format!("/ustawienia/struktura/{or}/koniec"),
            format!("/ustawienia/struktura/{or}/stanowisko"),
            format!("/ustawienia/osoby/{anna}/stanowisko"),
            format!("/ustawienia/osoby/{anna}/haslo"),
            format!("/ustawienia/zajmowanie/{holding}/koniec"),
            format!("/ustawienia/zajmowanie/{holding}/role"),
        ];
        for path in &forms {
            assert_eq!(olga.get(path).await.status, 403, "{path}");
            assert_eq!(send(&olga, path, &[]).await.status, 403, "{path}");
            assert_eq!(adam.get(path).await.status, 404, "{path}");
            let days = [("since", "2026-06-01"), ("last_day", "2026-06-01"), ("name", "x"), ("title", "x"), ("roles", "officer")];
            let post = [("post", "01900000-0000-7000-8000-000000000000")];
            assert_eq!(send(&adam, path, &[&days[..], &post[..]].concat()).await.status, 404, "{path}");
        }
        for path in ["/ustawienia/struktura/nowa", "/ustawienia/osoby/nowa", "/ustawienia/klucze", "/ustawienia/klucze/nowy"] {
            assert_eq!(olga.get(path).await.status, 403, "{path}");
            assert_eq!(nobody.get(path).await.status, 303, "{path}");
        }
        for path in [&look[1], &look[3]] {
            assert_eq!(adam.get(path).await.status, 404, "{path}");
        }
    }
}

on_both! {
    async fn the_rail_knows_every_page_of_the_settings(world: World with faces) {
        let mut world = world;
        let cookie = world.cookie("alfa", "Igor").await;
        let igor = world.serve().await.with_cookie(&cookie);
        for path in ["/ustawienia/struktura", "/ustawienia/osoby", "/ustawienia/klucze", "/ustawienia/osoby/nowa"] {
            let shown = page(&igor, path).await;
            let rail = between(&shown, "href=\"/ustawienia/struktura\"", ">");
            assert!(rail.contains("aria-current=\"page\""), "{path}: {rail}");
        }
    }
}

on_both! {
    async fn a_name_and_an_appointment_are_mended_by_forms(world: World with faces) {
        let mut world = world;
        let (or, anna) = (unit(&world, "OR").await, person(&world, "Anna").await);
        let cookie = world.cookie("alfa", "Igor").await;
        let nobody = world.serve().await;
        let (igor, english) = (nobody.with_cookie(&cookie), nobody.with_cookie(&format!("{cookie}; obieg-jezyk=en")));
        let anna = format!("/ustawienia/osoby/{anna}");
        let form = page(&igor, &format!("{anna}/nazwisko")).await;
        assert!(form.body.contains("value=\"Prowadząca\"") && form.body.contains("value=\"2026-06-01\""));
        page(&english, &format!("{anna}/nazwisko")).await;
        let wrong = send(&igor, &format!("{anna}/nazwisko"), &[("given", "Anna"), ("surname", "Prowadząca"), ("since", "jutro")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("href=\"#since\""), "{}", wrong.body);
        let done = send(&igor, &format!("{anna}/nazwisko"), &[("given", "Anna"), ("surname", "Żak"), ("since", "2026-06-01")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let shown = page(&igor, &format!("{anna}?zrobiono=nazwisko-zmienione")).await;
        for part in ["Imię i nazwisko zmienione.", "Wcześniejsze nazwiska", "<bdi>Anna Prowadząca</bdi>", "<bdi>Anna Żak</bdi>", "31.05.2026"] {
            assert!(shown.body.contains(part), "{part}: {}", shown.body);
        }
        send(&igor, &format!("/ustawienia/struktura/{or}/stanowisko"), &[("title", "referentka"), ("roles", "officer"), ("since", "2026-06-01")]).await;
        let form = page(&igor, &format!("{anna}/stanowisko")).await;
        let post = form.body.split("<option value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
        send(&igor, &format!("{anna}/stanowisko"), &[("post", &post), ("since", "2026-06-10")]).await;
        let shown = page(&igor, &anna).await;
        let back = format!("/ustawienia/zajmowanie/{}/cofnij", between(&shown, "/ustawienia/zajmowanie/", "/role"));
        assert!(page(&igor, &back.replace("cofnij", "koniec")).await.body.contains(&format!("href=\"{back}\"")));
        assert!(page(&igor, &back).await.body.contains("nikt na nim nie działał"));
        page(&english, &back).await;
        let done = send(&igor, &back, &[]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(page(&igor, &anna).await.body.contains("cofnięte"));
        assert!(page(&english, &anna).await.body.contains("taken back"));
        world.assert_sound().await;
    }
}
