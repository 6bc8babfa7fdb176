//! Many letters at once: each by itself, failures first, retried alone, taken back together.

use obieg_registry::deeds::CancelItem;
use obieg_testkit::{Browser, World, on_both};

use crate::*;

async fn chancery(world: &mut World) -> Browser {
    let cookie = world.cookie("alfa", "Karolina").await;
    world.serve().await.with_cookie(&cookie)
}

/// The values of all hidden fields of a name on a page.
fn hidden<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let mark = format!("name=\"{name}\" value=\"");
    page.split(mark.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

on_both! {
    async fn what_fails_stands_first_and_the_others_are_assigned(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let first = letter(&karolina, "Pismo pierwsze").await;
        let gone = letter(&karolina, "Pismo nieaktualne").await;
        let last = letter(&karolina, "Pismo ostatnie").await;
        let screen = chancery(&mut world).await;
        let page = screen.get("/dekretacja/wiele").await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(page.body.contains("Zaznacz wszystkie 3") && !page.body.contains("assignments-"), "{}", page.body);
        let token = page.hidden("_token");
        // Somebody cancels one of them meanwhile.
        karolina.act(CancelItem { item: gone, version: None, reason: "Pomyłka".to_owned() }, None).await.unwrap();
        let anna = world.actor("alfa", "Anna").await;
        let owner = format!("{}.{}", anna.unit().unwrap(), anna.holding().unwrap());
        let items = [first, gone, last].map(|id| id.to_string());
        let mut form = vec![("_token", token.as_str()), ("_key", "klucz-1"), ("owner", owner.as_str())];
        form.extend(items.iter().map(|id| ("item", id.as_str())));
        let done = screen.post("/dekretacja/wiele", &form).await;
        assert_eq!(done.status, 200, "{}", done.body);
        let (failures, successes) = done.body.split_once("id=\"udane\"").unwrap();
        assert!(failures.contains("Nie udało się: 1") && failures.contains("Pismo nieaktualne"), "{failures}");
        assert!(successes.contains("Udało się: 2") && successes.contains("Pismo ostatnie"), "{successes}");
        assert_eq!(hidden(failures, "item"), [gone.to_string()], "only what failed is retried");
        assert!(queue(&karolina).await.is_empty());
        // The same request once more tells the same and does nothing twice.
        let again = screen.post("/dekretacja/wiele", &form).await;
        assert_eq!(hidden(&again.body, "assignment"), hidden(&done.body, "assignment"));
        let mut undo = vec![("_token", token.as_str())];
        undo.extend(hidden(successes, "assignment").into_iter().map(|id| ("assignment", id)));
        let undone = screen.post("/dekretacja/wiele/cofnij", &undo).await;
        assert_eq!(undone.status, 200, "{}", undone.body);
        assert!(undone.body.contains("Udało się: 2") && !undone.body.contains("id=\"nieudane\""), "{}", undone.body);
        assert_eq!(queue(&karolina).await, [first, last]);
    }
}

on_both! {
    async fn what_was_typed_wrong_stands_at_its_field(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let item = letter(&karolina, "Pismo").await.to_string();
        let screen = chancery(&mut world).await;
        let token = screen.get("/dekretacja/wiele").await.hidden("_token");
        let none = screen.post("/dekretacja/wiele", &[("_token", &token)]).await;
        assert!(none.status == 422 && none.body.contains("Zaznacz co najmniej jedną pozycję"), "{}", none.body);
        let nobody = screen.post("/dekretacja/wiele", &[("_token", &token), ("item", &item)]).await;
        assert_eq!(nobody.status, 422, "{}", nobody.body);
        assert!(nobody.body.contains("data-tick checked"), "what was ticked stays ticked: {}", nobody.body);
    }
}

on_both! {
    async fn the_whole_queue_is_assigned_whatever_the_page_lists(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let mut letters = Vec::new();
        for number in 0..3 {
            letters.push(letter(&karolina, &format!("Pismo {number}")).await);
        }
        let screen = chancery(&mut world).await;
        let token = screen.get("/dekretacja/wiele").await.hidden("_token");
        let anna = world.actor("alfa", "Anna").await;
        let owner = format!("{}.{}", anna.unit().unwrap(), anna.holding().unwrap());
        let form = [("_token", token.as_str()), ("owner", owner.as_str()), ("all", "1")];
        let done = screen.post("/dekretacja/wiele", &form).await;
        assert!(done.body.contains("Udało się: 3"), "{}", done.body);
        assert!(queue(&karolina).await.is_empty());
    }
}

on_both! {
    async fn a_head_is_told_nothing_of_letters_out_of_reach(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let hidden = letter(&karolina, "Pismo poufne").await.to_string();
        let cookie = world.cookie("alfa", "Norbert").await;
        let screen = world.serve().await.with_cookie(&cookie);
        assert_eq!(screen.get("/dekretacja/wiele").await.status, 403, "the queue is not a head's");
        let anna = world.actor("alfa", "Anna").await;
        let owner = format!("{}.{}", anna.unit().unwrap(), anna.holding().unwrap());
        let token = screen.get("/moje-pisma").await.hidden("_token");
        let nowhere = "01900000-0000-7000-8000-000000000000";
        let mut told = Vec::new();
        for item in [hidden.as_str(), nowhere] {
            let form = [("_token", token.as_str()), ("owner", owner.as_str()), ("item", item)];
            let answer = screen.post("/dekretacja/wiele", &form).await;
            assert!(answer.status == 200 && answer.body.contains("Pismo spoza zasięgu"), "{}", answer.body);
            assert!(!answer.body.contains("poufne"), "{}", answer.body);
            told.push(answer.body.split_once("id=\"nieudane\"").unwrap().1.replace(item, "").len());
        }
        assert_eq!(told.first(), told.last(), "hidden and missing look the same");
    }
}

on_both! {
    async fn many_of_my_letters_are_accepted_and_wrong_ones_passed_back(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let anna = to(&world, "Anna").await;
        let mut items = Vec::new();
        for title in ["Pierwsze", "Drugie", "Nie nasze", "Cudze"] {
            items.push(letter(&karolina, title).await);
        }
        for item in &items[..3] {
            assign(&karolina, *item, vec![anna]).await;
        }
        assign(&karolina, items[3], vec![to(&world, "Olga").await]).await;
        let cookie = world.cookie("alfa", "Anna").await;
        let screen = world.serve().await.with_cookie(&cookie);
        let page = screen.get("/moje-pisma/wiele").await;
        assert!(page.status == 200 && !page.body.contains("Cudze"), "{}", page.body);
        assert!(!page.body.contains("assignments-"), "{}", page.body);
        let token = page.hidden("_token");
        let names = items.iter().map(ToString::to_string).collect::<Vec<_>>();
        let form = |ticked: &[usize]| {
            let mut form = vec![("_token", token.as_str()), ("reason", "")];
            form.extend(ticked.iter().map(|at| ("item", names[*at].as_str())));
            form
        };
        let none = screen.post("/moje-pisma/wiele/przyjmij", &form(&[])).await;
        assert!(none.status == 422 && none.body.contains("Zaznacz co najmniej jedną pozycję"), "{}", none.body);
        // A letter of somebody else cannot be ticked in: it is not among mine.
        let done = screen.post("/moje-pisma/wiele/przyjmij", &form(&[0, 1, 3])).await;
        assert!(done.body.contains("Udało się: 2") && !done.body.contains("Cudze"), "{}", done.body);
        assert_eq!(mine(&world, "Anna").await.accepted.len(), 2);
        assert_eq!(mine(&world, "Olga").await.waiting.len(), 1);
        // One of them was accepted already: it is told at the letter and does not hold the other up.
        let mixed = screen.post("/moje-pisma/wiele/przyjmij", &form(&[1, 2])).await;
        assert!(mixed.body.contains("Nie udało się: 1") && mixed.body.contains("Udało się: 1"), "{}", mixed.body);
        let without = screen.post("/moje-pisma/wiele/zwroc", &form(&[2])).await;
        assert_eq!(without.status, 422, "a reason is due: {}", without.body);
        assert!(without.body.contains("data-tick checked"), "what was ticked stays ticked");
        let mut given = form(&[2]);
        given[1].1 = "Nie nasza właściwość.";
        let back = screen.post("/moje-pisma/wiele/zwroc", &given).await;
        assert!(back.body.contains("Udało się: 1"), "{}", back.body);
        assert_eq!(queue(&karolina).await, [items[2]]);
        world.assert_sound().await;
    }
}
