//! CMS (RFC 5652) as CAdES (ETSI EN 319 122) uses it: attached, detached, inside PDF and containers, and in time-stamps.

pub(crate) mod attributes;
pub(crate) mod message;
pub(crate) mod signer;

use std::borrow::Cow;

use message::Message;

use crate::crypto::sha256_hex;
use crate::finding::{Code, Finding};
use crate::report::{Content, Form, Signature, Signed, Word};
use crate::trust::Context;
use crate::{Beside, Judged};

/// `id-signedData` as it stands in a file.
const SIGNED_DATA: [u8; 11] = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];

/// Could it be CMS? Told from the first bytes, or from the text around them.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    binary(bytes).is_some_and(|der| der.get(..40).unwrap_or(&der).windows(11).any(|at| at == SIGNED_DATA))
}

/// Signing programs also write CMS as text (PEM, or base64 alone).
fn binary(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    if bytes.first() == Some(&0x30) {
        return Some(Cow::Borrowed(bytes));
    }
    let text = std::str::from_utf8(bytes).ok()?.trim();
    let inner = match text.strip_prefix("-----BEGIN ") {
        Some(rest) => rest.split_once("-----")?.1.split_once("-----END")?.0,
        None if text.starts_with("MI") => text,
        None => return None,
    };
    crate::xml::layout::decoded(inner).map(Cow::Owned)
}

/// Judges a CMS file: its own content, or one of the files beside it.
pub(crate) fn judge(bytes: &[u8], files: &[Beside<'_>], context: &Context) -> Judged {
    let read = binary(bytes).and_then(|der| Message::read(&der));
    let Some(message) = read else { return Judged::nothing(Finding::new(Code::Broken, "CMS")) };
    if message.signers.is_empty() {
        return Judged::nothing(Finding::new(Code::NoSignature, "CMS without signers"));
    }
    // Each signer digests the content and shows it.
    let content = message.content.as_deref().map_or(0, <[u8]>::len);
    let others = files.iter().map(|file| file.bytes.len()).sum::<usize>();
    let work = content.saturating_add(others).saturating_mul(message.signers.len());
    if message.signers.len() > context.limits.signatures || work > context.limits.digested {
        return Judged::nothing(Finding::new(Code::TooLarge, "signers"));
    }
    let signatures = match &message.content {
        Some(content) => attached(&message, content, context),
        None => detached(&message, files, context),
    };
    Judged { findings: Vec::new(), signatures }
}

fn attached(message: &Message, content: &[u8], context: &Context) -> Vec<Signature> {
    let signed = || signed(None, Content::Bytes(content.to_vec()), content);
    let judge = |one| signer::judge(message, one, &[content], Form::CmsAttached, context).with(signed);
    message.signers.iter().map(judge).collect()
}

fn detached(message: &Message, files: &[Beside<'_>], context: &Context) -> Vec<Signature> {
    message.signers.iter().map(|one| beside(message, one, files, context)).collect()
}

fn beside(message: &Message, one: &message::Signer, files: &[Beside<'_>], context: &Context) -> Signature {
    let mut best: Option<Signature> = None;
    for (place, file) in files.iter().enumerate() {
        let signed = || signed(Some(file.name.to_owned()), Content::Beside(place), file.bytes);
        let judged = signer::judge(message, one, &[file.bytes], Form::CmsDetached, context).with(signed);
        if judged.word <= Word::TrustNotDecided {
            return judged;
        }
        best = Some(judged);
    }
    // Of several files that are not what was signed no one is guilty; of one it is said what does not fit.
    match best {
        Some(judged) if files.len() == 1 => judged,
        Some(mut judged) => {
            judged.findings.push(Finding::new(Code::OtherContent, ""));
            judged.word = Word::Incorrect;
            judged
        }
        None => signer::unread(Form::CmsDetached, Finding::new(Code::ContentAbsent, "")),
    }
}

/// What a signature covers, measured.
pub(crate) fn signed(name: Option<String>, content: Content, bytes: &[u8]) -> Signed {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Signed { name, content, sha256: sha256_hex(bytes), size }
}
