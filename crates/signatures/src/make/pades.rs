//! Writing PAdES baseline (ETSI EN 319 142-1): one more revision with an invisible signature field. Not one byte of the file that is
//! signed is changed.

use jiff::Timestamp;
use lopdf::{Dictionary, IncrementalDocument, Object, ObjectId, StringFormat};

use super::cms::{Order, written};
use super::{Key, Refused, Stamper};
use crate::pdf::load;

/// Place for the signature value without a time-stamp, besides the certificates.
const PLACE: usize = 4 << 10;
/// Place for a token with the certificates of its service.
const PLACE_FOR_STAMP: usize = 16 << 10;
/// A number with as many digits as the largest file can have; it keeps the place.
const WIDE: i64 = 9_999_999_999;

fn bad(what: impl std::fmt::Display) -> Refused {
    Refused::Content(what.to_string())
}

/// Signs a PDF: gives the file with one more revision. B-T with a stamper, else B-B. `reason` is shown by readers when given.
///
/// # Errors
/// [`Refused::Content`] for what is not a PDF that can be signed (damaged, encrypted); otherwise what failed.
pub fn pades(
    key: &dyn Key,
    pdf: &[u8],
    at: Timestamp,
    reason: Option<&str>,
    stamper: Option<&dyn Stamper>,
) -> Result<Vec<u8>, Refused> {
    let certificates: usize =
        key.chain().iter().map(Vec::len).sum::<usize>().saturating_add(key.certificate().len());
    let stamp = if stamper.is_some() { PLACE_FOR_STAMP } else { 0 };
    let place = certificates.saturating_add(PLACE).saturating_add(stamp);
    let document = load(pdf).map_err(|why| bad(format!("{:?} {}", why.code, why.detail)))?;
    let mut next = IncrementalDocument::create_from(pdf.to_vec(), document);
    // Numbers that the old file speaks of but does not define stay undefined.
    next.new_document.max_id = highest(&next).max(next.new_document.max_id);
    add(&mut next, dictionary(at, reason, place))?;
    let mut out = Vec::new();
    next.save_to(&mut out).map_err(bad)?;
    filled(key, out, pdf.len(), stamper)
}

fn highest(next: &IncrementalDocument) -> u32 {
    let size = next.get_prev_documents().trailer.get(b"Size").and_then(Object::as_i64).unwrap_or(0);
    u32::try_from(size.saturating_sub(1)).unwrap_or(0)
}

/// The signature dictionary (ISO 32000-2, table 255), with places for what is known last.
fn dictionary(at: Timestamp, reason: Option<&str>, place: usize) -> Dictionary {
    let mut value = Dictionary::new();
    value.set("Type", Object::Name(b"Sig".to_vec()));
    value.set("Filter", Object::Name(b"Adobe.PPKLite".to_vec()));
    value.set("SubFilter", Object::Name(b"ETSI.CAdES.detached".to_vec()));
    let wide = || Object::Integer(WIDE);
    value.set("ByteRange", Object::Array(vec![Object::Integer(0), wide(), wide(), wide()]));
    value.set("Contents", Object::String(vec![0; place], StringFormat::Hexadecimal));
    let time = at.strftime("D:%Y%m%d%H%M%SZ").to_string();
    value.set("M", Object::String(time.into_bytes(), StringFormat::Literal));
    if let Some(reason) = reason {
        value.set("Reason", lopdf::text_string(reason));
    }
    value
}

/// Adds the field to the form and to the first page.
fn add(next: &mut IncrementalDocument, value: Dictionary) -> Result<(), Refused> {
    let value = next.new_document.add_object(value);
    let page = next.get_prev_documents().page_iter().next().ok_or_else(|| bad("no page"))?;
    let name = format!("Signature{}", value.0);
    let mut field = Dictionary::new();
    field.set("Type", Object::Name(b"Annot".to_vec()));
    field.set("Subtype", Object::Name(b"Widget".to_vec()));
    field.set("FT", Object::Name(b"Sig".to_vec()));
    field.set("T", Object::String(name.into_bytes(), StringFormat::Literal));
    field.set("V", Object::Reference(value));
    field.set("P", Object::Reference(page));
    // Printed and locked, without a place on the page.
    field.set("F", Object::Integer(132));
    field.set("Rect", Object::Array(vec![Object::Integer(0); 4]));
    let field = next.new_document.add_object(field);
    next.opt_clone_object_to_new_document(page).map_err(bad)?;
    append(next, page, b"Annots", field)?;
    let root = next.get_prev_documents().trailer.get(b"Root").and_then(Object::as_reference).map_err(bad)?;
    next.opt_clone_object_to_new_document(root).map_err(bad)?;
    let form = form(next, root)?;
    append(next, form, b"Fields", field)?;
    let form = next.new_document.get_object_mut(form).and_then(Object::as_dict_mut).map_err(bad)?;
    // Signatures exist, and the file may only be appended to (ISO 32000-2, table 225).
    form.set("SigFlags", Object::Integer(3));
    Ok(())
}

/// The form as an object of its own; a form that lies inside the catalog is taken out of it.
fn form(next: &mut IncrementalDocument, root: ObjectId) -> Result<ObjectId, Refused> {
    let catalog = next.get_prev_documents().get_dictionary(root).map_err(bad)?;
    let form = match catalog.get(b"AcroForm") {
        Ok(Object::Reference(id)) => {
            let id = *id;
            next.opt_clone_object_to_new_document(id).map_err(bad)?;
            return Ok(id);
        }
        Ok(Object::Dictionary(form)) => form.clone(),
        Ok(_) => return Err(bad("form")),
        Err(_) => Dictionary::new(),
    };
    let id = next.new_document.add_object(form);
    let catalog = next.new_document.get_object_mut(root).and_then(Object::as_dict_mut).map_err(bad)?;
    catalog.set("AcroForm", Object::Reference(id));
    Ok(id)
}

/// Appends to a list of a dictionary, wherever the list lies.
fn append(next: &mut IncrementalDocument, of: ObjectId, key: &[u8], item: ObjectId) -> Result<(), Refused> {
    let dictionary = next.new_document.get_dictionary(of).map_err(bad)?;
    if let Ok(Object::Reference(list)) = dictionary.get(key) {
        let list = *list;
        next.opt_clone_object_to_new_document(list).map_err(bad)?;
        let list = next.new_document.get_object_mut(list).and_then(Object::as_array_mut).map_err(bad)?;
        list.push(Object::Reference(item));
        return Ok(());
    }
    let mut list = match dictionary.get(key) {
        Ok(Object::Array(list)) => list.clone(),
        Ok(_) => return Err(bad("list")),
        Err(_) => Vec::new(),
    };
    list.push(Object::Reference(item));
    let dictionary = next.new_document.get_object_mut(of).and_then(Object::as_dict_mut).map_err(bad)?;
    dictionary.set(key, Object::Array(list));
    Ok(())
}

/// Writes the byte range and the signature value into their places.
fn filled(
    key: &dyn Key,
    mut out: Vec<u8>,
    from: usize,
    stamper: Option<&dyn Stamper>,
) -> Result<Vec<u8>, Refused> {
    let find = |out: &[u8], what: &[u8], after: usize| {
        let found = memchr::memmem::find(out.get(after..).unwrap_or_default(), what);
        found.and_then(|at| at.checked_add(after)).ok_or_else(|| bad("place"))
    };
    let range = find(&out, b"/ByteRange", from)?;
    let range_start = find(&out, b"[", range)?;
    let range_end = find(&out, b"]", range_start)?;
    let contents = find(&out, b"/Contents", range_end)?;
    let start = find(&out, b"<", contents)?;
    let end = find(&out, b">", start)?.saturating_add(1);
    let rest = out.len().saturating_sub(end);
    let text = format!("[0 {start} {end} {rest}");
    let place = out.get_mut(range_start..range_end).ok_or_else(|| bad("place"))?;
    let padded = format!("{text:<width$}", width = place.len());
    if padded.len() != place.len() {
        return Err(bad("too large"));
    }
    place.copy_from_slice(padded.as_bytes());
    let parts = [out.get(..start).unwrap_or_default(), out.get(end..).unwrap_or_default()];
    let value = written(&Order { key, content: &parts, attached: false, time: None, stamper })?;
    let digits = hex::encode(value);
    let inner = start.saturating_add(1)..start.saturating_add(1).saturating_add(digits.len());
    if inner.end >= end {
        return Err(bad("the signature is larger than its place"));
    }
    out.get_mut(inner).ok_or_else(|| bad("place"))?.copy_from_slice(digits.as_bytes());
    Ok(out)
}
