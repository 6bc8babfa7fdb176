//! Signatures in PDF (ISO 32000-2, 12.8; ETSI EN 319 142): what the byte range covers, and what came after it.
//!
//! The structure is read by lopdf, within limits; callers who judge files of strangers run this in a process with limits of its own,
//! as with every reader of PDF.

mod changes;
mod field;

pub(crate) use field::{Field, fields};

use lopdf::{Document, LoadOptions};

use crate::cms::message::Message;
use crate::cms::signer;
use crate::finding::{Code, Finding, Weight};
use crate::report::{Content, Form, Signature, Signed, Word};
use crate::trust::Context;
use crate::{Judged, ber, tsp};

/// Bytes of one object stream when unpacked.
const MOST_STREAM: usize = 16 << 20;
/// Object streams of one file.
const MOST_STREAMS: usize = 2_000;
/// Signatures of one PDF: each costs reading the file once more.
const MOST_SIGNATURES: usize = 20;

/// Reads the structure of a PDF.
pub(crate) fn load(bytes: &[u8]) -> Result<Document, Finding> {
    if memchr::memmem::find_iter(bytes, b"/ObjStm").take(MOST_STREAMS.saturating_add(1)).count()
        > MOST_STREAMS
    {
        return Err(Finding::new(Code::TooLarge, "object streams"));
    }
    let options = LoadOptions { max_decompressed_size: Some(MOST_STREAM), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options)
        .map_err(|why| Finding::new(Code::Broken, why.to_string()))?;
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Finding::new(Code::Encrypted, ""));
    }
    if document.xref_recovery.is_some() || document.objects.is_empty() {
        // Readers mend a broken index each in its own way: nobody knows what another one shows.
        return Err(Finding::new(Code::Broken, "cross-references"));
    }
    Ok(document)
}

/// Is the newer file the older one with nothing but signatures appended?
pub(crate) fn grew_from(newer: &[u8], older: &[u8]) -> Result<(), Finding> {
    let changed = |what: &str| Finding::new(Code::ChangedAfterSigning, what);
    if !newer.starts_with(older) {
        return Err(changed("not the accepted file"));
    }
    changes::compared(&load(older)?, &load(newer)?).map_err(|what| changed(&what))
}

/// Judges every signature of a PDF.
pub(crate) fn judge(bytes: &[u8], context: &Context) -> Judged {
    match judged(bytes, context) {
        Ok(signatures) => Judged { findings: Vec::new(), signatures },
        Err(finding) => Judged::nothing(finding),
    }
}

fn judged(bytes: &[u8], context: &Context) -> Result<Vec<Signature>, Finding> {
    let document = load(bytes)?;
    let mut all = fields(&document)?;
    if all.is_empty() {
        return Err(Finding::new(Code::NoSignature, "PDF"));
    }
    if all.len() > MOST_SIGNATURES {
        return Err(Finding::new(Code::TooLarge, "signatures"));
    }
    all.sort_by_key(|field| field.range.1);
    let mut context = context.clone();
    let mut out = Vec::new();
    // From the last to the first: a trusted time-stamp of the whole file proves when everything before it existed.
    for field in all.iter().rev() {
        let signature = one(bytes, &document, field, &context);
        if signature.form == Form::PdfTimeStamp && signature.word == Word::Correct {
            let proved = signature.claimed_time.unwrap_or(context.at);
            context.at = context.at.min(proved);
        }
        out.push(signature);
    }
    out.reverse();
    Ok(out)
}

fn one(bytes: &[u8], document: &Document, field: &Field, context: &Context) -> Signature {
    let stamps = field.sub_filter == b"ETSI.RFC3161";
    let form = if stamps { Form::PdfTimeStamp } else { Form::Pdf };
    let mut signature = match covered(bytes, field) {
        Err(finding) => return signer::unread(form, finding),
        Ok(parts) if stamps => stamped(field, &parts, context),
        Ok(parts) => signed(field, &parts, context),
    };
    match changes::after(bytes, document, field) {
        Ok(None) => {}
        Ok(Some(note)) => signature.findings.push(note),
        Err(finding) => {
            signature.word = signature.word.max(Word::of(std::slice::from_ref(&finding), true));
            signature.findings.push(finding);
        }
    }
    if signature.findings.iter().any(|finding| finding.code.weight() >= Weight::Unread) {
        signature.signer = None;
        signature.claimed_time = None;
        return signature;
    }
    let end = field.end();
    let revision = bytes.get(..end).unwrap_or_default();
    signature.signed = vec![Signed {
        name: None,
        content: Content::Revision(u64::try_from(end).unwrap_or(u64::MAX)),
        sha256: crate::crypto::sha256_hex(revision),
        size: u64::try_from(end).unwrap_or(u64::MAX),
    }];
    signature
}

/// The two parts that a byte range covers: everything from the first byte to the end of a revision, less one hexadecimal string
/// that is the signature value and nothing else.
fn covered<'b>(bytes: &'b [u8], field: &Field) -> Result<[&'b [u8]; 2], Finding> {
    let wrong = |what: &str| Finding::new(Code::ByteRangeWrong, what);
    let (start, first, second, length) = field.range_parts();
    if start != 0 || second <= first {
        return Err(wrong("start"));
    }
    let end = second.checked_add(length).ok_or_else(|| wrong("end"))?;
    let before = bytes.get(..first).ok_or_else(|| wrong("first part"))?;
    let gap = bytes.get(first..second).ok_or_else(|| wrong("gap"))?;
    let after = bytes.get(second..end).ok_or_else(|| wrong("second part"))?;
    let digits = gap.strip_prefix(b"<").and_then(|gap| gap.strip_suffix(b">")).ok_or_else(|| wrong("gap"))?;
    let value = hex::decode(digits).map_err(|_| wrong("gap"))?;
    if value != field.contents {
        return Err(wrong("value"));
    }
    if let Some((_, padding)) = ber::next(&value)
        && padding.iter().any(|byte| *byte != 0)
    {
        return Err(wrong("padding"));
    }
    if !after.trim_ascii_end().ends_with(b"%%EOF") || !before.starts_with(b"%PDF-") {
        return Err(wrong("not a revision"));
    }
    Ok([before, after])
}

fn signed(field: &Field, parts: &[&[u8]; 2], context: &Context) -> Signature {
    let known = field.sub_filter == b"ETSI.CAdES.detached" || field.sub_filter == b"adbe.pkcs7.detached";
    if !known {
        let name = String::from_utf8_lossy(&field.sub_filter).into_owned();
        return signer::unread(Form::Pdf, Finding::new(Code::UnknownForm, name));
    }
    let Some(message) = Message::read(&field.contents) else {
        return signer::unread(Form::Pdf, Finding::new(Code::Broken, "CMS"));
    };
    let [one] = message.signers.as_slice() else {
        // PAdES has one signer in each signature (EN 319 142-1, 4.1).
        return signer::unread(Form::Pdf, Finding::new(Code::Malformed, "signers"));
    };
    if message.content.is_some() {
        return signer::unread(Form::Pdf, Finding::new(Code::Malformed, "content inside"));
    }
    let mut out = signer::judge(&message, one, parts, Form::Pdf, context);
    if out.signer.is_some() && out.claimed_time.is_none() {
        out.claimed_time = field.time;
    }
    out
}

fn stamped(field: &Field, parts: &[&[u8]; 2], context: &Context) -> Signature {
    match tsp::judge_parts(&field.contents, parts, context) {
        Err(finding) => signer::unread(Form::PdfTimeStamp, finding),
        Ok(stamp) => {
            let mut out = signer::unread(Form::PdfTimeStamp, Finding::new(Code::Broken, ""));
            out.word = stamp.word;
            out.findings = stamp.findings;
            out.signer = stamp.authority;
            out.claimed_time = Some(stamp.time);
            out
        }
    }
}
