//! What every form of signature has in common: whose key, under which rules, trusted or not.

use jiff::Timestamp;

use crate::cert::Cert;
use crate::crypto::{Hash, Numbers, PublicKey, Refusal, Scheme};
use crate::finding::{Code, Finding};
use crate::policy::Standing;
use crate::report::{TimeStamp, Word};
use crate::trust::{Context, chained};

/// A signature value and what it must fit.
pub(crate) struct Value<'a> {
    pub(crate) scheme: Scheme,
    pub(crate) numbers: Numbers,
    pub(crate) message: &'a [u8],
    pub(crate) bytes: &'a [u8],
}

/// Does the value fit the certificate's key under the policy? What must be told besides is added to the findings.
pub(crate) fn fits(
    cert: &Cert,
    value: &Value<'_>,
    context: &Context,
    findings: &mut Vec<Finding>,
) -> Result<(), Finding> {
    let unknown = || Finding::new(Code::UnknownAlgorithm, "kind of key");
    let key: PublicKey = cert.key().map_err(|_| unknown())?;
    key.verify(value.scheme, value.numbers, value.message, value.bytes).map_err(|why| match why {
        Refusal::Wrong => Finding::new(Code::SignatureWrong, value.scheme.name()),
        Refusal::Mismatch => Finding::new(Code::AlgorithmMismatch, value.scheme.name()),
        Refusal::Unknown => unknown(),
    })?;
    accepted(context.policy.scheme(value.scheme, key.rsa_bits()), &value.scheme.name(), findings)
}

/// A digest algorithm under the policy.
pub(crate) fn hash(hash: Hash, context: &Context, findings: &mut Vec<Finding>) -> Result<(), Finding> {
    accepted(context.policy.hash(hash), hash.name(), findings)
}

fn accepted(standing: Standing, name: &str, findings: &mut Vec<Finding>) -> Result<(), Finding> {
    match standing {
        Standing::Good => Ok(()),
        Standing::Refused => Err(Finding::new(Code::AlgorithmRefused, name)),
        Standing::Weak => {
            let weak = Finding::new(Code::WeakAlgorithm, name);
            if !findings.contains(&weak) {
                findings.push(weak);
            }
            Ok(())
        }
    }
}

/// The moment that counts for certificates: what the earliest trusted time-stamp proves, else what the caller knows.
pub(crate) fn moment(stamps: &[TimeStamp], context: &Context) -> Timestamp {
    stamps
        .iter()
        .filter(|stamp| stamp.word == Word::Correct)
        .map(|stamp| stamp.time)
        .min()
        .map_or(context.at, |proved| proved.min(context.at))
}

/// Is the signer to be trusted? Adds why not.
pub(crate) fn trusted(
    cert: &Cert,
    others: &[Cert],
    context: &Context,
    stamps: &[TimeStamp],
    claimed: Option<Timestamp>,
    findings: &mut Vec<Finding>,
) -> bool {
    if !cert.signs_content() {
        findings.push(Finding::new(Code::KeyUsage, ""));
    }
    if let Some(claimed) = claimed.filter(|claimed| !cert.valid_at(*claimed)) {
        findings.push(Finding::new(Code::ClaimedTimeOutside, claimed.to_string()));
    }
    if stamps.iter().any(|stamp| stamp.word != Word::Correct) {
        findings.push(Finding::new(Code::TimeStampUntrusted, ""));
    }
    let why_not = chained(cert, others, &context.trust.signers, moment(stamps, context));
    let trusted = why_not.is_none();
    findings.extend(why_not);
    if trusted {
        findings.push(Finding::new(Code::RevocationNotChecked, ""));
    }
    trusted
}
