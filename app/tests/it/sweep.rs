//! Every route as nobody, as a colleague without the role, and as the administrator of another office.
//! The colleague with the role but without the relation is in `hidden`.

use obieg_testkit::on_both;
use obieg_web::{Access, Method};
use serde_json::json;

use crate::cast::{client, open_case, open_to, register, with_list};
use crate::faces;

/// Replaces the path's parameters by ids that exist in `alfa`, or by ones that exist nowhere.
fn filled(path: &str, case: &str, item: &str, people: &[(&str, String)]) -> String {
    let thing = if path.contains("/sprawy/") || path.contains("/cases/") { case } else { item };
    let person = people.iter().find(|(part, _)| path.contains(part)).map(|(_, id)| id.as_str());
    let thing = person.unwrap_or(thing);
    path.replace("{id}", thing)
        .replace("{seq}", "3")
        .replace("{format}", "csv")
        .replace("{list}", item)
        .replace("{symbol}", "0000")
        .replace("{code}", "pl")
        .replace("{name}", "app.css")
        .replace("{document}", item)
        .replace("{document_id}", item)
        .replace("{version}", "1")
        .replace("{duty}", item)
        .replace("{duty_id}", item)
        .replace("{addressee}", item)
        .replace("{addressee_id}", item)
        .replace("{register}", item)
        .replace("{rule}", item)
        .replace("{notice}", item)
        .replace("{record}", item)
        .replace("{template}", item)
        .replace("{entry}", item)
        .replace("{relation}", item)
        .replace("{relation_id}", item)
        .replace("{assignment}", item)
        .replace("{position}", "1")
        .replace("{party}", item)
        .replace("{merge}", item)
        .replace("{note}", item)
        .replace("{draft}", item)
        .replace("{filter}", item)
}

on_both! {
    async fn nobody_and_strangers_get_nothing(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let item = register(&world, "Wniosek").await.id;
        open_to(&world, item, "Anna").await;
        let case = open_case(&world, "Anna", Some(item)).await.unwrap().id;
        let anna = world.actor("alfa", "Anna").await;
        let (unit, person, holding) = (anna.unit().unwrap(), anna.person().unwrap(), anna.holding().unwrap());
        let people = [
            ("/struktura/", unit.to_string()),
            ("/units/", unit.to_string()),
            ("/osoby/", person.to_string()),
            ("/persons/", person.to_string()),
            ("/zajmowanie/", holding.to_string()),
            ("/holdings/", holding.to_string()),
        ];
        let nobody = world.serve().await;
        let adam = nobody.with_cookie(&world.cookie("beta", "Adam").await);
        let nowhere = "01900000-0000-7000-8000-000000000000";
        let routes: Vec<_> = world.site().routes().iter().map(|route| (route.row(), route.is_api())).collect();
        let mut swept = 0;
        for ((method, path, access), api) in routes {
            let Access::Named { .. } = access else { continue };
            swept += 1;
            let theirs = filled(path, &case.to_string(), &item.to_string(), &people);
            let none = filled(path, nowhere, nowhere, &[]);
            if api {
                let answer = match method {
                    Method::Get => nobody.get(&theirs).await,
                    Method::Post => nobody.post_json(&theirs, &json!({}), &[]).await,
                };
                assert_eq!(answer.status, 401, "nobody at {path}");
                continue;
            }
            let answer = match method {
                Method::Get => nobody.get(&theirs).await,
                Method::Post => nobody.post(&theirs, &[]).await,
            };
            assert!(matches!(answer.status, 303 | 401), "nobody at {path}: {}", answer.status);
            assert!(!answer.body.contains("Wniosek"), "{path}");
            if path.contains("{format}") {
                // A list as a file names no thing of anybody: it is the stranger's own list, or none.
                assert!(!adam.get(&theirs).await.body.contains("Wniosek"), "{path}");
            } else if path.contains('{') {
                let token = adam.get("/moje/sesje").await.hidden("_token");
                let (foreign, missing) = match method {
                    Method::Get => (adam.get(&theirs).await, adam.get(&none).await),
                    Method::Post => (
                        adam.post(&theirs, &[("_token", &token)]).await,
                        adam.post(&none, &[("_token", &token)]).await,
                    ),
                };
                assert!(foreign.status >= 400, "another office at {path}: {}", foreign.status);
                assert_eq!(foreign.status, missing.status, "{path}: foreign and missing must look the same");
                assert!(!foreign.body.contains("Wniosek"), "{path}");
            }
        }
        assert!(swept > 40, "{swept}");
    }
}

const CAST: [&str; 9] = ["Stefan", "Karolina", "Konrad", "Norbert", "Anna", "Beata", "Olga", "Igor", "Zenon"];

on_both! {
    async fn who_lacks_the_role_is_refused_everywhere(world: World with faces) {
        let mut world = world;
        let nobody = world.serve().await;
        let id = "01900000-0000-7000-8000-000000000000";
        let routes: Vec<_> = world.site().routes().iter().map(|route| (route.row(), route.is_api())).collect();
        let mut refused = 0;
        for name in CAST {
            let actor = world.actor("alfa", name).await;
            let screen = nobody.with_cookie(&world.cookie("alfa", name).await);
            let program = client(&world, &nobody, "alfa", name).await;
            let token = screen.get("/moje/sesje").await.hidden("_token");
            for ((method, path, access), api) in &routes {
                let Access::Named { name: deed, rights, .. } = access else { continue };
                if rights.iter().any(|(role, _)| actor.has(*role)) {
                    continue;
                }
                let path = filled(path, id, id, &[]);
                let answer = match (method, api) {
                    (Method::Get, true) => program.get(&path).await,
                    (Method::Post, true) => program.post_json(&path, &json!({}), &[]).await,
                    (Method::Get, false) => screen.get(&path).await,
                    (Method::Post, false) => screen.post(&path, &[("_token", &token)]).await,
                };
                assert_eq!(answer.status, 403, "{name} at {path} ({deed})");
                if *api {
                    assert_eq!(answer.json()["code"], "kernel.forbidden", "{name} at {path}");
                }
                refused += 1;
            }
        }
        assert!(refused > 400, "{refused}");
    }
}
