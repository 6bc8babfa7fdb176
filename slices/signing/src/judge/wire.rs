//! What parent and child say to each other. The parent: a line of JSON, then the files one after the other. The child: frames of eight
//! bytes of lengths, JSON, and bytes; when it asks for a time-stamp, it waits for one frame of the same kind.

use std::io::{self, Read, Write};

use jiff::Timestamp;
use obieg_signatures::{Certificate, Report};
use serde::{Deserialize, Serialize};

use super::{Device, Limits};
use crate::model::SealForm;

/// The word by which the program is called to be a child.
pub const WORD: &str = "judge-signatures";

/// The longest first line, in bytes.
pub(crate) const MOST_LINE: u64 = 64 << 10;
/// The longest JSON of a frame, in bytes.
pub(crate) const MOST_JSON: u32 = 16 << 20;
/// The most bytes of a frame: a signed file.
pub(crate) const MOST_BYTES: u32 = 210 << 20;

/// The first line to a child.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) limits: Limits,
    /// The moment that counts.
    pub(crate) at: Timestamp,
    pub(crate) work: Work,
    /// Name and length of each file that follows.
    pub(crate) files: Vec<(String, u64)>,
}

/// What is to be done with the files.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Work {
    /// The first is judged, the others lie beside it.
    Judge,
    /// Does the first sign exactly the second?
    Exact,
    /// Whose is the key? The first file is a PKCS#12, when the key lies in one.
    Open { key: KeyPlace },
    /// The first is sealed; the second is a PKCS#12, when the key lies in one.
    Seal { key: KeyPlace, form: SealForm, name: String, media: String, stamped: bool },
}

/// Where the key of a seal is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum KeyPlace {
    /// In the PKCS#12 that comes with the order.
    File { password: String },
    /// In a device.
    Device { device: Device, pin: String },
}

/// What a child says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Answer {
    /// The judgement of a file.
    Report(Box<Report>),
    /// It signs exactly the accepted file.
    Exact(Box<Report>),
    /// It does not: why.
    NotExact { why: Differs, report: Box<Report>, detail: String },
    /// Whose the key is.
    Key(Box<Certificate>),
    /// The signed file is in the bytes of the frame.
    Made,
    /// The bytes of the frame are a request for a time-stamp: it waits for the answer.
    Stamp,
    /// The parent has no time-stamp: why.
    NoStamp(String),
    /// It could not be made.
    Refused { what: Refusal, detail: String },
}

/// Why what was brought is not the accepted file with a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Differs {
    /// The signature contradicts itself.
    Incorrect,
    /// There is no signature, or none that can be read.
    Unreadable,
    /// It is of something else.
    Content,
    /// There is more in the file than the accepted version and signatures.
    More,
}

/// Why a seal could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// The key file or device does not open.
    KeyStore,
    /// A kind of key that is not known, or a certificate of another key.
    Key,
    /// Whoever holds the key said no.
    Signing,
    /// No time-stamp.
    Stamp,
    /// What was to be sealed cannot be.
    Content,
}

/// Writes a frame.
pub(crate) fn say(output: &mut impl Write, answer: &Answer, bytes: &[u8]) -> io::Result<()> {
    let json = serde_json::to_vec(answer)?;
    let length = |length: usize, most: u32| {
        let known = u32::try_from(length).ok().filter(|length| *length <= most);
        known.ok_or_else(|| io::Error::other("the answer is too large"))
    };
    output.write_all(&length(json.len(), MOST_JSON)?.to_be_bytes())?;
    output.write_all(&length(bytes.len(), MOST_BYTES)?.to_be_bytes())?;
    output.write_all(&json)?;
    output.write_all(bytes)?;
    output.flush()
}

/// Reads a frame.
pub(crate) fn hear(input: &mut impl Read) -> io::Result<(Answer, Vec<u8>)> {
    let mut lengths = [0; 8];
    input.read_exact(&mut lengths)?;
    let [json, bytes] = read_lengths(lengths).ok_or_else(|| io::Error::other("the frame is too large"))?;
    let (mut text, mut rest) = (vec![0; json], vec![0; bytes]);
    input.read_exact(&mut text)?;
    input.read_exact(&mut rest)?;
    Ok((serde_json::from_slice(&text)?, rest))
}

/// The lengths of a frame's JSON and bytes, when they are within bounds.
pub(crate) fn read_lengths(head: [u8; 8]) -> Option<[usize; 2]> {
    let [a, b, c, d, e, f, g, h] = head;
    let (json, bytes) = (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes([e, f, g, h]));
    (json <= MOST_JSON && bytes <= MOST_BYTES).then_some(())?;
    Some([usize::try_from(json).ok()?, usize::try_from(bytes).ok()?])
}
