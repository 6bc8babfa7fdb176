//! What came into a PDF after it was signed. Further signatures, time-stamps and the evidence for them may come; everything else is
//! a change of what was signed (ISO 32000-2, 12.8.2.2; ETSI EN 319 142-1, 5.4).

use std::collections::{BTreeSet, HashSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::field::{Field, entry, signed_objects};
use super::{fields, load};
use crate::finding::{Code, Finding};

/// Dictionaries and arrays inside each other.
const DEEPEST: u8 = 64;

/// `None`: nothing came after. A note: only what may come. An error: the file was changed, or the old one cannot be read.
pub(super) fn after(bytes: &[u8], document: &Document, field: &Field) -> Result<Option<Finding>, Finding> {
    let rest = bytes.get(field.end()..).unwrap_or_default();
    if rest.trim_ascii().is_empty() {
        return Ok(None);
    }
    let changed = |what: &str| Finding::new(Code::ChangedAfterSigning, what);
    // What is no revision with an index of its own is read by some programs and not by others.
    if document.xref_start < field.end() || !rest.trim_ascii_end().ends_with(b"%%EOF") {
        return Err(changed("bytes after the end"));
    }
    let revision = bytes.get(..field.end()).unwrap_or_default();
    let before = load(revision)?;
    if !fields(&before)?.contains(field) {
        return Err(changed("the signature came later"));
    }
    compared(&before, document).map_err(|what| changed(&what))?;
    Ok(Some(Finding::new(Code::EarlierRevision, field.end().to_string())))
}

/// Is the newer document the older one with nothing but signatures added? Says what else was changed.
pub(crate) fn compared(before: &Document, after: &Document) -> Result<(), String> {
    let root = |document: &Document| document.trailer.get(b"Root").and_then(Object::as_reference).ok();
    if root(before).is_none() || root(before) != root(after) {
        return Err("another catalog".into());
    }
    let signed = |document| signed_objects(document).map_err(|_| "the form cannot be read".to_owned());
    let (old, new) = (signed(before)?, signed(after)?);
    let review = Review { before, after, root: root(after), allowed: allowed(before, after), old, new };
    let awaited = awaited(before);
    for (id, object) in &after.objects {
        match before.objects.get(id) {
            Some(old) if old == object => {}
            Some(old) => review.changed(*id, old, object)?,
            None if awaited.contains(id) => {
                return Err(format!("object {} was left open and filled later", id.0));
            }
            None => {}
        }
    }
    let gone = before.objects.iter().find(|(id, old)| !after.objects.contains_key(id) && !machinery(old));
    gone.map_or(Ok(()), |(id, _)| Err(format!("object {} was removed", id.0)))
}

/// Index and packing, which say nothing to readers.
fn machinery(object: &Object) -> bool {
    matches!(object.type_name(), Ok(b"XRef" | b"ObjStm"))
}

/// References to objects that the older document does not have: whoever defines them later changes what is shown.
fn awaited(document: &Document) -> HashSet<ObjectId> {
    let mut out = HashSet::new();
    for object in document.objects.values() {
        references(object, 0, &mut |id| {
            if !document.objects.contains_key(&id) {
                out.insert(id);
            }
        });
    }
    out
}

fn references(object: &Object, depth: u8, found: &mut impl FnMut(ObjectId)) {
    if depth > DEEPEST {
        return;
    }
    let next = depth.saturating_add(1);
    match object {
        Object::Reference(id) => found(*id),
        Object::Array(list) => list.iter().for_each(|one| references(one, next, found)),
        Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, one)| references(one, next, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, one)| references(one, next, found)),
        _ => {}
    }
}

/// What may change as a whole: the store of evidence (`DSS`) and the description of the file (`Metadata`), where only they are.
fn allowed(before: &Document, after: &Document) -> BTreeSet<ObjectId> {
    let of = |document: &Document| {
        let mut ids = BTreeSet::new();
        let Ok(catalog) = document.catalog() else { return ids };
        if let Ok(dss) = catalog.get(b"DSS") {
            reach(document, dss, 0, &mut ids);
        }
        if let Some(Object::Stream(stream)) = entry(document, catalog, b"Metadata")
            && stream.dict.has_type(b"Metadata")
            && let Ok(id) = catalog.get(b"Metadata").and_then(Object::as_reference)
        {
            ids.insert(id);
        }
        ids
    };
    of(before).intersection(&of(after)).copied().collect()
}

fn reach(document: &Document, object: &Object, depth: u8, ids: &mut BTreeSet<ObjectId>) {
    if depth > 8 {
        return;
    }
    references(object, 0, &mut |id| {
        if ids.insert(id)
            && let Ok(next) = document.get_object(id)
        {
            reach(document, next, depth.saturating_add(1), ids);
        }
    });
}

struct Review<'d> {
    before: &'d Document,
    after: &'d Document,
    root: Option<ObjectId>,
    allowed: BTreeSet<ObjectId>,
    /// Signed fields of the older document.
    old: HashSet<ObjectId>,
    /// Signed fields of the newer one.
    new: HashSet<ObjectId>,
}

impl Review<'_> {
    fn changed(&self, id: ObjectId, old: &Object, new: &Object) -> Result<(), String> {
        let wrong = || Err(format!("object {} was changed", id.0));
        if self.allowed.contains(&id) || (machinery(old) && machinery(new)) {
            return Ok(());
        }
        if self.described(id, old, new) {
            return Ok(());
        }
        match (old, new) {
            (Object::Array(old), Object::Array(new)) if self.is_list(id) => self.grown(old, new),
            (Object::Dictionary(old), Object::Dictionary(new)) => {
                if Some(id) == self.root {
                    self.catalog(old, new)
                } else if self.is_form(id) {
                    self.form(old, new)
                } else if old.has_type(b"Page") {
                    same_but(old, new, &[b"Annots"])?;
                    self.grown_entry(old, new, b"Annots")
                } else if self.now_signed(id) && is_signature(self.before, old) {
                    same_but(old, new, &[b"V", b"AP", b"F", b"M", b"MK"])
                } else {
                    wrong()
                }
            }
            _ => wrong(),
        }
    }

    /// Dates in the description of the file (`Info`).
    fn described(&self, id: ObjectId, old: &Object, new: &Object) -> bool {
        let info = self.before.trailer.get(b"Info").and_then(Object::as_reference).ok() == Some(id);
        match (old, new) {
            (Object::Dictionary(old), Object::Dictionary(new)) if info => {
                same_but(old, new, &[b"ModDate", b"Producer"]).is_ok()
            }
            _ => false,
        }
    }

    fn catalog(&self, old: &Dictionary, new: &Dictionary) -> Result<(), String> {
        same_but(old, new, &[b"AcroForm", b"DSS", b"Extensions", b"Metadata"])?;
        match (entry(self.before, old, b"AcroForm"), entry(self.after, new, b"AcroForm")) {
            (None, None) => Ok(()),
            (None, Some(Object::Dictionary(form))) => self.form(&Dictionary::new(), form),
            (Some(Object::Dictionary(old)), Some(Object::Dictionary(new))) => self.form(old, new),
            _ => Err("the form was changed".into()),
        }
    }

    fn form(&self, old: &Dictionary, new: &Dictionary) -> Result<(), String> {
        same_but(old, new, &[b"Fields", b"SigFlags", b"DR", b"DA"])?;
        self.grown_entry(old, new, b"Fields")
    }

    fn grown_entry(&self, old: &Dictionary, new: &Dictionary, key: &[u8]) -> Result<(), String> {
        let list = |document, of| match entry(document, of, key) {
            None => Ok(Vec::new()),
            Some(Object::Array(list)) => Ok(list.clone()),
            Some(_) => Err("a list was changed".to_owned()),
        };
        self.grown(&list(self.before, old)?, &list(self.after, new)?)
    }

    /// Was the field empty, and is it signed now? An empty field whose looks alone change is a picture on the page.
    fn now_signed(&self, id: ObjectId) -> bool {
        self.new.contains(&id) && !self.old.contains(&id)
    }

    /// Is the list the old one with signed signature fields at its end? They are judged each by itself; a field without a
    /// signature could show anything on the page.
    fn grown(&self, old: &[Object], new: &[Object]) -> Result<(), String> {
        let Some(added) = new.strip_prefix(old) else { return Err("a list was changed".into()) };
        let signs = |object: &Object| {
            let id = object.as_reference().ok().filter(|id| self.new.contains(id));
            let field = id.and_then(|id| self.after.get_dictionary(id).ok());
            field.is_some_and(|field| is_signature(self.after, field))
        };
        if added.iter().all(signs) { Ok(()) } else { Err("something else than a signature was added".into()) }
    }

    fn is_form(&self, id: ObjectId) -> bool {
        let form = |document: &Document| {
            document.catalog().ok().and_then(|catalog| catalog.get(b"AcroForm").ok()?.as_reference().ok())
        };
        form(self.before) == Some(id) && form(self.after) == Some(id)
    }

    /// The list of fields of the form, or of annotations of a page, when it is an object of its own.
    fn is_list(&self, id: ObjectId) -> bool {
        let named = |of: &Dictionary, key: &[u8]| of.get(key).and_then(Object::as_reference).ok() == Some(id);
        let catalog = self.before.catalog().ok();
        let form = catalog.and_then(|catalog| entry(self.before, catalog, b"AcroForm")?.as_dict().ok());
        form.is_some_and(|form| named(form, b"Fields"))
            || self
                .before
                .page_iter()
                .any(|page| self.before.get_dictionary(page).is_ok_and(|page| named(page, b"Annots")))
    }
}

/// A field for a signature that does nothing by itself.
fn is_signature(document: &Document, field: &Dictionary) -> bool {
    let own = entry(document, field, b"FT");
    let parent = entry(document, field, b"Parent").and_then(|parent| parent.as_dict().ok());
    let kind = own.or_else(|| entry(document, parent?, b"FT"));
    kind.and_then(|kind| kind.as_name().ok()) == Some(b"Sig") && !field.has(b"A") && !field.has(b"AA")
}

fn same_but(old: &Dictionary, new: &Dictionary, keys: &[&[u8]]) -> Result<(), String> {
    let differs = |(key, value): &(&Vec<u8>, &Object), other: &Dictionary| {
        !keys.contains(&key.as_slice()) && other.get(key).ok() != Some(*value)
    };
    let changed =
        old.iter().find(|one| differs(one, new)).or_else(|| new.iter().find(|one| differs(one, old)));
    changed.map_or(Ok(()), |(key, _)| Err(format!("entry {} was changed", String::from_utf8_lossy(key))))
}
