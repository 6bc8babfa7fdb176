//! Rules of the mailbox: written by one, approved by another, applied once, tried without a trace.

use std::collections::BTreeSet;
use std::sync::Arc;

use obieg_cases::queries::ShowCase;
use obieg_kernel::job::Runner;
use obieg_kernel::journal::feed::{CloudEvent, ListEvents};
use obieg_kernel::{Actor, Failure};
use obieg_mailbox::deeds::{EndMailbox, LeaveOutMessage};
use obieg_mailbox::model::{Held, MessageId, MessageState, MessageView};
use obieg_mailbox::queries::{ListMessages, SeeMessage};
use obieg_mailbox::ruling::deeds::{
    ApplyMailRules, ApproveMailRule, ChangeMailRule, MoveMailRule, ProposeMailRule, SwitchMailRule,
};
use obieg_mailbox::ruling::follow::Apply;
use obieg_mailbox::ruling::model::{MailConditions, MailRuleDraft, MailRuleView, RuledTo};
use obieg_mailbox::ruling::queries::{ListMailRules, TryMailRules};
use obieg_routing::model::Verdict;
use obieg_testkit::{World, on_both};
use serde_json::{Value, json};

use crate::cast::{client, code, open_case, with_list};
use crate::faces;
use crate::mailbox::{mailbox, message, taken};

fn by_subject(words: &str, outcome: RuledTo) -> MailRuleDraft {
    let conditions = MailConditions { subject: Some(words.to_owned()), ..MailConditions::default() };
    let reason = (outcome == RuledTo::LeaveOut).then(|| "oferta handlowa".to_owned());
    MailRuleDraft { name: words.to_owned(), conditions, outcome, reason }
}

async fn proposed(world: &World, who: &str, draft: MailRuleDraft) -> MailRuleView {
    world.actor("alfa", who).await.act(ProposeMailRule { draft }, None).await.unwrap()
}

async fn approve(world: &World, who: &str, rule: &MailRuleView, version: i64) -> Result<(), Failure> {
    world.actor("alfa", who).await.act(ApproveMailRule { rule: rule.id, version }, None).await
}

/// Karolina writes it, Konrad approves it.
async fn working(world: &World, draft: MailRuleDraft) -> MailRuleView {
    let rule = proposed(world, "Karolina", draft).await;
    approve(world, "Konrad", &rule, 1).await.unwrap();
    rule
}

fn runner(world: &World) -> Arc<Runner> {
    let words = world.site().lexicon().words("pl").unwrap();
    let apply = Arc::new(Apply::new(words, world.kernel.env().clone()));
    Runner::new(Arc::clone(&world.kernel), &world.operator, vec![apply])
}

/// What is due is done.
async fn turn(world: &World) {
    let runner = runner(world);
    runner.turn(&world.office("alfa")).await.unwrap();
    assert_eq!(runner.tally().failed + runner.tally().died, 0);
}

async fn seen(world: &World, message: MessageId) -> MessageView {
    world.actor("alfa", "Karolina").await.see(SeeMessage { message }).await.unwrap().message
}

/// The journal's entries.
async fn journal(konrad: &Actor) -> Vec<CloudEvent> {
    konrad.see(ListEvents { after: None, limit: 200 }).await.unwrap().events
}

/// What entries of this name say.
async fn events(world: &World, name: &str) -> Vec<Value> {
    let kind = format!("pl.obieg.{name}");
    journal(&world.actor("alfa", "Konrad").await)
        .await
        .into_iter()
        .filter(|one| one.kind == kind)
        .map(|one| one.data["data"].clone())
        .collect()
}

fn apply(message: MessageId, rule: &MailRuleView, version: i64) -> ApplyMailRules {
    ApplyMailRules { message, rule: rule.id, version, draft: None, files: Vec::new() }
}

on_both! {
    async fn a_message_joins_its_case_by_a_rule(world: World with faces) {
        let world = world;
        with_list(&world).await;
        let case = open_case(&world, "Anna", None).await.unwrap();
        let other = open_case(&world, "Anna", None).await.unwrap();
        let mailbox = mailbox(&world).await;
        let conditions = MailConditions { of_case: true, mailbox: Some(mailbox), ..MailConditions::default() };
        let draft = MailRuleDraft { name: "Sprawy".to_owned(), conditions, outcome: RuledTo::File, reason: None };
        working(&world, draft).await;
        let first = taken(&world, mailbox, 1, message(&format!("Re: {}", case.sign), "a@x", "z@x")).await;
        turn(&world).await;
        // It names no sign, but answers the first.
        let second = taken(&world, mailbox, 2, message("Jeszcze jedno", "b@x", "a@x")).await;
        let both = message(&format!("{} i {}", case.sign, other.sign), "c@x", "z@x");
        let both = taken(&world, mailbox, 3, both).await;
        let none = taken(&world, mailbox, 4, message("Re: XX.1234.1.2026", "d@x", "z@x")).await;
        turn(&world).await;
        for one in [first, second] {
            let one = seen(&world, one).await;
            assert_eq!((one.state, one.outcome.as_deref()), (MessageState::Filed, Some(&*case.sign)));
            assert_eq!(one.rule.map(|rule| rule.number), Some(1));
        }
        for one in [both, none] {
            let one = seen(&world, one).await;
            assert_eq!((one.state, one.held), (MessageState::Waiting, None), "of several cases or none");
        }
        let anna = world.actor("alfa", "Anna").await;
        let shown = anna.see(ShowCase { case: case.id, panels: Vec::new() }).await.unwrap().0;
        assert_eq!(shown.documents.len(), 2);
        assert!(shown.items.is_empty(), "without a number of the register");
        // The journal names rule and people.
        let event = events(&world, "MessageFiled").await.remove(0);
        assert_eq!(event["rule"]["number"], 1, "{event}");
        assert!(event["rule"]["approved_by"].as_str().unwrap().contains("Konrad"), "{event}");
        world.assert_sound().await;
    }

    async fn a_rule_of_the_mailbox_works_once_after_another_person_approved_it(world: World with faces) {
        let world = world;
        let mailbox = mailbox(&world).await;
        let konrad = world.actor("alfa", "Konrad").await;
        let rule = proposed(&world, "Konrad", by_subject("oferta", RuledTo::LeaveOut)).await;
        assert_eq!(code(approve(&world, "Konrad", &rule, 1).await), "routing.own-rule");
        assert!(matches!(approve(&world, "Karolina", &rule, 1).await, Err(Failure::Forbidden)));
        let early = taken(&world, mailbox, 1, message("Oferta przed zatwierdzeniem", "a@x", "z@x")).await;
        turn(&world).await;
        approve(&world, "Stefan", &rule, 1).await.unwrap();
        assert_eq!(code(approve(&world, "Stefan", &rule, 2).await), "routing.not-proposed");

        // Two at once, as two servers whose leases ran into each other: one decides, the other finds it done.
        let one = taken(&world, mailbox, 2, message("OFERTA", "b@x", "z@x")).await;
        let machine = world.machine("alfa");
        let done = tokio::join!(
            machine.act(apply(one, &rule, 2), None), machine.act(apply(one, &rule, 2), None));
        let refused: Vec<_> = [done.0, done.1].into_iter().filter(Result::is_err).map(code).collect();
        assert_eq!(refused, ["mailbox.decided-before"]);
        turn(&world).await;
        assert_eq!(events(&world, "MessageLeftOut").await.len(), 1);

        // A person was faster; the version that was asked is another one by now.
        let two = taken(&world, mailbox, 3, message("Oferta druga", "c@x", "z@x")).await;
        let deed = LeaveOutMessage { message: two, reason: "spam".to_owned() };
        world.actor("alfa", "Karolina").await.act(deed, None).await.unwrap();
        assert_eq!(code(machine.act(apply(two, &rule, 2), None).await), "mailbox.decided-before");
        turn(&world).await;
        assert!(seen(&world, two).await.rule.is_none(), "a person decided");
        let three = taken(&world, mailbox, 4, message("Oferta trzecia", "d@x", "z@x")).await;
        assert_eq!(code(machine.act(apply(three, &rule, 1), None).await), "kernel.changed-meanwhile");

        // Changed, it stops; what came before the approval waits for people.
        let draft = by_subject("oferta trzecia", RuledTo::LeaveOut);
        konrad.act(ChangeMailRule { rule: rule.id, version: 2, draft }, None).await.unwrap();
        turn(&world).await;
        for waits in [early, three] {
            assert_eq!(seen(&world, waits).await.state, MessageState::Waiting);
        }
        assert_eq!(code(machine.act(apply(three, &rule, 3), None).await), "mailbox.rule-none");
        world.assert_sound().await;
    }

    async fn a_job_that_is_cut_off_anywhere_decides_once(world: World with faces) {
        let world = world;
        let mailbox = mailbox(&world).await;
        working(&world, by_subject("pismo", RuledTo::Register)).await;
        let office = world.office("alfa");
        for polls in 1..=16 {
            let text = message(&format!("Pismo {polls}"), &format!("{polls}@x"), "z@x");
            taken(&world, mailbox, polls, text).await;
            let runner = runner(&world);
            let mut work = std::pin::pin!(runner.turn(&office));
            let mut left = polls;
            std::future::poll_fn(|context| {
                if left == 0 {
                    return std::task::Poll::Ready(());
                }
                left -= 1;
                work.as_mut().poll(context).map(|_| ())
            })
            .await;
            // The lease of the one that died runs out.
            world.clock.advance(jiff::SignedDuration::from_secs(61));
        }
        let (one, two) = (runner(&world), runner(&world));
        let (one, two) = tokio::join!(one.turn(&office), two.turn(&office));
        one.and(two).unwrap();
        let registered = ListMessages { state: MessageState::Registered, after: None, limit: 100 };
        let registered = world.actor("alfa", "Karolina").await.see(registered).await.unwrap().messages;
        assert_eq!(registered.len(), 16);
        let items: BTreeSet<_> = registered.iter().filter_map(|one| one.item).collect();
        assert_eq!(items.len(), 16);
        for name in ["MessageRegistered", "ItemRegistered"] {
            assert_eq!(events(&world, name).await.len(), 16, "{name}");
        }
        world.assert_sound().await;
    }

    async fn rules_of_the_mailbox_are_ordered_put_off_and_held_back(world: World with faces) {
        let world = world;
        let mailbox = mailbox(&world).await;
        let first = working(&world, by_subject("oferta", RuledTo::LeaveOut)).await;
        let second = working(&world, by_subject("oferta szkolenia", RuledTo::Register)).await;
        let konrad = world.actor("alfa", "Konrad").await;
        konrad.act(MoveMailRule { rule: second.id }, None).await.unwrap();
        assert_eq!(code(konrad.act(MoveMailRule { rule: second.id }, None).await), "routing.first-already");
        let one = taken(&world, mailbox, 1, message("Oferta szkolenia", "a@x", "z@x")).await;
        turn(&world).await;
        assert_eq!(seen(&world, one).await.state, MessageState::Registered);
        // The same sender's next e-mail is no repetition; the same message is.
        let two = taken(&world, mailbox, 2, message("Oferta szkolenia druga", "b@x", "z@x")).await;
        world.clock.advance(jiff::SignedDuration::from_secs(1));
        let again = taken(&world, mailbox, 3, message("Oferta szkolenia druga", "b@x", "y@x")).await;
        turn(&world).await;
        let (two, again) = (seen(&world, two).await, seen(&world, again).await);
        assert_eq!(two.state, MessageState::Registered);
        assert_eq!((again.state, again.held), (MessageState::Waiting, Some(Held::Repeated)));
        konrad.act(SwitchMailRule { rule: second.id, version: 2, on: false }, None).await.unwrap();
        let three = taken(&world, mailbox, 4, message("Oferta szkolenia trzecia", "c@x", "z@x")).await;
        turn(&world).await;
        let three = seen(&world, three).await;
        assert_eq!((three.state, three.rule.map(|rule| rule.number)), (MessageState::LeftOut, Some(first.standing.number)));
        // A rule of a mailbox that is read no more is told apart.
        let igor = world.actor("alfa", "Igor").await;
        let conditions = MailConditions { mailbox: Some(mailbox), ..MailConditions::default() };
        let draft = MailRuleDraft { name: "Skrzynka".to_owned(), conditions, outcome: RuledTo::Register, reason: None };
        proposed(&world, "Karolina", draft.clone()).await;
        igor.act(EndMailbox { mailbox }, None).await.unwrap();
        let rules = konrad.see(ListMailRules).await.unwrap().rules;
        assert_eq!(rules.iter().map(|rule| rule.is_gone).collect::<Vec<_>>(), [false, false, true]);
        assert_eq!(code(konrad.act(ProposeMailRule { draft }, None).await), "mailbox.rule-no-mailbox");
        world.assert_sound().await;
    }

    async fn a_dry_run_says_what_rules_would_have_done_and_writes_nothing(world: World with faces) {
        let world = world;
        with_list(&world).await;
        let case = open_case(&world, "Anna", None).await.unwrap();
        let mailbox = mailbox(&world).await;
        let offer = taken(&world, mailbox, 1, message("Oferta", "a@x", "z@x")).await;
        taken(&world, mailbox, 2, message(&format!("Re: {}", case.sign), "b@x", "z@x")).await;
        taken(&world, mailbox, 3, message("Skarga", "c@x", "z@x")).await;
        let karolina = world.actor("alfa", "Karolina").await;
        karolina.act(LeaveOutMessage { message: offer, reason: "spam".to_owned() }, None).await.unwrap();
        proposed(&world, "Karolina", by_subject("oferta", RuledTo::LeaveOut)).await;
        let conditions = MailConditions { of_case: true, ..MailConditions::default() };
        let draft = MailRuleDraft { name: "Sprawy".to_owned(), conditions, outcome: RuledTo::File, reason: None };
        let rule = proposed(&world, "Karolina", draft).await;
        let konrad = world.actor("alfa", "Konrad").await;
        let size = journal(&konrad).await.len();
        let all = TryMailRules { rule: None, before: None, limit: 50 };
        let trial = karolina.see(all).await.unwrap();
        let mut found: Vec<_> = trial.lines.iter().map(|line| (line.message.subject.as_str(), line.rule, line.verdict)).collect();
        found.sort_by_key(|line| line.0);
        let re = format!("Re: {}", case.sign);
        assert_eq!(found, [("Oferta", Some(1), Verdict::Same), (&*re, Some(2), Verdict::Ahead), ("Skarga", None, Verdict::NoRule)]);
        assert!(trial.lines.iter().any(|line| line.sign.as_deref() == Some(&*case.sign)));
        let one = karolina.see(TryMailRules { rule: Some(rule.id), before: None, limit: 2 }).await.unwrap();
        assert_eq!(one.lines.len(), 2);
        let rest = karolina.see(TryMailRules { rule: Some(rule.id), before: one.next, limit: 2 }).await.unwrap();
        assert_eq!((rest.lines.len(), rest.next), (1, None));
        assert_eq!(journal(&konrad).await.len(), size);
        world.clock.set("2026-08-01T08:00:00Z");
        let karolina = world.actor("alfa", "Karolina").await;
        assert!(karolina.see(TryMailRules { rule: None, before: None, limit: 50 }).await.unwrap().lines.is_empty());
        assert!(matches!(world.actor("alfa", "Stefan").await.see(TryMailRules { rule: None, before: None, limit: 5 }).await, Err(Failure::Forbidden)));
    }

    async fn rules_of_the_mailbox_are_kept_on_screens_and_by_programs(world: World with faces) {
        let mut world = world;
        let mailbox = mailbox(&world).await;
        taken(&world, mailbox, 1, message("Oferta", "a@x", "z@x")).await;
        let nobody = world.serve().await;
        let screen = async |name: &str| nobody.with_cookie(&world.cookie("alfa", name).await);
        let (karolina, stefan) = (screen("Karolina").await, screen("Stefan").await);
        let token = karolina.get("/skrzynka/reguly/nowa").await.hidden("_token");
        let mailbox = mailbox.to_string();
        let form = |outcome: &'static str, reason: &'static str| {
            [("_token", &*token), ("name", "Oferty"), ("subject", "oferta"), ("mailbox", &*mailbox), ("outcome", outcome), ("reason", reason)]
        };
        let bad = karolina.post("/skrzynka/reguly/nowa", &form("leave-out", "")).await;
        assert!(bad.status == 422 && bad.body.contains("Podaj powód"), "{}", bad.body);
        let bad = karolina.post("/skrzynka/reguly/nowa", &form("file", "")).await;
        assert!(bad.status == 422 && bad.body.contains("Zaznacz warunek sprawy"), "{}", bad.body);
        let made = karolina.post("/skrzynka/reguly/nowa", &form("leave-out", "reklama")).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let page = made.header("location").unwrap().split('?').next().unwrap().to_owned();
        assert!(karolina.get(&page).await.body.contains("Tę treść reguły zapisałeś ty"));
        let trial = karolina.get("/skrzynka/reguly/proba").await.body;
        assert!(trial.contains("Oferta") && trial.contains("jeszcze czeka") && trial.contains("pominąć"), "{trial}");
        let shown = stefan.get(&page).await;
        assert!(shown.body.contains("Sekretariat") && !shown.body.contains("name=\"subject\""), "who may not write reads");
        assert_eq!(stefan.get("/skrzynka/reguly/nowa").await.status, 403);
        let token = shown.hidden("_token");
        let done = stefan.post(&format!("{page}/zatwierdz"), &[("_token", &token), ("version", "1")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let list = stefan.get("/skrzynka/reguly").await.body;
        assert!(list.contains("Stefan Starosta") && list.contains("Sekretariat") && list.contains("reklama"), "{list}");

        let program = client(&world, &nobody, "alfa", "Konrad").await;
        let body = json!({ "name": "Sprawy", "conditions": { "of_case": true }, "outcome": "file" });
        let made = program.post_json("/api/v1/mailbox-rules", &body, &[]).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let path = format!("/api/v1/mailbox-rules/{}", made.json()["id"].as_str().unwrap());
        let own = program.post_json(&format!("{path}/approve"), &json!({ "version": 1 }), &[]).await;
        assert!(own.body.contains("routing.own-rule"), "{}", own.body);
        let other = json!({ "version": 1, "draft": { "name": "Sprawy 2", "conditions": { "of_case": true }, "outcome": "file" } });
        assert_eq!(program.post_json(&format!("{path}/change"), &other, &[]).await.status, 200);
        let strange = json!({ "version": 2, "on": false, "x": 1 });
        assert_eq!(program.post_json(&format!("{path}/switch"), &strange, &[]).await.status, 422);
        assert_eq!(program.post_json(&format!("{path}/switch"), &json!({ "version": 2, "on": false }), &[]).await.status, 200);
        assert_eq!(program.post_json(&format!("{path}/up"), &json!({}), &[]).await.status, 200);
        let rules = program.get("/api/v1/mailbox-rules").await.json();
        assert_eq!(rules["rules"][0]["draft"]["name"], "Sprawy 2");
        assert_eq!(program.get("/api/v1/mailbox-rules/trial?limit=101").await.status, 422);
        assert_eq!(program.get("/api/v1/mailbox-rules/trial?limit=2").await.json()["lines"].as_array().unwrap().len(), 1);
    }
}
