//! Templates: written, used by one press, each receiver with an instruction and a term of their own.

use obieg_assignments::deeds::AcceptAssignment;
use obieg_assignments::queries::ItemChain;
use obieg_assignments::template::{
    AddTemplate, AssignByTemplate, ChangeTemplate, ListTemplates, SwitchTemplate, TemplateDraft, TemplateLine,
};
use obieg_kernel::Failure;
use obieg_testkit::{World, on_both};

use crate::{faces, letter, some, to, told};

async fn draft(world: &World, name: &str) -> TemplateDraft {
    let (mut anna, mut norbert) = (to(world, "Anna").await, to(world, "Norbert").await);
    (anna.is_owner, norbert.is_owner) = (true, false);
    let line =
        |to, instruction: &str, term_days| TemplateLine { to, instruction: some(instruction), term_days };
    let lines = vec![line(anna, "proszę załatwić", Some(3)), line(norbert, "do wiadomości", None)];
    TemplateDraft { name: name.to_owned(), lines, units: Vec::new() }
}

on_both! {
    async fn a_template_assigns_by_one_press(world: World with faces) {
        let world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let template = karolina.act(AddTemplate { draft: draft(&world, "Skargi").await }, None).await.unwrap();
        assert_eq!(told(karolina.act(AddTemplate { draft: draft(&world, " Skargi ").await }, None).await), ["assignments.template-named"]);
        let mut nobody = draft(&world, "Nikt").await;
        nobody.lines.clear();
        assert_eq!(told(karolina.act(AddTemplate { draft: nobody }, None).await), ["assignments.receivers-none"]);

        let item = letter(&world.actor("alfa", "Karolina").await, "Skarga na hałas").await;
        let press = AssignByTemplate { item, template: template.id };
        let done = karolina.act(press.clone(), None).await.unwrap();
        assert_eq!(done.assignments.len(), 2);
        let chain = karolina.see(ItemChain { item }).await.unwrap().chain;
        let records: Vec<_> = chain.iter().map(|one| (one.is_owner, one.instruction.as_deref(), one.term)).collect();
        // Three days from Monday, 1 June 2026 end on Corpus Christi: the next working day.
        let term = Some(jiff::civil::date(2026, 6, 5));
        assert_eq!(records, [(true, Some("proszę załatwić"), term), (false, Some("do wiadomości"), None)]);
        assert_eq!(chain[0].from_label, "Karolina Kancelaria, kancelistka (OR)");
        // Twice it does nothing; the receiver takes it as any assignment.
        assert_eq!(told(karolina.act(press, None).await), ["assignments.already-assigned"]);
        world.actor("alfa", "Anna").await.act(AcceptAssignment { assignment: chain[0].id }, None).await.unwrap();

        // Only for some units, and put off.
        let second = letter(&world.actor("alfa", "Karolina").await, "Druga skarga").await;
        let press = AssignByTemplate { item: second, template: template.id };
        let konrad = world.actor("alfa", "Konrad").await;
        let only = TemplateDraft { units: world.actor("alfa", "Stefan").await.unit().into_iter().collect(), ..draft(&world, "Skargi").await };
        let change = ChangeTemplate { template: template.id, version: 1, draft: only };
        konrad.act(change.clone(), None).await.unwrap();
        assert!(matches!(konrad.act(change, None).await, Err(Failure::Refused(list)) if list[0].code == "kernel.changed-meanwhile"));
        assert_eq!(told(karolina.act(press.clone(), None).await), ["assignments.template-gone"]);
        konrad.act(SwitchTemplate { template: template.id, version: 2, on: false }, None).await.unwrap();
        let stefan = world.actor("alfa", "Stefan").await;
        assert_eq!(told(stefan.act(press.clone(), None).await), ["assignments.template-gone"]);
        assert_eq!(told(konrad.act(SwitchTemplate { template: template.id, version: 3, on: false }, None).await), ["assignments.template-so"]);
        konrad.act(SwitchTemplate { template: template.id, version: 3, on: true }, None).await.unwrap();
        stefan.act(press, None).await.unwrap();
        let kept = konrad.see(ListTemplates).await.unwrap().templates;
        assert_eq!((kept.len(), kept[0].version, kept[0].author_label.contains("Konrad")), (1, 4, true));
        // An officer neither keeps nor sees templates.
        assert!(matches!(world.actor("alfa", "Anna").await.see(ListTemplates).await, Err(Failure::Forbidden)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn templates_are_kept_on_screens_and_by_programs(world: World with faces) {
        let mut world = world;
        let item = letter(&world.actor("alfa", "Karolina").await, "Skarga na hałas").await;
        let anna = to(&world, "Anna").await;
        let whom = format!("{}.{}", anna.unit, anna.holding.unwrap());
        let unit = world.actor("alfa", "Karolina").await.unit().unwrap();
        let nobody = world.serve().await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Karolina").await);
        let token = screen.get("/dekretacja/wzory/nowy").await.hidden("_token");
        let unit = format!("unit-{unit}");
        let form = |days: &'static str| [("_token", token.as_str()), ("name", "Skargi"), ("to-1", whom.as_str()), ("instruction-1", "proszę załatwić"), ("days-1", days), (unit.as_str(), "1")];
        let bad = screen.post("/dekretacja/wzory/nowy", &form("kiedyś")).await;
        assert!(bad.status == 422 && bad.body.contains("liczbę dni od 1 do 365") && bad.body.contains("value=\"kiedyś\""), "{}", bad.body);
        let made = screen.post("/dekretacja/wzory/nowy", &form("3")).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let list = screen.get("/dekretacja/wzory").await.body;
        assert!(list.contains("Skargi") && list.contains("Anna Prowadząca") && !list.contains(">assignments-"), "{list}");
        let page = list.split("href=\"/dekretacja/wzory/0").nth(1).unwrap().split('"').next().unwrap();
        let page = format!("/dekretacja/wzory/0{page}");
        let shown = screen.get(&page).await.body;
        assert!(shown.contains("value=\"proszę załatwić\"") && shown.contains("checked"), "{shown}");

        // One press in the queue, taken back as by hand.
        let queue = screen.get(&format!("/dekretacja/{item}")).await.body;
        let template = page.rsplit('/').next().unwrap();
        assert!(queue.contains(&format!("name=\"template\" value=\"{template}\"")), "{queue}");
        let pressed = screen.post(&format!("/dekretacja/{item}/wzor"), &[("_token", &token), ("template", template)]).await;
        let after = pressed.header("location").unwrap_or_default().to_owned();
        assert!(pressed.status == 303 && after.contains("cofnij="), "{} {}", pressed.status, pressed.body);
        assert!(screen.get(&after).await.body.contains("/cofnij"));
        let off = screen.post(&format!("{page}/przelacz"), &[("_token", &token), ("version", "1"), ("on", "false")]).await;
        assert_eq!(off.status, 303, "{}", off.body);
        let other = letter(&world.actor("alfa", "Karolina").await, "Druga skarga").await;
        assert!(!screen.get(&format!("/dekretacja/{other}")).await.body.contains("name=\"template\""));
        let late = screen.post(&format!("/dekretacja/{other}/wzor"), &[("_token", &token), ("template", template)]).await;
        assert!(late.status == 422 && late.body.contains("Tego wzoru nie można już użyć"), "{}", late.body);
    }
}

on_both! {
    async fn an_office_has_a_hundred_templates_and_no_more(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let draft = draft(&world, "Wzór").await;
        let named = |number: usize| AddTemplate { draft: TemplateDraft { name: format!("Wzór {number}"), ..draft.clone() } };
        for number in 0..100 {
            karolina.act(named(number), None).await.unwrap();
        }
        assert_eq!(told(karolina.act(named(100), None).await), ["assignments.templates-many"]);
    }
}
