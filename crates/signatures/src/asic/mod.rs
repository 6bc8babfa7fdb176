//! Containers of signed files (ETSI EN 319 162-1): ASiC-S with one file, ASiC-E with many. Every file must be signed.

mod container;
mod manifest;

use std::collections::HashSet;

use container::{Entry, unpacked};

use crate::cms::signed;
use crate::finding::{Code, Finding};
use crate::report::{Content, Form, Signature, Word};
use crate::trust::Context;
use crate::xml::Outside;
use crate::{Beside, Judged, cms, tsp, xml};

const FOLDER: &str = "META-INF/";

/// What a file of the folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Xades,
    Cades,
    Stamp,
    Manifest,
    /// The list of files as office documents have it: says nothing of signatures.
    List,
    Unknown,
}

fn role(name: &str) -> Option<Role> {
    let inner = name.strip_prefix(FOLDER)?.to_ascii_lowercase();
    let ends = |end: &str| inner.ends_with(end);
    Some(if inner.contains("signatures") && ends(".xml") {
        Role::Xades
    } else if inner.contains("signature") && ends(".p7s") {
        Role::Cades
    } else if inner.contains("timestamp") && ends(".tst") {
        Role::Stamp
    } else if inner.contains("asicmanifest") && ends(".xml") {
        Role::Manifest
    } else if inner == "manifest.xml" {
        Role::List
    } else {
        Role::Unknown
    })
}

/// Judges every signature of a container.
pub(crate) fn judge(bytes: &[u8], context: &Context) -> Judged {
    let entries = match unpacked(bytes, &context.limits) {
        Ok(entries) => entries,
        Err(finding) => return Judged::nothing(finding),
    };
    let signing = |entry: &&Entry| matches!(role(&entry.name), Some(Role::Xades | Role::Cades | Role::Stamp));
    let several = entries.iter().filter(signing).count().max(1);
    let size = entries.iter().map(|entry| entry.bytes.len()).sum::<usize>();
    if several > context.limits.signatures || size.saturating_mul(several) > context.limits.digested {
        return Judged::nothing(Finding::new(Code::TooLarge, "signatures"));
    }
    // What the whole container may cost is shared among its signatures.
    let mut limits = context.limits;
    limits.digested = limits.digested.checked_div(several).unwrap_or_default();
    let context = &Context { limits, ..context.clone() };
    let container = Container { entries: &entries, context };
    let mut out = Judged { findings: Vec::new(), signatures: Vec::new() };
    for entry in &entries {
        container.add(entry, &mut out);
    }
    if out.signatures.is_empty() && out.findings.is_empty() {
        out.findings.push(Finding::new(Code::NoSignature, "container"));
    }
    if out.signatures.len() > context.limits.signatures {
        return Judged::nothing(Finding::new(Code::TooLarge, "signatures"));
    }
    container.uncovered(&mut out);
    out
}

struct Container<'c> {
    entries: &'c [Entry],
    context: &'c Context,
}

impl Container<'_> {
    /// The files that are there to be signed.
    fn content(&self) -> Vec<&Entry> {
        self.entries.iter().filter(|entry| role(&entry.name).is_none() && entry.name != "mimetype").collect()
    }

    fn add(&self, entry: &Entry, out: &mut Judged) {
        match role(&entry.name) {
            Some(Role::Xades) => {
                let judged = self.xades(entry);
                out.findings.extend(judged.findings);
                out.signatures.extend(judged.signatures);
            }
            Some(Role::Cades | Role::Stamp) => out.signatures.extend(self.apart(entry)),
            Some(Role::Unknown) => {
                out.findings.push(Finding::new(Code::UnsignedFile, entry.name.clone()));
            }
            Some(Role::Manifest | Role::List) | None => {}
        }
    }

    fn xades(&self, entry: &Entry) -> Judged {
        let content = self.content();
        let files: Vec<Beside<'_>> =
            content.iter().map(|one| Beside { name: &one.name, bytes: &one.bytes }).collect();
        let outside = Outside { files: &files, by_name: true };
        let mut judged = xml::judge(&entry.bytes, outside, self.context);
        for one in judged.signatures.iter_mut().flat_map(|signature| &mut signature.signed) {
            if let Content::Beside(place) = one.content
                && let Some(file) = files.get(place)
            {
                one.content = Content::Bytes(file.bytes.to_vec());
            }
        }
        judged
    }

    /// A signature or time-stamp in a file of its own: of a manifest that names it, or of the only file there is.
    fn apart(&self, entry: &Entry) -> Vec<Signature> {
        let form =
            if role(&entry.name) == Some(Role::Stamp) { Form::TimeStampOnly } else { Form::CmsDetached };
        let refused = |code: Code, what: &str| vec![cms::signer::unread(form, Finding::new(code, what))];
        let manifests = self.entries.iter().filter(|one| role(&one.name) == Some(Role::Manifest));
        let mut named = manifests.filter(|one| manifest::names(&one.bytes, &entry.name, self.context));
        match (named.next(), named.next()) {
            (Some(list), None) => self.by_manifest(entry, list, form),
            (Some(_), Some(_)) => refused(Code::Malformed, "two manifests for one signature"),
            (None, _) => {
                let content = self.content();
                let [only] = content.as_slice() else {
                    return refused(Code::UnsignedSurroundings, "several files and no manifest");
                };
                self.of(entry, only, form)
            }
        }
    }

    /// The signature is of the manifest; the manifest has the digests of the files.
    fn by_manifest(&self, entry: &Entry, list: &Entry, form: Form) -> Vec<Signature> {
        let mut signatures = self.of(entry, list, form);
        let content = self.content();
        let named = |name: &str| content.iter().find(|one| one.name == name).map(|one| one.bytes.as_slice());
        let covered = manifest::covered(&list.bytes, named, self.context);
        for signature in &mut signatures {
            if signature.word > Word::TrustNotDecided {
                continue;
            }
            match &covered {
                Ok(names) => {
                    let parts = names.iter().filter_map(|name| named(name).map(|bytes| (name, bytes)));
                    signature.signed = parts
                        .map(|(name, bytes)| {
                            signed(Some(name.clone()), Content::Bytes(bytes.to_vec()), bytes)
                        })
                        .collect();
                }
                Err(finding) => *signature = cms::signer::unread(form, finding.clone()),
            }
        }
        signatures
    }

    fn of(&self, entry: &Entry, file: &Entry, form: Form) -> Vec<Signature> {
        if form == Form::TimeStampOnly {
            return vec![stamped(entry, file, self.context)];
        }
        let beside = [Beside { name: &file.name, bytes: &file.bytes }];
        let judged = cms::judge(&entry.bytes, &beside, self.context);
        let mut out = judged.signatures;
        out.extend(judged.findings.into_iter().map(|finding| cms::signer::unread(form, finding)));
        for one in &mut out {
            if one.form != Form::CmsDetached {
                // Content inside a signature that should be of a file: nobody looks there.
                *one = cms::signer::unread(form, Finding::new(Code::Malformed, "content inside"));
            }
            for part in &mut one.signed {
                part.content = Content::Bytes(file.bytes.clone());
            }
        }
        out
    }

    /// Files that no signature covers make the container false: readers show them beside the others.
    fn uncovered(&self, out: &mut Judged) {
        let holding = out.signatures.iter().filter(|signature| signature.word <= Word::TrustNotDecided);
        let covered: HashSet<&str> =
            holding.flat_map(|signature| &signature.signed).filter_map(|one| one.name.as_deref()).collect();
        let missing: Vec<Finding> = self
            .content()
            .into_iter()
            .filter(|entry| !covered.contains(entry.name.as_str()))
            .map(|entry| Finding::new(Code::UnsignedFile, entry.name.clone()))
            .collect();
        if !out.signatures.is_empty() {
            out.findings.extend(missing);
        }
    }
}

fn stamped(entry: &Entry, file: &Entry, context: &Context) -> Signature {
    let form = Form::TimeStampOnly;
    match tsp::judge(&entry.bytes, &file.bytes, context) {
        Err(finding) => cms::signer::unread(form, finding),
        Ok(stamp) => {
            let mut out = cms::signer::unread(form, Finding::new(Code::Broken, ""));
            out.word = stamp.word;
            out.findings = stamp.findings;
            out.signer = stamp.authority;
            out.claimed_time = Some(stamp.time);
            out.with(|| signed(Some(file.name.clone()), Content::Bytes(file.bytes.clone()), &file.bytes))
        }
    }
}
