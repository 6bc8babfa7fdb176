//! Rules over plain facts (domain.md §8; security.md, signatures).

use jiff::Timestamp;
use obieg_documents::Media;
use obieg_kernel::Refusal;
use obieg_signatures::{Code, Content, Engine, Report};
use sha2::{Digest, Sha256};

use crate::judge::Differs;
use crate::model::{Died, SealForm, SealView, SignedState, SignedView};

/// The largest file that is judged, in bytes; a larger one is told to be unread.
pub const MOST: u64 = 200 << 20;
/// The most bytes of files beside a signature.
pub const MOST_BESIDE: u64 = 200 << 20;
/// The most files beside a signature.
pub const MOST_FILES: usize = 50;
/// The largest key file (PKCS#12), in bytes.
pub const MOST_KEY: u64 = 100 << 10;
/// The longest password or PIN, in characters.
pub const MOST_SECRET: usize = 200;

/// May a file of this type carry a signature that is judged? A picture or an office document does not.
pub const fn may_carry(media: Media) -> bool {
    matches!(
        media,
        Media::Pdf | Media::Xml | Media::AsicE | Media::AsicS | Media::Zip | Media::Other | Media::Text
    )
}

/// Is a page to say that a file of this type waits to be judged? Of plain texts and unknown types hardly any carries a signature.
pub const fn is_expected(media: Media) -> bool {
    matches!(media, Media::Pdf | Media::Xml | Media::AsicE | Media::AsicS)
}

/// Name and version of the engine, as they stand in reports.
pub fn engine() -> String {
    let Engine { name, version } = Engine::this();
    format!("{name} {version}")
}

/// The name of a set of files that lay beside a signature: empty for none, else SHA-256 of their sorted hashes.
pub fn beside_key(mut hashes: Vec<String>) -> String {
    if hashes.is_empty() {
        return String::new();
    }
    hashes.sort();
    hashes.dedup();
    Sha256::digest(hashes.join(" ").as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Does a report say that something signed was not among the files?
pub fn wants_files(report: &Report) -> bool {
    let own = report.findings.iter();
    let all = own.chain(report.signatures.iter().flat_map(|one| &one.findings));
    let mut codes = all.map(|finding| finding.code);
    codes.any(|code| matches!(code, Code::ContentAbsent | Code::DocumentAbsent | Code::OtherContent))
}

/// Does the signature lie beside what it signs?
pub fn is_detached(report: &Report) -> bool {
    let signed = report.signatures.iter().flat_map(|one| &one.signed);
    signed.into_iter().any(|one| matches!(one.content, Content::Beside(_)))
}

/// A password or PIN of a length that somebody types.
///
/// # Errors
/// `signing.secret-long` at its field.
pub fn secret_fits(field: &str, secret: &str) -> Result<(), Refusal> {
    let refusal = || Refusal::input("signing.secret-long").on(field).with("most", MOST_SECRET);
    if secret.chars().count() <= MOST_SECRET { Ok(()) } else { Err(refusal()) }
}

/// A seal that can be used now.
///
/// # Errors
/// `signing.no-seal`, `signing.seal-expired`.
pub fn may_use(seal: Option<&SealView>, now: Timestamp) -> Result<&SealView, Refusal> {
    let seal = seal.ok_or_else(|| Refusal::state("signing.no-seal"))?;
    if seal.not_after > now { Ok(seal) } else { Err(Refusal::state("signing.seal-expired")) }
}

/// A letter is sealed inside only when it is a PDF; any file is sealed beside.
///
/// # Errors
/// `signing.not-a-pdf`.
pub fn may_have(form: SealForm, media: Media) -> Result<(), Refusal> {
    match (form, media) {
        (SealForm::Xades, _) | (SealForm::Pades, Media::Pdf) => Ok(()),
        (SealForm::Pades, _) => Err(Refusal::input("signing.not-a-pdf").on("form")),
    }
}

/// The form that fits a type by itself.
pub const fn fitting(media: Media) -> SealForm {
    match media {
        Media::Pdf => SealForm::Pades,
        _ => SealForm::Xades,
    }
}

/// One seal for one version, and none where a signature stands already: a seal beside it would send the letter without it.
///
/// # Errors
/// `signing.seal-waits`, `signing.signed-before`.
pub fn may_ask(version: i64, accepted: &str, before: &[SignedView]) -> Result<(), Refusal> {
    let same = |one: &&SignedView| one.version == version && one.accepted_sha256 == accepted;
    for one in before.iter().filter(same) {
        match one.state {
            SignedState::Waiting => return Err(Refusal::state("signing.seal-waits")),
            SignedState::Kept => return Err(Refusal::state("signing.signed-before")),
            SignedState::Failed => {}
        }
    }
    Ok(())
}

/// Why what was brought is refused, in words.
pub fn differs(why: Differs) -> Refusal {
    let code = match why {
        Differs::Incorrect => "signing.brought-incorrect",
        Differs::Unreadable => "signing.brought-unreadable",
        Differs::Content => "signing.brought-other",
        Differs::More => "signing.brought-more",
    };
    Refusal::input(code).on("file")
}

/// Why what was brought could not be looked at.
pub fn died(why: Died) -> Refusal {
    Refusal::input("signing.brought-died").on("file").with("why", why.code())
}

#[cfg(test)]
mod tests;
