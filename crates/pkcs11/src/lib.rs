//! A seal whose key lies in a device (PKCS#11, OASIS version 2.40): the device signs, the key never leaves it.
//!
//! The maker's program for the device is loaded into this process; whoever wants it apart runs it in a process of its own.

use std::path::Path;
use std::sync::Mutex;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, KeyType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::types::AuthPin;
use obieg_signatures::Hash;
use obieg_signatures::make::{Algorithm, Key, Refused};

/// Where the key is.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The maker's program (`.so`).
    pub module: &'a Path,
    /// Label of the token.
    pub token: &'a str,
    /// Label of the key, and of its certificate when the device holds it.
    pub key: &'a str,
}

/// A key in a device, with a session that stays open.
pub struct DeviceKey {
    session: Mutex<Session>,
    handle: ObjectHandle,
    algorithm: Algorithm,
    certificates: Vec<Vec<u8>>,
}

impl std::fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeviceKey").field("algorithm", &self.algorithm).finish_non_exhaustive()
    }
}

fn device(why: impl std::fmt::Display) -> Refused {
    Refused::KeyStore(why.to_string())
}

/// A process enters a module, and a token, once: the second key finds the door open.
fn unless(result: Result<(), Error>, open: RvError) -> Result<(), Refused> {
    match result {
        Err(Error::Pkcs11(why, _)) if why == open => Ok(()),
        other => other.map_err(device),
    }
}

impl DeviceKey {
    /// Opens the device and finds the key. `certificates` are the key's own and those above it, nearest first (DER); empty when the
    /// device holds the key's certificate.
    ///
    /// # Errors
    /// [`Refused::KeyStore`] when there is no such module, token or key, or the PIN is wrong; [`Refused::Key`] for a kind of key
    /// that is not known here.
    pub fn open(place: Place<'_>, pin: &str, certificates: Vec<Vec<u8>>) -> Result<Self, Refused> {
        let module = Pkcs11::new(place.module).map_err(device)?;
        let begun = module.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK));
        unless(begun, RvError::CryptokiAlreadyInitialized)?;
        let slots = module.get_slots_with_initialized_token().map_err(device)?;
        let named = |slot| module.get_token_info(slot).is_ok_and(|info| info.label() == place.token);
        let slot = slots.into_iter().find(|slot| named(*slot)).ok_or_else(|| device("no such token"))?;
        let session = module.open_ro_session(slot).map_err(device)?;
        let entered = session.login(UserType::User, Some(&AuthPin::new(pin.into())));
        unless(entered, RvError::UserAlreadyLoggedIn)?;
        let handle = one(&session, ObjectClass::PRIVATE_KEY, place.key)?;
        let certificates = match certificates {
            given if given.is_empty() => vec![certificate(&session, place.key)?],
            given => given,
        };
        let algorithm = algorithm(&session, handle, certificates.first().map_or(&[], Vec::as_slice))?;
        Ok(Self { session: Mutex::new(session), handle, algorithm, certificates })
    }
}

/// The object of that class and label; two are as bad as none.
fn one(session: &Session, class: ObjectClass, label: &str) -> Result<ObjectHandle, Refused> {
    let template = [Attribute::Class(class), Attribute::Label(label.as_bytes().to_vec())];
    match session.find_objects(&template).map_err(device)?.as_slice() {
        [only] => Ok(*only),
        [] => Err(device("nothing of that label")),
        _ => Err(device("more than one of that label")),
    }
}

fn certificate(session: &Session, label: &str) -> Result<Vec<u8>, Refused> {
    let handle = one(session, ObjectClass::CERTIFICATE, label)?;
    let found = session.get_attributes(handle, &[AttributeType::Value]).map_err(device)?;
    match found.into_iter().next() {
        Some(Attribute::Value(der)) => Ok(der),
        _ => Err(device("certificate without a value")),
    }
}

/// What the key signs with: told by the kind of key, and for curves by the certificate.
fn algorithm(session: &Session, handle: ObjectHandle, certificate: &[u8]) -> Result<Algorithm, Refused> {
    let found = session.get_attributes(handle, &[AttributeType::KeyType]).map_err(device)?;
    match found.into_iter().next() {
        Some(Attribute::KeyType(KeyType::RSA)) => Ok(Algorithm::RsaSha256),
        Some(Attribute::KeyType(KeyType::EC)) => {
            Algorithm::of_certificate(certificate).ok_or_else(|| Refused::Key("curve".into()))
        }
        _ => Err(Refused::Key("kind of key".into())),
    }
}

impl Key for DeviceKey {
    fn certificate(&self) -> &[u8] {
        self.certificates.first().map_or(&[], Vec::as_slice)
    }

    fn chain(&self) -> &[Vec<u8>] {
        self.certificates.get(1..).unwrap_or_default()
    }

    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Refused> {
        let refused = |why: &dyn std::fmt::Display| Refused::Signing(why.to_string());
        // A thread that fell while signing leaves a session that only the device can judge: it is asked again.
        let session = self.session.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let made = match self.algorithm {
            Algorithm::RsaSha256 => session.sign(&Mechanism::Sha256RsaPkcs, self.handle, message),
            Algorithm::EcdsaP256Sha256 | Algorithm::EcdsaP384Sha384 => {
                let hash: Hash = self.algorithm.hash();
                session.sign(&Mechanism::Ecdsa, self.handle, &hash.of(message))
            }
        };
        made.map_err(|why| refused(&why))
    }
}
