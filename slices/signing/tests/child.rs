#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail at once"
)]
//! The judge in a process of its own: this very program, called with the word. It needs no harness, because a harness would not know
//! the word.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use jiff::Timestamp;
use obieg_signatures::Word;
use obieg_signing::judge::{
    Compared, Judge, Judged, Limits, Place, Refusal, Sealed, Secret, ToSeal, WORD, child,
};
use obieg_signing::model::{Died, SealForm};
use p12_keystore::{Certificate, KeyStore, KeyStoreEntry, PrivateKey, PrivateKeyChain};
use rcgen::{CertificateParams, DnType, KeyPair, KeyUsagePurpose};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == WORD) {
        child::run().unwrap();
        return;
    }
    if words.iter().any(|word| word == "--list") {
        // Asked for what is left out, there is nothing.
        if !words.iter().any(|word| word == "--ignored") {
            println!("a_file_is_judged_in_a_process_with_limits: test");
        }
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(a_file_is_judged_in_a_process_with_limits());
}

fn judge(limits: Limits) -> Judge {
    Judge::new(Place::Child(std::env::current_exe().unwrap()), limits)
}

async fn a_file_is_judged_in_a_process_with_limits() {
    let at: Timestamp = "2026-06-01T08:00:00Z".parse().unwrap();
    let file = |bytes: &[u8]| vec![("plik".to_owned(), Bytes::copy_from_slice(bytes))];
    let good = judge(Limits::default());
    let Ok(Judged::Report(report)) = good.judge(at, file(b"no signature")).await else { panic!("no report") };
    assert_eq!((report.word, report.input_size), (Word::Unreadable, 12));
    let bytes = Bytes::from_static(b"no signature");
    let compared = good.compare(at, bytes.clone(), bytes).await;
    assert!(matches!(compared, Ok(Compared::Differs(..))), "{compared:?}");
    // What takes more memory than it may kills the child, and that is told.
    let little = judge(Limits { megabytes: 120, ..Limits::default() });
    let died = little.judge(at, file(&vec![b' '; 150 << 20])).await;
    assert!(matches!(died, Ok(Judged::Died(Died::Memory | Died::Broken))), "{died:?}");
    a_letter_is_sealed_and_a_stamp_is_asked_of_the_parent(&good, at).await;
    // A program that is not there judges nothing.
    let none = Judge::new(Place::Child("/nie/ma/programu".into()), Limits::default());
    assert!(none.judge(at, file(b"x")).await.is_err());
}

fn pkcs12() -> Vec<u8> {
    let pair = KeyPair::generate().unwrap();
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, "Pieczęć Gminy Brzozowo");
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    let cert = Certificate::from_der(params.self_signed(&pair).unwrap().der()).unwrap();
    let key = PrivateKey::from_der(&pair.serialize_der()).unwrap();
    let mut store = KeyStore::new();
    store.add_entry("pieczec", KeyStoreEntry::PrivateKeyChain(PrivateKeyChain::new("1", key, [cert])));
    store.writer("tajne").write().unwrap()
}

/// The child makes the seal; for a time-stamp it asks this process, and without one it makes none.
async fn a_letter_is_sealed_and_a_stamp_is_asked_of_the_parent(judge: &Judge, at: Timestamp) {
    let secret = Secret::File { pkcs12: pkcs12(), password: "tajne".to_owned() };
    let opened = judge.open(at, &secret, None).await;
    assert!(matches!(&opened, Ok(Sealed::Done(one)) if one.subject.contains("Brzozowo")), "{opened:?}");
    let (form, name, media) = (SealForm::Xades, "pismo.txt", "text/plain");
    let what = ToSeal { secret: &secret, device: None, form, name, media };
    let text = Bytes::from_static(b"Pismo");
    let Ok(Sealed::Done(made)) = judge.seal(at, text.clone(), what).await else { panic!("no seal") };
    let same = judge.compare(at, made.into(), text.clone()).await;
    assert!(matches!(same, Ok(Compared::Exact(_))), "{same:?}");
    let asked = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&asked);
    let stamping = judge.clone().stamping(Arc::new(move |request| {
        heard.lock().unwrap().push(request);
        Box::pin(async { Err("away".to_owned()) })
    }));
    let none = stamping.seal(at, text.clone(), what).await;
    assert!(matches!(&none, Ok(Sealed::Refused(Refusal::Stamp, why)) if why.contains("away")), "{none:?}");
    // It asked once, and for a SHA-256 imprint (DER of RFC 3161).
    let requests = asked.lock().unwrap().clone();
    assert!(requests.len() == 1 && requests[0].starts_with(&[0x30]), "{requests:?}");
    let nonsense = judge.clone().stamping(Arc::new(|_| Box::pin(async { Ok(vec![1, 2, 3]) })));
    let none = nonsense.seal(at, text, what).await;
    assert!(matches!(none, Ok(Sealed::Refused(Refusal::Stamp, _))), "{none:?}");
}
