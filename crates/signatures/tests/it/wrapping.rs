//! Attempts to have something shown as signed that is not: every one is refused, the honest documents pass.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bergshamra_c14n::{C14nMode, canonicalize_doc};
use bergshamra_xml::nodeset::NodeSet;
use obieg_signatures::make::{Key, Packaging, xades};
use obieg_signatures::{Beside, Code, Hash, verify};

use crate::office::{Office, assert_correct, assert_refused, now};

const DOCUMENT: &str = "<pismo><tresc>Zgoda</tresc></pismo>";

fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap();
    let end = text[start..].find(to).unwrap() + start + to.len();
    &text[start..end]
}

fn enveloped(office: &Office) -> String {
    String::from_utf8(xades(&office.seal, DOCUMENT.as_bytes(), Packaging::Enveloped, now(), None).unwrap())
        .unwrap()
}

fn enveloping(office: &Office) -> String {
    let packaging = Packaging::Enveloping { media: "text/plain" };
    String::from_utf8(xades(&office.seal, b"Zgoda", packaging, now(), None).unwrap()).unwrap()
}

fn signature(text: &str) -> &str {
    between(text, "<ds:Signature ", "</ds:Signature>")
}

fn id(text: &str) -> &str {
    between(text, "<ds:Signature ", ">").split('"').nth(3).unwrap()
}

fn canonical(text: &str, name: &str) -> Vec<u8> {
    let document = uppsala::parse(text).unwrap();
    let node = document.get_elements_by_tag_name(name)[0];
    let nodes = NodeSet::tree_with_comments(node, &document);
    canonicalize_doc::<&str>(&document, C14nMode::Exclusive, Some(&nodes), &[]).unwrap()
}

/// An enveloped signature that is changed and signed again by its own key: what a signer could do, not a stranger.
pub fn resigned(office: &Office, document: &str, change: impl FnOnce(&str) -> String) -> String {
    let made = xades(&office.seal, document.as_bytes(), Packaging::Enveloped, now(), None).unwrap();
    let text = change(&String::from_utf8(made).unwrap());
    let digest = BASE64_STANDARD.encode(Hash::Sha256.of(&canonical(&text, "SignedProperties")));
    let text = match text.find("#SignedProperties\"") {
        Some(at) => {
            let old = between(&text[at..], "<ds:DigestValue>", "</ds:DigestValue>").to_owned();
            text.replacen(&old, &format!("<ds:DigestValue>{digest}</ds:DigestValue>"), 1)
        }
        None => text,
    };
    let value = BASE64_STANDARD.encode(office.seal.sign(&canonical(&text, "SignedInfo")).unwrap());
    let old = between(&text, "<ds:SignatureValue", "</ds:SignatureValue>").to_owned();
    let head = between(&old, "<ds:SignatureValue", ">");
    text.replace(&old, &format!("{head}{value}</ds:SignatureValue>"))
}

/// What a stranger can do to a signed document, one by one.
fn attempts_on_enveloped(good: &str) -> Vec<(&'static str, String)> {
    let signature = signature(good);
    let id = id(good);
    let root = "<pismo><tresc>Zgoda</tresc>";
    let evil = "<pismo><tresc>Odmowa</tresc>";
    let properties = between(good, "<xades:SignedProperties", "</xades:SignedProperties>");
    let qualifying = between(good, "<xades:QualifyingProperties", "</xades:QualifyingProperties>");
    let object = format!("<ds:Object>{qualifying}</ds:Object>");
    let other_properties = properties.replace("2026-11-23", "2026-01-02");
    let first = between(good, "<ds:Reference ", "</ds:Reference>");
    let swapped = |from: &str, to: &str| {
        let out = good.replacen(from, to, 1);
        assert_ne!(out, good, "{from}");
        out
    };
    vec![
        ("content changed", swapped("Zgoda", "Odmowa")),
        ("element added to the root", swapped("<tresc>", "<tresc>Odmowa</tresc><tresc>")),
        ("attribute added to the root", swapped("<pismo>", "<pismo stan=\"odmowa\">")),
        ("instruction before the root", format!("<?xml-stylesheet href=\"zle.xsl\"?>{good}")),
        ("comment splits nothing but text is added", swapped("Zgoda", "Zgoda<!-- x --> nie")),
        ("original moved under a new root", format!("<koperta>{evil}</pismo>{good}</koperta>")),
        ("original kept in an object of the signature", {
            let inner = format!("<ds:Object Id=\"o\">{root}</pismo></ds:Object>");
            let moved = signature.replace("<ds:Object>", &format!("{inner}<ds:Object>"));
            format!("{evil}{moved}</pismo>")
        }),
        ("reference turned to a copy in an object", {
            let copy = format!("<ds:Object Id=\"copy\">{root}</pismo></ds:Object>");
            let turned = signature.replacen("URI=\"\"", "URI=\"#copy\"", 1);
            format!("{evil}{}</pismo>", turned.replace("<ds:Object>", &format!("{copy}<ds:Object>")))
        }),
        ("reference turned to a sibling", {
            let turned = signature.replacen("URI=\"\"", "URI=\"#part\"", 1);
            format!("<pismo><tresc Id=\"part\">Zgoda</tresc><tresc>Odmowa</tresc>{turned}</pismo>")
        }),
        (
            "object with other content added",
            swapped("<ds:Object>", "<ds:Object><tresc>Odmowa</tresc></ds:Object><ds:Object>"),
        ),
        ("empty object added", swapped("<ds:Object>", "<ds:Object/><ds:Object>")),
        (
            "element of nobody in the signature",
            swapped("<ds:KeyInfo>", "<ds:KeyInfo><ds:KeyName>x</ds:KeyName></ds:KeyInfo><ds:KeyInfo>"),
        ),
        ("text in the signature", swapped("<ds:KeyInfo>", "Odmowa<ds:KeyInfo>")),
        (
            "second set of properties before the first",
            swapped(
                &object,
                &format!(
                    "<ds:Object>{}</ds:Object>{object}",
                    qualifying.replace(properties, &other_properties)
                ),
            ),
        ),
        (
            "second set of properties after the first",
            swapped(
                &object,
                &format!(
                    "{object}<ds:Object>{}</ds:Object>",
                    qualifying.replace(properties, &other_properties)
                ),
            ),
        ),
        (
            "properties of the same identifier elsewhere",
            swapped("<tresc>", &format!("{}<tresc>", properties.replace("xades:", ""))),
        ),
        ("properties exchanged, old ones kept in the document", {
            let other =
                good.replace(properties, &other_properties.replace(&format!("{id}-properties"), "inne"));
            other.replacen("<tresc>", &format!("<x xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">{properties}</x><tresc>"), 1)
        }),
        ("time of signing changed", swapped("2026-11-23T12", "2026-01-02T12")),
        ("properties speak of another signature", swapped(&format!("Target=\"#{id}\""), "Target=\"#inny\"")),
        ("reference to the content dropped", swapped(first, "")),
        ("reference doubled", swapped(first, &format!("{first}{first}"))),
        (
            "identifier of the properties borne twice",
            swapped("<tresc>", &format!("<tresc Id=\"{id}-properties\">")),
        ),
        (
            "identifier in lower case borne twice",
            swapped("<tresc>", &format!("<tresc id=\"{id}-properties\">")),
        ),
        ("signature doubled with other content", format!("<a>{good}{}</a>", good.replace("Zgoda", "Odmowa"))),
        ("signature inside a signature of nobody", {
            let fake = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:Object>";
            format!("{fake}{good}</ds:Object></ds:Signature>")
        }),
        ("content hidden in another signature element", {
            let hidden = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><tresc>Odmowa</tresc></ds:Signature>";
            swapped("<tresc>", &format!("{hidden}<tresc>"))
        }),
        (
            "digest method weakened",
            swapped("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1"),
        ),
        (
            "signature method made a keyed hash",
            swapped("xmldsig-more#ecdsa-sha256", "xmldsig-more#hmac-sha256"),
        ),
        (
            "transformation by stylesheet",
            swapped(
                "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
            ),
        ),
        (
            "transformation that selects nothing",
            swapped(
                "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>",
                "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>false()</ds:XPath></ds:Transform>",
            ),
        ),
        (
            "signature of another namespace",
            good.replace("http://www.w3.org/2000/09/xmldsig#\"", "http://www.w3.org/2000/09/xmldsig\""),
        ),
        (
            "signature value empty",
            good.replace(between(good, "<ds:SignatureValue", "</ds:SignatureValue>"), "<ds:SignatureValue/>"),
        ),
        ("certificate taken out", good.replace(between(good, "<ds:X509Data>", "</ds:X509Data>"), "")),
    ]
}

#[test]
fn a_signature_inside_a_document_cannot_be_turned() {
    let office = Office::new();
    let good = enveloped(&office);
    assert_correct(&verify(good.as_bytes(), &[], &office.trusting()));
    let attempts = attempts_on_enveloped(&good);
    assert!(attempts.len() >= 30);
    for (name, text) in attempts {
        assert_refused(name, &verify(text.as_bytes(), &[], &office.trusting()));
    }
}

#[test]
fn a_signature_around_its_content_cannot_be_turned() {
    let office = Office::new();
    let good = enveloping(&office);
    assert_correct(&verify(good.as_bytes(), &[], &office.trusting()));
    let own = signature(&good);
    let object = between(&good, "<ds:Object Id", "</ds:Object>");
    let odmowa = BASE64_STANDARD.encode("Odmowa");
    let id = id(&good);
    let other = object.replace(&BASE64_STANDARD.encode("Zgoda"), &odmowa);
    let attempts = [
        ("content changed", good.replace(object, &other)),
        ("put into a letter that is not signed", format!("<pismo><tresc>Odmowa</tresc>{own}</pismo>")),
        ("put beside other elements", format!("<Signatures>{own}<tresc>Odmowa</tresc></Signatures>")),
        ("put beside other text", format!("<Signatures>{own}Odmowa</Signatures>")),
        ("second object of the same identifier", good.replace(object, &format!("{other}{object}"))),
        (
            "second object without an identifier",
            good.replace(object, &format!("{object}<ds:Object>{odmowa}</ds:Object>")),
        ),
        (
            "element in the object",
            good.replace(object, &object.replace("</ds:Object>", &format!("<x>{odmowa}</x></ds:Object>"))),
        ),
        ("object moved into the properties", {
            let moved = good.replace(object, "");
            moved.replace("</xades:QualifyingProperties>", &format!("{object}</xades:QualifyingProperties>"))
        }),
        ("object moved into another document", {
            let moved = own.replace(object, "");
            format!(
                "<pismo>{}{moved}</pismo>",
                object.replace("<ds:Object", "<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"")
            )
        }),
        (
            "identifier moved to the other object",
            good.replace(&format!("<ds:Object Id=\"{id}-object\">"), "<ds:Object>").replacen(
                "<ds:Object><xades",
                &format!("<ds:Object Id=\"{id}-object\"><xades"),
                1,
            ),
        ),
    ];
    for (name, text) in attempts {
        assert_ne!(text, good, "{name}");
        assert_refused(name, &verify(text.as_bytes(), &[], &office.trusting()));
    }
}

/// What a dishonest signer could do with the key in hand: the value holds, the arrangement does not.
#[test]
fn arrangements_that_honest_programs_do_not_make_are_refused_even_from_the_signer() {
    let office = Office::new();
    let honest = resigned(&office, DOCUMENT, ToOwned::to_owned);
    assert_correct(&verify(honest.as_bytes(), &[], &office.trusting()));
    let second = |text: &str| {
        let at = text.find("<ds:Reference Type").unwrap();
        between(&text[at..], "<ds:Reference", "</ds:Reference>").to_owned()
    };
    let first = |text: &str| between(text, "<ds:Reference Id", "</ds:Reference>").to_owned();
    type Change<'c> = &'c dyn Fn(&str) -> String;
    let step = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>";
    let instead = |text: &str, other: &str| text.replacen(step, other, 1);
    let attempts: [(&str, Change<'_>); 8] = [
        ("text of the document alone is signed, as base64", &|text| {
            instead(text, "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#base64\"/>")
        }),
        ("whatever is called unsigned is left out", &|text| {
            let path = "not(ancestor-or-self::*[local-name()='UnsignedProperties' and \
                        namespace-uri()='http://uri.etsi.org/01903/v1.3.2#'])";
            let other = format!(
                "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>{path}</ds:XPath></ds:Transform>"
            );
            instead(text, &other)
        }),
        ("properties are not signed", &|text| text.replace(&second(text), "")),
        ("content is not signed", &|text| text.replace(&first(text), "")),
        ("only a part is signed", &|text| {
            text.replace("URI=\"\"", "URI=\"#t\"").replace("<tresc>", "<tresc Id=\"t\">")
        }),
        ("another certificate is named", &|text| {
            let named = between(text, "<xades:CertDigest>", "</xades:CertDigest>");
            let digest = between(named, "<ds:DigestValue>", "</ds:DigestValue>");
            let other = format!("<ds:DigestValue>{}</ds:DigestValue>", BASE64_STANDARD.encode([7; 32]));
            text.replace(named, &named.replace(digest, &other))
        }),
        ("reference to an address", &|text| {
            text.replace("URI=\"\"", "URI=\"http://przyklad.example/pismo.xml\"")
        }),
        ("reference to a file of the machine", &|text| {
            text.replace("URI=\"\"", "URI=\"file:///etc/hostname\"")
        }),
    ];
    for (name, change) in attempts {
        let text = resigned(&office, DOCUMENT, change);
        let report = verify(text.as_bytes(), &[], &office.trusting());
        assert_refused(name, &report);
        // They fall for how they are arranged, before any digest is computed.
        let wrong = |code| report.signatures[0].findings.iter().any(|finding| finding.code == code);
        assert!(!wrong(Code::SignatureWrong) && !wrong(Code::DigestWrong), "{name}: {report:#?}");
    }
}

#[test]
fn a_detached_signature_is_of_its_file_alone() {
    let office = Office::new();
    let packaging = Packaging::Detached { name: "pismo.txt", media: "text/plain" };
    let good = String::from_utf8(xades(&office.seal, b"Zgoda", packaging, now(), None).unwrap()).unwrap();
    let file = |bytes| [Beside { name: "pismo.txt", bytes }];
    assert_correct(&verify(good.as_bytes(), &file(b"Zgoda"), &office.trusting()));
    assert_refused("other content", &verify(good.as_bytes(), &file(b"Odmowa"), &office.trusting()));
    assert_refused("no content", &verify(good.as_bytes(), &[], &office.trusting()));
    assert_refused("empty content", &verify(good.as_bytes(), &file(b""), &office.trusting()));
    let inside = format!("<pismo><tresc>Odmowa</tresc>{}</pismo>", signature(&good));
    assert_refused("inside a letter", &verify(inside.as_bytes(), &file(b"Zgoda"), &office.trusting()));
    let turned = good.replacen("URI=\"pismo.txt\"", "URI=\"inne.txt\"", 1);
    assert_refused("another name", &verify(turned.as_bytes(), &file(b"Zgoda"), &office.trusting()));
}
