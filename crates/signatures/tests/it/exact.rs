//! Signing outside: only the accepted version comes back.

use obieg_signatures::make::{Packaging, cades, pades, xades};
use obieg_signatures::{NotExact, covers_exactly};

use crate::office::{Office, now};
use crate::pdf::{page, revised};

const TEXT: &[u8] = b"Zgoda na przejazd";
const XML: &[u8] = b"<?xml version=\"1.0\"?>\r\n<pismo b='2' a='1'><tresc>Zgoda</tresc></pismo>";

#[test]
fn the_accepted_version_comes_back_in_every_form() {
    let office = Office::new();
    let context = office.trusting();
    let detached = Packaging::Detached { name: "inna nazwa.txt", media: "text/plain" };
    let around = Packaging::Enveloping { media: "text/plain" };
    for signed in [
        cades(&office.seal, TEXT, true, now(), None).unwrap(),
        cades(&office.seal, TEXT, false, now(), None).unwrap(),
        xades(&office.seal, TEXT, detached, now(), None).unwrap(),
        xades(&office.seal, TEXT, around, now(), None).unwrap(),
    ] {
        covers_exactly(&signed, TEXT, &context).unwrap();
        let other = covers_exactly(&signed, b"Zgoda na wjazd", &context);
        assert!(matches!(other, Err(NotExact::Content(_) | NotExact::Signature(_))), "{other:?}");
    }
    let inside = xades(&office.seal, XML, Packaging::Enveloped, now(), None).unwrap();
    covers_exactly(&inside, XML, &context).unwrap();
    let other = String::from_utf8_lossy(XML).replace("Zgoda", "Odmowa");
    assert!(matches!(covers_exactly(&inside, other.as_bytes(), &context), Err(NotExact::Content(_))));
    let more = String::from_utf8_lossy(XML).replace("<pismo", "<?styl zle?><pismo");
    assert!(matches!(covers_exactly(&inside, more.as_bytes(), &context), Err(NotExact::Content(_))));
}

#[test]
fn a_pdf_begins_with_the_accepted_version_and_only_signatures_follow() {
    let office = Office::new();
    let context = office.trusting();
    let accepted = page("Zgoda", true);
    let signed = pades(&office.seal, &accepted, now(), None, None).unwrap();
    covers_exactly(&signed, &accepted, &context).unwrap();
    let twice = pades(&Office::new().seal, &signed, now(), None, None).unwrap();
    covers_exactly(&twice, &accepted, &context).unwrap();
    covers_exactly(&twice, &signed, &context).unwrap();
    let other = covers_exactly(&signed, &page("Odmowa", true), &context);
    assert!(matches!(other, Err(NotExact::More(..))), "{other:?}");
    // Changed first and signed then: the signature holds, the content is another.
    let changed = revised(&accepted, |next| {
        let page = next.get_prev_documents().page_iter().next().unwrap();
        next.opt_clone_object_to_new_document(page).unwrap();
        next.new_document.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Rotate", 90);
    });
    let signed = pades(&office.seal, &changed, now(), None, None).unwrap();
    let result = covers_exactly(&signed, &accepted, &context);
    assert!(matches!(&result, Err(NotExact::More(_, what)) if what.contains("Rotate")), "{result:?}");
}

#[test]
fn what_is_not_signed_or_does_not_hold_is_refused() {
    let office = Office::new();
    let accepted = page("Zgoda", false);
    for uploaded in [accepted.clone(), b"tekst".to_vec(), Vec::new()] {
        let result = covers_exactly(&uploaded, &accepted, &office.trusting());
        assert!(matches!(result, Err(NotExact::Signature(_))), "{result:?}");
    }
    let mut broken = pades(&office.seal, &accepted, now(), None, None).unwrap();
    let at = broken.windows(9).rposition(|part| part == b"/SigFlags").unwrap();
    broken[at + 10] = b'1';
    assert!(covers_exactly(&broken, &accepted, &office.trusting()).is_err());
}
