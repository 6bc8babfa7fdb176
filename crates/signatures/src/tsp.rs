//! Time-stamps (RFC 3161, ETSI EN 319 422): whether a token is of these bytes, and whose it is.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use der::Decode;
use der::oid::ObjectIdentifier;

use crate::ber::{self, INTEGER, OBJECT, OCTETS, SEQUENCE, TIME};
use crate::cms::message::Message;
use crate::cms::signer;
use crate::crypto::Hash;
use crate::finding::{Code, Finding};
use crate::judge;
use crate::report::{TimeStamp, Word};
use crate::trust::{Context, chained};

const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// What a token says (`TSTInfo`, RFC 3161, 2.4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Info {
    pub(crate) hash: Hash,
    pub(crate) imprint: Vec<u8>,
    pub(crate) time: Timestamp,
    /// The number that a request carried, as its bytes.
    pub(crate) nonce: Option<Vec<u8>>,
}

impl Info {
    pub(crate) fn read(der: &[u8]) -> Option<Self> {
        let parts = ber::only(der)?.tagged(SEQUENCE)?.parts()?;
        let [version, policy, imprint, serial, time, rest @ ..] = parts.as_slice() else { return None };
        version.tagged(INTEGER)?;
        policy.tagged(OBJECT)?;
        serial.tagged(INTEGER)?;
        let imprint = imprint.tagged(SEQUENCE)?.parts()?;
        let [algorithm, digest] = imprint.as_slice() else { return None };
        let algorithm = algorithm.tagged(SEQUENCE)?.parts()?;
        let hash = Hash::from_oid(ObjectIdentifier::from_der(algorithm.first()?.whole).ok()?)?;
        let nonce = rest.iter().find(|part| part.tag == INTEGER).map(|part| part.inside.to_vec());
        Some(Self {
            hash,
            imprint: digest.tagged(OCTETS)?.inside.to_vec(),
            time: generalized(time.tagged(TIME)?.inside)?,
            nonce,
        })
    }
}

/// `YYYYMMDDhhmmss[.f…]Z`
fn generalized(bytes: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(bytes).ok()?.strip_suffix('Z')?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fine = fraction.len() <= 9 && fraction.bytes().all(|digit| digit.is_ascii_digit());
    if !fine || whole.len() != 14 {
        return None;
    }
    let civil = DateTime::strptime("%Y%m%d%H%M%S", whole).ok()?;
    let nanos: i32 = format!("{fraction:0<9}").parse().ok()?;
    let civil = civil.with().subsec_nanosecond(nanos).build().ok()?;
    civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// Reads the token of a message without judging its signature.
pub(crate) fn info(message: &Message) -> Result<Info, Finding> {
    let broken = || Finding::new(Code::Broken, "time-stamp");
    if message.content_type != TST_INFO {
        return Err(Finding::new(Code::ContentTypeWrong, "time-stamp"));
    }
    Info::read(message.content.as_deref().ok_or_else(broken)?).ok_or_else(broken)
}

/// Judges a token over the bytes that it should be of. An error when it is of no use at all.
pub(crate) fn judge(token: &[u8], message: &[u8], context: &Context) -> Result<TimeStamp, Finding> {
    judge_parts(token, &[message], context)
}

/// The same for bytes that lie in parts.
pub(crate) fn judge_parts(token: &[u8], parts: &[&[u8]], context: &Context) -> Result<TimeStamp, Finding> {
    let read = Message::read(token).ok_or_else(|| Finding::new(Code::Broken, "time-stamp"))?;
    let info = info(&read)?;
    let mut findings = Vec::new();
    judge::hash(info.hash, context, &mut findings)?;
    if info.hash.of_parts(parts) != info.imprint {
        return Err(Finding::new(Code::ImprintWrong, ""));
    }
    let [signer] = read.signers.as_slice() else {
        return Err(Finding::new(Code::Malformed, "time-stamp with several signers"));
    };
    let content = read.content.as_deref().unwrap_or_default();
    let cert = signer::check(&read, signer, &[content], context, &mut findings, &mut None)?;
    if !cert.stamps_time() {
        findings.push(Finding::new(Code::KeyUsage, "time-stamping"));
    }
    let why_not = chained(&cert, &read.certificates, &context.trust.time, info.time);
    let trusted = why_not.is_none();
    findings.extend(why_not);
    let word = Word::of(&findings, trusted);
    Ok(TimeStamp { time: info.time, authority: Some(cert.shown()), word, findings })
}
