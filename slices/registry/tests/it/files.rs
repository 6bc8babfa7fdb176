use obieg_documents::Media;
use obieg_kernel::Failure;
use obieg_registry::deeds::AttachFiles;
use obieg_registry::queries::{ItemFile, SeeItem};
use obieg_testkit::{on_both, samples};

use crate::{draft, faces, file, register, told};

on_both! {
    async fn files_become_documents_and_complete_the_item(world: World with faces) {
        let karolina = world.actor("alfa", "Karolina").await;
        let item = register(&karolina, draft("bez skanu"), Vec::new()).await.unwrap();
        assert!(!item.complete);
        let item = item.id;
        assert_eq!(told(karolina.act(AttachFiles { item, files: Vec::new(), taken_as: None }, None).await), ["registry.files-missing files"]);
        let files = vec![
            file(&karolina, "wniosek\u{202E}fdp.exe", b"%PDF-1.7 attached").await,
            file(&karolina, "", b"<html><script>alert(1)</script>").await,
        ];
        let changed = karolina.act(AttachFiles { item, files, taken_as: None }, None).await.unwrap();
        assert!(changed.complete);
        let detail = karolina.see(SeeItem { item }).await.unwrap();
        let told: Vec<_> = detail.documents.iter().map(|one| (one.identifier.as_str(), one.name.as_str(), one.media)).collect();
        assert_eq!(
            told,
            [
                ("D-2026-000001", "wniosekfdp.exe", Media::Pdf),
                ("D-2026-000002", "D-2026-000002", Media::Html),
            ]
        );
        assert_eq!(detail.item.version, changed.version);
        // A document is read only through the thing on which it hangs.
        let other = register(&karolina, draft("inne"), Vec::new()).await.unwrap().id;
        let document = detail.documents[0].id;
        assert!(matches!(karolina.see(ItemFile { item: other, document, version: None }).await, Err(Failure::Hidden)));
        world.assert_sound().await;
    }
}

on_both! {
    async fn files_are_shown_or_saved_by_their_content(world: World with faces) {
        let mut world = world;
        let karolina = world.actor("alfa", "Karolina").await;
        let files = vec![
            file(&karolina, "umowa.pdf", samples::PDF.as_bytes()).await,
            file(&karolina, "notatka.html", b"Zwykly tekst").await,
            file(&karolina, "obraz.png", b"<svg xmlns='s'></svg>").await,
        ];
        let item = register(&karolina, draft("pliki"), files).await.unwrap().id;
        let documents = karolina.see(SeeItem { item }).await.unwrap().documents;
        let browser = world.serve().await;
        let inside = browser.with_cookie(&world.cookie("alfa", "Karolina").await);
        let expected = [
            ("inline", "application/pdf", "umowa.pdf"),
            ("inline", "text/plain; charset=utf-8", "notatka.html"),
            ("attachment", "image/svg+xml", "obraz.png"),
        ];
        for (document, (place, media, name)) in documents.iter().zip(expected) {
            let path = format!("/rpw/{item}/dokument/{}", document.id);
            let shown = inside.get(&format!("{path}/podglad")).await;
            let disposition = shown.header("content-disposition").unwrap();
            assert!(disposition.starts_with(place) && disposition.contains(name), "{disposition}");
            assert_eq!((shown.status, shown.header("content-type")), (200, Some(media)));
            assert_eq!(shown.header("x-content-type-options"), Some("nosniff"));
            assert!(shown.header("content-security-policy").unwrap().contains("default-src 'none'"));
            let saved = inside.get(&path).await;
            assert!(saved.header("content-disposition").unwrap().starts_with("attachment"));
            assert_eq!(browser.get(&path).await.status, 303);
            let olga = browser.with_cookie(&world.cookie("alfa", "Olga").await);
            assert_eq!(olga.get(&path).await.status, 404);
        }
        assert_eq!(inside.get(&format!("/rpw/{item}/dokument/{item}")).await.status, 404);
    }
}
