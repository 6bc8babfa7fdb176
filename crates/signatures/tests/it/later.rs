//! What came into a PDF after it was sealed.

use lopdf::{Dictionary, IncrementalDocument, Object, ObjectId, Stream, dictionary};
use obieg_signatures::make::pades;
use obieg_signatures::{Code, verify};

use crate::office::{Office, assert_correct, assert_refused, now, only, says};
use crate::pdf::{first_page, page, revised, signed};

/// The form of the document.
fn form(next: &IncrementalDocument) -> ObjectId {
    next.get_prev_documents().catalog().unwrap().get(b"AcroForm").unwrap().as_reference().unwrap()
}

/// Puts a field into a list of an object.
fn put(next: &mut IncrementalDocument, (id, key): (ObjectId, &[u8]), field: ObjectId) {
    next.opt_clone_object_to_new_document(id).unwrap();
    let of = next.new_document.get_object_mut(id).unwrap().as_dict_mut().unwrap();
    let mut list = of.get(key).unwrap().as_array().unwrap().clone();
    list.push(field.into());
    of.set(key, list);
}

/// Puts a field into the form and onto the first page.
fn listed(next: &mut IncrementalDocument, field: ObjectId) {
    for place in [(form(next), &b"Fields"[..]), (first_page(next), b"Annots")] {
        put(next, place, field);
    }
}

fn changed_later(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let text = |next: &mut IncrementalDocument, what: &str| {
        let stream =
            Stream::new(Dictionary::new(), format!("BT /F1 24 Tf 72 700 Td ({what}) Tj ET").into_bytes());
        next.new_document.add_object(stream)
    };
    vec![
        (
            "other content of the page",
            revised(bytes, |next| {
                let page = first_page(next);
                let content = text(next, "Odmowa");
                next.opt_clone_object_to_new_document(page).unwrap();
                next.new_document
                    .get_object_mut(page)
                    .unwrap()
                    .as_dict_mut()
                    .unwrap()
                    .set("Contents", content);
            }),
        ),
        (
            "content stream overwritten",
            revised(bytes, |next| {
                let page = next.get_prev_documents().get_dictionary(first_page(next)).unwrap();
                let content = page.get(b"Contents").unwrap().as_reference().unwrap();
                next.new_document.set_object(content, Stream::new(Dictionary::new(), b"BT ET".to_vec()));
            }),
        ),
        (
            "note on the page",
            revised(bytes, |next| {
                let page = first_page(next);
                let note = next.new_document.add_object(dictionary! {
                "Type" => "Annot", "Subtype" => "FreeText", "Contents" => Object::string_literal("Odmowa"),
                "Rect" => vec![0.into(), 0.into(), 500.into(), 500.into()],
            });
                next.opt_clone_object_to_new_document(page).unwrap();
                let page = next.new_document.get_object_mut(page).unwrap().as_dict_mut().unwrap();
                let mut list = page.get(b"Annots").unwrap().as_array().unwrap().clone();
                list.push(note.into());
                page.set("Annots", list);
            }),
        ),
        (
            "another catalog",
            revised(bytes, |next| {
                let root = next.get_prev_documents().catalog().unwrap().clone();
                let root = next.new_document.add_object(root);
                next.new_document.trailer.set("Root", root);
            }),
        ),
        (
            "script that opens with the file",
            revised(bytes, |next| {
                let root = next.get_prev_documents().trailer.get(b"Root").unwrap().as_reference().unwrap();
                next.opt_clone_object_to_new_document(root).unwrap();
                let action =
                    dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
                next.new_document
                    .get_object_mut(root)
                    .unwrap()
                    .as_dict_mut()
                    .unwrap()
                    .set("OpenAction", action);
            }),
        ),
        (
            "font overwritten",
            revised(bytes, |next| {
                let fonts = next.get_prev_documents().objects.iter();
                let (id, _) = fonts
                    .clone()
                    .find(|(_, object)| object.type_name().is_ok_and(|name| name == b"Font"))
                    .unwrap();
                let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Symbol" };
                next.new_document.set_object(*id, font);
            }),
        ),
        (
            "signature taken out of the form",
            revised(bytes, |next| {
                let form = form(next);
                next.new_document.set_object(form, dictionary! { "Fields" => Vec::<Object>::new() });
            }),
        ),
        (
            "empty signature field that covers the page",
            revised(bytes, |next| {
                let looks = text(next, "Odmowa");
                let field = next.new_document.add_object(dictionary! {
                    "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "T" => Object::string_literal("x"), "F" => 4,
                    "Rect" => vec![0.into(), 0.into(), 595.into(), 842.into()], "AP" => dictionary! { "N" => looks },
                });
                listed(next, field);
            }),
        ),
        (
            "looks of the signed field",
            revised(bytes, |next| {
                let looks = text(next, "Odmowa");
                let all = next.get_prev_documents().objects.iter();
                let is = |object: &&Object| object.as_dict().is_ok_and(|dictionary| dictionary.has(b"FT"));
                let (id, _) = all.clone().find(|(_, object)| is(object)).unwrap();
                let id = *id;
                next.opt_clone_object_to_new_document(id).unwrap();
                let field = next.new_document.get_object_mut(id).unwrap().as_dict_mut().unwrap();
                field.set("AP", dictionary! { "N" => looks });
            }),
        ),
        (
            "field that fills over the page",
            revised(bytes, |next| {
                let field = next.new_document.add_object(dictionary! {
                    "FT" => "Tx", "T" => Object::string_literal("x"), "V" => Object::string_literal("Odmowa"),
                });
                put(next, (form(next), b"Fields"), field);
            }),
        ),
    ]
}

#[test]
fn what_came_after_the_seal_is_noticed() {
    let office = Office::new();
    let good = signed(&office);
    for (name, file) in changed_later(&good) {
        let report = verify(&file, &[], &office.trusting());
        assert_refused(name, &report);
        if report.signatures.is_empty() {
            assert_eq!(report.findings[0].code, Code::NoSignature, "{name}");
        } else {
            assert!(says(only(&report), Code::ChangedAfterSigning), "{name}: {report:#?}");
        }
    }
}

#[test]
fn an_object_left_open_and_filled_later_is_noticed() {
    let office = Office::new();
    let open = revised(&page("Zgoda", false), |next| {
        let page = first_page(next);
        next.opt_clone_object_to_new_document(page).unwrap();
        let page = next.new_document.get_object_mut(page).unwrap().as_dict_mut().unwrap();
        let old = page.get(b"Contents").unwrap().clone();
        page.set("Contents", vec![old, Object::Reference((900, 0))]);
    });
    let sealed = pades(&office.seal, &open, now(), None, None).unwrap();
    assert_correct(&verify(&sealed, &[], &office.trusting()));
    let filled = revised(&sealed, |next| {
        next.new_document.set_object((900, 0), Stream::new(Dictionary::new(), b"BT (Odmowa) Tj ET".to_vec()));
    });
    let report = verify(&filled, &[], &office.trusting());
    assert_refused("filled later", &report);
    assert!(says(only(&report), Code::ChangedAfterSigning));
}
