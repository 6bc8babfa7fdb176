#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on must fail at once"
)]
//! The slice against both databases.

use bytes::Bytes;
use obieg_documents::store;
use obieg_documents::{
    AddDocument, AddVersion, Content, DocumentId, DocumentKind, DocumentView, HolderKind, Media, NewFile,
    VersionView,
};
use obieg_kernel::{Actor, Failure, Lookup, Query, Relation, Seen, named};
use obieg_testkit::on_both;
use uuid::Uuid;

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![obieg_people::face(), obieg_documents::face()]
}

/// What a host would ask about its holders.
struct Ask {
    holders: Vec<Uuid>,
    document: DocumentId,
    version: Option<i64>,
}

named!(Ask, "test.ask", [(Machine, Colleague)]);

impl Query for Ask {
    type Target = ();
    type Answer = (Vec<DocumentView>, Vec<VersionView>, Option<Content>);

    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }

    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }

    fn shows(&self, (): &()) -> Option<obieg_kernel::Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<Self::Answer, Failure> {
        let documents = store::list_by_holders(seen, &self.holders)?;
        let versions = store::list_versions(seen, self.document)?;
        let content = store::find_content(seen, self.holders[0], self.document, self.version)?;
        Ok((documents, versions, content))
    }
}

async fn file(actor: &Actor, name: &str, content: &'static [u8]) -> NewFile {
    let stored = actor.blobs().put_bytes(Bytes::from_static(content)).await.unwrap();
    NewFile::new(stored, name, content)
}

async fn add(actor: &Actor, holder: Uuid, file: NewFile) -> Result<DocumentId, Failure> {
    let deed = AddDocument {
        holder,
        holder_kind: HolderKind::Case,
        title: String::new(),
        kind: DocumentKind::Note,
        file,
    };
    actor.act(deed, None).await.map(|done| done.id)
}

on_both! {
    async fn versions_follow_one_another_and_all_are_kept(world: World with faces) {
        let machine = world.machine("alfa");
        let holder = world.kernel.env().new_uuid();
        let document = add(&machine, holder, file(&machine, "notatka.txt", b"pierwsza").await).await.unwrap();
        let next = |after, file| AddVersion { document, after, file };
        let second = file(&machine, "notatka.pdf", b"%PDF-1.7 druga").await;
        assert_eq!(machine.act(next(1, second.clone()), None).await.unwrap(), 2);
        // Whoever has seen only the first version is told.
        let Err(Failure::Refused(list)) = machine.act(next(1, second), None).await else { panic!("not refused") };
        assert_eq!(list[0].code, "kernel.changed-meanwhile");
        let empty = file(&machine, "pusty.txt", b"").await;
        let Err(Failure::Refused(list)) = machine.act(next(2, empty), None).await else { panic!("not refused") };
        assert_eq!(list[0].code, "documents.empty-file");
        let ask = |version| Ask { holders: vec![holder], document, version };
        let (documents, versions, last) = machine.see(ask(None)).await.unwrap();
        assert_eq!((documents[0].version, documents[0].media, versions.len()), (2, Media::Pdf, 2));
        assert_eq!(documents[0].title, "notatka.txt");
        assert_eq!(machine.blobs().read(&last.unwrap().readable, 100).await.unwrap(), &b"%PDF-1.7 druga"[..]);
        let (_, _, first) = machine.see(ask(Some(1))).await.unwrap();
        assert_eq!(machine.blobs().read(&first.unwrap().readable, 100).await.unwrap(), &b"pierwsza"[..]);
        assert!(machine.see(ask(Some(3))).await.unwrap().2.is_none());
        let elsewhere = Ask { holders: vec![world.kernel.env().new_uuid()], document, version: None };
        assert!(machine.see(elsewhere).await.unwrap().2.is_none());
        world.assert_sound().await;
    }
}

on_both! {
    async fn many_holders_are_asked_together(world: World with faces) {
        let machine = world.machine("alfa");
        let holders: Vec<Uuid> = (0..23).map(|_| world.kernel.env().new_uuid()).collect();
        let mut document = None;
        for holder in &holders {
            document = Some(add(&machine, *holder, file(&machine, "a.txt", b"ten sam").await).await.unwrap());
        }
        let ask = |count: usize| Ask { holders: holders[..count].to_vec(), document: document.unwrap(), version: None };
        for count in [1, 9, 10, 11, 23] {
            let (documents, _, _) = machine.see(ask(count)).await.unwrap();
            assert_eq!(documents.len(), count);
            assert!(documents.iter().all(|document| holders[..count].contains(&document.holder)));
        }
        let mut identifiers: Vec<_> = machine.see(ask(23)).await.unwrap().0.into_iter().map(|one| one.identifier).collect();
        identifiers.sort();
        assert_eq!((identifiers[0].as_str(), identifiers[22].as_str()), ("D-2026-000001", "D-2026-000023"));
    }
}

on_both! {
    async fn every_statement_is_one_on_this_engine(world: World with faces) {
        let statements: Vec<_> = faces().into_iter().flat_map(|face| face.statements).collect();
        world.kernel.rehearse(&world.office("alfa"), &statements).unwrap();
    }
}
