//! One signer of a CMS message, from the attributes to the word.

use cms::signed_data::SignerIdentifier;
use der::Encode;
use der::oid::ObjectIdentifier;
use x509_cert::attr::Attributes;

use super::attributes::{
    CONTENT_TYPE, COUNTER_SIGNATURE, MESSAGE_DIGEST, TIME_STAMP, named_certificate, object, octets,
    signing_time, value,
};
use super::message::{Message, Signer};
use crate::ber;
use crate::cert::Cert;
use crate::crypto::{Hash, Numbers, Scheme};
use crate::finding::{Code, Finding, Weight};
use crate::judge::{self, Value};
use crate::report::{Form, Signature, Signed, TimeStamp, Word};
use crate::trust::Context;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");

impl Signature {
    /// Adds what is covered, unless the signature does not hold.
    pub(crate) fn with(mut self, signed: impl FnOnce() -> Signed) -> Self {
        if self.word <= Word::TrustNotDecided {
            self.signed = vec![signed()];
        }
        self
    }
}

/// A signature of which nothing can be said but why.
pub(crate) fn unread(form: Form, finding: Finding) -> Signature {
    let findings = vec![finding];
    Signature::bare(form, Word::of(&findings, false), findings)
}

/// Judges a signer over the content, which may lie in parts.
pub(crate) fn judge(
    message: &Message,
    signer: &Signer,
    content: &[&[u8]],
    form: Form,
    context: &Context,
) -> Signature {
    let mut findings = Vec::new();
    let mut out = unread(form, Finding::new(Code::Broken, ""));
    let checked = check(message, signer, content, context, &mut findings, &mut out.algorithm);
    let trusted = match checked {
        Ok(cert) => {
            out.claimed_time = signer.info.signed_attrs.as_ref().and_then(signing_time);
            out.time_stamps = stamps(signer, context, &mut findings);
            out.signer = Some(cert.shown());
            let (stamps, claimed) = (&out.time_stamps, out.claimed_time);
            judge::trusted(&cert, &message.certificates, context, stamps, claimed, &mut findings)
        }
        Err(finding) => {
            findings.push(finding);
            false
        }
    };
    out.word = Word::of(&findings, trusted);
    if findings.iter().any(|finding| finding.code.weight() >= Weight::Unread) {
        out.signer = None;
        out.claimed_time = None;
    }
    out.findings = findings;
    out
}

/// Checks the mathematics; says with which certificate they hold.
pub(crate) fn check(
    message: &Message,
    signer: &Signer,
    content: &[&[u8]],
    context: &Context,
    findings: &mut Vec<Finding>,
    algorithm: &mut Option<String>,
) -> Result<Cert, Finding> {
    let info = &signer.info;
    let unknown = |what: ObjectIdentifier| Finding::new(Code::UnknownAlgorithm, what.to_string());
    let hash = Hash::from_oid(info.digest_alg.oid).ok_or_else(|| unknown(info.digest_alg.oid))?;
    judge::hash(hash, context, findings)?;
    let scheme = Scheme::from_identifier(&info.signature_algorithm, hash)
        .ok_or_else(|| unknown(info.signature_algorithm.oid))?;
    *algorithm = Some(scheme.name());
    if scheme.hash() != hash {
        return Err(Finding::new(Code::AlgorithmMismatch, scheme.name()));
    }
    let cert = certificate(message, signer).ok_or_else(|| Finding::new(Code::NoCertificate, ""))?;
    let bytes = info.signature.as_bytes();
    let Some(attributes) = &info.signed_attrs else {
        let whole = bare(message, content)?;
        let value = Value { scheme, numbers: Numbers::Der, message: &whole, bytes };
        judge::fits(cert, &value, context, findings)?;
        findings.push(Finding::new(Code::CertificateNotNamed, ""));
        return Ok(cert.clone());
    };
    let der = attributes.to_der().map_err(|_| Finding::new(Code::Broken, "attributes"))?;
    let value = |message| Value { scheme, numbers: Numbers::Der, message, bytes };
    // The standard signs the attributes in DER order; some programs sign them as they wrote them.
    let ordered = judge::fits(cert, &value(&der), context, findings);
    if let Err(why) = ordered {
        let as_written = signer.attributes.as_deref().filter(|written| *written != der.as_slice());
        judge::fits(cert, &value(as_written.ok_or(why)?), context, findings)?;
    }
    bound(message, attributes, hash, content)?;
    named(cert, attributes, findings)?;
    Ok(cert.clone())
}

/// Content signed without attributes. What could be taken for attributes is refused: a signature over attributes could be passed
/// off as one over such content.
fn bare(message: &Message, content: &[&[u8]]) -> Result<Vec<u8>, Finding> {
    let whole = content.concat();
    let like_attributes = ber::only(&whole).is_some_and(|element| element.tag == ber::SET);
    if message.content_type != DATA || like_attributes {
        return Err(Finding::new(Code::Malformed, "no signed attributes"));
    }
    Ok(whole)
}

/// Do the attributes speak of this content?
fn bound(message: &Message, attributes: &Attributes, hash: Hash, content: &[&[u8]]) -> Result<(), Finding> {
    let malformed = |what: &str| Finding::new(Code::Malformed, what);
    let kind = value(attributes, CONTENT_TYPE)?.ok_or_else(|| malformed("no content-type"))?;
    if object(&kind) != Some(message.content_type) {
        return Err(Finding::new(Code::ContentTypeWrong, ""));
    }
    let digest = value(attributes, MESSAGE_DIGEST)?.ok_or_else(|| malformed("no message-digest"))?;
    if octets(&digest) != Some(hash.of_parts(content).as_slice()) {
        return Err(Finding::new(Code::DigestWrong, "message-digest"));
    }
    Ok(())
}

fn named(cert: &Cert, attributes: &Attributes, findings: &mut Vec<Finding>) -> Result<(), Finding> {
    let Some((hash, digest)) = named_certificate(attributes)? else {
        findings.push(Finding::new(Code::CertificateNotNamed, ""));
        return Ok(());
    };
    if hash.of(cert.der()) != digest {
        return Err(Finding::new(Code::CertificateMismatch, ""));
    }
    if hash == Hash::Sha1 {
        findings.push(Finding::new(Code::WeakCertificateDigest, ""));
    }
    Ok(())
}

fn certificate<'m>(message: &'m Message, signer: &Signer) -> Option<&'m Cert> {
    message.certificates.iter().find(|cert| match &signer.info.sid {
        SignerIdentifier::IssuerAndSerialNumber(id) => {
            id.issuer == *cert.issuer() && id.serial_number.as_bytes() == cert.serial()
        }
        SignerIdentifier::SubjectKeyIdentifier(id) => {
            cert.key_identifier().as_deref() == Some(id.0.as_bytes())
        }
    })
}

fn stamps(signer: &Signer, context: &Context, findings: &mut Vec<Finding>) -> Vec<TimeStamp> {
    let Some(attributes) = &signer.info.unsigned_attrs else { return Vec::new() };
    if attributes.iter().any(|attribute| attribute.oid == COUNTER_SIGNATURE) {
        findings.push(Finding::new(Code::CounterSignature, ""));
    }
    let tokens = attributes.iter().filter(|attribute| attribute.oid == TIME_STAMP);
    let tokens = tokens.flat_map(|attribute| attribute.values.iter()).take(10);
    let mut out = Vec::new();
    for token in tokens {
        let der = token.to_der().unwrap_or_default();
        match crate::tsp::judge(&der, signer.info.signature.as_bytes(), context) {
            Ok(stamp) => out.push(stamp),
            Err(finding) => findings.push(Finding::new(Code::TimeStampBroken, format!("{finding:?}"))),
        }
    }
    out
}
