//! XAdES in its packagings, and what the report says of them.

use obieg_signatures::make::{Packaging, xades};
use obieg_signatures::{Beside, Code, Content, Context, Form, Limits, Report, Word, verify};

use crate::office::{Office, assert_correct, assert_refused, now, only};

const DOCUMENT: &str = "<?xml version=\"1.0\"?>\r\n<!-- uwaga --><?styl a?>\n<p:pismo xmlns:p=\"urn:p\" \
                        xmlns:nic=\"urn:nic\" b='2' a=\"1\">\r\n <t>Zażółć &amp; <![CDATA[<gęślą>]]></t><pusty/>\n</p:pismo>\n<!--k-->";

fn detached() -> Packaging<'static> {
    Packaging::Detached { name: "Odpowiedź na pismo.pdf", media: "application/pdf" }
}

#[test]
fn three_packagings_hold_for_every_kind_of_key() {
    for office in [Office::new(), Office::p384(), Office::rsa()] {
        let trusting = office.trusting();
        let file = xades(&office.seal, b"%PDF tre\xc5\x9b\xc4\x87", detached(), now(), None).unwrap();
        let beside = [Beside { name: "inna nazwa.pdf", bytes: b"%PDF tre\xc5\x9b\xc4\x87" }];
        let report = verify(&file, &beside, &trusting);
        assert_correct(&report);
        assert_eq!(only(&report).form, Form::XmlDetached);
        assert_eq!(only(&report).signed[0].content, Content::Beside(0));
        assert!(String::from_utf8_lossy(&file).contains("URI=\"Odpowied%C5%BA%20na%20pismo.pdf\""));

        let file = xades(&office.seal, DOCUMENT.as_bytes(), Packaging::Enveloped, now(), None).unwrap();
        let report = verify(&file, &[], &trusting);
        assert_correct(&report);
        assert_eq!(only(&report).form, Form::XmlEnveloped);
        assert_eq!(only(&report).claimed_time, Some(now()));

        let packaging = Packaging::Enveloping { media: "text/plain" };
        let file = xades(&office.seal, b"Tre\xc5\x9b\xc4\x87", packaging, now(), None).unwrap();
        let report = verify(&file, &[], &trusting);
        assert_correct(&report);
        assert_eq!(only(&report).form, Form::XmlEnveloping);
        assert_eq!(only(&report).signed[0].content, Content::Bytes(b"Tre\xc5\x9b\xc4\x87".to_vec()));
    }
}

#[test]
fn the_signed_bytes_of_a_document_are_canonical_and_without_the_signature() {
    let office = Office::new();
    let file = xades(&office.seal, DOCUMENT.as_bytes(), Packaging::Enveloped, now(), None).unwrap();
    let report = verify(&file, &[], &office.trusting());
    let Content::Bytes(bytes) = &only(&report).signed[0].content else { panic!() };
    let expected = "<?styl a?>\n<p:pismo xmlns:p=\"urn:p\" a=\"1\" b=\"2\">\n <t>Zażółć &amp; &lt;gęślą&gt;</t>\
                    <pusty></pusty>\n</p:pismo>";
    assert_eq!(String::from_utf8_lossy(bytes), expected);
}

#[test]
fn the_same_key_content_and_time_give_the_same_bytes() {
    let office = Office::new();
    let make = || xades(&office.seal, DOCUMENT.as_bytes(), Packaging::Enveloped, now(), None).unwrap();
    assert_eq!(make(), make());
}

#[test]
fn two_signatures_side_by_side_hold_and_the_worst_speaks() {
    let (one, two) = (Office::new(), Office::new());
    let packaging = Packaging::Enveloping { media: "text/plain" };
    let inner = |office: &Office| {
        let text = String::from_utf8(xades(&office.seal, b"Tekst", packaging, now(), None).unwrap()).unwrap();
        text[text.find("<ds:Signature").unwrap()..].to_owned()
    };
    let both = format!("<Signatures>{}{}</Signatures>", inner(&one), inner(&two));
    let mut context = one.trusting();
    let report = verify(both.as_bytes(), &[], &context);
    let words: Vec<Word> = report.signatures.iter().map(|signature| signature.word).collect();
    assert_eq!(
        (words.as_slice(), report.word),
        (&[Word::Correct, Word::TrustNotDecided][..], Word::TrustNotDecided)
    );
    context.trust.signers.push(two.authority.der.clone());
    assert_correct(&verify(both.as_bytes(), &[], &context));
}

#[test]
fn podpis_zaufany_names_the_person_and_the_seal_of_the_platform() {
    // What the platform writes into the claimed role, signed with a key of the test.
    let office = Office::new();
    let role = "<xades:SignerRoleV2><xades:ClaimedRoles><xades:ClaimedRole>\
        <pz:EPSignature xmlns:pz=\"http://crd.gov.pl/xml/schematy/podpis_zaufany/\"><pz:NaturalPerson>\
        <pz:CurrentFamilyName>Przykładowa</pz:CurrentFamilyName><pz:FirstName>Zenobia</pz:FirstName>\
        <pz:PersonalIdentifier>00000000000</pz:PersonalIdentifier></pz:NaturalPerson></pz:EPSignature>\
        </xades:ClaimedRole></xades:ClaimedRoles></xades:SignerRoleV2>";
    let signed = crate::wrapping::resigned(&office, DOCUMENT, |text| {
        text.replace(
            "</xades:SignedSignatureProperties>",
            &format!("{role}</xades:SignedSignatureProperties>"),
        )
    });
    let report = verify(signed.as_bytes(), &[], &office.trusting());
    assert_correct(&report);
    let person = only(&report).person.as_ref().unwrap();
    assert_eq!(person.family.as_deref(), Some("Przykładowa"));
    assert_eq!(person.given.as_deref(), Some("Zenobia"));
    assert_eq!(
        only(&report).signer.as_ref().unwrap().common_name.as_deref(),
        Some("Pieczęć Urzędu Gminy Brzozowo")
    );
    let other = signed.replace("Zenobia", "Zuzanna");
    let report = verify(other.as_bytes(), &[], &office.trusting());
    assert_refused("another name", &report);
    assert!(only(&report).person.is_none());
}

#[test]
fn hostile_documents_are_not_read() {
    let office = Office::new();
    let file = xades(&office.seal, DOCUMENT.as_bytes(), Packaging::Enveloped, now(), None).unwrap();
    let file = String::from_utf8(file).unwrap();
    let start = file.find("<p:pismo").unwrap();
    let inner = &file[start..];
    let mark = "<!-- http://www.w3.org/2000/09/xmldsig# -->";
    let first = |report: &Report| report.findings.first().map(|finding| finding.code);
    let entity = format!("<!DOCTYPE p:pismo [<!ENTITY a \"x\">]>{inner}");
    assert_eq!(first(&verify(entity.as_bytes(), &[], &office.trusting())), Some(Code::DocumentType));
    let outer = format!("<!DOCTYPE p:pismo SYSTEM \"file:///etc/passwd\">{inner}");
    assert_eq!(first(&verify(outer.as_bytes(), &[], &office.trusting())), Some(Code::DocumentType));
    let deep = format!("{mark}{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    assert_eq!(first(&verify(deep.as_bytes(), &[], &office.trusting())), Some(Code::TooLarge));
    let cut = &file[..file.len() - 30];
    assert_eq!(first(&verify(cut.as_bytes(), &[], &office.trusting())), Some(Code::Broken));
    let limits = Limits { bytes: file.len() - 1, ..Limits::default() };
    let report = verify(file.as_bytes(), &[], &Context { limits, ..office.trusting() });
    assert_eq!(first(&report), Some(Code::TooLarge));
    let limits = Limits { bytes: file.len(), ..Limits::default() };
    assert_correct(&verify(file.as_bytes(), &[], &Context { limits, ..office.trusting() }));
}

#[test]
fn a_report_is_kept_and_read_again() {
    let office = Office::new();
    let file = xades(&office.seal, DOCUMENT.as_bytes(), Packaging::Enveloped, now(), None).unwrap();
    let report = verify(&file, &[], &office.trusting());
    let kept = serde_json::to_string(&report).unwrap();
    let again: Report = serde_json::from_str(&kept).unwrap();
    assert_eq!(again.word, Word::Correct);
    assert_eq!(again.engine.name, "obieg-signatures");
    assert_eq!(again.input_sha256, hex::encode(obieg_signatures::Hash::Sha256.of(&file)));
    assert!(kept.len() < 4_000, "the signed bytes are not kept twice: {kept}");
}

/// How ePUAP names the letter that a receipt is for: less what is unsigned in it. Only that much of the letter is told as signed.
#[test]
fn a_letter_signed_less_something_is_told_less_that() {
    use base64::Engine as _;
    let office = Office::new();
    let letter = "<pismo><t>Zgoda</t>\
        <u:UnsignedProperties xmlns:u=\"http://uri.etsi.org/01903/v1.3.2#\">x</u:UnsignedProperties></pismo>";
    let bare = "<pismo><t>Zgoda</t></pismo>";
    let digest = base64::prelude::BASE64_STANDARD.encode(obieg_signatures::Hash::Sha256.of(bare.as_bytes()));
    let path = "not(ancestor-or-self::*[local-name() = 'UnsignedProperties' and \
                namespace-uri() = 'http://uri.etsi.org/01903/v1.3.2#'])";
    let reference = format!(
        "<ds:Reference URI=\"Odpowied%C5%BA.xml\"><ds:Transforms>\
         <ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>{path}</ds:XPath></ds:Transform>\
         </ds:Transforms><ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\
         <ds:DigestValue>{digest}</ds:DigestValue></ds:Reference>"
    );
    let receipt = crate::wrapping::resigned(&office, DOCUMENT, |text| {
        text.replace("<ds:Reference Type", &format!("{reference}<ds:Reference Type"))
    });
    let beside = |bytes| [Beside { name: "pismo-12.xml", bytes }];
    let report = verify(receipt.as_bytes(), &beside(letter.as_bytes()), &office.trusting());
    assert_correct(&report);
    assert_eq!(only(&report).signed[1].content, Content::Bytes(bare.as_bytes().to_vec()));
    assert_eq!(only(&report).signed[1].name.as_deref(), Some("pismo-12.xml"));
    let other = letter.replace("Zgoda", "Odmowa");
    let report = verify(receipt.as_bytes(), &beside(other.as_bytes()), &office.trusting());
    assert!(crate::office::says(only(&report), Code::DocumentAbsent));
}

#[test]
fn a_document_that_names_itself_again_and_again_is_not_followed() {
    let office = Office::new();
    let many = crate::wrapping::resigned(&office, DOCUMENT, |text| {
        let start = text.find("<ds:Reference ").unwrap();
        let first = &text[start..text.find("</ds:Reference>").unwrap() + 15];
        text.replacen(first, &first.replace(" Id=\"", " Nic=\"").repeat(900), 1)
    });
    let limits = Limits { digested: 1 << 20, ..Limits::default() };
    let report = verify(many.as_bytes(), &[], &Context { limits, ..office.trusting() });
    assert!(crate::office::says(only(&report), Code::TooLarge), "{report:#?}");
    let more = many.replacen("<ds:Reference ", &"<ds:Reference URI=\"a\"/>".repeat(1_001), 1);
    assert_refused("a thousand and one", &verify(more.as_bytes(), &[], &office.trusting()));
    let signatures =
        format!("<a>{}</a>", "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>".repeat(101));
    let report = verify(signatures.as_bytes(), &[], &office.trusting());
    assert_eq!(report.findings[0].code, Code::TooLarge);
}
