//! What is said of a signed file: one of four words, for the file and for each signature, with everything it rests on.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::detect::Format;
use crate::finding::{Finding, Weight};

/// The answer in one word. The order is that of badness: the worst signature speaks for the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Word {
    /// The mathematics hold, the signer's chain ends in a certificate that the caller trusts, and the times hold.
    Correct,
    /// The mathematics hold; whose key it is nobody has decided here.
    TrustNotDecided,
    /// Not enough could be read to say anything: a form that is not known, a file that is missing, no signature.
    Unreadable,
    /// What is here contradicts itself: changed after signing, signed by another key, arranged to deceive.
    Incorrect,
}

impl Word {
    /// The word that follows from what was found; `trusted` when chain and times hold.
    #[must_use]
    pub fn of(findings: &[Finding], trusted: bool) -> Self {
        match findings.iter().map(|finding| finding.code.weight()).max() {
            Some(Weight::Fault) => Self::Incorrect,
            Some(Weight::Unread) => Self::Unreadable,
            Some(Weight::Doubt) => Self::TrustNotDecided,
            _ if trusted => Self::Correct,
            _ => Self::TrustNotDecided,
        }
    }
}

/// The program that judged, so that a report can be told from one of a later version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    /// Name of this crate.
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Engine {
    /// The engine that this build is.
    #[must_use]
    pub fn this() -> Self {
        Self { name: env!("CARGO_PKG_NAME").into(), version: env!("CARGO_PKG_VERSION").into() }
    }
}

/// Everything that is said of one file. Kept with the file and made anew on demand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Who judged.
    pub engine: Engine,
    /// SHA-256 of the file that was judged, in lower-case hexadecimal digits.
    pub input_sha256: String,
    /// Size of that file in bytes.
    pub input_size: u64,
    /// What kind of signed file it is.
    pub format: Format,
    /// Under which rules for algorithms.
    pub policy: crate::policy::Policy,
    /// The moment for which certificates were judged, as the caller gave it.
    pub judged_at: Timestamp,
    /// The word for the whole file.
    pub word: Word,
    /// What was found about the file as a whole.
    pub findings: Vec<Finding>,
    /// Each signature, in the order of the file.
    pub signatures: Vec<Signature>,
}

/// What is said of one signature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// How the signature and what it signs lie to each other.
    pub form: Form,
    /// The word for this signature.
    pub word: Word,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Whose certificate the signature value was checked with; `None` when it could not be read or did not check.
    pub signer: Option<Certificate>,
    /// The person a platform's seal speaks for (podpis zaufany), from inside the signed properties only. Whoever holds any key can
    /// claim any person: it is worth what [`Signature::word`] and [`Signature::signer`] are worth.
    pub person: Option<Person>,
    /// When the signer says it was made. A claim, never a proof.
    pub claimed_time: Option<Timestamp>,
    /// Time-stamps over the signature value.
    pub time_stamps: Vec<TimeStamp>,
    /// Name of the signature algorithm, as `RSA-SHA-256`.
    pub algorithm: Option<String>,
    /// What exactly is signed. Nothing else of the file may be shown as signed.
    pub signed: Vec<Signed>,
}

impl Signature {
    /// A signature of which nothing is known yet but its form.
    pub(crate) fn bare(form: Form, word: Word, findings: Vec<Finding>) -> Self {
        Self {
            form,
            word,
            findings,
            signer: None,
            person: None,
            claimed_time: None,
            time_stamps: Vec::new(),
            algorithm: None,
            signed: Vec::new(),
        }
    }
}

/// How a signature and what it signs lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// XML signature inside the document that it signs.
    XmlEnveloped,
    /// XML signature around what it signs.
    XmlEnveloping,
    /// XML signature of another file.
    XmlDetached,
    /// Signature inside a PDF.
    Pdf,
    /// Time-stamp of a whole PDF (ISO 32000-2, 12.8.5).
    PdfTimeStamp,
    /// CMS that holds what it signs.
    CmsAttached,
    /// CMS of another file.
    CmsDetached,
    /// RFC 3161 token as the signature of a container (ETSI EN 319 162-1).
    TimeStampOnly,
}

/// A certificate as people read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Distinguished name of whom it speaks for (RFC 4514).
    pub subject: String,
    /// The common name of the subject, when there is one.
    pub common_name: Option<String>,
    /// Distinguished name of who issued it.
    pub issuer: String,
    /// Serial number in lower-case hexadecimal digits.
    pub serial: String,
    /// Valid from.
    pub not_before: Timestamp,
    /// Valid to.
    pub not_after: Timestamp,
    /// SHA-256 of the certificate, lower-case hexadecimal digits.
    pub sha256: String,
}

/// The person of a "podpis zaufany": told by the platform whose seal holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// First names.
    pub given: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// PESEL or another number. Personal data: shown only where the office needs it.
    pub identifier: Option<String>,
}

/// A time-stamp (RFC 3161) and whether it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeStamp {
    /// The moment it vouches for.
    pub time: Timestamp,
    /// Who stamped.
    pub authority: Option<Certificate>,
    /// `Correct` when its chain ends in a certificate that the caller trusts for time.
    pub word: Word,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// One thing that a signature covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Name inside the container or of the file beside the signature, when it has one.
    pub name: Option<String>,
    /// Where the signed bytes are.
    pub content: Content,
    /// SHA-256 of the signed bytes, lower-case hexadecimal digits, whichever digest the signature itself uses.
    pub sha256: String,
    /// Number of signed bytes.
    pub size: u64,
}

/// Where signed bytes are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// The bytes themselves: canonical XML, or what was inside a CMS, an XML object or a container. Not kept with the report.
    Bytes(#[serde(skip)] Vec<u8>),
    /// The file beside the signature, by its place in the list that the caller gave.
    Beside(usize),
    /// The first so many bytes of the PDF, less the signature value in them.
    Revision(u64),
}
