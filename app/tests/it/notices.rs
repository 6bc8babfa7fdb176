//! People are told of what concerns them: once, never of what they did themselves, and never of what they may not read.

use std::sync::Arc;

use jiff::SignedDuration;
use jiff::civil::date;
use obieg_assignments::deeds::{AcceptAssignment, AssignItem, PassBack, WithdrawAssignment};
use obieg_assignments::{AssignmentId, Receiver};
use obieg_cases::deeds::{AddCooperation, HandOverCase, JoinItem, TakeOutItem, TakeOverCase};
use obieg_cases::model::{CaseId, CaseState};
use obieg_cases::queries::CaseList;
use obieg_kernel::Failure;
use obieg_kernel::job::Runner;
use obieg_mailbox::deeds::ReportMailbox;
use obieg_notes::deeds::WriteNote;
use obieg_notes::model::NoteKind;
use obieg_notices::deeds::{ChooseKinds, ReadAllNotices, ReadNotice, SetNoticeRules, WriteNotices};
use obieg_notices::follow::Follow;
use obieg_notices::heard::happenings;
use obieg_notices::model::{Choice, KindChoice, NoticeKind, NoticePage};
use obieg_notices::queries::{OwnNotices, SeeNoticeRules};
use obieg_notices::watch::Watch;
use obieg_people::deeds::{ChangePassword, ResetPassword};
use obieg_people::password::NewPassword;
use obieg_registry::ItemId;
use obieg_testkit::{Browser, World, on_both};
use obieg_web::{Site, SiteOptions};
use serde_json::json;

use crate::cast::{client, code, open_case, open_to, register, with_list};
use crate::faces;

/// What comes by the clock.
async fn clock(world: &World) {
    let mut watch = Watch::new(world.machine("alfa"), world.kernel.env().clone());
    watch.turn().await.unwrap();
    watch.turn().await.unwrap();
}

/// What is due is done.
async fn turn(world: &World) {
    let runner = Runner::new(Arc::clone(&world.kernel), &world.operator, vec![Arc::new(Follow)]);
    runner.turn(&world.office("alfa")).await.unwrap();
    assert_eq!(runner.tally().failed + runner.tally().died, 0);
}

async fn page(world: &World, name: &str) -> NoticePage {
    world.actor("alfa", name).await.see(OwnNotices { before: None, limit: 50 }).await.unwrap()
}

/// Kinds with their signs, the newest first.
async fn told(world: &World, name: &str) -> Vec<(NoticeKind, Option<String>)> {
    page(world, name).await.notices.into_iter().map(|one| (one.kind, one.sign)).collect()
}

async fn kinds(world: &World, name: &str) -> Vec<NoticeKind> {
    told(world, name).await.into_iter().map(|(kind, _)| kind).collect()
}

/// Karolina assigns an item to a person.
async fn assign(world: &World, item: ItemId, to: &str, term: Option<jiff::civil::Date>) -> AssignmentId {
    let actor = world.actor("alfa", to).await;
    let receiver = Receiver { unit: actor.unit().unwrap(), holding: actor.holding(), is_owner: true };
    let deed = AssignItem { item, receivers: vec![receiver], instruction: None, term, parent: None };
    world.actor("alfa", "Karolina").await.act(deed, None).await.unwrap().assignments[0]
}

async fn case_of_anna(world: &World) -> (CaseId, String) {
    let item = register(world, "Wniosek").await.id;
    open_to(world, item, "Anna").await;
    let case = open_case(world, "Anna", Some(item)).await.unwrap();
    (case.id, case.sign)
}

async fn serve(world: &mut World) -> Browser {
    let options = SiteOptions { slots: obieg_app::slices::slots(), ..SiteOptions::default() };
    let site = Site::new(Arc::clone(&world.kernel), faces(), options).unwrap();
    world.serve_site(site).await
}

on_both! {
    async fn assignments_are_told_to_receivers_and_authors_once(world: World with faces) {
        let before = register(&world, "Przed początkiem").await;
        assign(&world, before.id, "Anna", None).await;
        clock(&world).await;
        let first = register(&world, "Wniosek o wycinkę").await;
        let second = register(&world, "Skarga").await;
        let accepted = assign(&world, first.id, "Anna", None).await;
        let returned = assign(&world, second.id, "Anna", None).await;
        let anna = world.actor("alfa", "Anna").await;
        anna.act(AcceptAssignment { assignment: accepted }, None).await.unwrap();
        anna.act(PassBack { assignment: returned, reason: "nie do mnie".to_owned() }, None).await.unwrap();
        for _ in 0..3 {
            turn(&world).await;
        }
        // What was before is not told; what Anna did is told to Karolina and not to Anna.
        assert_eq!(kinds(&world, "Anna").await, [NoticeKind::Assigned, NoticeKind::Assigned]);
        assert_eq!(kinds(&world, "Karolina").await, [NoticeKind::PassedBack, NoticeKind::Accepted]);
        let of_anna = page(&world, "Anna").await;
        assert_eq!(of_anna.unread, 2);
        assert_eq!(of_anna.notices[1].sign.as_deref(), Some("2/2026"));
        assert_eq!(of_anna.notices[1].doer.as_deref(), Some("Karolina Kancelaria"));
        assert!(page(&world, "Beata").await.notices.is_empty());

        // A repetition, as after a kill between the two commits of the job, tells nobody twice.
        let machine = world.machine("alfa");
        let feed = obieg_kernel::journal::feed::ListEvents { after: None, limit: 200 };
        let events = machine.see(feed).await.unwrap().events;
        let upto = events.last().unwrap().id.parse().unwrap();
        let again = WriteNotices { happenings: events.iter().flat_map(happenings).collect(), upto };
        assert_eq!(code(machine.act(again, None).await), "notices.nobody");
        assert!(matches!(anna.act(WriteNotices { happenings: Vec::new(), upto }, None).await, Err(Failure::Forbidden)));
        world.assert_sound().await;
    }

    async fn whoever_loses_a_letter_or_has_it_back_is_told(world: World with faces) {
        with_list(&world).await;
        clock(&world).await;
        let karolina = world.actor("alfa", "Karolina").await;
        let anna = world.actor("alfa", "Anna").await;
        let gone = register(&world, "Przydzielone przez pomyłkę").await;
        let assignment = assign(&world, gone.id, "Anna", None).await;
        karolina.act(WithdrawAssignment { assignment }, None).await.unwrap();
        turn(&world).await;
        assert_eq!(kinds(&world, "Anna").await, [NoticeKind::TakenBack, NoticeKind::Assigned]);
        // What she may not read any more has no number on her page.
        assert_eq!(page(&world, "Anna").await.notices[0].sign, None);
        // Her head takes a letter out of her case: it lies with her again.
        let (case, _) = case_of_anna(&world).await;
        let item = register(&world, "Z innej sprawy").await.id;
        assign(&world, item, "Anna", None).await;
        anna.act(JoinItem { case, item }, None).await.unwrap();
        let norbert = world.actor("alfa", "Norbert").await;
        let reason = "dotyczy innej nieruchomości".to_owned();
        norbert.act(TakeOutItem { case, item, reason }, None).await.unwrap();
        turn(&world).await;
        let mut kinds = kinds(&world, "Anna").await;
        kinds.sort_by_key(|kind| kind.code());
        let assigned = NoticeKind::Assigned;
        assert_eq!(kinds, [assigned, assigned, assigned, NoticeKind::TakenBack]);
        world.assert_sound().await;
    }

    async fn a_unit_is_told_through_its_head_and_a_choice_silences(world: World with faces) {
        clock(&world).await;
        let norbert = world.actor("alfa", "Norbert").await;
        let item = register(&world, "Do komórki").await;
        let receiver = Receiver { unit: norbert.unit().unwrap(), holding: None, is_owner: true };
        let deed = AssignItem { item: item.id, receivers: vec![receiver], instruction: None, term: None, parent: None };
        world.actor("alfa", "Karolina").await.act(deed, None).await.unwrap();
        turn(&world).await;
        assert_eq!(kinds(&world, "Norbert").await, [NoticeKind::Assigned]);
        let off = vec![KindChoice { kind: NoticeKind::Assigned, choice: Choice::Off }];
        norbert.act(ChooseKinds { choices: off }, None).await.unwrap();
        let more = register(&world, "Drugie do komórki").await;
        assign(&world, more.id, "Norbert", None).await;
        turn(&world).await;
        assert_eq!(kinds(&world, "Norbert").await.len(), 1);
        let off = vec![KindChoice { kind: NoticeKind::Entry, choice: Choice::Off }];
        assert_eq!(code(norbert.act(ChooseKinds { choices: off }, None).await), "notices.entry-off");
        world.assert_sound().await;
    }

    async fn what_happens_to_a_case_is_told_as_far_as_it_is_reached(world: World with faces) {
        with_list(&world).await;
        clock(&world).await;
        let (case, sign) = case_of_anna(&world).await;
        let norbert = world.actor("alfa", "Norbert").await;
        norbert.act(WriteNote { case, kind: NoteKind::Opinion, text: "tak".to_owned() }, None).await.unwrap();
        turn(&world).await;
        world.clock.advance(SignedDuration::from_secs(1));
        let beata = world.holding("alfa", "Beata").await;
        norbert.act(HandOverCase { case, officer: beata }, None).await.unwrap();
        let unit = norbert.unit().unwrap();
        let asked = AddCooperation { case, unit, reason: "proszę o opinię".to_owned() };
        world.actor("alfa", "Beata").await.act(asked, None).await.unwrap();
        turn(&world).await;
        let sign = Some(sign);
        assert_eq!(told(&world, "Anna").await, [(NoticeKind::CaseTaken, sign.clone()), (NoticeKind::Opinion, sign.clone())]);
        assert_eq!(told(&world, "Beata").await, [(NoticeKind::CaseGiven, sign.clone())]);
        assert_eq!(told(&world, "Norbert").await, [(NoticeKind::Asked, sign.clone())]);

        // Another unit takes it over: who does not reach it any more is told that, and nothing of the case.
        let olga = world.holding("alfa", "Olga").await;
        let deed = TakeOverCase { case, officer: olga, reason: "reorganizacja".to_owned() };
        world.actor("alfa", "Stefan").await.act(deed, None).await.unwrap();
        turn(&world).await;
        assert_eq!(told(&world, "Olga").await, [(NoticeKind::CaseGiven, sign.clone())]);
        let lost = page(&world, "Beata").await;
        assert_eq!(lost.notices.len(), 2);
        for one in &lost.notices {
            assert!(one.is_lost() && one.sign.is_none() && one.doer.is_none() && one.path().is_none(), "{one:?}");
        }
        let mut world = world;
        let nobody = serve(&mut world).await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Beata").await);
        let body = screen.get("/powiadomienia").await.body;
        assert!(body.contains("Nie masz już do tego dostępu"), "{body}");
        assert!(!body.contains(sign.as_deref().unwrap()) && !body.contains(&case.to_string()), "{body}");
        let program = client(&world, &nobody, "alfa", "Beata").await;
        let told = program.get("/api/v1/notices").await.body;
        assert!(!told.contains(sign.as_deref().unwrap()) && !told.contains(&case.to_string()), "{told}");
        world.assert_sound().await;
    }

    async fn terms_are_told_before_and_after_once_a_day(world: World with faces) {
        with_list(&world).await;
        clock(&world).await;
        let item = register(&world, "Z terminem").await;
        assign(&world, item.id, "Anna", Some(date(2026, 6, 10))).await;
        let (case, sign) = case_of_anna(&world).await;
        let list = CaseList { state: CaseState::Open, mine: true, due_from: None, due_to: None, after: None, limit: 5 };
        let cases = world.actor("alfa", "Anna").await.see(list).await.unwrap().cases;
        let due = cases.iter().find(|one| one.id == case).unwrap().due_on.unwrap();
        turn(&world).await;
        let mut seen = Vec::new();
        for _ in 0..80 {
            world.clock.advance(SignedDuration::from_hours(24));
            clock(&world).await;
            let page = page(&world, "Anna").await;
            seen = page.notices.into_iter().filter_map(|one| Some((one.kind, one.sign?, one.day?))).collect();
        }
        let near = |day| (NoticeKind::TermNear, day);
        let passed = |day| (NoticeKind::TermPassed, day);
        let mut wanted = vec![near(date(2026, 6, 10)), passed(date(2026, 6, 10)), near(due), passed(due)];
        wanted.reverse();
        assert_eq!(seen.iter().map(|(kind, _, day)| (*kind, *day)).collect::<Vec<_>>(), wanted);
        assert_eq!((seen[0].1.as_str(), seen[2].1.as_str()), (sign.as_str(), "1/2026"));
        world.assert_sound().await;
    }

    async fn entry_and_faults_are_told_to_whom_they_concern(world: World with faces) {
        clock(&world).await;
        let igor = world.actor("alfa", "Igor").await;
        let anna = world.actor("alfa", "Anna").await.person().unwrap();
        let password = NewPassword::of(&igor, "Tymczasowe zdanie 7", "anna").await.unwrap();
        let attempt = world.kernel.env().new_uuid();
        igor.act(ResetPassword { person: anna, attempt, password }, None).await.unwrap();
        let mailbox = crate::mailbox::mailbox(&world).await;
        let machine = world.machine("alfa");
        machine.act(ReportMailbox { mailbox, fault: Some("sign-in".to_owned()) }, None).await.unwrap();
        machine.act(ReportMailbox { mailbox, fault: None }, None).await.unwrap();
        turn(&world).await;
        let of_anna = page(&world, "Anna").await.notices;
        assert_eq!(of_anna[0].kind, NoticeKind::Entry);
        assert!(of_anna.iter().any(|one| one.event == "PasswordReset" && one.path().is_some()), "{of_anna:?}");
        let of_igor = page(&world, "Igor").await.notices;
        assert_eq!(of_igor.iter().map(|one| one.kind).collect::<Vec<_>>(), [NoticeKind::Failed]);
        assert_eq!(of_igor[0].path(), Some(format!("/ustawienia/skrzynki/{mailbox}")));
        world.assert_sound().await;
    }

    async fn a_new_device_is_told_by_the_bell_and_cannot_be_put_off(world: World with faces) {
        let mut world = world;
        clock(&world).await;
        let anna = world.actor("alfa", "Anna").await;
        let given = "nadane przez administratora";
        let password = NewPassword::of(&anna, given, "anna").await.unwrap();
        let deed = ResetPassword { person: anna.person().unwrap(), attempt: world.kernel.env().new_uuid(), password };
        world.actor("alfa", "Igor").await.act(deed, None).await.unwrap();
        let nobody = serve(&mut world).await;
        let form = [("login", "anna"), ("password", given), ("office", "alfa")];
        for _ in 0..2 {
            assert_eq!(nobody.post("/wejscie", &form).await.status, 303);
        }
        turn(&world).await;
        let notices = page(&world, "Anna").await.notices;
        // Neither browser kept its secret: the second was a new one.
        let told = notices.iter().filter(|one| one.event == "EnteredByNewDevice");
        assert_eq!(told.map(|one| (one.kind, one.path())).collect::<Vec<_>>(), [(NoticeKind::Entry, Some("/moje/bezpieczenstwo".to_owned()))]);
        let cookie = world.cookie("alfa", "Anna").await;
        let (anna, session) = world.kernel.session(&cookie).await.unwrap().unwrap();
        let old = anna.prove_password(given, "127.0.0.1").await.unwrap();
        let new = NewPassword::of(&anna, "cztery słowa bez związku", "anna").await.unwrap();
        anna.act(ChangePassword { session: Some(session), old, new }, None).await.unwrap();
        let list = nobody.with_cookie(&cookie).get("/powiadomienia").await.body;
        for words in ["Zalogowano się z nowego urządzenia", "Administrator nadał ci nowe hasło"] {
            assert!(list.contains(words), "{words}: {list}");
        }
        for choice in [Choice::Off, Choice::Program] {
            let choices = vec![KindChoice { kind: NoticeKind::Entry, choice }];
            assert_eq!(code(anna.act(ChooseKinds { choices }, None).await), "notices.entry-off");
        }
        world.assert_sound().await;
    }

    async fn notices_are_read_on_screen_and_by_program_and_go_when_old(world: World with faces) {
        clock(&world).await;
        for title in ["Pierwsze", "Drugie", "Trzecie"] {
            let item = register(&world, title).await;
            assign(&world, item.id, "Anna", None).await;
        }
        turn(&world).await;
        let mut world = world;
        let nobody = serve(&mut world).await;
        let screen = nobody.with_cookie(&world.cookie("alfa", "Anna").await);
        let desk = screen.get("/pulpit").await.body;
        assert!(desk.contains("Powiadomienia: 3 nowe"), "{desk}");
        let list = screen.get("/powiadomienia").await;
        let token = list.hidden("_token");
        let notices = page(&world, "Anna").await.notices;
        assert!(list.body.contains(&format!("/rpw/{}", notices[0].subject.unwrap())), "{}", list.body);
        let one = screen.post(&format!("/powiadomienia/{}/przeczytane", notices[2].id), &[("_token", &token)]).await;
        assert_eq!(one.status, 303);
        assert!(screen.get("/pulpit").await.body.contains("Powiadomienia: 2 nowe"), "what one read is counted at once");
        // What comes while the page is open stays unread.
        let late = register(&world, "Późniejsze").await;
        world.clock.advance(SignedDuration::from_secs(1));
        assign(&world, late.id, "Anna", None).await;
        turn(&world).await;
        let upto = notices[0].id.to_string();
        let all = screen.post("/powiadomienia/przeczytane", &[("_token", &token), ("upto", &upto)]).await;
        assert_eq!(all.status, 303, "{}", all.body);
        assert_eq!(page(&world, "Anna").await.unread, 1);

        // Nobody reads another's; a program does the same as the screen.
        let beata = world.actor("alfa", "Beata").await;
        assert!(matches!(beata.act(ReadNotice { notice: notices[0].id }, None).await, Err(Failure::Hidden)));
        assert_eq!(beata.act(ReadAllNotices { upto: notices[0].id }, None).await.unwrap(), 0);
        let program = client(&world, &nobody, "alfa", "Anna").await;
        let first = program.get("/api/v1/notices?limit=2").await.json();
        assert_eq!((first["unread"].as_i64(), first["notices"].as_array().map(Vec::len)), (Some(1), Some(2)));
        let next = first["next"].as_str().unwrap();
        let rest = program.get(&format!("/api/v1/notices?before={next}")).await.json();
        assert_eq!((rest["notices"].as_array().map(Vec::len), rest["next"].clone()), (Some(2), json!(null)));
        let newest = first["notices"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!(program.post_json(&format!("/api/v1/notices/{newest}/read"), &json!({}), &[]).await.status, 200);
        assert_eq!(page(&world, "Anna").await.unread, 0);
        let choice = json!({ "choices": [{ "kind": "assigned", "choice": "off" }] });
        assert_eq!(program.post_json("/api/v1/notice-choices", &choice, &[]).await.status, 200);
        let choices = program.get("/api/v1/notice-choices").await.json();
        assert_eq!(choices["choices"][0], json!({ "kind": "assigned", "choice": "off" }));
        let form = screen.get("/moje/powiadomienia").await;
        let (token, key) = (form.hidden("_token"), form.hidden("_key"));
        let sent = [("_token", &*token), ("_key", &*key), ("assigned", "digest"), ("entry", "off")];
        let refused = screen.post("/moje/powiadomienia", &sent).await;
        assert!(refused.status == 422 && refused.body.contains("nie można wyłączyć"), "{}", refused.body);

        // Old ones go, by the office's setting.
        let igor = world.actor("alfa", "Igor").await;
        let rules = igor.see(SeeNoticeRules).await.unwrap();
        assert_eq!(rules.keep_days, 90);
        assert_eq!(code(igor.act(SetNoticeRules { keep_days: 3, version: rules.version }, None).await), "notices.keep-wrong");
        igor.act(SetNoticeRules { keep_days: 10, version: rules.version }, None).await.unwrap();
        assert_eq!(code(igor.act(SetNoticeRules { keep_days: 11, version: rules.version }, None).await), "kernel.changed-meanwhile");
        world.clock.advance(SignedDuration::from_hours(24 * 10 - 1));
        clock(&world).await;
        assert_eq!(page(&world, "Anna").await.notices.len(), 4);
        world.clock.advance(SignedDuration::from_hours(26));
        clock(&world).await;
        assert!(page(&world, "Anna").await.notices.is_empty());
        world.assert_sound().await;
    }
}
