use obieg_kernel::Failure;
use obieg_kernel::journal::proof::Entry;
use obieg_registry::deeds::{CancelItem, CompleteItem, MoveItem, RegisterItem};
use obieg_registry::draft::ItemDraft;
use obieg_registry::model::{Missing, Stage};
use obieg_registry::queries::{ItemProof, SeeItem, ShowItem};
use obieg_registry::rules::may_move;
use obieg_testkit::on_both;

use crate::{draft, faces, file, register, some, told};

fn names(entries: &[Entry]) -> Vec<String> {
    let name = |entry: &Entry| {
        entry.body.split("\"event\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    entries.iter().map(name).collect()
}

on_both! {
    async fn numbers_belong_to_the_year_of_the_local_date(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let mut late = draft("przed północą");
        late.received_on = some("2026-12-31");
        // 23:59 and 00:01 in Poland are 22:59 and 23:01 in UTC.
        world.clock.set("2026-12-31T22:59:00Z");
        let karolina = world.kernel.session(&world.cookie("alfa", "Karolina").await).await.unwrap().map_or(karolina, |one| one.0);
        let first = register(&karolina, late.clone(), Vec::new()).await.unwrap();
        world.clock.set("2026-12-31T23:01:00Z");
        late.title = some("po północy");
        let second = register(&karolina, late, Vec::new()).await.unwrap();
        assert_eq!((first.number.as_str(), second.number.as_str()), ("1/2026", "1/2027"));
        let seen = karolina.see(SeeItem { item: second.id }).await.unwrap().item;
        assert_eq!(seen.registered_on.to_string(), "2027-01-01");
        assert!(second.place > first.place);
    }
}

on_both! {
    async fn numbers_have_no_gap_and_no_twin(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let work: Vec<_> = (0..20)
            .map(|at| {
                let (actor, mut draft) = (karolina.clone(), draft(&format!("pismo {at}")));
                // Every fourth is refused and must not take a number.
                if at % 4 == 0 {
                    draft.title = None;
                }
                tokio::spawn(async move { register(&actor, draft, Vec::new()).await })
            })
            .collect();
        let mut numbers = Vec::new();
        for one in work {
            numbers.extend(one.await.unwrap().ok().map(|done| done.place % 10_000_000));
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=15).collect::<Vec<i64>>());
        world.assert_sound().await;
    }
}

on_both! {
    async fn what_is_refused_leaves_nothing_behind(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let empty = file(&karolina, "pusty.pdf", b"").await;
        let refused = register(&karolina, ItemDraft::default(), vec![empty]).await;
        assert_eq!(told(refused).last().unwrap(), "documents.empty-file files");
        let olga = world.actor("alfa", "Olga").await;
        assert!(matches!(register(&olga, draft("x"), Vec::new()).await, Err(Failure::Forbidden)));
        assert_eq!(register(&karolina, draft("x"), Vec::new()).await.unwrap().number, "1/2026");
    }
}

on_both! {
    async fn duplicates_are_pointed_out_before_registration(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let scan = file(&karolina, "skan.pdf", b"%PDF-1.7 one").await;
        let signed = ItemDraft { sender_sign: some("AB.1.2026"), ..draft("pierwsze") };
        let first = register(&karolina, signed.clone(), vec![scan.clone()]).await.unwrap();
        let same_file = register(&karolina, draft("ten sam skan"), vec![scan]).await;
        assert_eq!(told(same_file), ["registry.looks-duplicate not_duplicate"]);
        let same_sign = register(&karolina, signed.clone(), Vec::new()).await;
        assert_eq!(told(same_sign), ["registry.looks-duplicate not_duplicate"]);
        let mut other_sender = signed.clone();
        other_sender.senders[0].surname = some("Nowak");
        register(&karolina, other_sender, Vec::new()).await.unwrap();
        let sure = ItemDraft { not_duplicate: true, ..signed.clone() };
        let twin = register(&karolina, sure, Vec::new()).await.unwrap();
        for item in [first.id, twin.id] {
            karolina.act(CancelItem { item, version: None, reason: "pomyłka".to_owned() }, None).await.unwrap();
        }
        // A cancelled entry is no earlier one.
        register(&karolina, signed, Vec::new()).await.unwrap();
    }
}

on_both! {
    async fn a_file_of_the_scanner_folder_is_taken_once(world: World with faces) {
        let machine = world.machine("alfa");
        let scan = file(&machine, "skan0001.pdf", b"%PDF-1.7 scanned").await;
        let deed = || RegisterItem {
            draft: ItemDraft { senders: Vec::new(), not_duplicate: true, ..draft("skan0001") },
            files: vec![scan.clone()],
            taken_as: some("skan0001.pdf"),
        };
        let done = machine.act(deed(), None).await.unwrap();
        // A machine may know no sender: the item waits to be completed.
        assert_eq!((done.complete, done.missing), (false, vec![Missing::Sender]));
        assert_eq!(told(machine.act(deed(), None).await), ["registry.taken-before "]);
    }
}

on_both! {
    async fn metadata_change_with_their_version_and_the_journal_tells_before_and_after(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let mut first = draft("Wniosek");
        first.senders[0].place = None;
        let done = register(&karolina, first.clone(), vec![file(&karolina, "a.pdf", b"%PDF-1.7 a").await]).await.unwrap();
        assert_eq!((done.complete, done.missing), (false, vec![Missing::SenderPlace]));
        first.senders[0].place = some("Łódź");
        let complete = |version, draft: &ItemDraft| CompleteItem { item: done.id, version, draft: draft.clone() };
        assert_eq!(told(karolina.act(complete(7, &first), None).await), ["kernel.changed-meanwhile "]);
        let changed = karolina.act(complete(1, &first), None).await.unwrap();
        assert_eq!((changed.version, changed.complete), (2, true));
        assert_eq!(told(karolina.act(complete(1, &first), None).await), ["kernel.changed-meanwhile "]);
        let shown = karolina.see(ShowItem { item: done.id, panels: Vec::new() }).await.unwrap();
        assert_eq!(shown.detail.senders[0].place.as_deref(), Some("Łódź"));
        assert_eq!(names(&shown.entries), ["ItemCompleted", "ItemRegistered", "DocumentAdded"]);
        assert!(shown.entries[0].body.contains("\"after\":[{"), "{}", shown.entries[0].body);
        // Each entry vouches for the rows of its own deed.
        let first = i64::try_from(shown.entries[1].seq).unwrap();
        let (_, proof) = karolina.see(ItemProof { item: done.id, seq: first }).await.unwrap();
        assert!(proof.row_digests.len() >= 64 * 4, "{}", proof.row_digests);
        let seq = i64::try_from(shown.entries[0].seq).unwrap();
        let (entry, proof) = karolina.see(ItemProof { item: done.id, seq }).await.unwrap();
        assert_eq!((entry.seq, proof.seq), (shown.entries[0].seq, shown.entries[0].seq));
        // Entries about other things are not shown under this one.
        assert!(matches!(karolina.see(ItemProof { item: done.id, seq: 0 }).await, Err(Failure::Hidden)));
        assert!(matches!(karolina.see(ItemProof { item: done.id, seq: i64::MAX }).await, Err(Failure::Hidden)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_cancelled_entry_keeps_its_number_and_is_closed(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let done = register(&karolina, draft("pomyłka"), Vec::new()).await.unwrap();
        let cancel = |reason: &str| CancelItem { item: done.id, version: Some(1), reason: reason.to_owned() };
        assert_eq!(told(karolina.act(cancel(" "), None).await), ["registry.field-missing reason"]);
        let anna = world.actor("alfa", "Anna").await;
        assert!(matches!(anna.act(cancel("x"), None).await, Err(Failure::Hidden)));
        karolina.act(cancel("dwa razy"), None).await.unwrap();
        let item = karolina.see(SeeItem { item: done.id }).await.unwrap().item;
        assert_eq!((item.number.as_str(), item.stage), ("1/2026", Stage::Cancelled));
        assert_eq!(item.cancelled_reason.as_deref(), Some("dwa razy"));
        let again = CancelItem { item: done.id, version: None, reason: "x".to_owned() };
        assert_eq!(told(karolina.act(again, None).await), ["registry.item-cancelled "]);
        let edit = CompleteItem { item: done.id, version: item.version, draft: draft("nowe") };
        assert_eq!(told(karolina.act(edit, None).await), ["registry.item-cancelled "]);
        assert_eq!(register(&karolina, draft("następne"), Vec::new()).await.unwrap().number, "2/2026");
    }
}

on_both! {
    async fn items_move_as_the_rule_allows(world: World with faces) {
        let konrad = world.actor("alfa", "Konrad").await;
        let item = register(&konrad, draft("droga"), Vec::new()).await.unwrap().id;
        for to in [Stage::Cancelled, Stage::Registered] {
            assert_eq!(told(konrad.act(MoveItem { item, to }, None).await), ["registry.move-not-allowed "]);
        }
        let mut at = Stage::Registered;
        for to in [Stage::Assigned, Stage::InCase, Stage::OutsideCases, Stage::Assigned, Stage::Forwarded] {
            assert!(may_move(at, to));
            konrad.act(MoveItem { item, to }, None).await.unwrap();
            at = konrad.see(SeeItem { item }).await.unwrap().item.stage;
            assert_eq!(at, to);
        }
        world.assert_sound().await;
    }
}
