//! Passwords: argon2id, on no more threads than cores.

use std::sync::{Arc, OnceLock};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::env::Env;
use crate::failure::{Failure, Refusal, RefusalKind};

/// How many sign-ins may wait for a core before the next is told to come back: one hash costs tens of milliseconds,
/// so sign-in is the cheapest way to keep a server busy.
const WAITING: usize = 64;

/// Hashes a new password with a salt of the injected randomness.
///
/// # Errors
/// `kernel.password-length` outside 12..=128 characters.
pub fn hash(env: &Env, password: &str) -> Result<String, Failure> {
    check_length(password)?;
    let salt = env.new_secret();
    let hash =
        Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).map_err(Failure::internal)?;
    Ok(hash.to_string())
}

/// 12 to 128 characters.
pub(super) fn check_length(password: &str) -> Result<(), Refusal> {
    match password.chars().count() {
        12..=128 => Ok(()),
        _ => Err(Refusal::input("kernel.password-length").on("password")),
    }
}

/// Checks a password; an unknown login costs the same as a known one.
pub(super) async fn verify(
    cores: &Arc<Semaphore>,
    password: String,
    stored: Option<String>,
) -> Result<bool, Failure> {
    on_a_core(cores, move || {
        let known = stored.is_some();
        let hash = stored.unwrap_or_else(dummy);
        let parsed = PasswordHash::new(&hash).map_err(Failure::internal)?;
        let right = Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok();
        Ok(right && known)
    })
    .await?
}

/// Runs one hash on a thread of its own, at most as many at once as there are cores.
pub(super) async fn on_a_core<T: Send + 'static>(
    cores: &Arc<Semaphore>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    static WAITERS: Semaphore = Semaphore::const_new(WAITING);
    let _place = WAITERS
        .try_acquire()
        .map_err(|_| Refusal::of(RefusalKind::Throttled, "kernel.sign-in-slow").with("seconds", 5))?;
    let permit = Arc::clone(cores).acquire_owned().await.map_err(Failure::internal)?;
    tokio::task::spawn_blocking(move || {
        let _permit = permit;
        work()
    })
    .await
    .map_err(Failure::internal)
}

/// A hash that no password of ours has, made once with the same cost.
fn dummy() -> String {
    static DUMMY: OnceLock<String> = OnceLock::new();
    DUMMY
        .get_or_init(|| {
            Argon2::default()
                .hash_password_with_salt(b"nobody signs in with this", &[7; 32])
                .map(|hash| hash.to_string())
                .unwrap_or_default()
        })
        .clone()
}
