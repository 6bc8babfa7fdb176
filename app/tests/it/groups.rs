//! Separated groups of cases: lists of their own, signs of five parts.

use obieg_cases::deeds::{OpenCase, SeparateGroup};
use obieg_kernel::Failure;
use obieg_testkit::on_both;
use serde_json::json;

use crate::cast::{client, end_class, opening, with_list};
use crate::faces;

on_both! {
    async fn cases_of_a_group_have_signs_of_five_parts(world: World with faces) {
        let mut world = world;
        with_list(&world).await;
        let (anna, class) = (world.actor("alfa", "Anna").await, end_class());
        let first = anna.act(opening(None), None).await.unwrap();
        let group = anna.act(SeparateGroup { symbol: class.clone(), title: "Drogi gminne".to_owned() }, None).await.unwrap();
        let after = anna.act(opening(None), None).await.unwrap();
        let inside = OpenCase { group: Some(group.id), ..opening(None) };
        let (one, two) = (anna.act(inside.clone(), None).await.unwrap(), anna.act(inside.clone(), None).await.unwrap());
        // The group took number 2 of the list; its own list begins at 1.
        let unit = first.sign.split('.').next().unwrap().to_owned();
        let year = anna.today().year();
        assert_eq!(first.sign, format!("{unit}.{class}.1.{year}"));
        assert_eq!(group.sign, format!("{unit}.{class}.2.{year}"));
        assert_eq!(after.sign, format!("{unit}.{class}.3.{year}"));
        assert_eq!((one.sign, two.sign), (format!("{unit}.{class}.2.1.{year}"), format!("{unit}.{class}.2.2.{year}")));

        // The list of the class has the group between its cases; the group's list has the cases in it alone.
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let list = screen.get(&format!("/sprawy/spis?symbol={class}")).await.body;
        let places: Vec<usize> = [1, 2, 3].map(|number| list.find(&format!(">{unit}.{class}.{number}.{year}<")).unwrap()).into();
        assert!(places.is_sorted() && !list.contains(&format!("{class}.2.1.{year}")), "{list}");
        let own = screen.get(&format!("/sprawy/spis?grupa={}", group.id)).await.body;
        assert!(own.contains("Drogi gminne") && own.contains(&format!(">{unit}.{class}.2.2.{year}<")), "{own}");
        assert!(!own.contains(&format!(">{unit}.{class}.3.{year}<")));
        let file = screen.get(&format!("/sprawy/spis/eksport/csv?grupa={}", group.id)).await.body;
        assert_eq!(file.lines().filter(|line| line.contains(&class)).count(), 2, "{file}");
        assert!(screen.get(&format!("/sprawy/spis.pdf?grupa={}", group.id)).await.status == 200);

        // Separated and filled on the screen, too; a group of another class is refused.
        let token = screen.get("/sprawy/nowa").await.hidden("_token");
        let form = [("_token", token.as_str()), ("group_symbol", class.as_str()), ("title", "")];
        assert_eq!(screen.post("/sprawy/grupa", &form).await.status, 422);
        let form = [("_token", token.as_str()), ("group_symbol", class.as_str()), ("title", "Drogi powiatowe")];
        assert_eq!(screen.post("/sprawy/grupa", &form).await.status, 303);
        assert!(screen.get("/sprawy/nowa").await.body.contains("Drogi powiatowe"));

        let program = client(&world, &nobody, "alfa", "Anna").await;
        let made = program.post_json("/api/v1/case-groups", &json!({ "symbol": class, "title": "Mosty" }), &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let body = json!({ "title": "Most", "symbol": class, "group": made.json()["id"], "settling": "none", "access": "public" });
        let opened = program.post_json("/api/v1/cases", &body, &[]).await;
        assert_eq!(opened.json()["sign"], json!(format!("{unit}.{class}.5.1.{year}")));

        // Next year the group takes nothing more: its base is then a number of another list.
        world.clock.set("2027-06-01T08:00:00Z");
        let late = anna.act(inside, None).await;
        let Err(Failure::Refused(refusals)) = late else { panic!("{late:?}") };
        assert_eq!(refusals[0].code, "cases.group-wrong");
        world.assert_sound().await;
    }
}
