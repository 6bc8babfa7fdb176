//! Electronic signatures on files: what comes in is judged, what goes out is signed.
//!
//! Nothing here reads a file, a clock or the network. The answer to a signed file is a [`Report`]: one of four words
//! ([`Word`]), what it rests on ([`Finding`]), and what exactly is signed ([`Signed`]).
//!
//! Keys from inside a file are never trusted by themselves; without anchors given by the caller the best answer is "correct, trust
//! not decided".

mod asic;
mod ber;
mod cert;
mod cms;
mod crypto;
mod detect;
mod exact;
mod finding;
mod judge;
mod limits;
pub mod make;
mod pdf;
mod policy;
mod report;
mod trust;
mod tsp;
mod xml;

pub use crypto::Hash;
pub use detect::{Format, detect};
pub use exact::{NotExact, covers_exactly};
pub use finding::{Code, Finding, Weight};
pub use limits::Limits;
pub use policy::Policy;
pub use report::{Certificate, Content, Engine, Form, Person, Report, Signature, Signed, TimeStamp, Word};
pub use trust::{Context, Trust};

/// A file that lies beside a signature and may be what it signs.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What a form's judge says.
pub(crate) struct Judged {
    pub(crate) findings: Vec<Finding>,
    pub(crate) signatures: Vec<Signature>,
}

impl Judged {
    pub(crate) fn nothing(finding: Finding) -> Self {
        Self { findings: vec![finding], signatures: Vec::new() }
    }
}

/// Judges a signed file. `beside` are the files that a detached signature may be of; they are found by digest, not by name.
#[must_use]
pub fn verify(bytes: &[u8], beside: &[Beside<'_>], context: &Context) -> Report {
    let format = detect(bytes);
    let size = beside.iter().map(|file| file.bytes.len()).fold(bytes.len(), usize::max);
    let judged = if size > context.limits.bytes {
        Judged::nothing(Finding::new(Code::TooLarge, "file"))
    } else {
        match format {
            Format::Xml => xml::judge(bytes, xml::Outside { files: beside, by_name: false }, context),
            Format::Cms => cms::judge(bytes, beside, context),
            Format::Pdf => pdf::judge(bytes, context),
            Format::Asic => asic::judge(bytes, context),
            Format::Unsigned => Judged::nothing(Finding::new(Code::NoSignature, "")),
        }
    };
    report(bytes, format, judged, context)
}

fn report(bytes: &[u8], format: Format, judged: Judged, context: &Context) -> Report {
    let Judged { findings, signatures } = judged;
    let trusted = !signatures.is_empty();
    let own = Word::of(&findings, trusted);
    let worst = signatures.iter().map(|signature| signature.word).max().unwrap_or(own);
    Report {
        engine: Engine::this(),
        input_sha256: crypto::sha256_hex(bytes),
        input_size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        format,
        policy: context.policy,
        judged_at: context.at,
        word: own.max(worst),
        findings,
        signatures,
    }
}
