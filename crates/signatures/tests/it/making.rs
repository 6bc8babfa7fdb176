//! Keys that sign, and keys that do not.

use obieg_signatures::make::{Key, Refused, SealKey, cades};
use obieg_signatures::verify;
use p12_keystore::{Certificate, KeyStore, KeyStoreEntry, PrivateKey, PrivateKeyChain};

use crate::office::{Office, assert_correct, now};

fn file(office: &Office, password: &str) -> Vec<u8> {
    let certificates =
        [office.certificate(), &office.authority.der].map(|der| Certificate::from_der(der).unwrap());
    let key = PrivateKey::from_der(&office.pkcs8).unwrap();
    let mut store = KeyStore::new();
    store.add_entry("pieczec", KeyStoreEntry::PrivateKeyChain(PrivateKeyChain::new("1", key, certificates)));
    store.writer(password).write().unwrap()
}

#[test]
fn a_seal_from_a_file_signs() {
    for office in [Office::new(), Office::rsa()] {
        let bytes = file(&office, "hasło z ogonkiem");
        let seal = SealKey::from_pkcs12(&bytes, "hasło z ogonkiem").unwrap();
        assert_eq!(seal.certificate(), office.certificate());
        assert_eq!(seal.chain(), std::slice::from_ref(&office.authority.der));
        let signed = cades(&seal, b"Pismo", true, now(), None).unwrap();
        assert_correct(&verify(&signed, &[], &office.trusting()));
    }
}

#[test]
fn a_wrong_password_and_damage_are_told() {
    let bytes = file(&Office::new(), "tajne");
    assert!(matches!(SealKey::from_pkcs12(&bytes, "inne"), Err(Refused::KeyStore(_))));
    assert!(matches!(SealKey::from_pkcs12(&bytes[..bytes.len() / 2], "tajne"), Err(Refused::KeyStore(_))));
    assert!(matches!(SealKey::from_pkcs12(b"", ""), Err(Refused::KeyStore(_))));
    let empty = KeyStore::new().writer("tajne").write().unwrap();
    assert!(matches!(SealKey::from_pkcs12(&empty, "tajne"), Err(Refused::KeyStore(_))));
}

#[test]
fn a_certificate_of_another_key_never_seals() {
    let (one, other) = (Office::new(), Office::new());
    let mixed = SealKey::from_pkcs8(&one.pkcs8, vec![other.certificate().to_vec()]).unwrap();
    assert!(matches!(cades(&mixed, b"Pismo", true, now(), None), Err(Refused::Key(_))));
}

#[test]
fn what_is_not_a_key_is_refused() {
    let office = Office::new();
    let certificates = || vec![office.certificate().to_vec()];
    assert!(matches!(SealKey::from_pkcs8(b"key", certificates()), Err(Refused::Key(_))));
    assert!(matches!(SealKey::from_pkcs8(&office.pkcs8, Vec::new()), Err(Refused::KeyStore(_))));
    assert!(!format!("{:?}", office.seal).contains("secret"), "keys are not printed");
}
