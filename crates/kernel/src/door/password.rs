//! Passwords: argon2id, on no more threads than cores.

use std::sync::{Arc, OnceLock};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, Params};
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

/// What a typed password came to.
pub(super) struct Checked {
    /// Is it the right one?
    pub(super) right: bool,
    /// Hashed anew, when it is right and was stored cheaper than passwords are hashed now.
    pub(super) raised: Option<String>,
}

/// Checks a password at sign-in, the only time when it is known: what was hashed with less is hashed anew.
pub(super) async fn verify_and_raise(
    cores: &Arc<Semaphore>,
    env: &Env,
    password: String,
    stored: Option<String>,
) -> Result<Checked, Failure> {
    let right = verify(cores, password.clone(), stored.clone()).await?;
    if !(right && stored.as_deref().is_some_and(is_weak)) {
        return Ok(Checked { right, raised: None });
    }
    let env = env.clone();
    let raised = on_a_core(cores, move || hash(&env, &password)).await?;
    // A password from before its length was checked is left as it is: its owner comes in all the same.
    Ok(Checked { right, raised: raised.ok() })
}

/// Was it hashed with less memory or fewer passes than new ones are?
fn is_weak(stored: &str) -> bool {
    let params = PasswordHash::new(stored).ok().and_then(|hash| Params::try_from(&hash).ok());
    params.is_none_or(|is| is.m_cost() < Params::DEFAULT_M_COST || is.t_cost() < Params::DEFAULT_T_COST)
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

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: &str = "$argon2id$v=19$m=8,t=1,p=1$BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    #[test]
    fn what_was_hashed_with_less_is_weak() {
        assert!(is_weak(CHEAP) && is_weak("no password"));
        assert!(!is_weak(&dummy()));
    }

    /// More than may wait are told to come back, and those who wait are answered.
    #[tokio::test(flavor = "multi_thread")]
    async fn a_storm_of_sign_ins_is_turned_away_beyond_the_queue() {
        let cores = Arc::new(Semaphore::new(2));
        let tries: Vec<_> = (0..WAITING * 3)
            .map(|_| {
                let cores = Arc::clone(&cores);
                tokio::spawn(async move { verify(&cores, "zgaduję".to_owned(), None).await })
            })
            .collect();
        let (mut judged, mut turned_away) = (0, 0);
        for one in tries {
            match one.await.unwrap() {
                Ok(right) => {
                    assert!(!right);
                    judged += 1;
                }
                Err(Failure::Refused(list)) => {
                    assert_eq!((list[0].kind, list[0].code), (RefusalKind::Throttled, "kernel.sign-in-slow"));
                    turned_away += 1;
                }
                Err(other) => panic!("{other}"),
            }
        }
        assert!(judged >= WAITING && turned_away > 0, "{judged} {turned_away}");
        assert!(!verify(&cores, "zgaduję".to_owned(), None).await.unwrap(), "afterwards there is room again");
    }
}
