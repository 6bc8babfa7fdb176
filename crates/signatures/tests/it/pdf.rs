//! PAdES: what is covered, what came later, and what must not pass.

use lopdf::content::{Content as PageContent, Operation};
use lopdf::{Dictionary, Document, IncrementalDocument, Object, Stream, dictionary};
use obieg_signatures::make::{Refused, cades, pades};
use obieg_signatures::{Code, Content, Context, Form, Format, Report, Word, detect, verify};

use crate::office::{Office, assert_correct, assert_refused, now, only, says};
use crate::stamps::Service;

/// A page that says something; with object streams, as programs of today write, or without.
pub fn page(text: &str, modern: bool) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let operations = vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F1".into(), 24.into()]),
        Operation::new("Td", vec![72.into(), 700.into()]),
        Operation::new("Tj", vec![Object::string_literal(text)]),
        Operation::new("ET", vec![]),
    ];
    let content = PageContent { operations }.encode().unwrap();
    let content = document.add_object(Stream::new(Dictionary::new(), content));
    let one = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    document.objects.insert(
        pages,
        Object::Dictionary(dictionary! {
            "Type" => "Pages", "Kids" => vec![one.into()], "Count" => 1,
        }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut out = Vec::new();
    if modern {
        document.save_modern(&mut out).unwrap()
    } else {
        document.save_to(&mut out).unwrap()
    }
    out
}

pub fn signed(office: &Office) -> Vec<u8> {
    pades(&office.seal, &page("Zgoda", false), now(), None, None).unwrap()
}

/// One more revision.
pub fn revised(bytes: &[u8], change: impl FnOnce(&mut IncrementalDocument)) -> Vec<u8> {
    let document = Document::load_mem(bytes).unwrap();
    let mut next = IncrementalDocument::create_from(bytes.to_vec(), document);
    change(&mut next);
    let mut out = Vec::new();
    next.save_to(&mut out).unwrap();
    assert!(out.len() > bytes.len() && out.starts_with(bytes));
    out
}

pub fn first_page(next: &IncrementalDocument) -> lopdf::ObjectId {
    next.get_prev_documents().page_iter().next().unwrap()
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let at = bytes.windows(from.len()).rposition(|part| part == from.as_bytes()).unwrap();
    let mut out = bytes.to_vec();
    out[at..at + from.len()].copy_from_slice(to.as_bytes());
    out
}

/// The byte range as it stands.
fn range(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let start = text.rfind("/ByteRange").unwrap();
    let start = start + text[start..].find('[').unwrap();
    text[start..start + text[start..].find(']').unwrap()].to_owned()
}

fn numbers(range: &str) -> [usize; 4] {
    let numbers: Vec<usize> = range[1..].split_whitespace().map(|number| number.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

/// Another byte range in the same place.
fn ranged(bytes: &[u8], change: impl FnOnce(&mut [usize; 4])) -> Vec<u8> {
    let old = range(bytes);
    let mut four = numbers(&old);
    change(&mut four);
    let text = format!("[{} {} {} {}", four[0], four[1], four[2], four[3]);
    replaced(bytes, &old, &format!("{text:<width$}", width = old.len()))
}

#[test]
fn seals_hold_for_every_kind_of_key_and_file() {
    for office in [Office::new(), Office::p384(), Office::rsa()] {
        for modern in [false, true] {
            let original = page("Zgoda", modern);
            let file = pades(&office.seal, &original, now(), Some("Zażółć"), None).unwrap();
            assert!(file.starts_with(&original), "not one byte of the original is changed");
            assert_eq!(detect(&file), Format::Pdf);
            let report = verify(&file, &[], &office.trusting());
            assert_correct(&report);
            let signature = only(&report);
            assert_eq!((signature.form, signature.claimed_time), (Form::Pdf, Some(now())));
            assert_eq!(signature.signed[0].content, Content::Revision(file.len() as u64));
            assert_eq!(file, pades(&office.seal, &original, now(), Some("Zażółć"), None).unwrap());
        }
    }
}

#[test]
fn a_second_seal_keeps_the_first() {
    let (one, two) = (Office::new(), Office::new());
    let first = signed(&one);
    let both = pades(&two.seal, &first, now(), None, None).unwrap();
    let mut context = one.trusting();
    context.trust.signers.push(two.authority.der.clone());
    let report = verify(&both, &[], &context);
    assert_correct(&report);
    assert_eq!(report.signatures.len(), 2);
    assert_eq!(report.signatures[0].signed[0].content, Content::Revision(first.len() as u64));
    assert!(says(&report.signatures[0], Code::EarlierRevision));
    assert!(!says(&report.signatures[1], Code::EarlierRevision));
}

#[test]
fn a_stamp_proves_when_the_seal_was_made() {
    let office = Office::new();
    let service = Service::new(now());
    let file = pades(&office.seal, &page("Zgoda", false), now(), None, Some(&service)).unwrap();
    let later = Context { at: "2031-01-01T00:00:00Z".parse().unwrap(), ..service.trusting(&office) };
    let report = verify(&file, &[], &later);
    assert_correct(&report);
    assert_eq!(only(&report).time_stamps[0].word, Word::Correct);
    assert_eq!(verify(&signed(&office), &[], &later).word, Word::TrustNotDecided);
}

#[test]
fn byte_ranges_that_leave_something_out_are_refused() {
    let office = Office::new();
    let good = signed(&office);
    let own = numbers(&range(&good));
    let attempts: Vec<(&str, Vec<u8>)> = vec![
        ("first part starts later", ranged(&good, |four| four[0] = 1)),
        ("gap begins earlier", ranged(&good, |four| four[1] -= 20)),
        (
            "gap ends later",
            ranged(&good, |four| {
                four[2] += 20;
                four[3] -= 20;
            }),
        ),
        ("end is left out", ranged(&good, |four| four[3] -= 10)),
        ("parts overlap", ranged(&good, |four| four[2] = four[1] - 5)),
        ("beyond the end", ranged(&good, |four| four[3] += 1)),
        ("beyond every number", ranged(&good, |four| four[3] = 9_999_999_999)),
        ("content changed", replaced(&good, "Zgoda", "Odmow")),
        ("reason of the claim changed", replaced(&good, "D:20261123", "D:20251123")),
        ("hidden in the padding", {
            let mut out = good.clone();
            out[own[2] - 10..own[2] - 1].copy_from_slice(b"416141614");
            out
        }),
        ("not digits in the gap", {
            let mut out = good.clone();
            out[own[2] - 10..own[2] - 1].copy_from_slice(b"(Odmowa) ");
            out
        }),
        ("something appended without an index", [good.as_slice(), b"\n99 0 obj (Odmowa) endobj\n"].concat()),
        ("something put before", [b"%PDF-1.4\n".as_slice(), &good].concat()),
    ];
    for (name, file) in attempts {
        assert_refused(name, &verify(&file, &[], &office.trusting()));
    }
    assert_correct(&verify(&[good.as_slice(), b"\r\n"].concat(), &[], &office.trusting()));
}

#[test]
fn a_value_made_for_another_file_does_not_fit() {
    let office = Office::new();
    let good = signed(&office);
    let own = numbers(&range(&good));
    let foreign = cades(&office.seal, b"Odmowa", false, now(), None).unwrap();
    let digits = hex::encode(foreign);
    let mut file = good.clone();
    file[own[1] + 1..own[2] - 1].fill(b'0');
    file[own[1] + 1..own[1] + 1 + digits.len()].copy_from_slice(digits.as_bytes());
    let report = verify(&file, &[], &office.trusting());
    assert_refused("foreign value", &report);
    assert!(says(only(&report), Code::DigestWrong));
}

#[test]
fn what_is_not_a_file_that_can_be_sealed_is_refused() {
    let office = Office::new();
    for bytes in [&b"tekst"[..], b"%PDF-1.7\n", b""] {
        assert!(matches!(pades(&office.seal, bytes, now(), None, None), Err(Refused::Content(_))));
    }
}

#[test]
fn files_cut_anywhere_are_never_correct() {
    let office = Office::new();
    let good = signed(&office);
    for end in (0..good.len() - 2).step_by(37) {
        let report: Report = verify(&good[..end], &[], &Context::at(now()));
        assert!(report.word >= Word::Unreadable, "{end}");
    }
}
