//! New passwords: checked by the rules, then hashed; and generated ones.

use obieg_kernel::door::Hashed;
use obieg_kernel::{Actor, Env, Failure, Refusal};

use crate::rules;

/// A password that passed the rules, hashed. There is no other way to one.
#[derive(Clone)]
pub struct NewPassword(Hashed);

impl NewPassword {
    /// Checks a typed password for the person with this login and hashes it.
    ///
    /// # Errors
    /// `people.password-login`, `people.password-common`, `kernel.password-length`.
    pub async fn of(actor: &Actor, typed: &str, login: &str) -> Result<Self, Failure> {
        check(typed, login)?;
        actor.hash_password(typed).await.map(Self)
    }

    pub(crate) fn hash(&self) -> &str {
        self.0.text()
    }
}

/// The rules that are not the kernel's: a password of a few letters is short before it is common.
pub(crate) fn check(typed: &str, login: &str) -> Result<(), Refusal> {
    match typed.chars().count() {
        12..=128 => rules::password(typed, login, "password"),
        _ => Ok(()),
    }
}

/// Letters and digits that nobody mistakes for one another when reading them aloud; 32, so that none is likelier.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A password of four groups of five: 100 bits.
pub(crate) fn generate(env: &Env) -> String {
    let secret = env.new_secret();
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).map_or('x', |letter| char::from(*letter));
    let letters: Vec<char> = secret.iter().take(20).map(letter).collect();
    letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}
