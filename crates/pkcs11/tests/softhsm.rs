//! A real module of PKCS#11 in software (SoftHSM 2): its token holds the key, and what it signs holds.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::Command;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::object::{Attribute, CertificateType, ObjectClass};
use cryptoki::session::UserType;
use cryptoki::types::AuthPin;
use obieg_pkcs11::{DeviceKey, Place};
use obieg_signatures::make::{Key, Refused, cades};
use obieg_signatures::{Context, Trust, Word, verify};
use rcgen::{
    CertificateParams, DnType, KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384, date_time_ymd,
};

const FOLDER: &str = "OBIEG_TEST_SOFTHSM";
const PIN: &str = "2468";

fn module() -> Option<PathBuf> {
    let places =
        ["/usr/lib/softhsm", "/usr/lib/x86_64-linux-gnu/softhsm", "/usr/lib/aarch64-linux-gnu/softhsm"];
    places.iter().map(|folder| Path::new(folder).join("libsofthsm2.so")).find(|file| file.is_file())
}

fn certificate(key: &KeyPair) -> Vec<u8> {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, "Pieczęć w urządzeniu");
    params.not_before = date_time_ymd(2026, 1, 1);
    params.not_after = date_time_ymd(2027, 12, 31);
    params.self_signed(key).unwrap().der().to_vec()
}

fn tool(folder: &Path, arguments: &[&str]) {
    let out = Command::new("softhsm2-util")
        .args(arguments)
        .env("SOFTHSM2_CONF", folder.join("conf"))
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
}

/// A token with two keys; the module reads where it is from the environment, so the test goes on in a process that has it.
fn prepared(folder: &Path) {
    std::fs::create_dir(folder.join("tokens")).unwrap();
    let tokens = folder.join("tokens");
    std::fs::write(folder.join("conf"), format!("directories.tokendir = {}\n", tokens.display())).unwrap();
    tool(folder, &["--init-token", "--free", "--label", "urzad", "--so-pin", "13579", "--pin", PIN]);
    for (name, id, kind) in [("p256", "01", &PKCS_ECDSA_P256_SHA256), ("p384", "02", &PKCS_ECDSA_P384_SHA384)]
    {
        let key = KeyPair::generate_for(kind).unwrap();
        let file = folder.join(format!("{name}.pem"));
        std::fs::write(&file, key.serialize_pem()).unwrap();
        std::fs::write(folder.join(format!("{name}.der")), certificate(&key)).unwrap();
        let file = file.to_str().unwrap();
        tool(folder, &["--import", file, "--token", "urzad", "--label", name, "--id", id, "--pin", PIN]);
    }
}

#[test]
fn a_device_seals() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return inside(Path::new(&folder));
    }
    if module().is_none() {
        println!("skipped: SoftHSM 2 is not installed");
        return;
    }
    let folder = tempfile::TempDir::new().unwrap();
    prepared(folder.path());
    let out = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_device_seals", "--nocapture"])
        .env(FOLDER, folder.path())
        .env("SOFTHSM2_CONF", folder.path().join("conf"))
        .output()
        .unwrap();
    let said = [out.stdout, out.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(out.status.success() && said.contains("the device sealed"), "{said}");
}

fn inside(folder: &Path) {
    let module = module().unwrap();
    let place = |key| Place { module: &module, token: "urzad", key };
    for name in ["p256", "p384"] {
        let der = std::fs::read(folder.join(format!("{name}.der"))).unwrap();
        let key = DeviceKey::open(place(name), PIN, vec![der.clone()]).unwrap();
        holds(&key, &der);
    }
    // The device holds the certificate too.
    let der = std::fs::read(folder.join("p256.der")).unwrap();
    keep(&module, &der);
    let key = DeviceKey::open(place("p256"), PIN, Vec::new()).unwrap();
    assert_eq!(key.certificate(), der);
    holds(&key, &der);
    // A certificate of the other key never seals; what is not there is told.
    let other = std::fs::read(folder.join("p384.der")).unwrap();
    let mixed = DeviceKey::open(place("p256"), PIN, vec![other]).unwrap();
    assert!(matches!(cades(&mixed, b"Pismo", true, now(), None), Err(Refused::Signing(_) | Refused::Key(_))));
    drop((key, mixed));
    let fails =
        |place, pin| matches!(DeviceKey::open(place, pin, vec![der.clone()]), Err(Refused::KeyStore(_)));
    assert!(fails(place("inny"), PIN));
    assert!(fails(Place { token: "inny", ..place("p256") }, PIN));
    assert!(fails(Place { module: Path::new("/nie/ma.so"), ..place("p256") }, PIN));
    assert!(fails(place("p256"), "0000"));
    println!("the device sealed");
}

fn now() -> jiff::Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn holds(key: &DeviceKey, certificate: &[u8]) {
    let signed = cades(key, b"Pismo", true, now(), None).unwrap();
    let trust = Trust { signers: vec![certificate.to_vec()], time: Vec::new() };
    let report = verify(&signed, &[], &Context { trust, ..Context::at(now()) });
    assert_eq!(report.word, Word::Correct, "{report:#?}");
}

fn keep(module: &Path, der: &[u8]) {
    let module = Pkcs11::new(module).unwrap();
    let _ = module.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK));
    let slot = module.get_slots_with_initialized_token().unwrap()[0];
    let session = module.open_rw_session(slot).unwrap();
    session.login(UserType::User, Some(&AuthPin::new(PIN.into()))).unwrap();
    let subject = vec![0x30, 0];
    session
        .create_object(&[
            Attribute::Class(ObjectClass::CERTIFICATE),
            Attribute::CertificateType(CertificateType::X_509),
            Attribute::Token(true),
            Attribute::Label(b"p256".to_vec()),
            Attribute::Subject(subject),
            Attribute::Value(der.to_vec()),
        ])
        .unwrap();
}
