//! Codes of authenticator apps (TOTP, RFC 6238): six digits, 30 seconds, SHA-1, which is what every app understands.

use jiff::Timestamp;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use crate::failure::Failure;

/// Bytes of a secret: as many as RFC 4226 recommends.
const BYTES: usize = 20;

/// A secret on its way to an app. It counts for nothing until a code made with it was typed.
pub struct NewSecret(Vec<u8>);

impl NewSecret {
    pub(super) fn of(random: &[u8; 32]) -> Self {
        Self(random.iter().copied().take(BYTES).collect())
    }

    /// Reads the text back from the form in which it went to the screen; `None` for what is no secret of ours.
    pub fn read(text: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(text).ok()?;
        let bytes: &[u8] = secret.as_ref();
        (bytes.len() == BYTES).then(|| Self(bytes.to_vec()))
    }

    /// For typing into an app: letters and digits (base 32).
    pub fn text(&self) -> String {
        Secret::from(self.0.as_slice()).to_base32()
    }

    /// For the square code: `otpauth://totp/…`, with the names under which the app lists it.
    ///
    /// # Errors
    /// When a name cannot stand in such an address.
    pub fn address(&self, office: &str, login: &str) -> Result<String, Failure> {
        // A colon parts the two names in the address.
        let issuer = format!("Obieg {office}").replace(':', " ");
        let builder = builder(&self.0).with_issuer(Some(issuer)).with_account_name(login);
        builder.build().and_then(|totp| totp.to_url()).map_err(Failure::internal)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

fn builder(secret: &[u8]) -> Builder {
    Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_skew(1).with_secret(secret)
}

/// The step of time to which a typed code belongs: this one, the one before or the next; `None` for a wrong code.
pub(super) fn step_of(secret: &[u8], code: &str, now: Timestamp) -> Result<Option<i64>, Failure> {
    let totp: Totp = builder(secret).build().map_err(Failure::internal)?;
    let seconds = u64::try_from(now.as_second()).map_err(Failure::internal)?;
    totp.check(code, seconds).map(i64::try_from).transpose().map_err(Failure::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    /// The last six digits of the vectors of RFC 6238, appendix B.
    #[test]
    fn codes_are_those_of_the_rfc() {
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            let now = Timestamp::from_second(second).unwrap();
            assert_eq!(step_of(SECRET, code, now).unwrap(), Some(second / 30), "{second}");
        }
    }

    #[test]
    fn a_code_is_good_one_step_early_and_late_and_no_longer() {
        let at = |second| step_of(SECRET, "287082", Timestamp::from_second(second).unwrap()).unwrap();
        for (second, good) in [(0, true), (29, true), (59, true), (89, true), (90, false), (600, false)] {
            assert_eq!(at(second), good.then_some(1), "{second}");
        }
        for wrong in ["", "28708", "2870820", "28708a", "+87082"] {
            assert_eq!(step_of(SECRET, wrong, Timestamp::from_second(59).unwrap()).unwrap(), None, "{wrong}");
        }
    }

    #[test]
    fn a_secret_comes_back_from_its_text() {
        let secret = NewSecret::of(&[7; 32]);
        assert_eq!(NewSecret::read(&secret.text()).unwrap().bytes(), secret.bytes());
        assert!(NewSecret::read("AAAA").is_none());
        assert!(NewSecret::read("1 not base 32").is_none());
        let address = secret.address("Urząd: Alfa", "anna").unwrap();
        assert!(address.starts_with("otpauth://totp/"), "{address}");
        assert!(address.contains(&secret.text()), "{address}");
    }
}
