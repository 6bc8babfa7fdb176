//! Writing XAdES baseline (ETSI EN 319 132-1). What is digested is computed by the code that also checks it.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bergshamra_c14n::C14nMode;
use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::key::signed;
use super::stamp::{Stamper, token};
use super::{Key, Refused};
use crate::crypto::{Hash, sha256_hex};
use crate::limits::Limits;
use crate::xml::layout;
use crate::xml::properties;
use crate::xml::reference::{self, Budget, canonical_element};
use crate::xml::tree::{Tree, text_of};

/// How the signature and what it signs shall lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packaging<'a> {
    /// A file of its own beside the signed one, whose name it says.
    Detached {
        /// Name of the signed file.
        name: &'a str,
        /// Its media type, as `application/pdf`.
        media: &'a str,
    },
    /// Inside the XML document that is signed, as the last child of its root.
    Enveloped,
    /// Around the content, which is kept as base64.
    Enveloping {
        /// Its media type.
        media: &'a str,
    },
}

const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
/// What may stand in a reference as it is (RFC 3986, 2.3).
const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The parts of a signature that become known one after the other.
#[derive(Default)]
struct Known {
    content: String,
    properties: String,
    value: String,
    stamp: Option<String>,
}

struct Writer<'a> {
    key: &'a dyn Key,
    packaging: Packaging<'a>,
    content: &'a [u8],
    /// The document before and after the place of the signature.
    around: (String, String),
    id: String,
    time: String,
}

/// Signs content as XAdES: gives the signature file, or the document with the signature in it. B-T with a stamper, else B-B.
///
/// # Errors
/// [`Refused`] says what failed; nothing half-made is given out.
pub fn xades(
    key: &dyn Key,
    content: &[u8],
    packaging: Packaging<'_>,
    at: Timestamp,
    stamper: Option<&dyn Stamper>,
) -> Result<Vec<u8>, Refused> {
    let around = match packaging {
        Packaging::Enveloped => parted(content)?,
        _ => ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".into(), String::new()),
    };
    let time = at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    // The identifier is unique in whatever document the signature lands in.
    let seed = [content, key.certificate(), time.as_bytes()].concat();
    let id = format!("id-{}", sha256_hex(&seed).get(..32).unwrap_or_default());
    let writer = Writer { key, packaging, content, around, id, time };
    let mut known = Known::default();
    let hash = key.algorithm().hash();
    known.content = BASE64_STANDARD.encode(hash.of(&writer.digested(&known)?));
    known.properties = BASE64_STANDARD.encode(hash.of(&writer.canonical(&known, Part::Properties)?));
    known.value = BASE64_STANDARD.encode(signed(key, &writer.canonical(&known, Part::SignedInfo)?)?);
    if let Some(stamper) = stamper {
        let stamped = token(stamper, &writer.canonical(&known, Part::Value)?)?;
        known.stamp = Some(BASE64_STANDARD.encode(stamped));
    }
    Ok(writer.document(&known).into_bytes())
}

fn bad(what: &str) -> Refused {
    Refused::Content(what.into())
}

/// The document before and after the place where the signature comes.
fn parted(content: &[u8]) -> Result<(String, String), Refused> {
    let text = text_of(content).map_err(|why| bad(&why.detail))?;
    let tree = Tree::parse(&text, &Limits::default()).map_err(|why| bad(&why.detail))?;
    let end = tree.document.node_range(tree.root).map(|range| range.end).ok_or_else(|| bad("root"))?;
    let head = text.get(..end).ok_or_else(|| bad("root"))?;
    let at = head.rfind("</").filter(|_| !head.ends_with("/>")).ok_or_else(|| bad("the root is empty"))?;
    let (before, after) = text.split_at_checked(at).ok_or_else(|| bad("root"))?;
    Ok((before.to_owned(), after.to_owned()))
}

enum Part {
    Properties,
    SignedInfo,
    Value,
}

impl Writer<'_> {
    /// The bytes that the content's digest is of.
    fn digested(&self, known: &Known) -> Result<Vec<u8>, Refused> {
        if self.packaging != Packaging::Enveloped {
            return Ok(self.content.to_vec());
        }
        self.with(known, |tree, layout| {
            let first = layout.references.first().ok_or_else(|| bad("reference"))?;
            let mut budget = Budget(Limits::default().digested);
            let target = reference::Target::Document;
            reference::inside(tree, layout, target, first, &mut budget).map_err(|why| bad(&why.detail))
        })
    }

    fn canonical(&self, known: &Known, part: Part) -> Result<Vec<u8>, Refused> {
        self.with(known, |tree, layout| {
            let node = match part {
                Part::SignedInfo => layout.signed_info,
                Part::Value => layout.value_node,
                Part::Properties => {
                    let found = properties::find(tree, layout).ok().flatten();
                    found.map(|found| found.signed).ok_or_else(|| bad("properties"))?
                }
            };
            let method = (C14nMode::Exclusive, Vec::new());
            canonical_element(tree, node, &method).map_err(|why| bad(&why.detail))
        })
    }

    fn with<T>(
        &self,
        known: &Known,
        work: impl FnOnce(&Tree<'_>, &layout::Layout) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        let text = self.document(known);
        let limits = Limits { bytes: usize::MAX, ..Limits::default() };
        let tree = Tree::parse(&text, &limits).map_err(|why| bad(&why.detail))?;
        let own = tree.signatures().into_iter().find(|node| tree.attribute(*node, "Id") == Some(&self.id));
        let own = own.ok_or_else(|| bad("signature"))?;
        let layout = layout::read(&tree, own, limits.references).map_err(|why| bad(&why.detail))?;
        work(&tree, &layout)
    }

    fn document(&self, known: &Known) -> String {
        let (before, after) = &self.around;
        format!("{before}{}{after}", self.signature(known))
    }

    fn signature(&self, known: &Known) -> String {
        let id = &self.id;
        let certificates: String = std::iter::once(self.key.certificate())
            .chain(self.key.chain().iter().map(Vec::as_slice))
            .map(|der| format!("<ds:X509Certificate>{}</ds:X509Certificate>", BASE64_STANDARD.encode(der)))
            .collect();
        let object = match self.packaging {
            Packaging::Enveloping { .. } => {
                format!("<ds:Object Id=\"{id}-object\">{}</ds:Object>", BASE64_STANDARD.encode(self.content))
            }
            _ => String::new(),
        };
        format!(
            "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"{id}\">{}\
             <ds:SignatureValue Id=\"{id}-value\">{}</ds:SignatureValue>\
             <ds:KeyInfo><ds:X509Data>{certificates}</ds:X509Data></ds:KeyInfo>{object}\
             <ds:Object>{}</ds:Object></ds:Signature>",
            self.signed_info(known),
            known.value,
            self.properties(known),
        )
    }

    fn signed_info(&self, known: &Known) -> String {
        let id = &self.id;
        let method = format!("<ds:DigestMethod Algorithm=\"{}\"/>", digest_uri(self.key.algorithm().hash()));
        let canonical = format!("<ds:Transform Algorithm=\"{EXCLUSIVE}\"/>");
        let (uri, transforms) = match self.packaging {
            Packaging::Detached { name, .. } => (utf8_percent_encode(name, NAME).to_string(), String::new()),
            Packaging::Enveloped => {
                let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
                (String::new(), format!("<ds:Transform Algorithm=\"{enveloped}\"/>{canonical}"))
            }
            Packaging::Enveloping { .. } => {
                let base64 = "http://www.w3.org/2000/09/xmldsig#base64";
                (format!("#{id}-object"), format!("<ds:Transform Algorithm=\"{base64}\"/>"))
            }
        };
        let transforms = match transforms.as_str() {
            "" => String::new(),
            list => format!("<ds:Transforms>{list}</ds:Transforms>"),
        };
        format!(
            "<ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"/>\
             <ds:SignatureMethod Algorithm=\"{}\"/>\
             <ds:Reference Id=\"{id}-content\" URI=\"{uri}\">{transforms}{method}\
             <ds:DigestValue>{}</ds:DigestValue></ds:Reference>\
             <ds:Reference Type=\"http://uri.etsi.org/01903#SignedProperties\" URI=\"#{id}-properties\">\
             <ds:Transforms>{canonical}</ds:Transforms>{method}\
             <ds:DigestValue>{}</ds:DigestValue></ds:Reference></ds:SignedInfo>",
            self.key.algorithm().uri(),
            known.content,
            known.properties,
        )
    }

    fn properties(&self, known: &Known) -> String {
        let (id, time) = (&self.id, &self.time);
        let media = match self.packaging {
            Packaging::Detached { media, .. } | Packaging::Enveloping { media } => media,
            Packaging::Enveloped => "text/xml",
        };
        let media = media.replace('&', "&amp;").replace('<', "&lt;");
        let hash = self.key.algorithm().hash();
        let digest = BASE64_STANDARD.encode(hash.of(self.key.certificate()));
        let unsigned = known.stamp.as_ref().map(|stamp| {
            format!(
                "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>\
                 <ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"/>\
                 <xades:EncapsulatedTimeStamp>{stamp}</xades:EncapsulatedTimeStamp>\
                 </xades:SignatureTimeStamp></xades:UnsignedSignatureProperties></xades:UnsignedProperties>"
            )
        });
        format!(
            "<xades:QualifyingProperties xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\" Target=\"#{id}\">\
             <xades:SignedProperties Id=\"{id}-properties\"><xades:SignedSignatureProperties>\
             <xades:SigningTime>{time}</xades:SigningTime><xades:SigningCertificateV2><xades:Cert>\
             <xades:CertDigest><ds:DigestMethod Algorithm=\"{}\"/>\
             <ds:DigestValue>{digest}</ds:DigestValue></xades:CertDigest></xades:Cert>\
             </xades:SigningCertificateV2></xades:SignedSignatureProperties>\
             <xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference=\"#{id}-content\">\
             <xades:MimeType>{media}</xades:MimeType></xades:DataObjectFormat>\
             </xades:SignedDataObjectProperties></xades:SignedProperties>{}</xades:QualifyingProperties>",
            digest_uri(hash),
            unsigned.unwrap_or_default(),
        )
    }
}

const fn digest_uri(hash: Hash) -> &'static str {
    match hash {
        Hash::Sha1 => "http://www.w3.org/2000/09/xmldsig#sha1",
        Hash::Sha256 => "http://www.w3.org/2001/04/xmlenc#sha256",
        Hash::Sha384 => "http://www.w3.org/2001/04/xmldsig-more#sha384",
        Hash::Sha512 => "http://www.w3.org/2001/04/xmlenc#sha512",
    }
}
