//! Asking for a time-stamp (RFC 3161). The network is the caller's; here are the request and the look at the answer.

use super::Refused;
use super::cms::{algorithm, sequence};
use crate::ber::{self, INTEGER, OCTETS, SEQUENCE};
use crate::cms::message::Message;
use crate::crypto::{Hash, oid};
use crate::policy::Policy;
use crate::trust::{Context, Trust};

/// Somebody who brings a request to a time-stamping service and the answer back, within the caller's own limits.
pub trait Stamper {
    /// Takes a `TimeStampReq` (DER), gives the service's `TimeStampResp` (DER).
    ///
    /// # Errors
    /// Why there is no answer, in words for the log.
    fn stamp(&self, request: &[u8]) -> Result<Vec<u8>, String>;
}

/// What is asked: SHA-256 of the message, certificates in the token. No nonce: the imprint is of a signature value that was made
/// this moment, so no older token can be of it.
fn request(message: &[u8]) -> Vec<u8> {
    let digest = ber::element(OCTETS, &Hash::Sha256.of(message));
    let imprint = sequence(&[&algorithm(oid::SHA256, false), &digest]);
    sequence(&[&[INTEGER, 1, 1], &imprint, &[1, 1, 0xff]])
}

/// A token over the message, looked at before it is used.
pub(super) fn token(stamper: &dyn Stamper, message: &[u8]) -> Result<Vec<u8>, Refused> {
    let answer = stamper.stamp(&request(message)).map_err(Refused::Stamp)?;
    let token = granted(&answer).ok_or_else(|| Refused::Stamp("the service did not grant it".into()))?;
    let read = Message::read(&token).ok_or_else(|| Refused::Stamp("unreadable token".into()))?;
    let info = crate::tsp::info(&read).map_err(|_| Refused::Stamp("not a token".into()))?;
    let limits = crate::limits::Limits::default();
    let context = Context { at: info.time, policy: Policy::Current, trust: Trust::default(), limits };
    crate::tsp::judge(&token, message, &context)
        .map_err(|finding| Refused::Stamp(format!("{:?} {}", finding.code, finding.detail)))?;
    Ok(token)
}

/// `TimeStampResp`: the token when the status is granted (0) or granted with changes (1).
fn granted(answer: &[u8]) -> Option<Vec<u8>> {
    let definite = ber::definite(answer)?;
    let parts = ber::only(&definite)?.tagged(SEQUENCE)?.parts()?;
    let status = parts.first()?.tagged(SEQUENCE)?.parts()?;
    let status = status.first()?.tagged(INTEGER)?.inside;
    if !matches!(status, [0 | 1]) {
        return None;
    }
    Some(parts.get(1)?.tagged(SEQUENCE)?.whole.to_vec())
}
