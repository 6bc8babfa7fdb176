//! An office with an accepted letter, a seal, and the program's jobs.

use std::sync::Arc;

use bytes::Bytes;
use obieg_cases::deeds::OpenCase;
use obieg_cases::model::CaseAccess;
use obieg_classification::deeds::ImportList;
use obieg_documents::{Content, NewFile};
use obieg_drafts::deeds::{JudgeDraft, Judgement, SubmitDraft, WriteDraft};
use obieg_drafts::model::DraftId;
use obieg_drafts::queries::{DraftContent, ShowDraft};
use obieg_kernel::job::{Handler, Runner};
use obieg_kernel::{Actor, Failure};
use obieg_law::settling::SettlingKind;
use obieg_signatures::make::{Packaging, SealKey, pades, xades};
use obieg_signing::deeds::{BeginJudging, KeepSeal};
use obieg_signing::follow::JudgeFiles;
use obieg_signing::judge::{Judge, Limits, Place, Secret};
use obieg_signing::seal::{MakeSeal, Settings, open};
use obieg_testkit::World;
use p12_keystore::{Certificate, KeyStore, KeyStoreEntry, PrivateKey, PrivateKeyChain};
use rcgen::{CertificateParams, DnType, KeyPair, KeyUsagePurpose, date_time_ymd};

pub const PASSWORD: &str = "hasło z ogonkiem";

/// A key with its certificate, and the PKCS#12 that holds both.
pub struct Key {
    pub pkcs12: Vec<u8>,
    pub seal: SealKey,
}

/// A seal of an invented office, valid through the given year.
pub fn key(name: &str, until: i32) -> Key {
    let pair = KeyPair::generate().unwrap();
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
    params.not_before = date_time_ymd(2024, 1, 1);
    params.not_after = date_time_ymd(until, 12, 31);
    let (cert, pkcs8) = (params.self_signed(&pair).unwrap().der().to_vec(), pair.serialize_der());
    let mut store = KeyStore::new();
    let chain = PrivateKeyChain::new(
        "1",
        PrivateKey::from_der(&pkcs8).unwrap(),
        [Certificate::from_der(&cert).unwrap()],
    );
    store.add_entry("pieczec", KeyStoreEntry::PrivateKeyChain(chain));
    let pkcs12 = store.writer(PASSWORD).write().unwrap();
    Key { pkcs12, seal: SealKey::from_pkcs8(&pkcs8, vec![cert]).unwrap() }
}

pub fn judge() -> Judge {
    Judge::new(Place::Here, Limits::default())
}

/// A judge whose program is not there.
pub fn no_judge() -> Judge {
    Judge::new(Place::Child("/nie/ma/programu".into()), Limits::default())
}

/// The runner of the slice's jobs, with this judge.
pub fn runner(world: &World, judge: &Judge) -> Arc<Runner> {
    let env = world.kernel.env().clone();
    let handlers: Vec<Arc<dyn Handler>> = vec![
        Arc::new(MakeSeal::new(judge.clone(), Settings::default(), env)),
        Arc::new(JudgeFiles::new(judge.clone())),
    ];
    Runner::new(Arc::clone(&world.kernel), &world.operator, handlers)
}

/// Does what is due in `alfa` now.
pub async fn turn(runner: &Arc<Runner>, world: &World) {
    runner.turn(&world.office("alfa")).await.unwrap();
}

pub async fn begin(world: &World) {
    world.machine("alfa").act(BeginJudging, None).await.unwrap();
}

/// The administrator keeps a seal.
pub async fn keep_seal(world: &World, key: &Key, password: &str) -> Result<(), Failure> {
    let secret = Secret::File { pkcs12: key.pkcs12.clone(), password: password.to_owned() };
    let opened = open(&judge(), world.kernel.env().now(), secret, None).await?;
    world.actor("alfa", "Igor").await.act(KeepSeal { opened }, None).await.map(drop)
}

pub async fn file(actor: &Actor, name: &str, bytes: impl Into<Bytes>) -> NewFile {
    NewFile::bring(actor.blobs(), name, bytes.into()).await.unwrap()
}

/// The class of cases, and a draft of Anna's with this file.
pub async fn written(world: &World, name: &str, bytes: &'static [u8]) -> (Actor, DraftId) {
    let text = include_bytes!("../../../../data/jrwa/wojewoda_2011_zal5.csv");
    let classes = obieg_classification::table::parse(text).unwrap().classes;
    let symbol = classes.iter().find(|one| one.is_end && one.symbol.len() == 4).unwrap().symbol.clone();
    let valid_from = jiff::civil::date(2020, 1, 1);
    let (list, source) = ("Wykaz".to_owned(), "test".to_owned());
    let import = ImportList { name: list, source, stand_in: true, valid_from, classes };
    let operator = world.kernel.machine(&world.operator, &world.office("alfa"), "operator");
    operator.act(import, None).await.unwrap();
    let anna = world.actor("alfa", "Anna").await;
    let open = OpenCase {
        item: None,
        title: "Pozwolenie na budowę".to_owned(),
        symbol,
        group: None,
        officer: None,
        settling: Some(SettlingKind::Investigation.into()),
        access: CaseAccess::NonPublic,
    };
    let case = anna.act(open, None).await.unwrap().id;
    let file = file(&anna, name, bytes).await;
    let draft = anna
        .act(WriteDraft { case, title: "Decyzja".to_owned(), file, composed: false }, None)
        .await
        .unwrap()
        .id;
    (anna, draft)
}

/// Norbert, who may sign, accepts the version that stands.
pub async fn accept(world: &World, draft: DraftId, seen: i64) {
    let norbert = world.actor("alfa", "Norbert").await;
    let path = vec![norbert.holding().unwrap()];
    world.actor("alfa", "Anna").await.act(SubmitDraft { draft, seen, path }, None).await.unwrap();
    let judgement = Judgement::Accept;
    norbert.act(JudgeDraft { draft, seen, judgement, remarks: None }, None).await.unwrap();
}

/// The content of the accepted version.
pub async fn content(actor: &Actor, draft: DraftId) -> Content {
    let document = actor.see(ShowDraft { draft }).await.unwrap().document.id;
    actor.see(DraftContent { draft, document, version: None }).await.unwrap()
}

/// A signature made with somebody's own tool.
pub fn signed_pdf(key: &Key, pdf: &[u8], world: &World) -> Vec<u8> {
    pades(&key.seal, pdf, world.kernel.env().now(), None, None).unwrap()
}

pub fn signed_beside(key: &Key, bytes: &[u8], world: &World) -> Vec<u8> {
    let packaging = Packaging::Detached { name: "pismo.txt", media: "text/plain" };
    xades(&key.seal, bytes, packaging, world.kernel.env().now(), None).unwrap()
}

/// The code of a refusal.
pub fn code<T: std::fmt::Debug>(result: Result<T, Failure>) -> String {
    match result {
        Err(Failure::Refused(list)) => list[0].code.to_owned(),
        other => format!("{other:?}"),
    }
}
