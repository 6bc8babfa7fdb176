//! A CMS message taken apart (RFC 5652, 5.1).

use cms::signed_data::SignerInfo;
use der::Decode;
use der::oid::ObjectIdentifier;

use crate::ber::{self, Element, INTEGER, OBJECT, OCTETS, SEQUENCE, SET};
use crate::cert::Cert;

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
/// Certificates of one message.
const MOST_CERTIFICATES: usize = 100;

/// `SignedData`, as far as it is used.
pub(crate) struct Message {
    pub(crate) content_type: ObjectIdentifier,
    pub(crate) content: Option<Vec<u8>>,
    pub(crate) certificates: Vec<Cert>,
    pub(crate) signers: Vec<Signer>,
}

/// One `SignerInfo`, with its signed attributes as they stand in the file.
pub(crate) struct Signer {
    pub(crate) info: SignerInfo,
    /// `[0]` of the file with the tag of a SET: what some programs signed although it is not in DER order.
    pub(crate) attributes: Option<Vec<u8>>,
}

impl Message {
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let whole = ber::definite(bytes)?;
        let outer = ber::only(&whole)?.tagged(SEQUENCE)?.parts()?;
        let [kind, wrapped] = outer.as_slice() else { return None };
        if identifier(*kind)? != SIGNED_DATA {
            return None;
        }
        let data = ber::only(wrapped.tagged(0xa0)?.inside)?.tagged(SEQUENCE)?.parts()?;
        let mut rest = data.into_iter().peekable();
        rest.next()?.tagged(INTEGER)?;
        rest.next()?.tagged(SET)?;
        let (content_type, content) = content(rest.next()?)?;
        let certificates = rest.next_if(|part| part.tag == 0xa0).map(certificates).unwrap_or_default();
        let _revocation = rest.next_if(|part| part.tag == 0xa1);
        let signers = rest.next()?.tagged(SET)?.parts()?;
        if rest.next().is_some() {
            return None;
        }
        let signers = signers.into_iter().map(signer).collect::<Option<_>>()?;
        Some(Self { content_type, content, certificates, signers })
    }
}

fn identifier(element: Element<'_>) -> Option<ObjectIdentifier> {
    ObjectIdentifier::from_der(element.tagged(OBJECT)?.whole).ok()
}

fn content(element: Element<'_>) -> Option<(ObjectIdentifier, Option<Vec<u8>>)> {
    let parts = element.tagged(SEQUENCE)?.parts()?;
    match parts.as_slice() {
        [kind] => Some((identifier(*kind)?, None)),
        [kind, wrapped] => {
            let octets = ber::only(wrapped.tagged(0xa0)?.inside)?.tagged(OCTETS)?;
            Some((identifier(*kind)?, Some(octets.inside.to_vec())))
        }
        _ => None,
    }
}

/// A certificate that cannot be read is left out: if it is the signer's, the signer will be missing.
fn certificates(element: Element<'_>) -> Vec<Cert> {
    let parts = element.parts().unwrap_or_default();
    parts.into_iter().take(MOST_CERTIFICATES).filter_map(|part| Cert::read(part.whole)).collect()
}

fn signer(element: Element<'_>) -> Option<Signer> {
    let info = SignerInfo::from_der(element.whole).ok()?;
    let parts = element.tagged(SEQUENCE)?.parts()?;
    // Before the signature algorithm only the attributes have the tag [0] in this place: version, sid, digest, [0].
    let attributes =
        parts.get(3).and_then(|part| part.tagged(0xa0)).map(|part| ber::element(SET, part.inside));
    (attributes.is_some() == info.signed_attrs.is_some()).then_some(Signer { info, attributes })
}
